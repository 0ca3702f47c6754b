//! A newtype takes the rules that what it holds takes.
//!
//! `where for<'t> Through<'t, Inner>: LenApplies` may be false, unlike `where Inner: LenApplies`: then the newtype simply
//! does not take it. The local marker makes the trait as private as what the newtype holds may be; a newtype that is
//! private itself needs none. rustc shows the names of the lifetime and the parameter, so they read as words.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::cx::Cx;
use crate::model::{Body, Presence, Style};

/// The implementations of the traits that say which rules apply.
pub(super) fn forwards(cx: &Cx<'_>) -> TokenStream {
    let ident = &cx.input.ident;
    let allows = &cx.input.allows;
    let (generics, type_generics, where_clause) = cx.input.generics.split_for_impl();
    let own = match &cx.input.body {
        Body::Enum(body) if body.is_value_set() => {
            quote! {
                #[automatically_derived]
                                impl #generics __glue::TextInside for #ident #type_generics #where_clause {}
            }
        }
        Body::Struct(fields) if fields.style == Style::Newtype => {
            let field = fields.list.iter().find(|field| field.presence == Presence::Full && field.adapter.is_none());
            field.map(|field| newtype(cx, &field.ty)).unwrap_or_default()
        }
        _ => TokenStream::new(),
    };
    quote! {
        #[automatically_derived]
        #(#allows)*
        impl #generics __glue::TakesRules for #ident #type_generics #where_clause {
            type As = Self;
        }
        #own
    }
}

fn newtype(cx: &Cx<'_>, inner: &syn::Type) -> TokenStream {
    let ident = &cx.input.ident;
    let allows = &cx.input.allows;
    let (_, type_generics, _) = cx.input.generics.split_for_impl();
    let mut plain = cx.input.generics.clone();
    plain.type_params_mut().for_each(|param| param.default = None);
    let mut with_marker = plain.clone();
    with_marker.params.push(syn::parse_quote!(AnyMarker));
    let predicates = plain.where_clause.as_ref().map(|clause| &clause.predicates);
    let predicates: Vec<_> = predicates.into_iter().flatten().collect();
    let (plain, ..) = plain.split_for_impl();
    let (with_marker, ..) = with_marker.split_for_impl();
    let simple = ["Len", "Text", "Character", "Number"].map(|rule| {
        let inside = format_ident!("{rule}Inside");
        quote! {
            #[automatically_derived]
                        #(#allows)*
            impl #plain __glue::#inside for #ident #type_generics
            where
                #(#predicates,)*
                for<'what_it_holds> __glue::Through<'what_it_holds, #inner>: __glue::#inside,
            {
            }
        }
    });
    let with_types =
        [("Range", &["Bound"][..], &["LIMITS", "NAME"][..]), ("Map", &["Key", "Value"], &[]), ("List", &["Item"], &[])];
    let argument = if cx.input.public { quote!(MarkerOfThisType<AnyMarker>) } else { quote!(AnyMarker) };
    let typed = with_types.map(|(rule, types, consts)| {
        let inside = format_ident!("{rule}Inside");
        let through = quote!(<__glue::Through<'static, #inner> as __glue::#inside<AnyMarker>>);
        let types = types.iter().map(|item| {
            let item = format_ident!("{item}");
            quote!(type #item = #through::#item;)
        });
        let consts = consts.iter().map(|item| {
            let ty = if *item == "NAME" { quote!(&'static __glue::str) } else { quote!(__glue::Limits) };
            let item = format_ident!("{item}");
            quote!(const #item: #ty = #through::#item;)
        });
        quote! {
            #[automatically_derived]
                        #(#allows)*
            impl #with_marker __glue::#inside<#argument> for #ident #type_generics
            where
                #(#predicates,)*
                for<'what_it_holds> __glue::Through<'what_it_holds, #inner>: __glue::#inside<AnyMarker>,
            {
                #(#types)*
                #(#consts)*
            }
        }
    });
    let marker = cx.input.public.then(|| {
        quote!(
            struct MarkerOfThisType<M>(__glue::PhantomData<M>);
            impl<M> __glue::Way for MarkerOfThisType<M> {}
        )
    });
    quote! {
        #marker
        #(#simple)*
        #(#typed)*
    }
}
