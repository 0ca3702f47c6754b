//! The deterministic automaton: construction, minimisation, and what it accepts.

pub(crate) mod determinize;
pub(crate) mod language;
pub(crate) mod minimize;
