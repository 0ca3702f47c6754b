//! AWS's own clients, for Python and for the command line, against `glue-check serve`.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use xshell::{Shell, cmd};

use crate::chores::{Failure, Outcome, root};

/// Runs the script with boto3 and the AWS CLI, in a virtual environment of its own.
pub(crate) fn boto3(shell: &Shell) -> Outcome {
    let environment = root().join("target/boto3");
    let python = environment.join("bin/python");
    install(shell, &environment, &python).map_err(|error| Failure::Unavailable(error.to_string()))?;
    cmd!(shell, "cargo build --quiet --package glue-check").run()?;
    let mut endpoint = Command::new(root().join("target/debug/glue-check"));
    let endpoint = endpoint.args(["serve", "--addr", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn();
    let mut endpoint = endpoint.map_err(|error| error.to_string())?;
    let outcome = run(shell, &python, &mut endpoint);
    // It would wait for calls for ever.
    let _ = endpoint.kill();
    let _ = endpoint.wait();
    outcome
}

fn install(shell: &Shell, environment: &Path, python: &Path) -> Result<(), xshell::Error> {
    if !python.exists() {
        cmd!(shell, "python3 -m venv {environment}").run()?;
    }
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check boto3 awscli").run()
}

fn run(shell: &Shell, python: &Path, endpoint: &mut Child) -> Outcome {
    let mut line = String::new();
    let stdout = endpoint.stdout.take().ok_or_else(|| "the endpoint has no output".to_owned())?;
    BufReader::new(stdout).read_line(&mut line).map_err(|error| error.to_string())?;
    let address = line.trim_end().strip_prefix("listening on ");
    let address = address.ok_or_else(|| format!("the endpoint said `{line}`"))?;
    let script = root().join("glue-check/tests/with_boto3.py");
    Ok(cmd!(shell, "{python} {script} {address}").run()?)
}
