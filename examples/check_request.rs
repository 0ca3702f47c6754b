//! Checks requests in JSON files: `cargo run --example check_request -- CreateSession examples/requests/full.json`.
//!
//! It is the command `glue-check` under another name, so that it runs without being installed. `--help` says more.

use std::process::ExitCode;

fn main() -> ExitCode {
    glue_check::main()
}
