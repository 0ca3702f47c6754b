//! What the other steps ask of an expression: its text, its inside, the string that it is.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, Lit};

/// The text of an expression, as people write it.
pub(crate) fn text(value: &impl ToTokens) -> String {
    let mut text = value.to_token_stream().to_string();
    if !text.contains(' ') {
        return text;
    }
    for (spaced, tight) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" . ", "."),
        (" ! ", "!"),
        ("- ", "-"),
        (" -", " - "),
    ] {
        text = text.replace(spaced, tight);
    }
    text.trim().to_owned()
}

/// Through parentheses and the invisible groups of macro fragments.
pub(crate) fn strip(value: &Expr) -> &Expr {
    match value {
        Expr::Group(group) => strip(&group.expr),
        Expr::Paren(paren) => strip(&paren.expr),
        _ => value,
    }
}

/// A string literal, through the invisible groups of macro fragments.
pub(crate) fn string(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Group(group) => string(&group.expr),
        _ => None,
    }
}

/// `name(…)` as an expression.
pub(crate) fn call_expr(name: &Ident, group: &Group) -> Expr {
    let tokens: TokenStream = [TokenTree::from(name.clone()), group.clone().into()].into_iter().collect();
    syn::parse2(tokens.clone()).unwrap_or(Expr::Verbatim(tokens))
}

/// A word as an expression; `Expr::Verbatim` if it is a keyword that is none.
pub(crate) fn word_expr(name: &Ident) -> Expr {
    syn::parse2(name.to_token_stream()).unwrap_or_else(|_| Expr::Verbatim(name.to_token_stream()))
}
