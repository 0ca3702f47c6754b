//! Checks that name the fields that they read: where they are told, and that they are heard wherever these can be read.

#![allow(
    clippy::cast_possible_truncation,
    clippy::manual_is_multiple_of,
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::type_complexity,
    clippy::unnecessary_wraps,
    clippy::zero_sized_map_values,
    reason = "a check takes what the field is, and fields are of all forms"
)]

use std::collections::BTreeMap;

use glue_validate::{GlueValidate, json};
use serde::{Deserialize, Deserializer};

use crate::asked::{asked, row, take_asked, told};

fn same(first: &str, second: &str) -> Result<(), String> {
    asked(format!("same {first} {second}"));
    if first == second { Ok(()) } else { Err("must be the password again".into()) }
}

mod deep {
    pub(super) fn order(first: &u32, last: &u32) -> Result<(), &'static str> {
        crate::asked::asked(format!("order {first} {last}"));
        if 100 / first < 100 / last { Err("must not come after `last`") } else { Ok(()) }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
#[check(same(password, repeat), at = repeat)]
#[check(Self::not_the_name(name, password), at = password)]
struct SignUp {
    #[len(1, 9)]
    name: String,
    #[len(min = 2)]
    password: String,
    #[serde(alias = "again", rename = "Repeat")]
    repeat: String,
    #[serde(default)]
    #[range(max = 5)]
    other: u8,
}

impl SignUp {
    fn not_the_name(name: &String, password: &String) -> Result<(), String> {
        asked(format!("name {name} {password}"));
        if name == password { Err("must not be the name".into()) } else { Ok(()) }
    }
}

#[test]
fn a_fault_is_told_at_its_member() {
    row::<SignUp>(
        r#"{"Name": "ab", "Password": "ab", "Repeat": "cd"}"#,
        &["/Repeat must be the password again", "/Password must not be the name"],
        &["same ab cd", "name ab ab"],
    );
    row::<SignUp>(r#"{"Name": "a", "Password": "ab", "Repeat": "ab"}"#, &[], &["same ab ab", "name a ab"]);
    // What another member breaks matters to nobody.
    row::<SignUp>(
        r#"{"Name": "a", "Password": "ab", "Repeat": "cd", "Other": 6}"#,
        &["/Other must be at most 5", "/Repeat must be the password again"],
        &["same ab cd", "name a ab"],
    );
    // What is read broke a rule.
    row::<SignUp>(
        r#"{"Name": "", "Password": "ab", "Repeat": "cd"}"#,
        &["/Name must have 1 to 9 characters, has 0", "/Repeat must be the password again"],
        &["same ab cd"],
    );
    row::<SignUp>(
        r#"{"Name": "a", "Password": "b", "Repeat": "cd"}"#,
        &["/Password must have at least 2 characters, has 1"],
        &[],
    );
}

#[test]
fn it_is_told_where_the_text_has_the_member() {
    let text = r#"{"Name": "a", "Password": "ab", "again": "cd", "Other": 6}"#;
    let report = json::from_str::<SignUp>(text).unwrap_err();
    let found = report.violations().iter().find(|it| it.path() == "/again").expect("by the text's name");
    assert_eq!(found.location().map(|location| &text[location.bytes.clone()]), Some("\"cd\""));
    assert_eq!(take_asked(), ["same ab cd", "name a ab"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    A,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(deep::order(first, last), at = first)]
#[check(whole, at = last)]
struct Partial {
    #[range(min = 1)]
    first: u32,
    #[range(min = 1)]
    last: u32,
    #[allow(dead_code, reason = "it is only read")]
    kind: Kind,
    #[serde(default)]
    #[allow(dead_code, reason = "it is only read")]
    other: u8,
}

fn whole(value: &Partial) -> Result<(), &'static str> {
    asked(format!("whole {} {}", value.first, value.last));
    if value.first == value.last { Err("must not be `first`") } else { Ok(()) }
}

/// Texts that are no `Partial`.
#[test]
fn it_is_heard_where_other_members_cannot_be_read() {
    for (text, said, calls) in [
        (
            r#"{"first": 20, "last": 10, "kind": "b"}"#,
            &["/kind must be one of `a`", "/first must not come after `last`"][..],
            &["order 20 10"][..],
        ),
        (
            r#"{"first": 20, "last": 10}"#,
            &["/kind is required but missing", "/first must not come after `last`"],
            &["order 20 10"],
        ),
        (
            r#"{"first": 20, "last": 10, "kind": "a", "other": []}"#,
            &["/other must be an integer, found an array", "/first must not come after `last`"],
            &["order 20 10"],
        ),
        (r#"{"first": 0, "last": 10}"#, &["/first must be at least 1", "/kind is required but missing"], &[]),
        (r#"{"first": "0", "last": 10, "kind": "a"}"#, &["/first must be an integer, found a string"], &[]),
        (r#"{"last": 10, "kind": "a"}"#, &["/first is required but missing"], &[]),
        (r#"{"first": 20, "last": 10, "last": 30, "kind": "a"}"#, &["/last appears more than once in its object"], &[]),
        (
            r#"{"first": 20, "last": 10, "kind": "a", "x": 1}"#,
            &["/x is not a member", "/first must not come after `last`"],
            &["order 20 10", "whole 20 10"],
        ),
    ] {
        take_asked();
        let read = told("", json::from_str::<Partial>(text).map(drop));
        let mut sorted = read.clone();
        sorted.sort();
        let mut expected = said.to_vec();
        expected.sort_unstable();
        assert_eq!(sorted, expected, "{text}");
        assert_eq!(take_asked(), calls, "{text}");
        assert_eq!(told("", json::check::<Partial>(text.as_bytes())), read, "{text}");
        assert_eq!(take_asked(), calls, "{text}");
    }
    row::<Partial>(
        r#"{"first": 20, "last": 20, "kind": "a"}"#,
        &["/last must not be `first`"],
        &["order 20 20", "whole 20 20"],
    );
}

fn from_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    Ok(<&str>::deserialize(deserializer)?.split_whitespace().count())
}

mod hex {
    use serde::{Deserialize, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
    }
}

fn seven() -> u32 {
    7
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(clippy::struct_field_names)]
struct Inner {
    #[range(min = 1)]
    x: u32,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::all(words, hex, seven, zero, maybe, hidden), at = zero)]
#[check(Self::flat(inner, rest, boxed), at = boxed)]
struct Forms<'a> {
    #[serde(deserialize_with = "from_words")]
    #[range(max = 3)]
    words: usize,
    #[serde(with = "hex")]
    hex: u32,
    #[serde(default = "seven")]
    seven: u32,
    #[serde(default, alias = "nil")]
    zero: u32,
    maybe: Option<u32>,
    #[serde(skip, default = "seven")]
    hidden: u32,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    rest: BTreeMap<String, u32>,
    #[serde(borrow)]
    boxed: Box<[&'a str]>,
}

impl Forms<'_> {
    fn all(words: &usize, hex: &u32, seven: &u32, zero: &u32, maybe: &Option<u32>, hidden: &u32) -> Result<(), String> {
        assert!(*words <= 3, "asked about what breaks a rule");
        asked(format!("all {words} {hex} {seven} {zero} {maybe:?} {hidden}"));
        if *words == 2 { Err("is refused".into()) } else { Ok(()) }
    }

    fn flat(inner: &Inner, rest: &BTreeMap<String, u32>, boxed: &[&str]) -> Result<(), String> {
        asked(format!("flat {} {rest:?} {boxed:?}", inner.x));
        if 10 / inner.x == 10 { Err("is one".into()) } else { Ok(()) }
    }
}

/// serde's attributes say how each member is read, and what it is where it is absent.
#[test]
fn members_are_read_as_serde_reads_them() {
    let flat = r#"flat 2 {"r": 9} ["b"]"#;
    for (text, said, calls) in [
        (
            r#"{"words": "a b c", "hex": "ff", "x": 2, "r": 9, "boxed": ["b"]}"#,
            &[][..],
            &["all 3 255 7 0 None 7", flat][..],
        ),
        (
            r#"{"words": "a b", "hex": "ff", "seven": 1, "nil": 3, "maybe": 4, "x": 2, "r": 9, "boxed": ["b"]}"#,
            &["/nil is refused"],
            &["all 2 255 1 3 Some(4) 7", flat],
        ),
        (
            r#"{"words": "a b", "hex": "ff", "maybe": null, "x": 1, "boxed": []}"#,
            &["/zero is refused", "/boxed is one"],
            &["all 2 255 7 0 None 7", "flat 1 {} []"],
        ),
        (r#"{"words": "a b c", "hex": "0", "x": 0, "boxed": []}"#, &["/x must be at least 1"], &["all 3 0 7 0 None 7"]),
        // The walk does not know how many words there are, the check does not see them all the same.
        (r#"{"words": "a b c d", "hex": "0", "x": 2, "r": 9, "boxed": ["b"]}"#, &["/words must be at most 3"], &[flat]),
        (r#"{"words": "a b c", "hex": "!", "x": 2, "r": 9, "boxed": ["b"]}"#, &["/hex ?"], &[flat]),
    ] {
        take_asked();
        let read = told("", json::from_str::<Forms<'_>>(text).map(drop));
        let known: Vec<_> = said.iter().filter(|it| !it.ends_with('?')).collect();
        assert_eq!(read.iter().filter(|it| !it.contains("cannot be read")).collect::<Vec<_>>(), known, "{text}");
        assert_eq!(take_asked(), calls, "{text}");
        json::check::<Forms<'_>>(text.as_bytes()).map_or_else(drop, drop);
        assert_eq!(take_asked(), calls, "{text}");
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(default)]
#[check(deep::order(first, last), at = last)]
struct Defaulted {
    first: u32,
    #[range(min = 1)]
    last: u32,
}

impl Default for Defaulted {
    fn default() -> Self {
        Self { first: 20, last: 10 }
    }
}

#[test]
fn a_default_of_the_whole() {
    row::<Defaulted>("{}", &["/last must not come after `last`"], &["order 20 10"]);
    row::<Defaulted>(r#"{"last": 30}"#, &[], &["order 20 30"]);
    row::<Defaulted>(r#"{"last": 0}"#, &["/last must be at least 1"], &[]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(deep::order(0, 1), at = 1)]
struct Pair(#[range(min = 1)] u32, #[range(min = 1)] u32, #[range(max = 1)] u8);

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "kind")]
enum Tagged {
    #[check(deep::order(first, last), at = last)]
    #[serde(rename = "span")]
    Span {
        #[range(min = 1)]
        #[serde(rename = "from", alias = "start")]
        first: u32,
        #[range(min = 1)]
        last: u32,
    },
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Choice {
    #[check(deep::order(first, last))]
    Named {
        #[range(min = 1)]
        first: u32,
        #[range(min = 1)]
        last: u32,
        #[serde(default)]
        #[range(max = 1)]
        more: u32,
    },
    #[check(deep::order(1, 0), at = 0)]
    Pair(#[range(min = 1)] u32, #[range(min = 1)] u32),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
enum Either {
    #[check(deep::order(first, last), at = first)]
    Named {
        #[range(min = 1)]
        first: u32,
        #[range(min = 1)]
        last: u32,
    },
}

#[test]
fn tuples_and_variants() {
    let message = "must not come after `last`";
    row::<Pair>("[20, 10, 0]", &[&format!("/1 {message}")], &["order 20 10"]);
    row::<Pair>("[20, 10, 2]", &["/2 must be at most 1", &format!("/1 {message}")], &["order 20 10"]);
    row::<Pair>("[0, 10, 0]", &["/0 must be at least 1"], &[]);
    row::<Tagged>(r#"{"kind": "span", "from": 20, "last": 10}"#, &[&format!("/last {message}")], &["order 20 10"]);
    row::<Tagged>(r#"{"kind": "span", "from": 0, "last": 10}"#, &["/from must be at least 1"], &[]);
    row::<Choice>(r#"{"Named": {"first": 20, "last": 10}}"#, &[&format!("/Named {message}")], &["order 20 10"]);
    row::<Choice>(
        r#"{"Named": {"first": 20, "last": 10, "more": 2}}"#,
        &["/Named/more must be at most 1", &format!("/Named {message}")],
        &["order 20 10"],
    );
    row::<Choice>(r#"{"Pair": [10, 20]}"#, &[&format!("/Pair/0 {message}")], &["order 20 10"]);
    row::<Either>(r#"{"first": 20, "last": 10}"#, &[&format!("/first {message}")], &["order 20 10"]);
    row::<Vec<Either>>(
        r#"[{"first": 1, "last": 10}, {"first": 20, "last": 10}]"#,
        &[&format!("/1/first {message}")],
        &["order 1 10", "order 20 10"],
    );
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(secret(open, pin), at = open)]
#[check(secret(open, closed), at = open)]
struct Sensitive {
    open: String,
    #[sensitive]
    pin: String,
    closed: String,
}

fn secret(first: &str, second: &str) -> Result<(), String> {
    Err(format!("{first} is not {second}"))
}

/// What a check says that saw a secret may tell it.
#[test]
fn what_saw_a_secret_tells_nothing() {
    let text = r#"{"open": "a", "pin": "hunter2", "closed": "c"}"#;
    row::<Sensitive>(text, &["/open does not pass the check `secret`", "/open a is not c"], &[]);
    let report = json::from_str::<(Sensitive, u8)>(&format!("[{text}, true]")).unwrap_err();
    assert!(!format!("{report:?} {report}").contains("hunter2"));
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(eager, always)]
struct Eager {
    #[range(min = 1)]
    #[check(eager_number, always)]
    number: u32,
}

fn eager(value: &Eager) -> Result<(), String> {
    asked(format!("eager {}", value.number));
    Ok(())
}

fn eager_number(value: &u32) -> Result<(), String> {
    asked(format!("number {value}"));
    Ok(())
}

#[test]
fn one_that_is_always_asked() {
    row::<Eager>(r#"{"number": 0}"#, &["/number must be at least 1"], &["number 0", "eager 0"]);
}
