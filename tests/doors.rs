//! One text, every door: `from_str`, `from_slice`, `from_value`, `check`, `check_shape`, and serde with a typed `validate`, over
//! made texts and types. What serde reads and validates passes everywhere; what it does not passes nowhere.

#![allow(
    clippy::manual_is_multiple_of,
    clippy::type_complexity,
    clippy::trivially_copy_pass_by_ref,
    reason = "a check takes what the field is"
)]

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::fmt::Debug;
use std::num::NonZeroI128;
use std::time::Duration;

use glue_validate::{Blob, GlueValidate, Report, json};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// One member of each kind, alone in its structure.
macro_rules! types {
    ($($name:ident: $(#[$attribute:meta])* $ty:ty,)*) => {
        $(
            #[derive(Debug, Deserialize, GlueValidate)]
            #[allow(dead_code, reason = "it is only read")]
            struct $name {
                $(#[$attribute])*
                v: $ty,
            }
        )*

        fn every_type(text: &str, failures: &mut Vec<String>) {
            $(doors::<$name>(stringify!($name), text, failures);)*
        }
    };
}

types! {
    Bool: bool,
    Signed: #[range(min = -1)] i8,
    Unsigned: #[range(max = 200)] u8,
    Wide: u64,
    WideSigned: i64,
    Widest: #[range(max = 5)] i128,
    WidestUnsigned: u128,
    NotZero: NonZeroI128,
    Single: f32,
    Double: #[range(max = 1e300)] f64,
    Text: #[len(max = 3)] String,
    Letter: char,
    Bytes: Blob,
    Nothing: (),
    Perhaps: Option<u8>,
    Needed: #[required] Option<u8>,
    Words: #[list(max = 2, item(len(max = 2)))] Vec<String>,
    Wides: #[list(unique)] Vec<i128>,
    Set: BTreeSet<u8>,
    Heap: #[list(max = 3, item(range(max = 3)))] BinaryHeap<u8>,
    Pair: (u8, String),
    Fixed: [u8; 2],
    Counts: #[map(max = 1)] BTreeMap<i128, u8>,
    Named: BTreeMap<String, Value>,
    Time: Duration,
    Skipped: #[glue(skip)] Value,
    Ignored: #[glue(skip)] IgnoredAny,
    SkippedText: #[glue(skip)] String,
    Free: Value,
    Defaulted: #[serde(default)] u8,
    Hexed: #[serde(deserialize_with = "hex")] u8,
    Evened: Even,
    Inside: Inner,
    Inners: Vec<Inner>,
    Tagged: External,
    Internally: Internal,
    Adjacently: Adjacent,
    Either: Untagged,
    Flattened: #[serde(flatten)] Inner,
    FlattenedEither: #[serde(flatten)] Untagged,
    FlattenedMap: #[serde(flatten)] BTreeMap<String, u8>,
    OwnDefault: #[serde(default = "seven")] #[range(max = 5)] u8,
    NoText: #[serde(default)] #[len(min = 1)] String,
    DefaultInside: #[serde(default)] Beginning,
    RuledByWith: #[serde(deserialize_with = "hex")] #[range(max = 5)] u8,
    CheckedByWith: #[serde(deserialize_with = "hex")] #[check(is_small)] u8,
    WithModule: #[serde(with = "doubled")] #[check(is_small)] u8,
    Shortened: Short,
    Shorts: #[list(max = 2)] Vec<Short>,
    ByName: BTreeMap<String, Short>,
    FlattenedShort: #[serde(flatten)] Halves,
    Checked: Sum,
    CheckedItems: #[list(item(check(is_small)))] Vec<u8>,
    CheckedFlattened: #[serde(flatten)] Sum,
    CheckedOfVariant: Variants,
    MaybeChecked: Option<Sum>,
    CheckedEither: EitherSum,
    AliasedSum: #[serde(alias = "w")] #[check(is_low)] Sum,
}

fn seven() -> u8 {
    7
}

fn is_small(value: &u8) -> Result<(), &'static str> {
    if *value < 3 { Ok(()) } else { Err("must be small") }
}

fn is_low(sum: &Sum) -> Result<(), &'static str> {
    if sum.a == 1 { Err("must be low") } else { Ok(()) }
}

mod doubled {
    pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        <u8 as serde::Deserialize>::deserialize(deserializer).map(|value| value.wrapping_mul(2))
    }
}

/// Its default breaks its own rule.
#[derive(Debug, Default, Deserialize, GlueValidate)]
#[serde(default)]
#[allow(dead_code, reason = "it is only read")]
struct Beginning {
    #[range(min = 1)]
    a: u8,
    b: Option<Value>,
}

/// Its rules are about what it is converted to.
#[derive(Debug, Deserialize, GlueValidate)]
#[serde(from = "Value")]
struct Short(#[len(max = 3)] String);

impl From<Value> for Short {
    fn from(value: Value) -> Self {
        Self(value.to_string())
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "BTreeMap<String, Value>")]
struct Halves {
    #[range(max = 1)]
    size: usize,
}

impl TryFrom<BTreeMap<String, Value>> for Halves {
    type Error = &'static str;

    fn try_from(value: BTreeMap<String, Value>) -> Result<Self, Self::Error> {
        if value.len() < 3 { Ok(Self { size: value.len() }) } else { Err("has too many entries") }
    }
}

/// Each level is asked about.
#[derive(Debug, Deserialize, GlueValidate)]
#[check(is_even)]
#[allow(dead_code, reason = "it is only read")]
struct Sum {
    #[range(max = 3)]
    #[check(is_small)]
    a: u8,
    #[serde(rename = "b")]
    below: Option<Box<Sum>>,
}

fn is_even(sum: &Sum) -> Result<(), &'static str> {
    if sum.a % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t")]
enum Variants {
    Unit,
    Inner(Sum),
    #[check(differ(a, b))]
    Both {
        a: u8,
        b: u8,
    },
}

fn differ(a: &u8, b: &u8) -> Result<(), &'static str> {
    if a == b { Err("must differ") } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
#[allow(dead_code, reason = "it is only read")]
enum EitherSum {
    Sum(Sum),
    Pair(#[check(is_small)] u8, Short, u8),
    Text(#[check(is_word)] String),
}

fn is_word(text: &str) -> Result<(), &'static str> {
    if text.len() == 1 { Ok(()) } else { Err("must be a letter") }
}

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    u8::from_str_radix(&String::deserialize(deserializer)?, 16).map_err(serde::de::Error::custom)
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "u8")]
struct Even(u8);

impl TryFrom<u8> for Even {
    type Error = &'static str;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if value % 2 == 0 { Ok(Self(value)) } else { Err("must be even") }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Inner {
    #[range(max = 3)]
    a: u8,
    #[glue(skip)]
    b: Option<Value>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
enum External {
    Unit,
    One(u8),
    Both { a: i128 },
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t")]
#[allow(dead_code, reason = "it is only read")]
enum Internal {
    Unit,
    Inner(Inner),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code, reason = "it is only read")]
enum Adjacent {
    Unit,
    One(#[range(max = 3)] u8),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
#[allow(dead_code, reason = "it is only read")]
enum Untagged {
    Inner(Inner),
    Text(String),
    List(Vec<u8>),
}

fn values() -> Vec<String> {
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let objects = |levels: usize| format!("{}1{}", r#"{"a":"#.repeat(levels), "}".repeat(levels));
    let mut values: Vec<String> = [
        "null",
        "true",
        "0",
        "-0",
        "-0.0",
        "1",
        "1.0",
        "1e0",
        "-1",
        "255",
        "256",
        "300",
        "1e400",
        "-1e400",
        "1e39",
        "1e38",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "340282366920938463463374607431768211455",
        "340282366920938463463374607431768211456",
        "-170141183460469231731687303715884105728",
        "0.1",
        "5",
        r#""""#,
        r#""a""#,
        r#""ff""#,
        r#""abcd""#,
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud83d\ude00""#,
        r#""YQ==""#,
        r#""Unit""#,
        r#""One""#,
        r#""1""#,
        "[]",
        "[1]",
        "[1, 2]",
        "[2, 1, 2]",
        "[1, 2, 3, 4]",
        "[-0, 0]",
        r#"["a"]"#,
        r#"["abc", "", "d"]"#,
        r#"[1, "a"]"#,
        "[null]",
        r#"["\ud800"]"#,
        "[1e400]",
        "{}",
        r#"{"a": 1}"#,
        r#"{"a": 5}"#,
        r#"{"a": 300}"#,
        r#"{"a": -0}"#,
        r#"{"a": 1, "b": 1e400}"#,
        r#"{"a": 1, "b": "\ud800"}"#,
        r#"{"a": 1, "x": 2}"#,
        r#"{"a": 1, "a": 2}"#,
        r#"{"-0": 1}"#,
        r#"{"0": 1, "1": 2}"#,
        r#"{"secs": 1, "nanos": 0}"#,
        r#"{"secs": 1, "nanos": 4294967295}"#,
        r#"{"\ud800": 1}"#,
        r#"{"Unit": null}"#,
        r#"{"One": 1}"#,
        r#"{"One": 256}"#,
        r#"{"Both": {"a": -0}}"#,
        r#"{"t": "Unit"}"#,
        r#"{"t": "Inner", "a": 1}"#,
        r#"{"t": "Inner", "a": 9}"#,
        r#"{"t": "One", "c": 1}"#,
        r#"{"c": 9, "t": "One"}"#,
        r#"{"t": "Unit", "c": null}"#,
        r#"[{"a": 1}, {"a": 4}]"#,
        r#"[5, "abcd", 1]"#,
        r#"{"a": 2}"#,
        r#"{"a": 2, "b": {"a": 1, "b": {"a": 3}}}"#,
        r#"{"a": 1, "b": {"a": 9, "b": {"a": 2}}}"#,
        r#"{"a": 1, "b": {"a": 3, "b": {"a": "x"}}}"#,
        r#"{"a": 1, "b": {"a": 3, "b": {"a": 1, "x": 1}}}"#,
        r#"{"t": "Inner", "a": 3, "b": {"a": 1}}"#,
        r#"{"t": "Both", "a": 3, "b": 3}"#,
        r#"{"t": "Both", "a": 3, "b": 300}"#,
    ]
    .map(String::from)
    .to_vec();
    for levels in [120, 124, 125, 126, 127, 128, 200] {
        values.push(nested(levels));
        values.push(objects(levels));
        values.push(format!(r#"{{"a": 1, "b": {}}}"#, nested(levels)));
        values.push(format!(r#"[{{"a": 1, "b": {}}}]"#, nested(levels)));
    }
    values
}

/// Notes what the doors do not agree on.
fn doors<T: GlueValidate + DeserializeOwned + Debug>(name: &str, text: &str, failures: &mut Vec<String>) {
    let lines = |report: Option<&Report>| -> Vec<String> {
        report.iter().flat_map(|report| report.violations()).map(|it| format!("{} {}", it.path(), it.code())).collect()
    };
    let shown = if text.len() > 100 { &text[..100] } else { text };
    for unknown in [false, true] {
        let options = json::Options::new().allow_unknown_members(unknown);
        let read = options.from_str::<T>(text).map(drop).err();
        // Where only values tell, a map's order is theirs or the text's.
        let in_order = |report: Option<&Report>| {
            let mut lines = lines(report);
            if name == "ByName" {
                lines.sort();
            }
            lines
        };
        let mut same = |door: &str, other: Option<Report>| {
            if in_order(read.as_ref()) != in_order(other.as_ref()) {
                failures.push(format!(
                    "{name} {shown} {unknown}: from_str {:?}, {door} {:?}",
                    lines(read.as_ref()),
                    lines(other.as_ref())
                ));
            }
        };
        same("from_slice", options.from_slice::<T>(text.as_bytes()).map(drop).err());
        same("check", options.check::<T>(text.as_bytes()).err());
        same("check_shape", options.check_shape(T::shape(), text.as_bytes()).err());
        // What serde is silent about is refused here: equal members, unknown ones, equal items of a set, and members without names.
        let typed = serde_json::from_str::<T>(text).ok().is_some_and(|value| value.validate().is_ok());
        let stricter = read.as_ref().is_some_and(|report| {
            report.iter().all(|it| match it.code().as_str() {
                "unknown_member" | "duplicate_member" | "unique" => true,
                "type" => text.contains('['),
                _ => false,
            })
        });
        if read.is_none() && !typed || typed && !(read.is_none() || stricter) {
            failures.push(format!(
                "{name} {shown} {unknown}: serde and validate {typed}, from_str {:?}",
                lines(read.as_ref())
            ));
        }
    }
}

#[test]
fn all_doors_agree() {
    let mut failures = Vec::new();
    for value in values() {
        every_type(&format!(r#"{{"v": {value}}}"#), &mut failures);
        every_type(&format!(r#"{{"v": 1, "w": {value}}}"#), &mut failures);
        every_type(&value, &mut failures);
    }
    assert!(failures.is_empty(), "{} disagree:\n{}", failures.len(), failures.join("\n"));
}
