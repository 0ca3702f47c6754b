//! `min` is at most `max`. Bounds that are not literals are compared when constants are evaluated (see `expand`).

use crate::errors::Errors;
use crate::model::{Bound, BoundValue, Bounds, Range, Rules};

/// Of a length.
pub(super) fn length_in_order(rules: &Rules, errors: &Errors) {
    if let Some(length) = &rules.length {
        in_order(&length.bounds, errors);
    }
}

/// Of a number.
pub(super) fn range_in_order(rules: &Rules, errors: &Errors) {
    if let Some(range) = &rules.range {
        in_order(&range.bounds, errors);
    }
}

/// Some multiple lies between the bounds; there are multiples only of what is above zero.
pub(super) fn multiple_in_range(rules: &Rules, errors: &Errors) {
    let Some(Range { bounds, multiple_of: Some(divisor) }) = &rules.range else { return };
    let zero = BoundValue::Int(0);
    if is_less(&divisor.value, &zero) || matches!(divisor.value, BoundValue::Int(0)) {
        errors.at(divisor.extent, Range::NOT_ABOVE_ZERO);
        return;
    }
    let whole = |bound: &Option<Bound>| match bound.as_ref()?.value {
        BoundValue::Int(value) => Some(value),
        _ => None,
    };
    let (Some(min), Some(max), BoundValue::Int(divisor_value)) =
        (whole(&bounds.min), whole(&bounds.max), &divisor.value)
    else {
        return;
    };
    // The last multiple that is allowed itself, against the first number that is.
    let last = max.saturating_sub(i128::from(bounds.excludes_max));
    let last = last.saturating_sub(last.rem_euclid(*divisor_value));
    if disordered(bounds).is_none() && last < min.saturating_add(i128::from(bounds.excludes_min)) {
        errors.at(divisor.extent, Range::without_multiple(divisor));
    }
}

fn in_order(bounds: &Bounds, errors: &Errors) {
    if let Some((min, max)) = disordered(bounds) {
        errors.at(bounds.extent, bounds.disorder(min, max));
    }
}

/// Both bounds, if they are literals in the wrong order.
pub(super) fn disordered(bounds: &Bounds) -> Option<(&Bound, &Bound)> {
    let (min, max) = (bounds.min.as_ref()?, bounds.max.as_ref()?);
    let excluded = bounds.excludes_min || bounds.excludes_max;
    let disordered = is_less(&max.value, &min.value) || excluded && is_equal(&max.value, &min.value);
    disordered.then_some((min, max))
}

/// Whether a literal lies between bounds, as far as these are literals too.
pub(super) fn holds(bounds: &Bounds, value: &BoundValue) -> bool {
    let beyond = |bound: &Bound, value: &BoundValue, excluded: bool, low: bool| {
        let (less, greater) = if low { (value, &bound.value) } else { (&bound.value, value) };
        is_less(less, greater) || excluded && is_equal(value, &bound.value)
    };
    let low = bounds.min.as_ref().is_some_and(|min| beyond(min, value, bounds.excludes_min, true));
    let high = bounds.max.as_ref().is_some_and(|max| beyond(max, value, bounds.excludes_max, false));
    !low && !high
}

fn is_equal(left: &BoundValue, right: &BoundValue) -> bool {
    let is_const = |value: &BoundValue| matches!(value, BoundValue::Const(_));
    !is_const(left) && !is_const(right) && !is_less(left, right) && !is_less(right, left)
}

#[expect(clippy::cast_precision_loss, reason = "a literal beside a fraction means the nearest float")]
fn is_less(left: &BoundValue, right: &BoundValue) -> bool {
    use BoundValue::{Const, Float, Int, Uint};
    match (left, right) {
        // A constant is compared later.
        (Const(_), _) | (_, Const(_)) | (Uint(_), Int(_)) => false,
        (Int(left), Int(right)) => left < right,
        (Uint(left), Uint(right)) => left < right,
        (Int(_), Uint(_)) => true,
        (Float(left), Float(right)) => left < right,
        (Float(left), Int(right)) => *left < *right as f64,
        (Int(left), Float(right)) => (*left as f64) < *right,
        (Float(left), Uint(right)) => *left < *right as f64,
        (Uint(left), Float(right)) => (*left as f64) < *right,
    }
}
