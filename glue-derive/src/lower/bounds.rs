//! Bounds: `1, 255`, `min = 1, max = 255`, `equal = 36`.

use proc_macro2::Ident;
use syn::{Expr, ExprLit, Lit};

use super::args::parens;
use super::bound::{BoundKind, bound};
use super::suggest;
use crate::errors::Errors;
use crate::model::{Bound, Bounds};
use crate::span::Extent;
use crate::syntax::{Arg, Args, call_expr, strip, text, word_expr};
use crate::vocabulary::{self, Argument, Rule, Takes, Word, argument_names};

/// Gathers the bounds among a rule's arguments.
pub(crate) struct BoundsParser<'e> {
    rule: Rule,
    kind: BoundKind,
    errors: &'e Errors,
    /// Whether the grammar found a mistake among the arguments: what seems to be missing may be in it.
    broken: bool,
    positional: Vec<(Extent, Option<Bound>)>,
    /// How many bounds without a name a rule has that takes them by name.
    unnamed: usize,
    /// How many words there are.
    words: usize,
    /// How many of these were told so.
    told: usize,
    /// A name that is none of the rule's is kept without a key: something was written.
    named: Vec<(Option<Argument>, Extent, Option<Bound>)>,
}

impl<'e> BoundsParser<'e> {
    pub(crate) fn new(rule: Rule, kind: BoundKind, args: &Args, errors: &'e Errors) -> Self {
        let unnamed = args.list.iter().filter(|arg| matches!(arg, Arg::Value(_))).count();
        let words = args.list.iter().filter(|arg| matches!(arg, Arg::Word(_))).count();
        let broken = args.broken;
        Self { rule, kind, errors, broken, positional: Vec::new(), unnamed, words, told: 0, named: Vec::new() }
    }

    /// Takes an argument that the rule itself does not know.
    pub(crate) fn take(&mut self, arg: Arg) {
        let extent = arg.extent();
        if let Some(message) = self.misplaced(&arg) {
            self.errors.at(extent, message);
            self.named.push((None, extent, None));
            return;
        }
        match arg {
            Arg::Named { name, value } => self.take_named(&name, &value, extent),
            Arg::Word(name) if self.argument(&name).is_some() => {
                let message = format!("expected `=` and a value after `{name}`; write `{name} = …`");
                self.errors.at(extent, message);
                // Not "no bounds at all".
                self.named.push((None, extent, None));
            }
            Arg::Word(name) | Arg::Call { name, .. } if self.is_named() => {
                self.errors.at(name.span(), self.unknown(&name.to_string()));
                self.named.push((None, extent, None));
            }
            Arg::Word(name) if self.is_no_bound(&name) => {
                self.errors.at(extent, self.unknown(&name.to_string()));
                self.named.push((None, extent, None));
            }
            Arg::Word(name) => self.take_positional(&word_expr(&name), extent),
            Arg::Call { name, group } => self.take_positional(&call_expr(&name, &group), extent),
            Arg::Value(expr) if is_no_number(&expr) => {
                let names = argument_names(self.rule).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                let message = format!(
                    "`{}` is no argument of `{}`; there are {}",
                    text(&expr),
                    self.rule.name(),
                    names.join(", ")
                );
                self.errors.at(extent, message);
                self.named.push((None, extent, None));
            }
            Arg::Value(expr) => self.take_positional(&expr, extent),
        }
    }

    /// The rule's argument of this name.
    fn argument(&self, name: &Ident) -> Option<Argument> {
        Argument::parse(&name.to_string()).filter(|argument| self.rule.arguments().contains(argument))
    }

    fn unknown(&self, name: &str) -> String {
        let equal = Argument::Equal.name();
        if self.rule == Rule::Range && (name == equal || vocabulary::synonym(name) == Some(equal)) {
            return format!("`range` has no `{name}`; write the value as both ends: `min = …, max = …`");
        }
        suggest::unknown("argument", name, &argument_names(self.rule))
    }

    /// Whether a word can name no constant: it is a truth value, or another library's word, or it stands alone and is written as no
    /// constant is.
    fn is_no_bound(&self, name: &Ident) -> bool {
        let name = name.to_string();
        let alone = self.unnamed == 0 && self.words <= 1;
        let is_small = name.starts_with(|first: char| first.is_ascii_lowercase())
            && !name.contains(|char: char| char.is_ascii_uppercase());
        is_small
            && (alone
                || ["true", "false"].contains(&name.as_str())
                || vocabulary::way(&name).is_some()
                || vocabulary::synonym(&name).is_some())
    }

    /// What is wrong with a word or a `name(…)` that means something elsewhere.
    fn misplaced(&self, arg: &Arg) -> Option<String> {
        let (Arg::Word(name) | Arg::Call { name, .. }) = arg else { return None };
        let written = name.to_string();
        if self.rule == Rule::Len && ["bytes", "utf16", "chars"].contains(&written.as_str()) {
            return Some(format!("what is counted is told by `unit`; write `unit = {name}`"));
        }
        match (Word::parse(&written)?, arg) {
            (Word::Argument(Argument::Unit), Arg::Call { group, .. }) => {
                Some(format!("`unit` takes its word behind `=`; write `unit = {}`", text(&group.stream())))
            }
            (Word::Argument(Argument::Key | Argument::Value), _) => {
                Some(format!("`{name}` belongs in `map`; write `map({name}(…))`"))
            }
            (Word::Argument(argument @ (Argument::Item | Argument::Unique)), _) => {
                Some(format!("`{name}` belongs in `list`; write `list({name}{})`", parens(argument)))
            }
            (Word::Rule(_), Arg::Call { .. }) => Some(match self.rule {
                Rule::List => format!("`{name}` is a rule for the items; write `list(item({name}(…)))`"),
                Rule::Map => format!("`{name}` is a rule for the keys or the values; write `map(key({name}(…)))`"),
                rule => format!("`{name}` is a rule of its own; write it beside `{}`", rule.name()),
            }),
            _ => None,
        }
    }

    /// Whether the rule knows no bounds without a name.
    fn is_named(&self) -> bool {
        matches!(self.rule, Rule::Map | Rule::List)
    }

    fn take_named(&mut self, name: &Ident, value: &Expr, extent: Extent) {
        let Some(key) = self.argument(name).filter(|key| key.takes() == Takes::Value) else {
            self.errors.at(name.span(), self.unknown(&name.to_string()));
            self.named.push((None, extent, None));
            return;
        };
        if self.named.iter().any(|(known, ..)| *known == Some(key)) {
            self.errors.at(extent, format!("`{name}` is given twice; keep one of the two"));
            return;
        }
        let bound = bound(value, self.kind, self.errors);
        self.named.push((Some(key), extent, bound));
    }

    fn take_positional(&mut self, value: &Expr, extent: Extent) {
        match self.positional.len() {
            0 | 1 if !self.is_named() => {
                let bound = bound(value, self.kind, self.errors);
                self.positional.push((extent, bound));
            }
            0 | 1 => {
                let (rule, value) = (self.rule.name(), text(value));
                let meant = match (self.unnamed, self.told) {
                    (1, _) => format!("`min = {value}` or `max = {value}`"),
                    (_, 0) => format!("`min = {value}`"),
                    _ => format!("`max = {value}`"),
                };
                self.told += 1;
                self.errors.at(extent, format!("`{rule}` takes its bounds by name; write {meant}"));
                self.named.push((None, extent, None));
            }
            // A missing comma is a mistake of its own; this bound is part of it.
            _ if self.broken => {}
            _ => {
                let message = format!(
                    "`{}` takes at most two bounds without a name, `min` and `max`; remove this one",
                    self.rule.name()
                );
                self.errors.at(extent, message);
            }
        }
    }

    /// Whether no bound was written, right or wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.positional.is_empty() && self.named.is_empty()
    }

    /// Puts the bounds together.
    pub(crate) fn finish(self, name: Extent) -> Option<Bounds> {
        if self.positional.is_empty() { self.finish_named(name) } else { self.finish_positional(name) }
    }

    fn finish_positional(mut self, name: Extent) -> Option<Bounds> {
        if self.broken && (self.positional.len() < 2 || !self.named.is_empty()) {
            return None;
        }
        if self.named.iter().any(|(key, ..)| key.is_some()) {
            let place = self.positional[0].0;
            self.errors
                .at(place, "a bound without a name cannot stand beside one with a name; write `min = …, max = …`");
            return None;
        }
        let (first, min) = self.positional.remove(0);
        if self.positional.is_empty() {
            if let Some(Bound { text, .. }) = min {
                let other = if self.rule.arguments().contains(&Argument::Equal) {
                    format!(" or `equal = {text}`")
                } else {
                    String::new()
                };
                let message = called(&text).unwrap_or_else(|| {
                    format!("one bound alone does not say which; write `min = {text}`, `max = {text}`{other}")
                });
                self.errors.at(first, message);
            }
            return None;
        }
        let (last, max) = self.positional.remove(0);
        Some(Bounds {
            name,
            extent: Extent::between(first, last),
            min,
            max,
            equal: false,
            excludes_min: false,
            excludes_max: false,
        })
    }

    fn finish_named(self, name: Extent) -> Option<Bounds> {
        let first = self.named.first()?.1;
        let last = self.named.last()?.1;
        let find = |key| self.named.iter().find(|(known, ..)| *known == Some(key));
        if let Some((_, extent, equal)) = find(Argument::Equal) {
            if let Some(other) = [Argument::Min, Argument::Max].into_iter().find(|key| find(*key).is_some()) {
                let message = format!("`equal` fixes both ends; remove it, or remove `{}`", other.name());
                self.errors.at(*extent, message);
                return None;
            }
            let equal = equal.as_ref()?;
            return Some(Bounds {
                name,
                extent: *extent,
                min: Some(equal.clone()),
                max: Some(equal.clone()),
                excludes_min: false,
                excludes_max: false,
                equal: true,
            });
        }
        let (min, excludes_min) = self.end(Argument::Min, Argument::Above)?;
        let (max, excludes_max) = self.end(Argument::Max, Argument::Below)?;
        if min.is_none() && max.is_none() {
            return None;
        }
        let extent = Extent::between(first, last);
        Some(Bounds { name, extent, min, max, excludes_min, excludes_max, equal: false })
    }

    /// One end, given by either of two names, and whether it excludes itself. `None` if both are given.
    fn end(&self, including: Argument, excluding: Argument) -> Option<(Option<Bound>, bool)> {
        let find = |key| self.named.iter().find(|(known, ..)| *known == Some(key));
        match (find(including), find(excluding)) {
            (Some(_), Some((_, extent, _))) => {
                let (including, excluding) = (including.name(), excluding.name());
                self.errors.at(*extent, format!("`{including}` and `{excluding}` bound the same end; remove one"));
                None
            }
            (Some((.., bound)), None) => Some((bound.clone(), false)),
            (None, Some((.., bound))) => Some((bound.clone(), true)),
            (None, None) => Some((None, false)),
        }
    }
}

/// Whether a value is none that a bound could be mistaken for.
fn is_no_number(value: &Expr) -> bool {
    match strip(value) {
        Expr::Lit(ExprLit { lit: Lit::Str(string), .. }) => string.value().parse::<f64>().is_err(),
        Expr::Lit(ExprLit { lit: Lit::Bool(_) | Lit::Char(_) | Lit::ByteStr(_) | Lit::CStr(_), .. })
        | Expr::Array(_)
        | Expr::Closure(_)
        | Expr::Tuple(_)
        | Expr::Struct(_)
        | Expr::Reference(_) => true,
        _ => false,
    }
}

/// `min(5)`, meant as `min = 5`.
fn called(text: &str) -> Option<String> {
    let (name, rest) = text.split_once('(')?;
    let bound = rest.strip_suffix(')').filter(|_| ["min", "max", "equal"].contains(&name))?;
    Some(format!("`{name}` takes its bound behind `=`; write `{name} = {bound}`"))
}
