//! The rules of one place. A rule that was given twice, or that is wrong, is reported and left out; the others stay.

use proc_macro2::{Ident, TokenStream};
use syn::{Expr, ExprPath};

use super::bounds::{Gather, Of, nothing_given, text};
use super::{nesting, suggest, words};
use crate::errors::{Errors, Extent};
use crate::model::{Counted, Length, Rules, Unit};
use crate::syntax::{Arg, Form, RawRule};

/// Where rules stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Field,
    Item,
    Key,
    Value,
}

/// The rules of every place, in the order of the reference.
pub(crate) const RULES: [&str; 9] =
    ["len", "pattern", "range", "map", "list", "one_of", "required", "sensitive", "check"];
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
    let known: &[&str] = if place == Place::Field { &RULES } else { &NESTED_RULES };
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
        "len" => *length = len(rule, errors),
        "range" => *range = range_rule(rule, errors),
        "pattern" => *pattern = words::pattern(rule, errors),
        "one_of" => *one_of = words::one_of(rule, errors),
        "required" => *required = required_rule(&rule, place, errors),
        "sensitive" => *sensitive = words::flag(&rule, errors),
        "check" => lowered.checks.extend(words::check(rule, errors)),
        "map" => nesting::map(rule, &mut lowered.rules, errors),
        "list" => nesting::list(rule, &mut lowered.rules, errors),
        _ => {}
    }
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

/// What stands behind the word in an example.
pub(crate) fn parens(name: &str) -> &'static str {
    if name == "item" { "(…)" } else { "" }
}

fn required_rule(rule: &RawRule, place: Place, errors: &Errors) -> Option<Extent> {
    if place == Place::Key {
        errors.at(rule.extent, "a key is always present; remove `required`");
        return None;
    }
    words::flag(rule, errors)
}

/// The arguments of a rule that needs some.
pub(crate) fn args(rule: RawRule, example: &str, errors: &Errors) -> Option<crate::syntax::Args> {
    let name = &rule.name;
    match rule.form {
        Form::Args(args) => return Some(args),
        Form::Bare => errors.at(rule.extent, format!("`{name}` says nothing; write `{example}`")),
        Form::Value(value) => {
            let value = text(&value);
            errors.at(rule.inner, format!("`{name} = {value}` is not how it is written; write `{example}`"));
        }
    }
    None
}

fn len(rule: RawRule, errors: &Errors) -> Option<Length> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, "len(min = 1, max = 255)", errors)?;
    let mut gather = Gather::new("len", Of::Size, &["min", "max", "equal", "unit"], &args, errors);
    let mut chosen = None;
    let mut unit_given = false;
    let broken = args.broken;
    let parens = args.parens;
    for arg in args.list {
        match arg {
            Arg::Named { ref name, ref value } if name == "unit" => {
                if unit_given {
                    errors.at(arg.extent(), "`unit` is given twice; keep one of the two");
                    continue;
                }
                unit_given = true;
                chosen = unit(value, errors).map(|unit| (unit, Extent::of(value)));
            }
            other => gather.take(other),
        }
    }
    if gather.is_empty() {
        if !broken {
            let message = if unit_given { "`unit` says what `len` counts, not how much" } else { "`len` says nothing" };
            errors.at(parens, format!("{message}; give at least one of `min`, `max`, `equal`"));
        }
        return None;
    }
    let bounds = gather.finish(name)?;
    Some(Length { of: Counted::Len, name, unit: chosen, bounds })
}

fn unit(value: &Expr, errors: &Errors) -> Option<Unit> {
    let written = super::serde::string(value);
    let name = written.clone().unwrap_or_else(|| text(value));
    let found = [("chars", Unit::Chars), ("bytes", Unit::Bytes), ("utf16", Unit::Utf16)]
        .into_iter()
        .find(|(known, _)| *known == name);
    match found {
        Some((_, unit)) if written.is_none() => return Some(unit),
        Some((known, _)) => {
            errors.at(Extent::of(value), format!("a unit is a word; write `unit = {known}` without quotes"));
        }
        None => errors.at(Extent::of(value), suggest::unknown("unit", &name, &["chars", "bytes", "utf16"])),
    }
    None
}

fn range_rule(rule: RawRule, errors: &Errors) -> Option<crate::model::Bounds> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, "range(min = 1, max = 10)", errors)?;
    let mut gather = Gather::new("range", Of::Number, &["min", "max"], &args, errors);
    if args.list.is_empty() {
        nothing_given("range", &args, "give at least one of `min`, `max`", errors);
    }
    args.list.into_iter().for_each(|arg| gather.take(arg));
    gather.finish(name)
}
