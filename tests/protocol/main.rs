//! Smithy's own protocol tests: the request of each case through the derive, its report in Smithy's words.

use std::collections::BTreeMap;

use glue_validate::{Blob, GlueValidate, Report, json, render};
use serde::Deserialize;
use serde_json::Value;

mod rest;

/// Smithy's `@enum` with one value that is accepted and not listed.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
enum EnumString {
    #[serde(rename = "abc")]
    Abc,
    #[serde(rename = "def")]
    Def,
    #[serde(rename = "ghi")]
    #[glue(internal)]
    Ghi,
    #[serde(rename = "jkl")]
    Jkl,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum EnumUnion {
    First(EnumString),
    Second(EnumString),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedEnum {
    string: Option<EnumString>,
    #[one_of("abc", "def", internal("ghi"))]
    string_with_enum_trait: Option<String>,
    list: Option<Vec<EnumString>>,
    map: Option<BTreeMap<EnumString, EnumString>>,
    union: Option<EnumUnion>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedLength {
    #[len(2, 8)]
    blob: Option<Blob>,
    #[len(2, 8)]
    string: Option<String>,
    #[len(min = 2)]
    min_string: Option<String>,
    #[len(max = 8)]
    max_string: Option<String>,
    #[list(min = 2, max = 8, item(len(2, 8)))]
    list: Option<Vec<String>>,
    #[map(min = 2, max = 8, key(len(2, 8)), value(list(min = 2, max = 8, item(len(2, 8)))))]
    map: Option<BTreeMap<String, Vec<String>>>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum PatternUnion {
    First(#[pattern("^[a-m]+$", partial)] String),
    Second(#[pattern("^[a-m]+$", partial)] String),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedPattern {
    #[pattern("^[a-m]+$", partial)]
    string: Option<String>,
    #[pattern("^([0-9]+)+$", partial)]
    evil_string: Option<String>,
    #[list(item(pattern("^[a-m]+$", partial)))]
    list: Option<Vec<String>>,
    #[map(key(pattern("^[a-m]+$", partial)), value(pattern("^[a-m]+$", partial)))]
    map: Option<BTreeMap<String, String>>,
    union: Option<PatternUnion>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedRange {
    #[range(2, 8)]
    byte: Option<i8>,
    #[range(min = 2)]
    min_byte: Option<i8>,
    #[range(max = 8)]
    max_byte: Option<i8>,
    #[range(2, 8)]
    short: Option<i16>,
    #[range(min = 2)]
    min_short: Option<i16>,
    #[range(max = 8)]
    max_short: Option<i16>,
    #[range(2, 8)]
    integer: Option<i32>,
    #[range(min = 2)]
    min_integer: Option<i32>,
    #[range(max = 8)]
    max_integer: Option<i32>,
    #[range(2, 8)]
    long: Option<i64>,
    #[range(min = 2)]
    min_long: Option<i64>,
    #[range(max = 8)]
    max_long: Option<i64>,
    #[range(2.2, 8.8)]
    float: Option<f32>,
    #[range(min = 2.2)]
    min_float: Option<f32>,
    #[range(max = 8.8)]
    max_float: Option<f32>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "read by the derives")]
struct MalformedRequired {
    string: String,
    string_in_query: String,
    string_in_header: String,
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct ComplexSetMember {
    foo: bool,
    blob: Blob,
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum FooUnion {
    String(String),
    Number(i32),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedUniqueItems {
    #[list(unique)]
    set: Option<Vec<String>>,
    #[list(unique)]
    blobs: Option<Vec<Blob>>,
    #[list(unique)]
    booleans: Option<Vec<bool>>,
    #[list(unique)]
    complex_set: Option<Vec<ComplexSetMember>>,
    #[list(unique)]
    unions: Option<Vec<FooUnion>>,
    #[list(unique)]
    lists: Option<Vec<Vec<String>>>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct RecursiveStructures {
    union: RecursiveUnion,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum RecursiveUnion {
    String(#[one_of("a", "b")] String),
    Union(Box<RecursiveUnion>),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Sensitive {
    #[sensitive]
    #[pattern("^[a-m]+$", partial)]
    string: String,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct LengthString(#[len(2, 8)] String);

#[derive(Debug, Deserialize, GlueValidate)]
struct LengthList(#[list(min = 2, max = 8)] Vec<LengthString>);

#[derive(Debug, Deserialize, GlueValidate)]
struct RangeInteger(#[range(2, 8)] i32);

/// Smithy: a trait on a member stands in for the same trait on its target.
#[derive(Debug, Deserialize, GlueValidate)]
struct Override {
    #[len(4, 6)]
    string: Option<LengthString>,
    #[list(min = 4, max = 6)]
    list: Option<LengthList>,
    #[range(4, 6)]
    integer: Option<RangeInteger>,
}

/// A case as the data file has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    id: String,
    operation: String,
    body: String,
    /// Members that HTTP carries outside of the body.
    bound: BTreeMap<String, String>,
    error: String,
    message: Option<String>,
    field_list: Value,
}

fn report<'de, T: Deserialize<'de> + GlueValidate>(body: &'de [u8]) -> Option<Report> {
    json::from_slice::<T>(body).err()
}

fn report_of(operation: &str, body: &[u8]) -> Option<Report> {
    match operation {
        "MalformedEnum" => report::<MalformedEnum>(body),
        "MalformedLength" => report::<MalformedLength>(body),
        "MalformedPattern" => report::<MalformedPattern>(body),
        "MalformedRange" => report::<MalformedRange>(body),
        "MalformedRequired" => report::<MalformedRequired>(body),
        "MalformedUniqueItems" => report::<MalformedUniqueItems>(body),
        "RecursiveStructures" => report::<RecursiveStructures>(body),
        "Sensitive" => report::<Sensitive>(body),
        "Override" => report::<Override>(body),
        other => panic!("no struct for {other}"),
    }
}

#[track_caller]
fn every_case_passes(cases: &str, expected: usize, report_of: fn(&str, &[u8]) -> Option<Report>) {
    let cases: Vec<Case> = serde_json::from_str(cases).unwrap();
    assert_eq!(cases.len(), expected);
    for case in &cases {
        let mut body: Value = serde_json::from_str(&case.body).unwrap();
        for (name, value) in &case.bound {
            body[name] = Value::from(value.as_str());
        }
        let report = report_of(&case.operation, &serde_json::to_vec(&body).unwrap());
        let report = report.unwrap_or_else(|| panic!("{} is malformed", case.id));
        assert_eq!(render::smithy::error_type(&report), case.error, "{}: {report}", case.id);
        let rendered: Value = serde_json::from_str(&render::smithy::body(&report)).unwrap();
        if let Some(message) = &case.message {
            assert_eq!(rendered["message"], **message, "{}", case.id);
            assert_eq!(rendered["fieldList"], case.field_list, "{}", case.id);
        }
    }
}

#[test]
fn smithy_cases() {
    every_case_passes(include_str!("malformed.json"), 63, report_of);
    every_case_passes(include_str!("malformed-rest.json"), 62, rest::report_of);
}

/// More cases of these kinds, and what the suite has none of, with our own data.
#[test]
fn own_cases() {
    every_case_passes(include_str!("own.json"), 15, report_of);
}

/// Smithy's one request of these tests that is valid.
#[test]
fn a_recursive_request_is_valid() {
    let body = br#"{"union": {"union": {"union": {"string": "abc"}}}}"#;
    assert_eq!(rest::report_of("RecursiveStructures", body), None);
}
