//! The subset construction.

use std::collections::HashMap;

use crate::compile::alphabet::{Alphabet, Atom};
use crate::compile::dfa::determinize::state::{Interner, Machine, Position, SetId, Thread, thread};
use crate::compile::dfa::minimize::Dfa;
use crate::compile::failure::Failure;
use crate::compile::limits::MAX_WORK;
use crate::compile::nfa::atomic::LOST;
use crate::compile::nfa::program::{Inst, LookProgram, Program};

/// The deterministic automaton of `program`.
pub(crate) fn determinize(program: &Program, atoms: &Alphabet, max_states: usize) -> Result<Dfa, Failure> {
    let mut machine = Machine {
        program,
        atoms,
        sets: Interner { items: Vec::new(), ids: HashMap::new() },
        obligations: Interner { items: Vec::new(), ids: HashMap::new() },
        stepped_sets: HashMap::new(),
        stepped_obs: HashMap::new(),
        seen: vec![0; program.insts.len()],
        stamp: 0,
        work: 0,
    };
    machine.obligations.intern(Vec::new());
    machine.sets.intern(Vec::new());
    machine.run(max_states)
}

impl Machine<'_> {
    fn run(&mut self, max_states: usize) -> Result<Dfa, Failure> {
        let mut position = Position { is_start: true, past: Vec::new(), begun: vec![None; self.program.looks.len()] };
        for tracker in 0..self.program.trackers.len() {
            let start = self.tracked(tracker).start;
            let set = self.close(vec![thread(start)], &mut position)?;
            position.past.push(set);
        }
        let first = self.close(vec![thread(self.program.start)], &mut position)?;
        // State 0 is the one that accepts nothing.
        let mut states = vec![(Vec::new(), 0), (position.past, first)];
        let mut ids: HashMap<(Vec<SetId>, SetId), u32> = HashMap::new();
        ids.insert(states[1].clone(), 1);
        let mut next = vec![0; self.atoms.count];
        let mut accepting = vec![false, self.accepts(first)];
        let mut at = 1;
        while at < states.len() {
            let (past, set) = states[at].clone();
            for atom in 0..self.atoms.count {
                let atom = Atom::try_from(atom).expect("atoms are few");
                let to = self.step(&past, at == 1, set, atom)?;
                if to.1 == 0 {
                    next.push(0);
                    continue;
                }
                if let Some(&id) = ids.get(&to) {
                    next.push(id);
                    continue;
                }
                let id = u32::try_from(states.len()).expect("the limit is below 2^32");
                if states.len() > max_states {
                    return Err(Failure::TooLarge);
                }
                accepting.push(self.accepts(to.1));
                ids.insert(to.clone(), id);
                states.push(to);
                next.push(id);
            }
            at += 1;
        }
        Ok(Dfa { atoms: self.atoms.count, next, accepting, start: 1 })
    }

    pub(super) fn tracked(&self, tracker: usize) -> &LookProgram {
        &self.program.looks[self.program.trackers[tracker]]
    }

    /// The state after one more character.
    fn step(
        &mut self,
        past: &[SetId],
        from_start: bool,
        set: SetId,
        atom: Atom,
    ) -> Result<(Vec<SetId>, SetId), Failure> {
        self.stepped_sets.clear();
        self.stepped_obs.clear();
        let mut position = Position {
            is_start: false,
            past: Vec::with_capacity(past.len()),
            begun: vec![None; self.program.looks.len()],
        };
        for (tracker, &set) in past.iter().enumerate() {
            let look = self.tracked(tracker).clone();
            let mut seeds = self.advance(set, atom, look.units.is_some(), &mut position)?;
            if let Some((_, most)) = look.units {
                if self.atoms.astral[usize::from(atom)] {
                    seeds.extend(self.second_halves(&look, past, from_start)?);
                }
                seeds.retain(|thread| thread.units <= most);
            }
            seeds.push(thread(look.start));
            let set = self.close(seeds, &mut position)?;
            position.past.push(set);
        }
        let seeds = self.advance(set, atom, false, &mut position)?;
        let set = self.close(seeds, &mut position)?;
        Ok((position.past, set))
    }

    /// The threads of a look-behind that Java starts between the halves of a surrogate pair.
    fn second_halves(&mut self, look: &LookProgram, past: &[SetId], is_start: bool) -> Result<Vec<Thread>, Failure> {
        let mut before = Position { is_start, past: past.to_vec(), begun: vec![None; self.program.looks.len()] };
        let set = self.close(vec![thread(look.start)], &mut before)?;
        let mut seeds = Vec::new();
        for thread in self.sets.get(set) {
            if let Inst::Class(class, next) = self.program.insts[thread.pc as usize] {
                match self.atoms.low_surrogates(class) {
                    Some(true) => seeds.push(Thread { pc: next, units: 1, ..thread }),
                    Some(false) => {}
                    None => return Err(Failure::HalfSurrogates),
                }
            }
        }
        Ok(seeds)
    }

    /// The threads of `set` after `atom`, not yet closed; `count` their units or not.
    pub(super) fn advance(
        &mut self,
        set: SetId,
        atom: Atom,
        count: bool,
        position: &mut Position,
    ) -> Result<Vec<Thread>, Failure> {
        let width = 1 + u32::from(self.atoms.astral[usize::from(atom)]);
        let mut seeds = Vec::new();
        for thread in self.sets.get(set) {
            self.work += 1;
            let pc = match self.program.insts[thread.pc as usize] {
                Inst::Class(class, next) if self.atoms.class_holds(class, atom) => next,
                Inst::Done => thread.pc,
                Inst::Atomic { group, state, .. } => match self.program.groups[group].step(state, atom) {
                    LOST => continue,
                    to => thread.pc - state + to,
                },
                _ => continue,
            };
            let Some(obs) = self.step_obligations(thread.obs, atom, position)? else { continue };
            seeds.push(Thread { pc, obs, units: if count { thread.units + width } else { 0 } });
        }
        if self.work > MAX_WORK {
            return Err(Failure::TooLarge);
        }
        Ok(seeds)
    }
}
