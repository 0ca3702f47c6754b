//! `check`: the path of a function of the user's.

use syn::{Expr, ExprLit, ExprPath, Lit};

use super::args::{args, nothing_given};
use crate::errors::Errors;
use crate::syntax::{Arg, RawRule, strip, text, word_expr};
use crate::vocabulary::Rule;

/// `check(path)`.
pub(crate) fn check(rule: RawRule, errors: &Errors) -> Option<ExprPath> {
    let args = args(rule, Rule::Check, errors)?;
    if args.list.is_empty() {
        nothing_given("check", &args, "name a function, e.g. `check(path::to::function)`", errors);
    }
    let mut list = args.list.into_iter();
    let first = list.next()?;
    if let Some(second) = list.next() {
        errors.at(second.extent(), "`check` names one function; write a `#[check(…)]` of its own for the second");
    }
    let extent = first.extent();
    let message = match &first {
        Arg::Word(word) => match word_expr(word) {
            Expr::Path(path) => return Some(path),
            _ => format!("`check` names a function; `{word}` is none"),
        },
        Arg::Call { name, .. } => format!("`check` names a function and does not call it; write `check({name})`"),
        Arg::Named { .. } => "`check` takes the path of a function alone; write `check(path::to::function)`".to_owned(),
        Arg::Value(value) => match strip(value) {
            Expr::Path(path) => return Some(path.clone()),
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
                format!("a function is named without quotes; write `check({})`", literal.value())
            }
            Expr::Closure(_) => "`check` needs the path of a function; a closure has none: give it a name".to_owned(),
            Expr::Call(call) => {
                format!("`check` names a function and does not call it; write `check({})`", text(&call.func))
            }
            _ => "`check` needs the path of a function, e.g. `check(path::to::function)`".to_owned(),
        },
    };
    errors.at(extent, message);
    None
}
