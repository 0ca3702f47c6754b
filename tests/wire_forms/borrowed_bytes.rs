//! Bytes that borrow from the text: serde_json reads them from a string, and from nothing else.

use std::borrow::Cow;

use glue_validate::{GlueValidate, Report, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, GlueValidate)]
struct Reference<'a> {
    #[len(max = 4)]
    key: &'a [u8],
    more: Option<&'a [u8]>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Perhaps<'a> {
    #[serde(borrow)]
    #[list(max = 4, item(range(min = 97)))]
    key: Cow<'a, [u8]>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Owned<'a> {
    #[len(max = 4)]
    key: Cow<'a, [u8]>,
}

#[track_caller]
fn expect<'t, T: GlueValidate + Deserialize<'t>>(text: &'t str, expected: &[&str]) {
    let lines = |report: Option<Report>| -> Vec<String> {
        report.map(|report| report.to_string()).unwrap_or_default().lines().map(String::from).collect()
    };
    let read = json::from_str::<T>(text).map(drop).err();
    assert_eq!(read.is_none(), serde_json::from_str::<T>(text).is_ok() && expected.is_empty(), "{text}");
    assert_eq!(lines(read), expected, "from_str: {text}");
    assert_eq!(lines(json::check::<T>(text.as_bytes()).err()), expected, "check: {text}");
}

#[test]
fn bytes_that_borrow_are_a_string() {
    expect::<Reference<'_>>(r#"{"key": "abc", "more": "abcdef"}"#, &[]);
    expect::<Reference<'_>>(r#"{"key": "abcde"}"#, &["/key: must have at most 4 items, has 5"]);
    expect::<Reference<'_>>(r#"{"key": "é€"}"#, &["/key: must have at most 4 items, has 5"]);
    expect::<Reference<'_>>(r#"{"key": [97]}"#, &["/key: must be a string without escapes, found an array"]);
    let escaped = "must be a string without escapes, found another string";
    expect::<Reference<'_>>(
        r#"{"key": "a\n", "more": "\n"}"#,
        &[&format!("/key: {escaped}"), &format!("/more: {escaped}")],
    );
    expect::<Perhaps<'_>>(r#"{"key": "abc"}"#, &[]);
    expect::<Perhaps<'_>>(r#"{"key": "a\u0062"}"#, &[]);
    expect::<Perhaps<'_>>(
        r#"{"key": "aAbcd"}"#,
        &["/key: must have at most 4 items, has 5", "/key/1: must be at least 97"],
    );
    expect::<Perhaps<'_>>(r#"{"key": [97]}"#, &["/key: must be a string, found an array"]);
    expect::<Owned<'_>>(r#"{"key": [97]}"#, &[]);
    expect::<Owned<'_>>(r#"{"key": "a"}"#, &["/key: must be an array, found a string"]);
}
