//! The walk over a value: one call for each field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Member, Path};

use super::checks;
use super::cx::Cx;
use super::targets::Place;
use crate::model::{Adapter, Body, Check, Enum, Field, Fields, Presence, Role, Style, Variant};

/// The walk over a value of the type.
pub(super) fn check(cx: &Cx<'_>) -> TokenStream {
    walk(cx, &Whose::Own)
}

/// The walk over a value of the type that this one describes.
pub(super) fn check_of_remote(cx: &Cx<'_>, remote: &Path) -> TokenStream {
    walk(cx, &Whose::Remote(remote))
}

/// Whose values are walked.
enum Whose<'p> {
    Own,
    Remote(&'p Path),
}

impl Whose<'_> {
    /// What stands before a variant's name.
    fn variants(&self) -> TokenStream {
        match self {
            Self::Own => quote!(Self),
            Self::Remote(path) => quote!(#path),
        }
    }

    /// The values' type.
    fn ty(&self) -> TokenStream {
        match self {
            Self::Own => quote!(Self),
            Self::Remote(_) => quote!(_),
        }
    }

    /// A reference to a field of a structure.
    fn field(&self, field: &Field) -> TokenStream {
        if let (Self::Remote(_), Some(getter)) = (self, &field.getter) {
            let ty = &field.ty;
            return quote!(__glue::constrain::<#ty>(&#getter(__glue_self)));
        }
        let member = access(&field.member);
        quote!(&__glue_self.#member)
    }
}

fn walk(cx: &Cx<'_>, whose: &Whose<'_>) -> TokenStream {
    let walk = match &cx.input.body {
        Body::Struct(fields) if fields.style == Style::Unit => quote!(__glue::Checker::absent(__glue_cx);),
        Body::Struct(fields) => {
            let calls = visit(fields, |field| whose.field(field));
            // One closure instead of two, where nothing else is to be done.
            if cx.input.checks.is_empty() {
                return quote!(__glue::Visit::Members(|__glue_self, __glue_members| { #calls }));
            }
            let asks = (fields.style != Style::Newtype)
                .then(|| asks(&cx.input.checks, fields, &whose.ty(), |field| whose.field(field)));
            let walk = quote!(__glue::structure(__glue_cx, __glue_shape, |__glue_members| { #calls #asks }););
            if asks.is_some() {
                return quote!(__glue::Visit::Value(|__glue_self, __glue_cx, __glue_shape| { #walk }));
            }
            walk
        }
        Body::Enum(body) if body.variants.is_empty() => quote!(match *__glue_self {}),
        Body::Enum(body) => variants(body, &whose.variants()),
        Body::Refused => TokenStream::new(),
    };
    if cx.input.checks.is_empty() {
        return quote!(__glue::Visit::Value(|__glue_self, __glue_cx, __glue_shape| { #walk }));
    }
    let checks = cx.input.checks.iter().enumerate().map(|(place, check)| {
        let call = checks::call(check, &whose.ty(), &quote!(__glue_self));
        quote!(__glue::check_type(__glue_cx, __glue_shape, #place, __glue_held, |__glue_context| #call);)
    });
    // The functions are asked about what kept its rules alone.
    quote! {
        __glue::Visit::Value(|__glue_self, __glue_cx, __glue_shape| {
            let __glue_before = __glue::before(__glue_cx);
            #walk
            let __glue_held = __glue::held(__glue_cx, __glue_before);
            #(#checks)*
        })
    }
}

/// The functions of a structure or a tuple: each takes the whole, or fields one by one.
fn asks(checks: &[Check], fields: &Fields, whole: &TokenStream, access: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let asks = checks.iter().enumerate().map(|(place, check)| {
        let Some(reads) = &check.reads else {
            let call = checks::call(check, whole, &quote!(__glue_self));
            return quote!(__glue_members.ask_at(#place, |__glue_context| #call););
        };
        let args = reads.iter().enumerate().filter_map(|(number, read)| {
            let (arg, value) = (checks::arg(number, read), access(fields.list.get(read.field)?));
            Some(quote!(let #arg = #value;))
        });
        let call = checks::call_with(check, reads);
        quote!(__glue_members.ask_at(#place, |__glue_context| { #(#args)* #call });)
    });
    asks.collect()
}

/// A field's name in code of the derive's: rustc is silent then about deprecated fields.
fn access(member: &Member) -> Member {
    match member {
        Member::Named(ident) => {
            let mut ident = ident.clone();
            ident.set_span(Span::call_site().located_at(ident.span()));
            Member::Named(ident)
        }
        Member::Unnamed(index) => Member::Unnamed(syn::Index { index: index.index, span: Span::call_site() }),
    }
}

/// A call for each member.
fn visit(fields: &Fields, access: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let present = fields.list.iter().filter(|field| field.presence != Presence::Absent);
    let mut calls = TokenStream::new();
    for (index, field) in present.enumerate() {
        if !is_visited(field) {
            continue;
        }
        let value = access(field);
        let ty = &field.ty;
        let asks_inside = field.rules.ask_inside();
        if asks_inside {
            calls.extend(quote!(__glue_members.watch(#index);));
        }
        match &field.adapter {
            _ if field.presence == Presence::Opaque => {}
            Some(Adapter::Named(path)) => {
                calls.extend(quote!(__glue::adapted::<#ty, #path, _>(__glue_members, #index, #value);));
            }
            Some(Adapter::SizeAlone) => calls.extend(quote!(__glue::counted::<#ty>(__glue_members, #index, #value);)),
            Some(Adapter::KeysAlone) => calls.extend(quote!(__glue::keyed::<#ty>(__glue_members, #index, #value);)),
            None => calls.extend(quote!(__glue::member::<#ty>(__glue_members, #index, #value);)),
        }
        if asks_inside {
            let inside = checks::inside(&Place::of(field), &field.rules, &value);
            calls.extend(quote!(__glue_members.ask_inside(#index, |__glue_cx| { #inside });));
        }
        for (place, check) in field.checks.iter().enumerate() {
            let call = checks::call(check, &quote!(#ty), &value);
            calls.extend(quote!(__glue_members.check(#index, #place, |__glue_context| #call);));
        }
    }
    calls
}

/// Whether anything is asked about the field's value.
fn is_visited(field: &Field) -> bool {
    match field.presence {
        Presence::Full => true,
        Presence::Opaque => !field.checks.is_empty(),
        Presence::Absent => false,
    }
}

fn variants(body: &Enum, this: &TokenStream) -> TokenStream {
    let is_set = body.is_value_set();
    let mut index = 0_usize;
    let arms = body.variants.iter().map(|variant| {
        let arm = arm(variant, is_set, index, this);
        index += usize::from(!variant.skipped);
        arm
    });
    quote! {
        match __glue_self {
            #(#arms)*
        }
    }
}

fn arm(variant: &Variant, is_set: bool, index: usize, this: &TokenStream) -> TokenStream {
    let mut ident = variant.ident.clone();
    ident.set_span(Span::call_site().located_at(ident.span()));
    if variant.skipped {
        return quote!(#this::#ident { .. } => {});
    }
    let wire = &variant.wire;
    match variant.role {
        Role::Unknown if variant.is_unit() => {
            return quote!(#this::#ident => __glue::unknown_variant(__glue_cx, __glue_shape, #wire),);
        }
        Role::Unknown => return unknown(&ident, variant, this),
        Role::Known if is_set => {
            return quote!(#this::#ident { .. } => __glue::unit_variant(__glue_cx, __glue_shape, #wire),);
        }
        Role::Known => {}
    }
    let reads = variant.checks.iter().flat_map(|check| check.reads.iter().flatten()).map(|read| read.field);
    let reads: Vec<_> = reads.filter_map(|field| variant.fields.list.get(field)).collect();
    let is_read = |field: &Field| reads.iter().any(|read| std::ptr::eq(*read, field));
    let looked_at = || variant.fields.list.iter().filter(|field| is_visited(field) || is_read(field));
    // By number: a field's name may begin with what rustc would not have in a local's.
    let local = |field: &Field| {
        let number = variant.fields.list.iter().position(|other| std::ptr::eq(other, field)).unwrap_or_default();
        format_ident!("__glue_field_{number}")
    };
    let bindings = looked_at().map(|field| {
        let (member, local) = (access(&field.member), local(field));
        quote!(#member: #local,)
    });
    let visit = visit(&variant.fields, |field| {
        let local = local(field);
        quote!(#local)
    });
    let asks = asks(&variant.checks, &variant.fields, &quote!(Self), |field| {
        let local = local(field);
        quote!(#local)
    });
    quote! {
        #this::#ident { #(#bindings)* .. } => {
            __glue::variant(__glue_cx, __glue_shape, #index, |__glue_members| { #visit #asks })
        }
    }
}

/// The variant that holds every other string.
fn unknown(ident: &Ident, variant: &Variant, this: &TokenStream) -> TokenStream {
    let Some(field) = variant.fields.list.first() else { return TokenStream::new() };
    let (member, ty) = (access(&field.member), &field.ty);
    let span = field.ty_extent.first();
    let glue = Cx::glue_at(span);
    let text = quote_spanned!(span=> <#ty as #glue::AsRef<#glue::str>>::as_ref(__glue_text));
    quote!(#this::#ident { #member: __glue_text } => __glue::unknown_variant(__glue_cx, __glue_shape, #text),)
}
