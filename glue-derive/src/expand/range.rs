//! Ranges as constants: `min <= max`, and each bound fits the field's type.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::cx::Cx;
use super::targets::{self, Place};
use super::{const_checks, generics};
use crate::model::{self, Bound, BoundValue, Bounds};

/// A range, as a constant expression.
pub(super) fn range(cx: &Cx<'_>, place: &Place<'_>, rule: &model::Range) -> TokenStream {
    let model::Range { bounds, multiple_of } = rule;
    let value = value(place, rule);
    if needs_no_facts(rule) {
        targets::ask_range(cx, place, bounds.name);
        return value;
    }
    let limits = place.item(bounds.name, "RangeApplies", "LIMITS");
    let name = place.item(bounds.name, "RangeApplies", "NAME");
    let facts = quote!(__glue::RangeFacts::new(#limits, #name, #value));
    // Without a name for the type outside there is nothing to share, and the facts stand where they are needed.
    let facts = if cx.is_free(&facts) {
        let name = cx.fresh("RANGE");
        cx.item(generics::detach(quote!(const #name: __glue::RangeFacts = #facts;), cx));
        quote!(#name)
    } else {
        quote!(const { #facts })
    };
    const_checks::range_in_order(cx, bounds, &quote!(#facts.in_order()));
    for (bound, excluded, holds, side) in [
        (&bounds.min, bounds.excludes_min && bounds.max.is_none(), "is_below_some", "above"),
        (&bounds.max, bounds.excludes_max && bounds.min.is_none(), "is_above_some", "below"),
    ] {
        if let Some(bound) = bound.as_ref().filter(|_| excluded) {
            let holds = format_ident!("{holds}");
            let message =
                format!("no number of the type lies {side} `{}`: nothing would pass; write another", bound.text);
            const_checks::demand(cx, bound.extent, &quote!(#facts.#holds()), &message);
        }
    }
    let all = [(bounds.min.as_ref(), "min"), (bounds.max.as_ref(), "max"), (multiple_of.as_ref(), "multiple_of")];
    for (bound, end) in all {
        if let Some(bound) = bound {
            let (text, end) = (&bound.text, format_ident!("{end}"));
            const_checks::assert(cx, bound.extent, "demand_fit", &quote!(&#facts, #facts.range.#end, #text));
        }
    }
    if let Some(divisor) = multiple_of.as_ref().filter(|divisor| divisor.is_const() || const_checks::is_const(bounds)) {
        const_checks::demand(cx, divisor.extent, &quote!(#facts.divides()), model::Range::NOT_ABOVE_ZERO);
        let message = model::Range::without_multiple(divisor);
        const_checks::demand(cx, divisor.extent, &quote!(#facts.has_multiple()), &message);
    }
    quote!(#facts.told())
}

fn value(place: &Place<'_>, rule: &model::Range) -> TokenStream {
    let model::Range { bounds, multiple_of } = rule;
    let end = |bound: &Option<Bound>| const_checks::option(bound.as_ref().map(|bound| number(place, bounds, bound)));
    let (min, max) = (end(&bounds.min), end(&bounds.max));
    let min_excluded = bounds.excludes_min.then(|| quote!(.with_min_excluded()));
    let max_excluded = bounds.excludes_max.then(|| quote!(.with_max_excluded()));
    let multiple_of = multiple_of.as_ref().map(|divisor| {
        let divisor = number(place, bounds, divisor);
        quote!(.with_multiple_of(#divisor))
    });
    quote!(__glue::Range::new(#min, #max) #min_excluded #max_excluded #multiple_of)
}

/// Whether rustc has nothing to find out: literals that every type holds, and no gap that only whole numbers have.
fn needs_no_facts(rule: &model::Range) -> bool {
    let model::Range { bounds, multiple_of } = rule;
    let gap = (bounds.excludes_min || bounds.excludes_max) && bounds.min.is_some() && bounds.max.is_some();
    // Of a type without a sign, `range(0, 75)` says no more than `range(max = 75)`.
    let from_zero = matches!(bounds.min, Some(Bound { value: BoundValue::Int(0), .. })) && bounds.max.is_some();
    // The last number of a type, beyond which there is none.
    let is = |bound: &Option<Bound>, last| {
        bound.as_ref().is_some_and(|it| matches!(it.value, BoundValue::Int(it) if it == last))
    };
    let last = bounds.excludes_min && is(&bounds.min, 127) || bounds.excludes_max && is(&bounds.max, 0);
    let mut literals = bounds.min.iter().chain(&bounds.max).chain(multiple_of);
    !gap && !from_zero && !last && literals.all(fits_every_type)
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
            let value = const_checks::given(value, bound.extent);
            quote!({ let __glue_bound: #ty = #value; __glue::Bound::<#ty>(__glue_bound).number() })
        }
    }
}

fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A number of a value set; it must be one that the type can hold.
pub(super) fn choice(
    cx: &Cx<'_>,
    place: &Place<'_>,
    one_of: &model::OneOf,
    choice: &model::Choice,
) -> Option<TokenStream> {
    let model::ChoiceValue::Number(bound) = &choice.value else { return None };
    let number = number(place, &Bounds::none(one_of.name), bound);
    if !fits_every_type(bound) {
        let limits = place.item(one_of.name, "RangeApplies", "LIMITS");
        let name = place.item(one_of.name, "RangeApplies", "NAME");
        let facts = quote! {
            &__glue::RangeFacts::new(#limits, #name, __glue::Range::new(__glue::Some(#number), __glue::None))
        };
        let text = &bound.text;
        const_checks::assert(cx, bound.extent, "demand_fit", &quote!(#facts, __glue::Some(#number), #text));
    }
    Some(number)
}
