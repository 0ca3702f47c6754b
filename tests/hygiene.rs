//! The expansion in crates that are unlike ours: under another name, without the standard library, without a prelude.
//!
//! `tests/hygiene` is a workspace of such crates; it is copied next to the build's output and built there; in it all
//! warnings are errors.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn crates_unlike_ours_build() {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from);
    let folder = target.join("tests").join("hygiene");
    copy(&Path::new(ROOT).join("tests/hygiene"), &folder);
    // The versions that this repository was built with.
    fs::copy(Path::new(ROOT).join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file is copied");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--workspace", "--all-targets", "--quiet"]).current_dir(&folder);
    cargo.env("CARGO_TARGET_DIR", folder.join("target")).env_remove("RUSTFLAGS");
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Copies a folder; `{ROOT}` in manifests becomes the way to this repository.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder is made");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (source, copy) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            self::copy(&source, &copy);
            continue;
        }
        let text = fs::read_to_string(&source).expect("a text").replace("{ROOT}", ROOT);
        if !fs::read_to_string(&copy).is_ok_and(|old| old == text) {
            fs::write(&copy, text).expect("a file is written");
        }
    }
}
