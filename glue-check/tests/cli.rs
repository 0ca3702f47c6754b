//! The command as it is called: exit codes, what is printed where, every format.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const TWO_FAULTS: &str = "tests/data/two-faults.json";
const MIXED: &str = "tests/data/mixed.ndjson";
const VALID: &str = r#"{"Command": {}, "Id": "a", "Role": "arn:aws:iam::123456789012:role/GlueSession"}"#;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glue-check"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("CLICOLOR_FORCE");
    command
}

/// What a call comes to: exit code, standard output, standard error.
fn call(args: &[&str]) -> (i32, String, String) {
    call_with(args, b"")
}

fn call_with(args: &[&str], stdin: &[u8]) -> (i32, String, String) {
    let mut command = command(args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    let writer = std::thread::spawn(move || {
        // A call that reads nothing may be over already.
        let _ = pipe.write_all(&stdin);
    });
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file that is gone when the test is over.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn people_see_each_fault_in_its_line() {
    let (code, out, err) = call(&["CreateSession", TWO_FAULTS]);
    assert_eq!((code, &*err), (1, ""));
    assert_eq!(
        out,
        r#"error[pattern]: `/RequestOrigin` does not match its pattern
 --> tests/data/two-faults.json:5:24
  |
5 |   "RequestOrigin": "the console",
  |                        ^ a space cannot stand here
  |
  = note: must match the pattern `[\.\-_A-Za-z0-9]+`
  = help: `a` matches the pattern

error[range]: `/Timeout` is out of range
 --> tests/data/two-faults.json:6:14
  |
6 |   "Timeout": 0
  |              ^ must be at least 1

tests/data/two-faults.json: invalid, 2 violations
"#
    );
}

#[test]
fn a_valid_request_is_said_to_be() {
    let (code, out, err) = call_with(&["CreateSession", "-"], VALID.as_bytes());
    assert_eq!((code, &*out, &*err), (0, "<stdin>: valid\n", ""));
    for format in ["smithy", "aws"] {
        let (code, out, err) = call_with(&["--format", format, "CreateSession", "-"], VALID.as_bytes());
        assert_eq!((code, &*out, &*err), (0, "", ""), "{format}");
    }
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    assert!(!call(&["CreateSession", TWO_FAULTS]).1.contains('\u{1b}'));
    assert!(call(&["--color", "always", "CreateSession", TWO_FAULTS]).1.contains('\u{1b}'));
}

#[test]
fn programs_get_one_object() {
    let (code, out, err) = call(&["--format", "json", "CreateSession", TWO_FAULTS]);
    assert_eq!((code, &*err), (1, ""));
    let message = r"must match the pattern `[\.\-_A-Za-z0-9]+`: a space at index 3 cannot stand there";
    let clue = json!({"index": 3, "found": " ", "expected": null});
    assert_eq!(
        serde_json::from_str::<Value>(&out).unwrap(),
        json!({
            "operation": "CreateSession",
            "valid": false,
            "violations": [
                {"path": "/RequestOrigin", "subject": "member", "code": "pattern", "message": message, "line": 5, "column": 20, "clue": clue},
                {"path": "/Timeout", "subject": "member", "code": "range", "message": "must be at least 1", "line": 6, "column": 14},
            ]
        })
    );
    let (code, out, _) = call_with(&["--format=json", "CreateSession", "-"], VALID.as_bytes());
    assert_eq!((code, &*out), (0, "{\"operation\":\"CreateSession\",\"valid\":true,\"violations\":[]}\n"));
}

#[test]
fn services_words() {
    let (code, out, err) = call(&["--format", "aws", "CreateSession", TWO_FAULTS]);
    assert_eq!((code, &*err), (1, ""));
    assert_eq!(
        out,
        "2 validation errors detected: Value 'the console' at 'requestOrigin' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; \
         Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1\n"
    );
    let (code, out, err) = call(&["--format", "smithy", "CreateSession", TWO_FAULTS]);
    assert_eq!((code, &*err), (1, ""));
    let body: Value = serde_json::from_str(&out).unwrap();
    // Glue's protocol has the error's type in the body.
    assert_eq!(body["__type"], "ValidationException");
    assert_eq!(
        body["fieldList"][1],
        json!({
            "path": "/Timeout",
            "message": "Value at '/Timeout' failed to satisfy constraint: Member must be greater than or equal to 1"
        })
    );
}

#[test]
fn sarif_is_one_log_for_all() {
    let (code, out, err) = call(&["--format", "sarif", "--lines", "CreateSession", MIXED, MIXED]);
    assert_eq!((code, &*err), (1, "8 requests: 4 valid, 4 invalid with 4 violations\n"));
    let log: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    assert_eq!(results[0]["ruleId"], "range");
    let place = json!({
        "artifactLocation": {"uri": "tests/data/mixed.ndjson"},
        "region": {"startLine": 2, "startColumn": 93}
    });
    assert_eq!(results[0]["locations"][0]["physicalLocation"], place);
    let (code, out, _) = call_with(&["--format", "sarif", "CreateSession", "-"], VALID.as_bytes());
    let log: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &log["runs"][0]["results"]), (0, &json!([])));
}

#[test]
fn lines_are_requests_with_their_true_numbers() {
    let (code, out, err) = call(&["--format", "json", "--lines", "CreateSession", MIXED]);
    assert_eq!((code, &*err), (1, "4 requests: 2 valid, 2 invalid with 2 violations\n"));
    let found: Vec<_> = json_lines(&out)
        .iter()
        .map(|it| (it["line"].clone(), it["valid"].clone(), it["violations"][0]["line"].clone()))
        .collect();
    let expected = [
        (json!(1), json!(true), json!(null)),
        (json!(2), json!(false), json!(2)),
        (json!(4), json!(false), json!(4)),
        (json!(5), json!(true), json!(null)),
    ];
    assert_eq!(found, expected);
    let (_, out, _) = call(&["--lines", "CreateSession", MIXED]);
    assert!(out.contains(" --> tests/data/mixed.ndjson:2:93\n"), "{out}");
    assert!(out.ends_with("\n4 requests: 2 valid, 2 invalid with 2 violations\n"), "{out}");
    let (_, out, _) = call(&["--lines", "--format", "aws", "CreateSession", MIXED]);
    assert!(out.starts_with("tests/data/mixed.ndjson:2: 1 validation error detected: "), "{out}");
    let (_, out, _) = call(&["--lines", "--format", "smithy", "CreateSession", MIXED]);
    let bodies = json_lines(&out);
    assert_eq!((&bodies[0]["line"], &bodies[0]["file"]), (&json!(2), &json!(MIXED)));
    assert_eq!(bodies[1]["body"]["__type"], "SerializationException");
}

#[test]
fn many_lines_stay_in_order() {
    let request = |id: u32| VALID.replace("\"a\"", &format!("\"{id}\"")) + "\n";
    let text: String = (0..20_000).map(request).collect();
    let text = text.replacen("\"19999\"", "\"\"", 1);
    let (code, out, _) = call_with(&["--lines", "--format", "json", "CreateSession", "-"], text.as_bytes());
    let lines: Vec<_> = json_lines(&out).iter().map(|it| it["line"].as_u64().unwrap()).collect();
    assert_eq!((code, lines), (1, (1..=20_000).collect()));
    assert!(out.trim_end().lines().last().unwrap().contains(r#""violations":[{"path":"/Id""#));
}

#[test]
fn several_files_are_told_apart_and_one_that_cannot_be_read_does_not_stop_the_rest() {
    let (code, out, err) = call(&["CreateSession", "missing.json", TWO_FAULTS, "."]);
    assert_eq!(code, 2);
    assert!(out.contains("tests/data/two-faults.json: invalid, 2 violations\n"), "{out}");
    assert!(out.ends_with("1 request: 0 valid, 1 invalid with 2 violations; 2 files could not be read\n"), "{out}");
    let errors: Vec<_> = err.lines().collect();
    assert!(errors[0].starts_with("error: cannot read `missing.json`: "), "{err}");
    assert!(errors[1].starts_with("error: cannot read `.`: "), "{err}");
    let (_, out, _) = call(&["--format", "json", "CreateSession", TWO_FAULTS, TWO_FAULTS]);
    assert_eq!(json_lines(&out).iter().map(|it| it["file"].clone()).collect::<Vec<_>>(), [TWO_FAULTS, TWO_FAULTS]);
}

#[test]
fn a_call_that_cannot_be_served_says_why() {
    let cases: [(&[&str], &str); 10] = [
        (&["--format", "\u{1b}[2Jxml\u{202e}", "CreateSession", TWO_FAULTS], r"invalid value '\u{1b}[2Jxml\u{202e}'"),
        (&["--\u{9b}31mcolour", "CreateSession", TWO_FAULTS], r"unexpected argument '--\u{9b}31mcolour'"),
        (&[], "required arguments"),
        (&["CreateSession"], "<FILE>..."),
        (&["CreateSesion", TWO_FAULTS], "there is no operation `CreateSesion`; did you mean `CreateSession`?"),
        (&["create-sesion", TWO_FAULTS], "there is no operation `create-sesion`; did you mean `CreateSession`?"),
        (&["\u{1b}[31m", TWO_FAULTS], r"there is no operation `\u{1b}[31m`; `--list` names those there are"),
        (&["--format", "xml", "CreateSession", TWO_FAULTS], "invalid value 'xml'"),
        (&["--max-violations", "0", "CreateSession", TWO_FAULTS], "--max-violations"),
        (&["--explain", "CreateSession.Tags.kye"], "`CreateSession` has no `Tags.kye`; did you mean `key`?"),
    ];
    for (args, message) in cases {
        let (code, out, err) = call(args);
        assert_eq!((code, &*out), (2, ""), "{args:?}");
        assert!(err.contains(message), "{args:?}\n{err}");
    }
}

#[test]
fn bad_input_is_invalid_and_never_a_panic() {
    let deep = "[".repeat(1_000_000);
    let nested = format!("{}{}", r#"{"Command":"#.repeat(50_000), "}".repeat(50_000));
    let cases: [(&[u8], &str); 6] = [
        (b"", "syntax"),
        (b"{\"Id\": \"\xe9\"}", "syntax"),
        (b"\xef\xbb\xbf{}", "syntax"),
        (deep.as_bytes(), "syntax"),
        (nested.as_bytes(), "syntax"),
        (b"[]", "type"),
    ];
    for (text, kind) in cases {
        for format in ["human", "json", "smithy", "aws", "sarif"] {
            let (code, out, err) = call_with(&["--format", format, "CreateSession", "-"], text);
            assert_eq!((code, &*err), (1, ""), "{format}");
            assert!(out.len() < 4000, "{format}: {}", out.len());
        }
        let (_, out, _) = call_with(&["--format", "json", "CreateSession", "-"], text);
        let violations = json_lines(&out)[0]["violations"].clone();
        assert_eq!((&violations[0]["code"], &violations[0]["path"]), (&json!(kind), &json!("")));
        assert_eq!(violations.as_array().unwrap().len(), 1);
    }
}

#[test]
fn a_large_file_is_shown_in_part() {
    let text = format!(r#"{{"Description": "{}", "Timeout": 0}}"#, "x".repeat(5_000_000));
    let file = Temporary::new("large.json", text.as_bytes());
    for format in ["human", "json", "smithy", "aws", "sarif"] {
        let (code, out, err) = call(&["--format", format, "CreateSession", file.path()]);
        assert_eq!((code, &*err), (1, ""));
        assert!(out.len() < 8000, "{format}: {}", out.len());
    }
}

#[test]
fn options_of_the_check() {
    let text = VALID.replace('}', ", \"Extra\": 1}").replacen(", \"Extra\": 1}", "}", 1);
    assert_eq!(call_with(&["CreateSession", "-"], text.as_bytes()).0, 1);
    assert_eq!(call_with(&["--allow-unknown", "CreateSession", "-"], text.as_bytes()).0, 0);
    let (_, out, _) = call_with(&["--max-violations", "1", "CreateSession", "-"], b"{}");
    assert!(
        out.ends_with("\nand more: only the first 1 are shown\n\n<stdin>: invalid, more than 1 violations\n"),
        "{out}"
    );
}

#[test]
fn any_operation_of_the_api_is_checked() {
    let text = br#"{"JobName": "", "Arguments": {"a": 1}, "Extra": 0}"#;
    let (code, out, err) = call_with(&["--format", "json", "--api", "StartJobRun", "-"], text);
    assert_eq!((code, &*err), (1, ""));
    let document = &json_lines(&out)[0];
    let found: Vec<_> =
        document["violations"].as_array().unwrap().iter().map(|it| [&it["path"], &it["code"]]).collect();
    let expected = [["/JobName", "length"], ["/Arguments/a", "type"], ["/Extra", "unknown_member"]];
    assert_eq!(json!(found), json!(expected));
    assert!(document["note"].as_str().unwrap().starts_with("checked against botocore "), "{document}");
    // Without a documented page the API answers, and names are found however they are written.
    assert_eq!(call_with(&["start-job-run", "-"], br#"{"JobName": "nightly"}"#).0, 0);
}

#[test]
fn answers_of_the_api_name_their_model() {
    let ask = |format: &str, text: &str| {
        let (_, out, _) = call_with(&["--format", format, "--api", "StartJobRun", "-"], text.as_bytes());
        serde_json::from_str::<Value>(&out).unwrap()
    };
    let model = json!(glue_model::api::MODEL);
    assert_eq!(model["service"], "AWS Glue");
    for text in [r#"{"JobName": "nightly"}"#, "{}"] {
        assert_eq!(ask("json", text)["model"], model);
    }
    assert_eq!(ask("sarif", "{}")["runs"][0]["results"][0]["properties"]["model"], model);
    // A documented page has no version.
    let (_, out, _) = call_with(&["--format", "json", "CreateSession", "-"], b"{}");
    assert_eq!(json_lines(&out)[0].get("model"), None);
}

#[test]
fn a_page_that_is_older_than_the_service_is_noted() {
    // The page has this member's values; today's API has one more.
    let text = VALID.replacen('{', r#"{"WorkerType": "G.12X", "#, 1);
    let (code, out, _) = call_with(&["--format", "json", "CreateSession", "-"], text.as_bytes());
    let document = &json_lines(&out)[0];
    assert_eq!(code, 1, "{document}");
    assert!(document["note"].as_str().unwrap().contains("accepts this request"), "{document}");
    let (_, out, _) = call_with(&["CreateSession", "-"], text.as_bytes());
    assert!(out.contains("\nnote: the current API (botocore "), "{out}");
    assert_eq!(call_with(&["--api", "CreateSession", "-"], text.as_bytes()).0, 0);
    // What both refuse needs no note.
    let (_, out, _) = call_with(&["--format", "json", "CreateSession", "-"], b"{}");
    assert_eq!(json_lines(&out)[0].get("note"), None);
}

#[test]
fn levels_turn_violations_into_warnings() {
    let text = VALID.replacen('{', r#"{"Extra": 1, "GlueVersion": "four!", "#, 1);
    let call = |args: &[&str]| call_with(&[args, &["CreateSession", "-"]].concat(), text.as_bytes());
    assert_eq!(call(&[]).0, 1);
    assert_eq!(call(&["--levels", "tolerant"]).0, 0);
    assert_eq!(call(&["--levels", "tolerant", "--deny", "unknown_member"]).0, 1);
    let place = "pattern=CreateSession./GlueVersion";
    assert_eq!(call(&["--allow", "unknown_member", "--warn", place]).0, 0);
    assert_eq!(call(&["--allow", "unknown_member", "--warn", "pattern=CreateSession./Role"]).0, 1);

    let (_, out, _) = call(&["--levels", "tolerant"]);
    assert!(out.starts_with("warning[pattern]: `/GlueVersion` does not match its pattern\n"), "{out}");
    assert!(out.ends_with("\n<stdin>: valid, 2 warnings\n"), "{out}");
    let (_, out, _) = call(&["--warn", "pattern"]);
    assert!(out.ends_with("\n<stdin>: invalid, 1 violation, 1 warning\n"), "{out}");
    let (_, out, _) = call(&["--levels", "tolerant", "--format", "json"]);
    let document = &json_lines(&out)[0];
    assert_eq!((&document["valid"], &document["violations"][0]["level"]), (&json!(true), &json!("warn")));
    let (_, out, _) = call(&["--levels", "tolerant", "--format", "sarif"]);
    assert_eq!(json_lines(&out.replace('\n', ""))[0]["runs"][0]["results"][0]["level"], "warning");
    let (code, out, err) = call(&["--levels", "tolerant", "--format", "aws"]);
    assert_eq!((code, &*out), (0, ""));
    assert!(err.starts_with("warning: <stdin>: /GlueVersion: must match the pattern"), "{err}");
    let (_, _, err) = call(&["--warn", "size"]);
    assert!(err.contains("`size`: there is no such code"), "{err}");
}

/// A folder with these files, empty before.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_repository_says_what_its_files_are_for() {
    let config = "levels = 'tolerant'\n\n[operations]\n'jobs/**/*.json' = 'CreateJob'\n";
    let folder = folder(
        "repository",
        &[
            ("glue-check.toml", config),
            ("jobs/old/nightly.json", r#"{"Name": "", "Role": "r", "Command": {}}"#),
            ("runs/nightly.start-job-run.json", r#"{"JobName": "nightly", "Extra": 1}"#),
            ("runs/all.start-job-run.ndjson", "{\"JobName\": \"nightly\"}\n{}\n"),
            ("package.json", "{}"),
            (".hidden/a.start-job-run.json", "{}"),
            ("node_modules/a.start-job-run.json", "{}"),
        ],
    );
    let call = |args: &[&str]| {
        let output = command(args).current_dir(&folder).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    let (code, out, err) = call(&["--format", "json", "."]);
    let found: Vec<_> = json_lines(&out).iter().map(|it| json!([it["file"], it["operation"], it["valid"]])).collect();
    let expected = json!([
        ["./jobs/old/nightly.json", "CreateJob", false],
        ["./runs/all.start-job-run.ndjson", "StartJobRun", true],
        ["./runs/all.start-job-run.ndjson", "StartJobRun", false],
        ["./runs/nightly.start-job-run.json", "StartJobRun", true],
    ]);
    assert_eq!((code, json!(found)), (1, expected));
    assert_eq!(err, "4 requests: 2 valid, 2 invalid with 2 violations; 1 warning\n");
    // What is asked for on the command line counts before what the repository says.
    assert_eq!(call(&["runs/nightly.start-job-run.json"]).0, 0);
    assert_eq!(call(&["--levels", "strict", "runs/nightly.start-job-run.json"]).0, 1);

    let (code, out, err) = call(&["package.json"]);
    assert_eq!((code, &*out), (2, ""));
    assert!(err.starts_with("error: nothing says which operation `package.json` is for; "), "{err}");
    let (code, _, err) = call(&["--config", "missing.toml", "."]);
    assert!(code == 2 && err.starts_with("error: cannot read `missing.toml`: "), "{err}");
    std::fs::write(folder.join("glue-check.toml"), "[operations]\n'*.json' = 'CreateJbo'").unwrap();
    let (code, _, err) = call(&["."]);
    assert!(code == 2 && err.contains("`glue-check.toml`: there is no operation `CreateJbo`; did you mean"), "{err}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_command_tells_of_itself() {
    let (code, out, _) = call(&["completions", "zsh"]);
    assert!(code == 0 && out.starts_with("#compdef glue-check"), "{out}");
    let (code, out, _) = call(&["man"]);
    assert!(code == 0 && out.contains(".TH glue-check 1"), "{out}");
}

#[test]
fn operations_are_listed_and_explained() {
    let (code, out, err) = call(&["--list"]);
    assert_eq!((code, &*err), (0, ""));
    assert!(out.lines().any(|line| line == "CreateSession\tdocumented"), "{out}");
    assert!(out.lines().any(|line| line == "StartJobRun\tapi"), "{out}");
    let (code, out, _) = call(&["--explain", "create-job"]);
    assert!(code == 0 && out.contains("\n  GlueVersion "), "{out}");
    let (code, out, _) = call(&["--explain", "CreateSession"]);
    assert!(code == 0 && out.starts_with("CreateSessionRequest "), "{out}");
    let (code, out, _) = call(&["--explain", "CreateSession.Tags.key"]);
    assert_eq!((code, &*out), (0, "key  string, 1 to 128 characters\n"));
    assert_eq!(call(&["--help"]).0, 0);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let line = "{}\n".repeat(50_000);
    let file = Temporary::new("many.ndjson", line.as_bytes());
    let mut command = command(&["--lines", "CreateSession", file.path()]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(1), &b""[..]));
}

/// Requests that are made up are judged as they should be; the same seed makes the same ones.
#[test]
fn samples() {
    for operation in ["CreateSession", "create-trigger", "StartJobRun"] {
        let (code, stdout, _) = call(&["sample", operation, "--seed", "3", "--count", "5"]);
        assert_eq!((code, stdout.lines().count()), (0, 5));
        assert_eq!(call(&["sample", operation, "--seed", "3", "--count", "5"]).1, stdout);
        assert_ne!(call(&["sample", operation, "--seed", "4", "--count", "5"]).1, stdout);
        let (code, report, _) = call_with(&[operation, "--lines", "-"], stdout.as_bytes());
        assert_eq!(code, 0, "{report}");
    }
    assert_eq!(json_lines(&call(&["sample", "CreateSession"]).1).len(), 1);

    let (code, stdout, _) = call(&["sample", "CreateSession", "--invalid", "--api"]);
    let made = json_lines(&stdout);
    assert!(code == 0 && made.len() > 50, "{stdout}");
    let requests: String = made.iter().map(|it| it["request"].to_string() + "\n").collect();
    let (code, answers, _) =
        call_with(&["CreateSession", "--api", "--lines", "--format", "json", "-"], requests.as_bytes());
    assert_eq!(code, 1);
    for (made, answer) in made.iter().zip(json_lines(&answers)) {
        let found = answer["violations"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{made}");
        for key in ["path", "subject", "code"] {
            assert_eq!(found[0][key], made["violation"][key], "{made}");
        }
    }
    // As many as are asked for, whatever the number of constraints.
    for count in [0, 1, 7, 200] {
        let (_, stdout, _) = call(&["sample", "CreateSession", "--invalid", "--count", &count.to_string()]);
        assert_eq!(stdout.lines().count(), count);
    }

    let (code, stdout, stderr) = call(&["sample", "CreatSession"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert_eq!(stderr, "error: there is no operation `CreatSession`; did you mean `CreateSession`?\n");
    assert_eq!(call(&["sample"]).0, 2);
    assert!(call(&["man"]).1.contains("sample") && call(&["completions", "bash"]).1.contains("sample"));
}

/// A schema accepts what is valid, by name and source as elsewhere.
#[test]
fn schemas() {
    let (code, stdout, _) = call(&["schema", "create-session"]);
    let documented: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, documented["$schema"].as_str()), (0, Some("https://json-schema.org/draft/2020-12/schema")));
    assert_eq!(documented["required"], json!(["Command", "Id", "Role"]));
    let (_, api, _) = call(&["schema", "CreateSession", "--api"]);
    assert_ne!(api, stdout);
    let (_, open, _) = call(&["schema", "CreateSession", "--allow-unknown"]);
    assert!(stdout.contains("additionalProperties\": false") && !open.contains("additionalProperties\": false"));

    let (code, stdout, stderr) = call(&["schema", "CreatSession"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert_eq!(stderr, "error: there is no operation `CreatSession`; did you mean `CreateSession`?\n");
    assert!(call(&["man"]).1.contains("schema") && call(&["completions", "zsh"]).1.contains("schema"));
}
