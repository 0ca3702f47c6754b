//! What the compiler says, word for word.
//!
//! `ui/glue`: texts of ours, filed by kind of mistake; they are the same on every compiler. `ui/rustc`: texts that rustc
//! words around ours (type errors, const evaluation), compared on the one release they were written with.

use std::process::Command;

/// The release whose words `ui/rustc` has.
const PINNED: &str = "1.95";

#[test]
fn ours() {
    trybuild::TestCases::new().compile_fail("tests/ui/glue/*/*.rs");
}

#[test]
fn rustcs() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout);
    if version.split_whitespace().nth(1).is_none_or(|number| !number.starts_with(PINNED)) {
        println!("skipped: tests/ui/rustc has the words of rustc {PINNED}, and this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/rustc/*/*.rs");
}
