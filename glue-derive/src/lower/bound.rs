//! One bound: a literal is read here, any other expression is left to const evaluation.

use syn::{Expr, ExprLit, ExprUnary, Lit, LitFloat, LitInt, UnOp};

use crate::errors::Errors;
use crate::model::{Bound, BoundValue};
use crate::span::Extent;
use crate::syntax::{strip, text};

/// What the bounds are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BoundKind {
    /// A number of characters, items, entries: never negative, never a fraction.
    Size,
    /// A number.
    Number,
}

/// Reads a bound.
pub(crate) fn bound(value: &Expr, kind: BoundKind, errors: &Errors) -> Option<Bound> {
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
            Expr::Lit(ExprLit { lit, .. }) => match negative(lit, value) {
                Ok(number) => number,
                Err(message) => {
                    errors.at(extent, message);
                    return None;
                }
            },
            _ => BoundValue::Const(Box::new(value.clone())),
        },
        Expr::Range(_) => {
            let rule = if kind == BoundKind::Size { "len" } else { "range" };
            errors.at(extent, format!("a Rust range is no bound; write the two ends: `{rule}(min = …, max = …)`"));
            return None;
        }
        _ if is_constant(value) => BoundValue::Const(Box::new(value.clone())),
        _ => {
            errors.at(extent, "expected a number or a constant");
            return None;
        }
    };
    Some(Bound { extent, text: written, value: number })
}

/// Whether an expression can be a constant number at all; what else is wrong with it, rustc says.
fn is_constant(value: &Expr) -> bool {
    matches!(
        value,
        Expr::Array(_)
            | Expr::Binary(_)
            | Expr::Block(_)
            | Expr::Call(_)
            | Expr::Cast(_)
            | Expr::Const(_)
            | Expr::Field(_)
            | Expr::If(_)
            | Expr::Index(_)
            | Expr::Macro(_)
            | Expr::Match(_)
            | Expr::MethodCall(_)
            | Expr::Path(_)
            | Expr::Tuple(_)
            | Expr::Unary(_)
            | Expr::Unsafe(_)
    )
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
        Lit::Float(float) => fraction(float, whole, 1.0).map_or_else(refuse, Some),
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

fn fraction(float: &LitFloat, whole: &Expr, sign: f64) -> Result<BoundValue, String> {
    match float.base10_parse::<f64>() {
        Ok(value) if value.is_infinite() => Err(format!("`{float}` is too large: no type holds it")),
        Ok(value) if float.suffix().is_empty() => Ok(BoundValue::Float(sign * value)),
        _ => Ok(BoundValue::Const(Box::new(whole.clone()))),
    }
}

/// A literal behind a minus.
fn negative(lit: &Lit, whole: &Expr) -> Result<BoundValue, String> {
    let left_to_rustc = || BoundValue::Const(Box::new(whole.clone()));
    match lit {
        Lit::Int(int) if int.suffix().is_empty() => int
            .base10_parse::<u128>()
            .ok()
            .and_then(|value| 0_i128.checked_sub_unsigned(value))
            .map_or_else(|| Ok(left_to_rustc()), |value| Ok(BoundValue::Int(value))),
        Lit::Float(float) => fraction(float, whole, -1.0),
        _ => Ok(left_to_rustc()),
    }
}
