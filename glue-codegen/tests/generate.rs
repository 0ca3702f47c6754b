//! The generated code: fresh, complete, and of any service.

use std::fs;
use std::path::{Path, PathBuf};

use glue_codegen::{Facts, Layout, generate};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What is committed is what the committed facts and the generator give, byte for byte.
#[test]
fn the_committed_code_is_fresh() {
    let path = at("../glue-model/facts/glue.json");
    let facts = Facts::read(&path).unwrap();
    let generated = generate(&facts, &Layout::beside(&path, &facts).unwrap()).unwrap();
    let folder = at("../glue-model/src/api");
    for (name, text) in &generated.files {
        let committed = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(
            committed == *text,
            "`{name}` is not what `cargo run -p glue-codegen -- generate glue-model/facts/glue.json glue-model/src/api` writes"
        );
    }
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(generated.files.contains_key(&name), "`{name}` is not generated");
    }

    let manifest = fs::read_to_string(at("../glue-model/Cargo.toml")).unwrap();
    assert!(
        manifest.contains(&generated.files["features.toml"]),
        "glue-model's features are not those of features.toml"
    );

    // What is left out needs a reason that a person has read.
    let left_out: Vec<_> = generated.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(left_out, ["the length of `ExecutionClass`: every value has it"]);
}
