//! The automaton with counters, for patterns whose counts make a table large: see [`crate::matcher::Counted`].

mod automaton;
mod build;
mod encode;
mod guard;

use crate::compile::alphabet::Alphabet;
use crate::compile::ast::{Classes, Node};
use crate::compile::encode::counted::OwnedCounted;
use crate::compile::failure::Failure;

/// The automaton of a pattern, as the matcher reads it.
pub(crate) fn build(node: &Node, classes: &Classes) -> Result<OwnedCounted, Failure> {
    let alphabet = Alphabet::new(classes).ok_or(Failure::TooManyCharacters)?;
    encode::encode(build::build(node, classes)?, &alphabet)
}
