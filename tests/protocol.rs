//! Smithy's own protocol tests: the request of each case through the derive, its report in Smithy's words.

use std::collections::BTreeMap;

use glue_validate::{Blob, GlueValidate, Report, json, render};
use serde::Deserialize;
use serde_json::Value;

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
    message: String,
    field_list: Value,
}

fn report_of(operation: &str, body: &[u8]) -> Report {
    fn report<'de, T: Deserialize<'de> + GlueValidate>(body: &'de [u8]) -> Option<Report> {
        json::from_slice::<T>(body).err()
    }
    let report = match operation {
        "MalformedEnum" => report::<MalformedEnum>(body),
        "MalformedLength" => report::<MalformedLength>(body),
        "MalformedPattern" => report::<MalformedPattern>(body),
        "MalformedRange" => report::<MalformedRange>(body),
        "MalformedRequired" => report::<MalformedRequired>(body),
        other => panic!("no struct for {other}"),
    };
    report.expect("every case is malformed")
}

#[test]
fn every_case_gets_its_message() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("protocol/malformed.json")).unwrap();
    assert_eq!(cases.len(), 63);
    for case in &cases {
        let mut body: Value = serde_json::from_str(&case.body).unwrap();
        for (name, value) in &case.bound {
            body[name] = Value::from(value.as_str());
        }
        let body = serde_json::to_vec(&body).unwrap();
        let report = report_of(&case.operation, &body);
        assert_eq!(render::smithy::error_type(&report), case.error, "{}", case.id);
        let rendered: Value = serde_json::from_str(&render::smithy::body(&report)).unwrap();
        assert_eq!(rendered["message"], case.message, "{}", case.id);
        assert_eq!(rendered["fieldList"], case.field_list, "{}", case.id);
    }
}
