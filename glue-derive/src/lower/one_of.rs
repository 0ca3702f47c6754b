//! `one_of`: a value set.

use syn::{Expr, ExprLit, ExprUnary, Lit, UnOp};

use super::args::{args, nothing_given};
use super::bound::{BoundKind, bound};
use super::suggest;
use crate::errors::Errors;
use crate::model::{BoundValue, Choice, ChoiceKind, ChoiceValue, OneOf};
use crate::span::Extent;
use crate::syntax::{Arg, RawRule, call_expr, split, strip, text};
use crate::vocabulary::{Argument, Rule, argument_names};

/// `one_of("a", "b", internal("c"))`.
pub(crate) fn one_of(rule: RawRule, errors: &Errors) -> Option<OneOf> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, Rule::OneOf, errors)?;
    if args.list.is_empty() {
        nothing_given(
            "one_of",
            &args,
            "no value would be accepted: list the values, e.g. `one_of(\"a\", \"b\")`",
            errors,
        );
        return None;
    }
    let mut values = Vec::new();
    for arg in args.list {
        match arg {
            Arg::Call { name, group } if name == Argument::Internal.name() => {
                let inner = split(group.stream(), group.span().into(), "internal", errors);
                if inner.list.is_empty() {
                    nothing_given("internal", &inner, "list the values in it, e.g. `internal(\"c\")`", errors);
                }
                inner.list.into_iter().for_each(|arg| values.extend(choice(&arg, true, errors)));
            }
            other => values.extend(choice(&other, false, errors)),
        }
    }
    of_one_kind(&mut values, errors);
    (!values.is_empty()).then_some(OneOf { name, values })
}

/// Keeps the values of one kind: strings, if there is one.
fn of_one_kind(values: &mut Vec<Choice>, errors: &Errors) {
    let has_text = values.iter().any(|value| value.kind() == ChoiceKind::Text);
    let Some(kind) = values.first().map(|first| if has_text { ChoiceKind::Text } else { first.kind() }) else { return };
    values.retain(|value| {
        if value.kind() == kind {
            return true;
        }
        let message = match kind {
            ChoiceKind::Text => strings(&value.text),
            ChoiceKind::Character => "`one_of` lists values of one kind, and the first is a character".to_owned(),
            ChoiceKind::Number => "`one_of` lists values of one kind, and the first is a number".to_owned(),
        };
        errors.at(value.extent, message);
        false
    });
}

/// What is said of a value that is no string.
fn strings(wrong: &str) -> String {
    let bare = wrong.trim_matches('\'');
    let is_text = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | ':');
    if bare.chars().all(is_text) {
        format!("`one_of` lists string literals; write `\"{bare}\"`")
    } else {
        "`one_of` lists string literals, e.g. `one_of(\"a\", \"b\")`".to_owned()
    }
}

/// A number, in digits.
fn number(value: &Expr, errors: &Errors) -> Option<(String, ChoiceValue)> {
    let bound = bound(value, BoundKind::Number, errors)?;
    let text = match &bound.value {
        BoundValue::Int(value) => value.to_string(),
        BoundValue::Uint(value) => value.to_string(),
        BoundValue::Float(value) => value.to_string(),
        BoundValue::Const(_) => {
            errors.at(
                bound.extent,
                format!("`one_of` lists numbers as they are; write `{}` without its type", bound.text),
            );
            return None;
        }
    };
    Some((text, ChoiceValue::Number(bound)))
}

/// Whether an expression is a number, perhaps a negative one.
fn is_number(value: &Expr) -> bool {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(_) | Lit::Float(_), .. }) => true,
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => is_number(strip(expr)),
        _ => false,
    }
}

fn choice(arg: &Arg, internal: bool, errors: &Errors) -> Option<Choice> {
    let extent = arg.extent();
    let wrong = match arg {
        Arg::Value(value) => match strip(value) {
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
                return Some(Choice { text: literal.value(), value: ChoiceValue::Text, extent, internal });
            }
            Expr::Lit(ExprLit { lit: Lit::Char(literal), .. }) => {
                let text = literal.value().to_string();
                return Some(Choice { text, value: ChoiceValue::Character, extent, internal });
            }
            value if is_number(value) => {
                let (text, value) = number(value, errors)?;
                return Some(Choice { text, value, extent, internal });
            }
            other => text(other),
        },
        Arg::Word(word) => word.to_string(),
        Arg::Call { name, group } => text(&call_expr(name, group)),
        Arg::Named { name, .. } => {
            errors.at(extent, format!("`one_of` lists string literals; `{name}` needs no name"));
            return None;
        }
    };
    let message = match arg {
        Arg::Call { name, .. } if suggest::nearest(&name.to_string(), &argument_names(Rule::OneOf)).is_some() => {
            suggest::unknown("argument", &name.to_string(), &argument_names(Rule::OneOf))
        }
        _ => strings(&wrong),
    };
    errors.at(extent, message);
    None
}
