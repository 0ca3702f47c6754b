//! The subset construction.

use std::collections::HashMap;

use crate::compile::alphabet::{Alphabet, Atom};
use crate::compile::budget::Budget;
use crate::compile::dfa::determinize::state::{
    Interner, Machine, Position, SeenPool, SetId, Stepped, Symbol, Thread, thread,
};
use crate::compile::dfa::minimize::Dfa;
use crate::compile::failure::Failure;
use crate::compile::nfa::program::{Inst, LookProgram, Program};

/// The deterministic automaton of `program`, of at most `max_states` states.
pub(crate) fn determinize(
    program: &Program,
    alphabet: &Alphabet,
    max_states: usize,
    budget: &Budget,
) -> Result<Dfa, Failure> {
    let mut machine = Machine {
        program,
        alphabet,
        budget,
        sets: Interner::new(),
        lists: Interner::new(),
        obligations: Interner::new(),
        stepped: Stepped::default(),
        matches: HashMap::new(),
        accepting: HashMap::new(),
        seen: SeenPool::default(),
    };
    machine.run(max_states)
}

/// A state: the tracked look-behinds, and the threads.
type State = (Vec<SetId>, SetId);

impl Machine<'_> {
    fn run(&mut self, max_states: usize) -> Result<Dfa, Failure> {
        let mut position = Position::new(true);
        self.track_from_here(&mut position)?;
        let first = self.close(vec![thread(self.program.start)], &mut position)?;
        // State 0 is the one that accepts nothing.
        let mut states: Vec<State> = vec![(Vec::new(), 0), (position.past, first)];
        let mut ids: HashMap<State, u32> = HashMap::from([(states[1].clone(), 1)]);
        let mut next = vec![0; self.alphabet.count];
        let mut accepting = vec![false, self.accepts(first)?];
        let mut at = 1;
        while at < states.len() {
            let (past, set) = states[at].clone();
            self.budget.memory(4 * self.alphabet.count + 100 + 8 * past.len())?;
            for atom in 0..self.alphabet.count {
                let atom = Atom::try_from(atom).expect("atoms are few");
                self.budget.work(1 + past.len())?;
                let to = self.step(&past, set, atom)?;
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
                accepting.push(self.accepts(to.1)?);
                ids.insert(to.clone(), id);
                states.push(to);
                next.push(id);
            }
            at += 1;
        }
        Ok(Dfa { atoms: self.alphabet.count, next, accepting, start: 1 })
    }

    fn tracked(&self, tracker: usize) -> LookProgram {
        self.program.looks[self.program.trackers[tracker]].clone()
    }

    /// Starts all look-behinds at a position, as if nothing preceded it.
    fn track_from_here(&mut self, position: &mut Position) -> Result<(), Failure> {
        for tracker in 0..self.program.trackers.len() {
            let start = self.tracked(tracker).start;
            let set = self.close(vec![thread(start)], position)?;
            position.past.push(set);
        }
        Ok(())
    }

    /// The state after one more character.
    fn step(&mut self, past: &[SetId], set: SetId, atom: Atom) -> Result<State, Failure> {
        self.stepped = Stepped::default();
        let mut position = Position::new(false);
        for (tracker, &set) in past.iter().enumerate() {
            let look = self.tracked(tracker);
            let mut seeds = self.advance(set, Symbol::Char(atom), look.units, &mut position)?;
            if look.units.is_some() && self.alphabet.astral[usize::from(atom)] {
                seeds.extend(self.second_halves(&look, &mut position)?);
            }
            seeds.push(thread(look.start));
            let set = self.close(seeds, &mut position)?;
            position.past.push(set);
        }
        let seeds = self.advance(set, Symbol::Char(atom), None, &mut position)?;
        let set = self.close(seeds, &mut position)?;
        Ok((position.past, set))
    }

    /// The threads of a look-behind that Java starts between the halves of a surrogate pair, behind the second half.
    fn second_halves(&mut self, look: &LookProgram, position: &mut Position) -> Result<Vec<Thread>, Failure> {
        // Steps from there must not be mixed up with the steps over whole characters.
        let stepped = std::mem::take(&mut self.stepped);
        let mut between = Position::new(false);
        self.track_from_here(&mut between)?;
        let set = self.close(vec![thread(look.start)], &mut between)?;
        let seeds = self.advance(set, Symbol::LowSurrogate, look.units, position);
        self.stepped = stepped;
        seeds
    }

    /// The threads of `set` after `symbol`, not yet closed. `units` are the least and the most units if they are counted.
    pub(super) fn advance(
        &mut self,
        set: SetId,
        symbol: Symbol,
        units: Option<(u32, Option<u32>)>,
        position: &mut Position,
    ) -> Result<Vec<Thread>, Failure> {
        let width = match symbol {
            Symbol::Char(atom) => 1 + u32::from(self.alphabet.astral[usize::from(atom)]),
            Symbol::LowSurrogate => 1,
        };
        let mut seeds = Vec::new();
        for &thread in self.sets.get(set).iter() {
            let Some(mut next) = self.advance_thread(thread, symbol, position)? else { continue };
            if let Some((least, most)) = units {
                next.units = thread.units + width;
                match most {
                    Some(most) if next.units > most => continue,
                    Some(_) => {}
                    // More than the least makes no difference.
                    None => next.units = next.units.min(least),
                }
            }
            seeds.push(next);
        }
        Ok(seeds)
    }

    /// One thread after `symbol`, not yet closed.
    pub(super) fn advance_thread(
        &mut self,
        thread: Thread,
        symbol: Symbol,
        position: &mut Position,
    ) -> Result<Option<Thread>, Failure> {
        self.budget.work(1)?;
        let program = self.program;
        let (pc, list) = match program.insts[thread.pc as usize] {
            Inst::Class(class, next) => {
                let holds = match symbol {
                    Symbol::Char(atom) => self.alphabet.class_holds(class, atom),
                    Symbol::LowSurrogate => self.alphabet.low_surrogates(class).ok_or(Failure::HalfSurrogates)?,
                };
                if !holds {
                    return Ok(None);
                }
                (next, 0)
            }
            Inst::Done => (thread.pc, 0),
            Inst::GroupEnd | Inst::Matched => (program.matched, 0),
            Inst::Atomic { .. } => match self.advance_list(thread.list, symbol, position)? {
                0 => return Ok(None),
                list => (thread.pc, list),
            },
            _ => return Ok(None),
        };
        let obs = self.step_obligations(thread.obs, symbol, position)?;
        Ok(obs.map(|obs| Thread { pc, list, obs, units: 0 }))
    }
}
