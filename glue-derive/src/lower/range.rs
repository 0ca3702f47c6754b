//! `range`: bounds on a number.

use super::args::{args, nothing_given};
use super::bound::{BoundKind, bound};
use super::bounds::BoundsParser;
use crate::errors::Errors;
use crate::model::{Bounds, Range};
use crate::span::Extent;
use crate::syntax::{Arg, RawRule};
use crate::vocabulary::{Argument, Rule};

/// `range(min = 1, max = 10)`, `range(above = 0, below = 1)`, `range(multiple_of = 5)`.
pub(crate) fn range(rule: RawRule, errors: &Errors) -> Option<Range> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, Rule::Range, errors)?;
    if args.list.is_empty() {
        let hint = "give at least one of `min`, `max`, `above`, `below`, `multiple_of`";
        nothing_given(Rule::Range.name(), &args, hint, errors);
    }
    let mut bounds = BoundsParser::new(Rule::Range, BoundKind::Number, &args, errors);
    let mut multiple_of = None;
    for arg in args.list {
        match arg {
            Arg::Named { ref name, .. } if name == Argument::MultipleOf.name() && multiple_of.is_some() => {
                errors.at(arg.extent(), "`multiple_of` is given twice; keep one of the two");
            }
            Arg::Named { name, value } if name == Argument::MultipleOf.name() => {
                multiple_of = Some(bound(&value, BoundKind::Number, errors));
            }
            other => bounds.take(other),
        }
    }
    let multiple_of = multiple_of.flatten();
    match (bounds.is_empty(), multiple_of) {
        (true, None) => None,
        (true, Some(divisor)) => Some(Range { bounds: Bounds::none(name), multiple_of: Some(divisor) }),
        (false, multiple_of) => Some(Range { bounds: bounds.finish(name)?, multiple_of }),
    }
}
