//! Rules on numbers: a number of any type, and a range of them.

use core::fmt;

/// A range of numbers, and what its numbers are multiples of. Both ends are included unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Range {
    /// The smallest number allowed.
    pub min: Option<Number>,
    /// The largest number allowed.
    pub max: Option<Number>,
    /// Whether `min` itself is not allowed.
    pub excludes_min: bool,
    /// Whether `max` itself is not allowed.
    pub excludes_max: bool,
    /// What every number must be a multiple of.
    pub multiple_of: Option<Number>,
}

impl Range {
    /// The numbers from `min` to `max`, as far as they are given.
    ///
    /// ```
    /// use glue_validate::rules::{Number, Range, Rules};
    ///
    /// const PORT: Range = Range::new(Some(Number::from_i128(1)), Some(Number::from_i128(65_535)));
    /// const RULES: Rules = Rules::NONE.with_range(PORT);
    /// assert_eq!(RULES.range(), Some(PORT));
    /// ```
    pub const fn new(min: Option<Number>, max: Option<Number>) -> Self {
        Self { min, max, excludes_min: false, excludes_max: false, multiple_of: None }
    }

    /// Excludes `min` itself.
    #[must_use]
    pub const fn with_min_excluded(self) -> Self {
        Self { excludes_min: true, ..self }
    }

    /// Excludes `max` itself.
    #[must_use]
    pub const fn with_max_excluded(self) -> Self {
        Self { excludes_max: true, ..self }
    }

    /// Demands a multiple of a number above zero.
    ///
    /// A number with a fraction is judged as it is written: `0.3` is a multiple of `0.1`, though the nearest doubles are not
    /// multiples of each other.
    #[must_use]
    pub const fn with_multiple_of(self, divisor: Number) -> Self {
        Self { multiple_of: Some(divisor), ..self }
    }
}

/// A number of any of Rust's types, or a bound for one: an integer of at most 128 bits, or a floating-point number.
///
/// ```
/// use glue_validate::rules::Number;
///
/// assert_eq!(Number::from(7_u8), Number::from_i128(7));
/// assert_eq!(Number::from(u128::MAX).as_u128(), Some(u128::MAX));
/// assert_eq!(Number::from(0.5).as_i128(), None);
/// assert_eq!(Number::from(-3).to_string(), "-3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub(crate) Repr);

/// Each number has one representation only, so that equal numbers of a kind are equal representations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Repr {
    /// Any integer that an `i128` holds.
    Int(i128),
    /// An integer above `i128::MAX`.
    Uint(u128),
    /// A floating-point number.
    Float(f64),
}

impl Number {
    /// A whole number.
    pub const fn from_i128(value: i128) -> Self {
        Self(Repr::Int(value))
    }

    /// A whole number that is not negative.
    pub const fn from_u128(value: u128) -> Self {
        #[expect(clippy::cast_possible_wrap, reason = "checked by the comparison before it")]
        if value <= i128::MAX as u128 { Self(Repr::Int(value as i128)) } else { Self(Repr::Uint(value)) }
    }

    /// A floating-point number. One of single precision becomes the double of the same value.
    pub const fn from_f64(value: f64) -> Self {
        Self(Repr::Float(value))
    }

    /// The number, if it is an integer that an `i128` holds. A floating-point number is none, not even `1.0`.
    pub const fn as_i128(self) -> Option<i128> {
        match self.0 {
            Repr::Int(value) => Some(value),
            Repr::Uint(_) | Repr::Float(_) => None,
        }
    }

    /// The number, if it is an integer and not negative.
    pub const fn as_u128(self) -> Option<u128> {
        match self.0 {
            #[expect(clippy::cast_sign_loss, reason = "checked by the guard")]
            Repr::Int(value) if value >= 0 => Some(value as u128),
            Repr::Uint(value) => Some(value),
            Repr::Int(_) | Repr::Float(_) => None,
        }
    }

    /// The number as a double, rounded to the nearest.
    #[expect(clippy::cast_precision_loss, reason = "rounding is what it says")]
    pub const fn to_f64(self) -> f64 {
        match self.0 {
            Repr::Int(value) => value as f64,
            Repr::Uint(value) => value as f64,
            Repr::Float(value) => value,
        }
    }

    /// Whether this is not greater than the other; never if one of them is not a number.
    pub(crate) const fn at_most(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Repr::Int(left), Repr::Int(right)) => left <= right,
            (Repr::Uint(left), Repr::Uint(right)) => left <= right,
            (Repr::Int(_), Repr::Uint(_)) => true,
            (Repr::Uint(_), Repr::Int(_)) => false,
            (Repr::Float(_), _) | (_, Repr::Float(_)) => self.to_f64() <= other.to_f64(),
        }
    }
}

impl Number {
    /// The next whole number, if this is one.
    pub(crate) const fn next(self) -> Option<Self> {
        match self.0 {
            Repr::Int(i128::MAX) => Some(Self(Repr::Uint(i128::MAX.unsigned_abs() + 1))),
            Repr::Int(value) => Some(Self(Repr::Int(value + 1))),
            Repr::Uint(value) => match value.checked_add(1) {
                Some(value) => Some(Self(Repr::Uint(value))),
                None => None,
            },
            Repr::Float(_) => Some(self),
        }
    }

    /// The whole number before this one, if this is one.
    pub(crate) const fn previous(self) -> Option<Self> {
        match self.0 {
            Repr::Int(value) => match value.checked_sub(1) {
                Some(value) => Some(Self(Repr::Int(value))),
                None => None,
            },
            Repr::Uint(value) => Some(Self::from_u128(value - 1)),
            Repr::Float(_) => Some(self),
        }
    }

    /// Whether this is less than the other; never if one of them is not a number.
    pub(crate) const fn less_than(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Repr::Float(_), _) | (_, Repr::Float(_)) => self.to_f64() < other.to_f64(),
            _ => !other.at_most(self),
        }
    }
}

macro_rules! from {
    ($($signed:ident)*; $($unsigned:ident)*; $($float:ident)*) => {
        $(impl From<$signed> for Number {
            #[inline]
            fn from(value: $signed) -> Self {
                #[allow(clippy::cast_lossless, reason = "`isize` has no `From`")]
                Self::from_i128(value as i128)
            }
        })*
        $(impl From<$unsigned> for Number {
            #[inline]
            fn from(value: $unsigned) -> Self {
                #[allow(clippy::cast_lossless, reason = "`usize` has no `From`")]
                Self::from_u128(value as u128)
            }
        })*
        $(impl From<$float> for Number {
            #[inline]
            fn from(value: $float) -> Self {
                Self::from_f64(value.into())
            }
        })*
    };
}

from! { i8 i16 i32 i64 i128 isize; u8 u16 u32 u64 u128 usize; f32 f64 }

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Repr::Int(value) => value.fmt(f),
            Repr::Uint(value) => value.fmt(f),
            Repr::Float(value) => value.fmt(f),
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
