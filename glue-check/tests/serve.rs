//! `glue-check serve` as a client meets it: awsJson 1.1 over HTTP, written here by hand. `with_boto3.py` beside this file does
//! the same with AWS's own client (`cargo xtask boto3`), `with_chromium.py` tries the page for people (`cargo xtask page`).

#![cfg(feature = "serve")]

mod endpoint;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use endpoint::Endpoint;
use serde_json::{Value, json};

#[test]
fn the_page_is_for_who_is_here() {
    let endpoint = Endpoint::start(&["--levels", "tolerant", "--warn", "length"]);
    let call = |method: &str, path: &str, headers: &str, body: &str| {
        let length = body.len();
        let head =
            format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n");
        endpoint.send(format!("{head}{body}").as_bytes())
    };
    let host = format!("Host: {}\r\n", endpoint.address);
    let (status, head, body) = call("GET", "/", &host, "");
    assert_eq!((status, body.starts_with("<!doctype html>")), (200, true));
    for header in
        ["content-security-policy: default-src 'none'; ", "x-content-type-options: nosniff", "cache-control: no-store"]
    {
        assert!(head.contains(header), "{head}");
    }
    assert!(!head.contains("access-control-"), "{head}");

    let (status, _, body) = call("GET", "/-/operations", &host, "");
    let known: Value = serde_json::from_str(&body).unwrap();
    let names = known["operations"].as_array().unwrap();
    assert_eq!((status, names.len(), &known["levels"]), (200, glue_model::api::operations().len(), &json!("tolerant")));
    assert_eq!(call("GET", "/-/operations/CreateJob", &host, "").0, 200);

    let json = format!("{host}Content-Type: application/json\r\n");
    let request = r#"{"JobName": "", "Timeout": 0}"#;
    let valid = |levels: &str| {
        let (status, _, body) = call("POST", &format!("/-/operations/StartJobRun/check/{levels}"), &json, request);
        assert_eq!(status, 200, "{body}");
        let judged: Value = serde_json::from_str(&body).unwrap();
        let levels: Vec<_> = judged["violations"].as_array().unwrap().iter().map(|it| it["level"].clone()).collect();
        // The server's own `--warn` holds for either.
        assert_eq!(levels, ["warn", "deny"], "{body}");
        judged["report"]["valid"].clone()
    };
    assert_eq!((valid("strict"), valid("tolerant")), (json!(false), json!(false)));

    let check = "/-/operations/StartJobRun/check/strict";
    for (method, path, headers, status) in [
        ("GET", "/-/operations/Frobnicate", &*host, 404),
        ("GET", "/-/operations/%3Cimg%20src=x%3E", &host, 404),
        ("GET", "/-/elsewhere", &host, 404),
        ("POST", "/-/operations/StartJobRun/check/lax", &json, 404),
        ("GET", check, &json, 405),
        (
            "OPTIONS",
            check,
            &format!("{host}Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n"),
            403,
        ),
        ("POST", check, &format!("{host}Content-Type: text/plain\r\n"), 415),
        ("POST", check, &host, 415),
        ("POST", check, &format!("{json}Origin: http://evil.example\r\n"), 403),
        ("POST", check, &format!("{json}Sec-Fetch-Site: same-site\r\n"), 403),
        // A name that was made to lead here.
        (
            "POST",
            check,
            "Host: evil.example:4580\r\nOrigin: http://evil.example:4580\r\nContent-Type: application/json\r\n",
            403,
        ),
        ("GET", "/", "Host: evil.example\r\n", 403),
        ("GET", "/-/operations", "Host: evil.example\r\n", 403),
        ("GET", "/-/operations", &format!("{host}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"), 403),
    ] {
        let (found, head, body) = call(method, path, headers, if method == "POST" { request } else { "" });
        assert_eq!(found, status, "{method} {path} {headers}{body}");
        assert!(!head.contains("access-control-") && head.contains("x-content-type-options: nosniff"), "{head}");
        assert!(status == 405 || head.contains("content-type: text/plain"), "{head}");
    }
    // What is no text is no request; clients of Glue may be anywhere and call the endpoint whatever they like.
    let bytes = format!("POST {check} HTTP/1.1\r\nConnection: close\r\nContent-Length: 1\r\n{json}\r\n").into_bytes();
    assert_eq!(endpoint.send(&[bytes, vec![0xff]].concat()).0, 400);
    assert_eq!(call("POST", "/", "Host: glue.test\r\nX-Amz-Target: AWSGlue.GetTags\r\n", "{}").0, 400);
}

/// A path for a file of this test.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn answers_as_glue_does() {
    let endpoint = Endpoint::start(&[]);
    let (status, head, body) = endpoint.call("AWSGlue.GetTags", r#"{"ResourceArn": "arn:aws:glue:eu-west-1:1:job/a"}"#);
    assert_eq!((status, body), (200, json!({})));
    assert!(head.contains("content-type: application/x-amz-json-1.1") && head.contains("x-amzn-requestid: "), "{head}");

    // What a client's own checks let pass: a length, a pattern, a maximum.
    let (status, head, body) = endpoint.call("AWSGlue.StartJobRun", r#"{"JobName": "", "Timeout": 0}"#);
    assert_eq!((status, &body["__type"]), (400, &json!("ValidationException")));
    assert!(head.contains("x-amzn-errortype: validationexception"), "{head}");
    assert_eq!(
        body["Message"],
        "2 validation errors detected: Value '' at 'jobName' failed to satisfy constraint: Member must have length \
         greater than or equal to 1; Value '0' at 'timeout' failed to satisfy constraint: Member must have value \
         greater than or equal to 1"
    );

    let (status, _, body) = endpoint.call("AWSGlue.StartJobRun", r#"{"JobName": 1}"#);
    assert_eq!((status, &body["__type"]), (400, &json!("SerializationException")));
    let (status, _, body) = endpoint.call("AWSGlue.StartJobRun", "{");
    assert_eq!((status, &body["__type"]), (400, &json!("SerializationException")));
    for target in ["AWSGlue.Frobnicate", "AWSGlue.", "DynamoDB_20120810.ListTables"] {
        let (status, _, body) = endpoint.call(target, "{}");
        assert_eq!((status, &body["__type"]), (400, &json!("UnknownOperationException")), "{target}");
    }
    assert_eq!(endpoint.send(b"PUT / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").0, 405);
    assert_eq!(endpoint.send(b"GET /tags HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").0, 405);
}

#[test]
fn every_operation_has_an_answer() {
    let endpoint = Endpoint::start(&["--levels", "tolerant"]);
    for operation in glue_model::api::operations().iter().step_by(7) {
        let (status, _, body) = endpoint.call(&format!("AWSGlue.{}", operation.name()), "{}");
        assert!(matches!(status, 200 | 400) && body.is_object(), "{}: {body}", operation.name());
    }
}

#[test]
fn many_callers_at_once_and_a_report_of_each() {
    let log = file("serve.ndjson");
    let endpoint = Endpoint::start(&["--report", log.to_str().unwrap(), "--warn", "range=StartJobRun./Timeout"]);
    let body = r#"{"JobName": "nightly", "Timeout": 0, "JobRunId": "?"}"#;
    let open = TcpStream::connect(&endpoint.address).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                for _ in 0..4 {
                    assert_eq!(endpoint.call("AWSGlue.StartJobRun", body).0, 200);
                }
            });
        }
    });
    drop(open);
    let text = std::fs::read_to_string(&log).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 64);
    assert!(lines.iter().all(|line| line["valid"] == true && line["violations"][0]["level"] == "warn"), "{}", lines[0]);
    std::fs::remove_file(log).unwrap();
}

#[test]
fn a_body_too_large_is_refused() {
    let endpoint = Endpoint::start(&[]);
    let head = "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: AWSGlue.GetTags\r\nTransfer-Encoding: chunked\r\n\r\n";
    let mut stream = TcpStream::connect(&endpoint.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = format!("100000\r\n{}\r\n", " ".repeat(0x10_0000));
    // The endpoint may answer and leave before all has been sent.
    let _ = (0..20).try_for_each(|_| stream.write_all(chunk.as_bytes()));
    let mut status = [0; 12];
    if stream.read_exact(&mut status).is_ok() {
        assert_eq!(&status, b"HTTP/1.1 413");
    }
    // It is there for others.
    assert_eq!(endpoint.call("AWSGlue.GetTags", "{}").0, 400);
}

#[test]
#[cfg(unix)]
fn stops_when_it_is_told_to() {
    let mut endpoint = Endpoint::start(&[]);
    let killed = Command::new("kill").arg(endpoint.process.id().to_string()).status().unwrap();
    assert!(killed.success());
    assert_eq!(endpoint.process.wait().unwrap().code(), Some(0));
}

/// The page is opened by what a desktop has for that; without a desktop the endpoint says where the page is, and serves.
#[test]
#[cfg(target_os = "linux")]
fn opens_the_page_if_there_is_a_browser() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = file("desktop");
    std::fs::create_dir_all(&folder).unwrap();
    let (opener, told) = (folder.join("xdg-open"), folder.join("opened"));
    std::fs::write(&opener, format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new' && mv '{0}.new' '{0}'\n", told.display()))
        .unwrap();
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let _ = std::fs::remove_file(&told);
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let endpoint = Endpoint::start_in(&path, &["--addr", "0.0.0.0:0", "--open"]);
    let port = endpoint.address.rsplit_once(':').unwrap().1;
    let found = (0..200).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        std::fs::read_to_string(&told).ok()
    });
    assert_eq!(found, Some(format!("http://127.0.0.1:{port}/")));
    drop(endpoint);

    let nowhere = file("no-desktop");
    std::fs::create_dir_all(&nowhere).unwrap();
    let endpoint = Endpoint::start_in(nowhere.to_str().unwrap(), &["--addr", "127.0.0.1:0", "--open"]);
    assert_eq!(endpoint.call("AWSGlue.GetTags", "{}").0, 400);
}

#[test]
fn an_address_that_is_taken_says_so() {
    let endpoint = Endpoint::start(&[]);
    let args = ["serve", "--addr", &endpoint.address];
    let output = Command::new(env!("CARGO_BIN_EXE_glue-check")).args(args).output().unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(2), &b""[..]));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with(&format!("error: cannot serve at {}: ", endpoint.address)), "{text}");
}
