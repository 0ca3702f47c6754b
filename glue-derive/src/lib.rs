//! The derive macro of `glue-validate`, which re-exports it: see [`GlueValidate`](derive@GlueValidate) for the attribute
//! language and [`pattern!`] for patterns.
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

use proc_macro2::TokenStream;
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

/// A pattern as a constant: `pattern!("[a-z]+")`, or `pattern!("[a-z]+", partial)` for one that may match anywhere.
///
/// It is compiled where it is written: a mistake in it is a compile error, and there is nothing left to do at run
/// time. Give a pattern that several fields share a `static` of its own and name that in `#[pattern(…)]`.
///
/// ```
/// use glue_validate::{GlueValidate, Pattern, pattern};
///
/// static NAME: Pattern = pattern!(r"[a-z]\w*");
///
/// #[derive(GlueValidate)]
/// struct Job {
///     #[pattern(NAME)]
///     name: String,
/// }
///
/// assert!(NAME.is_match("nightly_2"));
/// assert!(Job { name: "2".into() }.validate().is_err());
/// ```
#[proc_macro]
pub fn pattern(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_pattern(input.into()).into()
}

/// The derive: every step once. On mistakes the implementation is written all the same, so that the type's users see no
/// follow-on errors.
fn expand_derive(input: TokenStream, runtime: impl FnOnce() -> TokenStream) -> TokenStream {
    let mentions_self = input.to_string().contains("Self");
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let errors = Errors::new();
    let model = lower::lower(input, &errors);
    check::check(&model, &errors);
    let runtime = model.krate.clone().unwrap_or_else(runtime);
    let code = expand::derive(&model, mentions_self, &runtime);
    let mistakes = errors.finish();
    quote!(#code #mistakes)
}

/// `pattern!`.
fn expand_pattern(input: TokenStream) -> TokenStream {
    let errors = Errors::new();
    let compiled = lower::pattern_macro(input, &errors);
    expand::pattern(compiled.as_deref(), &errors.finish())
}
