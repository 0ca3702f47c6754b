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
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput};

use crate::errors::Errors;
use crate::model::{Body, DefaultValue, Fields, Input, PatternSource};
use crate::span::Extent;
use crate::syntax::{self, Form, RawRule};

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
    let mut allows = fields::allows(&input.attrs);
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
        ident: input.ident,
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
        body,
    }
}

/// Lowers what stands in `pattern!(…)`: the inside of a `pattern` rule, but for paths.
pub(crate) fn pattern_macro(tokens: TokenStream, errors: &Errors) -> Option<Arc<Compiled>> {
    let here = Extent::from(Span::call_site());
    let form = Form::Args(syntax::split(tokens, here, "pattern", errors));
    let name = Ident::new("pattern", Span::call_site());
    let pattern = pattern::pattern(RawRule { name, extent: here, inner: here, form, in_glue: false }, errors)?;
    match pattern.source {
        PatternSource::Literal(compiled) => Some(compiled),
        PatternSource::Path(_) => {
            errors.at(pattern.extent, "`pattern!` makes a pattern of a string literal; write `pattern!(\"[a-z]+\")`");
            None
        }
    }
}
