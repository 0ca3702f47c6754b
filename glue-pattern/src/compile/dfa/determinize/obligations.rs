//! What has to hold for the text still to come: after one more character, and at the end.

use crate::compile::budget::Budget;
use crate::compile::dfa::determinize::state::{Ahead, Machine, Obligation, ObsId, Position, SetId, Symbol, Thread};
use crate::compile::failure::Failure;
use crate::compile::nfa::program::Inst;

impl Machine<'_> {
    /// The obligations after `symbol`; `None` if one has failed.
    pub(super) fn step_obligations(
        &mut self,
        obs: ObsId,
        symbol: Symbol,
        position: &mut Position,
    ) -> Result<Option<ObsId>, Failure> {
        if obs == 0 {
            return Ok(Some(0));
        }
        if let Some(&done) = self.stepped.obs.get(&obs) {
            return Ok(done);
        }
        let mut left = Vec::new();
        let mut failed = false;
        for &Obligation { negate, what } in self.obligations.get(obs).iter() {
            let decided = match what {
                Ahead::Ends => Ok(false),
                Ahead::Matches(set) => {
                    let stepped = if let Some(&stepped) = self.stepped.sets.get(&set) {
                        stepped
                    } else {
                        let seeds = self.advance(set, symbol, None, position)?;
                        let stepped = self.close(seeds, position)?;
                        self.stepped.sets.insert(set, stepped);
                        stepped
                    };
                    self.decide(stepped)
                }
            };
            match decided {
                Ok(value) => failed |= value == negate,
                Err(what) => left.push(Obligation { negate, what }),
            }
        }
        let result = if failed { None } else { self.all_of(left)? };
        self.stepped.obs.insert(obs, result);
        Ok(result)
    }

    /// Whether a look-ahead at `set` has already succeeded or failed; otherwise what it waits for.
    pub(super) fn decide(&self, set: SetId) -> Result<bool, Ahead> {
        let threads = &self.sets.items[set as usize];
        let is_done = |thread: &Thread| {
            let inst = &self.program.insts[thread.pc as usize];
            thread.obs == 0 && matches!(inst, Inst::Done | Inst::GroupEnd | Inst::Matched)
        };
        if threads.is_empty() {
            Ok(false)
        } else if threads.iter().any(is_done) {
            Ok(true)
        } else {
            Err(Ahead::Matches(set))
        }
    }

    /// Interns obligations; `None` if two of them contradict each other.
    fn all_of(&mut self, mut all: Vec<Obligation>) -> Result<Option<ObsId>, Failure> {
        all.sort_unstable();
        all.dedup();
        self.budget.work(8 + 4 * all.len())?;
        let opposite = |o: &Obligation| Obligation { negate: false, ..*o };
        if all.iter().any(|o| o.negate && all.binary_search(&opposite(o)).is_ok()) {
            return Ok(None);
        }
        self.obligations.intern(all, self.budget).map(Some)
    }

    pub(super) fn with(&mut self, obs: ObsId, more: &[Obligation]) -> Result<Option<ObsId>, Failure> {
        if more.is_empty() {
            return Ok(Some(obs));
        }
        let mut all = self.obligations.get(obs).to_vec();
        all.extend_from_slice(more);
        self.all_of(all)
    }

    /// Whether the text may end here.
    pub(super) fn accepts(&mut self, set: SetId) -> Result<bool, Failure> {
        if let Some(&known) = self.accepting.get(&set) {
            return Ok(known);
        }
        let mut accepts = false;
        for thread in self.sets.get(set).iter() {
            let inst = &self.program.insts[thread.pc as usize];
            if !accepts && matches!(inst, Inst::Accept | Inst::Done | Inst::GroupEnd | Inst::Matched) {
                accepts = self.all_hold_at_end(thread.obs)?;
            }
        }
        self.accepting.insert(set, accepts);
        Ok(accepts)
    }

    fn all_hold_at_end(&mut self, obs: ObsId) -> Result<bool, Failure> {
        for &Obligation { negate, what } in self.obligations.get(obs).iter() {
            self.budget.work(1)?;
            let holds = match what {
                Ahead::Ends => true,
                Ahead::Matches(set) => self.accepts(set)?,
            };
            if holds == negate {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The ways in which none of `ways` comes true: one obligation of each has to fail.
pub(super) fn none_of(ways: &[Vec<Obligation>], budget: &Budget) -> Result<Vec<Vec<Obligation>>, Failure> {
    let mut result = vec![vec![]];
    for way in ways {
        let mut longer = Vec::new();
        for so_far in &result {
            for o in way {
                budget.work(1 + so_far.len())?;
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
