//! The nondeterministic automaton: a pattern's nodes as instructions.

pub(crate) mod build;
pub(crate) mod program;
