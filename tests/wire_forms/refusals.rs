//! What the shape allows and serde refuses.

use std::collections::BTreeMap;

use glue_validate::{Blob, GlueValidate, json};
use serde::Deserialize;

use super::{Adjacent, Borrowed, Internal, Version, from_words};

#[derive(Debug, Deserialize, GlueValidate)]
struct Opaque {
    #[glue(skip)]
    #[allow(dead_code, reason = "it is not looked into")]
    any: serde_json::Value,
    #[glue(skip)]
    #[allow(dead_code, reason = "it is not looked into")]
    list: Vec<u8>,
    #[serde(deserialize_with = "from_words")]
    words: usize,
    #[len(max = 1)]
    text: Option<String>,
    #[required]
    wanted: Option<bool>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(default)]
#[derive(Default)]
struct Lists {
    list: Vec<Blob>,
    unions: Vec<Internal>,
    versions: Vec<Version>,
}

/// The places of what serde alone refuses, or only with what the shape knows: `path code line:column`.
#[track_caller]
fn expect_refusal<'t, T: GlueValidate + Deserialize<'t>>(text: &'t str, expected: &[&str]) {
    let report = json::from_str::<T>(text).map(|_| ()).unwrap_err();
    let line = |it: &glue_validate::Violation| {
        let location = it.location().expect("a JSON report knows where");
        format!("{} {} {}:{}", it.path(), it.code(), location.line, location.column)
    };
    assert_eq!(report.violations().iter().map(line).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn what_serde_alone_refuses_has_a_place() {
    for (text, expected) in [
        (r#"{"any": 1, "words": "", "wanted": true}"#, &["/list required 1:1"][..]),
        (r#"{"any": 1, "words": ""}"#, &["/list required 1:1", "/wanted required 1:1"]),
        (r#"{"any": 1, "list": [], "words": "", "text": "ab"}"#, &["/text length 1:45", "/wanted required 1:1"]),
        (r#"{"any": 1, "list": [], "text": "ab", "wanted": true}"#, &["/words required 1:1", "/text length 1:32"]),
        (r#"{"any": 1, "list": [], "words": 5, "wanted": true}"#, &["/words type 1:33"]),
        (r#"{"any": 1, "list": "x", "words": "", "wanted": true}"#, &["/list type 1:20"]),
        ("{\"any\": 1, \"list\": [1,\n 300], \"words\": \"\", \"wanted\": true}", &["/list type 2:2"]),
        (r#"{"any": [{"x": 1e999}], "list": [], "words": "", "wanted": true}"#, &["/any type 1:16"]),
        (r#"{"any": {"x": "\ud800"}, "list": [], "words": "", "wanted": true}"#, &["/any type 1:15"]),
        (
            r#"{"any": 1, "list": null, "words": "", "wanted": true, "more": 1}"#,
            &["/list type 1:20", "/more unknown_member 1:55"],
        ),
        (r#"{"any": 1, "list": [], "words": "", "wanted": 1}"#, &["/wanted type 1:47"]),
        ("[]", &[" type 1:1"]),
    ] {
        expect_refusal::<Opaque>(text, expected);
    }
    for (text, expected) in [
        (r#"{"list": ["YQ==", "YWJ", ""]}"#, &["/list/1 type 1:19"][..]),
        (r#"{"unions": [{"size": 400, "type": "boxed"}, {"type": "nothing"}]}"#, &["/unions/0/size type 1:22"]),
        (r#"{"unions": [{"type": "boxed"}, {"type": "nothing"}]}"#, &["/unions/0/size required 1:13"]),
        (r#"{"more": 1e999}"#, &["/more unknown_member 1:2"]),
        (r#"{"versions": ["1", "x", "2"]}"#, &["/versions/1 type 1:20"]),
    ] {
        expect_refusal::<Lists>(text, expected);
    }
    let deep = format!(r#"{{"any": {}1{}, "list": []}}"#, "[".repeat(130), "]".repeat(130));
    expect_refusal::<Adjacent>(r#"{"t": "Both", "c": [1, "", 1]}"#, &["/c length 1:20"]);
    expect_refusal::<Adjacent>(r#"{"t": "Both", "c": [1]}"#, &["/c length 1:20"]);
    expect_refusal::<Opaque>(&deep, &["/any too_deep 1:136", "/words required 1:1", "/wanted required 1:1"]);
    expect_refusal::<Borrowed<'_>>(r#"{"text": "a\n", "cow": ""}"#, &["/text type 1:10"]);
    expect_refusal::<Borrowed<'_>>(r#"{"text": "a\nb", "cow": ""}"#, &["/text length 1:10", "/text type 1:10"]);
    let nested = r#"{"m": {"a": {"any": 1, "list": [], "words": true, "wanted": true}}}"#;
    expect_refusal::<BTreeMap<String, BTreeMap<String, Opaque>>>(nested, &["/m/a/words type 1:45"]);
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
#[sensitive]
struct Secret(String);

#[derive(Debug, Deserialize, GlueValidate)]
struct Hidden {
    by_secret: BTreeMap<Secret, Opaque>,
}

#[test]
fn nor_does_such_a_place_tell_a_secret() {
    let text = r#"{"by_secret": {"hunter2": {"any": 1, "list": [], "words": true, "wanted": true}}}"#;
    expect_refusal::<Hidden>(text, &["/by_secret/*/words type 1:59"]);
}
