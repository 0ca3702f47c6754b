//! Any bytes are a valid request or get a report: nothing panics, nothing that serde refuses passes, and every violation
//! and every rendering points into the text. So for `CreateSession`, and for a type of every form that serde knows.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use glue_model::create_session::CreateSessionRequest;
use glue_validate::render::human::{Source, Style};
use glue_validate::{Blob, GlueValidate, json, render};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;

#[derive(Deserialize, GlueValidate)]
struct Forms {
    #[range(min = 1, max = 9)]
    a: Option<i8>,
    #[len(1, 3)]
    #[pattern("^[a-z]+$")]
    b: Option<String>,
    #[sensitive]
    c: Option<Box<Forms>>,
    #[list(max = 2, item(len(max = 2)))]
    d: Option<Vec<String>>,
    #[map(max = 2, key(len(max = 2)))]
    e: Option<BTreeMap<String, External>>,
    f: Option<BTreeSet<u8>>,
    g: Option<Internal>,
    h: Option<Adjacent>,
    i: Option<Untagged>,
    #[len(max = 2)]
    j: Option<Blob>,
    k: Option<Tuple>,
    l: Option<f32>,
    #[serde(flatten)]
    m: Flat,
}

#[derive(Deserialize, GlueValidate)]
struct Tuple(#[range(max = 9)] u8, [bool; 2], char);

#[derive(Deserialize, GlueValidate)]
struct Flat {
    #[serde(default)]
    #[range(max = 3)]
    n: u64,
    #[serde(flatten)]
    #[map(max = 1)]
    o: BTreeMap<String, u8>,
}

#[derive(Deserialize, GlueValidate)]
enum External {
    A,
    B(#[range(max = 9)] u8),
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Deserialize, GlueValidate)]
#[serde(tag = "t")]
enum Internal {
    A { x: u8 },
    B(Flat),
    C,
}

#[derive(Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    A { x: u8 },
    B(Option<Box<Adjacent>>),
    C,
}

#[derive(Deserialize, GlueValidate)]
#[serde(untagged)]
enum Untagged {
    A { x: Box<Untagged>, y: Option<Box<Untagged>> },
    B { x: Box<Untagged> },
    C(u8),
    D(#[len(max = 2)] String),
}

fuzz_target!(|bytes: &[u8]| {
    judge::<CreateSessionRequest>(bytes);
    judge::<Forms>(bytes);
});

fn judge<'b, T: GlueValidate + Deserialize<'b>>(bytes: &'b [u8]) {
    let _ = json::check::<T>(bytes);
    let report = json::from_slice::<T>(bytes).err();
    if report.is_none() {
        let Ok(value) = serde_json::from_slice::<T>(bytes) else { panic!("what serde refuses passed") };
        assert!(value.validate().is_ok(), "an invalid value passed");
    }
    let Some(report) = report else { return };
    assert!(!report.violations().is_empty());
    for violation in &report {
        let span = violation.location().expect("a JSON report knows where").bytes.clone();
        assert!(span.start <= bytes.len() && span.start <= span.end, "{violation:?}");
    }
    let _ = render::smithy::body(&report);
    let shape = T::shape();
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = render::aws::Message::new(&report, shape).with_request(text).to_string();
    }
    let shown = render::human::Snippets::new(&report, &Source::new("input", bytes, shape)).to_string();
    assert!(!shown.contains('\u{1b}'), "a terminal would obey {shown:?}");
}
