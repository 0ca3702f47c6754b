//! What the derive's code demands at compile time: bounds in order, in words of our own at the bound's place.

use core::marker::PhantomData;
use core::num::NonZero;

use glue_pattern::Pattern;

use super::const_text::Text;
use crate::rules::{Number, Range, Repr};
use crate::shape::Integer;

/// Tells a literal bound for a number to the type of the bound.
#[derive(Clone, Copy, Debug)]
pub struct Bound<T>(pub T);

/// What a bound of any other type is, so that the one error about it is that the rule does not apply to the field: rustc
/// finds this `number` where a number's own is missing, and does not speak of it.
#[derive(Clone, Copy, Debug)]
pub struct NoNumber;

impl<T> core::ops::Deref for Bound<T> {
    type Target = NoNumber;

    fn deref(&self) -> &NoNumber {
        &NoNumber
    }
}

impl NoNumber {
    /// Never called: the field's type is refused.
    pub const fn number(&self) -> Number {
        Number::from_i128(0)
    }
}

/// A bound as it is written: a number, or a `NonZero` one.
#[derive(Clone, Copy, Debug)]
pub struct Given<T> {
    value: T,
    other: Other<T>,
}

/// A bound as it is written.
pub const fn given<T>(value: T) -> Given<T> {
    Given { value, other: Other(PhantomData) }
}

/// A bound of any other type: it stays what it is, so that rustc finds it and not `get` to be wrong.
#[derive(Clone, Copy, Debug)]
pub struct Other<T>(PhantomData<T>);

impl<T> core::ops::Deref for Given<T> {
    type Target = Other<T>;

    fn deref(&self) -> &Other<T> {
        &self.other
    }
}

impl<T> Other<T> {
    /// Never called: the bound's type is refused.
    ///
    /// # Panics
    /// Always.
    pub const fn get(&self) -> T {
        panic!("a bound of another type")
    }
}

macro_rules! given {
    ($($number:ident)*) => {$(
        impl Given<$number> {
            /// The number.
            pub const fn get(self) -> $number {
                self.value
            }
        }
    )*};
}

given! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }

macro_rules! given_nonzero {
    ($($number:ident)*) => {$(
        impl Given<NonZero<$number>> {
            /// The number.
            pub const fn get(self) -> $number {
                self.value.get()
            }
        }
    )*};
}

given_nonzero! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! bounds {
    ($($integer:ident)*) => {$(
        impl Bound<$integer> {
            /// The bound as a number.
            #[allow(clippy::cast_lossless, reason = "some are lossless, all fit")]
            pub const fn number(self) -> Number {
                Number::from_i128(self.0 as i128)
            }
        }
    )*};
}

bounds! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize }

impl Bound<u128> {
    /// The bound as a number.
    pub const fn number(self) -> Number {
        Number::from_u128(self.0)
    }
}

impl Bound<f32> {
    /// The bound as a number.
    #[allow(clippy::cast_lossless, reason = "`f64::from` is not const")]
    pub const fn number(self) -> Number {
        Number::from_f64(self.0 as f64)
    }
}

impl Bound<f64> {
    /// The bound as a number.
    pub const fn number(self) -> Number {
        Number::from_f64(self.0)
    }
}

/// Fails to compile, at the caller's place and in its words, where `holds` is false.
///
/// # Panics
/// At compile time only.
#[track_caller]
pub const fn demand(holds: bool, message: &str) {
    assert!(holds, "{}", message);
}

/// Refuses a pattern none of whose matches has a length that the rule beside it allows. (Lengths that allow nothing are
/// reported as such.)
///
/// # Panics
/// At compile time only.
#[track_caller]
pub const fn demand_length(pattern: Pattern, min: u64, max: u64) {
    let passable = min > max || pattern.allows_len(min, max);
    demand(passable, "nothing passes both: no match of the pattern has the length that `len` demands");
}

/// The least and the greatest number that a type holds; `None` for a floating-point number.
pub type Limits = Option<(i128, u128)>;

/// Whether a number fits the type whose limits these are. A number that is none fits no type.
const fn fits(limits: Limits, bound: Number) -> bool {
    match (limits, bound.0) {
        (None, Repr::Float(value)) => !value.is_nan(),
        (None, _) => true,
        (Some((min, max)), _) => Integer { min, max, nonzero: false }.holds(bound),
    }
}

/// What a range's demands are judged by.
#[derive(Clone, Copy, Debug)]
pub struct RangeFacts {
    limits: Limits,
    name: &'static str,
    /// The range itself.
    pub range: Range,
}

impl RangeFacts {
    /// The limits and the name of the field's type, and the range.
    pub const fn new(limits: Limits, name: &'static str, range: Range) -> Self {
        Self { limits, name, range }
    }

    /// The range without a lower end that no number of the type is below: `range(0, 75)` of a `u8` is `at most 75`.
    pub const fn told(&self) -> Range {
        let Range { min, max, excludes_min, .. } = self.range;
        let from_zero = matches!(min, Some(Number(Repr::Int(0)))) && !excludes_min;
        let unsigned = matches!(self.limits, Some((0, _)));
        match max {
            // `exactly 0` needs both ends.
            None | Some(Number(Repr::Int(0))) => self.range,
            Some(_) if from_zero && unsigned => Range { min: None, ..self.range },
            Some(_) => self.range,
        }
    }

    /// The least and the greatest number that are allowed themselves, if numbers of the type are whole.
    const fn included(&self) -> (Option<Number>, Option<Number>) {
        let Range { min, max, excludes_min, excludes_max, .. } = self.range;
        let whole = self.limits.is_some();
        let min = match min {
            Some(min) if excludes_min && whole => min.next(),
            min => min,
        };
        let max = match max {
            Some(max) if excludes_max && whole => max.previous(),
            max => max,
        };
        (min, max)
    }

    /// Whether there is a number between the ends. What is not a number is another demand's affair.
    pub const fn in_order(&self) -> bool {
        let (Some(min), Some(max)) = self.included() else { return true };
        if min.to_f64().is_nan() || max.to_f64().is_nan() {
            return true;
        }
        let excluded = self.range.excludes_min || self.range.excludes_max;
        if self.limits.is_none() && excluded { min.less_than(max) } else { min.at_most(max) }
    }

    /// Whether some number of the type lies above the excluded minimum. What does not fit in the type is another demand's affair.
    pub const fn is_below_some(&self) -> bool {
        reaches(self.limits, self.range.min, self.included().0)
    }

    /// Whether some number of the type lies below the excluded maximum.
    pub const fn is_above_some(&self) -> bool {
        reaches(self.limits, self.range.max, self.included().1)
    }

    /// Whether the divisor of `multiple_of` is above zero.
    pub const fn divides(&self) -> bool {
        match self.range.multiple_of {
            Some(divisor) => Number::from_i128(0).less_than(divisor),
            None => true,
        }
    }

    /// Whether a multiple lies between the ends, as far as whole numbers tell.
    pub const fn has_multiple(&self) -> bool {
        let (Some(Number(Repr::Int(min))), Some(Number(Repr::Int(max)))) = self.included() else { return true };
        match self.range.multiple_of {
            Some(Number(Repr::Int(divisor))) if divisor > 0 => match max.checked_sub(max.rem_euclid(divisor)) {
                Some(last) => min > max || min <= last,
                None => true,
            },
            _ => true,
        }
    }
}

/// Whether the type holds the number beside an excluded bound, if it holds the bound.
const fn reaches(limits: Limits, bound: Option<Number>, beside: Option<Number>) -> bool {
    match (bound, beside) {
        (Some(bound), Some(beside)) => !fits(limits, bound) || fits(limits, beside),
        (Some(_), None) => false,
        (None, _) => true,
    }
}

/// Fails to compile where a bound, written as `text`, does not fit the field's type.
///
/// # Panics
/// At compile time only.
#[track_caller]
pub const fn demand_fit(facts: &RangeFacts, bound: Option<Number>, text: &str) {
    let Some(bound) = bound else { return };
    if fits(facts.limits, bound) {
        return;
    }
    let message = Text::new().with("`").with(text).with("` ");
    let message = match (facts.limits, bound.0) {
        (Some(_), Repr::Float(_)) => {
            message.with("is not a whole number, and `").with(facts.name).with("` holds no others")
        }
        (Some((min, max)), _) => {
            let message = message.with("does not fit in `").with(facts.name).with("`, which holds ");
            message.with_number(min < 0, min.unsigned_abs()).with(" to ").with_number(false, max)
        }
        (None, _) => message.with("is not a number"),
    };
    panic!("{}", message.as_str());
}

/// A length as a rule has it.
pub const fn size(length: usize) -> u64 {
    length as u64
}

/// Whether one length is at most another.
pub const fn at_most(left: u64, right: u64) -> bool {
    left <= right
}
