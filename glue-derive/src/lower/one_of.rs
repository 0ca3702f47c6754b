//! `one_of`: a value set.

use syn::{Expr, ExprLit, Lit};

use super::args::{args, nothing_given};
use super::suggest;
use crate::errors::Errors;
use crate::model::{Choice, OneOf};
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
    (!values.is_empty()).then_some(OneOf { name, values })
}

fn choice(arg: &Arg, internal: bool, errors: &Errors) -> Option<Choice> {
    let extent = arg.extent();
    let wrong = match arg {
        Arg::Value(value) => match strip(value) {
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
                return Some(Choice { text: literal.value(), extent, internal });
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
        _ => {
            let bare = wrong.trim_matches('\'');
            let is_text = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | ':');
            if bare.chars().all(is_text) {
                format!("`one_of` lists string literals; write `\"{bare}\"`")
            } else {
                "`one_of` lists string literals, e.g. `one_of(\"a\", \"b\")`".to_owned()
            }
        }
    };
    errors.at(extent, message);
    None
}
