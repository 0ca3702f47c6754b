//! The constraints of two shapes beside each other.

use std::fmt::Display;

use glue_pattern::compile::{Options, compile};
use serde_json::Number;

use super::change::Direction::{self, Changed, Relaxed, Tightened};
use crate::facts::{Bounds, Matching, Shape};

type Found = Vec<(Direction, String)>;

/// What changed between the constraints of two shapes.
pub(super) fn compare(old: &Shape, new: &Shape, matching: (Matching, Matching)) -> Found {
    let mut found = Vec::new();
    let length = |shape: &Shape| ends(shape.length.as_ref(), |bound: &u64| Number::from(*bound));
    let range = |shape: &Shape| ends(shape.range.as_ref(), Number::clone);
    bounds("length", length(old), length(new), &mut found);
    bounds("value", range(old), range(new), &mut found);
    if (&old.pattern, matching.0) != (&new.pattern, matching.1) {
        found.extend(pattern((old.pattern.as_deref(), matching.0), (new.pattern.as_deref(), matching.1)));
    }
    values(old, new, &mut found);
    flag(old.unique, new.unique, (Tightened, "items must differ"), (Relaxed, "items may be equal"), &mut found);
    flag(old.sparse, new.sparse, (Relaxed, "nulls are allowed"), (Tightened, "nulls are not allowed"), &mut found);
    flag(old.sensitive, new.sensitive, (Changed, "is sensitive"), (Changed, "is not sensitive any more"), &mut found);
    found
}

fn flag(old: bool, new: bool, set: (Direction, &str), unset: (Direction, &str), found: &mut Found) {
    if old != new {
        let (direction, what) = if new { set } else { unset };
        found.push((direction, what.into()));
    }
}

/// The two ends of bounds.
fn ends<T>(bounds: Option<&Bounds<T>>, number: impl Fn(&T) -> Number) -> [Option<Number>; 2] {
    let end = |bound: Option<&T>| bound.map(&number);
    [end(bounds.and_then(|it| it.min.as_ref())), end(bounds.and_then(|it| it.max.as_ref()))]
}

fn bounds(what: &str, old: [Option<Number>; 2], new: [Option<Number>; 2], found: &mut Found) {
    let ([old_min, old_max], [new_min, new_max]) = (old, new);
    // No length is below zero: a minimum of zero is none.
    let low = |bound: &Option<Number>| {
        let none = if what == "length" { 0.0 } else { f64::NEG_INFINITY };
        bound.as_ref().and_then(Number::as_f64).unwrap_or(none)
    };
    let high = |bound: &Option<Number>| bound.as_ref().and_then(Number::as_f64).unwrap_or(f64::INFINITY);
    let mut add = |end: &str, tightened: bool, old: Option<Number>, new: Option<Number>| {
        let direction = if tightened { Tightened } else { Relaxed };
        let (old, new) = (shown(old), shown(new));
        found.push((direction, format!("the {end} {what} is {new}, was {old}")));
    };
    if low(&old_min).total_cmp(&low(&new_min)).is_ne() {
        add("smallest", low(&new_min) > low(&old_min), old_min, new_min);
    }
    if high(&old_max).total_cmp(&high(&new_max)).is_ne() {
        add("largest", high(&new_max) < high(&old_max), old_max, new_max);
    }
}

fn shown(bound: Option<impl Display>) -> String {
    bound.map_or_else(|| "unbounded".into(), |bound| bound.to_string())
}

fn pattern(old: (Option<&str>, Matching), new: (Option<&str>, Matching)) -> Option<(Direction, String)> {
    match (old.0, new.0) {
        (None, None) => None,
        (Some(_), None) => Some((Relaxed, "has no pattern any more".into())),
        (None, Some(new)) => Some((Tightened, format!("must match `{new}`"))),
        (Some(before), Some(after)) => {
            let what = format!("must match `{after}`, and had to match `{before}`");
            let (was, is) = (whole(before, old.1), whole(after, new.1));
            match (is_within(&was, &is), is_within(&is, &was)) {
                // Written otherwise, meant the same.
                (Some(true), Some(true)) => None,
                (Some(true), Some(false)) => Some((Relaxed, what)),
                (Some(false), Some(true)) => Some((Tightened, what)),
                _ => Some((Changed, what)),
            }
        }
    }
}

/// A pattern that matches the whole string exactly if the other does in its own way.
fn whole(pattern: &str, matching: Matching) -> String {
    match matching {
        Matching::Full => pattern.to_owned(),
        Matching::Partial => format!("(?s:.*)(?:{pattern})(?s:.*)"),
    }
}

/// Whether every string that matches one pattern matches the other: then none matches the one and not the other.
/// `None` if that cannot be told.
fn is_within(one: &str, other: &str) -> Option<bool> {
    let only_one = format!(r"(?!(?:{other})\z)(?:{one})");
    compile(&only_one, &Options::new()).ok().map(|compiled| compiled.facts().is_empty())
}

fn values(old: &Shape, new: &Shape, found: &mut Found) {
    let listed = |values: Vec<&str>| values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    let missing = |from: &Shape, of: &Shape| -> Vec<String> {
        of.values.iter().filter(|value| !from.values.contains(value)).cloned().collect()
    };
    let names = |values: &[String]| listed(values.iter().map(String::as_str).collect());
    match (old.values.is_empty(), new.values.is_empty()) {
        (true, true) => {}
        (true, false) => found.push((Tightened, format!("must be one of {}", names(&new.values)))),
        (false, true) => found.push((Relaxed, "may be any string".into())),
        (false, false) => {
            let (gained, lost) = (missing(old, new), missing(new, old));
            if !gained.is_empty() {
                found.push((Relaxed, format!("may be {}", names(&gained))));
            }
            if !lost.is_empty() {
                found.push((Tightened, format!("may not be {} any more", names(&lost))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn direction(old: &str, new: &str) -> Option<Direction> {
        pattern((Some(old), Matching::Full), (Some(new), Matching::Full)).map(|(direction, _)| direction)
    }

    #[test]
    fn patterns_are_compared_by_what_they_accept() {
        assert_eq!(direction(r"(\w+\.)+\w+", r"((\w+\.)+\w+|auto)"), Some(Relaxed));
        assert_eq!(direction("[a-z]*", "[a-y]*"), Some(Tightened));
        assert_eq!(direction("[a-z]*", "[0-9]*"), Some(Changed));
        assert_eq!(direction("[a-c]", "a|b|c"), None);
        assert_eq!(direction("a+", "^a+$"), None);
        assert_eq!(direction("a.*", "a.*\n?"), Some(Relaxed));
    }

    #[test]
    fn a_partial_match_is_compared_as_such() {
        let found = |old, new| pattern((Some(old), Matching::Full), (Some(new), Matching::Partial));
        assert_eq!(found("[a-z]+", r"^[a-z]+\z"), None);
        assert_eq!(found("[a-z]+", "[a-z]+").map(|(direction, _)| direction), Some(Relaxed));
    }
}
