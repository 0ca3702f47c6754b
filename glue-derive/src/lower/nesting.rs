//! `map` and `list`: bounds on the number of entries, and rules for what is in them.

use super::bounds::{Gather, Of, nothing_given};
use super::rules::{self, Place};
use crate::errors::{Errors, Extent};
use crate::model::{Counted, Length, Nested, Rules};
use crate::syntax::{self, Arg, RawRule};

/// `map(min, max, key(…), value(…))`.
pub(crate) fn map(rule: RawRule, rules: &mut Rules, errors: &Errors) {
    let name = Extent::from(rule.name.span());
    let Some(args) = rules::args(rule, "map(max = 50, key(len(1, 128)), value(len(0, 256)))", errors) else { return };
    rules.map = Some(name);
    if args.list.is_empty() {
        nothing_given("map", &args, "give at least one of `min`, `max`, `key(…)`, `value(…)`", errors);
    }
    let mut gather = Gather::new("map", Of::Size, &["min", "max", "equal", "key", "value"], &args, errors);
    for arg in args.list {
        match head(&arg).as_deref() {
            Some("key") => part(arg, "map", Place::Key, &mut rules.key, errors),
            Some("value") => part(arg, "map", Place::Value, &mut rules.value, errors),
            _ => gather.take(arg),
        }
    }
    count(gather, Counted::Map, name, rules, errors);
}

/// `list(min, max, unique, item(…))`.
pub(crate) fn list(rule: RawRule, rules: &mut Rules, errors: &Errors) {
    let name = Extent::from(rule.name.span());
    let Some(args) = rules::args(rule, "list(max = 10, unique, item(len(1, 255)))", errors) else { return };
    rules.list = Some(name);
    if args.list.is_empty() {
        nothing_given("list", &args, "give at least one of `min`, `max`, `unique`, `item(…)`", errors);
    }
    let mut gather = Gather::new("list", Of::Size, &["min", "max", "equal", "unique", "item"], &args, errors);
    for arg in args.list {
        match head(&arg).as_deref() {
            Some("item") => part(arg, "list", Place::Item, &mut rules.item, errors),
            Some("unique") => unique(&arg, rules, errors),
            _ => gather.take(arg),
        }
    }
    count(gather, Counted::List, name, rules, errors);
}

/// The name an argument begins with.
fn head(arg: &Arg) -> Option<String> {
    match arg {
        Arg::Named { name, .. } | Arg::Word(name) | Arg::Call { name, .. } => Some(name.to_string()),
        Arg::Value(_) => None,
    }
}

fn unique(arg: &Arg, rules: &mut Rules, errors: &Errors) {
    let extent = arg.extent();
    match arg {
        Arg::Word(_) if rules.unique.is_some() => errors.at(extent, "`unique` is given twice; remove one"),
        Arg::Word(_) => rules.unique = Some(extent),
        _ => errors.at(extent, "`unique` takes nothing; write the word alone"),
    }
}

/// `key(…)`, `value(…)`, `item(…)`.
fn part(arg: Arg, owner: &str, place: Place, slot: &mut Option<Nested>, errors: &Errors) {
    let extent = arg.extent();
    let Arg::Call { name, group } = arg else {
        let name = head(&arg).unwrap_or_default();
        errors.at(extent, format!("`{name}` takes rules in parentheses; write `{owner}({name}(len(1, 128)))`"));
        return;
    };
    if slot.is_some() {
        errors.at(extent, format!("`{name}` is given twice; merge the two into one"));
        return;
    }
    let args = syntax::split(group.stream(), group.span().into(), &name.to_string(), errors);
    if args.list.is_empty() {
        nothing_given(&name.to_string(), &args, "write a rule in it, such as `len(1, 128)`, or remove it", errors);
        return;
    }
    let owner = name.to_string();
    let raw = args.list.into_iter().filter_map(|arg| syntax::nested(arg, &owner, errors)).collect();
    let lowered = rules::lower(raw, place, errors);
    *slot = Some(Nested { rules: Box::new(lowered.rules) });
}

/// The bounds on the number of entries share their place with `len`.
fn count(gather: Gather<'_>, of: Counted, name: Extent, rules: &mut Rules, errors: &Errors) {
    let Some(bounds) = gather.finish(name) else { return };
    if let Some(length) = &mut rules.length {
        let rule = if of == Counted::Map { "map" } else { "list" };
        let other = length
            .bounds
            .min
            .iter()
            .chain(&length.bounds.max)
            .map(|bound| bound.text.clone())
            .collect::<Vec<_>>()
            .join(", ");
        let message =
            format!("the number of entries is bounded twice, first by `len` ({other}); keep the bounds of `{rule}`");
        errors.at(bounds.extent, message);
        // That `len` does not fit a map is no second mistake.
        length.of = of;
        return;
    }
    rules.length = Some(Length { of, name, unit: None, bounds });
}
