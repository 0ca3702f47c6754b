//! What says what a field's value is, in place of its type: `with = …`, and `skip` around a size or inside a list or map.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, ExprPath, Type};

use super::settings::Given;
use crate::errors::Errors;
use crate::model::{Adapter, Nested, Rules};
use crate::span::Extent;
use crate::syntax::{Form, RawRule, string, strip};
use crate::vocabulary::Setting;

/// `with = path::to::Adapter`, or `with = "path::to::Adapter<T>"`: a type.
pub(crate) fn with(rule: &RawRule, errors: &Errors) -> Option<Given<TokenStream>> {
    if let Form::Value(value) = &rule.form {
        let ty = match strip(value) {
            Expr::Path(ExprPath { attrs, qself: None, path }) if attrs.is_empty() => Some(path.to_token_stream()),
            other => string(other).and_then(|text| syn::parse_str::<Type>(&text).ok()).map(|ty| ty.to_token_stream()),
        };
        if let Some(value) = ty {
            return Some(Given { value, extent: rule.inner });
        }
    }
    let example = Setting::With.example();
    errors.at(rule.inner, format!("`with` takes the path of a type that says what the field is; write `{example}`"));
    None
}

/// The adapter that a field's attributes ask for.
pub(crate) fn of_field(
    rules: &mut Rules,
    skip: Option<Extent>,
    with: Option<Given<TokenStream>>,
    errors: &Errors,
) -> Option<Adapter> {
    let has_size = rules.list.is_some() || rules.map.is_some();
    let item = rules.item.as_ref().and_then(|item| item.skip);
    let value = rules.value.as_ref().and_then(|value| value.skip);
    if let Some(given) = with {
        if let Some(skip) = skip.or(item).or(value) {
            errors.at(skip, "`with` says what the field is, and `skip` not to look; remove one of the two");
        }
        return Some(Adapter::Named(given.value));
    }
    if skip.is_some() {
        only_the_size(rules, errors);
        return has_size.then_some(Adapter::SizeAlone);
    }
    if item.is_some() {
        rules.item = rules.item.take().filter(Nested::asks);
        if let Some(unique) = rules.unique.take() {
            errors.at(unique, "`unique` compares the items, and `skip` leaves them unchecked; remove one of the two");
        }
        return Some(Adapter::SizeAlone);
    }
    if value.is_some() {
        rules.value = rules.value.take().filter(Nested::asks);
        return Some(Adapter::KeysAlone);
    }
    None
}

/// Of a field that is not looked into, only what is about its size can be checked.
fn only_the_size(rules: &mut Rules, errors: &Errors) {
    let nested = [rules.item.take(), rules.key.take(), rules.value.take()].into_iter().flatten().next();
    let inside = nested.map(|_| rules.list.or(rules.map)).unwrap_or_default();
    for place in [inside, rules.unique.take()].into_iter().flatten() {
        let message = "`glue(skip)` leaves the inside of this field unchecked: only the bounds of its size are checked";
        errors.at(place, message);
    }
}
