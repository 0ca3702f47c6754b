//! The chores that only call other tools.

use std::fs;
use std::path::{Path, PathBuf};

use xshell::{Cmd, Shell, cmd};

use crate::circles;

/// How a chore ends.
pub(crate) type Outcome = Result<(), Failure>;

/// Why a chore did not do what it should.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What it looks after is not as it should be.
    Failed(String),
    /// It cannot run here.
    Unavailable(String),
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Failed(message)
    }
}

impl From<xshell::Error> for Failure {
    fn from(error: xshell::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Runs commands until one fails.
pub(crate) fn all(commands: &[Cmd<'_>]) -> Outcome {
    commands.iter().try_for_each(|command| Ok(command.run()?))
}

/// Every snapshot is compared by a test that writes it instead if a variable asks for that.
pub(crate) fn bless(shell: &Shell) -> Outcome {
    let _ours = shell.push_env("BLESS", "1");
    let _trybuild = shell.push_env("TRYBUILD", "overwrite");
    all(&[
        cmd!(shell, "cargo test --quiet --package glue-validate --test attributes"),
        cmd!(shell, "cargo test --quiet --package glue-derive --lib"),
        cmd!(shell, "cargo test --quiet --package glue-pattern --features compile --test generated"),
        cmd!(shell, "cargo test --quiet --package glue-check --lib policy"),
    ])
}

/// Each feature alone, none, and the sets that the documentation names.
pub(crate) fn features(shell: &Shell) -> Outcome {
    let check = |package: &str, features: &str| -> Outcome {
        Ok(cmd!(shell, "cargo check --quiet --package {package} --no-default-features --features {features}").run()?)
    };
    for package in ["glue-validate", "glue-pattern", "glue-model"] {
        let folder = if package == "glue-validate" { root().to_owned() } else { root().join(package) };
        let mut sets = features_of(&folder.join("Cargo.toml"))?;
        sets.insert(0, String::new());
        if package == "glue-validate" {
            sets.push("json,derive".to_owned());
            sets.push("std,derive".to_owned());
        }
        sets.iter().try_for_each(|features| check(package, features))?;
    }
    Ok(())
}

/// The names in the table `[features]` of a manifest.
fn features_of(manifest: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(manifest).map_err(|error| format!("{}: {error}", manifest.display()))?;
    let lines = text.lines().skip_while(|line| *line != "[features]").skip(1);
    let names = lines.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "));
    Ok(names.map(|(name, _)| name.to_owned()).filter(|name| !name.starts_with('#') && name != "default").collect())
}

/// The matcher has code of its own for x86-64; `glue_portable` has it take what other machines take.
pub(crate) fn portable(shell: &Shell) -> Outcome {
    let _flags = shell.push_env("RUSTFLAGS", "--cfg glue_portable");
    let _target = shell.push_env("CARGO_TARGET_DIR", root().join("target/portable"));
    all(&[cmd!(shell, "cargo test --quiet --package glue-pattern --features compile --lib --test generated")])
}

/// The library on a machine that has no standard library at all.
pub(crate) fn no_std(shell: &Shell) -> Outcome {
    let machine = "thumbv7em-none-eabi";
    fetched(&cmd!(shell, "rustup target add {machine}"))?;
    let _target = shell.push_env("CARGO_TARGET_DIR", root().join("target/no-std"));
    let check = || cmd!(shell, "cargo check --quiet --package glue-validate --target {machine} --no-default-features");
    all(&[check(), check().arg("--features=derive,json")])
}

/// The version is the manifest's.
pub(crate) fn msrv(shell: &Shell) -> Outcome {
    let manifest = root().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|error| format!("{}: {error}", manifest.display()))?;
    let version = text.lines().find_map(|line| line.strip_prefix("rust-version = "));
    let version = version.ok_or_else(|| "no `rust-version`".to_owned())?.trim_matches('"');
    fetched(&cmd!(shell, "rustup toolchain install --profile minimal --no-self-update {version}"))?;
    let _target = shell.push_env("CARGO_TARGET_DIR", root().join("target/msrv"));
    let packages = ["--package=glue-validate", "--package=glue-model", "--package=glue-check"];
    all(&[cmd!(shell, "rustup run {version} cargo check --quiet").args(packages)])
}

/// Has rustup fetch what a chore needs.
fn fetched(command: &Cmd<'_>) -> Outcome {
    command.run().map_err(|error| Failure::Unavailable(error.to_string()))
}

/// Prints the circles of each crate; fails if there are any.
pub(crate) fn list_circles(roots: &[PathBuf]) -> Outcome {
    let mut count = 0;
    for file in roots {
        let file = file.strip_prefix(root()).unwrap_or(file);
        let found = circles::of_crate(file)?;
        println!("{found}");
        count += found.circles.len();
    }
    if count == 0 { Ok(()) } else { Err(Failure::Failed(format!("{count} circles of files"))) }
}

/// The root files of the crates in this repository.
pub(crate) fn crates() -> Vec<PathBuf> {
    let folders = fs::read_dir(root()).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = folders.filter(|folder| folder.join("Cargo.toml").exists()).collect();
    folders.sort();
    folders.insert(0, root().to_owned());
    let file = |folder: &PathBuf| ["src/lib.rs", "src/main.rs"].map(|file| folder.join(file));
    folders.iter().filter_map(|folder| file(folder).into_iter().find(|file| file.exists())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_circle_of_files() {
        let crates = crates();
        assert!(crates.len() >= 6, "{crates:?}");
        for file in &crates {
            let found = circles::of_crate(file).unwrap();
            assert!(found.circles.is_empty(), "{found}");
        }
    }

    #[test]
    fn features_are_read_from_the_manifest() {
        let names = features_of(&root().join("Cargo.toml")).unwrap();
        assert!(names.contains(&"json".to_owned()) && !names.contains(&"default".to_owned()), "{names:?}");
    }
}
