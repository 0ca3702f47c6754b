//! Scripts in Python that meet `glue-check serve` as AWS's own clients do, and as a browser does.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use xshell::{Shell, cmd};

use crate::chores::{Failure, Outcome, root};

/// AWS's own clients, for Python and for the command line.
pub(crate) fn boto3(shell: &Shell) -> Outcome {
    meet(shell, "boto3", &["boto3", "awscli"], &[])
}

/// The page for people, in a headless Chromium; with pictures of it in a folder, if that is given.
pub(crate) fn page(shell: &Shell, pictures: Option<&Path>) -> Outcome {
    let has = |programs: &[&str]| programs.iter().any(|program| cmd!(shell, "which {program}").quiet().read().is_ok());
    if !has(&["chromium", "chromium-browser", "google-chrome"]) || !has(&["chromedriver"]) {
        let reason = "there is no Chromium with its driver; Debian has them as `chromium` and `chromium-driver`";
        return Err(Failure::Unavailable(reason.to_owned()));
    }
    meet(shell, "chromium", &["selenium", "botocore"], pictures.as_slice())
}

/// Runs `glue-check/tests/with_NAME.py` against an endpoint, in a virtual environment of its own with these packages.
fn meet(shell: &Shell, name: &str, packages: &[&str], args: &[&Path]) -> Outcome {
    let environment = root().join("target").join(name);
    let python = environment.join("bin/python");
    install(shell, &environment, &python, packages).map_err(|error| Failure::Unavailable(error.to_string()))?;
    cmd!(shell, "cargo build --quiet --package glue-check").run()?;
    let mut endpoint = Command::new(root().join("target/debug/glue-check"));
    let endpoint = endpoint.args(["serve", "--addr", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn();
    let mut endpoint = endpoint.map_err(|error| error.to_string())?;
    let outcome = address(&mut endpoint).and_then(|address| {
        let script = root().join(format!("glue-check/tests/with_{name}.py"));
        Ok(cmd!(shell, "{python} {script} {address}").args(args).run()?)
    });
    // It would wait for calls for ever.
    let _ = endpoint.kill();
    let _ = endpoint.wait();
    outcome
}

fn install(shell: &Shell, environment: &Path, python: &Path, packages: &[&str]) -> Result<(), xshell::Error> {
    if !python.exists() {
        cmd!(shell, "python3 -m venv {environment}").run()?;
    }
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check {packages...}").run()
}

/// Where an endpoint listens.
fn address(endpoint: &mut Child) -> Result<String, Failure> {
    let mut line = String::new();
    let stdout = endpoint.stdout.take().ok_or_else(|| "the endpoint has no output".to_owned())?;
    BufReader::new(stdout).read_line(&mut line).map_err(|error| error.to_string())?;
    let address = line.trim_end().strip_prefix("listening on ");
    Ok(address.ok_or_else(|| format!("the endpoint said `{line}`"))?.to_owned())
}
