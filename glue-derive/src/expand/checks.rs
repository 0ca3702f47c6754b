//! `#[check]`: calls of the user's functions, on the typed value and on a part of a JSON text.

use proc_macro2::{TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::ExprPath;

use super::cx::Cx;
use super::generics;
use crate::model::Field;
use crate::span::Extent;
use crate::syntax::text;

/// The checks of a field's member, if it has any.
pub(super) fn of_field(cx: &Cx<'_>, field: &Field) -> Option<TokenStream> {
    let ty = &field.ty;
    list(cx, &quote!(#ty), &field.checks)
}

/// The checks of the type itself.
pub(super) fn of_type(cx: &Cx<'_>) -> TokenStream {
    let ident = &cx.input.ident;
    let (_, generics, _) = cx.input.generics.split_for_impl();
    list(cx, &quote!(#ident #generics), &cx.input.checks).unwrap_or_else(|| quote!(&[]))
}

/// How a type reads a part of a JSON text that is not looked into. What borrows is read where it is: no deeper than it lies
/// in itself.
pub(super) fn reader(cx: &Cx<'_>, ty: &TokenStream) -> TokenStream {
    let lifetimes: Vec<_> = cx.input.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect();
    let borrows = mentions_lifetime(ty);
    let ty = generics::replace(ty.clone(), &lifetimes, "_", None);
    let (bound, read) = if borrows { (quote!(Read), quote!(read)) } else { (quote!(ReadOwned), quote!(read_owned)) };
    quote! {
        |__glue_raw| {
            use __glue::#bound as _;
            (&__glue::Reading::<'_, #ty>::new(__glue_raw)).#read()
        }
    }
}

fn mentions_lifetime(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == '\'' || punct.as_char() == '&',
        TokenTree::Group(group) => mentions_lifetime(&group.stream()),
        _ => false,
    })
}

/// How the type itself is read.
pub(super) fn reader_of_type(cx: &Cx<'_>) -> TokenStream {
    let ident = &cx.input.ident;
    let (_, generics, _) = cx.input.generics.split_for_impl();
    reader(cx, &quote!(#ident #generics))
}

/// How the type itself reads a member by a function that only serde's derive calls: out of a text that begins with `around` and
/// has the member first. Nobody can, where values of the type borrow from what they are read from.
pub(super) fn reader_of_member(cx: &Cx<'_>, around: Option<(String, &'static str)>) -> TokenStream {
    let ident = &cx.input.ident;
    let (_, generics, _) = cx.input.generics.split_for_impl();
    let Some((before, after)) = around.filter(|_| cx.input.generics.lifetimes().next().is_none()) else {
        return quote!(__glue::unread_member);
    };
    quote! {
        |__glue_raw| {
            use __glue::ReadMember as _;
            (&__glue::Reading::<'_, #ident #generics>::new(__glue_raw)).read_member(#before, #after)
        }
    }
}

fn list(cx: &Cx<'_>, ty: &TokenStream, checks: &[ExprPath]) -> Option<TokenStream> {
    if checks.is_empty() {
        return None;
    }
    let lifetimes: Vec<_> = cx.input.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect();
    // The value lives as long as the JSON text.
    let ty = generics::replace(ty.clone(), &lifetimes, "_", None);
    let checks = checks.iter().map(|path| {
        let name = text(path);
        let call = call(path, &quote!(__glue_value));
        quote! {
            __glue::Check::new(#name, |__glue_raw| {
                use __glue::Parse as _;
                __glue::check_part((&__glue::Part::<'_, #ty>::new(__glue_raw)).parse(), |__glue_value| #call)
            })
        }
    });
    Some(quote!(&[#(#checks),*]))
}

/// The function's verdict on a value. Written alike in both places, so that rustc shows one error for both.
pub(super) fn call(path: &ExprPath, value: &TokenStream) -> TokenStream {
    let span = Extent::of(path).first();
    let glue = Cx::glue_at(span);
    quote_spanned!(span=> #glue::call(#value, #path))
}
