//! A set of members, by their index.

use alloc::vec::Vec;

/// Indices; those of all but large structures need no place on the heap.
#[derive(Debug, Default)]
pub(super) struct Indices {
    few: u128,
    /// Those that are too large for a bit of their own.
    more: Vec<usize>,
}

impl Indices {
    pub(super) fn insert(&mut self, index: usize) {
        match bit(index) {
            Some(bit) => self.few |= bit,
            None if self.more.contains(&index) => {}
            None => self.more.push(index),
        }
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        bit(index).map_or_else(|| self.more.contains(&index), |bit| self.few & bit != 0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.few == 0 && self.more.is_empty()
    }
}

fn bit(index: usize) -> Option<u128> {
    u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index))
}
