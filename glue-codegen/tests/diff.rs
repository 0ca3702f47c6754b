//! What `diff` says of two versions of a small model.

use std::path::Path;

use glue_codegen::diff::Diff;
use glue_codegen::diff::Direction::{Added, Relaxed, Removed, Tightened};
use glue_codegen::{Facts, Origin, diff, import};

fn facts(name: &str) -> Facts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models").join(name);
    let origin = Origin { source: Some(name.into()), date: Some("2026-01-02".into()), ..Origin::default() };
    import(&path, &origin).unwrap()
}

#[test]
fn every_change_is_named_with_its_direction() {
    let found = diff(&facts("service-2.json"), &facts("depot-2.json")).to_string();
    let expected = "\
service-2.json (2026-01-02) -> depot-2.json (2026-01-02)
added      GetThing: the operation
removed    Ping: the operation
relaxed    PutThingInput.Colour: is not required any more (PutThing)
relaxed    PutThingInput.Colour: may be `blue` (PutThing)
tightened  PutThingInput.Colour: may not be `UNKNOWN` any more (PutThing)
relaxed    PutThingInput.Count: the smallest value is unbounded, was 1 (PutThing)
tightened  PutThingInput.Data: the largest length is 512, was 1024 (PutThing)
relaxed    PutThingInput.Name: must match `[a-z]*`, and had to match `[a-z]+` (PutThing)
relaxed    PutThingInput.Name: the largest length is 128, was 64 (PutThing)
removed    PutThingInput.Old: the member (PutThing)
tightened  PutThingInput.Since: is required (PutThing)
added      PutThingInput.Size: the member (PutThing)
relaxed    PutThingInput.Tags.key: must match `[a-z]*`, and had to match `[a-z]+` (PutThing)
relaxed    PutThingInput.Tags.key: the largest length is 128, was 64 (PutThing)
relaxed    Thing.Name: must match `[a-z]*`, and had to match `[a-z]+` (PutThing)
relaxed    Thing.Name: the largest length is 128, was 64 (PutThing)
9 relaxed, 3 tightened, 2 added, 2 removed
";
    assert_eq!(found, expected);
}

#[test]
fn equal_facts_have_no_difference() {
    let facts = facts("service-2.json");
    let found = diff(&facts, &facts);
    assert!(found.changes.is_empty());
    assert!(found.to_string().ends_with("nothing changed\n"));
}

/// The other way round, what was relaxed is tightened.
#[test]
fn directions_turn_round() {
    let (old, new) = (facts("service-2.json"), facts("depot-2.json"));
    let count = |found: &Diff, direction| found.changes.iter().filter(|change| change.direction == direction).count();
    let (forth, back) = (diff(&old, &new), diff(&new, &old));
    // `Since` was not required before, and no member of the new model is required that the old one lacks.
    assert_eq!(count(&forth, Relaxed), count(&back, Tightened));
    assert_eq!(count(&forth, Tightened), count(&back, Relaxed));
    assert_eq!(count(&forth, Added), count(&back, Removed));
}

/// What the guide shows of the documented page against today's API is what the command prints of the request.
#[test]
fn the_guide_shows_the_page_against_the_api() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let read = |name: &str| Facts::read(&root.join("glue-model/facts").join(name)).unwrap();
    let printed = diff(&read("create-session.json"), &read("glue.json")).of_operation("CreateSession").to_string();
    let request = printed.lines().filter(|line| line.contains(" CreateSession"));
    let shown = std::fs::read_to_string(root.join("docs/guide/api.md")).unwrap();
    let shown = shown.split_once("$ cargo run -p glue-codegen -- diff ").unwrap().1.split_once("```").unwrap().0;
    let shown: Vec<&str> = shown.lines().skip(2).collect();
    assert_eq!(request.filter(|line| !line.contains("->")).collect::<Vec<_>>(), shown);
}
