//! The attributes of the type itself.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprPath, Path, Token, WherePredicate};

use super::args::flag;
use super::rename::{self, RenameAll};
use super::{check, suggest};
use crate::errors::Errors;
use crate::span::Extent;
use crate::syntax::{self, Form, RawRule, string, strip};

/// What the type's own attributes say.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) krate: Option<TokenStream>,
    pub(crate) bound: Option<Vec<WherePredicate>>,
    pub(crate) rename_all: Option<RenameAll>,
    pub(crate) sensitive: bool,
    pub(crate) checks: Vec<ExprPath>,
}

/// Reads them.
pub(crate) fn read(attrs: &[Attribute], errors: &Errors) -> TypeAttrs {
    let mut found = TypeAttrs::default();
    let mut given = Vec::new();
    for rule in syntax::rules(attrs, errors) {
        let name = rule.name.to_string();
        if name != "check" && given.contains(&name) {
            errors.at(rule.extent, format!("`{name}` is given twice; remove one"));
            continue;
        }
        given.push(name.clone());
        match name.as_str() {
            "crate" => found.krate = krate(&rule, errors),
            "bound" => found.bound = bound(&rule, errors),
            "rename_all" => found.rename_all = rename_all(&rule, errors),
            "sensitive" => found.sensitive = flag(&rule, errors).is_some(),
            "check" => found.checks.extend(check::check(rule, errors)),
            _ => errors.at(place(&rule, &name), misplaced(&name)),
        }
    }
    found
}

/// A rule in the wrong place is wrong as a whole, an unknown one by its name.
fn place(rule: &RawRule, name: &str) -> Extent {
    if is_known(name) { rule.extent } else { rule.name.span().into() }
}

fn is_known(name: &str) -> bool {
    syntax::HELPERS.contains(&name)
        || ["rename", "skip", "internal", "unique", "item", "key", "value", "min", "max"].contains(&name)
}

fn misplaced(name: &str) -> String {
    match name {
        "internal" => "`internal` goes on a variant, not on the type".to_owned(),
        _ if is_known(name) => format!("`{name}` goes on a field, not on the type; move it to the field it is about"),
        _ => suggest::unknown("argument", name, &["crate", "bound", "rename_all", "sensitive", "check"]),
    }
}

/// `crate = path`, or `crate = "path"` as serde writes it.
fn krate(rule: &RawRule, errors: &Errors) -> Option<TokenStream> {
    if let Form::Value(value) = &rule.form {
        match strip(value) {
            Expr::Path(ExprPath { path, qself: None, .. }) => return Some(path.to_token_stream()),
            other => {
                if let Some(path) = string(other).and_then(|text| syn::parse_str::<Path>(&text).ok()) {
                    let mut tokens = path.to_token_stream();
                    respan(&mut tokens, value);
                    return Some(tokens);
                }
            }
        }
    }
    errors.at(rule.inner, "`crate` takes the path of this library; write `crate = path::to::glue_validate`");
    None
}

/// A path out of a string has no place in the source; give it the string's.
fn respan(tokens: &mut TokenStream, place: &Expr) {
    let span = syn::spanned::Spanned::span(place);
    *tokens = tokens
        .clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect();
}

fn bound(rule: &RawRule, errors: &Errors) -> Option<Vec<WherePredicate>> {
    if let Form::Value(value) = &rule.form
        && let Some(text) = string(value)
        && let Ok(list) = Punctuated::<WherePredicate, Token![,]>::parse_terminated.parse_str(&text)
    {
        return Some(list.into_iter().collect());
    }
    errors.at(
        rule.inner,
        "`bound` takes the predicates of a `where` clause as text; write `bound = \"T: GlueValidate\"`",
    );
    None
}

fn rename_all(rule: &RawRule, errors: &Errors) -> Option<RenameAll> {
    let names: Vec<_> = rename::NAMES.iter().map(|(name, _)| *name).collect();
    if let Form::Value(value) = &rule.form
        && let Some(text) = string(value)
    {
        let found = RenameAll::parse(&text);
        if found.is_none() {
            errors.at(Extent::of(value), suggest::unknown("spelling", &text, &names));
        }
        return found;
    }
    errors.at(rule.inner, "`rename_all` takes the name of a spelling; write `rename_all = \"PascalCase\"`");
    None
}
