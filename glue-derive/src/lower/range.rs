//! `range`: bounds on a number.

use super::args::{args, nothing_given};
use super::bound::BoundKind;
use super::bounds::BoundsParser;
use crate::errors::Errors;
use crate::model::Bounds;
use crate::span::Extent;
use crate::syntax::RawRule;
use crate::vocabulary::Rule;

/// `range(min = 1, max = 10)`.
pub(crate) fn range(rule: RawRule, errors: &Errors) -> Option<Bounds> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, Rule::Range, errors)?;
    let mut bounds = BoundsParser::new(Rule::Range, BoundKind::Number, &args, errors);
    if args.list.is_empty() {
        nothing_given("range", &args, "give at least one of `min`, `max`", errors);
    }
    args.list.into_iter().for_each(|arg| bounds.take(arg));
    bounds.finish(name)
}
