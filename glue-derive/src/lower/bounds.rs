//! Bounds: `1, 255`, `min = 1, max = 255`, `equal = 36`.

use proc_macro2::Ident;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitFloat, LitInt, UnOp};

use super::args::parens;
use super::suggest;
use crate::errors::Errors;
use crate::model::{Bound, BoundValue, Bounds};
use crate::span::Extent;
use crate::syntax::HELPERS;
use crate::syntax::{Arg, Args, call_expr, strip, text};

/// What the bounds are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BoundKind {
    /// A number of characters, items, entries: never negative, never a fraction.
    Size,
    /// A number.
    Number,
}

/// Gathers the bounds among a rule's arguments.
pub(crate) struct BoundsParser<'e> {
    rule: &'static str,
    kind: BoundKind,
    known: &'static [&'static str],
    errors: &'e Errors,
    /// Whether the grammar found a mistake among the arguments: what seems to be missing may be in it.
    broken: bool,
    positional: Vec<(Extent, Option<Bound>)>,
    named: Vec<(&'static str, Extent, Option<Bound>)>,
}

impl<'e> BoundsParser<'e> {
    /// `known`: all the argument names of the rule, for messages.
    pub(crate) fn new(
        rule: &'static str,
        kind: BoundKind,
        known: &'static [&'static str],
        args: &Args,
        errors: &'e Errors,
    ) -> Self {
        Self { rule, kind, known, errors, broken: args.broken, positional: Vec::new(), named: Vec::new() }
    }

    /// Takes an argument that the rule itself does not know.
    pub(crate) fn take(&mut self, arg: Arg) {
        let extent = arg.extent();
        if let Some(message) = self.misplaced(&arg) {
            self.errors.at(extent, message);
            self.named.push(("", extent, None));
            return;
        }
        match arg {
            Arg::Named { name, value } => self.take_named(&name, &value, extent),
            Arg::Word(name) if self.known.iter().any(|known| name == known) => {
                let message = format!("expected `=` and a value after `{name}`; write `{name} = …`");
                self.errors.at(extent, message);
                // Not "no bounds at all".
                self.named.push(("", extent, None));
            }
            Arg::Word(name) | Arg::Call { name, .. } if self.is_named() => {
                self.errors.at(name.span(), suggest::unknown("argument", &name.to_string(), self.known));
                self.named.push(("", extent, None));
            }
            Arg::Word(name) => self.take_positional(&syn::parse_quote!(#name), extent),
            Arg::Call { name, group } => self.take_positional(&call_expr(&name, &group), extent),
            Arg::Value(expr) => self.take_positional(&expr, extent),
        }
    }

    /// What is wrong with a word or a `name(…)` that means something elsewhere.
    fn misplaced(&self, arg: &Arg) -> Option<String> {
        let (Arg::Word(name) | Arg::Call { name, .. }) = arg else { return None };
        let rule = self.rule;
        let written = name.to_string();
        Some(match (written.as_str(), arg) {
            ("bytes" | "utf16" | "chars", _) if rule == "len" => {
                format!("what is counted is told by `unit`; write `unit = {name}`")
            }
            ("unit", Arg::Call { group, .. }) => {
                format!("`unit` takes its word behind `=`; write `unit = {}`", text(&group.stream()))
            }
            ("key" | "value", _) => format!("`{name}` belongs in `map`; write `map({name}(…))`"),
            ("item" | "unique", _) => format!("`{name}` belongs in `list`; write `list({name}{})`", parens(&written)),
            (known, Arg::Call { .. }) if HELPERS.contains(&known) => match rule {
                "list" => format!("`{name}` is a rule for the items; write `list(item({name}(…)))`"),
                "map" => format!("`{name}` is a rule for the keys or the values; write `map(key({name}(…)))`"),
                _ => format!("`{name}` is a rule of its own; write it beside `{rule}`"),
            },
            _ => return None,
        })
    }

    /// Whether the rule knows no bounds without a name.
    fn is_named(&self) -> bool {
        self.rule == "map" || self.rule == "list"
    }

    fn take_named(&mut self, name: &Ident, value: &Expr, extent: Extent) {
        let Some(key) = ["min", "max", "equal"].into_iter().find(|key| name == key && self.known.contains(key)) else {
            let message = suggest::unknown("argument", &name.to_string(), self.known);
            self.errors.at(name.span(), message);
            self.named.push(("", extent, None));
            return;
        };
        if self.named.iter().any(|(known, ..)| *known == key) {
            self.errors.at(extent, format!("`{key}` is given twice; keep one of the two"));
            return;
        }
        let bound = bound(value, self.kind, self.errors);
        self.named.push((key, extent, bound));
    }

    fn take_positional(&mut self, value: &Expr, extent: Extent) {
        match self.positional.len() {
            0 | 1 if !self.is_named() => {
                let bound = bound(value, self.kind, self.errors);
                self.positional.push((extent, bound));
            }
            0 | 1 => {
                let message = format!("`{}` takes its bounds by name; write `max = {}`", self.rule, text(value));
                self.errors.at(extent, message);
                self.named.push(("", extent, None));
            }
            _ => {
                let message = format!(
                    "`{}` takes at most two bounds without a name, `min` and `max`; remove this one",
                    self.rule
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
        if self.named.iter().any(|(key, ..)| !key.is_empty()) {
            let place = self.positional[0].0;
            self.errors
                .at(place, "a bound without a name cannot stand beside one with a name; write `min = …, max = …`");
            return None;
        }
        let (first, min) = self.positional.remove(0);
        if self.positional.is_empty() {
            if let Some(Bound { text, .. }) = min {
                let other = if self.known.contains(&"equal") { format!(" or `equal = {text}`") } else { String::new() };
                let message = called(&text).unwrap_or_else(|| {
                    format!("one bound alone does not say which; write `min = {text}`, `max = {text}`{other}")
                });
                self.errors.at(first, message);
            }
            return None;
        }
        let (last, max) = self.positional.remove(0);
        Some(Bounds { name, extent: Extent::between(first, last), min, max, equal: false })
    }

    fn finish_named(self, name: Extent) -> Option<Bounds> {
        let first = self.named.first()?.1;
        let last = self.named.last()?.1;
        let find = |key| self.named.iter().find(|(known, ..)| *known == key);
        if let Some((_, extent, equal)) = find("equal") {
            if let Some((other, ..)) = self.named.iter().find(|(key, ..)| matches!(*key, "min" | "max")) {
                self.errors.at(*extent, format!("`equal` fixes both ends; remove it, or remove `{other}`"));
                return None;
            }
            let equal = equal.as_ref()?;
            return Some(Bounds {
                name,
                extent: *extent,
                min: Some(equal.clone()),
                max: Some(equal.clone()),
                equal: true,
            });
        }
        let end = |key| find(key).and_then(|(.., bound)| bound.clone());
        let (min, max) = (end("min"), end("max"));
        if min.is_none() && max.is_none() {
            return None;
        }
        Some(Bounds { name, extent: Extent::between(first, last), min, max, equal: false })
    }
}

/// `min(5)`, meant as `min = 5`.
fn called(text: &str) -> Option<String> {
    let (name, rest) = text.split_once('(')?;
    let bound = rest.strip_suffix(')').filter(|_| ["min", "max", "equal"].contains(&name))?;
    Some(format!("`{name}` takes its bound behind `=`; write `{name} = {bound}`"))
}

/// One bound: a literal is read here, any other expression is left to const evaluation.
fn bound(value: &Expr, kind: BoundKind, errors: &Errors) -> Option<Bound> {
    let extent = Extent::of_expr(value);
    let written = text(value);
    // Parentheses would be superfluous where the bound is put to use.
    let value = strip(value);
    let number = match value {
        Expr::Lit(ExprLit { lit, .. }) => literal(lit, value, kind, extent, errors)?,
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => match strip(expr) {
            Expr::Lit(ExprLit { lit: Lit::Int(_) | Lit::Float(_), .. }) if kind == BoundKind::Size => {
                errors.at(extent, "a length is never negative; write `0` or more");
                return None;
            }
            Expr::Lit(ExprLit { lit, .. }) => negative(lit, value),
            _ => BoundValue::Const(Box::new(value.clone())),
        },
        Expr::Range(_) => {
            let rule = if kind == BoundKind::Size { "len" } else { "range" };
            errors.at(extent, format!("a Rust range is no bound; write the two ends: `{rule}(min = …, max = …)`"));
            return None;
        }
        Expr::Verbatim(_) => {
            errors.at(extent, "expected a number or a constant");
            return None;
        }
        _ => BoundValue::Const(Box::new(value.clone())),
    };
    Some(Bound { extent, text: written, value: number })
}

fn literal(lit: &Lit, whole: &Expr, kind: BoundKind, extent: Extent, errors: &Errors) -> Option<BoundValue> {
    let of_size = kind == BoundKind::Size;
    let refuse = |message: String| {
        errors.at(extent, message);
        None
    };
    match lit {
        Lit::Int(int) => integer(int, whole, of_size).map_or_else(refuse, Some),
        Lit::Float(_) if of_size => refuse(format!("a length is a whole number; `{}` is not", text(lit))),
        Lit::Float(float) => Some(fraction(float, whole, 1.0)),
        Lit::Str(string) if string.value().parse::<f64>().is_ok() => {
            refuse(format!("a bound is a number, not text; write `{}` without quotes", string.value()))
        }
        Lit::Byte(_) => Some(BoundValue::Const(Box::new(whole.clone()))),
        _ => refuse(format!("a bound is a number; `{}` is not", text(lit))),
    }
}

fn integer(int: &LitInt, whole: &Expr, of_size: bool) -> Result<BoundValue, String> {
    let Ok(value) = int.base10_parse::<u128>() else {
        return Err(format!("`{int}` is too large: no type holds it"));
    };
    // Let rustc compare the suffix with the type.
    if !int.suffix().is_empty() {
        return Ok(BoundValue::Const(Box::new(whole.clone())));
    }
    if of_size && value > i64::MAX as u128 {
        return Err(format!("`{int}` is more than anything can hold; the largest length is {}", i64::MAX));
    }
    Ok(i128::try_from(value).map_or(BoundValue::Uint(value), BoundValue::Int))
}

fn fraction(float: &LitFloat, whole: &Expr, sign: f64) -> BoundValue {
    match float.base10_parse::<f64>() {
        Ok(value) if float.suffix().is_empty() => BoundValue::Float(sign * value),
        _ => BoundValue::Const(Box::new(whole.clone())),
    }
}

/// A literal behind a minus.
fn negative(lit: &Lit, whole: &Expr) -> BoundValue {
    let left_to_rustc = || BoundValue::Const(Box::new(whole.clone()));
    match lit {
        Lit::Int(int) if int.suffix().is_empty() => int
            .base10_parse::<u128>()
            .ok()
            .and_then(|value| 0_i128.checked_sub_unsigned(value))
            .map_or_else(left_to_rustc, BoundValue::Int),
        Lit::Float(float) => fraction(float, whole, -1.0),
        _ => left_to_rustc(),
    }
}
