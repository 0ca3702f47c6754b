//! The last step: the model to code.
//!
//! The code is data plus one call for each field: a constant [`shape`] and a [`visit`] that walks the value. Around
//! them stand the questions that only rustc can answer ([`targets`]: does the rule fit the type; [`const_checks`]: do constants
//! keep the laws), each at the place it is about.

mod around;
mod checks;
mod const_checks;
mod conversion;
pub(crate) mod crate_path;
mod cx;
mod generics;
mod judged;
mod newtype;
mod params;
mod pattern;
mod range;
mod rule_bounds;
mod rules;
mod shape;
mod targets;
mod visit;

use proc_macro2::TokenStream;
use quote::quote;

use self::cx::Cx;
pub(crate) use self::pattern::pattern;
use crate::model::Input;

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
    let conversion = conversion::conversion(&cx, &generics);
    let forwards = newtype::forwards(&cx);
    let adapter = input.remote.as_ref().map(|remote| {
        let visit = visit::check_of_remote(&cx, remote);
        // As serde has it: the parameters are those of the definition.
        let remote = quote!(#remote #type_generics);
        quote! {
            #[automatically_derived]
            #(#allows)*
            impl #impl_generics __glue::Adapter<#remote> for #ident #type_generics #where_clause {
                type As = Self;
                fn check(__glue_value: &#remote, __glue_cx: &mut __glue::Checker<'_>) {
                    let __glue_visit: __glue::Visit<#remote> = #visit;
                    __glue::visit(&__glue_visit, __glue_value, __glue_cx, <Self as __glue::GlueValidate>::shape());
                }
            }
        }
    });
    let items = cx.items.take().into_iter().map(|item| quote!(#(#allows)* #item));
    let own_allows = &input.own_allows;
    let warnings = cx.warnings.take().into_iter().map(|item| quote!(#(#own_allows)* #item));
    quote! {
        const _: () = {
            use #krate::__private as __glue;
            #[automatically_derived]
            #(#allows)*
            impl #impl_generics __glue::Derived for #ident #type_generics #where_clause {
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
                    <Self as __glue::Derived>::walk().shape
                }
                fn check(&self, __glue_cx: &mut __glue::Checker<'_>) {
                    __glue::check(self, __glue_cx);
                }
            }
            #conversion
            #(#items)*
            #(#warnings)*
            #forwards
            #adapter
        };
    }
}
