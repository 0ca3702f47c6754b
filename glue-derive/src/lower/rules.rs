//! The rules of one place. A rule that was given twice, or that is wrong, is reported and left out; the others stay.

use proc_macro2::{Ident, TokenStream};
use syn::{Expr, ExprPath};

use super::args::{flag, parens};
use super::{check, length, nesting, one_of, pattern, range, suggest};
use crate::errors::Errors;
use crate::model::{Bounds, Counted, Length, Nested, Rules};
use crate::span::Extent;
use crate::syntax::{Form, HELPERS, RawRule, text};

/// Where rules stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Field,
    Item,
    Key,
    Value,
}

const NESTED_RULES: [&str; 8] = ["len", "pattern", "range", "map", "list", "one_of", "required", "sensitive"];

/// What a set of attributes comes to.
#[derive(Default)]
pub(crate) struct Lowered {
    pub(crate) rules: Rules,
    pub(crate) checks: Vec<ExprPath>,
    /// The rules by name, as they were written: to find duplicates.
    given: Vec<(String, Written)>,
}

/// Lowers the rules of one place.
pub(crate) fn lower(raw: Vec<RawRule>, place: Place, errors: &Errors) -> Lowered {
    let mut lowered = Lowered::default();
    for rule in raw {
        one(rule, place, &mut lowered, errors);
    }
    lowered
}

fn one(rule: RawRule, place: Place, lowered: &mut Lowered, errors: &Errors) {
    let name = rule.name.to_string();
    let known: &[&str] = if place == Place::Field { &HELPERS } else { &NESTED_RULES };
    if !known.contains(&name.as_str()) {
        errors.at(rule.name.span(), unknown(&rule.name, place, known));
        return;
    }
    if is_repeated(&rule, &name, lowered, errors) {
        return;
    }
    let Rules { length, range, pattern, one_of, required, sensitive, .. } = &mut lowered.rules;
    match name.as_str() {
        "len" if length.is_some() => {
            let on_map = length.as_ref().is_some_and(|first| first.of == Counted::Map);
            let (what, first) = if on_map { ("entries", "map") } else { ("items", "list") };
            let message = format!("the number of {what} is bounded twice, first by `{first}`; remove this `len`");
            errors.at(rule.extent, message);
        }
        "len" => *length = length::len(rule, errors),
        "range" => *range = range::range(rule, errors),
        "pattern" => *pattern = pattern::pattern(rule, errors),
        "one_of" => *one_of = one_of::one_of(rule, errors),
        "required" => *required = required_rule(&rule, place, errors),
        "sensitive" => *sensitive = flag(&rule, errors),
        "check" => lowered.checks.extend(check::check(rule, errors)),
        "map" => map(rule, &mut lowered.rules, errors),
        "list" => list(rule, &mut lowered.rules, errors),
        _ => {}
    }
}

fn map(rule: RawRule, rules: &mut Rules, errors: &Errors) {
    let name = Extent::from(rule.name.span());
    let Some(map) = nesting::map(rule, errors) else { return };
    rules.map = Some(name);
    rules.key = map.key.map(|raw| nested(raw, Place::Key, errors));
    rules.value = map.value.map(|raw| nested(raw, Place::Value, errors));
    if let Some(bounds) = map.bounds {
        count(bounds, Counted::Map, name, rules, errors);
    }
}

fn list(rule: RawRule, rules: &mut Rules, errors: &Errors) {
    let name = Extent::from(rule.name.span());
    let Some(list) = nesting::list(rule, errors) else { return };
    rules.list = Some(name);
    rules.unique = list.unique;
    rules.item = list.item.map(|raw| nested(raw, Place::Item, errors));
    if let Some(bounds) = list.bounds {
        count(bounds, Counted::List, name, rules, errors);
    }
}

fn nested(raw: Vec<RawRule>, place: Place, errors: &Errors) -> Nested {
    Nested { rules: Box::new(lower(raw, place, errors).rules) }
}

/// The bounds on the number of entries share their place with `len`.
fn count(bounds: Bounds, of: Counted, name: Extent, rules: &mut Rules, errors: &Errors) {
    let Some(length) = &mut rules.length else {
        rules.length = Some(Length { of, name, unit: None, bounds });
        return;
    };
    let rule = if of == Counted::Map { "map" } else { "list" };
    let given = length.bounds.min.iter().chain(&length.bounds.max);
    let other = given.map(|bound| bound.text.clone()).collect::<Vec<_>>().join(", ");
    let message =
        format!("the number of entries is bounded twice, first by `len` ({other}); keep the bounds of `{rule}`");
    errors.at(bounds.extent, message);
    // That `len` does not fit a map is no second mistake.
    length.of = of;
}

/// A second rule of the same kind; `#[len]` and `#[glue(len)]` are the same rule. Checks may be several.
fn is_repeated(rule: &RawRule, name: &str, lowered: &mut Lowered, errors: &Errors) -> bool {
    let first = lowered.given.iter().find(|(given, _)| given == name);
    let repeated = first.is_some() && name != "check";
    if let Some((_, first)) = first
        && repeated
    {
        let what = if matches!(first, Written::Args(_)) { "merge the two into one" } else { "remove one" };
        errors.at(rule.extent, format!("`{name}` is given twice, first as `{name}{}`; {what}", first.text()));
    }
    lowered.given.push((name.to_owned(), Written::of(&rule.form)));
    repeated
}

/// What was written behind a rule's name. It becomes a text only where a message needs it.
pub(crate) enum Written {
    Nothing,
    Value(Box<Expr>),
    Args(TokenStream),
}

impl Written {
    fn of(form: &Form) -> Self {
        match form {
            Form::Bare => Self::Nothing,
            Form::Value(value) => Self::Value(value.clone()),
            Form::Args(args) => Self::Args(args.tokens.clone()),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Value(value) => format!(" = {}", text(value)),
            Self::Args(tokens) => format!("({})", text(tokens)),
        }
    }
}

fn unknown(name: &Ident, place: Place, known: &[&str]) -> String {
    let text = name.to_string();
    match text.as_str() {
        "min" | "max" | "equal" | "unit" => {
            format!("`{name}` is a bound, not a rule; write `len({name} = …)` or `range({name} = …)`")
        }
        "unique" | "item" => format!("`{name}` belongs in `list`; write `list({name}{})`", parens(&text)),
        "key" | "value" => format!("`{name}` belongs in `map`; write `map({name}(…))`"),
        "partial" => "`partial` belongs in `pattern`; write `pattern(\"…\", partial)`".to_owned(),
        "check" => "`check` judges a whole field; write it beside this rule: `#[check(path)]`".to_owned(),
        "crate" | "bound" | "rename_all" => format!("`{name}` goes on the type, not on a field"),
        "internal" => "`internal` goes on a variant, or around a value of `one_of`".to_owned(),
        "rename" | "skip" => format!("`{name}` goes on a field, not inside another rule"),
        _ if place == Place::Field => {
            let all: Vec<_> = known.iter().copied().chain(["rename", "skip"]).collect();
            suggest::unknown("rule", &text, &all)
        }
        _ => suggest::unknown("rule", &text, known),
    }
}

fn required_rule(rule: &RawRule, place: Place, errors: &Errors) -> Option<Extent> {
    if place == Place::Key {
        errors.at(rule.extent, "a key is always present; remove `required`");
        return None;
    }
    flag(rule, errors)
}
