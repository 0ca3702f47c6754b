//! Models to facts: both forms of one small model, and what no importer may pass over.

use std::fs;
use std::path::{Path, PathBuf};

use glue_codegen::facts::{Facts, Matching, Type};
use glue_codegen::{Origin, import};

fn model(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models").join(name)
}

fn dated() -> Origin {
    Origin { date: Some("2026-01-02".into()), ..Origin::default() }
}

/// Imports a model after a change to its text; the error with all its causes.
fn refusal(name: &str, from: &str, to: &str) -> String {
    let text = fs::read_to_string(model(name)).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("{name}-{:x}.json", from.len() * 1000 + to.len()));
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    format!("{:#}", import(&path, &dated()).unwrap_err())
}

/// Both forms say the same, but for what only one of them can say.
#[test]
fn both_forms_give_the_same_facts() {
    let botocore = import(&model("service-2.json"), &dated()).unwrap();
    let mut smithy = import(&model("smithy.json"), &dated()).unwrap();
    assert_eq!((botocore.patterns, smithy.patterns), (Matching::Full, Matching::Partial));

    // What Smithy knows alone: names of values, statuses, defaults.
    assert_eq!(smithy.shapes["Colour"].names, ["RED", "UNKNOWN"]);
    assert_eq!(smithy.shapes["ThrottledException"].error.as_ref().unwrap().status, Some(429));
    assert_eq!(smithy.shapes["PutThingInput"].members["Weight"].default, Some(1.into()));

    smithy.source.clone_from(&botocore.source);
    smithy.patterns = botocore.patterns;
    for shape in smithy.shapes.values_mut() {
        shape.names.clear();
        shape.members.values_mut().for_each(|member| member.default = None);
        if let Some(error) = &mut shape.error {
            error.status = None;
        }
        // Smithy's patterns match anywhere: they are anchored, where botocore's need not be.
        if let Some(pattern) = &mut shape.pattern {
            *pattern = pattern.strip_prefix('^').and_then(|it| it.strip_suffix('$')).unwrap().to_owned();
        }
    }
    assert_eq!(smithy.to_string(), botocore.to_string());
}

#[test]
fn facts_read_back_as_they_were_written() {
    for name in ["service-2.json", "smithy.json"] {
        let facts = import(&model(name), &dated()).unwrap();
        let text = facts.to_string();
        assert_eq!(text.parse::<Facts>().unwrap(), facts);
        let head: Vec<_> = text.lines().take(3).collect();
        assert_eq!(head[0], "{");
        assert!(head[1].starts_with("\"source\": \""), "{}", head[1]);
        assert_eq!(head[2], "\"date\": \"2026-01-02\",");
    }
}

#[test]
fn a_model_may_be_compressed() {
    use std::io::Write;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("service-2.json.gz");
    let mut gz = flate2::GzBuilder::new().mtime(1_700_000_000).write(Vec::new(), flate2::Compression::fast());
    gz.write_all(&fs::read(model("service-2.json")).unwrap()).unwrap();
    fs::write(&path, gz.finish().unwrap()).unwrap();

    let facts = import(&path, &Origin::default()).unwrap();
    assert_eq!(facts.date, "2023-11-14");
    assert_eq!(facts.shapes, import(&model("service-2.json"), &dated()).unwrap().shapes);
}

#[test]
fn a_wheel_tells_its_version_and_day() {
    use std::io::Write;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("botocore-9.8.7-py3-none-any.whl");
    let mut wheel = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    let day = zip::DateTime::from_date_and_time(2026, 11, 20, 19, 57, 0).unwrap();
    let options = zip::write::SimpleFileOptions::default().last_modified_time(day);
    let older = fs::read_to_string(model("service-2.json")).unwrap().replace("\"2026-01-01\"", "\"2020-01-01\"");
    let entries = [
        ("botocore/data/depot/2020-01-01/service-2.json", older.into_bytes()),
        ("botocore/data/depot/2026-01-01/service-2.json", fs::read(model("service-2.json")).unwrap()),
        ("botocore-9.8.7.dist-info/METADATA", Vec::new()),
    ];
    for (name, bytes) in entries {
        wheel.start_file(name, options).unwrap();
        wheel.write_all(&bytes).unwrap();
    }
    wheel.finish().unwrap();

    let depot = Origin { service: "depot".into(), ..Origin::default() };
    let facts = import(&path, &depot).unwrap();
    assert_eq!((facts.source.as_str(), facts.date.as_str()), ("botocore 9.8.7", "2026-11-20"));
    assert_eq!(facts.service.version, "2026-01-01");

    let error = format!("{:#}", import(&path, &Origin::default()).unwrap_err());
    assert!(error.ends_with("has no `botocore/data/glue/…/service-2.json`"), "{error}");
}

#[test]
fn what_is_not_known_is_named() {
    let cases = [
        ("service-2.json", "\"min\": 1, \"max\": 64", "\"minn\": 1", "`shapes.ThingName.minn`: unknown field `minn`"),
        ("service-2.json", "\"idempotencyToken\": true", "\"odd\": 1", "members.Token.odd`: unknown field `odd`"),
        (
            "service-2.json",
            "\"protocol\": \"json\"",
            "\"protocol\": \"query\"",
            "the protocol `query` does not carry JSON",
        ),
        ("service-2.json", "\"double\"", "\"decimal\"", "shape `Weight`: the type `decimal` is not known"),
        (
            "smithy.json",
            "smithy.api#sensitive",
            "smithy.api#secret",
            "Secret`: the trait `smithy.api#secret` is not known",
        ),
        (
            "smithy.json",
            "\"smithy.api#required\"",
            "\"example#odd\"",
            "member `Name`: the trait `example#odd` is not known",
        ),
        ("smithy.json", "\"type\": \"document\"", "\"type\": \"document\", \"odd\": 1", "the key `odd` is not known"),
        ("smithy.json", "\"type\": \"document\"", "\"type\": \"intEnum\"", "the type `intEnum` is not known"),
    ];
    for (name, from, to, expected) in cases {
        let found = refusal(name, from, to);
        assert!(found.contains(expected), "{found}\nlacks: {expected}");
    }
}

#[test]
fn what_contradicts_itself_is_named() {
    let cases = [
        ("{\"shape\": \"Colour\"}", "{\"shape\": \"Color\"}", "shape `PutThingInput`: names the shape `Color`"),
        ("[\"Name\", \"Colour\"]", "[\"Name\", \"Color\"]", "requires `Color`, which is no member"),
        ("\"type\": \"boolean\"", "\"type\": \"boolean\", \"min\": 1", "has a range, which means nothing"),
        ("\"max\": 1024", "\"max\": -1", "`-1` is no length"),
        (
            "\"shape\": \"Thing\"}, \"max\"",
            "\"shape\": \"ThingList\"}, \"max\"",
            "holds itself without a structure between",
        ),
        (
            "[{\"shape\": \"ThrottledException\"}",
            "[{\"shape\": \"Thing\"}",
            "`Thing` is listed as an error, but is none",
        ),
    ];
    for (from, to, expected) in cases {
        let found = refusal("service-2.json", from, to);
        assert!(found.contains(expected), "{found}\nlacks: {expected}");
    }
}

/// The committed facts are what an import writes, and the service's own.
#[test]
fn the_committed_facts_are_in_order() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../glue-model/facts/glue.json");
    let text = fs::read_to_string(&path).unwrap();
    let facts: Facts = text.parse().unwrap();
    assert_eq!(facts.to_string(), text);
    assert!(facts.source.starts_with("botocore "));
    assert_eq!(facts.service.id, "Glue");
    assert_eq!(facts.shape(facts.operations["CreateSession"].input.as_deref().unwrap()).kind, Type::Structure);
}
