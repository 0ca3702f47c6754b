//! The constant description of a type. Only what is borrowed in literals, one inside the other, does rustc keep for ever;
//! behind a call a reference is a constant block of its own, and each block costs the compiler as much as a function.

use proc_macro2::TokenStream;
use quote::quote;

use super::around::{self, Around};
use super::cx::Cx;
use super::{checks, const_checks, judged, rules, targets, visit};
use crate::model::{Adapter, Body, Enum, Field, Fields, Presence, Role, Style, Tag, Variant, WireForm};

/// The value of the type's constant: its shape, and the walk over a value.
pub(super) fn shape(cx: &Cx<'_>) -> TokenStream {
    let name = &cx.input.name;
    let kind = match &cx.input.body {
        Body::Struct(fields) => structure(cx, fields, &around::of_struct(fields)),
        Body::Enum(body) if body.is_value_set() || body.variants.is_empty() => value_set(body),
        Body::Enum(body) => union(cx, body),
        Body::Refused => quote!(__glue::Kind::Opaque),
    };
    let kind = if cx.input.converted {
        let reader = checks::reader_of_type(cx);
        quote!(__glue::Kind::Converted(&#kind, #reader))
    } else {
        kind
    };
    let sensitive = cx.input.sensitive;
    let fields = match &cx.input.body {
        Body::Struct(fields) => Some(fields),
        Body::Enum(_) | Body::Refused => None,
    };
    let checks = checks::of_type(cx, fields);
    let judge = judged::judge(cx);
    let check = visit::check(cx);
    quote! {
        __glue::Walked {
            shape: &__glue::Shape { name: #name, kind: #kind, sensitive: #sensitive, checks: #checks, judge: #judge },
            check: #check,
        }
    }
}

fn structure(cx: &Cx<'_>, fields: &Fields, around: &Around) -> TokenStream {
    match fields.style {
        Style::Unit => quote!(__glue::Kind::Unit),
        Style::Named => {
            let structure = named(cx, fields, around);
            quote!(__glue::Kind::Structure(#structure))
        }
        Style::Tuple => {
            let members = members(cx, fields, around);
            quote!(__glue::Kind::Tuple(&[#(#members),*]))
        }
        Style::Newtype => {
            let members = members(cx, fields, around);
            quote!(__glue::Kind::Newtype(#(#members)*))
        }
    }
}

fn named(cx: &Cx<'_>, fields: &Fields, around: &Around) -> TokenStream {
    // The tag comes last: the others are counted.
    let tag = fields.tag.iter().map(|tag| quote!(__glue::Member::new(#tag, __glue::opaque).defaulted()));
    let members = members(cx, fields, around).into_iter().chain(tag);
    let closed = fields.closed;
    quote!(__glue::Structure { members: &[#(#members),*], closed: #closed })
}

fn members(cx: &Cx<'_>, fields: &Fields, around: &Around) -> Vec<TokenStream> {
    let style = fields.style;
    let present = fields.list.iter().filter(|field| field.presence != Presence::Absent);
    present.map(|field| member(cx, field, style, around)).collect()
}

fn member(cx: &Cx<'_>, field: &Field, style: Style, around: &Around) -> TokenStream {
    let name = if style == Style::Named { field.wire.as_str() } else { "" };
    let ty = &field.ty;
    // serde's functions decide about the wire form, unless somebody says that he knows it.
    let custom = matches!(field.form, WireForm::Custom(_)) && !matches!(field.adapter, Some(Adapter::Named(_)));
    let value_shape = || match &field.adapter {
        Some(adapter) => targets::shape_by(adapter, ty),
        None if matches!(field.form, WireForm::BorrowedBytes) => quote!(__glue::borrowed_bytes),
        None => targets::implementation_of(field, "shape"),
    };
    let is_opaque = custom || field.presence == Presence::Opaque;
    let shape = if is_opaque { quote!(__glue::opaque) } else { value_shape() };
    // What the conversion makes may hold secrets though its wire form is not known.
    let converted = (custom && field.presence != Presence::Opaque).then(|| {
        let shape = value_shape();
        quote!(.converted_to(#shape))
    });
    if custom && let WireForm::Custom(Some(path)) = &field.form {
        const_checks::no_adapter(cx, field, path);
    }
    let reader = match field.presence {
        _ if custom => Some(checks::reader_of_member(cx, around.before(field).filter(|_| !field.flatten))),
        Presence::Opaque => Some(checks::reader(cx, &quote!(#ty))),
        _ => None,
    };
    let reader = reader.map(|reader| quote!(.read_by(#reader)));
    let aliases = &field.aliases;
    let aliases = (!aliases.is_empty()).then(|| quote!(.with_aliases(&[#(#aliases),*])));
    let member = if let Some(rules) = rules::of_field(cx, field) {
        quote!(__glue::ruled(#name, #shape, #rules))
    } else {
        quote!(__glue::Member::new(#name, #shape))
    };
    let checks = checks::of_field(cx, field).map(|checks| quote!(.with_checks(const { #checks })));
    let flattened = field.flatten.then(|| quote!(.flattened()));
    let defaulted = field.defaulted.then(|| quote!(.defaulted()));
    quote!(#member #converted #reader #aliases #checks #flattened #defaulted)
}

/// The values that messages list, and those that they do not.
fn values<'v>(variants: impl Iterator<Item = &'v Variant>) -> TokenStream {
    let (hidden, listed): (Vec<_>, Vec<_>) = variants.partition(|variant| variant.internal);
    let listed = listed.iter().map(|variant| &variant.wire);
    let internal = (!hidden.is_empty()).then(|| {
        let hidden = hidden.iter().map(|variant| &variant.wire);
        quote!(.with_internal(&[#(#hidden),*]))
    });
    quote!(__glue::Values::new(&[#(#listed),*]) #internal)
}

fn is_named(variant: &Variant) -> bool {
    !variant.skipped && !variant.untagged && variant.role == Role::Known
}

fn value_set(body: &Enum) -> TokenStream {
    let values = values(body.variants.iter().filter(|variant| is_named(variant)));
    let named = body.variants.iter().filter(|variant| is_named(variant));
    let aliases =
        named.flat_map(|Variant { wire, aliases, .. }| aliases.iter().map(move |alias| quote!((#alias, #wire))));
    quote!(__glue::Kind::Enum(__glue::ValueSet { values: #values, aliases: &[#(#aliases),*] }))
}

fn union(cx: &Cx<'_>, body: &Enum) -> TokenStream {
    let tag = match &body.tag {
        Tag::External => quote!(External),
        Tag::Internal(tag) => quote!(Internal(#tag)),
        Tag::Adjacent { tag, content } => quote!(Adjacent { tag: #tag, content: #content }),
        Tag::Untagged => quote!(Untagged),
    };
    let names = values(body.variants.iter().filter(|variant| is_named(variant)));
    let closed = matches!(body.tag, Tag::Adjacent { .. }) && body.variants.iter().any(|item| item.fields.closed);
    let variants = body.variants.iter().filter(|variant| !variant.skipped).map(|item| variant(cx, item, &body.tag));
    quote! {
        __glue::Kind::Union(__glue::Union {
            tag: __glue::Tag::#tag,
            names: #names,
            variants: &[#(#variants),*],
            closed: #closed,
        })
    }
}

fn variant(cx: &Cx<'_>, variant: &Variant, tag: &Tag) -> TokenStream {
    let around = around::of_variant(variant, tag);
    let Variant { wire, aliases, untagged, .. } = variant;
    let unknown = variant.role == Role::Unknown;
    let payload = match variant.fields.style {
        Style::Unit => quote!(Unit),
        Style::Named => {
            let structure = named(cx, &variant.fields, &around);
            quote!(Structure(#structure))
        }
        Style::Tuple => {
            let members = members(cx, &variant.fields, &around);
            quote!(Tuple(&[#(#members),*]))
        }
        Style::Newtype => {
            let members = members(cx, &variant.fields, &around);
            quote!(Newtype(#(#members)*))
        }
    };
    let checks = checks::of_variant(cx, &variant.checks, &variant.fields);
    quote! {
        __glue::Variant {
            name: #wire,
            aliases: &[#(#aliases),*],
            untagged: #untagged,
            unknown: #unknown,
            payload: __glue::Payload::#payload,
            checks: #checks,
        }
    }
}
