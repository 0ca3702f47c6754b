//! Why a text does not match. Called only once that is known, so nothing here needs to be fast, and no data is kept for it.

mod automaton;
mod counted;
mod row;

use super::{Plan, Table};
use crate::clue::Clue;

impl Plan<'_> {
    /// The first character of `text` that cannot stand there; `None` if the text matches (or, with counters and look-aheads, if that
    /// is not known).
    pub(crate) fn explain(&self, text: &str) -> Option<Clue> {
        match self {
            Plan::Scan(scan) => row::explain(scan.steps(), text),
            Plan::Segments(segments) => row::explain(segments.steps(), text),
            Plan::Fields(fields) => row::explain(fields.steps(), text),
            Plan::Fixed(fixed) => row::explain(fixed.steps(), text),
            Plan::Table(table) => table.explain(text),
            Plan::Counted(counted) => counted.explain(text),
            // What is impossible for one part is impossible for all.
            Plan::All(plans) => {
                let clues = plans.iter().filter_map(|plan| plan.explain(text));
                clues.min_by_key(|clue| (clue.byte_index(), clue.expected().is_none()))
            }
        }
    }
}
