//! Unions, by how serde tells their variants.

use std::collections::BTreeMap;

use glue_validate::GlueValidate;
use serde::Deserialize;

use super::{Adjacent, Inner, Internal, Outer, Size, expect};

#[test]
fn internally_tagged() {
    expect::<Internal>(r#"{"type": "nothing"}"#, &[]);
    expect::<Internal>(r#"{"name": "n", "type": "named"}"#, &[]);
    expect::<Internal>(r#"{"type": "named", "name": ""}"#, &["/name length"]);
    expect::<Internal>(r#"{"type": "named"}"#, &["/name required"]);
    expect::<Internal>(r#"{"type": "boxed", "size": 4}"#, &["/size range"]);
    expect::<Internal>(r#"{"type": "other"}"#, &["/type enum"]);
    expect::<Internal>(r#"{"size": 1}"#, &["/type required"]);
    expect::<Internal>(r#"{"type": 1}"#, &["/type type"]);
    expect::<Internal>(r#"{"type": "named", "name": "n", "nmae": 1}"#, &["/nmae unknown_member"]);
}

#[test]
fn adjacently_tagged() {
    expect::<Adjacent>(r#"{"t": "Nothing"}"#, &[]);
    expect::<Adjacent>(r#"{"c": "ab", "t": "Text"}"#, &[]);
    expect::<Adjacent>(r#"{"t": "Text", "c": "abc"}"#, &["/c length"]);
    expect::<Adjacent>(r#"{"t": "Text"}"#, &["/c required"]);
    expect::<Adjacent>(r#"{"t": "Both", "c": [2, "x"]}"#, &["/c/0 range"]);
    expect::<Adjacent>(r#"{"t": "Both", "c": {}}"#, &["/c type"]);
}

/// What serde refuses is a fault, whatever the caller allows; and once.
#[test]
fn adjacently_tagged_and_closed() {
    #[derive(Debug, Deserialize, GlueValidate)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum Closed {
        Nothing,
        Number(u8),
    }
    #[derive(Debug, Deserialize, GlueValidate)]
    struct Around {
        #[serde(flatten)]
        closed: Closed,
    }
    let lenient = glue_validate::json::Options::new().allow_unknown_members(true);
    for (text, found) in [
        (r#"{"t": "Nothing"}"#, ""),
        (r#"{"t": "Number", "c": 1}"#, ""),
        (r#"{"t": "Number", "c": 1, "d": 2}"#, "/d: is not a member"),
        (r#"{"d": 2, "t": "Nothing"}"#, "/d: is not a member"),
    ] {
        let said = |report: Option<glue_validate::Report>| report.map_or_else(String::new, |it| it.to_string());
        assert_eq!(serde_json::from_str::<Closed>(text).is_ok(), found.is_empty(), "{text}");
        assert_eq!(said(lenient.from_str::<Closed>(text).err()), found, "{text}");
        assert_eq!(said(lenient.check::<Closed>(text.as_bytes()).err()), found, "{text}");
        // Flattened, serde asks it for its two members alone.
        assert!(serde_json::from_str::<Around>(text).is_ok(), "{text}");
        assert_eq!(said(lenient.from_str::<Around>(text).err()), "", "{text}");
    }
}

#[test]
fn a_variant_for_all_other_names() {
    #[derive(Debug, Deserialize, GlueValidate)]
    enum External {
        One,
        Two(u8),
        #[serde(other)]
        Other,
    }
    expect::<External>(r#"{"One": null}"#, &[]);
    expect::<External>(r#""Three""#, &[" enum"]);
    expect::<External>(r#"{"Three": null}"#, &[" enum"]);
    expect::<External>(r#"{"Three": 3}"#, &["/Three unknown_member"]);
    expect::<External>(r#"{"Two": null}"#, &["/Two type"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
enum Untagged {
    Number(#[range(max = 9)] i64),
    Text(#[len(max = 2)] String),
    Inner(Inner),
}

#[test]
fn untagged() {
    expect::<Untagged>("9", &[]);
    expect::<Untagged>("10", &[" range"]);
    expect::<Untagged>(r#""abc""#, &[" length"]);
    expect::<Untagged>(r#"{"size": 4}"#, &["/size range"]);
    expect::<Untagged>("[]", &[" type"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "type")]
enum Tagged {
    Nothing,
    Wrapped(Wrapped),
    Entries(#[map(max = 1, value(len(max = 2)))] BTreeMap<String, String>),
    Optional(Option<Inner>),
    Nested(Nested),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Wrapped(Inner);

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "kind")]
enum Nested {
    Sized(Inner),
    Nothing,
}

/// What a variant holds stands beside its tag, and the tag is no part of it.
#[test]
fn beside_a_tag() {
    for (text, expected) in [
        (r#"{"type": "Wrapped", "size": 1}"#, &[][..]),
        (r#"{"size": 4, "type": "Wrapped"}"#, &["/size range"]),
        (r#"{"type": "Wrapped", "size": 1, "siez": 1}"#, &["/siez unknown_member"]),
        (r#"{"type": "Entries", "a": "b"}"#, &[]),
        (r#"{"type": "Entries", "a": "bbb", "c": ""}"#, &[" length", "/a length"]),
        (r#"{"type": "Optional", "size": 1}"#, &[]),
        (r#"{"type": "Optional", "size": 4}"#, &["/size range"]),
        (r#"{"type": "Nested", "kind": "Sized", "size": 4}"#, &["/size range"]),
        (r#"{"kind": "Nothing", "type": "Nested"}"#, &[]),
        (r#"{"type": "Nested", "kind": "None"}"#, &["/kind enum"]),
        (r#"{"type": "Nested", "kind": "Nothing", "size": 1}"#, &["/size unknown_member"]),
        (r#"{"type": "Nothing", "bogus": 1}"#, &["/bogus unknown_member"]),
        (r#"{"type": "Nothing", "type": "Nothing"}"#, &["/type duplicate_member"]),
    ] {
        expect::<Tagged>(text, expected);
    }
    for (text, expected) in [
        (r#"{"t": "Text", "t": "Text", "c": "a"}"#, &["/t duplicate_member"][..]),
        (r#"{"t": "Text", "c": "a", "c": "b"}"#, &["/c duplicate_member"]),
        (r#"{"t": "Nothing", "c": null}"#, &[]),
        (r#"{"t": "Nothing", "c": 5}"#, &["/c type"]),
        (r#"{"t": "Text", "c": "a", "d": 1}"#, &["/d unknown_member"]),
    ] {
        expect::<Adjacent>(text, expected);
    }
    expect::<BTreeMap<String, Outer>>(r#"{"a": {"Nothing": 5}, "b": {"Nothing": null}}"#, &["/a/Nothing type"]);
}

/// A union among the members of a structure.
#[derive(Debug, Deserialize, GlueValidate)]
struct Among<T> {
    #[len(max = 1)]
    name: Option<String>,
    #[serde(flatten)]
    union: T,
}

#[test]
fn flattened_unions() {
    for (text, expected) in [
        (r#"{"Text": "ab"}"#, &[][..]),
        (r#"{"Text": "abc", "name": "ab"}"#, &["/name length", "/Text length"]),
        (r#"{"Text": 5}"#, &["/Text type"]),
        (r#"{"Text": "a", "bogus": 5}"#, &["/bogus unknown_member"]),
    ] {
        expect::<Among<Outer>>(text, expected);
    }
    for (text, expected) in [
        (r#"{"type": "boxed", "size": 1}"#, &[][..]),
        (r#"{"type": "boxed", "size": 4, "name": "ab"}"#, &["/name length", "/size range"]),
        (r#"{"type": "boxed", "size": 400}"#, &["/size type"]),
        (r#"{"type": "nothing"}"#, &[]),
        (r#"{"type": "none", "size": 400}"#, &["/type enum"]),
        (r#"{"name": "a"}"#, &["/type required"]),
        (r#"{"type": "nothing", "bogus": 1}"#, &["/bogus unknown_member"]),
    ] {
        expect::<Among<Internal>>(text, expected);
    }
    for (text, expected) in [
        (r#"{"t": "Text", "c": "ab"}"#, &[][..]),
        (r#"{"name": "ab", "c": "abc", "t": "Text"}"#, &["/name length", "/c length"]),
        (r#"{"t": "Nothing"}"#, &[]),
    ] {
        expect::<Among<Adjacent>>(text, expected);
    }
    expect::<Among<Option<Internal>>>(r#"{"name": "a"}"#, &[]);
    expect::<Among<Option<Internal>>>(r#"{"type": "boxed", "size": 4}"#, &["/size range"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
enum Fitting {
    Small(#[range(max = 100)] i8),
    Big(#[range(max = 1000)] i64),
    Numbered { name: String, size: u8 },
    Named { name: String, size: Size },
    Bytes(Vec<u8>),
    Words(#[list(max = 1)] Vec<String>),
    Half(#[range(max = 9)] f32),
}

/// Without a tag it is the first variant that serde can read, down to the types of members and the limits of numbers.
#[test]
fn the_variant_that_fits() {
    for (text, expected) in [
        ("101", &[" range"][..]),
        ("300", &[]),
        ("1001", &[" range"]),
        ("9.5", &[" range"]),
        (r#"{"name": "a", "size": 1}"#, &[]),
        (r#"{"name": "a", "size": "tiny"}"#, &[]),
        (r#"{"name": "a", "size": "huge"}"#, &["/size type"]),
        ("[1]", &[]),
        (r#"["a", "b"]"#, &[" length"]),
        (r#"["a", 1]"#, &["/0 type"]),
        ("true", &[" type"]),
    ] {
        expect::<Fitting>(text, expected);
    }
    for (text, expected) in [
        (r#""Nothing""#, &[][..]),
        (r#"{"size": 4}"#, &["/size range"]),
        ("10", &[" range"]),
        (r#"{"Text": "abc"}"#, &["/Text length"]),
        (r#"{"Text": 5}"#, &["/Text type"]),
        (r#"{"Text": 5, "size": 1}"#, &["/Text unknown_member"]),
    ] {
        expect::<Outer>(text, expected);
    }
}

/// Two ways back to itself: serde's time to refuse a value doubles with each level of nesting.
#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
#[allow(dead_code, reason = "most of it is never made")]
enum Tree {
    Pair { left: Box<Self>, right: Box<Self> },
    Node { left: Option<Box<Branch>> },
    Leaf(#[range(max = 9)] u8),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Branch {
    left: Tree,
}

/// With serde alone this test would not end.
#[test]
fn without_a_tag_and_recursive() {
    let tree = |levels: usize, leaf: &str| format!("{}{leaf}{}", r#"{"left": "#.repeat(levels), "}".repeat(levels));
    expect::<Tree>(&tree(8, "9"), &[]);
    for (leaf, code) in [("10", "range"), (r#""leaf""#, "type")] {
        expect::<Tree>(&tree(100, leaf), &[&format!("{} {code}", "/left".repeat(100))]);
        expect::<Tree>(&tree(101, leaf), &[&format!("{} type", "/left".repeat(101))]);
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
#[check(no_leaf_of_seven)]
#[allow(dead_code, reason = "most of it is never made")]
enum Judged {
    Pair { left: Box<Self>, right: Box<Self> },
    Node { left: Box<Self> },
    Leaf(u8),
}

fn no_leaf_of_seven(tree: &Judged) -> Result<(), &'static str> {
    if matches!(tree, Judged::Leaf(7)) { Err("must not be 7") } else { Ok(()) }
}

/// Nor would this one, if serde were to read each part for the function.
#[test]
fn a_function_of_a_recursive_type() {
    let judged = |levels: usize, leaf: &str| format!("{}{leaf}{}", r#"{"left": "#.repeat(levels), "}".repeat(levels));
    expect::<Judged>(&judged(9, "1"), &[]);
    expect::<Judged>(&judged(9, "7"), &[&format!("{} check", "/left".repeat(9))]);
    expect::<Judged>(&judged(100, r#""seven""#), &[&format!("{} type", "/left".repeat(100))]);
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Endless(Option<Box<Self>>);

#[derive(Debug, Deserialize, GlueValidate)]
enum Half {
    Tagged(u8),
    #[serde(untagged)]
    Itself(Box<Self>),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t")]
enum Beside {
    Itself(Box<Self>),
    Sized(Inner),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
enum Chain {
    Itself(Box<Self>),
    Size(#[range(max = 9)] u8),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Flattened {
    #[serde(flatten)]
    itself: Option<Box<Self>>,
    #[len(max = 1)]
    text: Option<String>,
}

/// What stands in its own place has no end: every walk over such a shape and every rendering has one.
#[test]
fn types_in_their_own_place() {
    fn codes<T: GlueValidate>(text: &str) -> Vec<String> {
        let Err(report) = glue_validate::json::Options::new().keep_values(true).check::<T>(text.as_bytes()) else {
            return vec![];
        };
        let wording = glue_validate::render::aws::Message::new(&report, T::shape()).with_request(text).to_string();
        assert!(!wording.is_empty() && !glue_validate::render::smithy::body(&report).is_empty());
        assert!(glue_validate::json::sensitive_spans(T::shape(), text).is_empty());
        report.iter().map(|it| format!("{} {}", it.path(), it.code())).collect()
    }
    assert_eq!(codes::<Endless>("null"), [""; 0]);
    assert_eq!(codes::<Endless>("1"), [" too_deep"]);
    assert_eq!(codes::<Half>(r#"{"Tagged": 1}"#), [""; 0]);
    assert_eq!(codes::<Half>("null"), [" too_deep"]);
    assert_eq!(codes::<Beside>(r#"{"t": "Itself"}"#), ["/t required"]);
    assert_eq!(codes::<Beside>("{}"), ["/t required"]);
    assert_eq!(codes::<Chain>(r#"{"x": 1}"#), ["/t required"]);
    assert_eq!(codes::<Chain>(r#"{"t": "Itself", "c": {"t": "Size", "c": 10}}"#), ["/c/c range"]);
    assert_eq!(codes::<Flattened>(r#"{"text": "ab"}"#).first().map(|it| &**it), Some("/text length"));
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
#[allow(dead_code, reason = "it is only read")]
enum OrNull {
    Number(u8),
    Nothing(Option<u8>),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct WithNull {
    it: OrNull,
}

#[test]
fn a_variant_that_takes_null() {
    expect::<WithNull>(r#"{"it": null}"#, &[]);
    expect::<WithNull>("{}", &["/it required"]);
}
