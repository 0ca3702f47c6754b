//! Closing a set: following all instructions that consume nothing.

use std::collections::HashSet;

use crate::compile::dfa::determinize::obligations::none_of;
use crate::compile::dfa::determinize::state::{Ahead, Machine, Obligation, Position, SetId, Thread, thread};
use crate::compile::failure::Failure;
use crate::compile::limits::MAX_WORK;
use crate::compile::nfa::program::{Inst, LookProgram};

impl Machine<'_> {
    pub(super) fn close(&mut self, seeds: Vec<Thread>, position: &mut Position) -> Result<SetId, Failure> {
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

    pub(super) fn follow(
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
    pub(super) fn look(&mut self, id: usize, position: &mut Position) -> Result<Vec<Vec<Obligation>>, Failure> {
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
    pub(super) fn reduce(&self, mut threads: Vec<Thread>) -> (Vec<Thread>, usize) {
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
}
