//! Why a pattern that can be read cannot be compiled.

use crate::compile::error::Error;

/// Why a pattern that was read cannot be compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    TooLarge,
    TooManyCharacters,
    LookInAtomic((usize, usize)),
    NestedAtomic((usize, usize)),
    HalfSurrogates,
}

impl Failure {
    pub(crate) fn into_error(self, source: &str) -> Error {
        let all = (0, source.len());
        let ((start, end), message) = match self {
            Failure::TooLarge => (
                all,
                "the pattern's automaton grows too large; write smaller counts, or leave the length to a length rule",
            ),
            Failure::TooManyCharacters => (
                all,
                "the pattern tells more than 250 kinds of characters apart; write ranges instead of single characters",
            ),
            Failure::LookInAtomic(at) => (
                at,
                "a look-around or boundary inside an atomic group or under a possessive quantifier is not supported; write a plain \
                 group or quantifier",
            ),
            Failure::NestedAtomic(at) => (
                at,
                "an atomic group or possessive quantifier inside another is not supported; write a plain group or quantifier",
            ),
            Failure::HalfSurrogates => (
                all,
                "a look-behind that tells low surrogates apart is not supported; write whole characters, such as `\\x{1F600}`",
            ),
        };
        Error::new(source, start..end, message)
    }
}
