//! What the whole expansion of one type shares.

use std::cell::{Cell, RefCell};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::params::{mentions, params};
use crate::model::Input;

/// What the whole expansion of one type shares.
pub(super) struct Cx<'i> {
    pub(super) input: &'i Input,
    /// `__glue`, the runtime's private module.
    pub(super) glue: TokenStream,
    /// The type's own type and const parameters: what mentions one has no meaning beside the implementation.
    pub(super) params: Vec<String>,
    /// Whether tokens of the input may mean nothing there: lifetimes, `Self`.
    pub(super) attached: bool,
    /// Constants beside the implementation.
    pub(super) items: RefCell<Vec<TokenStream>>,
    /// What rustc is to warn of, with what else allows it than the type's own attributes.
    pub(super) warnings: RefCell<Vec<TokenStream>>,
    /// Questions about types: values of type `()`.
    pub(super) asks: RefCell<Vec<TokenStream>>,
    /// The patterns, where a constant beside the implementation can name them: one for all, since each constant costs.
    pub(super) patterns: RefCell<Patterns>,
    count: Cell<usize>,
}

impl<'i> Cx<'i> {
    pub(super) fn new(input: &'i Input, mentions_self: bool) -> Self {
        Self {
            input,
            attached: mentions_self || input.generics.lifetimes().next().is_some(),
            glue: quote!(__glue),
            params: params(&input.generics),
            items: RefCell::default(),
            warnings: RefCell::default(),
            asks: RefCell::default(),
            patterns: RefCell::default(),
            count: Cell::new(0),
        }
    }

    /// `__glue` at a place in the source.
    pub(super) fn glue_at(span: Span) -> Ident {
        Ident::new("__glue", span)
    }

    /// A name for a constant beside the implementation. rustc shows it where the constant cannot be evaluated, so it reads as words; no
    /// constant of the user's is called so, which it would hide.
    pub(super) fn fresh(&self, what: &str) -> Ident {
        let number = self.count.replace(self.count.get() + 1);
        format_ident!("{what}_{number}_OF_THIS_TYPE")
    }

    pub(super) fn item(&self, item: TokenStream) {
        self.items.borrow_mut().push(item);
    }

    /// Whether tokens mean the same in a constant beside the implementation. There laws are judged whoever uses the type; inside,
    /// rustc judges them only for the parameters that somebody gives.
    pub(super) fn is_free(&self, tokens: &TokenStream) -> bool {
        self.params.is_empty() || !mentions(tokens, &self.params)
    }

    /// A value of type `()` that is an error where a type is not what a rule needs.
    pub(super) fn ask(&self, question: TokenStream) {
        self.asks.borrow_mut().push(question);
    }
}

/// The patterns that a type's attributes spell out, in one constant beside the implementation.
#[derive(Default)]
pub(super) struct Patterns {
    pub(super) name: Option<Ident>,
    pub(super) values: Vec<TokenStream>,
}
