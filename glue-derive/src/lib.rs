//! The derive macro of `glue-validate`, which re-exports it: see [`GlueValidate`](derive@GlueValidate) for the attribute
//! language.
//!
//! # How it works
//! Tokens to code in one direction, as `expand_derive` shows: `syntax` (tokens to raw rules; grammar only), `lower` (raw
//! rules to the `model`: fields, names, rules; pattern literals are compiled here), `check` (laws that need more than one
//! item), `expand` (code). Every step reports into one accumulator, `errors`, and goes on.

mod check;
mod errors;
mod expand;
mod lower;
mod model;
mod span;
mod syntax;
mod vocabulary;

#[cfg(test)]
mod tests;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::DeriveInput;

use crate::errors::Errors;

/// Derives `GlueValidate`: the constraints in a type's attributes become the code that checks them.
///
#[doc = include_str!("../REFERENCE.md")]
#[proc_macro_derive(GlueValidate, attributes(len, pattern, range, map, list, one_of, required, sensitive, check, glue))]
pub fn derive(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_derive(input.into(), expand::crate_path::find).into()
}

/// What `glue_validate::pattern!` calls, with its own place in front: `$crate; "[a-z]+", partial`. So it works in a crate that has
/// `glue-validate` only through another one.
#[proc_macro]
pub fn pattern(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_pattern(input.into()).into()
}

/// The derive: every step once. On mistakes the implementation is written all the same, so that the type's users see no
/// follow-on errors.
fn expand_derive(input: TokenStream, runtime: impl FnOnce() -> Option<TokenStream>) -> TokenStream {
    let mentions_self = input.to_string().contains("Self");
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let errors = Errors::new();
    let model = lower::lower(input, &errors);
    check::check(&model, &errors);
    let runtime = model.krate.clone().or_else(runtime);
    if runtime.is_none() {
        errors.at(Span::call_site(), NO_RUNTIME);
    }
    let code = runtime.map(|runtime| expand::derive(&model, mentions_self, &runtime)).unwrap_or_default();
    let mistakes = errors.finish();
    if mistakes.is_empty() {
        return code;
    }
    // In a constant: beside a `compile_error!` of a module itself, rustc leaves unresolved names unreported.
    quote!(#code const _: () = { #mistakes };)
}

/// Said where the crate is neither a dependency nor named.
const NO_RUNTIME: &str = "this crate does not depend on `glue-validate` itself; say where it has it from: `#[glue(crate = path::to::glue_validate)]`";

/// `pattern!`.
fn expand_pattern(input: TokenStream) -> TokenStream {
    let errors = Errors::new();
    let (krate, pattern) = lower::pattern_macro(input, &errors);
    let (place, compiled) = pattern.unzip();
    expand::pattern(compiled.as_deref(), place, &krate, &errors.finish())
}
