//! The page's every boundary, through the typed check and the JSON check: see `create_session/README.md`.

mod table;

use std::collections::BTreeMap;
use std::path::Path;

use glue_model::create_session::CreateSessionRequest;
use glue_validate::shape::Kind;
use glue_validate::{Code, GlueValidate, Report, json};
use serde_json::Value;
use table::Fault;

/// The faults of a report, as the table has them.
fn faults(report: &Report) -> Vec<Fault> {
    let fault = |violation: &glue_validate::Violation| Fault {
        path: violation.path().to_owned(),
        subject: violation.subject().as_str().to_owned(),
        code: violation.code().as_str().to_owned(),
    };
    report.violations().iter().map(fault).collect()
}

/// What the JSON check says of a text.
fn judge_json(text: &[u8]) -> Vec<Fault> {
    json::from_slice::<CreateSessionRequest>(text).map_or_else(|report| faults(&report), |_| Vec::new())
}

/// What serde and the typed check together say of a text: `None` where serde makes no request of it.
fn judge_typed(text: &str) -> Option<Vec<Fault>> {
    let request: CreateSessionRequest = serde_json::from_str(text).ok()?;
    Some(request.validate().map_or_else(|report| faults(&report), |()| Vec::new()))
}

/// Whether a fault is in the text, so that a typed value may not show it.
fn is_of_text(fault: &Fault) -> bool {
    [Code::Type, Code::UnknownMember, Code::DuplicateMember, Code::Syntax]
        .iter()
        .any(|code| code.as_str() == fault.code)
}

/// Panics with every failure, so that one run shows the whole picture.
fn conclude(failures: &[String], of: usize) {
    assert!(failures.is_empty(), "{} of {of} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_json_check_agrees_with_the_table() {
    let cases = table::cases();
    let failures: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let found = judge_json(case.json.as_bytes());
            (found != case.expected).then(|| format!("{}\n  must have {:?}\n  has {found:?}", case.name, case.expected))
        })
        .collect();
    conclude(&failures, cases.len());
}

#[test]
fn the_typed_check_agrees_with_the_table() {
    let cases = table::cases();
    let failures: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let mut expected = case.expected.clone();
            let Some(found) = judge_typed(&case.json) else {
                // serde stops at the first error, which must be one of those that make a text no request.
                let explained = expected.iter().any(|fault| is_of_text(fault) || fault.code == Code::Required.as_str());
                return (!explained).then(|| format!("{}\n  serde makes no request of it", case.name));
            };
            expected.retain(|fault| !is_of_text(fault));
            (found != expected).then(|| format!("{}\n  must have {expected:?}\n  has {found:?}", case.name))
        })
        .collect();
    conclude(&failures, cases.len());
}

#[test]
fn what_is_valid_is_the_same_value_on_both_paths() {
    for case in table::cases().iter().filter(|case| case.expected.is_empty()) {
        let valid = json::from_slice::<CreateSessionRequest>(case.json.as_bytes()).expect(&case.name);
        let typed: CreateSessionRequest = serde_json::from_str(&case.json).expect(&case.name);
        assert_eq!(*valid, typed, "{}", case.name);
    }
}

/// serde reads an array of as many items as a structure has members as that structure; the page wants an object.
#[test]
fn an_array_is_no_structure() {
    for (path, member) in [("/Command", r#""Command":["glueetl","3"]"#), ("/Connections", r#""Connections":[["a"]]"#)] {
        let command = if path == "/Command" { "" } else { r#""Command":{},"# };
        let text = format!(r#"{{{command}{member},"Id":"a","Role":"arn:aws:iam:::role/r"}}"#);
        let expected = Fault { path: path.into(), subject: "member".into(), code: "type".into() };
        assert_eq!(judge_json(text.as_bytes()), [expected]);
    }
}

/// A text may have its entries in any order; a map has them in its own. Every fault is reported once all the same.
#[test]
fn entries_in_any_order_are_reported_once() {
    let text = r#"{"Command":{},"Id":"a","Role":"arn:aws:iam:::role/r",
        "Tags":{"z":"","":"","b":""},
        "DefaultArguments":{"z z":"","k":"\u0000","a a":"","--b":""}}"#;
    let sorted = |mut faults: Vec<Fault>| {
        faults.sort();
        faults
    };
    let typed = sorted(judge_typed(text).expect("serde makes a request of it"));

    let paths: Vec<_> = typed.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["/DefaultArguments/a a", "/DefaultArguments/k", "/DefaultArguments/z z", "/Tags/"]);
    assert_eq!(sorted(judge_json(text.as_bytes())), typed);
}

#[test]
fn the_table_has_a_group_for_every_member() {
    let Kind::Structure(structure) = CreateSessionRequest::shape().kind() else { panic!("the request is a structure") };
    let members: Vec<_> = structure.members.iter().map(glue_validate::shape::Member::name).collect();
    assert_eq!(table::members(), members, "the page's members, in the page's order");
}

#[test]
fn the_example_requests_are_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/requests");
    let expected: BTreeMap<String, Vec<Value>> =
        serde_json::from_str(include_str!("requests.json")).expect("the list is one");
    let mut failures = Vec::new();
    for (file, rows) in &expected {
        let text = std::fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let expected: Vec<_> = rows.iter().map(Fault::from_row).collect();
        let found = judge_json(&text);
        if found != expected {
            failures.push(format!("{file}\n  must have {expected:?}\n  has {found:?}"));
        }
    }
    conclude(&failures, expected.len());

    let files = std::fs::read_dir(&folder).expect("the folder is there");
    let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
    // Files with the name of another operation are the API's: `glue-codegen/tests/examples.rs` lists them.
    let ours = names.filter(|name| name != "README.md" && !name.contains('_'));
    let unlisted: Vec<_> = ours.filter(|name| !expected.contains_key(name)).collect();
    assert!(unlisted.is_empty(), "`requests.json` says nothing of {unlisted:?}");
}
