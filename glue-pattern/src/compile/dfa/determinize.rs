//! From instructions to a deterministic automaton.
//!
//! A state is a set of *threads*, as in any subset construction, with two additions that make look-arounds regular:
//!
//! - A thread carries *obligations*: predicates on the text that is still to come. A look-ahead adds one when the thread passes it
//!   and is decided character by character beside the thread; a thread whose obligation fails dies.
//! - All look-behinds are *tracked*: each runs from every position since the beginning of the text, in step with the state,
//!   so that whether it matches up to the current position is known when a thread passes it.
//!
//! Both nest: an obligation is itself a set of threads that may carry obligations, and a tracked look-behind may hold either kind.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::compile::alphabet::{Atom, Atoms};
use crate::compile::dfa::minimize::Dfa;
use crate::compile::nfa::atomic::LOST;
use crate::compile::nfa::build::{Inst, LookProgram, Pc, Program};
use crate::compile::{Failure, MAX_WORK};

/// A set of threads, interned.
type SetId = u32;
/// A set of obligations, interned; 0 is the empty one.
type ObsId = u32;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Thread {
    pc: Pc,
    obs: ObsId,
    /// UTF-16 units since the start, in look-behinds where Java counts them.
    units: u32,
}

/// Something that has to hold for the text still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Obligation {
    negate: bool,
    what: Ahead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Ahead {
    /// A beginning of the text is matched by one of the threads.
    Matches(SetId),
    /// The atomic group will see a further match.
    Prefers(u32, u32),
    /// The text ends.
    Ends,
}

/// What is known at a position about the text before it.
struct Position {
    is_start: bool,
    /// The tracked look-behinds.
    past: Vec<SetId>,
    /// The look-aheads begun here, once computed.
    begun: Vec<Option<SetId>>,
}

#[derive(Default)]
struct Interner<T> {
    items: Vec<Rc<[T]>>,
    ids: HashMap<Rc<[T]>, u32>,
}

impl<T: Clone + Eq + std::hash::Hash> Interner<T> {
    fn intern(&mut self, items: Vec<T>) -> u32 {
        if let Some(&id) = self.ids.get(items.as_slice()) {
            return id;
        }
        let id = u32::try_from(self.items.len()).expect("the work limit is below 2^32");
        let items: Rc<[T]> = items.into();
        self.items.push(Rc::clone(&items));
        self.ids.insert(items, id);
        id
    }

    fn get(&self, id: u32) -> Vec<T> {
        self.items[id as usize].to_vec()
    }
}

struct Machine<'a> {
    program: &'a Program,
    atoms: &'a Atoms,
    sets: Interner<Thread>,
    obligations: Interner<Obligation>,
    /// Results for the atom being stepped over.
    stepped_sets: HashMap<SetId, SetId>,
    stepped_obs: HashMap<ObsId, Option<ObsId>>,
    seen: Vec<u32>,
    stamp: u32,
    work: usize,
}

/// Determines `program`.
pub(crate) fn determine(program: &Program, atoms: &Atoms, max_states: usize) -> Result<Dfa, Failure> {
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

    fn tracked(&self, tracker: usize) -> &LookProgram {
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
    fn advance(
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

    /// The obligations after `atom`; `None` if one has failed.
    fn step_obligations(&mut self, obs: ObsId, atom: Atom, position: &mut Position) -> Result<Option<ObsId>, Failure> {
        if obs == 0 {
            return Ok(Some(0));
        }
        if let Some(&done) = self.stepped_obs.get(&obs) {
            return Ok(done);
        }
        let mut left = Vec::new();
        let mut failed = false;
        for Obligation { negate, what } in self.obligations.get(obs) {
            let decided = match what {
                Ahead::Ends => Ok(false),
                Ahead::Matches(set) => {
                    let stepped = if let Some(&stepped) = self.stepped_sets.get(&set) {
                        stepped
                    } else {
                        let seeds = self.advance(set, atom, false, position)?;
                        let stepped = self.close(seeds, position)?;
                        self.stepped_sets.insert(set, stepped);
                        stepped
                    };
                    self.decide(stepped)
                }
                Ahead::Prefers(group, state) => self.prefers(group, state, atom),
            };
            match decided {
                Ok(value) => failed |= value == negate,
                Err(what) => left.push(Obligation { negate, what }),
            }
        }
        let result = if failed { None } else { self.all_of(left) };
        self.stepped_obs.insert(obs, result);
        Ok(result)
    }

    /// Whether a look-ahead at `set` has already succeeded or failed; otherwise what it waits for.
    fn decide(&self, set: SetId) -> Result<bool, Ahead> {
        let threads = &self.sets.items[set as usize];
        let is_done = |thread: &Thread| thread.obs == 0 && matches!(self.program.insts[thread.pc as usize], Inst::Done);
        if threads.is_empty() {
            Ok(false)
        } else if threads.iter().any(is_done) {
            Ok(true)
        } else {
            Err(Ahead::Matches(set))
        }
    }

    fn prefers(&self, group: u32, state: u32, atom: Atom) -> Result<bool, Ahead> {
        let preferred = &self.program.groups[group as usize];
        match preferred.step(state, atom) {
            LOST => Ok(false),
            to if preferred.is_match(to) => Ok(true),
            to if preferred.is_open(to) => Err(Ahead::Prefers(group, to)),
            _ => Ok(false),
        }
    }

    /// Interns obligations; `None` if two of them contradict each other.
    fn all_of(&mut self, mut all: Vec<Obligation>) -> Option<ObsId> {
        all.sort_unstable();
        all.dedup();
        let contradiction = |o: &Obligation| o.negate && all.contains(&Obligation { negate: false, ..*o });
        if all.iter().any(contradiction) {
            return None;
        }
        // Sets of obligations are what eats memory first: their cost counts.
        self.work += 8 + 4 * all.len();
        Some(self.obligations.intern(all))
    }

    fn with(&mut self, obs: ObsId, more: &[Obligation]) -> Option<ObsId> {
        if more.is_empty() {
            return Some(obs);
        }
        let mut all = self.obligations.get(obs);
        all.extend_from_slice(more);
        self.all_of(all)
    }
}

/// Closing a set: following all instructions that consume nothing.
impl Machine<'_> {
    fn close(&mut self, seeds: Vec<Thread>, position: &mut Position) -> Result<SetId, Failure> {
        let mut seen = std::mem::take(&mut self.seen);
        if seen.is_empty() {
            seen = vec![0; self.program.insts.len()];
        }
        self.stamp += 1;
        let stamp = self.stamp;
        let mut seen_others = HashSet::new();
        let mut stack = seeds;
        let mut out = Vec::new();
        while let Some(thread) = stack.pop() {
            let fresh = if thread.obs == 0 && thread.units == 0 {
                std::mem::replace(&mut seen[thread.pc as usize], stamp) != stamp
            } else {
                seen_others.insert(thread)
            };
            if !fresh {
                continue;
            }
            self.work += 1;
            if self.work > MAX_WORK {
                return Err(Failure::TooLarge);
            }
            self.follow(thread, position, &mut stack, &mut out)?;
        }
        self.seen = seen;
        let (out, comparisons) = self.reduce(out);
        self.work += comparisons / 4;
        Ok(self.sets.intern(out))
    }

    fn follow(
        &mut self,
        thread: Thread,
        position: &mut Position,
        stack: &mut Vec<Thread>,
        out: &mut Vec<Thread>,
    ) -> Result<(), Failure> {
        let program = self.program;
        match &program.insts[thread.pc as usize] {
            Inst::Class(..) | Inst::Accept | Inst::Done => out.push(thread),
            Inst::Split(ways) => stack.extend(ways.iter().rev().map(|&pc| Thread { pc, ..thread })),
            Inst::Start(next) => {
                if position.is_start {
                    stack.push(Thread { pc: *next, ..thread });
                }
            }
            Inst::End(next) => {
                let ends = Obligation { negate: false, what: Ahead::Ends };
                stack.extend(self.with(thread.obs, &[ends]).map(|obs| Thread { pc: *next, obs, ..thread }));
            }
            Inst::Look(look, next) => {
                for more in self.look(*look, position)? {
                    stack.extend(self.with(thread.obs, &more).map(|obs| Thread { pc: *next, obs, ..thread }));
                }
            }
            Inst::Atomic { group, state, next } => {
                out.push(thread);
                let preferred = &program.groups[*group];
                if preferred.is_match(*state) {
                    let group = u32::try_from(*group).expect("groups are few");
                    let further = Obligation { negate: true, what: Ahead::Prefers(group, *state) };
                    let more: &[Obligation] = if preferred.is_open(*state) { &[further] } else { &[] };
                    stack.extend(self.with(thread.obs, more).map(|obs| Thread { pc: *next, obs, ..thread }));
                }
            }
        }
        Ok(())
    }

    /// Whether the look-around holds here: the alternatives of what must still hold for it. None: it fails.
    fn look(&mut self, id: usize, position: &mut Position) -> Result<Vec<Vec<Obligation>>, Failure> {
        let LookProgram { behind, negate, start, units, tracker } = self.program.looks[id];
        if !behind {
            let set = if let Some(set) = position.begun[id] {
                set
            } else {
                let set = self.close(vec![thread(start)], position)?;
                position.begun[id] = Some(set);
                set
            };
            return Ok(match self.decide(set) {
                Ok(value) if value == negate => vec![],
                Ok(_) => vec![vec![]],
                Err(what) => vec![vec![Obligation { negate, what }]],
            });
        }
        let least = units.map_or(0, |units| units.0);
        let mut ways = Vec::new();
        for thread in self.sets.get(position.past[tracker]) {
            let accepts = matches!(self.program.insts[thread.pc as usize], Inst::Accept);
            if accepts && thread.units >= least {
                ways.push(self.obligations.get(thread.obs));
            }
        }
        Ok(if negate { none_of(&ways)? } else { ways })
    }

    /// Sorted, and without threads that another makes superfluous; and how many comparisons that took.
    fn reduce(&self, mut threads: Vec<Thread>) -> (Vec<Thread>, usize) {
        let done = threads.iter().find(|t| t.obs == 0 && matches!(self.program.insts[t.pc as usize], Inst::Done));
        if let Some(&done) = done {
            return (vec![Thread { units: 0, ..done }], 0);
        }
        threads.sort_unstable_by_key(|thread| (self.program.origin(thread.pc), *thread));
        threads.dedup();
        // Does `a` accept all that `b` accepts? Then `b` is superfluous.
        let covers = |a: &Thread, b: &Thread| {
            a != b && a.units == b.units && self.program.covers(a.pc, b.pc) && {
                let wanted = &self.obligations.items[b.obs as usize];
                self.obligations.items[a.obs as usize].iter().all(|o| wanted.contains(o))
            }
        };
        let mut kept: Vec<Thread> = Vec::with_capacity(threads.len());
        let mut comparisons = 0;
        for copies in threads.chunk_by(|a, b| self.program.origin(a.pc) == self.program.origin(b.pc)) {
            match copies {
                [one] => kept.push(*one),
                // So many that comparing them would cost more than it saves; the work done soon ends it.
                _ if copies.len() > 500 => {
                    comparisons += 100 * copies.len();
                    kept.extend(copies);
                }
                _ => {
                    comparisons += copies.len() * copies.len();
                    kept.extend(copies.iter().filter(|b| !copies.iter().any(|a| covers(a, b))));
                }
            }
        }
        (kept, comparisons)
    }

    /// Whether the text may end here.
    fn accepts(&self, set: SetId) -> bool {
        self.sets.items[set as usize].iter().any(|thread| {
            matches!(self.program.insts[thread.pc as usize], Inst::Accept | Inst::Done)
                && self.obligations.items[thread.obs as usize].iter().all(|o| self.holds_at_end(o.what) != o.negate)
        })
    }

    fn holds_at_end(&self, what: Ahead) -> bool {
        match what {
            Ahead::Ends => true,
            Ahead::Matches(set) => self.accepts(set),
            Ahead::Prefers(..) => false,
        }
    }
}

/// The ways in which none of `ways` comes true: one obligation of each has to fail.
fn none_of(ways: &[Vec<Obligation>]) -> Result<Vec<Vec<Obligation>>, Failure> {
    let mut result = vec![vec![]];
    for way in ways {
        let mut longer = Vec::new();
        for so_far in &result {
            for o in way {
                let mut all: Vec<Obligation> = so_far.clone();
                all.push(Obligation { negate: !o.negate, ..*o });
                longer.push(all);
            }
        }
        result = longer;
        if result.len() > 1000 {
            return Err(Failure::TooLarge);
        }
    }
    Ok(result)
}

fn thread(pc: Pc) -> Thread {
    Thread { pc, obs: 0, units: 0 }
}
