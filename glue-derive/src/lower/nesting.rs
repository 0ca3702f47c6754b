//! `map` and `list`: bounds on the number of entries, and the rules of what is in them, still raw.

use super::args::{args, nothing_given};
use super::bounds::{BoundKind, BoundsParser};
use crate::errors::Errors;
use crate::model::Bounds;
use crate::span::Extent;
use crate::syntax::{self, Arg, RawRule};

/// `map(min, max, key(…), value(…))`.
#[derive(Default)]
pub(crate) struct Map {
    pub(crate) bounds: Option<Bounds>,
    pub(crate) key: Option<Vec<RawRule>>,
    pub(crate) value: Option<Vec<RawRule>>,
}

/// `list(min, max, unique, item(…))`.
#[derive(Default)]
pub(crate) struct List {
    pub(crate) bounds: Option<Bounds>,
    pub(crate) unique: Option<Extent>,
    pub(crate) item: Option<Vec<RawRule>>,
}

/// Reads a `map`; `None` if it has no arguments at all.
pub(crate) fn map(rule: RawRule, errors: &Errors) -> Option<Map> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, "map(max = 50, key(len(1, 128)), value(len(0, 256)))", errors)?;
    if args.list.is_empty() {
        nothing_given("map", &args, "give at least one of `min`, `max`, `key(…)`, `value(…)`", errors);
    }
    let mut map = Map::default();
    let known = &["min", "max", "equal", "key", "value"];
    let mut bounds = BoundsParser::new("map", BoundKind::Size, known, &args, errors);
    for arg in args.list {
        match head(&arg).as_deref() {
            Some("key") => part(arg, "map", &mut map.key, errors),
            Some("value") => part(arg, "map", &mut map.value, errors),
            _ => bounds.take(arg),
        }
    }
    map.bounds = bounds.finish(name);
    Some(map)
}

/// Reads a `list`; `None` if it has no arguments at all.
pub(crate) fn list(rule: RawRule, errors: &Errors) -> Option<List> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, "list(max = 10, unique, item(len(1, 255)))", errors)?;
    if args.list.is_empty() {
        nothing_given("list", &args, "give at least one of `min`, `max`, `unique`, `item(…)`", errors);
    }
    let mut list = List::default();
    let known = &["min", "max", "equal", "unique", "item"];
    let mut bounds = BoundsParser::new("list", BoundKind::Size, known, &args, errors);
    for arg in args.list {
        match head(&arg).as_deref() {
            Some("item") => part(arg, "list", &mut list.item, errors),
            Some("unique") => unique(&arg, &mut list.unique, errors),
            _ => bounds.take(arg),
        }
    }
    list.bounds = bounds.finish(name);
    Some(list)
}

/// The name an argument begins with.
fn head(arg: &Arg) -> Option<String> {
    match arg {
        Arg::Named { name, .. } | Arg::Word(name) | Arg::Call { name, .. } => Some(name.to_string()),
        Arg::Value(_) => None,
    }
}

fn unique(arg: &Arg, slot: &mut Option<Extent>, errors: &Errors) {
    let extent = arg.extent();
    match arg {
        Arg::Word(_) if slot.is_some() => errors.at(extent, "`unique` is given twice; remove one"),
        Arg::Word(_) => *slot = Some(extent),
        _ => errors.at(extent, "`unique` takes nothing; write the word alone"),
    }
}

/// `key(…)`, `value(…)`, `item(…)`.
fn part(arg: Arg, owner: &str, slot: &mut Option<Vec<RawRule>>, errors: &Errors) {
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
    let owner = name.to_string();
    let args = syntax::split(group.stream(), group.span().into(), &owner, errors);
    if args.list.is_empty() {
        nothing_given(&owner, &args, "write a rule in it, such as `len(1, 128)`, or remove it", errors);
        return;
    }
    *slot = Some(args.list.into_iter().filter_map(|arg| syntax::nested(arg, &owner, errors)).collect());
}
