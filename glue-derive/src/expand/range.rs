//! Ranges as constants: `min <= max`, and each bound fits the field's type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::targets::{self, Place};
use super::{Cx, const_checks, generics};
use crate::model::{Bound, BoundValue, Bounds};

/// The two ends of a range, each an `Option<Number>`.
pub(super) fn ends(cx: &Cx<'_>, place: &Place<'_>, bounds: &Bounds) -> (TokenStream, TokenStream) {
    if bounds.min.iter().chain(&bounds.max).all(fits_every_type) {
        targets::ask_range(cx, place, bounds.name);
        let end =
            |bound: &Option<Bound>| const_checks::option(bound.as_ref().map(|bound| number(place, bounds, bound)));
        return (end(&bounds.min), end(&bounds.max));
    }
    let limits = place.item(bounds.name, "RangeApplies", "LIMITS");
    let name = place.item(bounds.name, "RangeApplies", "NAME");
    let end = |bound: &Option<Bound>| const_checks::option(bound.as_ref().map(|bound| number(place, bounds, bound)));
    let (min, max) = (end(&bounds.min), end(&bounds.max));
    let facts = quote!(__glue::RangeFacts::new(#limits, #name, #min, #max));
    // Without a name for the type outside there is nothing to share, and the facts stand where they are needed.
    let facts = if cx.is_free(&facts) {
        let name = cx.fresh();
        cx.item(generics::detach(quote!(const #name: __glue::RangeFacts = #facts;), cx));
        quote!(#name)
    } else {
        quote!(const { #facts })
    };
    const_checks::in_order(cx, bounds, Some(&quote!(#facts.in_order())));
    for (bound, end) in [(&bounds.min, quote!(min)), (&bounds.max, quote!(max))] {
        if let Some(bound) = bound {
            let text = &bound.text;
            const_checks::assert(cx, bound.extent, "demand_fit", &quote!(&#facts, #facts.#end, #text));
        }
    }
    (quote!(#facts.min), quote!(#facts.max))
}

/// Whether a bound is a literal that needs no question: every type of number holds 0 to 127.
fn fits_every_type(bound: &Bound) -> bool {
    matches!(bound.value, BoundValue::Int(0..=127))
}

/// A bound as a `Number`; an expression has the type of the field's bounds.
fn number(place: &Place<'_>, bounds: &Bounds, bound: &Bound) -> TokenStream {
    match &bound.value {
        BoundValue::Int(value) => {
            let value = integer(*value);
            quote!(__glue::Number::from_i128(#value))
        }
        BoundValue::Uint(value) => {
            let value = Literal::u128_unsuffixed(*value);
            quote!(__glue::Number::from_u128(#value))
        }
        BoundValue::Float(value) => {
            let (sign, value) = (value.is_sign_negative().then(|| quote!(-)), Literal::f64_unsuffixed(value.abs()));
            quote!(__glue::Number::from_f64(#sign #value))
        }
        BoundValue::Const(value) => {
            let ty = place.item(bounds.name, "RangeApplies", "Bound");
            quote!({ let __glue_bound: #ty = #value; __glue::Bound(__glue_bound).number() })
        }
    }
}

fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}
