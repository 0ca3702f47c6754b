//! The compiler: from a pattern's text to the data of a [`Pattern`](crate::Pattern).
//!
//! One direction, each step in a file or folder of its own:
//!
//! | step | from | to |
//! |---|---|---|
//! | `parse` | the text, in Java's dialect | nodes (`ast`) over sets of characters (`set`, `unicode`) |
//! | `pieces` | nodes | a row of repeated classes, if the pattern is one; `plan` picks its fast form |
//! | `nfa` | nodes | instructions over atoms (`alphabet`) |
//! | `dfa` | instructions | the minimal deterministic automaton, the `Language` |
//! | `counters` | nodes | an automaton with counters, where counts make the other one large |
//! | `facts` | any of these | what is known about the accepted texts |
//! | `encode` | any of these | the bytes that the matcher reads, and the expression that holds them |
//!
//! `driver` decides which of these ways a pattern takes; `budget` says how far each may go.

mod alphabet;
mod ast;
mod budget;
mod compiled;
mod counters;
mod dfa;
mod driver;
mod encode;
mod error;
mod facts;
mod failure;
mod lint;
mod measured;
mod nfa;
mod options;
mod parse;
mod pieces;
mod plan;
mod sample;
mod set;
mod translate;
mod unicode;

#[doc(hidden)]
pub use budget::Cost;
pub use compiled::{Compiled, PlanKind};
#[doc(hidden)]
pub use driver::measured;
pub use driver::{cached, compile};
pub use error::Error;
pub use facts::Facts;
pub use lint::{Lint, LintKind};
pub use measured::Unit;
pub use options::Options;
pub use translate::{to_ecma, translate};
