//! `TryFrom<T> for Valid<T>`, which only the derive can write for a type that is not its own. What has no fixed size has none.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Type, TypeParamBound, TypePath, WherePredicate, parse_quote};

use super::cx::Cx;
use crate::model::Body;

/// The implementation, for a type with these bounds.
pub(super) fn conversion(cx: &Cx<'_>, bounded: &Generics) -> Option<TokenStream> {
    if let Body::Struct(fields) = &cx.input.body
        && fields.list.last().is_some_and(|field| is_unsized(&field.ty))
    {
        return None;
    }
    let (ident, allows) = (&cx.input.ident, &cx.input.allows);
    let (_, type_generics, _) = cx.input.generics.split_for_impl();
    let mut bounded = bounded.clone();
    if may_be_unsized(&bounded) {
        bounded.make_where_clause().predicates.push(parse_quote!(#ident #type_generics: __glue::Sized));
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

/// Whether a type is written as one without a fixed size. (Of an alias rustc says so.)
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
