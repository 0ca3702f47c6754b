//! The last step: the model to code.
//!
//! The code is data plus one call for each field: a constant [`shape`] and a [`visit`] that walks the value. Around
//! them stand the questions that only rustc can answer ([`targets`]: does the rule fit the type; [`const_checks`]: do constants
//! keep the laws), each at the place it is about.

mod checks;
mod const_checks;
pub(crate) mod crate_path;
mod generics;
mod newtype;
mod range;
mod rule_bounds;
mod rules;
mod shape;
mod targets;
mod visit;

use std::cell::{Cell, RefCell};

use glue_pattern::compile::Compiled;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::model::Input;

/// What the whole expansion of one type shares.
struct Cx<'i> {
    input: &'i Input,
    /// `__glue`, the runtime's private module.
    glue: TokenStream,
    /// The type's own type and const parameters: what mentions one has no meaning beside the implementation.
    params: Vec<String>,
    /// Whether tokens of the input may mean nothing there: lifetimes, `Self`.
    attached: bool,
    /// Constants beside the implementation.
    items: RefCell<Vec<TokenStream>>,
    /// Questions about types: values of type `()`.
    asks: RefCell<Vec<TokenStream>>,
    /// The patterns, where a constant beside the implementation can name them: one for all, since each constant costs.
    patterns: RefCell<rules::Patterns>,
    count: Cell<usize>,
}

impl<'i> Cx<'i> {
    fn new(input: &'i Input, mentions_self: bool) -> Self {
        Self {
            input,
            attached: mentions_self || input.generics.lifetimes().next().is_some(),
            glue: quote!(__glue),
            params: generics::params(&input.generics),
            items: RefCell::default(),
            asks: RefCell::default(),
            patterns: RefCell::default(),
            count: Cell::new(0),
        }
    }

    /// `__glue` at a place in the source.
    fn glue_at(span: Span) -> Ident {
        Ident::new("__glue", span)
    }

    fn fresh(&self) -> Ident {
        let number = self.count.replace(self.count.get() + 1);
        format_ident!("__GLUE_{number}")
    }

    fn item(&self, item: TokenStream) {
        self.items.borrow_mut().push(item);
    }

    /// Whether tokens mean the same in a constant beside the implementation. There laws are judged whoever uses the type; inside,
    /// rustc judges them only for the parameters that somebody gives.
    fn is_free(&self, tokens: &TokenStream) -> bool {
        self.params.is_empty() || !generics::mentions(tokens, &self.params)
    }

    /// A value of type `()` that is an error where a type is not what a rule needs.
    fn ask(&self, question: TokenStream) {
        self.asks.borrow_mut().push(question);
    }
}

/// The implementations of a type, in one block that leaves no name behind.
pub(crate) fn derive(input: &Input, mentions_self: bool, krate: &TokenStream) -> TokenStream {
    let cx = Cx::new(input, mentions_self);
    let generics = generics::bounded(&cx);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, type_generics, _) = input.generics.split_for_impl();
    let ident = &input.ident;
    let allows = &input.allows;
    let walk = shape::shape(&cx);
    // An array, since a statement each would cost the compiler more.
    let asks = cx.asks.take();
    let asks = (!asks.is_empty()).then(|| quote!(let _ = [#(#asks),*];));
    rules::close(&cx);
    let forwards = newtype::forwards(&cx);
    let items = cx.items.take().into_iter().map(|item| quote!(#(#allows)* #item));
    quote! {
        const _: () = {
            use #krate::__private as __glue;
            #[automatically_derived]
            #(#allows)*
            impl #impl_generics __glue::Walk for #ident #type_generics #where_clause {
                #[inline]
                fn walk() -> __glue::Walked<Self> {
                    #asks
                    const { #walk }
                }
            }
            #[automatically_derived]
            #(#allows)*
            impl #impl_generics __glue::GlueValidate for #ident #type_generics #where_clause {
                fn shape() -> &'static __glue::Shape {
                    <Self as __glue::Walk>::walk().shape
                }
                fn check(&self, __glue_cx: &mut __glue::Checker<'_>) {
                    __glue::check(self, __glue_cx);
                }
            }
            #[automatically_derived]
            #(#allows)*
            impl #impl_generics __glue::TryFrom<#ident #type_generics> for __glue::Valid<#ident #type_generics> #where_clause {
                type Error = __glue::Report;
                fn try_from(__glue_value: #ident #type_generics) -> __glue::Result<Self, __glue::Report> {
                    __glue::Valid::new(__glue_value)
                }
            }
            #(#items)*
            #forwards
        };
    }
}

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
fn constant(compiled: &Compiled, types: &TokenStream) -> TokenStream {
    let expression = compiled.expression(&types.to_string().replace(' ', ""));
    // Inside a compiler its own lexer is enough; `proc_macro2` would read the text with its own first.
    if proc_macro::is_available() {
        return expression.parse::<proc_macro::TokenStream>().unwrap_or_default().into();
    }
    expression.parse().unwrap_or_default()
}
