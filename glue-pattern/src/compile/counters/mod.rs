//! The automaton with counters, for patterns whose counts make a table large: see [`crate::matcher::Counted`].

mod automaton;
mod build;
mod encode;
mod guard;

use crate::compile::alphabet::Alphabet;
use crate::compile::ast::{Classes, Node};
use crate::compile::encode::counted::OwnedCounted;
use crate::compile::failure::Failure;

/// The most nodes of a pattern; no more than a thousand of them can become positions anyway.
const MAX_NODES: usize = 8_000;

/// The automaton of a pattern, as the matcher reads it.
pub(crate) fn build(node: &Node, classes: &Classes, alphabet: &Alphabet) -> Result<OwnedCounted, Failure> {
    if node.size() > MAX_NODES {
        return Err(Failure::TooLarge);
    }
    encode::encode(build::build(node, classes)?, alphabet)
}
