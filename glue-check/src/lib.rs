//! Checks AWS Glue requests in JSON files: the command `glue-check`, as a library.
//!
//! ```text
//! $ glue-check CreateSession request.json
//! error[length]: `/Id` is too short
//!  --> request.json:2:9
//!   |
//! 2 |   "Id": "",
//!   |         ^^ must have 1 to 255 characters, has 0
//!
//! request.json: invalid, 1 violation
//! ```
//!
//! A call goes one way: `args` says what is asked, `config` what the repository says, `registry` knows the operations
//! (`about` tells of them), `inputs` names the files with the operation of each, `run` goes through them (`input` opens
//! them, `lines` takes those with a request on each line), `job` checks each `request`, `output` words what was found
//! (`sarif` in the form of that name), and `tally` knows the exit code in the end. `serve` answers calls instead; `sample`
//! makes requests.

mod about;
mod args;
mod config;
mod input;
mod inputs;
mod job;
mod lines;
mod output;
mod registry;
mod request;
mod run;
mod sample;
mod sarif;
#[cfg(feature = "serve")]
mod serve;
mod tally;

use std::ffi::OsString;
use std::process::ExitCode;

pub use registry::{Operation, Source, operations};

/// Runs the command with the process's arguments.
pub fn main() -> ExitCode {
    main_with(std::env::args_os())
}

/// Runs the command with these arguments, the first of which is its name.
///
/// 0: all requests are valid. 1: some are not. 2: the call cannot be served, or a file cannot be read.
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match args::parse(args) {
        Ok(args) => run::run(&args),
        Err(code) => code,
    }
}
