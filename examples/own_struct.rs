//! A struct of one's own, annotated: `cargo run --example own_struct`.
//!
//! Nothing here is about Glue. Rules stand on the fields; nested types are validated by their own rules, without an
//! attribute; names in the report are those of the JSON. It prints:
//!
//! ```text
//! /name: must match the pattern `[a-z][a-z0-9-]*`
//! /stage: must be one of `test`, `production`
//! /sources/1/url: must begin with `https://`
//! /sources/1/password: must have at least 12 characters, has 7
//! key of /labels/Cost center: must match the pattern `[a-z][a-z0-9-]*`
//! /owners: items must be unique; items 0 and 2 are equal
//! /owners/1: must match the pattern `[^@\s]+@[^@\s]+`
//! /threshold: must be 0.5 to 1
//! the value: must end after it starts, but starts at 22 and ends at 6
//! ```

use std::collections::BTreeMap;

use glue_validate::{GlueValidate, Pattern, pattern};
use serde::Deserialize;

/// A pattern used more than once is a `static`. It is compiled into a table while this file compiles.
static NAME: Pattern = pattern!("[a-z][a-z0-9-]*");

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
#[check(ends_after_it_starts)]
struct Pipeline {
    #[len(3, 32)]
    #[pattern(NAME)]
    name: String,

    /// An enum's variants are its value set.
    stage: Stage,

    /// Each source is validated by its own type. The list itself has rules too.
    #[list(min = 1, max = 10)]
    sources: Vec<Source>,

    /// Rules for every key, rules for every value.
    #[map(max = 3, key(len(1, 16), pattern(NAME)), value(len(max = 64)))]
    labels: BTreeMap<String, String>,

    /// Rules for every item, and no item twice.
    #[list(unique, item(pattern(r"[^@\s]+@[^@\s]+")))]
    owners: Vec<String>,

    /// Hours of a day.
    #[range(0, 23)]
    start_hour: u8,
    #[range(0, 23)]
    end_hour: u8,

    /// Optional, as its type says; where there is one, it must keep the rule.
    #[range(min = 0.5, max = 1.0)]
    threshold: Option<f64>,
}

/// What the type refuses, however it got there: an open enum takes every name and validates it.
#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "lowercase")]
enum Stage {
    Test,
    Production,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct Source {
    #[check(is_remote)]
    url: String,

    /// Never shown in a report, whatever is wrong with it.
    #[len(min = 12)]
    #[sensitive]
    password: String,
}

/// A check of one field: what it says is the message.
fn is_remote(url: &str) -> Result<(), &'static str> {
    if url.starts_with("https://") { Ok(()) } else { Err("must begin with `https://`") }
}

/// A check of the whole value, for what concerns more than one field.
fn ends_after_it_starts(pipeline: &Pipeline) -> Result<(), String> {
    let Pipeline { start_hour, end_hour, .. } = pipeline;
    if start_hour < end_hour {
        return Ok(());
    }
    Err(format!("must end after it starts, but starts at {start_hour} and ends at {end_hour}"))
}

const TEXT: &str = r#"{
    "name": "Orders",
    "stage": "staging",
    "sources": [
        { "url": "https://example.com/orders", "password": "correct horse battery staple" },
        { "url": "ftp://example.com/orders", "password": "hunter2" }
    ],
    "labels": { "team": "data", "Cost center": "4711" },
    "owners": ["ada@example.com", "grace", "ada@example.com"],
    "startHour": 22,
    "endHour": 6,
    "threshold": 0.2
}"#;

fn main() -> Result<(), serde_json::Error> {
    let pipeline: Pipeline = serde_json::from_str(TEXT)?;
    match pipeline.validate() {
        Ok(()) => println!("{} is valid", pipeline.name),
        Err(report) => println!("{report}"),
    }
    Ok(())
}
