//! How large anything may grow while a pattern is compiled.

/// Limits that keep every pattern's compilation to a fraction of a second and a few megabytes.
pub(crate) const MAX_INSTRUCTIONS: u32 = 100_000;
pub(crate) const MAX_GROUP_STATES: usize = 2_000;
pub(crate) const MAX_STATES: usize = 10_000;
/// Beyond this many states a pattern's look-aheads are matched beside it, if they can be.
pub(crate) const MAX_JOINT_STATES: usize = 2_000;
/// A table whose expression is longer than this is replaced by counters, if they are shorter.
pub(crate) const MAX_TABLE: usize = 56_000;
pub(crate) const MAX_WORK: usize = 8_000_000;
