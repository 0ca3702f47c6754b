//! `map` and `list`: bounds on the number of entries, and the rules of what is in them, still raw.

use super::args::{args, nothing_given};
use super::bound::BoundKind;
use super::bounds::BoundsParser;
use crate::errors::Errors;
use crate::model::Bounds;
use crate::span::Extent;
use crate::syntax::{self, Arg, RawRule};
use crate::vocabulary::{Argument, Rule};

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
    let args = args(rule, Rule::Map, errors)?;
    if args.list.is_empty() {
        nothing_given("map", &args, "give at least one of `min`, `max`, `key(…)`, `value(…)`", errors);
    }
    let mut map = Map::default();
    let mut bounds = BoundsParser::new(Rule::Map, BoundKind::Size, &args, errors);
    for arg in args.list {
        match head(&arg) {
            Some(key @ Argument::Key) => part(arg, key, Rule::Map, &mut map.key, errors),
            Some(value @ Argument::Value) => part(arg, value, Rule::Map, &mut map.value, errors),
            _ => bounds.take(arg),
        }
    }
    map.bounds = bounds.finish(name);
    Some(map)
}

/// Reads a `list`; `None` if it has no arguments at all.
pub(crate) fn list(rule: RawRule, errors: &Errors) -> Option<List> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, Rule::List, errors)?;
    if args.list.is_empty() {
        nothing_given("list", &args, "give at least one of `min`, `max`, `unique`, `item(…)`", errors);
    }
    let mut list = List::default();
    let mut bounds = BoundsParser::new(Rule::List, BoundKind::Size, &args, errors);
    for arg in args.list {
        match head(&arg) {
            Some(item @ Argument::Item) => part(arg, item, Rule::List, &mut list.item, errors),
            Some(Argument::Unique) => unique(&arg, &mut list.unique, errors),
            _ => bounds.take(arg),
        }
    }
    list.bounds = bounds.finish(name);
    Some(list)
}

/// The argument whose name this begins with.
fn head(arg: &Arg) -> Option<Argument> {
    match arg {
        Arg::Named { name, .. } | Arg::Word(name) | Arg::Call { name, .. } => Argument::parse(&name.to_string()),
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
fn part(arg: Arg, argument: Argument, owner: Rule, slot: &mut Option<Vec<RawRule>>, errors: &Errors) {
    let extent = arg.extent();
    let Arg::Call { name, group } = arg else {
        errors.at(
            extent,
            format!(
                "`{}` takes rules in parentheses; write `{}({})`",
                argument.name(),
                owner.name(),
                argument.example()
            ),
        );
        return;
    };
    if slot.is_some() {
        errors.at(extent, format!("`{name}` is given twice; merge the two into one"));
        return;
    }
    let owner = argument.name();
    let args = syntax::split(group.stream(), group.span().into(), owner, errors);
    if args.list.is_empty() {
        nothing_given(owner, &args, "write a rule in it, such as `len(1, 128)`, or remove it", errors);
        return;
    }
    *slot = Some(args.list.into_iter().filter_map(|arg| syntax::nested(arg, owner, errors)).collect());
}
