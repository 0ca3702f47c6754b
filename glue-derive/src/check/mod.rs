//! Step three: laws that need more than one item. One small function for each; none of them changes the model.

mod heard;
mod names;
mod order;
mod satisfiable;

use crate::errors::Errors;
use crate::model::{Body, Field, Input, Rules};

/// Looks for contradictions.
pub(crate) fn check(input: &Input, errors: &Errors) {
    match &input.body {
        Body::Struct(fields) => {
            names::members_differ(&fields.list, errors);
            fields.list.iter().for_each(|field| field_rules(field, errors));
        }
        Body::Enum(body) => {
            names::variants_differ(&body.variants, errors);
            for variant in &body.variants {
                names::members_differ(&variant.fields.list, errors);
                heard::variant_is_looked_at(variant, errors);
                variant.fields.list.iter().for_each(|field| field_rules(field, errors));
            }
        }
        Body::Refused => {}
    }
}

fn field_rules(field: &Field, errors: &Errors) {
    rules(&field.rules, errors);
}

/// The laws of one place, then those of the places inside it.
fn rules(rules: &Rules, errors: &Errors) {
    order::length_in_order(rules, errors);
    order::range_in_order(rules, errors);
    order::multiple_in_range(rules, errors);
    satisfiable::values_differ(rules, errors);
    satisfiable::pattern_meets_length(rules, errors);
    satisfiable::values_meet_length(rules, errors);
    satisfiable::values_meet_pattern(rules, errors);
    satisfiable::values_meet_range(rules, errors);
    for nested in [&rules.key, &rules.value, &rules.item].into_iter().flatten() {
        self::rules(&nested.rules, errors);
    }
}
