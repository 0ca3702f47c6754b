//! Laws that rustc checks when it evaluates constants, at the bounds' place: what the macro cannot know. And lengths as
//! constants: `min <= max`, some match of the pattern has the length.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;

use super::cx::Cx;
use super::generics;
use crate::model::{Bound, BoundValue, Bounds, Field, Length, OneOf, Pattern, PatternSource, Presence, Unit};
use crate::span::Extent;
use crate::syntax::text;

/// The rules that a length in characters begins.
pub(super) fn length(
    cx: &Cx<'_>,
    length: &Length,
    pattern: Option<(&Pattern, &TokenStream)>,
    one_of: Option<&OneOf>,
) -> TokenStream {
    let bounds = &length.bounds;
    let (min, max) = ends(bounds, |bound| size(cx, bound));
    let ordered = min.as_ref().zip(max.as_ref()).map(|(min, max)| quote!(__glue::at_most(#min, #max)));
    in_order(cx, bounds, ordered.as_ref());
    if length.unit.is_none_or(|(unit, _)| unit == Unit::Chars)
        && let Some((pattern, value)) = pattern
        && (is_const(bounds) || matches!(pattern.source, PatternSource::Path(_)))
    {
        let (low, high) = (min.clone().unwrap_or(quote!(0)), max.clone().unwrap_or(quote!(__glue::u64::MAX)));
        assert(cx, pattern.extent, "demand_length", &quote!(#value, #low, #high));
    }
    if is_const(bounds) {
        let unit = length.unit.map_or(Unit::Chars, |(unit, _)| unit);
        for value in one_of.iter().flat_map(|one_of| &one_of.values) {
            let size = Literal::u64_suffixed(unit.size(&value.text));
            let ends = [
                min.as_ref().map(|min| quote!(__glue::at_most(#min, #size))),
                max.as_ref().map(|max| quote!(__glue::at_most(#size, #max))),
            ];
            let holds = ends.into_iter().flatten().reduce(|min, max| quote!(#min && #max));
            let message = "the field's own `len` does not allow the length of this value; change one of the two";
            demand(cx, value.extent, &quote!(#holds), message);
        }
    }
    match (min, max) {
        (Some(min), Some(max)) => quote!(__glue::between(#min, #max)),
        (Some(min), None) => quote!(__glue::at_least(#min)),
        (None, Some(max)) => quote!(__glue::no_more_than(#max)),
        (None, None) => quote!(__glue::of_any_length()),
    }
}

fn ends(bounds: &Bounds, mut value: impl FnMut(&Bound) -> TokenStream) -> (Option<TokenStream>, Option<TokenStream>) {
    let min = bounds.min.as_ref().map(&mut value);
    let max = if bounds.equal { min.clone() } else { bounds.max.as_ref().map(value) };
    (min, max)
}

pub(super) fn option(end: Option<TokenStream>) -> TokenStream {
    end.map_or_else(|| quote!(__glue::None), |end| quote!(__glue::Some(#end)))
}

pub(super) fn is_const(bounds: &Bounds) -> bool {
    bounds.min.iter().chain(&bounds.max).any(Bound::is_const)
}

/// `min <= max`, where the macro cannot see it.
pub(super) fn in_order(cx: &Cx<'_>, bounds: &Bounds, ordered: Option<&TokenStream>) {
    if let (Some(min), Some(max), Some(ordered)) = (&bounds.min, &bounds.max, ordered)
        && !bounds.equal
        && is_const(bounds)
    {
        demand(cx, bounds.extent, ordered, &bounds.disorder(min, max));
    }
}

/// A number lies between the ends, where the macro cannot see it: constants, or literals with a gap that only whole numbers
/// have.
pub(super) fn range_in_order(cx: &Cx<'_>, bounds: &Bounds, ordered: &TokenStream) {
    let (Some(min), Some(max)) = (&bounds.min, &bounds.max) else { return };
    let is_gap = match (&min.value, &max.value) {
        (BoundValue::Int(min), BoundValue::Int(max)) => min < max && (bounds.excludes_min || bounds.excludes_max),
        _ => false,
    };
    if is_const(bounds) || is_gap {
        demand(cx, bounds.extent, ordered, &bounds.disorder(min, max));
    }
}

/// The value of a bound that is an expression. A constant may be a `NonZero` number, and so may what a constructor of one makes; of any
/// other expression the type is what the bound's must be, as literals in it need.
pub(super) fn given(value: &Expr, place: Extent) -> TokenStream {
    let has_own_type = match value {
        Expr::Path(_) => true,
        Expr::Call(_) | Expr::MethodCall(_) => mentions_nonzero(value.to_token_stream()),
        _ => false,
    };
    if !has_own_type {
        return value.to_token_stream();
    }
    let (first, last) = (place.first(), place.last());
    let glue = Cx::glue_at(first);
    let mut tokens = quote_spanned!(first=> #glue::given(#value));
    tokens.extend(quote_spanned!(last=> .get()));
    tokens
}

fn mentions_nonzero(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name.to_string().starts_with("NonZero"),
        TokenTree::Group(group) => mentions_nonzero(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// A length as a `u64`.
fn size(cx: &Cx<'_>, bound: &Bound) -> TokenStream {
    match &bound.value {
        BoundValue::Int(value) => Literal::u64_suffixed(u64::try_from(*value).unwrap_or(u64::MAX)).into_token_stream(),
        BoundValue::Const(value) => {
            let value = given(value, bound.extent);
            let block = quote!({ let __glue_bound: __glue::usize = #value; __glue::size(__glue_bound) });
            if !cx.is_free(&block) {
                return quote!(const #block);
            }
            let name = cx.fresh("BOUND");
            cx.item(generics::detach(quote!(const #name: __glue::u64 = #block;), cx));
            quote!(#name)
        }
        // The grammar lets no other literal through.
        BoundValue::Uint(_) | BoundValue::Float(_) => quote!(0),
    }
}

/// A type that reads a field for serde says what the field is, too, if it is a definition of another crate's type: nobody would
/// ask its rules if the field did not name it.
pub(super) fn no_adapter(cx: &Cx<'_>, field: &Field, path: &syn::Path) {
    let ty = &field.ty;
    let holds = quote!({
        use __glue::NoAdapter as _;
        !<__glue::ReadBy<#path, #ty>>::IS_ADAPTER
    });
    let name = text(path);
    let message = format!(
        "the rules of `{name}` would never be checked here; write `#[glue(with = {name})]` on this field{}",
        if field.presence == Presence::Opaque { ", in place of `skip`" } else { "" },
    );
    demand(cx, field.ty_extent, &holds, &message);
}

pub(super) fn demand(cx: &Cx<'_>, place: Extent, holds: &TokenStream, message: &str) {
    assert(cx, place, "demand", &quote!(#holds, #message));
}

/// A call that panics at compile time. Its first token stands where the place begins and its last where it ends: that
/// is what rustc underlines.
pub(super) fn assert(cx: &Cx<'_>, place: Extent, function: &str, args: &TokenStream) {
    let first = place.first();
    let glue = Cx::glue_at(first);
    let function = proc_macro2::Ident::new(function, first);
    let mut call = quote_spanned!(first=> #glue::#function);
    let mut group = Group::new(Delimiter::Parenthesis, args.clone());
    group.set_span(place.last());
    call.extend([TokenTree::from(group)]);
    if cx.is_free(args) {
        cx.item(generics::detach(quote!(const _: () = #call;), cx));
    } else {
        cx.ask(quote!(const { #call }));
    }
}
