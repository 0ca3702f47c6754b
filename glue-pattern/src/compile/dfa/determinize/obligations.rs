//! What has to hold for the text still to come: after one more character, and at the end.

use crate::compile::alphabet::Atom;
use crate::compile::dfa::determinize::state::{Ahead, Machine, Obligation, ObsId, Position, SetId, Thread};
use crate::compile::failure::Failure;
use crate::compile::nfa::atomic::LOST;
use crate::compile::nfa::program::Inst;

impl Machine<'_> {
    /// The obligations after `atom`; `None` if one has failed.
    pub(super) fn step_obligations(
        &mut self,
        obs: ObsId,
        atom: Atom,
        position: &mut Position,
    ) -> Result<Option<ObsId>, Failure> {
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
    pub(super) fn decide(&self, set: SetId) -> Result<bool, Ahead> {
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

    pub(super) fn prefers(&self, group: u32, state: u32, atom: Atom) -> Result<bool, Ahead> {
        let preferred = &self.program.groups[group as usize];
        match preferred.step(state, atom) {
            LOST => Ok(false),
            to if preferred.is_match(to) => Ok(true),
            to if preferred.is_open(to) => Err(Ahead::Prefers(group, to)),
            _ => Ok(false),
        }
    }

    /// Interns obligations; `None` if two of them contradict each other.
    pub(super) fn all_of(&mut self, mut all: Vec<Obligation>) -> Option<ObsId> {
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

    pub(super) fn with(&mut self, obs: ObsId, more: &[Obligation]) -> Option<ObsId> {
        if more.is_empty() {
            return Some(obs);
        }
        let mut all = self.obligations.get(obs);
        all.extend_from_slice(more);
        self.all_of(all)
    }

    /// Whether the text may end here.
    pub(super) fn accepts(&self, set: SetId) -> bool {
        self.sets.items[set as usize].iter().any(|thread| {
            matches!(self.program.insts[thread.pc as usize], Inst::Accept | Inst::Done)
                && self.obligations.items[thread.obs as usize].iter().all(|o| self.holds_at_end(o.what) != o.negate)
        })
    }

    pub(super) fn holds_at_end(&self, what: Ahead) -> bool {
        match what {
            Ahead::Ends => true,
            Ahead::Matches(set) => self.accepts(set),
            Ahead::Prefers(..) => false,
        }
    }
}

/// The ways in which none of `ways` comes true: one obligation of each has to fail.
pub(super) fn none_of(ways: &[Vec<Obligation>]) -> Result<Vec<Vec<Obligation>>, Failure> {
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
