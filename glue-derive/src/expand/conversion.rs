//! `TryFrom<T> for Valid<T>`, which only the derive can write for a type that is not its own. What has no fixed size has none.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Path, Type, TypeParamBound, TypePath, WherePredicate, parse_quote};

use super::cx::Cx;
use crate::model::Body;

/// The implementation, for a type with these bounds.
pub(super) fn conversion(cx: &Cx<'_>, bounded: &Generics) -> Option<TokenStream> {
    if is_surely_unsized(&cx.input.body) {
        return None;
    }
    let (ident, allows) = (&cx.input.ident, &cx.input.allows);
    let (_, type_generics, _) = cx.input.generics.split_for_impl();
    let mut bounded = bounded.clone();
    if may_be_unsized(&bounded) {
        bounded.make_where_clause().predicates.push(parse_quote!(#ident #type_generics: __glue::Sized));
    } else if ends_in_a_name(&cx.input.body) {
        // The lifetime has rustc ask where the conversion is used: that a type has no size is then no error here.
        let predicate = parse_quote!(for<'__glue_sized> #ident #type_generics: __glue::Sized);
        bounded.make_where_clause().predicates.push(predicate);
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();
    Some(quote! {
        #[automatically_derived]
        #(#allows)*
        impl #impl_generics __glue::TryFrom<#ident #type_generics> for __glue::Valid<#ident #type_generics> #where_clause {
            type Error = __glue::Report;
            fn try_from(__glue_value: #ident #type_generics) -> __glue::Result<Self, __glue::Report> {
                __glue::Valid::new(__glue_value)
            }
        }
    })
}

/// Whether values of the type have no fixed size, as far as tokens tell.
pub(super) fn is_surely_unsized(body: &Body) -> bool {
    last(body).is_some_and(is_unsized)
}

/// Whether the last field's type is a name that may be an alias of a type without a fixed size, or one of these.
fn ends_in_a_name(body: &Body) -> bool {
    let sized = ["String", "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize"];
    let unsigned = ["u8", "u16", "u32", "u64", "u128", "usize"];
    let is_known = |path: &Path| sized.iter().chain(&unsigned).any(|name| path.is_ident(name));
    let is_bare = |path: &Path| path.segments.last().is_some_and(|last| last.arguments.is_none());
    last(body).is_some_and(|ty| matches!(ty, Type::Path(TypePath { path, .. }) if is_bare(path) && !is_known(path)))
}

/// The last field's type of a structure.
fn last(body: &Body) -> Option<&Type> {
    let Body::Struct(fields) = body else { return None };
    fields.list.last().map(|field| &field.ty)
}

/// Whether a type is written as one without a fixed size.
fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_unsized(&group.elem),
        Type::Paren(paren) => is_unsized(&paren.elem),
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(TypePath { qself: None, path, .. }) => path.is_ident("str"),
        _ => false,
    }
}

/// Whether a parameter may have no fixed size, and so perhaps the whole.
fn may_be_unsized(generics: &Generics) -> bool {
    let is_maybe = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some());
    let clauses = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let in_clauses = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => Some(&predicate.bounds),
        _ => None,
    });
    generics.type_params().map(|param| &param.bounds).chain(in_clauses).flatten().any(is_maybe)
}
