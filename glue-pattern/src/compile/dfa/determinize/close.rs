//! Closing a set: following all instructions that consume nothing.

use std::collections::HashSet;

use crate::compile::dfa::determinize::obligations::none_of;
use crate::compile::dfa::determinize::state::{Ahead, Machine, Obligation, Position, SetId, Thread, thread};
use crate::compile::failure::Failure;
use crate::compile::nfa::program::{Inst, LookProgram};

impl Machine<'_> {
    /// The set of all that can be reached from `seeds` without consuming.
    pub(super) fn close(&mut self, seeds: Vec<Thread>, position: &mut Position) -> Result<SetId, Failure> {
        let threads = self.expand(seeds, position, false)?;
        self.reduced(threads)
    }

    /// All threads that can be reached from `seeds` without consuming. If `ordered`, the preferred come first, and none comes after an
    /// unconditional match.
    pub(super) fn expand(
        &mut self,
        seeds: Vec<Thread>,
        position: &mut Position,
        ordered: bool,
    ) -> Result<Vec<Thread>, Failure> {
        let (mut seen, stamp) = self.seen.take(self.program.insts.len());
        let mut seen_others = HashSet::new();
        let mut stack = seeds;
        stack.reverse();
        let mut out = Vec::new();
        while let Some(thread) = stack.pop() {
            self.budget.work(1)?;
            let is_fresh = if thread.obs == 0 && thread.units == 0 && thread.list == 0 {
                std::mem::replace(&mut seen[thread.pc as usize], stamp) != stamp
            } else {
                seen_others.insert(thread)
            };
            if is_fresh {
                self.follow(thread, position, &mut stack, &mut out, &mut seen_others)?;
            } else if let Inst::Loop { exit, .. } = self.program.insts[thread.pc as usize] {
                stack.push(Thread { pc: exit, ..thread });
            }
            let is_match =
                |thread: &Thread| thread.obs == 0 && matches!(self.program.insts[thread.pc as usize], Inst::GroupEnd);
            if ordered && out.last().is_some_and(is_match) {
                break;
            }
        }
        self.seen.put_back(seen);
        Ok(out)
    }

    fn follow(
        &mut self,
        thread: Thread,
        position: &mut Position,
        stack: &mut Vec<Thread>,
        out: &mut Vec<Thread>,
        seen: &mut HashSet<Thread>,
    ) -> Result<(), Failure> {
        let program = self.program;
        match program.insts[thread.pc as usize] {
            Inst::Class(..) | Inst::Accept | Inst::Done | Inst::GroupEnd | Inst::Matched => out.push(thread),
            Inst::Split(ref ways) => {
                self.budget.work(ways.len())?;
                stack.extend(ways.iter().rev().map(|&pc| Thread { pc, ..thread }));
            }
            Inst::Loop { more, exit, is_greedy } => {
                let order = if is_greedy { [exit, more] } else { [more, exit] };
                stack.extend(order.map(|pc| Thread { pc, ..thread }));
            }
            Inst::Start(next) => {
                if position.is_start {
                    stack.push(Thread { pc: next, ..thread });
                }
            }
            Inst::End(next) => {
                let ends = Obligation { negate: false, what: Ahead::Ends };
                stack.extend(self.with(thread.obs, &[ends])?.map(|obs| Thread { pc: next, obs, ..thread }));
            }
            Inst::Look(look, next) => {
                for more in self.look(look, position)?.iter().rev() {
                    stack.extend(self.with(thread.obs, more)?.map(|obs| Thread { pc: next, obs, ..thread }));
                }
            }
            Inst::Atomic { start, empty, next } => {
                let list = if thread.list == 0 { self.begin_list(start, position)? } else { thread.list };
                let inside = Thread { list, ..thread };
                // A group that begins here may be in the same state as one that began earlier.
                if list == 0 || thread.list == 0 && !seen.insert(inside) {
                    return Ok(());
                }
                out.push(inside);
                for more in self.matches_in(list)?.iter().rev() {
                    let after = Thread { pc: if thread.list == 0 { empty } else { next }, list: 0, ..thread };
                    stack.extend(self.with(thread.obs, more)?.map(|obs| Thread { obs, ..after }));
                }
            }
        }
        Ok(())
    }

    /// The alternatives of what must still hold for the look-around to hold here; it fails if there are none.
    fn look(&mut self, id: usize, position: &mut Position) -> Result<Vec<Vec<Obligation>>, Failure> {
        let LookProgram { behind, negate, start, units, tracker } = self.program.looks[id];
        if !behind {
            let set = match position.begun.get(&id) {
                Some(&set) => set,
                None => self.close(vec![thread(start)], position)?,
            };
            position.begun.insert(id, set);
            return Ok(match self.decide(set) {
                Ok(value) if value == negate => vec![],
                Ok(_) => vec![vec![]],
                Err(what) => vec![vec![Obligation { negate, what }]],
            });
        }
        let least = units.map_or(0, |units| units.0);
        let mut ways = Vec::new();
        let past = self.sets.get(position.past[tracker]);
        self.budget.work(past.len())?;
        for thread in past.iter() {
            let accepts = matches!(self.program.insts[thread.pc as usize], Inst::Accept);
            if accepts && thread.units >= least {
                ways.push(self.obligations.get(thread.obs).to_vec());
            }
        }
        if negate { none_of(&ways, self.budget) } else { Ok(ways) }
    }

    /// The set of `threads`: sorted, and without those that another makes superfluous.
    pub(super) fn reduced(&mut self, mut threads: Vec<Thread>) -> Result<SetId, Failure> {
        let is_done = |thread: &&Thread| {
            thread.obs == 0
                && matches!(self.program.insts[thread.pc as usize], Inst::Done | Inst::GroupEnd | Inst::Matched)
        };
        if let Some(&done) = threads.iter().find(is_done) {
            return self.sets.intern(vec![Thread { units: 0, ..done }], self.budget);
        }
        threads.sort_unstable_by_key(|thread| (self.program.origin(thread.pc), *thread));
        threads.dedup();
        // Does `a` accept all that `b` accepts? Then `b` is superfluous.
        let covers = |a: &Thread, b: &Thread| {
            a != b && a.units == b.units && a.list == b.list && self.program.covers(a.pc, b.pc) && {
                let wanted = &self.obligations.items[b.obs as usize];
                self.obligations.items[a.obs as usize].iter().all(|o| wanted.contains(o))
            }
        };
        let mut kept: Vec<Thread> = Vec::with_capacity(threads.len());
        for copies in threads.chunk_by(|a, b| self.program.origin(a.pc) == self.program.origin(b.pc)) {
            match copies {
                [one] => kept.push(*one),
                // Comparing that many would cost more than it saves; such states soon use up the budget.
                _ if copies.len() > 500 => {
                    self.budget.work(25 * copies.len())?;
                    kept.extend(copies);
                }
                _ => {
                    self.budget.work(copies.len() * copies.len() / 4)?;
                    kept.extend(copies.iter().filter(|b| !copies.iter().any(|a| covers(a, b))));
                }
            }
        }
        self.sets.intern(kept, self.budget)
    }
}
