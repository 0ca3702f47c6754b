//! Atomic groups: which prefix of a text does a group prefer?
//!
//! A backtracking matcher tries a group's alternatives in order, and an atomic group keeps the first that succeeds. Here all of them run
//! side by side in a *list*, the preferred first. When a thread reaches the group's end, the group matches there provided that none
//! of the threads before it ever does, an obligation like that of a negative look-ahead. Threads after one that has matched
//! unconditionally are dropped. A thread that has matched but still has obligations of its own stays in the list: if they come true, it
//! excludes the threads after it.

use std::rc::Rc;

use crate::compile::dfa::determinize::state::{Ahead, ListId, Machine, Obligation, Position, Symbol, Thread, thread};
use crate::compile::failure::Failure;
use crate::compile::nfa::program::{Inst, Pc};

impl Machine<'_> {
    /// The list of a group that begins here.
    pub(super) fn begin_list(&mut self, start: Pc, position: &mut Position) -> Result<ListId, Failure> {
        let list = self.expand(vec![thread(start)], position, true)?;
        self.intern_list(list)
    }

    /// The list after `symbol`; 0 if no thread of it is left.
    pub(super) fn advance_list(
        &mut self,
        list: ListId,
        symbol: Symbol,
        position: &mut Position,
    ) -> Result<ListId, Failure> {
        if let Some(&stepped) = self.stepped.lists.get(&list) {
            return Ok(stepped);
        }
        let mut seeds = Vec::new();
        for &thread in self.lists.get(list).iter() {
            let Some(next) = self.advance_thread(thread, symbol, position)? else { continue };
            if next.pc == self.program.matched && next.obs == 0 {
                break;
            }
            seeds.push(next);
        }
        let list_after = self.expand(seeds, position, true)?;
        let stepped = self.intern_list(list_after)?;
        self.stepped.lists.insert(list, stepped);
        Ok(stepped)
    }

    fn intern_list(&mut self, mut list: Vec<Thread>) -> Result<ListId, Failure> {
        let is_over = |thread: &Thread| thread.pc == self.program.matched;
        // There are no threads after these for them to exclude.
        while list.last().is_some_and(is_over) {
            list.pop();
        }
        self.lists.intern(list, self.budget)
    }

    /// For each match of the group that ends here, the obligations that make it the preferred one.
    pub(super) fn matches_in(&mut self, list: ListId) -> Result<Rc<[Vec<Obligation>]>, Failure> {
        if let Some(known) = self.matches.get(&list) {
            return Ok(Rc::clone(known));
        }
        let threads = self.lists.get(list);
        let mut matches = Vec::new();
        for (at, thread) in threads.iter().enumerate() {
            if !matches!(self.program.insts[thread.pc as usize], Inst::GroupEnd) {
                continue;
            }
            let mut demanded = self.obligations.get(thread.obs).to_vec();
            if at > 0 {
                self.budget.work(at)?;
                let before = self.reduced(threads[..at].to_vec())?;
                demanded.push(Obligation { negate: true, what: Ahead::Matches(before) });
            }
            matches.push(demanded);
        }
        let matches: Rc<[Vec<Obligation>]> = matches.into();
        self.matches.insert(list, Rc::clone(&matches));
        Ok(matches)
    }
}
