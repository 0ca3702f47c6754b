//! How much a pattern may cost: one budget of work and memory for all of its compilation, and limits on what comes out.

use std::cell::Cell;

use crate::compile::failure::Failure;

/// Steps for one pattern, about 20 ns each.
const WORK: usize = 20_000_000;
/// Steps for one automaton, so that something else can be tried if it turns out too large.
pub(crate) const AUTOMATON_WORK: usize = 8_000_000;
/// Bytes for one pattern, counting all that is allocated and never what is freed again.
const MEMORY: usize = 256 << 20;
pub(crate) const MAX_INSTRUCTIONS: u32 = 100_000;
pub(crate) const MAX_STATES: usize = 12_000;
/// Beyond this many states, leading look-aheads are matched separately if possible.
pub(crate) const MAX_JOINT_STATES: usize = 2_000;
/// More look-aheads than this are never matched separately.
pub(crate) const MAX_CONDITIONS: usize = 16;
/// A table whose expression is longer than this is replaced by counters, if they are shorter.
pub(crate) const MAX_TABLE: usize = 56_000;
/// The longest expression, in bytes.
pub(crate) const MAX_EXPRESSION: usize = 1_000_000;

/// What compiling a pattern has taken, for tests.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Cost {
    /// Steps.
    pub work: usize,
    /// Bytes.
    pub memory: usize,
}

/// What is left for a pattern.
///
/// Every loop whose length a pattern's author controls takes from it, so that no pattern takes longer than a second or fills the memory:
/// it is refused instead. Counting steps, not time, refuses the same patterns on every machine.
#[derive(Debug)]
pub(crate) struct Budget {
    work: Cell<usize>,
    memory: Cell<usize>,
}

impl Budget {
    /// For a whole pattern.
    pub(crate) fn new() -> Self {
        Self { work: Cell::new(WORK), memory: Cell::new(MEMORY) }
    }

    /// Takes `steps` of work.
    pub(crate) fn work(&self, steps: usize) -> Result<(), Failure> {
        take(&self.work, steps)
    }

    /// Takes `bytes` of memory.
    pub(crate) fn memory(&self, bytes: usize) -> Result<(), Failure> {
        take(&self.memory, bytes)
    }

    /// The result of `f`, which may take at most `work` steps of what is left.
    pub(crate) fn lend<R>(&self, work: usize, f: impl FnOnce(&Budget) -> R) -> R {
        let lent = self.work.get().min(work);
        let part = Self { work: Cell::new(lent), memory: self.memory.clone() };
        let result = f(&part);
        self.work.set(self.work.get() - lent + part.work.get());
        self.memory.set(part.memory.get());
        result
    }

    /// What has been taken so far.
    pub(crate) fn spent(&self) -> Cost {
        Cost { work: WORK - self.work.get(), memory: MEMORY - self.memory.get() }
    }
}

fn take(from: &Cell<usize>, amount: usize) -> Result<(), Failure> {
    let left = from.get().checked_sub(amount);
    from.set(left.unwrap_or(0));
    left.map(drop).ok_or(Failure::TooLarge)
}
