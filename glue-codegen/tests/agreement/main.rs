//! The derive's shapes agree with an independent judge: requests made from facts, and what must be said of each,
//! by code that shares nothing with the derive.

mod cases;
mod schemas;
mod texts;
mod values;

use std::collections::BTreeSet;
use std::path::Path;

use glue_codegen::Facts;
use glue_codegen::generate::expressible;
use glue_model::api;
use glue_validate::Report;
use serde_json::Value;

use self::cases::{Cases, Expected};
use self::schemas::Schemas;
use self::texts::Texts;
use self::values::Maker;

fn facts() -> Facts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../glue-model/facts/glue.json");
    expressible(&Facts::read(&path).unwrap()).0
}

/// What a report says.
fn found(operation: &api::Operation, request: &Value) -> Expected {
    let text = serde_json::to_vec(request).unwrap();
    let report = operation.check(&text).err();
    let violations = report.iter().flat_map(Report::violations);
    violations.map(|it| (it.code().as_str(), it.subject().as_str(), it.path().to_owned())).collect()
}

/// The schema of each operation gives the verdict of the check: nothing in these requests is what JSON Schema cannot say.
#[test]
fn schemas_give_the_same_verdicts() {
    let facts = facts();
    let schemas = Schemas::new();
    let mut maker = Maker { facts: &facts, texts: Texts::new() };
    let (mut total, mut wrong) = (0_usize, Vec::new());
    for (operation, stated) in api::operations().iter().zip(facts.operations.values()) {
        let input = stated.input.as_deref().unwrap();
        let mut judge = |request: Value, expected: Expected| {
            total += 1;
            if schemas.accepts(operation.name(), &request) != expected.is_empty() {
                wrong.push(format!("{}: {request}\n{expected:?}", operation.name()));
            }
        };
        for request in [maker.minimal(input, &mut Vec::new()), maker.full(input, &mut Vec::new())] {
            judge(request.unwrap(), Expected::new());
        }
        let mut cases = Cases { maker: &mut maker, judge, unbroken: BTreeSet::new() };
        cases.operation(input);
    }
    let some: Vec<String> = wrong.iter().map(|it| it.chars().take(600).collect()).take(20).collect();
    assert!(wrong.is_empty(), "{} of {total} are wrong:\n{}", wrong.len(), some.join("\n\n"));
    assert!(total > 20_000, "{total} requests are too few to say much");
}

/// What no request can break: every text matches these.
const UNBROKEN: [&str; 2] = [r"a text that does not match [\S\s]*", r"a text that does not match [\s\S]*"];

#[test]
fn every_constraint_is_judged_at_every_place() {
    let facts = facts();
    let mut maker = Maker { facts: &facts, texts: Texts::new() };
    let mut unbroken = BTreeSet::new();
    let (mut total, mut wrong) = (0_usize, Vec::new());
    for (operation, stated) in api::operations().iter().zip(facts.operations.values()) {
        let input = stated.input.as_deref().unwrap();
        for request in [maker.minimal(input, &mut Vec::new()), maker.full(input, &mut Vec::new())] {
            let request = request.unwrap_or_else(|| panic!("{} has no request", operation.name()));
            let said = found(operation, &request);
            total += 1;
            if !said.is_empty() {
                wrong.push(format!("{}: {request}\nis valid, but\n{said:?}", operation.name()));
            }
        }
        let judge = |request: Value, expected: Expected| {
            let said = found(operation, &request);
            total += 1;
            if said != expected {
                wrong.push(format!("{}: {request}\nmust be {expected:?}\nbut is {said:?}", operation.name()));
            }
        };
        let mut cases = Cases { maker: &mut maker, judge, unbroken: BTreeSet::new() };
        cases.operation(input);
        unbroken.append(&mut cases.unbroken);
    }
    let some: Vec<String> = wrong.iter().map(|it| it.chars().take(2000).collect()).take(20).collect();
    assert!(wrong.is_empty(), "{} of {total} are wrong:\n{}", wrong.len(), some.join("\n\n"));
    assert_eq!(unbroken.iter().map(String::as_str).collect::<Vec<_>>(), UNBROKEN);
    println!("{total} requests");
    assert!(total > 20_000, "{total} requests are too few to say much");
}
