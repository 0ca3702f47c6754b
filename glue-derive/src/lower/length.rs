//! `len`: bounds on a length, and what it counts.

use syn::Expr;

use super::args::args;
use super::bound::BoundKind;
use super::bounds::BoundsParser;
use super::suggest;
use crate::errors::Errors;
use crate::model::{Counted, Length, Unit};
use crate::span::Extent;
use crate::syntax::{Arg, RawRule, string, text};
use crate::vocabulary::Rule;

/// `len(min = 1, max = 255, unit = bytes)`.
pub(crate) fn len(rule: RawRule, errors: &Errors) -> Option<Length> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, Rule::Len, errors)?;
    let mut bounds = BoundsParser::new(Rule::Len, BoundKind::Size, &args, errors);
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
            other => bounds.take(other),
        }
    }
    if bounds.is_empty() {
        if !broken {
            let message = if unit_given { "`unit` says what `len` counts, not how much" } else { "`len` says nothing" };
            errors.at(parens, format!("{message}; give at least one of `min`, `max`, `equal`"));
        }
        return None;
    }
    let bounds = bounds.finish(name)?;
    Some(Length { of: Counted::Len, name, unit: chosen, bounds })
}

fn unit(value: &Expr, errors: &Errors) -> Option<Unit> {
    let written = string(value);
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
