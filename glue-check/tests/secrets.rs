//! What a request hides is in no output of the command, whatever is wrong around it and whichever the format.

use std::io::Write as _;
use std::process::{Command, Stdio};

const MARKER: &str = "hunter2secret";

/// What the command prints of requests, one a line.
fn output(format: &str, operation: &str, lines: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glue-check"));
    let command = command.args(["--api", "--lines", "--format", format, operation, "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let lines = lines.to_owned();
    let writer = std::thread::spawn(move || {
        // A call that reads nothing may be over already.
        let _ = pipe.write_all(lines.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(1), "{format}: {}", String::from_utf8_lossy(&output.stderr));
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat()
}

/// Requests that hold the marker where a connection has its secrets, with faults there and beside them.
fn requests() -> Vec<String> {
    let marker = format!("\"{MARKER}\"");
    let mut wrong = vec![
        marker.clone(),
        format!("\"a {MARKER} \\u0000\""),
        format!("[{marker}]"),
        format!("{{\"key\": {marker}}}"),
    ];
    wrong.push(format!("\"{}{MARKER}\"", "x".repeat(5000)));
    wrong.push(format!("\"\\ud800{MARKER}\""));
    let places = [
        r#""BasicAuthenticationCredentials": {"Username": 5, "Password": HERE}"#,
        r#""BasicAuthenticationCredentials": {"Password": HERE, "Password": HERE, "Pasword": HERE}"#,
        r#""BasicAuthenticationCredentials": HERE"#,
        r#""CustomAuthenticationCredentials": {"a": HERE, "": HERE}"#,
        r#""CustomAuthenticationCredentials": HERE"#,
        r#""CustomAuthenticationCredentials": {"hunter2secret": HERE, "hunter2secret": 5}"#,
        r#""OAuth2Properties": {"AuthorizationCodeProperties": {"AuthorizationCode": HERE, "RedirectUri": "no"}}"#,
    ];
    let mut requests = Vec::new();
    for place in places {
        for value in &wrong {
            let inside = place.replace("HERE", value);
            let whole = format!(
                r#"{{"ConnectionInput": {{"Name": "", "ConnectionType": "JDBC", "ConnectionProperties": {{}}, "AuthenticationConfiguration": {{{inside}}}}}}}"#
            );
            // A text that ends in the middle of it, too.
            requests.push(whole.get(..whole.len() - 2).unwrap_or_default().to_owned());
            requests.push(whole);
        }
    }
    requests
}

#[test]
fn no_format_shows_a_secret() {
    let lines = requests().join("\n");
    for format in ["human", "json", "smithy", "aws", "sarif"] {
        let shown = output(format, "CreateConnection", &lines);
        assert!(shown.len() > 1000, "{format} shows what is wrong: {shown}");
        let at = shown.find(MARKER).map(|at| shown.get(at.saturating_sub(300)..at + 40).unwrap_or_default());
        assert_eq!(at, None, "{format}");
    }
}
