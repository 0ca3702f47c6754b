//! `glue-check.toml`: which operation the files of a repository are for, and which violations count there.
//!
//! ```toml
//! levels = "tolerant"
//! deny = ["unknown_member"]
//!
//! [operations]
//! "requests/jobs/*.json" = "CreateJob"
//! "requests/**/session-*.json" = "CreateSession"
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use glue_validate::{Concern, Level, Levels};
use serde::Deserialize;

use crate::registry::{self, Operation};

/// The name of the file, in the folder where the command runs.
const NAME: &str = "glue-check.toml";

/// What the file says, as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    levels: Option<Preset>,
    #[serde(default)]
    deny: Vec<String>,
    #[serde(default)]
    warn: Vec<String>,
    #[serde(default)]
    allow: Vec<String>,
    #[serde(default)]
    operations: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Preset {
    Strict,
    Tolerant,
}

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The folder that its paths begin in.
    folder: PathBuf,
    pub(crate) levels: Levels,
    operations: Vec<(Pattern, &'static Operation)>,
}

impl Config {
    /// Reads a file; without one, that of the current folder if there is one.
    pub(crate) fn read(path: Option<&Path>, api: bool) -> Result<Self, String> {
        let named = path.unwrap_or(Path::new(NAME));
        let text = match fs::read_to_string(named) {
            Ok(text) => text,
            Err(error) if path.is_none() && error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(format!("cannot read `{}`: {error}", named.display())),
        };
        let folder = named.parent().unwrap_or(Path::new("")).to_owned();
        Self::parse(&text, folder, api).map_err(|error| format!("`{}`: {error}", named.display()))
    }

    fn parse(text: &str, folder: PathBuf, api: bool) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut levels = match written.levels {
            Some(Preset::Tolerant) => Levels::tolerant(),
            Some(Preset::Strict) | None => Levels::strict(),
        };
        let settings = [(Level::Allow, written.allow), (Level::Warn, written.warn), (Level::Deny, written.deny)];
        for (level, concerns) in settings {
            for concern in concerns {
                let concern: Concern = concern.parse().map_err(|error| format!("{error}"))?;
                levels = levels.set(level, concern);
            }
        }
        let operation = |(glob, name): (String, String)| {
            let pattern = Pattern::new(&glob).map_err(|error| format!("`{glob}` is no glob: {error}"))?;
            Ok((pattern, registry::find(&name, api)?))
        };
        let operations = written.operations.into_iter().map(operation).collect::<Result<_, String>>()?;
        Ok(Self { folder, levels, operations })
    }

    /// The operation that a file is for; of several globs the longest that matches counts.
    pub(crate) fn operation(&self, file: &Path) -> Option<&'static Operation> {
        let relative = file.strip_prefix(&self.folder).unwrap_or(file);
        let relative = relative.strip_prefix(".").unwrap_or(relative);
        let options = MatchOptions { require_literal_separator: true, ..MatchOptions::new() };
        let matching = self.operations.iter().filter(|(pattern, _)| pattern.matches_path_with(relative, options));
        matching.max_by_key(|(pattern, _)| pattern.as_str().len()).map(|(_, operation)| *operation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, PathBuf::from("."), false)
    }

    #[test]
    fn the_longest_glob_counts() {
        let text = "[operations]\n'jobs/**/*.json' = 'create-job'\n'jobs/run-*.json' = 'StartJobRun'";
        let config = parse(text).unwrap();
        let name = |file: &str| config.operation(Path::new(file)).map(Operation::name);
        assert_eq!(name("./jobs/a.json"), Some("CreateJob"));
        assert_eq!(name("jobs/old/run-a.json"), Some("CreateJob"));
        assert_eq!(name("jobs/run-a.json"), Some("StartJobRun"));
        assert_eq!(name("a.json"), None);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, message) in [
            ("level = 1", "unknown field `level`"),
            ("levels = 'lax'", "unknown variant `lax`"),
            ("warn = ['size']", "`size`: there is no such code"),
            ("[operations]\n'*.json' = 'CreateJbo'", "did you mean `CreateJob`?"),
            ("[operations]\n'a***' = 'CreateJob'", "`a***` is no glob"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(message), "{error}");
        }
    }
}
