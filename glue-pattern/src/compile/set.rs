//! Sets of code points, the alphabet of everything else in the compiler.
//!
//! A set covers all of U+0000 to U+10FFFF *including* surrogates: Java sees UTF-16, so the surrogates in a class have a
//! meaning of their own (`units` in [`crate::compile::ast::Look`]). They are dropped when the alphabet is divided into atoms.

/// The largest code point.
pub(crate) const MAX: u32 = 0x0010_FFFF;

/// A set of code points as sorted, disjoint, non-adjacent inclusive ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Set(Vec<(u32, u32)>);

impl Set {
    pub(crate) fn empty() -> Self {
        Self::default()
    }

    pub(crate) fn all() -> Self {
        Self(vec![(0, MAX)])
    }

    pub(crate) fn single(c: u32) -> Self {
        Self(vec![(c, c)])
    }

    pub(crate) fn range(low: u32, high: u32) -> Self {
        Self(vec![(low, high)])
    }

    /// Any ranges, in any order, overlapping or not.
    pub(crate) fn from_ranges(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self(merged)
    }

    pub(crate) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The only character of the set.
    pub(crate) fn single_char(&self) -> Option<char> {
        match self.0[..] {
            [(low, high)] if low == high => char::from_u32(low),
            _ => None,
        }
    }

    pub(crate) fn is_ascii(&self) -> bool {
        self.0.last().is_none_or(|&(_, high)| high < 0x80)
    }

    pub(crate) fn is_single(&self) -> bool {
        self.single_char().is_some()
    }

    pub(crate) fn contains(&self, c: u32) -> bool {
        let after = self.0.partition_point(|&(low, _)| low <= c);
        after > 0 && self.0[after - 1].1 >= c
    }

    #[must_use]
    pub(crate) fn union(&self, other: &Self) -> Self {
        let mut ranges = self.0.clone();
        ranges.extend_from_slice(&other.0);
        Self::from_ranges(ranges)
    }

    #[must_use]
    pub(crate) fn negate(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.0.len() + 1);
        let mut next = 0;
        for &(low, high) in &self.0 {
            if low > next {
                ranges.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= MAX {
            ranges.push((next, MAX));
        }
        Self(ranges)
    }

    #[must_use]
    pub(crate) fn intersect(&self, other: &Self) -> Self {
        let (mut i, mut j) = (0, 0);
        let mut ranges = Vec::new();
        while let (Some(&(a_low, a_high)), Some(&(b_low, b_high))) = (self.0.get(i), other.0.get(j)) {
            let (low, high) = (a_low.max(b_low), a_high.min(b_high));
            if low <= high {
                ranges.push((low, high));
            }
            if a_high < b_high {
                i += 1;
            } else {
                j += 1;
            }
        }
        Self(ranges)
    }

    #[must_use]
    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.intersect(&other.negate())
    }
}
