//! The chores of this repository, one command each: `cargo xtask --help`.

mod ajv;
mod chores;
mod circles;
mod public_api;
mod served;
mod services;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xshell::{Shell, cmd};

use chores::{Failure, Outcome, all, bless, crates, features, list_circles, msrv, no_std, portable, root};

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
    /// Accept what changed in snapshots: attribute cases, rustc's words, generated code, public items. Read the diff
    Bless,
    /// List the circles of files in each crate
    Circles {
        /// Root files of crates; without any, the crates of this workspace
        roots: Vec<PathBuf>,
    },
    /// Compare the public items with the listings in `public-api/`
    PublicApi {
        /// Write the listings
        #[arg(long)]
        write: bool,
    },
    /// Check that each feature builds alone, and none at all
    Features,
    /// Import, generate and compile other services out of today's botocore
    Services {
        /// Names of botocore's folders; without any, one of each kind
        names: Vec<String>,
    },
    /// Check that the fuzz targets build
    Fuzz,
    /// Run the pattern tests on the portable code of the matcher, whatever the machine
    Portable,
    /// Compare the patterns of JSON Schemas with Ajv's verdicts (npm fetches it)
    Ajv,
    /// Run AWS's client for Python against `glue-check serve` (pip fetches it)
    Boto3,
    /// Try the page of `glue-check serve` in a headless Chromium (pip fetches its client)
    Page {
        /// A folder for pictures of the page
        #[arg(long)]
        pictures: Option<PathBuf>,
    },
    /// Check the library for a machine without a standard library (rustup fetches the target)
    NoStd,
    /// Check the oldest supported Rust (rustup fetches it)
    Msrv,
}

/// The exit code of a chore that cannot run here, as automake's tests have it.
const UNAVAILABLE: u8 = 77;

fn main() -> ExitCode {
    match run(&Args::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(message)) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
        Err(Failure::Unavailable(message)) => {
            eprintln!("cannot run here: {message}");
            ExitCode::from(UNAVAILABLE)
        }
    }
}

fn run(chore: &Chore) -> Outcome {
    let shell = Shell::new()?;
    shell.change_dir(root());
    match chore {
        Chore::Test => all(&[cmd!(shell, "cargo test --workspace")]),
        Chore::Bless => bless(&shell).and_then(|()| public_api::public_api(&shell, true)),
        Chore::Circles { roots } if roots.is_empty() => list_circles(&crates()),
        Chore::Circles { roots } => list_circles(roots),
        Chore::PublicApi { write } => public_api::public_api(&shell, *write),
        Chore::Features => features(&shell),
        Chore::Fuzz => all(&[cmd!(shell, "cargo check --manifest-path fuzz/Cargo.toml --bins")]),
        Chore::Portable => portable(&shell),
        Chore::Services { names } => services::services(&shell, names),
        Chore::Ajv => ajv::ajv(&shell),
        Chore::Boto3 => served::boto3(&shell),
        Chore::Page { pictures } => served::page(&shell, pictures.as_deref()),
        Chore::NoStd => no_std(&shell),
        Chore::Msrv => msrv(&shell),
    }
}
