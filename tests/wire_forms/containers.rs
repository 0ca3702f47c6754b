//! Lists, sets, maps, and how deep they may be.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::num::NonZeroU8;

use glue_validate::{GlueValidate, json};
use serde::Deserialize;

use super::{Inner, expect};

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

#[test]
fn keys_that_are_numbers() {
    for key in ["+1", "01", "-0", "1.0", " 1", ""] {
        let path = format!("/{key} type");
        expect::<BTreeMap<i32, u8>>(&format!(r#"{{"{key}": 1}}"#), &[&path]);
    }
    expect::<BTreeMap<i32, u8>>(r#"{"-1": 1, "0": 1}"#, &[]);
}

/// A number that its type cannot hold is told in the same words as a key and as a value.
#[test]
fn numbers_that_do_not_fit() {
    for (number, said) in [
        ("0", "must be an integer other than 0, found 0"),
        ("256", "must be an integer from 0 to 255, found one out of range"),
        ("-1", "must be an integer from 0 to 255, found one out of range"),
    ] {
        let key = json::check::<BTreeMap<NonZeroU8, u8>>(format!(r#"{{"{number}": 1}}"#).as_bytes()).unwrap_err();
        let value = json::check::<Vec<NonZeroU8>>(format!("[{number}]").as_bytes()).unwrap_err();
        assert_eq!([key.to_string(), value.to_string()], [format!("key of /{number}: {said}"), format!("/0: {said}")]);
    }
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
