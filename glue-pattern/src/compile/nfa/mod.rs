//! The nondeterministic automaton: from nodes to instructions.

pub(crate) mod atomic;
pub(crate) mod build;
