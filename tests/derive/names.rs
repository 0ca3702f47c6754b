//! Names on the wire: serde's attributes decide, and `#[glue(rename)]` above them.

use glue_validate::GlueValidate;
use glue_validate::shape::{Kind, Member};
use serde::Deserialize;

use crate::faults;

#[derive(GlueValidate, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Wire {
    #[len(max = 1)]
    worker_type: String,
    #[serde(rename = "n", alias = "name")]
    #[len(max = 1)]
    the_name: String,
    #[serde(rename(serialize = "out", deserialize = "in"))]
    #[len(max = 1)]
    both: String,
    #[glue(rename = "mine")]
    #[len(max = 1)]
    ours: String,
    #[len(max = 1)]
    r#type: String,
    #[serde(skip)]
    skipped: std::cell::Cell<u8>,
    #[serde(default)]
    #[len(max = 1)]
    defaulted: String,
    #[serde(deserialize_with = "read")]
    #[len(max = 1)]
    custom: String,
}

fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    u8::deserialize(deserializer).map(|number| number.to_string())
}

#[derive(GlueValidate, Deserialize)]
struct Outer {
    #[serde(flatten)]
    inner: Inner,
}

#[derive(GlueValidate, Deserialize)]
struct Inner {
    #[len(max = 1)]
    a: String,
}

#[derive(GlueValidate, Deserialize)]
#[serde(transparent)]
struct Transparent {
    #[len(max = 1)]
    inner: String,
}

#[derive(GlueValidate)]
#[glue(rename_all = "kebab-case")]
struct WithoutSerde {
    #[len(max = 1)]
    long_name: String,
}

#[test]
fn paths_are_what_the_json_says() {
    let two = || "ab".to_owned();
    let wire = Wire {
        worker_type: two(),
        the_name: two(),
        both: two(),
        ours: two(),
        r#type: two(),
        skipped: std::cell::Cell::new(1),
        defaulted: two(),
        custom: two(),
    };
    assert_eq!(wire.skipped.get(), 1);
    let names = ["WorkerType", "n", "in", "mine", "Type", "Defaulted", "Custom"];
    assert_eq!(faults(&wire), names.map(|name| format!("/{name} length")));
    let Kind::Structure(structure) = Wire::shape().kind() else { panic!("a structure") };
    assert!(structure.closed);
    assert_eq!(structure.members.iter().map(Member::name).collect::<Vec<_>>(), names);
    let required: Vec<_> = structure.members.iter().map(Member::is_required).collect();
    assert_eq!(required[4..6], [true, false]);
    assert_eq!(faults(&Outer { inner: Inner { a: two() } }), ["/a length"]);
    assert_eq!(faults(&Transparent { inner: two() }), [" length"]);
    assert_eq!(faults(&WithoutSerde { long_name: two() }), ["/long-name length"]);
}
