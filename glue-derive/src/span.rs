//! Where something stands in the source: what a message points at.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, PathArguments, Type, TypePath};

/// A stretch of source, from the start of one token to the end of another. Stable Rust cannot join two spans, but
/// rustc does so itself for a macro call whose first and last token have different ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    start: Span,
    end: Span,
}

impl Extent {
    pub(crate) fn between(first: impl Into<Self>, last: impl Into<Self>) -> Self {
        Self { start: first.into().start, end: last.into().end }
    }

    /// All of these tokens.
    pub(crate) fn of(tokens: &impl ToTokens) -> Self {
        let mut start_end = None;
        walk(tokens.to_token_stream(), &mut start_end);
        start_end.unwrap_or_else(|| Span::call_site().into())
    }

    /// All of an expression. Most are literals, whose tokens need not be made for it.
    pub(crate) fn of_expr(value: &Expr) -> Self {
        match value {
            Expr::Lit(literal) if literal.attrs.is_empty() => literal.lit.span().into(),
            _ => Self::of(value),
        }
    }

    /// All of a type. Most are paths, whose tokens need not be made for it.
    pub(crate) fn of_type(ty: &Type) -> Self {
        if let Type::Path(TypePath { qself: None, path, .. }) = ty
            && path.leading_colon.is_none()
            && let (Some(first), Some(last)) = (path.segments.first(), path.segments.last())
        {
            match &last.arguments {
                PathArguments::None => return Self::between(first.ident.span(), last.ident.span()),
                PathArguments::AngleBracketed(list) => {
                    return Self::between(first.ident.span(), list.gt_token.spans[0]);
                }
                PathArguments::Parenthesized(_) => {}
            }
        }
        Self::of(ty)
    }

    /// A span for generated code that errors shall be reported at, with the hygiene of the derive.
    pub(crate) fn first(self) -> Span {
        Span::call_site().located_at(self.start)
    }

    /// The same for the last token.
    pub(crate) fn last(self) -> Span {
        Span::call_site().located_at(self.end)
    }

    /// The first token's place, as the user's code.
    pub(crate) fn user_first(self) -> Span {
        self.start
    }

    /// The last token's place, as the user's code.
    pub(crate) fn user_last(self) -> Span {
        self.end
    }
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        Self { start: span, end: span }
    }
}

/// Invisible groups (a fragment of a `macro_rules!` macro) have the macro's span; what is in them has the user's.
fn walk(tokens: TokenStream, found: &mut Option<Extent>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => walk(group.stream(), found),
            other => match found {
                Some(extent) => extent.end = other.span(),
                None => *found = Some(other.span().into()),
            },
        }
    }
}
