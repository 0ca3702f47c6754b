//! What a walk found, counted: by this the findings of two walks are compared before either is written down.

use super::path::Frame;
use crate::report::Code;

/// How many violations of which kinds and at which levels were found.
///
/// Only those count that a typed value can have. Two walks that found the same have the same tally; if one found something
/// that the other did not, they differ for all practical purposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    count: usize,
    sum: u64,
    refused: bool,
}

impl Tally {
    pub(crate) const NONE: Self = Self { count: 0, sum: 0, refused: false };

    pub(crate) fn add(&mut self, code: Code, frame: &Frame<'_>) {
        let is_typed = !matches!(code, Code::UnknownMember | Code::DuplicateMember | Code::Syntax);
        if is_typed {
            let facts = code as u64 | (frame.subject() as u64) << 8 | (frame.depth as u64) << 16;
            self.count += 1;
            self.sum = self.sum.wrapping_add(super::fingerprint::mix(facts));
            self.refused |= code == Code::Check;
        }
    }

    /// What was found since then.
    #[cfg(feature = "json")]
    pub(crate) const fn since(&self, earlier: &Self) -> Self {
        Self { count: self.count - earlier.count, sum: self.sum.wrapping_sub(earlier.sum), refused: self.refused }
    }

    /// Whether as many were found, of the same kinds at the same levels.
    #[cfg(feature = "json")]
    pub(crate) const fn is_as_many_as(&self, other: &Self) -> bool {
        self.count == other.count && self.sum == other.sum
    }

    /// How many were found.
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// Whether a function of the user's refused something.
    pub(crate) const fn is_refused(&self) -> bool {
        self.refused
    }
}
