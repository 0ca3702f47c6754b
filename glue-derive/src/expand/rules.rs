//! Rules as constants.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Attribute;

use super::cx::{Cx, Patterns};
use super::pattern::{constant, warning};
use super::targets::{self, Place, Step};
use super::{checks, const_checks, range};
use crate::model::{Field, Nested, OneOf, Pattern, PatternSource, Rules, Unit};

/// A field's rules, if it has any.
pub(super) fn of_field(cx: &Cx<'_>, field: &Field) -> Option<TokenStream> {
    of_place(cx, &Place::of(field), &field.rules)
}

fn of_place(cx: &Cx<'_>, place: &Place<'_>, rules: &Rules) -> Option<TokenStream> {
    targets::ask(cx, place, rules);
    let pattern = rules.pattern.as_ref().map(|rule| pattern(cx, place.allows, rule));
    let length = rules.length.as_ref().map(|length| {
        let pattern = rules.pattern.as_ref().zip(pattern.as_ref());
        let bounds = const_checks::length(cx, length, pattern, rules.one_of.as_ref());
        let unit = length.unit.map(|(unit, _)| match unit {
            Unit::Chars => quote!(.with_unit(__glue::Unit::Chars)),
            Unit::Bytes => quote!(.with_unit(__glue::Unit::Bytes)),
            Unit::Utf16 => quote!(.with_unit(__glue::Unit::Utf16)),
        });
        quote!(#bounds #unit)
    });
    let mut calls = TokenStream::new();
    if let Some(range) = &rules.range {
        let range = range::range(cx, place, range);
        calls.extend(quote!(.with_range(#range)));
    }
    if let Some(pattern) = pattern {
        calls.extend(quote!(.with_pattern(#pattern)));
    }
    if let Some(one_of) = &rules.one_of {
        let values = values(one_of);
        calls.extend(quote!(.with_one_of(const { &#values })));
        let numbers: Vec<_> =
            one_of.values.iter().filter_map(|choice| range::choice(cx, place, one_of, choice)).collect();
        if !numbers.is_empty() {
            calls.extend(quote!(.with_numbers(const { &[#(#numbers),*] })));
        }
    }
    for (given, name) in [(&rules.required, "required"), (&rules.sensitive, "sensitive"), (&rules.unique, "unique")] {
        if given.is_some() {
            let name = format_ident!("with_{name}");
            calls.extend(quote!(.#name()));
        }
    }
    let nested = [
        (&rules.key, "key", Step::Key, rules.map),
        (&rules.value, "value", Step::Value, rules.map),
        (&rules.item, "item", Step::Item, rules.list),
    ];
    for (nested, name, step, owner) in nested {
        if let (Some(nested), Some(owner)) = (nested, owner) {
            calls.extend(inner(cx, &place.inner(step, owner), nested, name));
        }
    }
    match length {
        Some(length) => Some(quote!(#length #calls)),
        None if calls.is_empty() => None,
        None => Some(quote!(__glue::Rules::NONE #calls)),
    }
}

fn inner(cx: &Cx<'_>, place: &Place<'_>, nested: &Nested, name: &str) -> Option<TokenStream> {
    let rules = of_place(cx, place, &nested.rules);
    let checks = checks::of_place(cx, place, nested, name);
    let rules = match (rules, checks) {
        (Some(rules), Some(checks)) => quote!(#rules.with_checks(const { #checks })),
        (None, Some(checks)) => quote!(__glue::Rules::NONE.with_checks(const { #checks })),
        (rules, None) => rules?,
    };
    let name = format_ident!("with_{name}");
    Some(quote!(.#name(const { &#rules })))
}

/// A reference to the pattern.
fn pattern(cx: &Cx<'_>, allows: &[Attribute], pattern: &Pattern) -> TokenStream {
    match &pattern.source {
        PatternSource::Literal(compiled) => {
            if let Some(warning) = warning(compiled, pattern.extent) {
                cx.warnings.borrow_mut().push(quote!(#(#allows)* #warning));
            }
            let mut patterns = cx.patterns.borrow_mut();
            let name = patterns.name.get_or_insert_with(|| cx.fresh("PATTERNS")).clone();
            let index = syn::Index::from(patterns.values.len());
            patterns.values.push(constant(compiled, &quote!(__glue::pattern)));
            quote!(#name.#index)
        }
        // With its type, so that an error about it speaks of no method of ours.
        PatternSource::Path(path) => quote!({ let __glue_pattern: __glue::pattern::Pattern = #path; __glue_pattern }),
    }
}

/// Ends the patterns.
pub(super) fn close(cx: &Cx<'_>) {
    let Patterns { name, values } = cx.patterns.take();
    if let Some(name) = name {
        let types = values.iter().map(|_| quote!(__glue::pattern::Pattern));
        cx.item(quote!(static #name: (#(#types,)*) = (#(#values,)*);));
    }
}

fn values(one_of: &OneOf) -> TokenStream {
    let (hidden, listed): (Vec<_>, Vec<_>) = one_of.values.iter().partition(|value| value.internal);
    let listed = listed.iter().map(|value| &value.text);
    let internal = (!hidden.is_empty()).then(|| {
        let hidden = hidden.iter().map(|value| &value.text);
        quote!(.with_internal(&[#(#hidden),*]))
    });
    quote!(__glue::Values::new(&[#(#listed),*]) #internal)
}
