//! The attributes of the type itself.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprPath, Path, Token, WherePredicate};

use super::args::flag;
use super::check::RawCheck;
use super::settings::{self, Once};
use super::wire::ContainerSettings;
use super::{check, misplaced};
use crate::errors::Errors;
use crate::syntax::{self, Form, RawRule, string, strip};
use crate::vocabulary::{Rule, Setting, Site, Word};

/// What the type's own attributes say.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) krate: Option<TokenStream>,
    pub(crate) bound: Option<Vec<WherePredicate>>,
    pub(crate) wire: ContainerSettings,
    pub(crate) sensitive: bool,
    pub(crate) checks: Vec<RawCheck>,
}

/// Reads them.
pub(crate) fn read(attrs: &[Attribute], errors: &Errors) -> TypeAttrs {
    let mut found = TypeAttrs::default();
    let mut once = Once::default();
    for rule in syntax::rules(attrs, errors) {
        let word = Word::parse(&rule.name.to_string());
        if word == Some(Word::Rule(Rule::Check)) {
            found.checks.extend(check::check(rule, errors));
        } else if once.is_first(&rule, errors) {
            one(&rule, word, &mut found, errors);
        }
    }
    found
}

fn one(rule: &RawRule, word: Option<Word>, found: &mut TypeAttrs, errors: &Errors) {
    let wire = &mut found.wire;
    match word {
        Some(Word::Rule(Rule::Sensitive)) => found.sensitive = flag(rule, errors).is_some(),
        Some(Word::Setting(setting)) if setting.sites().contains(&Site::Type) => match setting {
            Setting::Crate => found.krate = krate(rule, errors),
            Setting::Bound => found.bound = bound(rule, errors),
            Setting::Rename => wire.rename = settings::name(rule, setting, errors).map(|given| given.value),
            Setting::RenameAll => wire.rename_all = settings::spelling(rule, setting, errors),
            Setting::RenameAllFields => wire.rename_all_fields = settings::spelling(rule, setting, errors),
            Setting::Tag => wire.tag = settings::name(rule, setting, errors),
            Setting::Content => wire.content = settings::name(rule, setting, errors),
            Setting::Untagged => wire.untagged = flag(rule, errors),
            Setting::Default => wire.default = flag(rule, errors),
            Setting::Transparent => wire.transparent = flag(rule, errors),
            Setting::DenyUnknownFields => wire.deny_unknown_fields = flag(rule, errors),
            // On fields and variants only.
            Setting::Alias | Setting::Flatten | Setting::Other | Setting::With | Setting::Skip | Setting::Internal => {}
        },
        _ => {
            let (place, message) = misplaced::on_type(rule);
            errors.at(place, message);
        }
    }
}

/// `crate = path`, or `crate = "path"` as serde writes it.
pub(crate) fn krate(rule: &RawRule, errors: &Errors) -> Option<TokenStream> {
    if let Form::Value(value) = &rule.form {
        match strip(value) {
            Expr::Path(ExprPath { path, qself: None, .. }) if is_importable(path) => {
                return Some(path.to_token_stream());
            }
            other => {
                let path = string(other).and_then(|text| syn::parse_str::<Path>(&text).ok());
                if let Some(path) = path.filter(is_importable) {
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

/// Whether a `use` can begin with it.
fn is_importable(path: &Path) -> bool {
    path.segments.iter().all(|segment| segment.arguments.is_none() && segment.ident != "Self")
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
