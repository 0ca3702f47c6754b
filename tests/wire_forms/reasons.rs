//! Names as the text has them, and the reasons of values that only their type can read.

use std::net::SocketAddr;

use glue_validate::{GlueValidate, json};
use serde::{Deserialize, Serialize};

use super::expect;

/// The report of a text as it is displayed, from `from_str` and, alike, from `check`.
#[track_caller]
fn expect_lines<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[&str]) {
    let read = json::from_str::<T>(text).map(|_| ()).unwrap_err().to_string();
    let checked = json::check::<T>(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(read.lines().collect::<Vec<_>>(), expected, "from_str: {text}");
    assert_eq!(checked.lines().collect::<Vec<_>>(), expected, "check: {text}");
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Sized {
    #[serde(alias = "MaxSize")]
    #[range(max = 8)]
    #[check(not_seven)]
    size: u8,
    #[serde(alias = "Inner")]
    inner: Option<Box<Sized>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what a check is")]
fn not_seven(size: &u8) -> Result<(), &'static str> {
    if *size == 7 { Err("must not be 7") } else { Ok(()) }
}

#[test]
fn an_alias_is_the_name_that_the_text_has() {
    expect::<Sized>(r#"{"MaxSize": 9}"#, &["/MaxSize range"]);
    expect::<Sized>(r#"{"size": 9}"#, &["/size range"]);
    expect::<Sized>(r#"{"MaxSize": 7}"#, &["/MaxSize check"]);
    expect::<Sized>(r#"{"size": 1, "Inner": {"MaxSize": 7}}"#, &["/Inner/MaxSize check"]);
    expect::<Sized>(r#"{"MaxSize": 9, "size": 1}"#, &["/MaxSize range", "/MaxSize duplicate_member"]);
    expect::<Sized>(r#"{"Inner": {"size": 1}}"#, &["/size required"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "String")]
struct Even(#[len(max = 4)] String);

impl TryFrom<String> for Even {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len().is_multiple_of(2) { Ok(Self(text)) } else { Err(format!("`{text}` has an odd length")) }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Several {
    number: u8,
    first: Even,
    #[glue(skip)]
    listen: SocketAddr,
    second: Even,
    last: u8,
}

#[test]
fn types_say_why_they_do_not_read_a_value_all_of_them_and_in_order() {
    let odd = |text: &str| format!("cannot be read: `{text}` has an odd length");
    let address = "cannot be read: invalid socket address syntax";
    expect_lines::<Several>(
        r#"{"number": 300, "first": "abc", "listen": "localhost", "second": "d", "last": -1}"#,
        &[
            "/number: must be an integer from 0 to 255, found one out of range",
            &format!("/first: {}", odd("abc")),
            &format!("/listen: {address}"),
            &format!("/second: {}", odd("d")),
            "/last: must be an integer from 0 to 255, found one out of range",
        ],
    );
    let valid = r#"{"number": 1, "first": "ab", "listen": "127.0.0.1:80", "second": "", "last": 1}"#;
    assert!(json::from_str::<Several>(valid).is_ok() && json::check::<Several>(valid.as_bytes()).is_ok());
}

#[test]
fn what_is_absent_is_read_as_well() {
    let missing = r#"{"number": 1, "first": "ab", "second": "", "last": 1}"#;
    expect_lines::<Several>(missing, &["/listen: is required but missing"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Sealed {
    #[glue(skip)]
    listen: SocketAddr,
    #[sensitive]
    even: Even,
}

#[test]
fn a_reason_is_not_told_beside_secrets() {
    expect_lines::<Sealed>(
        r#"{"listen": "hunter2", "even": "hunter2"}"#,
        &["/listen: cannot be read as its type", "/even: cannot be read as its type"],
    );
}

#[derive(Debug, Serialize, Deserialize, GlueValidate)]
#[serde(tag = "@type")]
struct Job {
    #[len(1, 9)]
    name: String,
}

#[test]
fn what_serde_writes_of_a_tagged_structure_is_read() {
    let text = serde_json::to_string(&Job { name: "x".into() }).unwrap();
    assert_eq!(text, r#"{"@type":"Job","name":"x"}"#);
    expect::<Job>(&text, &[]);
    expect::<Job>(r#"{"name": ""}"#, &["/name length"]);
    expect::<Job>(r#"{"@typ": "Job", "name": "x"}"#, &["/@typ unknown_member"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
enum Holding {
    Text(String),
    Number(u8),
}

#[test]
fn a_string_is_no_variant_where_all_hold_something() {
    expect::<Holding>(r#""Texd""#, &[" type"]);
    expect::<Holding>(r#""Text""#, &[" type"]);
}
