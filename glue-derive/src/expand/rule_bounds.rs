//! The bounds that rules ask of type parameters: `T: TakesRules<As: LenApplies>` for a `len` on a `T`.
//!
//! Only a parameter that a rule is about itself gets a bound: as a field's type, as what an `Option`, a pointer, a list or a
//! map of a field holds. A bound about `Vec<T>` as a whole would hide that the rule applies to no list, and rustc would only
//! say so to the type's users. What is not recognised gets no bound, and rustc asks the author for one.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericArgument, PathArguments, PathSegment, Type, TypePath, WherePredicate, parse_quote};

use crate::model::{ChoiceKind, Counted, Field, Nested, Rules};

/// Types that take the rules of what they hold.
const TRANSPARENT: [&str; 5] = ["Option", "Box", "Rc", "Arc", "Cow"];

/// The bounds that the rules of a field ask of parameters.
pub(super) fn of_field(field: &Field, params: &BTreeSet<String>, glue: &TokenStream) -> Vec<WherePredicate> {
    let mut predicates = Vec::new();
    of_place(&field.ty, &field.rules, &Params { params, glue }, &mut predicates);
    predicates
}

struct Params<'p> {
    params: &'p BTreeSet<String>,
    glue: &'p TokenStream,
}

fn of_place(ty: &Type, rules: &Rules, cx: &Params<'_>, predicates: &mut Vec<WherePredicate>) {
    let ty = behind(ty);
    let nested = |place: Option<&Type>, nested: Option<&Nested>, predicates: &mut Vec<WherePredicate>| {
        if let (Some(place), Some(nested)) = (place, nested) {
            of_place(place, &nested.rules, cx, predicates);
        }
    };
    nested(item(ty), rules.item.as_ref(), predicates);
    let [key, value] = entry(ty);
    nested(key, rules.key.as_ref(), predicates);
    nested(value, rules.value.as_ref(), predicates);
    let Some(param) = segment(ty).filter(|segment| segment.arguments.is_none()) else { return };
    let param = &param.ident;
    if !cx.params.contains(&param.to_string()) {
        return;
    }
    let glue = cx.glue;
    let of_kind = |kind| rules.one_of.as_ref().is_some_and(|rule| rule.kind() == kind);
    if rules.length.as_ref().is_some_and(|length| length.of == Counted::Len) {
        predicates.push(parse_quote!(#param: #glue::TakesRules<As: #glue::LenApplies>));
    }
    if rules.pattern.is_some() || of_kind(ChoiceKind::Text) || rules.length.as_ref().is_some_and(|it| it.unit.is_some())
    {
        predicates.push(parse_quote!(#param: #glue::TakesRules<As: #glue::TextApplies>));
    }
    for (given, applies) in [
        (rules.range.is_some(), quote!(RangeApplies)),
        (rules.map.is_some(), quote!(MapApplies)),
        (rules.list.is_some(), quote!(ListApplies)),
        (of_kind(ChoiceKind::Character), quote!(CharacterApplies)),
        (of_kind(ChoiceKind::Number), quote!(NumberApplies)),
    ] {
        if given {
            predicates.push(parse_quote!(#param: #glue::TakesRules<As: #glue::#applies>));
        }
    }
}

/// The last segment of a plain path.
fn segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(TypePath { qself: None, path, .. }) => path.segments.last(),
        _ => None,
    }
}

/// The types among a path's arguments.
fn arguments(segment: &PathSegment) -> impl Iterator<Item = &Type> {
    let list = match &segment.arguments {
        PathArguments::AngleBracketed(list) => Some(&list.args),
        _ => None,
    };
    list.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Through `Option`s and pointers.
fn behind(ty: &Type) -> &Type {
    let inner = match ty {
        Type::Group(group) => Some(&*group.elem),
        Type::Paren(paren) => Some(&*paren.elem),
        Type::Reference(reference) => Some(&*reference.elem),
        _ => segment(ty)
            .filter(|segment| TRANSPARENT.iter().any(|name| segment.ident == name))
            .and_then(|segment| arguments(segment).next()),
    };
    inner.map_or(ty, behind)
}

/// What a list holds: a slice's items, or the first type that a path names.
fn item(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Slice(slice) => Some(&slice.elem),
        Type::Array(array) => Some(&array.elem),
        _ => segment(ty).and_then(|segment| arguments(segment).next()),
    }
}

/// A map's keys and values: the first two types that a path names.
fn entry(ty: &Type) -> [Option<&Type>; 2] {
    let mut types = segment(ty).into_iter().flat_map(arguments);
    [types.next(), types.next()]
}
