//! Members: their names and defaults, what stands in their place.

use std::collections::{BTreeMap, HashSet};

use glue_validate::{GlueValidate, json};
use serde::Deserialize;

use super::{Borrowed, Inner, Lower, Outer, Size, Version, expect, from_words};

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

#[test]
fn names_and_defaults() {
    expect::<Named>(r#"{"first-name": "a", "words": "one two"}"#, &[]);
    expect::<Named>(r#"{"old_name": "ab", "2nd": 200, "words": ""}"#, &["/old_name length", "/2nd type"]);
    expect::<Named>(r#"{"first-name": "a", "old_name": "b", "words": ""}"#, &["/first-name duplicate_member"]);
    expect::<Named>(r#"{"first-name": "a", "words": "", "hidden": []}"#, &["/hidden unknown_member"]);
    let report = json::from_str::<Named>(r#"{"first-name": "a", "words": "one two three"}"#).unwrap_err();
    assert_eq!(report.to_string(), "/words: must be at most 2", "what only the type can read is judged as well");
}

#[test]
fn borrowed_text() {
    assert!(json::from_str::<Borrowed<'_>>(r#"{"text": "ab", "cow": "\n"}"#).is_ok());
    for (text, expected) in [
        // The check is asked though the whole does not deserialise, and not about what breaks a rule.
        (r#"{"text": "AB", "cow": 1}"#, ["check", "type"]),
        (r#"{"text": "ABC", "cow": 1}"#, ["length", "type"]),
    ] {
        let report = json::from_str::<Borrowed<'_>>(text).unwrap_err();
        let codes: Vec<_> = report.violations().iter().map(|it| it.code().as_str()).collect();
        assert_eq!(codes, expected, "{text}");
    }
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
struct Converted {
    version: Version,
    name: Option<Lower>,
    #[len(max = 1)]
    text: Option<String>,
    #[serde(flatten)]
    all: BTreeMap<String, Version>,
}

/// What serde reads as another type only that type knows; every door asks it.
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
    expect(r#"{"version": "x", "text": "ab"}"#, &["/version type", "/text length"]);
    expect(r#"{"text": "ab"}"#, &["/version required", "/text length"]);
    let report = json::check::<Converted>(br#"{"version": "12"}"#).unwrap_err();
    assert_eq!(report.to_string(), "/version/major: must be at most 9");
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
