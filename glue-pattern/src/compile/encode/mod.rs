//! From an automaton or a row of pieces to the data that the matcher reads, and to the expression that holds it.

pub(crate) mod alphabet;
pub(crate) mod class;
pub(crate) mod counted;
pub(crate) mod plan;
pub(crate) mod row;
pub(crate) mod source;
pub(crate) mod table;
