//! The accumulator: every step reports here and goes on, so that one compile shows every mistake.

use std::cell::RefCell;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
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

/// Collects mistakes. Dropping it unread is a bug, and panics.
#[derive(Debug)]
pub(crate) struct Errors(RefCell<Option<Vec<(Extent, String)>>>);

impl Errors {
    pub(crate) fn new() -> Self {
        Self(RefCell::new(Some(Vec::new())))
    }

    /// Notes a mistake at these tokens: what is wrong; what to write.
    pub(crate) fn at(&self, place: impl Into<Extent>, message: impl Into<String>) {
        if let Some(list) = self.0.borrow_mut().as_mut() {
            list.push((place.into(), message.into()));
        }
    }

    /// How many mistakes there are so far.
    pub(crate) fn count(&self) -> usize {
        self.0.borrow().as_ref().map_or(0, Vec::len)
    }

    /// The mistakes as `compile_error!`s. Without mistakes nothing.
    pub(crate) fn finish(self) -> TokenStream {
        self.0.take().unwrap_or_default().into_iter().map(|(place, message)| compile_error(place, &message)).collect()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        let read = self.0.borrow().is_none() || std::thread::panicking();
        assert!(read, "mistakes were collected and never reported");
    }
}

/// `::core::compile_error! { "message" }`, with the place on its first and last token.
fn compile_error(place: Extent, message: &str) -> TokenStream {
    let start = |mut token: TokenTree| {
        token.set_span(place.start);
        token
    };
    let punct = |char, spacing| start(Punct::new(char, spacing).into());
    let name = |name| start(Ident::new(name, Span::call_site()).into());
    let mut literal = TokenTree::from(Literal::string(message));
    literal.set_span(place.end);
    let mut group = TokenTree::from(Group::new(Delimiter::Brace, literal.into()));
    group.set_span(place.end);
    [
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        name("core"),
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        name("compile_error"),
        punct('!', Spacing::Alone),
        group,
    ]
    .into_iter()
    .collect()
}
