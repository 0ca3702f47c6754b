//! Step two: raw rules to the model. Here it is decided what a rule means, whether it exists, whether it was given
//! twice, and what a field is called on the wire.

mod adapter;
mod args;
mod bound;
mod bounds;
mod check;
mod fields;
mod length;
mod misplaced;
mod nesting;
mod one_of;
mod pattern;
mod range;
mod rename;
mod rules;
mod serde;
mod settings;
mod suggest;
mod type_attrs;
mod variants;
mod wire;

use std::sync::Arc;

use glue_pattern::compile::Compiled;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput};

use crate::errors::Errors;
use crate::model::{Body, DefaultValue, Fields, Input, PatternSource};
use crate::span::Extent;
use crate::syntax::{self, Arg, Form, RawRule};
use crate::vocabulary::Setting;

/// Lowers a whole type.
pub(crate) fn lower(input: DeriveInput, errors: &Errors) -> Input {
    let own = type_attrs::read(&input.attrs, errors);
    let name = own.wire.rename.clone();
    match input.data {
        Data::Struct(_) => own.wire.check(wire::Shape::Struct, errors),
        Data::Enum(_) => own.wire.check(wire::Shape::Enum, errors),
        Data::Union(_) => {}
    }
    let names = own.wire.merge(serde::Container::read(&input.attrs), errors);
    let own_allows = fields::allows(&input.attrs);
    let mut allows = own_allows.clone();
    let body = match input.data {
        Data::Struct(data) => {
            allows.extend(data.fields.iter().flat_map(|field| fields::allows(&field.attrs)));
            let naming = fields::Naming {
                rule: names.rename_all.unwrap_or_default(),
                defaulted: names.default,
                transparent: names.transparent,
                closed: names.deny_unknown_fields,
            };
            // serde refuses it if it refuses what it does not know.
            let tag = names.tag.filter(|_| !names.deny_unknown_fields);
            Body::Struct(Fields { tag, ..fields::lower(data.fields, &naming, errors) })
        }
        Data::Enum(data) => {
            for variant in &data.variants {
                allows.extend(fields::allows(&variant.attrs));
                allows.extend(variant.fields.iter().flat_map(|field| fields::allows(&field.attrs)));
            }
            Body::Enum(variants::lower(data, &names, errors))
        }
        Data::Union(data) => {
            let message =
                "a `union` cannot be validated: nobody knows which field holds; derive on a struct or an enum";
            errors.at(Extent::of(&data.union_token), message);
            Body::Refused
        }
    };
    let checks = if names.remote.is_some() { check::unheard(own.checks, errors) } else { own.checks };
    let checks = checks.into_iter();
    let checks = match &body {
        Body::Struct(fields) => checks.filter_map(|check| check.of_fields(fields, errors)).collect(),
        Body::Enum(_) | Body::Refused => checks.filter_map(|check| check.of_enum(errors)).collect(),
    };
    Input {
        name: name.unwrap_or_else(|| input.ident.unraw().to_string()),
        ident: own_name(&input.ident),
        generics: input.generics,
        public: !matches!(input.vis, syn::Visibility::Inherited),
        krate: own.krate,
        bound: own.bound,
        sensitive: own.sensitive,
        converted: names.converted,
        remote: names.remote,
        default: names.default.then(|| names.default_path.map_or(DefaultValue::OfType, DefaultValue::Made)),
        checks,
        allows,
        own_allows,
        body,
    }
}

/// The type's name as in code of the derive's: rustc is silent then about a deprecated type.
fn own_name(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(Span::call_site().located_at(ident.span()));
    ident
}

/// Lowers what stands in `pattern!(…)` behind the crate's own place: the inside of a `pattern` rule, but for paths; and perhaps another way
/// to the crate, `crate = path`. Without any, the crate is where it mostly is.
pub(crate) fn pattern_macro(tokens: TokenStream, errors: &Errors) -> (TokenStream, Option<(Extent, Arc<Compiled>)>) {
    let (place, tokens) = macro_place(tokens);
    let here = Extent::of(&tokens);
    let mut args = syntax::split(tokens, here, "pattern", errors);
    let is_crate = |arg: &Arg| matches!(arg, Arg::Named { name, .. } if name == Setting::Crate.name());
    let given = args.list.iter().position(is_crate).map(|at| args.list.remove(at));
    let given =
        given.map(|arg| RawRule { in_glue: true, ..syntax::nested(arg, "pattern", errors).expect("a setting") });
    let krate = given.and_then(|rule| type_attrs::krate(&rule, errors)).or(place);
    let name = Ident::new("pattern", Span::call_site());
    let rule = RawRule { name, extent: here, inner: here, form: Form::Args(args), in_glue: false };
    let compiled = pattern::pattern(rule, errors).and_then(|pattern| match pattern.source {
        PatternSource::Literal(compiled) => Some((pattern.extent, compiled)),
        PatternSource::Path(_) => {
            errors.at(pattern.extent, "`pattern!` makes a pattern of a string literal; write `pattern!(\"[a-z]+\")`");
            None
        }
    });
    (krate.unwrap_or_else(|| quote!(::glue_validate)), compiled)
}

/// `$crate;` in front of what the user wrote.
fn macro_place(tokens: TokenStream) -> (Option<TokenStream>, TokenStream) {
    let mut rest = tokens.clone().into_iter();
    match (rest.next(), rest.next()) {
        (Some(TokenTree::Ident(place)), Some(TokenTree::Punct(end))) if place == "$crate" && end.as_char() == ';' => {
            (Some(TokenTree::from(place).into()), rest.collect())
        }
        _ => (None, tokens),
    }
}
