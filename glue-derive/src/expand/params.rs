//! A type's parameters by name, and whether tokens mention them.

use proc_macro2::{TokenStream, TokenTree};
use syn::{GenericParam, Generics};

/// The names of a type's type and const parameters.
pub(super) fn params(generics: &Generics) -> Vec<String> {
    let name = |param: &GenericParam| match param {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(param) => Some(param.ident.to_string()),
        GenericParam::Const(param) => Some(param.ident.to_string()),
    };
    generics.params.iter().filter_map(name).collect()
}

/// Whether tokens mention a parameter, or `Self`, or a macro, which could mention anything.
pub(super) fn mentions(tokens: &TokenStream, params: &[String]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self" || params.iter().any(|param| ident == param),
        TokenTree::Punct(punct) => punct.as_char() == '!',
        TokenTree::Group(group) => mentions(&group.stream(), params),
        TokenTree::Literal(_) => false,
    })
}
