//! The example `check_request` as the README calls it. Its library has tests of its own; here it is the command that
//! counts, and that each request in `examples/requests` gets the verdict written down for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::Value;

/// The example as it is now. Cargo builds it with all tests, but not with this one alone; that one left by an earlier
/// build would be run as it is, so cargo is asked every time.
fn example() -> &'static Path {
    static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
        let args = ["build", "--quiet", "--message-format=json", "--example", "check_request"];
        let output = Command::new(env!("CARGO")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output();
        let output = output.expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let artifacts = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
        let executable = |artifact: Value| artifact["executable"].as_str().map(PathBuf::from);
        artifacts.filter_map(executable).next_back().expect("cargo names the executable")
    });
    &EXAMPLE
}

fn call(args: &[&str]) -> Output {
    Command::new(example()).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the example runs")
}

#[test]
fn every_request_gets_its_verdict() {
    let expected: BTreeMap<String, Vec<[Value; 3]>> =
        serde_json::from_str(include_str!("create_session/requests.json")).expect("the list is one");
    for (file, violations) in expected {
        let output = call(&["--format", "json", "CreateSession", &format!("examples/requests/{file}")]);
        let document: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
        let found = document["violations"].as_array().expect("a list");
        assert_eq!(found.len(), violations.len(), "{file}");
        for (found, [path, subject, code]) in found.iter().zip(&violations) {
            // A long path is written there as a recipe, which another test follows.
            assert!(found["path"] == *path || path.is_object(), "{file}: {found}");
            assert_eq!((&found["subject"], &found["code"]), (subject, code), "{file}");
        }
        assert_eq!(document["operation"], "CreateSession", "{file}");
        assert_eq!(document["valid"], violations.is_empty(), "{file}");
        assert_eq!(output.status.code(), Some(i32::from(!violations.is_empty())), "{file}");
        assert!(output.stderr.is_empty(), "{file}");
    }
}

#[test]
fn people_read_that_a_request_is_valid() {
    let output = call(&["CreateSession", "examples/requests/full.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "examples/requests/full.json: valid\n");
}

#[test]
fn what_cannot_be_served_exits_with_two() {
    let full = "examples/requests/full.json";
    for args in [&["CreateSession"][..], &["Frobnicate", full], &["CreateSession", "no-such-file"]] {
        let output = call(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
}
