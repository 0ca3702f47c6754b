//! Types of the standard library and of other crates: what each is on the wire, that its rules are heard, and that all
//! doors agree: JSON into the type, JSON against the shape, the typed value.

#![allow(clippy::approx_constant, reason = "a number like any other")]

use std::fmt::Debug;

use glue_validate::{GlueValidate, Report, json};
use serde::de::DeserializeOwned;

mod by_hand;
mod std_types;
mod timestamps;
mod valid;

/// A field of a type under rules, the values it takes, and those it refuses with the codes of their violations.
macro_rules! cases {
    ($($(#[$cfg:meta])? $name:ident: [$(#[$rule:meta])*] $ty:ty, accepts [$($good:expr),* $(,)?], refuses [$($bad:expr => $codes:expr),* $(,)?];)*) => {$(
        $(#[$cfg])?
        #[test]
        fn $name() {
            #[derive(Debug, serde::Deserialize, glue_validate::GlueValidate)]
            struct S {
                $(#[$rule])*
                #[allow(dead_code, reason = "read by the derive")]
                v: $ty,
            }
            crate::check::<S>(&[$(&$good.to_string()),*], &[$((&$bad.to_string(), &$codes)),*]);
        }
    )*};
}
pub(crate) use cases;

/// Asks every door about a member `v`.
pub(crate) fn check<T: GlueValidate + DeserializeOwned + Debug>(good: &[&str], bad: &[(&str, &[&str])]) {
    for value in good {
        let text = format!(r#"{{"v": {value}}}"#);
        let read = json::from_str::<T>(&text).unwrap_or_else(|report| panic!("{text}: {report}"));
        read.validate().unwrap_or_else(|report| panic!("{text}, typed: {report}"));
        json::check::<T>(text.as_bytes()).unwrap_or_else(|report| panic!("{text}, by shape: {report}"));
    }
    for (value, expected) in bad {
        let text = format!(r#"{{"v": {value}}}"#);
        let report = json::from_str::<T>(&text).expect_err(&text);
        assert_eq!(found(&report), *expected, "{text}: {report}");
        let by_shape = json::check::<T>(text.as_bytes()).expect_err(&text);
        assert_eq!(by_shape.to_string(), report.to_string(), "{text}, by shape");
        // Of two equal keys or items serde keeps one.
        let lost = expected.iter().any(|code| code.ends_with("duplicate_member") || code.ends_with("unique"));
        if let Ok(typed) = serde_json::from_str::<T>(&text)
            && !lost
        {
            assert_eq!(found(&typed.validate().expect_err(&text)), *expected, "{text}, typed");
        }
    }
}

/// The places below `/v`, with the codes: `""` stands for `/v` itself.
fn found(report: &Report) -> Vec<String> {
    let place = |path: &str| path.strip_prefix("/v").unwrap_or(path).to_owned();
    report.violations().iter().map(|it| format!("{}{}", place(it.path()), it.code().as_str())).collect()
}

// Strings.
cases! {
    #[cfg(feature = "smol_str")]
    smol_str: [#[len(max = 3)] #[pattern("[a-z]+")]] smol_str::SmolStr,
        accepts [r#""abc""#], refuses [r#""abcd""# => ["length"], r#""A""# => ["pattern"], "5" => ["type"], "null" => ["required"]];
    #[cfg(feature = "compact_str")]
    compact_str: [#[one_of("a", "b")]] Option<compact_str::CompactString>,
        accepts [r#""a""#, "null"], refuses [r#""c""# => ["enum"], "[]" => ["type"]];
    #[cfg(feature = "smol_str")]
    keys: [#[map(key(len(max = 2)), value(pattern("a")))]] std::collections::BTreeMap<smol_str::SmolStr, smol_str::SmolStr>,
        accepts [r#"{"ab": "a"}"#], refuses [r#"{"abc": "b"}"# => ["/abclength", "/abcpattern"]];
    #[cfg(feature = "uuid")]
    uuid: [#[pattern(".{14}4.*")]] uuid::Uuid,
        accepts [r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#, r#""67e5504410b1426f9247bb680e5fe0c8""#],
        refuses [r#""67e55044-10b1-126f-9247-bb680e5fe0c8""# => ["pattern"], r#""67e55044""# => ["type"], "7" => ["type"]];
    #[cfg(feature = "url")]
    url: [#[pattern("https://.+")]] url::Url,
        accepts [r#""https://a.example/b""#, r#""HTTPS://A.example""#],
        refuses [r#""ftp://a.example/""# => ["pattern"], r#""a""# => ["type"], "{}" => ["type"]];
    #[cfg(feature = "url")]
    urls: [#[list(max = 2, item(len(max = 12)))]] Vec<url::Url>,
        accepts [r#"["http://a.b/"]"#],
        refuses [r#"["x:1", "http://abcd.ef/", "nothing", "x:2"]"# => ["length", "/1length", "/2type"]];
}

// Bytes.
cases! {
    #[cfg(feature = "bytes")]
    bytes: [#[len(max = 2)]] bytes::Bytes,
        accepts ["[1, 2]", r#""ab""#], refuses ["[1, 2, 3]" => ["length"], "[256]" => ["type"], "7" => ["type"]];
    #[cfg(feature = "serde_bytes")]
    byte_buf: [#[len(max = 2)]] serde_bytes::ByteBuf,
        accepts ["[1, 2]", r#""ab""#], refuses ["[1, 2, 3]" => ["length"], r#"["a"]"# => ["type"]];
    #[cfg(feature = "serde_bytes")]
    byte_array: [] serde_bytes::ByteArray<2>,
        accepts ["[1, 2]"], refuses ["[1]" => ["type"]];
}

// Maps and sets.
cases! {
    #[cfg(feature = "indexmap")]
    index_map: [#[map(max = 1, key(len(max = 2)))]] indexmap::IndexMap<String, u8>,
        accepts [r#"{"a": 1}"#],
        refuses [r#"{"a": 1, "abc": 2}"# => ["length", "/abclength"], r#"{"a": 300}"# => ["/atype"], r#"{"a": 1, "a": 2}"# => ["/aduplicate_member"]];
    #[cfg(feature = "indexmap")]
    index_set: [#[list(max = 2, item(range(max = 5)))]] indexmap::IndexSet<u8>,
        accepts ["[1, 2]"], refuses ["[1, 2, 9]" => ["length", "/2range"], "[1, 1]" => ["unique"], "{}" => ["type"]];
}

// Numbers, secrets, free JSON.
cases! {
    #[cfg(feature = "rust_decimal")]
    decimal: [#[range(min = 0.01, max = 79228162514264337593543950335.0)]] rust_decimal::Decimal,
        accepts ["1", "0.01", r#""0.01""#, r#""79228162514264337593543950335""#],
        refuses ["0" => ["range"], r#""-1.5""# => ["range"], r#""a""# => ["type"], "true" => ["type"]];
    #[cfg(feature = "rust_decimal")]
    whole_decimal: [#[range(min = 9007199254740993)]] rust_decimal::Decimal,
        accepts [r#""9007199254740993""#], refuses [r#""9007199254740992""# => ["range"]];
    #[cfg(feature = "secrecy")]
    secret: [#[len(12, 64)]] secrecy::SecretString,
        accepts [r#""correct horse""#], refuses [r#""short""# => ["length"], "5" => ["type"]];
    value: [] serde_json::Value,
        accepts ["1", "null", r#"{"a": [1, {}]}"#, "[]"], refuses [];
    object: [#[map(max = 1, key(len(max = 1)))]] serde_json::Map<String, serde_json::Value>,
        accepts [r#"{"a": [1, 2]}"#], refuses [r#"{"a": 1, "bc": 2}"# => ["length", "/bclength"], "[]" => ["type"]];
    number: [#[range(max = 5)]] serde_json::Number,
        accepts ["5", "-1.5"], refuses ["5.5" => ["range"], r#""5""# => ["type"]];
}

#[cfg(feature = "secrecy")]
#[test]
fn a_secret_is_sensitive_without_an_attribute() {
    #[derive(Debug, serde::Deserialize, GlueValidate)]
    struct S {
        #[len(12, 64)]
        #[allow(dead_code, reason = "read by the derive")]
        v: secrecy::SecretString,
    }
    let report = json::Options::new().keep_values(true).from_str::<S>(r#"{"v": "hunter2"}"#).unwrap_err();
    assert!(report.violations().iter().all(|it| it.is_sensitive() && it.value().is_none()));
    assert!(!report.to_string().contains("hunter2"));
}

/// A type that this crate knows nothing of: what holds it is counted all the same.
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
struct Stranger(u8);

cases! {
    counted_behind_a_pointer: [#[list(max = 1, item(skip))]] Option<Box<Vec<Stranger>>>,
        accepts ["[1]", "null"], refuses ["[1, 2]" => ["length"]];
    counted_in_a_box: [#[glue(skip)] #[list(max = 1)]] Box<[Stranger]>, accepts ["[1]"], refuses ["[1, 2]" => ["length"]];
    keys_behind_a_pointer: [#[map(max = 1, key(len(max = 1)), value(skip))]] Box<std::collections::BTreeMap<String, Stranger>>,
        accepts [r#"{"a": 1}"#], refuses [r#"{"ab": 1}"# => ["/ablength"]];
    #[cfg(feature = "indexmap")]
    counted_in_an_index_set: [#[list(max = 1, item(skip))]] indexmap::IndexSet<Stranger>,
        accepts ["[1]"], refuses ["[1, 2]" => ["length"]];
    #[cfg(feature = "indexmap")]
    counted_in_an_index_map: [#[glue(skip)] #[map(max = 1)]] indexmap::IndexMap<String, Stranger>,
        accepts [r#"{"a": 1}"#], refuses [r#"{"a": 1, "b": 2}"# => ["length"]];
    #[cfg(feature = "indexmap")]
    keys_of_an_index_map: [#[map(max = 1, key(len(max = 1)), value(skip))]] indexmap::IndexMap<String, Stranger>,
        accepts [r#"{"a": 1}"#], refuses [r#"{"ab": 1}"# => ["/ablength"]];
}
