//! Why a pattern that can be parsed cannot be compiled.

use crate::compile::error::Error;

/// Why a pattern that was parsed cannot be compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    TooLarge,
    TooManyCharacters,
    HalfSurrogates,
}

impl Failure {
    pub(crate) fn into_error(self, source: &str) -> Error {
        let message = match self {
            Failure::TooLarge => {
                "the pattern's automaton grows too large; write smaller counts, or leave the length to a length rule"
            }
            Failure::TooManyCharacters => {
                "the pattern tells more than 250 kinds of characters apart; write ranges instead of single characters"
            }
            Failure::HalfSurrogates => {
                "a look-behind that tells low surrogates apart is not supported; write whole characters, such as `\\x{1F600}`"
            }
        };
        Error::new(source, 0..source.len(), message)
    }
}
