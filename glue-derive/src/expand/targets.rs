//! Questions to rustc about types: does this type implement the trait, does this rule fit it.
//!
//! rustc shows an error once for each body it comes from, so all questions stand in the function that has the shape, too. (Facts about
//! ranges are constants of their own: where one is wrong, rustc evaluates nothing that reads it.)
//!
//! A question names an item of a trait (`<Type as LenApplies>::OK`), with the type's own tokens: where the answer is no,
//! the error stands at the type. Rules inside `item`, `key` and `value` are about types that no token names, so their
//! errors stand at the rule.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Type};

use super::cx::Cx;
use crate::model::{Adapter, ChoiceKind, Counted, Field, Rules};
use crate::span::Extent;

/// A type that rules are about: a field's, or that of the items, keys or values in it.
#[derive(Clone)]
pub(super) struct Place<'f> {
    ty: &'f Type,
    ty_extent: Extent,
    adapter: Option<&'f Adapter>,
    /// The field's `#[allow(…)]`s.
    pub(super) allows: &'f [Attribute],
    /// The way in, each step with the `list` or `map` that takes it.
    steps: Vec<(Step, Extent)>,
}

#[derive(Clone, Copy)]
pub(super) enum Step {
    Item,
    Key,
    Value,
}

impl Step {
    /// What the step leads to.
    const fn name(self) -> &'static str {
        match self {
            Self::Item => "Item",
            Self::Key => "Key",
            Self::Value => "Value",
        }
    }
}

impl<'f> Place<'f> {
    pub(super) fn of(field: &'f Field) -> Self {
        Self {
            ty: &field.ty,
            ty_extent: field.ty_extent,
            adapter: field.adapter.as_ref(),
            allows: &field.allows,
            steps: Vec::new(),
        }
    }

    pub(super) fn inner(&self, step: Step, rule: Extent) -> Self {
        let mut inner = self.clone();
        inner.steps.push((step, rule));
        inner
    }

    /// The type, as lists and maps of this crate's hold it.
    pub(super) fn held(&self) -> TokenStream {
        let ty = self.ty;
        let into = |outer: TokenStream, (at, (step, rule)): (usize, &(Step, Extent))| {
            let outside = Self { steps: self.steps[..at].to_vec(), ..self.clone() };
            outside.visited(&outer, *step, *rule, step.name())
        };
        self.steps.iter().enumerate().fold(quote!(#ty), into)
    }

    /// An item of the trait by which a list or a map shows what it holds. Where the rule does not apply to the type, that is all that
    /// rustc says: what is behind the refused question has no type for it.
    pub(super) fn visited(&self, held: &TokenStream, step: Step, rule: Extent, item: &str) -> TokenStream {
        let ends = self.ends(rule);
        let path = generated(ends.0);
        let name = match step {
            Step::Item => "Items",
            Step::Key | Step::Value => "Entries",
        };
        let (glue, name) = (Cx::glue_at(path), Ident::new(name, path));
        item_of(&self.behind(held, step, rule, "Same"), &quote!(#glue::#name), item, ends)
    }

    /// The type, or a value of it, behind the question whether the rule applies.
    pub(super) fn behind(&self, held: &TokenStream, step: Step, rule: Extent, item: &str) -> TokenStream {
        let ends = self.ends(rule);
        let applies = match step {
            Step::Item => self.item(rule, "ListApplies", "Item"),
            Step::Key | Step::Value => self.item(rule, "MapApplies", "Key"),
        };
        let glue = Cx::glue_at(generated(ends.0));
        item_of(&applies, &quote!(#glue::Behind<#held>), item, ends)
    }

    /// Where errors about this type and a rule belong: the field's type, or else the rule. With rustc's own notion of
    /// where a type stands, so that it knows the same error again.
    fn ends(&self, rule: Extent) -> (Span, Span) {
        if self.steps.is_empty() {
            (self.ty_extent.user_first(), self.ty_extent.user_last())
        } else {
            (rule.first(), rule.first())
        }
    }

    /// The type, for errors of a rule.
    fn tokens(&self, rule: Extent) -> TokenStream {
        let ty = self.ty;
        let mut tokens = quote!(#ty);
        // The same type asked twice at the same place is one error.
        let mut ends = (self.ty_extent.user_first(), self.ty_extent.user_last());
        for (at, (step, _)) in self.steps.iter().enumerate() {
            let outer = self.target(at, &tokens, ends);
            let span = self.steps.get(at + 1).map_or(rule, |(_, next)| *next).first();
            let glue = Cx::glue_at(span);
            tokens = match step {
                Step::Item => quote_spanned!(span=> <#outer as #glue::ListApplies<_>>::Item),
                Step::Key => quote_spanned!(span=> <#outer as #glue::MapApplies<_>>::Key),
                Step::Value => quote_spanned!(span=> <#outer as #glue::MapApplies<_>>::Value),
            };
            ends = (span, span);
        }
        tokens
    }

    /// The type whose rules a type takes, so many steps inside. An adapter says it of the field's own.
    fn target(&self, steps: usize, ty: &TokenStream, ends: (Span, Span)) -> TokenStream {
        match self.adapter {
            Some(adapter) if steps == 0 => rules_by(adapter, self.ty, ends),
            _ => target(ty, ends),
        }
    }

    /// An item of a trait: of the type itself, or of the one whose rules it takes.
    pub(super) fn item(&self, rule: Extent, name: &str, item: &str) -> TokenStream {
        let (first, last) = self.ends(rule);
        let ty = self.tokens(rule);
        let ty = if matches!(name, "RequiredApplies" | "UniqueApplies") {
            ty
        } else {
            self.target(self.steps.len(), &ty, (first, last))
        };
        let (path, item) = (generated(first), Ident::new(item, last));
        let (glue, name_of) = (Cx::glue_at(path), Ident::new(name, path));
        let has_types = matches!(name, "RangeApplies" | "MapApplies" | "ListApplies");
        let marker = has_types.then(|| quote_spanned!(first=> <_>));
        let mut tokens = quote_spanned!(first=> <#ty as #glue::#name_of #marker>);
        tokens.extend(quote_spanned!(last=> ::#item));
        tokens
    }
}

/// `<Adapter as FieldAdapter<Field, _>>::shape`, or its like.
pub(super) fn shape_by(adapter: &Adapter, ty: &Type) -> TokenStream {
    let place = match adapter {
        Adapter::Named(path) => Extent::of(path),
        Adapter::SizeAlone | Adapter::KeysAlone => Extent::of_type(ty),
    };
    let ends = (place.first(), place.last());
    let glue = Cx::glue_at(place.first());
    match adapter {
        Adapter::Named(path) => {
            item_of(&quote!(#path), &quote_spanned!(ends.0=> #glue::FieldAdapter<#ty, _>), "shape", ends)
        }
        Adapter::SizeAlone | Adapter::KeysAlone => {
            let outside = outside(adapter, ty, ends);
            item_of(&outside, &quote_spanned!(ends.0=> #glue::GlueValidate), "shape", ends)
        }
    }
}

/// The type whose rules a field takes that has an adapter.
fn rules_by(adapter: &Adapter, ty: &Type, ends: (Span, Span)) -> TokenStream {
    let glue = Cx::glue_at(generated(ends.0));
    match adapter {
        Adapter::Named(path) => {
            item_of(&quote!(#path), &quote_spanned!(ends.0=> #glue::FieldAdapter<#ty, _>), "Rules", ends)
        }
        Adapter::SizeAlone | Adapter::KeysAlone => target(&outside(adapter, ty, ends), ends),
    }
}

/// What a field looks like whose inside is not looked into.
fn outside(adapter: &Adapter, ty: &Type, ends: (Span, Span)) -> TokenStream {
    let name = if matches!(adapter, Adapter::KeysAlone) { "Keyed" } else { "Countable" };
    let (glue, name) = (Cx::glue_at(generated(ends.0)), Ident::new(name, generated(ends.0)));
    item_of(&quote!(#ty), &quote!(#glue::#name), "As", ends)
}

/// `<ty as path>::item`, for errors that begin and end here.
fn item_of(ty: &TokenStream, path: &TokenStream, item: &str, (first, last): (Span, Span)) -> TokenStream {
    let item = Ident::new(item, last);
    let mut tokens = quote_spanned!(first=> <#ty as #path>);
    tokens.extend(quote_spanned!(last=> ::#item));
    tokens
}

/// The type whose rules a type takes, for errors that begin and end here.
fn target(ty: &TokenStream, (first, last): (Span, Span)) -> TokenStream {
    let (path, item) = (generated(first), Ident::new("As", last));
    let glue = Cx::glue_at(path);
    let path = quote_spanned!(path=> #glue::TakesRules);
    let mut tokens = quote_spanned!(first=> <#ty as #path>);
    tokens.extend(quote_spanned!(last=> ::#item));
    tokens
}

/// A place as that of the derive's own code: rustc's lints shall not look for shorter ways to write a path there.
fn generated(place: Span) -> Span {
    Span::call_site().located_at(place)
}

/// `<Field as GlueValidate>::item`.
pub(super) fn implementation_of(field: &Field, item: &str) -> TokenStream {
    let ty = &field.ty;
    let span = field.ty_extent.first();
    let glue = Cx::glue_at(span);
    let item = format_ident!("{item}", span = span);
    quote_spanned!(span=> <#ty as #glue::GlueValidate>::#item)
}

/// Asks whether a range fits the type.
pub(super) fn ask_range(cx: &Cx<'_>, place: &Place<'_>, rule: Extent) {
    cx.ask(place.item(rule, "RangeApplies", "OK"));
}

/// Asks for each rule of a place whether it fits the type.
pub(super) fn ask(cx: &Cx<'_>, place: &Place<'_>, rules: &Rules) {
    let ask = |place: &Place<'_>, rule: Extent, name: &str| {
        cx.ask(place.item(rule, name, "OK"));
    };
    if let Some(length) = rules.length.as_ref().filter(|length| length.of == Counted::Len) {
        match length.unit {
            Some((_, unit)) => ask(place, unit, "TextApplies"),
            None => ask(place, length.name, "LenApplies"),
        }
    }
    let of_kind = |kind| rules.one_of.as_ref().filter(|rule| rule.kind() == kind).map(|rule| rule.name);
    let text = rules.pattern.as_ref().map(|rule| rule.name).or(of_kind(ChoiceKind::Text));
    // The facts about a range ask for themselves.
    let plain = [
        (rules.map, "MapApplies"),
        (rules.list, "ListApplies"),
        (text, "TextApplies"),
        (of_kind(ChoiceKind::Character), "CharacterApplies"),
        (of_kind(ChoiceKind::Number), "NumberApplies"),
        (rules.required, "RequiredApplies"),
    ];
    for (rule, name) in plain {
        if let Some(rule) = rule {
            ask(place, rule, name);
        }
    }
    if let (Some(unique), Some(list)) = (rules.unique, rules.list) {
        ask(&place.inner(Step::Item, list), unique, "UniqueApplies");
    }
}
