//! Questions to rustc about types: does this type implement the trait, does this rule fit it.
//!
//! A question names an item of a trait (`<Type as LenFits>::FITS`), with the type's own tokens: where the answer is no,
//! the error stands at the type. Rules inside `item`, `key` and `value` are about types that no token names, so their
//! errors stand at the rule.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::Type;

use super::Cx;
use crate::errors::Extent;
use crate::model::{Counted, Field, Rules};

/// A type that rules are about: a field's, or that of the items, keys or values in it.
#[derive(Clone)]
pub(super) struct Place<'f> {
    ty: &'f Type,
    steps: Vec<Step>,
}

#[derive(Clone, Copy)]
pub(super) enum Step {
    Item,
    Key,
    Value,
}

impl<'f> Place<'f> {
    pub(super) fn of(field: &'f Field) -> Self {
        Self { ty: &field.ty, steps: Vec::new() }
    }

    pub(super) fn inner(&self, step: Step) -> Self {
        let mut inner = self.clone();
        inner.steps.push(step);
        inner
    }

    /// Where errors about this type and a rule belong.
    pub(super) fn span(&self, rule: Extent) -> Span {
        if self.steps.is_empty() { Extent::of(self.ty).first() } else { rule.first() }
    }

    /// The type, for errors of a rule.
    pub(super) fn tokens(&self, rule: Extent) -> TokenStream {
        let ty = self.ty;
        let span = self.span(rule);
        let glue = Cx::glue_at(span);
        self.steps.iter().fold(quote_spanned!(span=> #ty), |outer, step| match step {
            Step::Item => quote_spanned!(span=> <#outer as #glue::ListFits<_>>::Item),
            Step::Key => quote_spanned!(span=> <#outer as #glue::MapFits<_>>::Key),
            Step::Value => quote_spanned!(span=> <#outer as #glue::MapFits<_>>::Value),
        })
    }

    /// An item of a trait of the type.
    pub(super) fn item(&self, rule: Extent, name: &str, item: &str) -> TokenStream {
        let span = self.span(rule);
        let ty = self.tokens(rule);
        let glue = Cx::glue_at(span);
        let name_of = Ident::new(name, span);
        let item = Ident::new(item, span);
        let has_types = matches!(name, "RangeFits" | "MapFits" | "ListFits");
        let marker = has_types.then(|| quote_spanned!(span=> <_>));
        quote_spanned!(span=> <#ty as #glue::#name_of #marker>::#item)
    }
}

/// `<Field as GlueValidate>::item`: in this one form everywhere, so that rustc shows one error for all.
pub(super) fn implementation_of(_: &Cx<'_>, field: &Field, item: &str) -> TokenStream {
    let ty = &field.ty;
    let span = Extent::of(ty).first();
    let glue = Cx::glue_at(span);
    let item = format_ident!("{item}", span = span);
    quote_spanned!(span=> <#ty as #glue::GlueValidate>::#item)
}

/// Asks for each rule of a place whether it fits the type.
pub(super) fn ask(cx: &Cx<'_>, place: &Place<'_>, rules: &Rules) {
    let ask = |rule: Extent, name: &str| {
        let item = place.item(rule, name, "FITS");
        let span = place.span(rule);
        cx.ask(quote_spanned!(span=> let () = #item;));
    };
    if let Some(length) = rules.length.as_ref().filter(|length| length.of == Counted::Len) {
        match length.unit {
            Some((_, unit)) if place.steps.is_empty() => {
                let _unit = unit;
                ask(length.name, "TextFits");
            }
            Some((_, unit)) => ask(unit, "TextFits"),
            None => ask(length.name, "LenFits"),
        }
    }
    rules.map.into_iter().for_each(|rule| ask(rule, "MapFits"));
    rules.list.into_iter().for_each(|rule| ask(rule, "ListFits"));
    rules.range.iter().for_each(|rule| ask(rule.name, "RangeFits"));
    let text = rules.pattern.as_ref().map(|rule| rule.name).or(rules.one_of.as_ref().map(|rule| rule.name));
    text.into_iter().for_each(|rule| ask(rule, "TextFits"));
    rules.required.into_iter().for_each(|rule| ask(rule, "RequiredFits"));
    if let Some(unique) = rules.unique {
        let item = place.inner(Step::Item).item(unique, "UniqueFits", "FITS");
        let span = unique.first();
        cx.ask(quote_spanned!(span=> let () = #item;));
    }
}
