//! The rules of one place. A rule that was given twice, or that is wrong, is reported and left out; the others stay.

use proc_macro2::TokenStream;
use syn::Expr;

use super::args::flag;
use super::check::RawCheck;
use super::{check, length, misplaced, nesting, one_of, pattern, range};
use crate::errors::Errors;
use crate::model::{Bounds, Counted, Length, Nested, Rules};
use crate::span::Extent;
use crate::syntax::{Form, RawRule, text};
use crate::vocabulary::{Rule, Setting, Site};

/// What a set of attributes comes to.
#[derive(Default)]
pub(crate) struct Lowered {
    pub(crate) rules: Rules,
    pub(crate) checks: Vec<RawCheck>,
    /// The rules by name, as they were written: to find duplicates.
    given: Vec<(String, Written)>,
}

/// Lowers the rules of one place.
pub(crate) fn lower(raw: Vec<RawRule>, site: Site, errors: &Errors) -> Lowered {
    let mut lowered = Lowered::default();
    for rule in raw {
        one(rule, site, &mut lowered, errors);
    }
    lowered
}

fn one(rule: RawRule, site: Site, lowered: &mut Lowered, errors: &Errors) {
    let name = rule.name.to_string();
    let Some(word) = Rule::parse(&name).filter(|word| word.sites().contains(&site)) else {
        let (place, message) = misplaced::rule(&rule, site);
        errors.at(place, message);
        return;
    };
    if is_repeated(&rule, &name, lowered, errors) {
        return;
    }
    let Rules { length, range, pattern, one_of, required, sensitive, .. } = &mut lowered.rules;
    match word {
        Rule::Len if length.is_some() => {
            let on_map = length.as_ref().is_some_and(|first| first.of == Counted::Map);
            let (what, first) = if on_map { ("entries", "map") } else { ("items", "list") };
            let message = format!("the number of {what} is bounded twice, first by `{first}`; remove this `len`");
            errors.at(rule.extent, message);
        }
        Rule::Len => *length = length::len(rule, errors),
        Rule::Range => *range = range::range(rule, errors),
        Rule::Pattern => *pattern = pattern::pattern(rule, errors),
        Rule::OneOf => *one_of = one_of::one_of(rule, errors),
        Rule::Required => *required = flag(&rule, errors),
        Rule::Sensitive => *sensitive = flag(&rule, errors),
        Rule::Check => lowered.checks.extend(check::check(rule, errors)),
        Rule::Map => map(rule, site, &mut lowered.rules, errors),
        Rule::List => list(rule, site, &mut lowered.rules, errors),
    }
}

fn map(rule: RawRule, site: Site, rules: &mut Rules, errors: &Errors) {
    let name = Extent::from(rule.name.span());
    let Some(map) = nesting::map(rule, errors) else { return };
    rules.map = Some(name);
    rules.key = map.key.map(|raw| nested(raw, Site::Key, site, errors));
    rules.value = map.value.map(|raw| nested(raw, Site::Value, site, errors));
    if let Some(bounds) = map.bounds {
        count(bounds, Counted::Map, name, rules, errors);
    }
}

fn list(rule: RawRule, site: Site, rules: &mut Rules, errors: &Errors) {
    let name = Extent::from(rule.name.span());
    let Some(list) = nesting::list(rule, errors) else { return };
    rules.list = Some(name);
    rules.unique = list.unique;
    rules.item = list.item.map(|raw| nested(raw, Site::Item, site, errors));
    if let Some(bounds) = list.bounds {
        count(bounds, Counted::List, name, rules, errors);
    }
}

/// The rules inside `key(…)`, `value(…)`, `item(…)` of a rule that is itself at the site `around`.
fn nested(raw: Vec<RawRule>, site: Site, around: Site, errors: &Errors) -> Nested {
    let is_skip = |rule: &RawRule| rule.name == Setting::Skip.name() && Setting::Skip.sites().contains(&site);
    let (skips, rules): (Vec<_>, Vec<_>) = raw.into_iter().partition(is_skip);
    let mut skip = None;
    if let Some(rule) = skips.first() {
        skip = flag(rule, errors);
        let is_check = |rule: &&RawRule| rule.name == Rule::Check.name();
        if let Some(beside) = rules.iter().find(|rule| !is_check(rule)).or(skips.get(1)) {
            errors.at(beside.extent, "`skip` leaves what is here unchecked; remove it, or this");
        } else if around != Site::Field {
            let message = "`skip` is for what a field's own list or map holds; give the inner one a type of its own";
            errors.at(rule.extent, message);
        }
    }
    let Lowered { rules, checks, .. } = lower(rules, site, errors);
    let checks = checks.into_iter().filter_map(|check| check.of_field(errors)).collect();
    Nested { rules: Box::new(rules), skip, checks }
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
        let what = match first {
            Written::Args(_) if name == Rule::Pattern.name() => {
                r#"one pattern can demand both: `pattern(r"(?=(?:first)\z)second")`"#
            }
            Written::Args(_) => "merge the two into one",
            Written::Nothing | Written::Value(_) => "remove one",
        };
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
