//! The listing of public items that is kept in `public-api/`, so that a review sees what a change does to the surface.
//!
//! It is made from rustdoc's JSON, a format that rustdoc still calls unstable: `RUSTC_BOOTSTRAP` lets the stable release
//! write it. What is implied by a `derive`, blanket and automatic traits are left out.

use std::fs;

use public_api::Builder;
use xshell::{Shell, cmd};

use crate::chores::{Failure, Outcome, root};

/// The packages whose surface is promised, and the names of their libraries.
const PACKAGES: [(&str, &str); 2] = [("glue-validate", "glue_validate"), ("glue-pattern", "glue_pattern")];

/// Compares the listings with the items there are now, or writes them.
pub(crate) fn public_api(shell: &Shell, write: bool) -> Outcome {
    let target = root().join("target/public-api");
    let _target = shell.push_env("CARGO_TARGET_DIR", &target);
    let _unstable = shell.push_env("RUSTC_BOOTSTRAP", "1");
    let mut changed = Vec::new();
    for (package, library) in PACKAGES {
        cmd!(shell, "cargo rustdoc --quiet --package {package} --all-features --lib")
            .args(["--", "-Zunstable-options", "--output-format=json", "--cap-lints=allow"])
            .run()?;
        let json = target.join("doc").join(library).with_extension("json");
        let listing = listing(json)?;
        let file = root().join("public-api").join(package).with_extension("txt");
        let old = fs::read_to_string(&file).unwrap_or_default();
        if old == listing {
            continue;
        }
        print_difference(&old, &listing);
        changed.push(package);
        if write {
            fs::write(&file, listing).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    if write || changed.is_empty() {
        return Ok(());
    }
    let release = "the listing is that of the Rust release in tests/attributes/main.rs";
    let changed = changed.join(", ");
    Err(Failure::Failed(format!("the public items of {changed} changed; `cargo xtask bless` accepts that ({release})")))
}

fn listing(json: std::path::PathBuf) -> Result<String, String> {
    let builder = Builder::from_rustdoc_json(json);
    let builder = builder.omit_blanket_impls(true).omit_auto_trait_impls(true).omit_auto_derived_impls(true);
    let api = builder.build().map_err(|error| error.to_string())?;
    let lines: Vec<_> = api.items().map(ToString::to_string).collect();
    Ok(lines.join("\n") + "\n")
}

/// The lines that only one of the two has.
fn print_difference(old: &str, new: &str) {
    let lacks = |text: &str, line: &str| !text.lines().any(|other| other == line);
    old.lines().filter(|line| lacks(new, line)).for_each(|line| println!("- {line}"));
    new.lines().filter(|line| lacks(old, line)).for_each(|line| println!("+ {line}"));
}
