//! The deterministic automaton: made, made minimal, and asked what it accepts.

pub(crate) mod determinize;
pub(crate) mod language;
pub(crate) mod minimize;
