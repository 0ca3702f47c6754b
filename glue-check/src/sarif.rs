//! [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): what code hosting sites show beside
//! the lines of a file.
//!
//! Only the few parts of the format that a finding needs are written, result by result, so that a log of any length
//! takes no memory.

use std::fmt::Write as _;

use glue_validate::render::{json::to_string, visible};
use glue_validate::{Code, Level, Model, Report, Violation};
use serde::Serialize;
use serde_json::json;

use crate::request::Request;

/// What ends the log.
pub(crate) const FOOT: &str = "]}]}\n";

/// What begins the log: all but the results.
pub(crate) fn head() -> String {
    // What reports call codes, SARIF calls rules.
    let rule = |code: &Code| json!({ "id": code.as_str(), "shortDescription": { "text": code.description() } });
    let rules: Vec<_> = Code::ALL.iter().map(rule).collect();
    let driver = json!({ "name": "glue-check", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    let run = format!("{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
    format!("{{\"$schema\":\"{schema}\",\"version\":\"2.1.0\",\"runs\":[{run}")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'f> {
    rule_id: &'f str,
    level: &'f str,
    message: Message,
    locations: [Location<'f>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

/// What SARIF has no place of its own for.
#[derive(Serialize)]
struct Properties {
    model: &'static Model,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'f> {
    physical_location: PhysicalLocation<'f>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation<'f>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'f> {
    artifact_location: ArtifactLocation<'f>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation<'f> {
    uri: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'f> {
    fully_qualified_name: &'f str,
    kind: &'f str,
}

/// A report's violations as findings, each with a comma before it: [`Sink`](crate::output::Sink) leaves the first out.
pub(crate) fn results(request: &Request<'_>, report: &Report) -> String {
    let uri = uri(request.file);
    let mut out = String::new();
    for violation in report.violations() {
        out.push_str(",\n");
        let properties = report.model().map(|model| Properties { model });
        out.push_str(&to_string(&Finding { properties, ..finding(request, violation, &uri) }));
    }
    out
}

fn finding<'f>(request: &Request<'_>, violation: &'f Violation, uri: &'f str) -> Finding<'f> {
    let lines_before = request.line.map_or(0, |line| line - 1);
    let region = violation.location().map(|it| Region { start_line: it.line + lines_before, start_column: it.column });
    let path = violation.path();
    Finding {
        rule_id: violation.code().as_str(),
        level: if violation.level() == Level::Deny { "error" } else { "warning" },
        message: Message { text: visible(&violation.to_string()).into_owned() },
        locations: [Location {
            physical_location: PhysicalLocation { artifact_location: ArtifactLocation { uri }, region },
            logical_locations: (!path.is_empty())
                .then_some([LogicalLocation { fully_qualified_name: path, kind: "member" }]),
        }],
        properties: None,
    }
}

/// A file's name as a reference: relative to wherever the log is read, or `file:` where it is absolute.
fn uri(name: &str) -> String {
    let mut uri = String::from(if name.starts_with('/') { "file://" } else { "" });
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            // Writing to a `String` cannot fail.
            other => drop(write!(uri, "%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("requests/a b:1%é.json"), "requests/a%20b%3A1%25%C3%A9.json");
        assert_eq!(uri("/tmp/x.json"), "file:///tmp/x.json");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
