//! From instructions to a deterministic automaton.
//!
//! A state is a set of *threads*, as in any subset construction, with two additions that make look-arounds regular:
//!
//! - A thread carries *obligations*: predicates on the text that is still to come. A look-ahead adds one when the thread passes it,
//!   which is then decided character by character beside the thread; a thread whose obligation fails dies.
//! - All look-behinds are *tracked*: each runs from every position since the beginning of the text, in step with the state,
//!   so that whether it matches up to the current position is known when a thread passes it.
//!
//! Both nest: an obligation is itself a set of threads that may carry obligations, and a tracked look-behind may hold either kind.

mod close;
mod lists;
mod machine;
mod obligations;
mod state;

pub(crate) use machine::determinize;
