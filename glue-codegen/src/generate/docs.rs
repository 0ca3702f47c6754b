//! A line of documentation for each item, made from facts.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::plan::Plan;
use crate::facts::{Bounds, Member, Shape, Timestamp, Type};

/// How many examples are named before "and others".
const NAMED: usize = 3;

/// What a type is: whose request or answer, or where it is used.
pub(super) fn of_type(plan: &Plan<'_>, name: &str) -> String {
    let shape = plan.facts.shape(name);
    let mut lines = Vec::new();
    if let Some(roles) = plan.roles.get(name) {
        let list = |names: &BTreeSet<&str>| some(names.iter().copied());
        if !roles.requests.is_empty() {
            lines.push(format!("What {} takes.", list(&roles.requests)));
        }
        if !roles.answers.is_empty() {
            lines.push(format!("What {} answers.", list(&roles.answers)));
        }
        if !roles.errors.is_empty() {
            lines.push(format!("An error of {}.", list(&roles.errors)));
        }
    }
    if lines.is_empty() {
        let places = plan.users.get(name).map(|places| some(places.iter().map(String::as_str)));
        lines.extend(places.map(|places| format!("{} {places}.", kind_of(shape))));
    }
    let elsewhere: Vec<_> =
        shape.members.iter().filter(|(_, it)| it.location.is_some()).map(|(name, _)| format!("`{name}`")).collect();
    if !elsewhere.is_empty() {
        lines.push(format!("Not in the body: {}.", elsewhere.join(", ")));
    }
    lines.extend(shape.sensitive.then(|| "Sensitive: no report shows it.".to_owned()));
    lines.extend(shape.deprecated.then(|| "Deprecated.".to_owned()));
    lines.join(" ")
}

fn kind_of(shape: &Shape) -> &'static str {
    match shape.kind {
        Type::Union => "What can be",
        Type::Enum => "The values of",
        _ => "Part of",
    }
}

/// What a member may be.
pub(super) fn of_member(plan: &Plan<'_>, member: &Member) -> String {
    let shape = plan.facts.shape(&member.shape);
    let phrase = phrase(plan, shape, &member.shape, member.timestamp);
    let mut lines =
        vec![format!("{}{}.", phrase.get(..1).unwrap_or_default().to_uppercase(), phrase.get(1..).unwrap_or_default())];
    lines.extend(member.default.as_ref().map(|value| format!("`{value}` if it is absent.")));
    lines.extend(
        member.idempotency_token.then(|| "An idempotency token: what is sent twice with it counts once.".into()),
    );
    lines.extend(member.json.then(|| "The string holds JSON.".into()));
    lines.extend((shape.sensitive && !super::plan::is_type(shape)).then(|| "Sensitive: no report shows it.".into()));
    lines.extend(member.deprecated.then(|| "Deprecated.".into()));
    lines.join(" ")
}

/// A shape in a sentence: `a string of 1 to 255 characters`.
fn phrase(plan: &Plan<'_>, shape: &Shape, name: &str, timestamp: Option<Timestamp>) -> String {
    let of = |unit: &str| {
        shape.length.as_ref().map(|length| format!(" of {} {unit}", length_bounds(length))).unwrap_or_default()
    };
    let range = || shape.range.as_ref().map(|range| format!(", {}", bounds(range))).unwrap_or_default();
    let part = |part: &Option<String>| {
        let name = part.as_deref().unwrap_or_default();
        phrase(plan, plan.facts.shape(name), name, None)
    };
    match shape.kind {
        Type::Structure | Type::Union | Type::Enum => {
            let name = &plan.named(name).name;
            let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
            format!("{article} [`{name}`]")
        }
        Type::Document => "any JSON".into(),
        Type::List => {
            let unique = if shape.unique { ", no two of them equal" } else { "" };
            format!("a list{}{unique}; each {}", of("items"), part(&shape.item))
        }
        Type::Map => {
            format!("a map{}; each key {}, each value {}", of("entries"), part(&shape.key), part(&shape.value))
        }
        Type::String => format!("a string{}{}", of("characters"), matching(plan, shape)),
        Type::Blob => format!(
            "bytes in base64{}",
            shape.length.as_ref().map(|it| format!(", {}", length_bounds(it))).unwrap_or_default()
        ),
        Type::Boolean => "`true` or `false`".into(),
        Type::Byte | Type::Short | Type::Integer | Type::Long => format!("a whole number{}", range()),
        Type::Float | Type::Double => format!("a number{}", range()),
        Type::Timestamp => match timestamp.or(shape.timestamp).unwrap_or(Timestamp::Epoch) {
            Timestamp::Epoch => "a time, in seconds since 1970".into(),
            Timestamp::Iso8601 => "a time, as `2026-11-20T19:57:00Z`".into(),
            Timestamp::Rfc822 => "a time, as `Fri, 20 Nov 2026 19:57:00 GMT`".into(),
        },
    }
}

fn matching(plan: &Plan<'_>, shape: &Shape) -> String {
    let Some(pattern) = &shape.pattern else { return String::new() };
    let pattern = plan.statics.get(pattern.as_str()).unwrap_or(pattern);
    // A code span ends at as many backticks as it begins with.
    let fence = if pattern.contains('`') { "``" } else { "`" };
    format!(
        " that matches {fence}{}{fence}",
        pattern.escape_debug().to_string().replace("\\\\", "\\").replace("\\\"", "\"").replace("\\'", "'")
    )
}

/// Bounds of a length, none of which is below zero: "at most 75", as reports say it, and not "0 to 75".
fn length_bounds(length: &Bounds<u64>) -> String {
    let min = length.min.filter(|min| *min > 0 || length.max == Some(0));
    bounds(&Bounds { min, max: length.max })
}

fn bounds<T: Display + PartialEq>(bounds: &Bounds<T>) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".into(),
    }
}

/// The first few names.
fn some<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let more = names.len() > NAMED;
    names.truncate(NAMED);
    names.join(", ") + if more { " and others" } else { "" }
}
