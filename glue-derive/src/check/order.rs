//! `min` is at most `max`. Bounds that are not literals are compared when constants are evaluated (see `expand`).

use crate::errors::Errors;
use crate::model::{Bound, BoundValue, Bounds, Rules};

/// Of a length.
pub(super) fn length_in_order(rules: &Rules, errors: &Errors) {
    if let Some(length) = &rules.length {
        in_order(&length.bounds, errors);
    }
}

/// Of a number.
pub(super) fn range_in_order(rules: &Rules, errors: &Errors) {
    if let Some(range) = &rules.range {
        in_order(range, errors);
    }
}

fn in_order(bounds: &Bounds, errors: &Errors) {
    if let Some((min, max)) = disordered(bounds) {
        errors.at(bounds.extent, Bounds::disorder(min, max));
    }
}

/// Both bounds, if they are literals in the wrong order.
pub(super) fn disordered(bounds: &Bounds) -> Option<(&Bound, &Bound)> {
    let (min, max) = (bounds.min.as_ref()?, bounds.max.as_ref()?);
    is_less(&max.value, &min.value).then_some((min, max))
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
