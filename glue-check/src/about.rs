//! What is told without a request: the operations, what they demand, and the command itself in the forms of a shell's
//! completions and of a manual page.

use clap::CommandFactory as _;
use clap_complete::Shell;
use glue_validate::render::{explain, visible};
use glue_validate::schema;

use crate::args::Args;
use crate::registry::{self, Source};

/// The operations, one on a line, each with where its constraints are taken from.
pub(crate) fn list(api: bool) -> String {
    let chosen = registry::operations().filter(|it| !api || it.source() == Source::Api);
    chosen.flat_map(|it| [it.name(), "\t", it.source().as_str(), "\n"]).collect()
}

/// What an operation demands, or a part of it.
pub(crate) fn explanation(what: &str, api: bool) -> Result<String, String> {
    let (name, path) = what.split_once('.').unwrap_or((what, ""));
    let shape = registry::find(name, api)?.shape();
    explain::members(shape, path).ok_or_else(|| {
        let (above, last) = path.rsplit_once('.').unwrap_or(("", path));
        let names = explain::names(shape, above);
        let hint = registry::nearest(last, names.iter().map(String::as_str));
        let hint = hint.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("`{name}` has no `{}`{hint}", visible(path))
    })
}

/// The JSON Schema of an operation's request.
pub(crate) fn schema(name: &str, api: bool, allow_unknown: bool) -> Result<String, String> {
    let operation = registry::find(name, api)?;
    let schema = schema::Options::new().allow_unknown_members(allow_unknown).of_shape(operation.shape());
    Ok(format!("{schema}\n"))
}

/// What a shell needs to complete the command.
pub(crate) fn completions(shell: Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "glue-check", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// The manual page, in roff.
pub(crate) fn manual() -> String {
    let mut text = Vec::new();
    // Writing to a vector cannot fail.
    let _ = clap_mangen::Man::new(Args::command()).render(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}
