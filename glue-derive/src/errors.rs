//! The accumulator: every step reports here and goes on, so that one compile shows every mistake.

use std::cell::RefCell;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::span::Extent;

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
        token.set_span(place.user_first());
        token
    };
    let punct = |char, spacing| start(Punct::new(char, spacing).into());
    let name = |name| start(Ident::new(name, Span::call_site()).into());
    let mut literal = TokenTree::from(Literal::string(message));
    literal.set_span(place.user_last());
    let mut group = TokenTree::from(Group::new(Delimiter::Brace, literal.into()));
    group.set_span(place.user_last());
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
