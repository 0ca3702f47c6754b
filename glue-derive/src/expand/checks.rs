//! `#[check]`: calls of the user's functions, on the typed value and on parts of a JSON text.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::cx::Cx;
use super::targets::{Place, Step};
use super::{conversion, generics};
use crate::model::{Adapter, Check, DefaultValue, Field, FieldRef, Fields, Nested, Presence, Rules, WireForm};
use crate::span::Extent;
use crate::syntax::text;

/// The checks of a field's member, if it has any.
pub(super) fn of_field(cx: &Cx<'_>, field: &Field) -> Option<TokenStream> {
    let checks = field.checks.iter().map(|check| {
        let value = format_ident!("__glue_value");
        let read = member(cx, field, Some(0), &value, check);
        let ty = &field.ty;
        made(check, &read, &call(check, &of_text(cx, quote!(#ty)), &quote!(__glue_value)))
    });
    let checks: Vec<_> = checks.collect();
    (!checks.is_empty()).then(|| quote!(&[#(#checks),*]))
}

/// The checks of an item, a key or a value, if there are any.
pub(super) fn of_place(cx: &Cx<'_>, place: &Place<'_>, nested: &Nested, name: &str) -> Option<TokenStream> {
    let ty = of_text(cx, place.held());
    let how = if name == "key" { quote!(key) } else { quote!(member) };
    let checks = nested.checks.iter().map(|check| {
        let kept = (!check.always && nested.skip.is_none())
            .then(|| quote!(if !__glue::kept::<#ty>(__glue_parts, 0, &__glue_value) { return __glue::None; }));
        let read = quote! {
            let __glue_value: #ty = {
                use __glue::Parse as _;
                (&__glue::part::<#ty>(__glue::Part::#how(__glue_parts, 0))).parse()?
            };
            #kept
            let __glue_value = &__glue_value;
        };
        made(check, &read, &call(check, &ty, &quote!(__glue_value)))
    });
    let checks: Vec<_> = checks.collect();
    (!checks.is_empty()).then(|| quote!(&[#(#checks),*]))
}

/// Asks about what is in a value: `cx` is at its place.
pub(super) fn inside(place: &Place<'_>, rules: &Rules, value: &TokenStream) -> TokenStream {
    let ask = |nested: Option<&Nested>, step: Step, owner: Extent| {
        let Some(nested) = nested.filter(|nested| nested.asks()) else { return quote!(|_, _| {}) };
        let place = place.inner(step, owner);
        let deeper = inside(&place, &nested.rules, &quote!(__glue_value));
        let shape = if nested.skip.is_some() {
            quote!(__glue::opaque)
        } else {
            let ty = place.held();
            quote!(<#ty as __glue::GlueValidate>::shape)
        };
        let asks = nested.checks.iter().enumerate().map(|(number, check)| {
            let call = call(check, &place.held(), &quote!(__glue_value));
            quote!(__glue::check_place(__glue_cx, #shape, #number, __glue_held, |__glue_context| #call);)
        });
        let held = (!nested.checks.is_empty())
            .then(|| quote!(let __glue_held = __glue::place_held(__glue_cx, __glue_before);));
        quote!(|__glue_cx, __glue_value| {
            let __glue_before = __glue::before(__glue_cx);
            #deeper
            #held
            #(#asks)*
        })
    };
    let held = place.held();
    let mut out = TokenStream::new();
    if let Some(owner) = rules.list.filter(|_| rules.item.as_ref().is_some_and(Nested::asks)) {
        let item = ask(rules.item.as_ref(), Step::Item, owner);
        let [ty, each] = ["Item", "each"].map(|name| place.visited(&held, Step::Item, owner, name));
        let same = place.behind(&held, Step::Item, owner, "same");
        out.extend(
            quote!(__glue::each_item::<#ty>(__glue_cx, |__glue_each| #each(#same(#value), __glue_each), #item);),
        );
    }
    let asks_entries = [&rules.key, &rules.value].into_iter().flatten().any(Nested::asks);
    if let Some(owner) = rules.map.filter(|_| asks_entries) {
        let key = ask(rules.key.as_ref(), Step::Key, owner);
        let entry = ask(rules.value.as_ref(), Step::Value, owner);
        let [k, v, each] = ["Key", "Value", "each"].map(|name| place.visited(&held, Step::Key, owner, name));
        let same = place.behind(&held, Step::Key, owner, "same");
        out.extend(quote!(
            __glue::each_entry::<#k, #v>(__glue_cx, |__glue_each| #each(#same(#value), __glue_each), #key, #entry);
        ));
    }
    out
}

/// The checks of the type itself.
pub(super) fn of_type(cx: &Cx<'_>, fields: Option<&Fields>) -> TokenStream {
    let checks = cx.input.checks.iter().map(|check| {
        if let (Some(reads), Some(fields)) = (&check.reads, fields) {
            return of_members(cx, check, reads, fields);
        }
        let made = if conversion::is_surely_unsized(&cx.input.body) {
            // Nobody can make one of a text.
            let (name, always) = (text(&check.path), check.always.then(|| quote!(.always())));
            quote!(__glue::Check::new(#name, |_| __glue::asked(|| __glue::None)) #always)
        } else {
            made(check, &whole(cx, check), &call(check, &this(cx), &quote!(__glue_value)))
        };
        let at = at(check, fields);
        quote!(#made #at)
    });
    quote!(&[#(#checks),*])
}

/// The checks of what a variant holds.
pub(super) fn of_variant(cx: &Cx<'_>, checks: &[Check], fields: &Fields) -> TokenStream {
    let checks = checks.iter().map(|check| {
        let reads = check.reads.as_deref().unwrap_or_default();
        of_members(cx, check, reads, fields)
    });
    quote!(&[#(#checks),*])
}

/// A check that takes fields one by one.
fn of_members(cx: &Cx<'_>, check: &Check, reads: &[FieldRef], fields: &Fields) -> TokenStream {
    let places: Vec<_> = reads.iter().filter_map(|read| place(fields, read)).collect();
    let found = reads.iter().filter_map(|read| fields.list.get(read.field));
    let call = call_with(check, reads);
    let read = if cx.input.converted {
        let whole = whole(cx, check);
        let args = reads.iter().zip(found).enumerate().map(|(number, (read, field))| {
            let (arg, member) = (arg(number, read), &field.member);
            quote!(let #arg = &__glue_value.#member;)
        });
        quote!(#whole #(#args)*)
    } else {
        let mut part = 0_usize;
        let members = reads.iter().zip(found).enumerate().map(|(number, (read, field))| {
            let number_of_part = (field.presence != Presence::Absent).then(|| {
                part += 1;
                part - 1
            });
            member(cx, field, number_of_part, &arg(number, read), check)
        });
        members.collect()
    };
    let made = made(check, &read, &call);
    let at = at(check, Some(fields));
    quote!(#made.reading(&[#(#places),*]) #at)
}

/// Where the refusal of a check is told.
fn at(check: &Check, fields: Option<&Fields>) -> Option<TokenStream> {
    let place = place(fields?, check.at.as_ref()?)?;
    Some(quote!(.told_at(#place)))
}

/// The place of a field among the members of the shape.
fn place(fields: &Fields, read: &FieldRef) -> Option<usize> {
    let is_member = |field: &&Field| field.presence != Presence::Absent;
    fields.list.get(read.field).filter(is_member)?;
    Some(fields.list.iter().take(read.field).filter(is_member).count())
}

/// A check as data: what it reads of a text, and the function's verdict on that.
fn made(check: &Check, read: &TokenStream, call: &TokenStream) -> TokenStream {
    let name = text(&check.path);
    let always = check.always.then(|| quote!(.always()));
    quote! {
        __glue::Check::new(#name, |__glue_parts| {
            __glue::asked(|| {
                let __glue_context = __glue_parts.context();
                #read
                __glue::Some(#call)
            })
        })
        #always
    }
}

/// A value of the type, as `__glue_value`.
fn whole(cx: &Cx<'_>, check: &Check) -> TokenStream {
    let this = this(cx);
    let kept = (!check.always)
        .then(|| quote!(if !__glue::kept::<#this>(__glue_parts, 0, __glue_value) { return __glue::None; }));
    quote! {
        let __glue_value = {
            use __glue::Parse as _;
            (&__glue::Part::<'_, #this>::whole(__glue_parts)).parse()?
        };
        let __glue_value = &__glue_value;
        #kept
    }
}

/// The type, as values live that are read from a text.
pub(super) fn this(cx: &Cx<'_>) -> TokenStream {
    let ident = &cx.input.ident;
    let (_, generics, _) = cx.input.generics.split_for_impl();
    of_text(cx, quote!(#ident #generics))
}

/// A type whose values live as long as the JSON text.
fn of_text(cx: &Cx<'_>, ty: TokenStream) -> TokenStream {
    let lifetimes: Vec<_> = cx.input.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect();
    generics::replace(ty, &lifetimes, "_", None)
}

/// A reference to a member's value under a name; `part` is its place among the parts that the check reads, if it is on the wire.
fn member(cx: &Cx<'_>, field: &Field, part: Option<usize>, name: &Ident, check: &Check) -> TokenStream {
    let ty = &field.ty;
    let ty = of_text(cx, quote!(#ty));
    let Some(part) = part else {
        // Nobody reads it: it is what serde puts there.
        return by_default(cx, field, &ty, name, &quote!(__glue::None));
    };
    let read = match &field.reads_with {
        Some(path) => quote!(__glue::read_member_with!(__glue_parts.member(#part), #ty, #path)),
        None if matches!(field.form, WireForm::Custom(_)) => quote!(__glue::None),
        None => {
            let how = if field.flatten { quote!(flattened) } else { quote!(member) };
            quote!({
                use __glue::Parse as _;
                (&__glue::Part::<'_, #ty>::#how(__glue_parts, #part)).parse()
            })
        }
    };
    let read = if field.defaulted || field.default.is_some() {
        let read = quote!(if __glue_parts.member(#part).is_none() { __glue::None } else { __glue::Some(#read?) });
        by_default(cx, field, &ty, name, &read)
    } else {
        quote! {
            let #name: #ty = #read?;
            let #name = &#name;
        }
    };
    let kept = match &field.adapter {
        _ if check.always || field.presence != Presence::Full => None,
        None => Some(quote!(__glue::kept::<#ty>(__glue_parts, #part, #name))),
        Some(Adapter::Named(path)) => Some(quote!(__glue::kept_by::<#ty, #path, _>(__glue_parts, #part, #name))),
        Some(Adapter::SizeAlone | Adapter::KeysAlone) => None,
    };
    let kept = kept.map(|kept| quote!(if !#kept { return __glue::None; }));
    quote!(#read #kept)
}

/// A reference to what was read, or to what stands for it.
fn by_default(cx: &Cx<'_>, field: &Field, ty: &TokenStream, name: &Ident, read: &TokenStream) -> TokenStream {
    let fallback = |ty: &TokenStream| {
        quote!({
            use __glue::Fallback as _;
            (&__glue::Part::<'_, #ty>::whole(__glue_parts)).fallback()
        })
    };
    let container = match (&field.default, &cx.input.default) {
        (None, Some(DefaultValue::OfType)) => Some(fallback(&this(cx))),
        (None, Some(DefaultValue::Made(path))) => Some(quote!(__glue::Some(#path()))),
        _ => None,
    };
    if let Some(container) = container {
        let member = &field.member;
        let rest = format_ident!("{name}_rest");
        return quote! {
            let #name: __glue::Option<#ty> = #read;
            let #rest = if #name.is_none() { #container } else { __glue::None };
            let #name: &#ty = match (&#name, &#rest) {
                (__glue::Some(__glue_read), _) => __glue_read,
                (_, __glue::Some(__glue_rest)) => &__glue_rest.#member,
                _ => return __glue::None,
            };
        };
    }
    let default = match &field.default {
        Some(DefaultValue::Made(path)) => quote!(__glue::Some(#path())),
        Some(DefaultValue::OfType) | None => fallback(ty),
    };
    quote! {
        let #name: __glue::Option<#ty> = #read;
        let #name: #ty = match #name {
            __glue::Some(__glue_read) => __glue_read,
            __glue::None => #default?,
        };
        let #name = &#name;
    }
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

/// The name of the argument that a field is, at the place where the attribute names it.
pub(super) fn arg(number: usize, read: &FieldRef) -> Ident {
    format_ident!("__glue_arg_{number}", span = read.extent.first())
}

/// The function's verdict on a value of a type. Written alike in both places, so that rustc shows one error for both; and by a trait alone,
/// since rustc would name a function of ours that asks for it.
pub(super) fn call(check: &Check, ty: &TokenStream, value: &TokenStream) -> TokenStream {
    let path = &check.path;
    let span = Extent::of(path).first();
    let glue = Cx::glue_at(span);
    match &check.context {
        None => quote_spanned!(span=> #glue::IsCheckOf::<#ty, _>::verdict(#path, #value)),
        Some(context) => in_context(
            check,
            &quote_spanned!(span=> #glue::IsCheckInContext::<#ty, #context, _>::verdict_in(#path, #value, __glue_told)),
        ),
    }
}

/// The function's verdict on the fields that it takes, which are the arguments' names.
pub(super) fn call_with(check: &Check, reads: &[FieldRef]) -> TokenStream {
    let path = &check.path;
    let span = Extent::of(path).first();
    let glue = Cx::glue_at(span);
    let args = reads.iter().enumerate().map(|(number, read)| arg(number, read));
    match &check.context {
        None => quote_spanned!(span=> #glue::IsVerdict::outcome(#path(#(#args),*))),
        Some(_) => in_context(check, &quote_spanned!(span=> #glue::IsVerdict::outcome(#path(#(#args,)* __glue_told)))),
    }
}

fn in_context(check: &Check, call: &TokenStream) -> TokenStream {
    let ty = &check.context;
    let name = text(ty);
    let span = ty.as_ref().map_or_else(proc_macro2::Span::call_site, |ty| Extent::of_type(ty).first());
    let found = quote_spanned!(span=> __glue_context.get::<#ty>());
    quote!(__glue::in_context(#found, #name, |__glue_told| #call))
}
