//! The bounds of a generic type's implementation: as serde adds them, for the type parameters that fields mention.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::{Generics, TypePath, WherePredicate, parse_quote};

use super::cx::Cx;
use super::rule_bounds;
use crate::model::{Adapter, Body, Field, Fields, Input, Presence};

/// The generics with the bounds that the fields need.
pub(super) fn bounded(cx: &Cx<'_>) -> Generics {
    let mut generics = cx.input.generics.clone();
    for param in generics.type_params_mut() {
        param.default = None;
    }
    if let Some(bound) = &cx.input.bound {
        generics.make_where_clause().predicates.extend(bound.iter().cloned());
        return generics;
    }
    if generics.type_params().next().is_none() {
        return generics;
    }
    let predicates = predicates(cx);
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

fn predicates(cx: &Cx<'_>) -> Vec<WherePredicate> {
    let glue = &cx.glue;
    let params: BTreeSet<_> = cx.input.generics.type_params().map(|param| param.ident.to_string()).collect();
    let mut found = Found { params: &params, used: BTreeSet::new(), projections: Vec::new() };
    let mut direct = Vec::new();
    let is_asked =
        |field: &&Field| field.presence == Presence::Full && matches!(field.adapter, None | Some(Adapter::KeysAlone));
    for field in fields(cx.input).filter(is_asked) {
        found.visit_type(&field.ty);
        direct.extend(rule_bounds::of_field(field, &params, glue));
    }
    let used = cx.input.generics.type_params().filter(|param| found.used.contains(&param.ident.to_string()));
    let bounds = used.map(|param| {
        let ident = &param.ident;
        parse_quote!(#ident: #glue::GlueValidate)
    });
    let projections = found.projections.iter().map(|path| parse_quote!(#path: #glue::GlueValidate));
    bounds.chain(projections).chain(direct).collect()
}

/// All fields of a type.
pub(super) fn fields(input: &Input) -> impl Iterator<Item = &Field> {
    let lists: Vec<&Fields> = match &input.body {
        Body::Struct(fields) => vec![fields],
        Body::Enum(body) => {
            body.variants.iter().filter(|variant| !variant.skipped).map(|variant| &variant.fields).collect()
        }
        Body::Refused => Vec::new(),
    };
    lists.into_iter().flat_map(|fields| &fields.list)
}

/// The parameters, and the types that belong to them (`T::Item`), that a field's type mentions.
struct Found<'p> {
    params: &'p BTreeSet<String>,
    used: BTreeSet<String>,
    projections: Vec<TypePath>,
}

impl<'ast> Visit<'ast> for Found<'_> {
    fn visit_type_path(&mut self, ty: &'ast TypePath) {
        let segments = &ty.path.segments;
        let is_param = |ident: &syn::Ident| self.params.contains(&ident.to_string());
        if ty.qself.is_none() && segments.len() == 2 && is_param(&segments[0].ident) {
            self.projections.push(ty.clone());
            return;
        }
        // Nothing of a `PhantomData` is ever looked into.
        if segments.last().is_some_and(|last| last.ident == "PhantomData") {
            return;
        }
        if ty.qself.is_none() && segments.len() == 1 && is_param(&segments[0].ident) {
            self.used.insert(segments[0].ident.to_string());
        }
        visit::visit_type_path(self, ty);
    }

    /// A macro could mention anything.
    fn visit_macro(&mut self, _: &'ast syn::Macro) {
        self.used.extend(self.params.iter().cloned());
    }
}

/// Makes tokens meaningful outside the implementation: its lifetimes become `'static`, `Self` the type.
pub(super) fn detach(tokens: TokenStream, cx: &Cx<'_>) -> TokenStream {
    if !cx.attached {
        return tokens;
    }
    let input = cx.input;
    let lifetimes: Vec<_> = input.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect();
    let ident = &input.ident;
    let all_static = lifetimes.iter().map(|_| quote!('static));
    let this = if lifetimes.is_empty() { ident.to_token_stream() } else { quote!(#ident::<#(#all_static),*>) };
    replace(tokens, &lifetimes, "static", Some(&this))
}

/// Replaces lifetimes by another, and perhaps `Self`.
pub(super) fn replace(tokens: TokenStream, lifetimes: &[String], by: &str, this: Option<&TokenStream>) -> TokenStream {
    let mut after_quote = false;
    let mut out = TokenStream::new();
    for token in tokens {
        let was_quote =
            std::mem::replace(&mut after_quote, matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\''));
        match token {
            TokenTree::Ident(ident) if was_quote && lifetimes.contains(&ident.to_string()) => {
                out.extend([TokenTree::from(proc_macro2::Ident::new(by, ident.span()))]);
            }
            TokenTree::Ident(ident) if !was_quote && ident == "Self" && this.is_some() => {
                let span = ident.span();
                out.extend(this.into_iter().flat_map(Clone::clone).map(|mut token| {
                    token.set_span(span);
                    token
                }));
            }
            TokenTree::Group(group) => {
                let inner = replace(group.stream(), lifetimes, by, this);
                let mut replaced = proc_macro2::Group::new(group.delimiter(), inner);
                replaced.set_span(group.span());
                out.extend([TokenTree::from(replaced)]);
            }
            other => out.extend([other]),
        }
    }
    out
}
