//! What the derive's code demands at compile time: bounds in order, in words of our own at the bound's place.

use glue_pattern::Pattern;

use super::const_text::Text;
use crate::rules::{Number, Repr};
use crate::shape::Integer;

/// Tells a literal bound for a number to the type of the bound.
#[derive(Clone, Copy, Debug)]
pub struct Bound<T>(pub T);

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
    /// The smallest number allowed.
    pub min: Option<Number>,
    /// The largest number allowed.
    pub max: Option<Number>,
}

impl RangeFacts {
    /// The limits and the name of the field's type, and the bounds.
    pub const fn new(limits: Limits, name: &'static str, min: Option<Number>, max: Option<Number>) -> Self {
        Self { limits, name, min, max }
    }

    /// Whether `min <= max`. What is not a number is another demand's affair.
    pub const fn in_order(&self) -> bool {
        match (self.min, self.max) {
            (Some(Number(Repr::Float(number))), _) | (_, Some(Number(Repr::Float(number)))) if number.is_nan() => true,
            (Some(min), Some(max)) => min.at_most(max),
            _ => true,
        }
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
