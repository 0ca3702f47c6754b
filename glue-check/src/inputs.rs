//! From arguments to requests' files, each with the operation that it is for.

use std::path::{Path, PathBuf};

use glue_validate::render::visible;
use walkdir::{DirEntry, WalkDir};

use crate::config::Config;
use crate::registry::{self, Operation};

/// A file to check.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    pub(crate) operation: &'static Operation,
    /// Whether each of its lines is a request.
    pub(crate) lines: bool,
}

/// Files for one operation, as they were named.
pub(crate) fn of_operation(operation: &'static Operation, files: &[PathBuf], lines: bool) -> Vec<Input> {
    files.iter().map(|path| Input { path: path.clone(), operation, lines }).collect()
}

/// Whether an argument is a path and not an operation, in whose name there is neither a dot nor a slash.
pub(crate) fn is_path(argument: &str) -> bool {
    argument.contains(['.', '/', std::path::MAIN_SEPARATOR])
}

/// Files and folders that say themselves what they are for. Of a folder those files count that do.
pub(crate) fn of_paths(paths: &[PathBuf], config: &Config, api: bool, lines: bool) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    for path in paths {
        let input = |path: &Path| {
            let operation = operation(path, config, api)?;
            let lines = lines || path.extension().is_some_and(|it| it == "ndjson" || it == "jsonl");
            Some(Input { path: path.to_owned(), operation, lines })
        };
        if !path.is_dir() {
            inputs.push(input(path).ok_or_else(|| unnamed(path))?);
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_of_interest) {
            let entry = entry.map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
            if entry.file_type().is_file() {
                inputs.extend(input(entry.path()));
            }
        }
    }
    Ok(inputs)
}

/// The operation that a file is for: as `glue-check.toml` has it, or by its name, `nightly.start-job-run.json`.
fn operation(path: &Path, config: &Config, api: bool) -> Option<&'static Operation> {
    config.operation(path).or_else(|| {
        let is_json = path.extension().is_some_and(|it| it == "json" || it == "ndjson" || it == "jsonl");
        let name = Path::new(path.file_stem()?).extension()?.to_str()?;
        registry::find(name, api).ok().filter(|_| is_json)
    })
}

fn unnamed(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = visible(&path);
    format!(
        "nothing says which operation `{path}` is for; call `glue-check OPERATION {path}`, name it like \
         `nightly.start-job-run.json`, or list it in `glue-check.toml`"
    )
}

/// Hidden folders, and those where build tools keep what is not the repository's, are left out.
fn is_of_interest(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || matches!(&*name, "target" | "node_modules"))
}
