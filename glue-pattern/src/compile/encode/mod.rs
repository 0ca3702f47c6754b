//! From an automaton or a row of pieces to the data that the matcher reads, and to the expression that holds it.

mod bytes;
pub(crate) mod class;
pub(crate) mod plan;
pub(crate) mod row;
mod source;
