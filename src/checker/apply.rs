//! Rules against values: one function for each kind of value, used by the typed check and by the JSON check.

use crate::report::Fault;
use crate::rules::{Length, Measure, Number, Range, RangeEnd, Rules, Unit, are_multiples};

/// Judges a string: its length, its pattern, its value set.
#[inline]
pub(crate) fn text(rules: &Rules, value: &str, mut fault: impl FnMut(Fault)) {
    if let Some(length) = rules.length
        && !text_length_allowed(&length, value)
    {
        let actual = measure(length.unit, value);
        fault(length_fault(&length, actual, Measure::Text(length.unit)));
    }
    if let Some(pattern) = rules.pattern
        && !pattern.is_match(value)
    {
        fault(Fault::pattern(pattern));
    }
    if let Some(values) = rules.one_of
        && !values.contains(value)
    {
        fault(Fault::none_of(values));
    }
}

/// Judges the size of anything else that is counted.
#[inline]
pub(crate) fn size(rules: &Rules, actual: usize, measure: Measure, mut fault: impl FnMut(Fault)) {
    if let Some(length) = rules.length
        && !length.allows(actual as u64)
    {
        fault(length_fault(&length, actual as u64, measure));
    }
}

/// Judges a number: its range, what it is a multiple of.
#[inline]
pub(crate) fn number(rules: &Rules, value: Number, mut fault: impl FnMut(Fault)) {
    one_of(rules, |number| number.at_most(value) && value.at_most(number), &mut fault);
    let Some(range) = rules.range else { return };
    let beyond = beyond(
        range,
        |min, excluded| if excluded { min.less_than(value) } else { min.at_most(value) },
        |max, excluded| if excluded { value.less_than(max) } else { value.at_most(max) },
    );
    out_of_range(range, beyond, &mut fault);
    if let Some(divisor) = range.multiple_of
        && !value.is_multiple_of(divisor)
    {
        fault(Fault::MultipleOf { divisor });
    }
}

/// Judges a single-precision number: a bound such as `4.4` means the `f32` nearest to it.
#[inline]
pub(crate) fn single(rules: &Rules, value: f32, mut fault: impl FnMut(Fault)) {
    #[expect(clippy::cast_possible_truncation, reason = "the bound is meant as an `f32`")]
    let narrow = |bound: Number| bound.to_f64() as f32;
    #[expect(clippy::float_cmp, reason = "a value of a set is one exactly")]
    one_of(rules, |number| narrow(number) == value, &mut fault);
    let Some(range) = rules.range else { return };
    let beyond = beyond(
        range,
        |min, excluded| if excluded { narrow(min) < value } else { narrow(min) <= value },
        |max, excluded| if excluded { value < narrow(max) } else { value <= narrow(max) },
    );
    out_of_range(range, beyond, &mut fault);
    if let Some(divisor) = range.multiple_of
        && !are_multiples(value, narrow(divisor))
    {
        fault(Fault::MultipleOf { divisor });
    }
}

/// Judges a number by a value set of numbers.
#[inline]
fn one_of(rules: &Rules, is_value: impl Fn(Number) -> bool, fault: &mut impl FnMut(Fault)) {
    if let Some(values) = rules.one_of
        && !rules.numbers.is_empty()
        && !rules.numbers.iter().any(|number| is_value(*number))
    {
        fault(Fault::none_of(values));
    }
}

/// The end of the range that a number is beyond. Each end is judged together with whether it is excluded itself.
#[inline]
fn beyond(
    range: Range,
    above: impl FnOnce(Number, bool) -> bool,
    below: impl FnOnce(Number, bool) -> bool,
) -> Option<RangeEnd> {
    if !range.min.is_none_or(|min| above(min, range.excludes_min)) {
        return Some(RangeEnd::Min);
    }
    (!range.max.is_none_or(|max| below(max, range.excludes_max))).then_some(RangeEnd::Max)
}

fn out_of_range(range: Range, beyond: Option<RangeEnd>, fault: &mut impl FnMut(Fault)) {
    if let Some(beyond) = beyond {
        let Range { min, max, excludes_min, excludes_max, .. } = range;
        fault(Fault::Range { min, max, excludes_min, excludes_max, beyond });
    }
}

fn length_fault(length: &Length, actual: u64, measure: Measure) -> Fault {
    Fault::Length { min: length.min, max: length.max, actual, measure }
}

/// Whether a string's length is within the bounds, counted only where its bytes do not decide already:
/// a character has one to four bytes, and one UTF-16 unit for one to three of them.
#[inline]
fn text_length_allowed(length: &Length, value: &str) -> bool {
    let bytes = value.len() as u64;
    let fewest = match length.unit {
        Unit::Bytes => return length.allows(bytes),
        Unit::Chars => bytes.div_ceil(4),
        Unit::Utf16 => bytes.div_ceil(3),
    };
    let (min, max) = (length.min.unwrap_or(0), length.max.unwrap_or(u64::MAX));
    if min <= fewest && bytes <= max {
        return true;
    }
    if bytes < min || max < fewest {
        return false;
    }
    length.allows(measure(length.unit, value))
}

/// The length of a string in a unit.
fn measure(unit: Unit, value: &str) -> u64 {
    match unit {
        Unit::Bytes => value.len() as u64,
        _ if value.is_ascii() => value.len() as u64,
        Unit::Chars => value.chars().count() as u64,
        Unit::Utf16 => value.chars().map(|char| char.len_utf16() as u64).sum(),
    }
}
