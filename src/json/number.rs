//! Numbers of a JSON text, read as serde_json reads them.

use alloc::borrow::Cow;
use alloc::format;

use crate::rules::Number;
use crate::shape::Integer;

/// A JSON number, or a key in its form, as a whole one: `1.0`, `1e2` and `-0` are no integers, `+1` and `01` no numbers.
pub(super) fn whole(raw: &str) -> Option<Number> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if raw == "-0" || digits.starts_with('+') || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    raw.parse::<i128>().map(Number::from_i128).or_else(|_| raw.parse::<u128>().map(Number::from_u128)).ok()
}

/// A JSON number, or a key in its form, as an integer type with these limits reads it: those of 128 bits, which serde_json reads
/// by their digits, know no sign of zero.
pub(super) fn integer(raw: &str, limits: &Integer) -> Option<Number> {
    if raw == "-0" && limits.min == i128::MIN { Some(Number::from_i128(0)) } else { whole(raw) }
}

/// What a number is that is not whole, for messages.
pub(super) fn describe_fraction(raw: &str) -> &'static str {
    if raw.contains(['.', 'e', 'E']) {
        "a number with a fraction or an exponent"
    } else if raw == "-0" {
        "a negative zero"
    } else {
        "a number of more than 38 digits"
    }
}

/// What an integer type demands of a whole number that it cannot hold, for messages; `None` if it can.
pub(super) fn unmet_limit(value: Number, limits: &Integer) -> Option<Cow<'static, str>> {
    if limits.holds(value) {
        None
    } else if limits.nonzero && value.as_i128() == Some(0) {
        Some("an integer other than 0".into())
    } else {
        Some(format!("an integer from {} to {}", limits.min, limits.max).into())
    }
}
