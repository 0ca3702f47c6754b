//! Other AWS services through the importer and the generator. Nothing of theirs is kept.

use std::fs;
use std::path::{Path, PathBuf};

use xshell::{Shell, cmd};

use crate::chores::{Failure, Outcome, root};

/// A service of each kind: both protocols, recursive and sensitive shapes, unions, documents, members outside the body.
const SERVICES: [&str; 6] = ["athena", "dynamodb", "kms", "lambda", "s3tables", "stepfunctions"];

/// Imports, generates and compiles services out of today's botocore, and asks each operation for a verdict.
pub(crate) fn services(shell: &Shell, names: &[String]) -> Outcome {
    let work = root().join("target/services");
    let wheel = wheel(shell, &work).map_err(Failure::Unavailable)?;
    cmd!(shell, "cargo build --quiet --package glue-codegen").run()?;
    let codegen = root().join("target/debug/glue-codegen");
    let chosen: Vec<&str> =
        if names.is_empty() { SERVICES.to_vec() } else { names.iter().map(String::as_str).collect() };
    for name in chosen {
        let package = work.join(name);
        let (facts, folder) = (package.join("facts.json"), package.join("src/api"));
        shell.create_dir(&folder)?;
        cmd!(shell, "{codegen} import {wheel} {facts} --service {name}").run()?;
        cmd!(shell, "{codegen} generate {facts} {folder}").run()?;
        let features = fs::read_to_string(folder.join("features.toml")).unwrap_or_default();
        shell.write_file(package.join("Cargo.toml"), manifest(name, &features))?;
        shell.write_file(package.join("src/lib.rs"), "pub mod api;\n")?;
        shell.write_file(package.join("src/main.rs"), MAIN)?;
        let manifest = package.join("Cargo.toml");
        let target = work.join("target");
        // Without serde's derives, which is what a judge of JSON texts needs, and with them.
        for features in ["full", "full,serde"] {
            cmd!(shell, "cargo check --quiet --manifest-path {manifest} --target-dir {target} --features {features}")
                .run()?;
        }
        cmd!(shell, "cargo run --quiet --manifest-path {manifest} --target-dir {target} --features full").run()?;
    }
    Ok(())
}

/// botocore's wheel, newest of the registry.
fn wheel(shell: &Shell, work: &Path) -> Result<PathBuf, String> {
    let download =
        cmd!(shell, "python3 -m pip download --quiet --disable-pip-version-check --no-deps botocore -d {work}");
    download.run().map_err(|error| error.to_string())?;
    let files = shell.read_dir(work).map_err(|error| error.to_string())?;
    let wheels = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "whl"));
    wheels.max().ok_or_else(|| "there is no wheel".to_owned())
}

fn manifest(name: &str, features: &str) -> String {
    let root = root().display();
    // The features as they are written for `[features]` of whoever takes the module.
    format!(
        r#"[package]
name = "{name}"
edition = "2024"

[lib]
name = "service"

[workspace]

[features]
serde = ["dep:serde_with"]
{features}
[dependencies]
glue-validate = {{ path = "{root}" }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"
serde_with = {{ version = "3", default-features = false, features = ["macros"], optional = true }}
strsim = "0.11"
"#
    )
}

/// Each operation judges an empty request and a text that is none.
const MAIN: &str = r#"use service::api;

fn main() {
    let model = &api::MODEL;
    let (mut refused, mut total) = (0, 0);
    for operation in api::operations() {
        total += 1;
        if let Err(report) = operation.check(b"{}") {
            refused += 1;
            assert!(report.iter().all(|violation| violation.code().as_str() == "required"), "{}: {report}", operation.name());
        }
        assert!(operation.check(b"[]").is_err(), "{}", operation.name());
        assert_eq!(api::find(operation.name()).unwrap().name(), operation.name());
    }
    println!("{}, {model}: {total} operations, {refused} require something", model.service);
}
"#;
