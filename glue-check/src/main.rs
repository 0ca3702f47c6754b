//! The command `glue-check`. What it does is in the library, so that an example can be the same command.

use std::process::ExitCode;

fn main() -> ExitCode {
    glue_check::main()
}
