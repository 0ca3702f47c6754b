//! The two collections, in one form.

use std::ops::Range;

use serde_json::Value;

/// A program, and what is expected of it.
pub(crate) struct Case {
    pub(crate) id: String,
    /// What the program needs around it.
    pub(crate) needs: Needs,
    pub(crate) preamble: String,
    pub(crate) snippet: String,
    pub(crate) expected: Expected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    Nothing,
    /// It must be a library.
    NoStd,
    /// The crate is a dependency under the name `g`.
    Renamed,
    /// It is clippy that must be content.
    Clippy,
    /// Another validation derive.
    Garde,
}

pub(crate) enum Expected {
    /// Neither errors nor warnings.
    Clean,
    /// So many errors, each at one of these places of the snippet.
    Errors { count: usize, places: Vec<Place> },
}

/// A place where an error may stand, and what its message says.
pub(crate) struct Place {
    pub(crate) span: Range<usize>,
    pub(crate) message: Option<String>,
}

fn needs(id: &str, preamble: &str, snippet: &str) -> Needs {
    if snippet.contains("garde::") {
        Needs::Garde
    } else if id.starts_with("renamed") {
        Needs::Renamed
    } else if snippet.contains("clippy::") && !snippet.contains("forbid(unsafe_code") {
        Needs::Clippy
    } else if snippet.contains("#![no_std]") || preamble.contains("#![no_std]") {
        Needs::NoStd
    } else {
        Needs::Nothing
    }
}

/// `catalogue.json`.
pub(crate) fn catalogue() -> Vec<Case> {
    let text = include_str!("catalogue.json");
    let json: Value = serde_json::from_str(text).expect("the catalogue is JSON");
    json["cases"].as_array().expect("cases").iter().map(from_json).collect()
}

fn from_json(case: &Value) -> Case {
    let text = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
    let (id, preamble, snippet) = (text("id"), text("preamble"), text("rust_snippet"));
    let expected = if text("expected") == "ok" {
        Expected::Clean
    } else {
        let places = case["accept_spans"].as_array().expect("accept_spans").iter().map(|span| {
            let end = |name: &str| usize::try_from(span[name].as_u64().expect("an offset")).expect("an offset");
            Place { span: end("start")..end("end"), message: None }
        });
        let count = usize::try_from(case["errors_expected"].as_u64().expect("errors_expected")).expect("a count");
        Expected::Errors { count, places: places.collect() }
    };
    Case { needs: needs(&id, &preamble, &snippet), id, preamble, snippet, expected }
}

/// `mistakes.txt`: programs below lines of `//# id | message | message`, where «…» marks the place of each error, in
/// the order of the messages; a program without marks must compile.
pub(crate) fn mistakes() -> Vec<Case> {
    let text = include_str!("mistakes.txt");
    text.split("//# ").skip(1).map(from_text).collect()
}

fn from_text(block: &str) -> Case {
    let (head, marked) = block.split_once('\n').expect("a program below the head");
    let mut head = head.split(" | ").map(str::trim);
    let id = head.next().expect("an id").to_owned();
    let messages: Vec<_> = head.map(str::to_owned).collect();
    let (mut snippet, mut places) = (String::new(), Vec::new());
    for (at, piece) in marked.trim_end().split(['«', '»']).enumerate() {
        if at % 2 == 1 {
            places.push(snippet.len()..snippet.len() + piece.len());
        }
        snippet.push_str(piece);
    }
    assert!(messages.len() <= places.len(), "{id}: more messages than places");
    let count = places.len();
    let mut messages = messages.into_iter();
    let places: Vec<_> = places.into_iter().map(|span| Place { span, message: messages.next() }).collect();
    let expected = if count == 0 { Expected::Clean } else { Expected::Errors { count, places } };
    let preamble = if snippet.contains("::glue_validate::") || id.starts_with("renamed") {
        ""
    } else {
        "use glue_validate::GlueValidate;"
    };
    Case { needs: needs(&id, preamble, &snippet), id, preamble: preamble.to_owned(), snippet, expected }
}
