//! Rules on numbers: a number of any type, and a range of them.

use core::fmt;

/// A range of numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Range {
    /// The smallest number allowed.
    pub min: Option<Number>,
    /// The largest number allowed.
    pub max: Option<Number>,
}

/// A number of any of Rust's types, or a bound for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// Any integer that an `i128` holds.
    Int(i128),
    /// An integer above `i128::MAX`.
    Uint(u128),
    /// A floating-point number.
    Float(f64),
}

impl Number {
    /// From an unsigned integer of any width.
    pub const fn from_u128(value: u128) -> Self {
        #[expect(clippy::cast_possible_wrap, reason = "checked by the comparison before it")]
        if value <= i128::MAX as u128 { Self::Int(value as i128) } else { Self::Uint(value) }
    }

    /// Whether this is not greater than the other; never where one of them is not a number.
    pub(crate) const fn at_most(self, other: Self) -> bool {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => left <= right,
            (Self::Uint(left), Self::Uint(right)) => left <= right,
            (Self::Int(_), Self::Uint(_)) => true,
            (Self::Uint(_), Self::Int(_)) => false,
            (Self::Float(_), _) | (_, Self::Float(_)) => self.to_f64() <= other.to_f64(),
        }
    }

    /// The number as a float, rounded to the nearest.
    #[expect(clippy::cast_precision_loss, reason = "rounding is what it says")]
    pub const fn to_f64(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Uint(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::Uint(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
        }
    }
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    /// The lower end.
    Min,
    /// The upper end.
    Max,
}
