//! Bounds as constants, and the laws that hold for them: `min <= max`, a bound fits its type, some match of the
//! pattern has the length. What the macro cannot know is a demand that rustc evaluates, at the bounds' place.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::fits::Place;
use super::{Cx, generics};
use crate::errors::Extent;
use crate::model::{Bound, BoundValue, Bounds, Length, Pattern, PatternSource, Unit};

type Ends = (TokenStream, TokenStream);

/// The two ends of a length, each an `Option<u64>`.
pub(super) fn length(cx: &Cx<'_>, length: &Length, pattern: Option<(&Pattern, &TokenStream)>) -> Ends {
    let bounds = &length.bounds;
    let (min, max) = ends(bounds, |bound| size(cx, bound));
    let ordered = min.as_ref().zip(max.as_ref()).map(|(min, max)| quote!(__glue::at_most(#min, #max)));
    in_order(cx, bounds, ordered.as_ref());
    if length.unit.is_none_or(|(unit, _)| unit == Unit::Chars)
        && let Some((pattern, value)) = pattern
        && (is_const(bounds) || matches!(pattern.source, PatternSource::Path(_)))
    {
        let (low, high) = (min.clone().unwrap_or(quote!(0)), max.clone().unwrap_or(quote!(__glue::u64::MAX)));
        let allowed = quote!(!__glue::at_most(#low, #high) || (#value).allows_len(#low, #high));
        demand(cx, pattern.extent, &allowed, "nothing passes both: no match of the pattern has the length that `len` demands");
    }
    (option(min), option(max))
}

/// The two ends of a range, each an `Option<Number>`.
pub(super) fn range(cx: &Cx<'_>, place: &Place<'_>, bounds: &Bounds) -> Ends {
    let (min, max) = ends(bounds, |bound| number(cx, place, bounds, bound));
    let ordered = min.as_ref().zip(max.as_ref()).map(|(min, max)| quote!(__glue::in_order(#min, #max)));
    in_order(cx, bounds, ordered.as_ref());
    (option(min), option(max))
}

fn ends(bounds: &Bounds, mut value: impl FnMut(&Bound) -> TokenStream) -> (Option<TokenStream>, Option<TokenStream>) {
    let min = bounds.min.as_ref().map(&mut value);
    let max = if bounds.equal { min.clone() } else { bounds.max.as_ref().map(value) };
    (min, max)
}

fn option(end: Option<TokenStream>) -> TokenStream {
    end.map_or_else(|| quote!(__glue::None), |end| quote!(__glue::Some(#end)))
}

fn is_const(bounds: &Bounds) -> bool {
    bounds.min.iter().chain(&bounds.max).any(|bound| matches!(bound.value, BoundValue::Const(_)))
}

/// `min <= max`, where the macro cannot see it.
fn in_order(cx: &Cx<'_>, bounds: &Bounds, ordered: Option<&TokenStream>) {
    if let (Some(min), Some(max), Some(ordered)) = (&bounds.min, &bounds.max, ordered)
        && !bounds.equal
        && is_const(bounds)
    {
        let message = format!("`min` ({}) is greater than `max` ({}): nothing would pass", min.text, max.text);
        demand(cx, bounds.extent, ordered, &message);
    }
}

/// A length as a `u64`.
fn size(cx: &Cx<'_>, bound: &Bound) -> TokenStream {
    match &bound.value {
        BoundValue::Int(value) => Literal::u64_suffixed(u64::try_from(*value).unwrap_or(u64::MAX)).into_token_stream(),
        BoundValue::Const(value) => {
            constant(cx, &quote!(__glue::u64), &quote!(__glue::usize), &quote!(#value), &quote!(__glue::size(__glue_bound)))
        }
        // The grammar lets no other literal through.
        BoundValue::Uint(_) | BoundValue::Float(_) => quote!(0),
    }
}

/// A bound of a range as a `Number`, with the demand that it fits the field's type.
fn number(cx: &Cx<'_>, place: &Place<'_>, bounds: &Bounds, bound: &Bound) -> TokenStream {
    let value = match &bound.value {
        BoundValue::Int(value) => {
            let value = integer(*value);
            quote!(__glue::Number::Int(#value))
        }
        BoundValue::Uint(value) => {
            let value = Literal::u128_unsuffixed(*value);
            quote!(__glue::Number::Uint(#value))
        }
        BoundValue::Float(value) => {
            let (sign, value) = (value.is_sign_negative().then(|| quote!(-)), Literal::f64_unsuffixed(value.abs()));
            quote!(__glue::Number::Float(#sign #value))
        }
        BoundValue::Const(value) => {
            let ty = place.item(bounds.name, "RangeFits", "Bound");
            let number = quote!(__glue::Bound(__glue_bound).number());
            constant(cx, &quote!(__glue::Number), &ty, &quote!(#value), &number)
        }
    };
    let limits = place.item(bounds.name, "RangeFits", "LIMITS");
    let name = place.item(bounds.name, "RangeFits", "NAME");
    let text = &bound.text;
    assert(cx, bound.extent, "demand_fit", &quote!(#limits, #name, #value, #text));
    value
}

fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A bound that is an expression: a constant beside the implementation, or, where only the implementation can name
/// what it mentions, a constant in place.
fn constant(cx: &Cx<'_>, ty: &TokenStream, bound: &TokenStream, value: &TokenStream, result: &TokenStream) -> TokenStream {
    let block = quote!({ let __glue_bound: #bound = #value; #result });
    if !cx.concrete {
        return quote!(const #block);
    }
    let name = cx.fresh();
    cx.item(generics::detach(quote!(const #name: #ty = #block;), cx.input));
    quote!(#name)
}

fn demand(cx: &Cx<'_>, place: Extent, holds: &TokenStream, message: &str) {
    assert(cx, place, "demand", &quote!(#holds, #message));
}

/// A call that panics at compile time. Its first token stands where the place begins and its last where it ends: that
/// is what rustc underlines.
fn assert(cx: &Cx<'_>, place: Extent, function: &str, args: &TokenStream) {
    let first = place.first();
    let glue = Cx::glue_at(first);
    let function = proc_macro2::Ident::new(function, first);
    let mut call = quote_spanned!(first=> #glue::#function);
    let mut group = Group::new(Delimiter::Parenthesis, args.clone());
    group.set_span(place.last());
    call.extend([TokenTree::from(group)]);
    if cx.concrete {
        cx.item(generics::detach(quote!(const _: () = #call;), cx.input));
    } else {
        cx.ask(quote!(const { #call };));
    }
}

