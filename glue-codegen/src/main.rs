//! The command: `import`, `diff`, `generate`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
use glue_codegen::{Facts, Layout, Origin, diff, generate, import};

/// Turns an AWS service's model into facts, and facts into validated Rust structs.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 120)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads a model and writes its facts
    Import {
        /// botocore's `service-2.json` (plain or `.gz`), a botocore wheel, or a Smithy JSON AST
        model: PathBuf,
        /// The facts file to write
        #[arg(value_name = "FACTS_JSON")]
        facts: PathBuf,
        /// The service to take out of a wheel, by the name of its folder
        #[arg(long, default_value = "glue")]
        service: String,
        /// The source and its version, such as `botocore 1.44.8`, if the file does not tell
        #[arg(long)]
        source: Option<String>,
        /// The day on which the source was published, such as `2026-11-20`, if the file does not tell
        #[arg(long)]
        date: Option<String>,
    },
    /// Writes the types of a service as Rust
    Generate {
        /// The facts file; `glue.layout.json` beside `glue.json` says how its operations are grouped
        facts: PathBuf,
        /// The folder of the module, such as `glue-model/src/api`
        #[arg(value_name = "OUT_DIR")]
        folder: PathBuf,
    },
    /// Says what changed between two facts files
    Diff {
        /// The older facts
        old: PathBuf,
        /// The newer facts
        new: PathBuf,
        /// Only what concerns this operation
        #[arg(long, value_name = "NAME")]
        operation: Option<String>,
    },
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::Import { model, facts, service, source, date } => {
            let imported = import(&model, &Origin { service, source, date })?;
            write(&facts, &imported.to_string())
        }
        Command::Generate { facts: path, folder } => {
            let facts = Facts::read(&path)?;
            let generated = generate(&facts, &Layout::beside(&path, &facts)?)?;
            for item in &generated.left_out {
                eprintln!("left out: {item}");
            }
            generated.write(&folder)
        }
        Command::Diff { old, new, operation } => {
            let (old, new) = (Facts::read(&old)?, Facts::read(&new)?);
            let found = diff(&old, &new);
            let found = match operation {
                None => found,
                Some(name) if old.operations.contains_key(&name) || new.operations.contains_key(&name) => {
                    found.of_operation(&name)
                }
                Some(name) => bail!("neither has an operation `{name}`"),
            };
            print!("{found}");
            Ok(())
        }
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))
}
