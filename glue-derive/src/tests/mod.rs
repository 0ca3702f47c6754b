//! Expansions as text: two in full (`BLESS=1 cargo test -p glue-derive` writes them anew), and what holds for all.

mod mutations;

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand_derive;

fn expand(input: TokenStream) -> String {
    let tokens = expand_derive(input, || Some(quote!(::glue_validate)));
    let file = syn::parse2(tokens).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

fn assert_snapshot(name: &str, input: TokenStream) {
    let actual = expand(input);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/snapshots").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &actual).expect("the snapshot is written");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(actual, expected, "see {}", file.display());
}

#[test]
fn a_struct() {
    assert_snapshot(
        "struct.rs",
        quote! {
            struct Request {
                #[len(1, MAX)]
                name: String,
                #[map(max = 50, key(len(1, 128)), value(range(min = 1)))]
                #[serde(rename = "Tags")]
                tags: Option<BTreeMap<String, u8>>,
                #[check(fine)]
                inner: Inner,
                #[glue(skip)]
                skipped: Cell<u8>,
            }
        },
    );
}

#[test]
fn an_enum() {
    assert_snapshot(
        "enum.rs",
        quote! {
            #[serde(rename_all = "UPPERCASE")]
            enum Status {
                Ready,
                #[glue(internal)]
                Hidden,
                #[serde(untagged)]
                Unknown(String),
            }
        },
    );
}

/// The `compile_error!`s of an expansion.
fn mistakes(input: TokenStream) -> usize {
    expand(input).matches("compile_error!").count()
}

#[test]
fn an_expansion_follows_every_mistake() {
    let code = expand(quote! {
        struct S {
            #[len(mim = 1)]
            #[range(maxx = 5)]
            a: String,
            #[glue(nonsense, len(5, 1))]
            b: String,
        }
    });
    assert_eq!(code.matches("compile_error!").count(), 4, "{code}");
    assert!(code.contains("__glue::GlueValidate for S"), "{code}");
    let union = expand(quote!(union U { a: u8 }));
    assert!(union.contains("compile_error!") && union.contains("__glue::GlueValidate for U"), "{union}");
}

#[test]
fn nothing_makes_it_panic() {
    let soup = [
        "len",
        "len()",
        "len(,)",
        "len(, ,)",
        "len(min)",
        "len(min =)",
        "len(= 1)",
        "len(min = = 1)",
        "len(min = 1 2)",
        "len(1 2 3)",
        "len(min = 1; max = 2)",
        "len[1, 2]",
        "len{1}",
        "len = 5",
        "len(min(1))",
        "len(..)",
        "len(1..)",
        "len(-)",
        "len(--1)",
        "len(\"\")",
        "range(-1.5e400)",
        "range(-340282366920938463463374607431768211455)",
        "range('a', 'b')",
        "range(1 = 2)",
        "range(min = |)",
        "pattern",
        "pattern(,)",
        "pattern(partial)",
        "pattern(partial, \"a\")",
        "pattern(\"(\", \")\")",
        "pattern(a = \"b\")",
        "map(key)",
        "map(key())",
        "map(key(key))",
        "map(key(len))",
        "map(key = 1)",
        "map(1)",
        "map(x(y))",
        "list(item(item(item)))",
        "list(unique())",
        "list(unique, unique)",
        "one_of(,)",
        "one_of(internal)",
        "one_of(internal())",
        "one_of(internal(internal(\"a\")))",
        "required()",
        "sensitive(x)",
        "check(,)",
        "check(a b)",
        "check(a, b)",
        "check(<T as U>::f)",
        "check(a::<b>)",
        "check(!)",
        "glue(=)",
        "glue(,)",
        "glue(\"a\")",
        "glue(rename)",
        "glue(rename = )",
        "glue(skip, skip)",
        "glue(crate)",
        "glue(glue(len(1, 2)))",
        "glue(#[doc] len(1, 2))",
        "len(type)",
        "len(if)",
        "len(_)",
        "len(return)",
        "len(1, 255 foo)",
        "range(in, 5)",
        "range(max = 1e400)",
        "range(max = -1e400)",
        "pattern(if)",
        "check(fn)",
        "check(true)",
        "one_of(struct)",
        "one_of(true)",
        "glue(crate = a::<b>::c)",
        "glue(crate = Self)",
        "glue(rename = type)",
        "glue(tag)",
        "len(#! 1)",
        "len(#[a] min = 1)",
    ];
    let mut accepted = Vec::new();
    for text in soup {
        let attribute: TokenStream = format!("#[{text}]").parse().expect("tokens");
        for input in
            [quote!(struct S { #attribute a: u8 }), quote!(#attribute struct S;), quote!(enum E { #attribute A(u8) })]
        {
            if mistakes(input) == 0 {
                accepted.push(text);
            }
        }
    }
    // On a field; what the path names is rustc's affair. On a type it is a check of the type.
    let qualified = "check(<T as U>::f)";
    assert_eq!(accepted, [qualified, qualified, "check(a::<b>)", "check(a::<b>)"]);
}

#[test]
fn a_type_that_is_none_is_still_rust() {
    // `expand` reads the answer again.
    for ty in [quote!(crate<String>), quote!(String+), quote!(impl A + B), quote!(Self), quote!(_), quote!(!)] {
        expand(quote!(struct S { #[required] #[len(1, 2)] a: #ty }));
    }
}

#[test]
fn names_are_absolute_or_ours() {
    let code = expand(quote! {
        struct S<'a, T> {
            #[len(1, 2)]
            #[pattern("a+")]
            a: &'a str,
            #[range(min = 1)]
            b: T,
            #[list(unique, item(one_of("a")))]
            c: X,
        }
    });
    for name in ["std::", "core::", "alloc::", "Option<", " Some(", "Result", "vec!", "format!", "panic!"] {
        let ours = code.replace("__glue::Option<", "").replace("__glue::Some(", "").replace("__glue::Result<", "");
        assert!(!ours.contains(name), "{name} in {code}");
    }
}

/// The patterns that messages recommend are patterns.
#[test]
fn recommended_patterns_compile() {
    let vocabulary = include_str!("../vocabulary.rs");
    let table = vocabulary.split_once("const WAYS").expect("the table").1.split_once("];").expect("its end").0;
    let patterns: Vec<_> = table.split("pattern(").skip(1).filter_map(|rest| rest.split_once(")`")).collect();
    assert!(patterns.len() > 10, "{patterns:?}");
    for (pattern, _) in patterns {
        let pattern = pattern.replace("\\\"", "\"").replace("\\\\", "\\");
        let input = format!("struct S {{ #[pattern({pattern})] text: String }}").parse().expect("tokens");
        let code = expand_derive(input, || Some(quote!(::glue_validate))).to_string();
        assert!(!code.contains("compile_error"), "`{pattern}` is none");
    }
}
