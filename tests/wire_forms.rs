//! The forms that serde gives a type, as the JSON check reads them: what serde accepts passes, what is wrong is found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::num::NonZeroU8;

use glue_validate::{Blob, GlueValidate, json};
use serde::{Deserialize, Deserializer};

/// The violations of a text as `path code`, from `from_str` and, alike, from `check`.
#[track_caller]
fn expect<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[&str]) {
    let lines = |report: Option<glue_validate::Report>| -> Vec<String> {
        report
            .iter()
            .flat_map(glue_validate::Report::violations)
            .map(|it| format!("{} {}", it.path(), it.code()))
            .collect()
    };
    assert_eq!(lines(json::from_str::<T>(text).err()), expected, "from_str: {text}");
    assert_eq!(lines(json::check::<T>(text.as_bytes()).err()), expected, "check: {text}");
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Internal {
    Nothing,
    Named {
        #[len(min = 1)]
        name: String,
    },
    Boxed(Inner),
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct Inner {
    #[range(max = 3)]
    size: u8,
}

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

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Nothing,
    Text(#[len(max = 2)] String),
    Both(#[range(max = 1)] i8, String),
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
struct Flat {
    #[len(max = 1)]
    id: String,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    #[map(max = 1, value(len(max = 1)))]
    rest: BTreeMap<String, String>,
}

#[test]
fn flattened() {
    expect::<Flat>(r#"{"id": "a", "size": 1, "x": "y"}"#, &[]);
    expect::<Flat>(r#"{"id": "a", "size": 4, "x": "yy"}"#, &["/size range", "/x length"]);
    expect::<Flat>(r#"{"id": "a", "size": 1, "x": "", "y": ""}"#, &[" length"]);
    expect::<Flat>(r#"{"id": "a"}"#, &["/size required"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Named {
    #[serde(alias = "old_name", alias = "older-name")]
    #[len(max = 1)]
    first_name: String,
    #[serde(rename = "2nd")]
    second: Option<i8>,
    #[serde(skip)]
    #[allow(dead_code, reason = "it is on no wire")]
    hidden: Vec<u8>,
    #[serde(default = "three")]
    #[range(max = 3)]
    third: u8,
    #[serde(deserialize_with = "from_words")]
    #[range(max = 2)]
    words: usize,
}

fn three() -> u8 {
    3
}

fn from_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    Ok(String::deserialize(deserializer)?.split_whitespace().count())
}

#[test]
fn names_and_defaults() {
    expect::<Named>(r#"{"first-name": "a", "words": "one two"}"#, &[]);
    expect::<Named>(r#"{"old_name": "ab", "2nd": 200, "words": ""}"#, &["/first-name length", "/2nd type"]);
    expect::<Named>(r#"{"first-name": "a", "old_name": "b", "words": ""}"#, &["/first-name duplicate_member"]);
    expect::<Named>(r#"{"first-name": "a", "words": "", "hidden": []}"#, &["/hidden unknown_member"]);
    let report = json::from_str::<Named>(r#"{"first-name": "a", "words": "one two three"}"#).unwrap_err();
    assert_eq!(report.to_string(), "/words: must be at most 2", "what only the type can read is judged as well");
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Borrowed<'a> {
    #[len(max = 2)]
    #[check(lower)]
    text: &'a str,
    #[serde(borrow)]
    cow: std::borrow::Cow<'a, str>,
}

fn lower(text: &str) -> Result<(), &'static str> {
    if text.chars().any(char::is_uppercase) { Err("must be lower case") } else { Ok(()) }
}

#[test]
fn borrowed_text() {
    assert!(json::from_str::<Borrowed<'_>>(r#"{"text": "ab", "cow": "\n"}"#).is_ok());
    let text = r#"{"text": "ABC", "cow": 1}"#;
    let report = json::from_str::<Borrowed<'_>>(text).unwrap_err();
    let codes: Vec<_> = report.violations().iter().map(|it| it.code().as_str()).collect();
    assert_eq!(codes, ["length", "check", "type"], "the check is asked though the whole does not deserialise");
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Collections {
    set: HashSet<u8>,
    #[map(key(range(max = 5)), value(range(min = 1)))]
    by_number: HashMap<i32, u64>,
    array: [u8; 2],
    nonzero: NonZeroU8,
    char: char,
    unit: (),
    boxed: Box<[Box<str>]>,
    #[glue(skip)]
    #[allow(dead_code, reason = "it is not looked into")]
    anything: Option<serde_json::Value>,
}

#[test]
fn collections() {
    let valid = r#"{"set": [1], "by_number": {"5": 1}, "array": [1, 2], "nonzero": 1, "char": "é", "unit": null,
        "boxed": ["a"], "anything": {"deep": [1]}}"#;
    expect::<Collections>(valid, &[]);
    let broken = r#"{"set": [1, 1], "by_number": {"6": 0, "x": 1}, "array": [1], "nonzero": 0, "char": "ab",
        "unit": 1, "boxed": [1]}"#;
    expect::<Collections>(
        broken,
        &[
            "/set unique",
            "/by_number/6 range",
            "/by_number/6 range",
            "/by_number/x type",
            "/array length",
            "/nonzero type",
            "/char type",
            "/unit type",
            "/boxed/0 type",
        ],
    );
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Page<T> {
    #[list(max = 1)]
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[test]
fn generic_and_recursive() {
    expect::<Page<Inner>>(r#"{"items": [{"size": 1}], "next": {"items": []}}"#, &[]);
    expect::<Page<Inner>>(
        r#"{"items": [], "next": {"items": [{"size": 4}, {"size": 1}]}}"#,
        &["/next/items length", "/next/items/0/size range"],
    );
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

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
enum Outer {
    Nothing,
    Text(#[len(max = 2)] String),
    #[serde(untagged)]
    Inner(Inner),
    #[serde(untagged)]
    Number(#[range(max = 9)] i8),
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

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
enum Size {
    Big,
    #[serde(alias = "tiny")]
    Small,
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

#[test]
fn keys_that_are_numbers() {
    for key in ["+1", "01", "-0", "1.0", " 1", ""] {
        let path = format!("/{key} type");
        expect::<BTreeMap<i32, u8>>(&format!(r#"{{"{key}": 1}}"#), &[&path]);
    }
    expect::<BTreeMap<i32, u8>>(r#"{"-1": 1, "0": 1}"#, &[]);
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Link {
    next: Option<Box<Link>>,
    #[serde(default)]
    all: Vec<Link>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Nest(Vec<Nest>);

/// serde_json reads 127 levels, and a newtype is none.
#[test]
fn levels() {
    let links = |levels: usize| format!("{}{{{}", r#"{"next": "#.repeat(levels - 1), "}".repeat(levels));
    let nests = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    expect::<Link>(&links(127), &[]);
    expect::<Nest>(&nests(127), &[]);
    for levels in [128, 129, 300] {
        expect::<Link>(&links(levels), &[&format!("{} too_deep", "/next".repeat(127))]);
        expect::<Nest>(&nests(levels), &[&format!("{} too_deep", "/0".repeat(127))]);
    }
    let three = json::Options::new().max_depth(3);
    assert!(three.check::<Link>(links(3).as_bytes()).is_ok());
    assert_eq!(three.from_str::<Link>(&links(5)).unwrap_err().violations().len(), 1);
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Defaults {
    #[serde(default = "one_item")]
    list: Vec<String>,
    #[serde(default = "one_item")]
    more: Vec<String>,
    map: BTreeMap<String, i32>,
    #[serde(default)]
    set: HashSet<u8>,
}

fn one_item() -> Vec<String> {
    vec![String::new()]
}

/// The fast path compares what the text holds with what the value holds; serde's defaults are in the value alone.
#[test]
fn a_default_does_not_hide_what_serde_lost() {
    for (text, expected) in [
        (r#"{"map": {"a": 1}}"#, &[][..]),
        (r#"{"map": {"a": 1, "a": 2}, "more": []}"#, &["/map/a duplicate_member"]),
        (r#"{"map": {"a": 1, "a": 2, "a": 3}}"#, &["/map/a duplicate_member", "/map/a duplicate_member"]),
        (r#"{"map": {}, "set": [1, 1], "more": []}"#, &["/set unique"]),
        (r#"{"map": {}, "set": [1, 1, 1], "list": []}"#, &["/set unique"]),
    ] {
        expect::<Defaults>(text, expected);
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Opaque {
    #[glue(skip)]
    #[allow(dead_code, reason = "it is not looked into")]
    any: serde_json::Value,
    #[glue(skip)]
    #[allow(dead_code, reason = "it is not looked into")]
    list: Vec<u8>,
    #[serde(deserialize_with = "from_words")]
    words: usize,
    #[len(max = 1)]
    text: Option<String>,
    #[required]
    wanted: Option<bool>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(default)]
#[derive(Default)]
struct Lists {
    list: Vec<Blob>,
    unions: Vec<Internal>,
    versions: Vec<Version>,
}

/// The places of what serde alone refuses, or only with what the shape knows: `path code line:column`.
#[track_caller]
fn expect_refusal<'t, T: GlueValidate + Deserialize<'t>>(text: &'t str, expected: &[&str]) {
    let report = json::from_str::<T>(text).map(|_| ()).unwrap_err();
    let line = |it: &glue_validate::Violation| {
        let location = it.location().expect("a JSON report knows where");
        format!("{} {} {}:{}", it.path(), it.code(), location.line, location.column)
    };
    assert_eq!(report.violations().iter().map(line).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn what_serde_alone_refuses_has_a_place() {
    for (text, expected) in [
        (r#"{"any": 1, "words": "", "wanted": true}"#, &["/list required 1:1"][..]),
        (r#"{"any": 1, "words": ""}"#, &["/wanted required 1:1", "/list required 1:1"]),
        (r#"{"any": 1, "list": [], "words": "", "text": "ab"}"#, &["/text length 1:45", "/wanted required 1:1"]),
        (r#"{"any": 1, "list": [], "text": "ab", "wanted": true}"#, &["/text length 1:32", "/words required 1:1"]),
        (r#"{"any": 1, "list": [], "words": 5, "wanted": true}"#, &["/words type 1:33"]),
        (r#"{"any": 1, "list": "x", "words": "", "wanted": true}"#, &["/list type 1:20"]),
        ("{\"any\": 1, \"list\": [1,\n 300], \"words\": \"\", \"wanted\": true}", &["/list type 2:2"]),
        (r#"{"any": [{"x": 1e999}], "list": [], "words": "", "wanted": true}"#, &["/any type 1:16"]),
        (r#"{"any": {"x": "\ud800"}, "list": [], "words": "", "wanted": true}"#, &["/any type 1:15"]),
        (
            r#"{"any": 1, "list": null, "words": "", "wanted": true, "more": 1}"#,
            &["/more unknown_member 1:55", "/list type 1:20"],
        ),
        (r#"{"any": 1, "list": [], "words": "", "wanted": 1}"#, &["/wanted type 1:47"]),
        ("[]", &[" type 1:1"]),
    ] {
        expect_refusal::<Opaque>(text, expected);
    }
    for (text, expected) in [
        (r#"{"list": ["YQ==", "YWJ", ""]}"#, &["/list/1 type 1:19"][..]),
        (r#"{"unions": [{"size": 400, "type": "boxed"}, {"type": "nothing"}]}"#, &["/unions/0/size type 1:22"]),
        (r#"{"unions": [{"type": "boxed"}, {"type": "nothing"}]}"#, &["/unions/0/size required 1:13"]),
        (r#"{"more": 1e999}"#, &["/more unknown_member 1:2"]),
        (r#"{"versions": ["1", "x", "2"]}"#, &["/versions type 1:14"]),
    ] {
        expect_refusal::<Lists>(text, expected);
    }
    let deep = format!(r#"{{"any": {}1{}, "list": []}}"#, "[".repeat(130), "]".repeat(130));
    expect_refusal::<Adjacent>(r#"{"t": "Both", "c": [1, "", 1]}"#, &["/c length 1:20"]);
    expect_refusal::<Adjacent>(r#"{"t": "Both", "c": [1]}"#, &["/c length 1:20"]);
    expect_refusal::<Opaque>(&deep, &["/wanted required 1:1", "/any too_deep 1:136"]);
    expect_refusal::<Borrowed<'_>>(r#"{"text": "a\n", "cow": ""}"#, &["/text type 1:10"]);
    expect_refusal::<Borrowed<'_>>(r#"{"text": "a\nb", "cow": ""}"#, &["/text length 1:10", "/text type 1:10"]);
    let nested = r#"{"m": {"a": {"any": 1, "list": [], "words": true, "wanted": true}}}"#;
    expect_refusal::<BTreeMap<String, BTreeMap<String, Opaque>>>(nested, &["/m/a/words type 1:45"]);
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
#[sensitive]
struct Secret(String);

#[derive(Debug, Deserialize, GlueValidate)]
struct Hidden {
    by_secret: BTreeMap<Secret, Opaque>,
}

#[test]
fn nor_does_such_a_place_tell_a_secret() {
    let text = r#"{"by_secret": {"hunter2": {"any": 1, "list": [], "words": true, "wanted": true}}}"#;
    expect_refusal::<Hidden>(text, &["/by_secret type 1:59"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Aliased {
    #[one_of("Small")]
    size: Size,
    #[serde(default)]
    #[list(unique)]
    sizes: Vec<Size>,
    #[serde(default)]
    #[list(unique)]
    pairs: Vec<Pair>,
    #[serde(default)]
    #[list(unique)]
    unions: Vec<Outer>,
    #[serde(default)]
    #[list(unique)]
    ratios: Vec<Ratio>,
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct Pair {
    #[serde(alias = "left")]
    first: Option<Size>,
    second: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize, GlueValidate)]
struct Ratio(f32);

impl Eq for Ratio {}

/// Another name for a value or a member is no other value.
#[test]
fn aliases_are_what_they_stand_for() {
    for (text, expected) in [
        (r#"{"size": "tiny"}"#, &[][..]),
        (r#"{"size": "Big"}"#, &["/size enum"]),
        (r#"{"size": "Small", "sizes": ["Small", "Big", "tiny"]}"#, &["/sizes unique"]),
        (r#"{"size": "Small", "pairs": [{"first": "Small"}, {"left": "tiny", "second": null}]}"#, &["/pairs unique"]),
        (r#"{"size": "Small", "pairs": [{"first": "Small"}, {"second": 1}]}"#, &[]),
        (r#"{"size": "Small", "unions": ["Nothing", {"Nothing": null}]}"#, &["/unions unique"]),
        (r#"{"size": "Small", "ratios": [0.1, 0.10000000149]}"#, &["/ratios unique"]),
    ] {
        expect::<Aliased>(text, expected);
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "String")]
#[check(not_seven)]
struct Version {
    #[range(max = 9)]
    major: u8,
}

impl TryFrom<String> for Version {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Self { major: text.parse()? })
    }
}

fn not_seven(version: &Version) -> Result<(), &'static str> {
    if version.major == 7 { Err("must not be 7") } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(from = "String")]
struct Lower(#[len(max = 2)] String);

impl From<String> for Lower {
    fn from(text: String) -> Self {
        Self(text.to_lowercase())
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Converted {
    version: Version,
    name: Option<Lower>,
    #[len(max = 1)]
    text: Option<String>,
    #[serde(flatten)]
    all: BTreeMap<String, Version>,
}

/// What serde reads as another type only the typed check knows.
#[test]
fn converted_types() {
    let expect = |text: &str, expected: &[&str]| {
        let report = json::from_str::<Converted>(text).map(|_| ()).err();
        let lines = report.iter().flatten().map(|it| format!("{} {}", it.path(), it.code()));
        assert_eq!(lines.collect::<Vec<_>>(), expected, "{text}");
    };
    expect(r#"{"version": "5", "name": "AB", "x": "1"}"#, &[]);
    expect(
        r#"{"version": "12", "name": "ABC", "x": "11"}"#,
        &["/version/major range", "/name length", "/x/major range"],
    );
    expect(r#"{"version": "5", "name": "ABC", "text": "ab"}"#, &["/name length", "/text length"]);
    expect(r#"{"version": "x", "text": "ab"}"#, &["/text length", "/version type"]);
    expect(r#"{"text": "ab"}"#, &["/text length", "/version required"]);
    assert!(json::check::<Converted>(br#"{"version": "12"}"#).is_ok());
    let report = json::check::<Converted>(br#"{"version": "7"}"#).unwrap_err();
    assert_eq!(report.to_string(), "/version: must not be 7");
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(transparent)]
struct Transparent(#[len(max = 1)] Option<String>);

#[derive(Debug, Deserialize, GlueValidate)]
struct Plain(Option<String>);

#[derive(Debug, Deserialize, GlueValidate)]
struct Holder<T> {
    inside: T,
}

#[test]
fn an_option_in_a_newtype() {
    expect::<Holder<Transparent>>("{}", &[]);
    expect::<Holder<Transparent>>(r#"{"inside": null}"#, &[]);
    expect::<Holder<Transparent>>(r#"{"inside": "ab"}"#, &["/inside length"]);
    expect::<Holder<Plain>>("{}", &["/inside required"]);
    expect::<Holder<Plain>>(r#"{"inside": null}"#, &[]);
}
