//! The derive macro of `glue-validate`, which re-exports it: see [`GlueValidate`](derive@GlueValidate) for the attribute
//! language and [`pattern!`] for patterns.
//!
//! # How it works
//! Tokens to code in one direction: `syntax` (tokens to raw rules; grammar only), `lower` (raw rules to the
//! `model`: fields, names, rules), `check` (laws that need more than one item), `pattern` (pattern literals),
//! `expand` (code). Every step reports into one accumulator, `errors`, and goes on.

mod check;
mod errors;
mod expand;
mod lower;
mod model;
mod pattern;
mod syntax;

use proc_macro::TokenStream;

/// Derives `GlueValidate`: the constraints in a type's attributes become the code that checks them.
///
#[doc = include_str!("../REFERENCE.md")]
#[proc_macro_derive(GlueValidate, attributes(len, pattern, range, map, list, one_of, required, sensitive, check, glue))]
pub fn derive(input: TokenStream) -> TokenStream {
    expand::derive(input.into()).into()
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
pub fn pattern(input: TokenStream) -> TokenStream {
    expand::pattern(input.into()).into()
}
