//! A report as a diagnostic of miette, as its own handlers print it.

use glue_validate::render::miette::Diagnostic;
use glue_validate::{GlueValidate, json};
use miette::{Diagnostic as _, NarratableReportHandler, Severity};

#[derive(Debug, serde::Deserialize, GlueValidate)]
struct Login {
    #[len(1, 8)]
    #[allow(dead_code, reason = "validated, never read")]
    user: String,
    #[sensitive]
    #[len(min = 8)]
    #[allow(dead_code, reason = "validated, never read")]
    password: String,
}

fn diagnostic(text: &[u8]) -> Diagnostic {
    let report = json::from_slice::<Login>(text).unwrap_err();
    Diagnostic::new(report, "login.json", text, Login::shape())
}

fn printed(text: &[u8]) -> String {
    let mut out = String::new();
    NarratableReportHandler::new().render_report(&mut out, &diagnostic(text)).unwrap();
    out
}

#[test]
fn each_violation_has_a_label_at_its_place() {
    let text = "{\n  \"user\": \"\",\n  \"password\": \"hunter2\"\n}";
    let diagnostic = diagnostic(text.as_bytes());
    assert_eq!(diagnostic.to_string(), "2 violations");
    assert_eq!((diagnostic.severity(), diagnostic.code().is_none()), (Some(Severity::Error), true));
    let labels: Vec<_> = diagnostic.labels().unwrap().map(|it| (it.offset(), it.label().unwrap().to_owned())).collect();
    let expected = [
        (text.find("\"\"").unwrap(), "must have 1 to 8 characters, has 0"),
        (text.find("\"hunter2").unwrap(), "must have at least 8 characters"),
    ];
    assert_eq!(labels, expected.map(|(at, words)| (at, words.to_owned())));
    let shown = printed(text.as_bytes());
    assert!(shown.contains("login.json") && shown.contains("must have 1 to 8 characters, has 0"), "{shown}");
}

#[test]
fn one_violation_is_the_diagnostic_itself() {
    let diagnostic = diagnostic(br#"{"user": "", "password": "correct horse"}"#);
    assert_eq!(diagnostic.to_string(), "/user: must have 1 to 8 characters, has 0");
    assert_eq!(diagnostic.code().unwrap().to_string(), "length");
}

/// Nothing sensitive is printed, and nothing that a terminal would obey; whatever is masked, labels stay where they belong.
#[test]
fn what_nobody_should_see_is_masked() {
    let texts: [&[u8]; 6] = [
        br#"{"user": "", "password": "hunter2"}"#,
        br#"{"user": "", "password": ["hunter2"]}"#,
        br#"{"user": "", "password": "hunter2", "password": "hunter2"}"#,
        br#"{"user": "", "password": "hunter2""#,
        b"{\"user\": \"\xff\", \"password\": \"hunter2\"}",
        "{\"user\": \"\u{200b}\u{202e}\u{9b}1m\u{1b}\", \"password\": \"hunter2\"}".as_bytes(),
    ];
    for text in texts {
        let shown = printed(text);
        assert!(!shown.contains("hunter2"), "{shown}");
        let harmless =
            |character: char| character == '\n' || !character.is_control() && !"\u{200b}\u{202e}".contains(character);
        assert!(shown.chars().all(harmless), "{shown:?}");
    }
}

/// The character that breaks a pattern is marked, as its escape stands in the text; of what is sensitive the whole value.
#[test]
fn the_character_that_breaks_a_pattern() {
    #[derive(Debug, serde::Deserialize, GlueValidate)]
    #[allow(dead_code, reason = "validated, never read")]
    struct Names {
        #[pattern("[a-z]+")]
        name: String,
        #[sensitive]
        #[pattern("[a-z]+")]
        secret: String,
    }
    for (name, marked) in [
        (r#""ab7""#, "7"),
        (r#""a\u0041b""#, r"\u0041"),
        (r#""a\tb""#, r"\t"),
        (r#""a\ud83d\udc4d""#, r"\ud83d\udc4d"),
        (r#""é""#, "é"),
        (r#""""#, "\""),
    ] {
        let text = format!(r#"{{"secret": "hUnter", "name": {name}}}"#);
        let report = json::from_str::<Names>(&text).unwrap_err();
        let diagnostic = Diagnostic::new(report, "names.json", text.as_bytes(), Names::shape());
        let labels = diagnostic.labels().unwrap();
        let mut found: Vec<_> = labels.map(|label| &text[label.offset()..label.offset() + label.len()]).collect();
        found.sort_unstable_by_key(|found| *found == "\"hUnter\"");
        assert_eq!(found, [marked, "\"hUnter\""], "{text}");
    }
}
