//! The patterns in JSON Schemas against the engine that most validators have: JavaScript's, asked through Ajv.

use std::fs;

use xshell::{Shell, cmd};

use crate::chores::{Failure, Outcome, root};

/// Of so many patterns of AWS's corpus one is asked about, and all of Glue's.
const STEP: &str = "12";

/// Compares our verdicts with Ajv's, which npm fetches into a folder of its own.
pub(crate) fn ajv(shell: &Shell) -> Outcome {
    let folder = root().join("target/ajv");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let unavailable = |error: xshell::Error| Failure::Unavailable(error.to_string());
    cmd!(shell, "node --version").quiet().ignore_stdout().run().map_err(unavailable)?;
    cmd!(shell, "npm install --silent --no-save --prefix {folder} ajv@8").run().map_err(unavailable)?;
    let corpus = root().join("glue-pattern/tests/data/aws.jsonl");
    let cases = folder.join("cases.jsonl");
    let example = cmd!(shell, "cargo run --quiet --package glue-pattern --features compile --example ecma_cases --");
    let text = example.arg(corpus).arg(STEP).read()?;
    fs::write(&cases, text).map_err(|error| error.to_string())?;
    let script = root().join("glue-pattern/tests/with_ajv.cjs");
    Ok(cmd!(shell, "node {script} {folder} {cases}").run()?)
}
