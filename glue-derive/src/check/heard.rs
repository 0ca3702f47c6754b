//! Rules that no value would ever be held to.

use crate::errors::Errors;
use crate::model::{Field, Role, Rules, Variant};
use crate::span::Extent;

/// What a variant holds is looked at, or has no rules.
pub(super) fn variant_is_looked_at(variant: &Variant, errors: &Errors) {
    let why = if variant.skipped {
        "serde skips this variant, so this rule would never be checked; remove one of the two"
    } else if variant.role == Role::Unknown {
        "this variant takes the values that nobody knows, each of which is refused; remove the rule"
    } else {
        return;
    };
    for place in variant.fields.list.iter().flat_map(places) {
        errors.at(place, why);
    }
}

/// Where a field's rules are.
fn places(field: &Field) -> Vec<Extent> {
    let Rules { length, range, pattern, one_of, required, sensitive, unique, key, value, item, map, list } =
        &field.rules;
    let inside = key.is_some() || value.is_some() || item.is_some() || unique.is_some();
    let named = [
        length.as_ref().map(|length| length.name),
        range.as_ref().map(|range| range.bounds.name),
        pattern.as_ref().map(|pattern| pattern.name),
        one_of.as_ref().map(|one_of| one_of.name),
        *required,
        *sensitive,
        map.or(*list).filter(|_| inside && length.is_none()),
    ];
    named.into_iter().flatten().chain(field.checks.iter().map(|check| Extent::of(&check.path))).collect()
}
