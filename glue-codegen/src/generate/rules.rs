//! Constraints as attributes.

use std::fmt::Display;

use crate::facts::{Bounds, Matching, Member, Shape, Type};

use super::plan::Plan;

/// The rules of a shape, as a field's attributes or the arguments of `item`, `key` and `value` have them.
pub(super) fn rules(plan: &Plan<'_>, shape: &Shape) -> Vec<String> {
    let mut rules = Vec::new();
    match shape.kind {
        Type::List => rules.extend(list(plan, shape)),
        Type::Map => rules.extend(map(plan, shape)),
        Type::String | Type::Blob => {
            rules.extend(shape.length.as_ref().map(|length| call("len", len(length))));
            rules.extend(shape.pattern.as_ref().map(|source| pattern(plan, source)));
        }
        _ => rules.extend(shape.range.as_ref().map(|range| call("range", bounds(range)))),
    }
    // A type of its own says so itself.
    if shape.sensitive && !super::plan::is_type(shape) {
        rules.push("sensitive".to_owned());
    }
    rules
}

/// The rules of a member.
pub(super) fn of_member(plan: &Plan<'_>, member: &Member) -> Vec<String> {
    let shape = plan.facts.shape(&member.shape);
    let mut rules = rules(plan, shape);
    if member.required && shape.kind == Type::Document {
        // Any JSON is a value of its type, so that an absent one would be too.
        rules.insert(0, "required".to_owned());
    }
    rules
}

fn list(plan: &Plan<'_>, shape: &Shape) -> Option<String> {
    let mut args: Vec<String> = shape.length.iter().flat_map(named).collect();
    args.extend(shape.unique.then(|| "unique".to_owned()));
    args.extend(shape.item.as_ref().and_then(|item| part(plan, "item", item)));
    (!args.is_empty()).then(|| call("list", args))
}

fn map(plan: &Plan<'_>, shape: &Shape) -> Option<String> {
    let mut args: Vec<String> = shape.length.iter().flat_map(named).collect();
    args.extend(shape.key.as_ref().and_then(|key| part(plan, "key", key)));
    args.extend(shape.value.as_ref().and_then(|value| part(plan, "value", value)));
    (!args.is_empty()).then(|| call("map", args))
}

fn part(plan: &Plan<'_>, part: &str, shape: &str) -> Option<String> {
    let rules = rules(plan, plan.facts.shape(shape));
    (!rules.is_empty()).then(|| call(part, rules))
}

fn call(name: &str, args: impl IntoIterator<Item = String>) -> String {
    let args: Vec<_> = args.into_iter().collect();
    format!("{name}({})", args.join(", "))
}

fn len(length: &Bounds<u64>) -> Vec<String> {
    match length {
        Bounds { min: Some(min), max: Some(max) } if min == max => vec![format!("equal = {min}")],
        other => bounds(other),
    }
}

/// Bounds as `len` and `range` take them.
fn bounds<T: Display>(bounds: &Bounds<T>) -> Vec<String> {
    match bounds {
        Bounds { min: Some(min), max: Some(max) } => vec![min.to_string(), max.to_string()],
        other => named(other),
    }
}

fn named<T: Display>(bounds: &Bounds<T>) -> Vec<String> {
    let end = |name: &str, bound: &Option<T>| bound.as_ref().map(|bound| format!("{name} = {bound}"));
    end("min", &bounds.min).into_iter().chain(end("max", &bounds.max)).collect()
}

fn pattern(plan: &Plan<'_>, source: &str) -> String {
    let mut args = vec![plan.statics.get(source).cloned().unwrap_or_else(|| literal(source))];
    if plan.facts.patterns == Matching::Partial && !plan.statics.contains_key(source) {
        args.push("partial".to_owned());
    }
    call("pattern", args)
}

/// A string as code, raw where that is easier to read.
pub(super) fn literal(text: &str) -> String {
    let plain = !text.contains(|it: char| it.is_control() || it == '\u{feff}');
    if !plain || !(text.contains('\\') || text.contains('"')) {
        return format!("{text:?}");
    }
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn literals_are_raw_where_that_helps() {
        assert_eq!(literal("[a-z]"), r#""[a-z]""#);
        assert_eq!(literal(r"\w"), r#"r"\w""#);
        assert_eq!(literal(r#"\""#), "r#\"\\\"\"#");
        assert_eq!(literal("\\w\t"), r#""\\w\t""#);
    }
}
