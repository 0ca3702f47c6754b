//! The chores of this repository, one command each: `cargo xtask --help`.

mod chores;
mod circles;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xshell::{Shell, cmd};

use chores::{Outcome, all, bless, crates, features, list_circles, msrv, portable, root};

/// The chores of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 120)]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Run every test that a change must pass
    Test,
    /// Accept what changed in snapshots: attribute cases, rustc's words, generated code. Read the diff afterwards
    Bless,
    /// List the circles of files in each crate
    Circles {
        /// Root files of crates; without any, the crates of this workspace
        roots: Vec<PathBuf>,
    },
    /// Check that each feature builds alone, and none at all
    Features,
    /// Check that the fuzz targets build
    Fuzz,
    /// Run the pattern tests on the portable code of the matcher, whatever the machine
    Portable,
    /// Check the oldest supported Rust (installs it with rustup if need be)
    Msrv,
}

fn main() -> ExitCode {
    match run(&Args::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: &Chore) -> Outcome {
    let shell = Shell::new().map_err(|error| error.to_string())?;
    shell.change_dir(root());
    match chore {
        Chore::Test => all(&[cmd!(shell, "cargo test --workspace")]),
        Chore::Bless => bless(&shell),
        Chore::Circles { roots } if roots.is_empty() => list_circles(&crates()),
        Chore::Circles { roots } => list_circles(roots),
        Chore::Features => features(&shell),
        Chore::Fuzz => all(&[cmd!(shell, "cargo check --manifest-path fuzz/Cargo.toml --bins")]),
        Chore::Portable => portable(&shell),
        Chore::Msrv => msrv(&shell),
    }
}
