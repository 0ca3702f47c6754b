//! The rules of one place can all be kept: some string has both the length and the form, and every value of a value
//! set keeps the rules beside it.

use super::order;
use crate::errors::Errors;
use crate::model::{Bound, BoundValue, ChoiceValue, Length, PatternSource, Rules, Unit};

/// No value of a set is listed twice.
pub(super) fn values_differ(rules: &Rules, errors: &Errors) {
    let Some(one_of) = &rules.one_of else { return };
    for (at, value) in one_of.values.iter().enumerate() {
        if one_of.values[..at].iter().any(|earlier| earlier.text == value.text) {
            let text = match value.value {
                ChoiceValue::Text => format!("{:?}", value.text),
                ChoiceValue::Character => format!("{:?}", value.text.chars().next().unwrap_or_default()),
                ChoiceValue::Number(_) => value.text.clone(),
            };
            errors.at(value.extent, format!("`{text}` is listed twice; remove one"));
        }
    }
}

/// The literal bounds of a length: from 0 where there is no `min`, to the end where there is no `max`. `None` where
/// a bound is not a literal, or the two are in the wrong order.
fn limits(length: &Length) -> Option<(u64, u64)> {
    let number = |bound: &Option<Bound>, absent| match bound {
        None => Some(absent),
        Some(Bound { value: BoundValue::Int(value), .. }) => u64::try_from(*value).ok(),
        Some(_) => None,
    };
    if order::disordered(&length.bounds).is_some() {
        return None;
    }
    Some((number(&length.bounds.min, 0)?, number(&length.bounds.max, u64::MAX)?))
}

fn unit(length: &Length) -> Unit {
    length.unit.map_or(Unit::Chars, |(unit, _)| unit)
}

/// Some string matches the pattern and has the length.
pub(super) fn pattern_meets_length(rules: &Rules, errors: &Errors) {
    let (Some(pattern), Some(length)) = (&rules.pattern, &rules.length) else { return };
    let PatternSource::Literal(compiled) = &pattern.source else { return };
    let Some((min, max)) = limits(length) else { return };
    let facts = compiled.facts();
    let (Some(shortest), longest) = (facts.min_chars(), facts.max_chars()) else { return };
    let (shortest, longest, what) = match unit(length) {
        Unit::Chars => (u64::from(shortest), longest.map(u64::from), "character"),
        Unit::Bytes => (facts.min_bytes().map_or(0, u64::from), facts.max_bytes().map(u64::from), "byte"),
        // A character is one or two units.
        Unit::Utf16 => (u64::from(shortest), longest.map(|longest| 2 * u64::from(longest)), "UTF-16 unit"),
    };
    let example = facts.example().map_or_else(String::new, |example| format!(" (`{}`)", example.escape_debug()));
    let message = if shortest > max {
        let has = count(shortest, what);
        format!("nothing passes both: the pattern's shortest match has {has}{example}, but `len` allows at most {max}")
    } else if let Some(longest) = longest.filter(|longest| *longest < min) {
        let has = count(longest, what);
        format!("nothing passes both: the pattern's longest match has {has}, but `len` demands at least {min}")
    } else if unit(length) == Unit::Chars && !facts.allows_len(min, max) {
        let has = count(shortest, what);
        format!(
            "nothing passes both: no match of the pattern has the length that `len` demands; the shortest has {has}{example}"
        )
    } else {
        return;
    };
    errors.at(pattern.extent, message);
}

fn count(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// Every value of a set has the length.
pub(super) fn values_meet_length(rules: &Rules, errors: &Errors) {
    let (Some(one_of), Some(length)) = (&rules.one_of, &rules.length) else { return };
    let Some((min, max)) = limits(length) else { return };
    for value in &one_of.values {
        let unit = unit(length);
        let actual = unit.size(&value.text);
        let bound = match (actual < min, actual > max) {
            (true, _) => format!("demands at least {min}"),
            (_, true) => format!("allows at most {max}"),
            _ => continue,
        };
        let has = count(actual, unit.noun());
        errors.at(value.extent, format!("this value has {has}, but `len` {bound}; change one of the two"));
    }
}

/// Every value of a set matches the pattern.
pub(super) fn values_meet_pattern(rules: &Rules, errors: &Errors) {
    let (Some(one_of), Some(pattern)) = (&rules.one_of, &rules.pattern) else { return };
    let PatternSource::Literal(compiled) = &pattern.source else { return };
    if compiled.facts().is_empty() {
        return;
    }
    for value in one_of.values.iter().filter(|value| !compiled.is_match(&value.text)) {
        errors.at(value.extent, "this value does not match the field's own `pattern`; change one of the two");
    }
}

/// Every number of a set lies within the range.
pub(super) fn values_meet_range(rules: &Rules, errors: &Errors) {
    let (Some(one_of), Some(range)) = (&rules.one_of, &rules.range) else { return };
    for choice in &one_of.values {
        if let ChoiceValue::Number(bound) = &choice.value
            && !order::holds(&range.bounds, &bound.value)
        {
            errors.at(choice.extent, "this value is beyond the field's own `range`; change one of the two");
        }
    }
}
