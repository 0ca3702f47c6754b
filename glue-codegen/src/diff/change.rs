//! One change, and which way it goes.

use std::collections::BTreeSet;
use std::fmt;

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Something is accepted that was not.
    Relaxed,
    /// Something is not accepted any more.
    Tightened,
    /// Something is there that was not.
    Added,
    /// Something is not there any more.
    Removed,
    /// Neither holds the other, or it is no constraint.
    Changed,
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Relaxed => "relaxed",
            Self::Tightened => "tightened",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        })
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Where: an operation, `Structure.Member`, or a part of one (`Structure.Member.item`).
    pub place: String,
    /// Which way.
    pub direction: Direction,
    /// What changed.
    pub what: String,
    /// The operations whose requests, answers or errors it concerns.
    pub operations: BTreeSet<String>,
}
