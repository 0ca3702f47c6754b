//! Types that state their wire form by `#[glue(…)]` alone are judged as their twins that state it by serde's attributes.

use glue_validate::{GlueValidate, Report, json};

/// The types of this file, their wire form stated by `serde` or by `glue`.
macro_rules! types {
    ($wire:ident $(, $derive:path)?) => {
        use std::collections::BTreeMap;

        use glue_validate::GlueValidate;

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(rename_all = "PascalCase", deny_unknown_fields)]
        pub(super) struct Members {
            #[len(max = 1)]
            first_name: String,
            #[$wire(rename = "id", alias = "ID", alias = "Id")]
            #[len(max = 1)]
            the_id: String,
            #[$wire(default)]
            #[range(max = 3)]
            count: u8,
            absent: Option<u8>,
            state: Option<State>,
            choice: Option<Choice>,
            tagged: Option<Tagged>,
            adjacent: Option<Adjacent>,
            either: Option<Either>,
            wrapped: Option<Wrapped>,
            flat: Option<Flat>,
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(super) enum State {
            InProgress,
            #[$wire(rename = "done", alias = "finished")]
            Done,
            #[$wire(untagged)]
            Unknown(String),
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(rename_all = "camelCase", rename_all_fields = "PascalCase")]
        pub(super) enum Choice {
            PlainText(#[len(max = 1)] String),
            Both { left_side: u8, right_side: Option<u8> },
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(tag = "type", rename_all = "lowercase")]
        pub(super) enum Tagged {
            One { #[range(max = 3)] size: u8 },
            #[$wire(other)]
            Rest,
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(tag = "t", content = "c")]
        pub(super) enum Adjacent {
            Text(#[len(max = 1)] String),
            Nothing,
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(untagged)]
        pub(super) enum Either {
            Number(#[range(max = 3)] u8),
            Text(#[len(max = 1)] String),
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(transparent)]
        pub(super) struct Wrapped {
            #[len(max = 1)]
            inner: String,
        }

        #[derive(GlueValidate $(, $derive)?)]
        #[$wire(default)]
        pub(super) struct Flat {
            here: u8,
            #[$wire(flatten)]
            #[map(max = 1)]
            rest: BTreeMap<String, u8>,
        }

        impl Default for Flat {
            fn default() -> Self {
                Self { here: 1, rest: BTreeMap::new() }
            }
        }
    };
}

#[allow(dead_code, reason = "they are only read from JSON")]
mod by_serde {
    types!(serde, serde::Deserialize);
}

#[allow(dead_code, reason = "only their shapes are used")]
mod by_glue {
    types!(glue);
}

fn lines(verdict: Result<(), Report>) -> Vec<String> {
    let report = verdict.err();
    let violations = report.iter().flat_map(Report::violations);
    violations.map(|violation| format!("{} {}", violation.path(), violation.code())).collect()
}

#[test]
fn both_ways_to_state_the_wire_form_judge_alike() {
    let cases: &[(&str, &[&str])] = &[
        (r#"{"FirstName": "a", "id": "b"}"#, &[]),
        (r#"{"first_name": "a", "ID": "bb"}"#, &["/FirstName required", "/ID length", "/first_name unknown_member"]),
        (r#"{"FirstName": "a", "Id": "b", "Count": 4}"#, &["/Count range"]),
        (r#"{"FirstName": "a", "id": "b", "State": "IN_PROGRESS"}"#, &[]),
        (r#"{"FirstName": "a", "id": "b", "State": "finished"}"#, &[]),
        (r#"{"FirstName": "a", "id": "b", "State": "InProgress"}"#, &["/State enum"]),
        (r#"{"FirstName": "a", "id": "b", "Choice": {"plainText": "cc"}}"#, &["/Choice/plainText length"]),
        (r#"{"FirstName": "a", "id": "b", "Choice": {"both": {"LeftSide": 1}}}"#, &[]),
        (r#"{"FirstName": "a", "id": "b", "Choice": {"both": {}}}"#, &["/Choice/both/LeftSide required"]),
        (r#"{"FirstName": "a", "id": "b", "Choice": {"PlainText": ""}}"#, &["/Choice/PlainText unknown_member"]),
        (r#"{"FirstName": "a", "id": "b", "Tagged": {"type": "one", "size": 4}}"#, &["/Tagged/size range"]),
        (r#"{"FirstName": "a", "id": "b", "Tagged": {"type": "new"}}"#, &["/Tagged/type enum"]),
        (r#"{"FirstName": "a", "id": "b", "Adjacent": {"t": "Text", "c": "cc"}}"#, &["/Adjacent/c length"]),
        (r#"{"FirstName": "a", "id": "b", "Adjacent": {"t": "Nothing"}}"#, &[]),
        (r#"{"FirstName": "a", "id": "b", "Either": "cc"}"#, &["/Either length"]),
        (r#"{"FirstName": "a", "id": "b", "Either": 4}"#, &["/Either range"]),
        (r#"{"FirstName": "a", "id": "b", "Wrapped": "cc"}"#, &["/Wrapped length"]),
        (r#"{"FirstName": "a", "id": "b", "Flat": {}}"#, &[]),
        (r#"{"FirstName": "a", "id": "b", "Flat": {"x": 1, "y": 2}}"#, &["/Flat length"]),
    ];
    for (text, expected) in cases {
        assert_eq!(lines(json::from_str::<by_serde::Members>(text).map(drop)), *expected, "serde: {text}");
        assert_eq!(lines(json::check::<by_glue::Members>(text.as_bytes())), *expected, "glue: {text}");
    }
}

#[derive(GlueValidate)]
#[glue(rename = "JobState", rename_all = "UPPERCASE")]
enum State {
    Done,
    #[glue(other)]
    Unrecognized(String),
}

#[derive(GlueValidate)]
#[glue(rename_all = "UPPERCASE")]
enum Closed {
    Done,
    #[glue(other)]
    Rest,
}

#[test]
fn other_takes_every_unknown_value() {
    assert_eq!(State::shape().name(), "JobState");
    assert_eq!(lines(json::check::<State>(br#""DONE""#)), [""; 0]);
    assert_eq!(lines(json::check::<State>(br#""new""#)), [" enum"]);
    assert_eq!(lines(State::Unrecognized("new".into()).validate()), [" enum"]);
    assert_eq!(lines(State::Unrecognized("DONE".into()).validate()), [""; 0]);
    assert_eq!(lines(State::Done.validate()), [""; 0]);
    assert_eq!(lines(json::check::<Closed>(br#""new""#)), [" enum"]);
    assert_eq!(lines(Closed::Rest.validate()), [" enum"]);
    assert_eq!(lines(Closed::Done.validate()), [""; 0]);
}

/// Both may say it, if they say the same: a type behind a feature that brings serde.
#[derive(GlueValidate, serde::Deserialize)]
#[glue(rename_all = "PascalCase")]
#[serde(rename_all = "PascalCase")]
struct Agreeing {
    #[glue(rename = "ID")]
    #[serde(rename = "ID")]
    #[len(max = 1)]
    id: String,
    #[len(max = 1)]
    long_name: String,
}

#[test]
fn both_may_say_the_same() {
    let text = r#"{"ID": "aa", "LongName": "bb"}"#;
    assert_eq!(lines(json::from_str::<Agreeing>(text).map(drop)), ["/ID length", "/LongName length"]);
    let value = Agreeing { id: "aa".into(), long_name: "bb".into() };
    assert_eq!(lines(value.validate()), ["/ID length", "/LongName length"]);
}
