//! The forms that serde gives a type, as the JSON check reads them: what serde accepts passes, what is wrong is found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::num::NonZeroU8;

use glue_validate::{GlueValidate, json};
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

#[derive(Debug, Deserialize, GlueValidate)]
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
