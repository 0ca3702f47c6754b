//! Patterns as constants: in `pattern!`, and in the attributes of a type.

use glue_pattern::compile::Compiled;
use proc_macro2::TokenStream;
use quote::quote;

use super::crate_path;

/// The constant of a `pattern!`; without one, a value of any type, beside the mistakes.
pub(crate) fn pattern(compiled: Option<&Compiled>, mistakes: &TokenStream) -> TokenStream {
    match compiled {
        Some(compiled) if mistakes.is_empty() => {
            let krate = crate_path::find();
            constant(compiled, &quote!(#krate::__private::pattern))
        }
        _ => quote!({ #mistakes ::core::panic!("a mistake in the pattern") }),
    }
}

/// The constant expression of a compiled pattern, whose types are at a path.
pub(super) fn constant(compiled: &Compiled, types: &TokenStream) -> TokenStream {
    let expression = compiled.expression(&types.to_string().replace(' ', ""));
    // Inside a compiler its own lexer is enough; `proc_macro2` would read the text with its own first.
    if proc_macro::is_available() {
        return expression.parse::<proc_macro::TokenStream>().unwrap_or_default().into();
    }
    expression.parse().unwrap_or_default()
}
