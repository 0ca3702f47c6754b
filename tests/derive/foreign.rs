//! Fields of types that do not implement the trait: an adapter, or `skip` with what can still be said.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use glue_validate::types::Adapter;
use glue_validate::{Checker, GlueValidate, Report, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Foreign(String);

struct AsText;

impl Adapter<Foreign> for AsText {
    type As = str;

    fn check(value: &Foreign, cx: &mut Checker<'_>) {
        cx.string(&value.0);
    }
}

/// An adapter for several types, and one with a parameter.
struct AsNumber<T>(std::marker::PhantomData<T>);

impl Adapter<Foreign> for AsNumber<u8> {
    type As = u8;

    fn check(value: &Foreign, cx: &mut Checker<'_>) {
        cx.integer(value.0.len());
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Fields<'a, T> {
    #[glue(with = AsText)]
    #[len(max = 3)]
    text: Foreign,
    #[glue(with = AsText)]
    #[pattern("a+")]
    #[required]
    optional: Option<Foreign>,
    #[glue(skip)]
    #[list(max = 1)]
    list: Vec<Foreign>,
    #[list(max = 1, item(skip))]
    items: Option<Vec<Foreign>>,
    #[list(min = 1, item(skip))]
    set: BTreeSet<Foreign>,
    #[map(max = 1, key(len(max = 1)), value(skip))]
    values: BTreeMap<String, Foreign>,
    #[glue(skip)]
    #[check(short)]
    checked: Foreign,
    #[glue(skip)]
    #[map(max = 1)]
    map: HashMap<String, T>,
    #[glue(skip, list(max = 1))]
    sized: Vec<T>,
    #[len(max = 9)]
    borrowed: &'a str,
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Either {
    Left(
        #[glue(with = AsText)]
        #[len(max = 3)]
        Foreign,
    ),
    Right {
        #[glue(skip)]
        #[check(short)]
        inner: Foreign,
    },
}

fn short(value: &Foreign) -> Result<(), &'static str> {
    if value.0.len() < 3 { Ok(()) } else { Err("is too long") }
}

fn lines<T>(verdict: Result<T, Report>) -> Vec<String> {
    verdict.err().map(|report| report.to_string().lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// What is wrong with a text, read into the type and as a value of it.
#[track_caller]
fn expect<'a, T: Deserialize<'a> + GlueValidate>(text: &'a str, expected: &[&str]) {
    assert_eq!(lines(json::from_str::<T>(text)), expected, "json: {text}");
    let value: T = serde_json::from_str(text).expect("it can be read");
    assert_eq!(lines(value.validate()), expected, "value: {text}");
}

#[test]
fn every_rule_is_heard() {
    expect::<Fields<'_, u8>>(
        r#"{"text": "abcd", "optional": "b", "list": ["x", "y"], "items": ["x", "y"], "set": [], "values": {"aa": "b", "c": "d"},
            "checked": "long", "map": {"a": 1, "b": 2}, "sized": [1, 2], "borrowed": "x"}"#,
        &[
            "/text: must have at most 3 characters, has 4",
            "/optional: must match the pattern `a+`: `b` at index 0 cannot stand there; expected `a`",
            "/list: must have at most 1 item, has 2",
            "/items: must have at most 1 item, has 2",
            "/set: must have at least 1 item, has 0",
            "/values: must have at most 1 entry, has 2",
            "key of /values/aa: must have at most 1 character, has 2",
            "/checked: is too long",
            "/map: must have at most 1 entry, has 2",
            "/sized: must have at most 1 item, has 2",
        ],
    );
    expect::<Fields<'_, u8>>(
        r#"{"text": "abc", "optional": "a", "list": ["x"], "set": ["x", "y"], "values": {"a": "b"}, "checked": "l", "map": {},
            "sized": [1], "borrowed": "x"}"#,
        &[],
    );
    expect::<Either>(r#"{"Left": "abcd"}"#, &["/Left: must have at most 3 characters, has 4"]);
    expect::<Either>(r#"{"Right": {"inner": "abcd"}}"#, &["/Right/inner: is too long"]);
}

#[test]
fn an_adapter_says_the_wire_form() {
    let text =
        r#"{"text": 5, "list": [1], "set": [""], "values": {}, "checked": "", "map": {}, "sized": [], "borrowed": ""}"#;
    let report = json::from_str::<Fields<'_, u8>>(text).unwrap_err();
    assert_eq!(report.violations()[0].to_string(), "/text: must be a string, found a number");
    assert_eq!(report.violations()[1].to_string(), "/optional: is required but missing");
}

#[derive(GlueValidate)]
struct Numbers {
    #[glue(with = AsNumber::<u8>)]
    #[range(max = 3)]
    path: Foreign,
    #[glue(with = "AsNumber<u8>")]
    #[range(max = 3)]
    text: Option<Foreign>,
}

#[test]
fn an_adapter_may_have_parameters() {
    let numbers = Numbers { path: Foreign("four".into()), text: Some(Foreign("fives".into())) };
    assert_eq!(lines(numbers.validate()), ["/path: must be at most 3", "/text: must be at most 3"]);
}
