//! Conditions at one place.

/// Bits of those that must and those that must not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Guard {
    pub(super) wanted: u64,
    pub(super) unwanted: u64,
}

impl Guard {
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let both = Self { wanted: self.wanted | other.wanted, unwanted: self.unwanted | other.unwanted };
        (both.wanted & both.unwanted == 0).then_some(both)
    }

    pub(super) fn implies(self, other: Self) -> bool {
        self.wanted & other.wanted == other.wanted && self.unwanted & other.unwanted == other.unwanted
    }

    pub(super) fn condition(bit: usize, negate: bool) -> Self {
        if negate { Self { wanted: 0, unwanted: 1 << bit } } else { Self { wanted: 1 << bit, unwanted: 0 } }
    }
}

/// Adds a condition to alternatives of which one is enough.
pub(super) fn add(any: &mut Vec<Guard>, guard: Guard) {
    if !any.iter().any(|&known| guard.implies(known)) {
        any.retain(|&known| !known.implies(guard));
        any.push(guard);
    }
}
