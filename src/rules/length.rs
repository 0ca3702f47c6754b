//! Rules on lengths: the bounds, and what is counted.

/// Bounds on a length, both included.
///
/// ```
/// use glue_validate::rules::{Length, Unit};
///
/// const NAME: Length = Length::chars(Some(1), Some(255)).with_unit(Unit::Utf16);
/// assert!(NAME.allows(255) && !NAME.allows(256));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Length {
    /// The smallest length allowed.
    pub min: Option<u64>,
    /// The largest length allowed.
    pub max: Option<u64>,
    /// What is counted in a string. Bytes, lists and maps count their bytes, items and entries.
    pub unit: Unit,
}

impl Length {
    /// Counts a string's Unicode scalar values, as
    /// [Smithy's `length` trait](https://smithy.io/2.0/spec/constraint-traits.html#length-trait) does.
    pub const fn chars(min: Option<u64>, max: Option<u64>) -> Self {
        Self { min, max, unit: Unit::Chars }
    }

    /// Counts in another unit.
    #[must_use]
    pub const fn with_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// Whether `actual` lies within the bounds.
    pub const fn allows(&self, actual: u64) -> bool {
        let above = match self.min {
            Some(min) => actual >= min,
            None => true,
        };
        let below = match self.max {
            Some(max) => actual <= max,
            None => true,
        };
        above && below
    }
}

/// What a string's length counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values: what Smithy counts.
    #[default]
    Chars,
    /// Bytes of UTF-8.
    Bytes,
    /// Units of UTF-16: what Java's `String.length()` counts.
    Utf16,
}

/// What a length counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Measure {
    /// A string, in this unit.
    Text(Unit),
    /// Bytes of a blob.
    Bytes,
    /// Items of a list.
    Items,
    /// Entries of a map.
    Entries,
}
