//! The constraints that the page states in prose.
//!
//! They refuse what the page refuses and no more: a value that the page gives no order or no default for passes.

use std::cmp::Ordering;

/// "The `GlueVersion` must be greater than 2.0."
///
/// Versions compare number by number, so `10.0` is greater than `2.0`, and `2.10` than `2.9`. The pattern also admits
/// components that are not numbers; where one would decide (`abc.def`, `2.x`), the page gives no order, and the
/// version passes. A text that the pattern refuses passes too: one fault is reported once.
///
/// # Errors
/// A message, where the version is 2.0 or less.
///
/// ```
/// use glue_model::create_session::newer_than_two;
///
/// assert!(newer_than_two("3.0").is_ok());
/// assert_eq!(newer_than_two("2.0"), Err("must be greater than `2.0`"));
/// ```
pub fn newer_than_two(version: &str) -> Result<(), &'static str> {
    match compare(version, ["2", "0"]) {
        Some(Ordering::Less | Ordering::Equal) => Err("must be greater than `2.0`"),
        Some(Ordering::Greater) | None => Ok(()),
    }
}

/// Whether a version may be another than 3.0: it is one, and not equal to it.
pub(super) fn is_other_than_three(version: &str) -> bool {
    components(version).is_some() && compare(version, ["3", "0"]) != Some(Ordering::Equal)
}

/// The two components of a version, where it is one: `\w+\.\w+`.
fn components(version: &str) -> Option<[&str; 2]> {
    let is_word =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    let (major, minor) = version.split_once('.')?;
    (is_word(major) && is_word(minor)).then_some([major, minor])
}

/// How a version compares to another; `None` where the first component that differs is not a number.
fn compare(version: &str, other: [&str; 2]) -> Option<Ordering> {
    let [major, minor] = components(version)?;
    match compare_numbers(major, other[0])? {
        Ordering::Equal => compare_numbers(minor, other[1]),
        decided => Some(decided),
    }
}

/// Compares decimal digits by value. A component has up to 253 of them, more than any integer type holds.
fn compare_numbers(left: &str, right: &str) -> Option<Ordering> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(left) || !is_number(right) {
        return None;
    }
    let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    Some(left.len().cmp(&right.len()).then_with(|| left.bytes().cmp(right.bytes())))
}
