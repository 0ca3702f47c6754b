//! A JSON text to its report: every kind of fault, each with its pointer and its place in the text.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use glue_validate::json::Options;
use glue_validate::{GlueValidate, Report, json, render};
use serde::Deserialize;

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct Request {
    #[len(1, 3)]
    id: String,
    #[range(min = 1)]
    timeout: Option<i32>,
    ratio: Option<f64>,
    command: Option<Command>,
    #[map(max = 2, key(len(max = 2)), value(len(max = 3)))]
    tags: Option<BTreeMap<String, String>>,
    #[list(max = 2, unique)]
    list: Option<Vec<String>>,
    set: Option<BTreeSet<i64>>,
    kind: Option<Kind>,
    source: Option<Source>,
    flag: Option<bool>,
    #[serde(default)]
    retries: u8,
    #[sensitive]
    #[len(max = 3)]
    password: Option<String>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct Command {
    #[len(min = 2)]
    name: String,
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Kind {
    #[serde(rename = "G.1X")]
    G1X,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum Source {
    Table(#[len(max = 1)] String),
    Query(#[len(max = 1)] String),
}

/// `path code line:column`, a violation a line.
fn summary(report: &Report) -> Vec<String> {
    let line = |it: &glue_validate::Violation| {
        let location = it.location().expect("a JSON report knows where");
        format!("{} {} {}:{}", it.path(), it.code(), location.line, location.column)
    };
    report.violations().iter().map(line).collect()
}

#[track_caller]
fn expect(text: &str, expected: &[&str]) {
    let report = json::from_str::<Request>(text).map(|_| ()).err();
    assert_eq!(report.as_ref().map(summary).unwrap_or_default(), expected, "{text}");
    let checked = json::check::<Request>(text.as_bytes()).err();
    assert_eq!(checked.as_ref().map(summary).unwrap_or_default(), expected, "check: {text}");
}

#[test]
fn valid_texts() {
    expect(r#"{"Id": "a"}"#, &[]);
    expect(r#" {"Id" : "\u0061\ud83d\udc4d", "Timeout":1 , "Ratio":1e3, "Flag":false, "Set":[1,2]} "#, &[]);
    expect(r#"{"Id": "a", "Timeout": null, "Tags": {}, "Kind": "G.1X", "Source": {"table": "t"}}"#, &[]);
}

#[test]
fn all_kinds_of_fault_in_one_report() {
    let text = r#"{
  "Timeout": 0,
  "Command": {"Name": "x", "Nmae": 1},
  "Tags": {"abc": "abcd", "b": null},
  "List": ["a", "b", "a"],
  "Kind": "G.2X",
  "Source": {"table": "t", "query": "q"},
  "Flag": "yes",
  "Retries": 256,
  "Tiemout": 1,
  "Flag": true
}"#;
    expect(
        text,
        &[
            "/Id required 1:1",
            "/Timeout range 2:14",
            "/Command/Name length 3:23",
            "/Command/Nmae unknown_member 3:28",
            "/Tags/abc length 4:12",
            "/Tags/abc length 4:19",
            "/Tags/b type 4:32",
            "/List length 5:11",
            "/List unique 5:22",
            "/Kind enum 6:11",
            "/Source type 7:13",
            "/Flag type 8:11",
            "/Flag duplicate_member 11:3",
            "/Retries type 9:14",
            "/Tiemout unknown_member 10:3",
        ],
    );
}

#[test]
fn an_unknown_member_gets_a_suggestion() {
    let report = json::from_str::<Request>(r#"{"Id": "a", "tiemout": 1, "password": ""}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/tiemout: is not a member; did you mean `Timeout`?\n/password: is not a member; did you mean `Password`?"
    );
    for (unknown, meant) in [("Kidn", "Kind"), ("FLAG", "Flag"), ("Tgas", "Tags"), ("Soruce", "Source")] {
        let report = json::from_str::<Request>(&format!(r#"{{"Id": "a", "{unknown}": null}}"#)).unwrap_err();
        assert_eq!(report.to_string(), format!("/{unknown}: is not a member; did you mean `{meant}`?"));
    }
    let lenient = Options::new().allow_unknown_members(true);
    assert!(lenient.from_str::<Request>(r#"{"Id": "a", "tiemout": 1}"#).is_ok());
}

#[test]
fn numbers_that_do_not_fit_their_type() {
    for number in ["2147483648", "-2147483649", "1.5", "1.0", "1e2", "-0", "99999999999999999999999999999999999999999"]
    {
        expect(&format!(r#"{{"Id": "a", "Timeout": {number}}}"#), &["/Timeout type 1:24"]);
    }
    expect(r#"{"Id": "a", "Ratio": 1e999}"#, &["/Ratio type 1:22"]);
    expect(r#"{"Id": "a", "Timeout": "1"}"#, &["/Timeout type 1:24"]);
}

#[test]
fn nulls() {
    expect(r#"{"Id": null}"#, &["/Id required 1:8"]);
    expect(r#"{"Id": "a", "List": ["a", null]}"#, &["/List/1 type 1:27"]);
    expect(r#"{"Id": "a", "Retries": null}"#, &["/Retries type 1:24"]);
    expect("null", &[" type 1:1"]);
}

#[test]
fn what_serde_passes_over_in_silence() {
    expect(r#"{"Id": "a", "Tags": {"a": "1", "a": "2"}}"#, &["/Tags/a duplicate_member 1:32"]);
    expect(r#"{"Id": "a", "Set": [1, 2, 1]}"#, &["/Set unique 1:27"]);
}

#[test]
fn unions_hold_exactly_one_member() {
    expect(r#"{"Id": "a", "Source": {}}"#, &["/Source type 1:23"]);
    expect(r#"{"Id": "a", "Source": {"tabel": "t"}}"#, &["/Source/tabel unknown_member 1:24"]);
    expect(r#"{"Id": "a", "Source": {"query": "long"}}"#, &["/Source/query length 1:33"]);
    expect(r#"{"Id": "a", "Source": 1}"#, &["/Source type 1:23"]);
}

#[test]
fn texts_that_are_no_json() {
    for (text, place) in [
        ("", "1:1"),
        ("{", "1:1"),
        ("{\"Id\": \"a\",\n  \"List\": [1,]}", "2:13"),
        ("{\"Id\": \"a\"} x", "1:13"),
        ("{\"Id\": tru}", "1:8"),
        (r#"{"Id": "\ud800"}"#, "1:9"),
    ] {
        let report = json::from_str::<Request>(text).unwrap_err();
        assert_eq!(summary(&report), [format!(" syntax {place}")], "{text}");
        assert!(report.is_serialization());
    }
}

#[test]
fn bytes_that_are_no_utf8() {
    let report = json::from_slice::<Request>(b"{\"Id\":\n \"\xff\"}").unwrap_err();
    assert_eq!(summary(&report), [" syntax 2:3"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Tree(Vec<Tree>);

#[test]
fn depth_is_bounded() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(
        json::from_str::<Request>(&nested(100_000)).unwrap_err().violations()[0].code().as_str(),
        "type",
        "the outermost value is wrong already"
    );

    assert!(json::from_str::<Tree>(&nested(50)).is_ok());
    let report = json::from_str::<Tree>(&nested(100_000)).unwrap_err();
    assert_eq!(report.violations()[0].code().as_str(), "too_deep");
}

#[test]
fn violations_are_capped_and_the_report_says_so() {
    let text = format!(r#"{{"Id": "a", "Set": [{}]}}"#, vec![r#""x""#; 5000].join(","));
    let report = json::from_str::<Request>(&text).unwrap_err();
    assert_eq!(report.violations().len(), 1000);
    assert!(report.is_truncated());
    let few = Options::new().max_violations(3).from_str::<Request>(&text).unwrap_err();
    assert_eq!(few.violations().len(), 3);
    assert!(few.is_truncated());
}

#[test]
fn sensitive_values_never_appear() {
    let text = r#"{"Id": "a", "Password": "hunter2"}"#;
    let keeping = Options::new().keep_values(true);
    let report = keeping.from_str::<Request>(text).unwrap_err();
    assert_eq!(report.violations()[0].value(), None);
    assert!(!format!("{report:?} {report}").contains("hunter2"));
    let kept = keeping.from_str::<Request>(r#"{"Id": "abcd"}"#).unwrap_err();
    assert_eq!(kept.violations()[0].value(), Some("abcd"));
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
struct SecretKey(#[sensitive] String);

#[derive(Debug, Deserialize, GlueValidate)]
#[check(never)]
struct Vault {
    #[map(value(len(max = 1)))]
    by_key: BTreeMap<SecretKey, String>,
    #[list(max = 0, item(sensitive))]
    list: Vec<String>,
}

fn never(_: &Vault) -> Result<(), &'static str> {
    Err("is refused")
}

#[test]
fn nothing_around_a_sensitive_value_shows_it() {
    let text = r#"{"by_key": {"hunter2": "ab"}, "list": ["hunter2"], "pasword": "hunter2"}"#;
    let report = Options::new().keep_values(true).from_str::<Vault>(text).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/by_key/*: must have at most 1 character, has 2\n/list: must have at most 0 items, has 1\n\
         /pasword: is not a member\nthe value: not checked by `never`, which reads what is at fault"
    );
    let checked = r#"{"by_key": {"hunter2": "a"}, "list": [], "pasword": "hunter2"}"#;
    let checked = Options::new().keep_values(true).from_str::<Vault>(checked).unwrap_err();
    assert_eq!(checked.to_string(), "/pasword: is not a member\nthe value: does not pass the check `never`");
    for report in [report, checked] {
        assert!(!format!("{report:?}").contains("hunter2"));
        assert!(report.violations().iter().all(|it| it.value().is_none_or(|value| !value.contains("hunter2"))));
    }
}

#[test]
fn a_report_does_not_steer_a_terminal() {
    let report = json::from_str::<Request>("{\"Id\": \"a\", \"\\u001b[31m\": 1}").unwrap_err();
    assert_eq!(report.to_string(), r"/\u{1b}[31m: is not a member");
}

/// A cap leaves out violations, not what they mean for the answer.
#[test]
fn unknown_members_matter_only_where_nothing_else_is_wrong() {
    for (text, cap, error) in [
        (r#"{"Id": "a", "Idd": 1}"#, 9, "SerializationException"),
        (r#"{"Id": "", "Idd": 1}"#, 9, "ValidationException"),
        (r#"{"Id": "", "Idd": 1, "Flag": 1}"#, 9, "SerializationException"),
        (r#"{"Id": "", "Idd": 1, "Flag": 1}"#, 1, "SerializationException"),
        (r#"{"Id": "", "Idd": 1, "Flag": 1}"#, 0, "SerializationException"),
        (r#"{"Id": "", "Idd": 1, "Timeout": 0}"#, 0, "ValidationException"),
    ] {
        let options = Options::new().max_violations(cap);
        let report = options.from_str::<Request>(text).unwrap_err();
        assert_eq!(render::smithy::error_type(&report), error, "{text}, {cap} kept");
        assert_eq!(report.is_truncated(), cap < 2, "{text}, {cap} kept");
        assert!(!render::smithy::Exception::new(&report).message.is_empty(), "{text}, {cap} kept");
    }
    let report = json::from_str::<Request>(r#"{"Id": "", "Idd": 1}"#).unwrap_err();
    let fields = render::smithy::Exception::new(&report).field_list;
    assert_eq!(fields.iter().map(|field| &*field.path).collect::<Vec<_>>(), ["/Id"]);
    let report = json::from_str::<Request>(r#"{"Idd": 1, "Flag": 1}"#).unwrap_err();
    assert_eq!(render::smithy::Exception::new(&report).message, "/Flag: must be a boolean, found a number");
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Sets {
    #[list(item(range(max = 3)))]
    ordered: BTreeSet<i32>,
    #[serde(default)]
    #[list(item(list(item(len(max = 1)))))]
    nested: HashSet<Vec<String>>,
    #[serde(default = "seven")]
    #[range(max = 5)]
    number: u8,
}

fn seven() -> u8 {
    7
}

/// A set's items stand in an order of its own in a value, in the text's order in a text.
#[test]
fn a_fault_in_a_set_is_reported_once_at_its_place_in_the_text() {
    for (text, expected) in [
        (r#"{"ordered": [4, -3], "number": 1}"#, &["/ordered/0 range 1:14"][..]),
        (r#"{"ordered": [5, 1, 4], "number": 1}"#, &["/ordered/0 range 1:14", "/ordered/2 range 1:20"]),
        (
            r#"{"ordered": [], "nested": [["a"], ["bb"], ["c", "dd"]], "number": 1}"#,
            &["/nested/1/0 length 1:36", "/nested/2/1 length 1:49"],
        ),
        (r#"{"ordered": [4, -3]}"#, &["/ordered/0 range 1:14", "/number range 1:1"]),
    ] {
        assert_eq!(summary(&json::from_str::<Sets>(text).unwrap_err()), expected, "{text}");
    }
}

#[test]
fn a_long_report_of_a_map_in_another_order_takes_no_time() {
    let entries: Vec<_> = (0..30_000).map(|number| format!(r#""{number}": "long""#)).collect();
    let text = format!(r#"{{"Id": "a", "Tags": {{{}}}}}"#, entries.join(","));
    let report = Options::new().max_violations(usize::MAX).from_str::<Request>(&text).unwrap_err();
    assert_eq!(report.violations().iter().filter(|it| it.subject().as_str() == "value").count(), 30_000);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[sensitive]
struct Credentials {
    #[len(max = 3)]
    password: String,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[sensitive]
struct Headers(#[map(value(len(max = 3)))] BTreeMap<String, String>);

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "type")]
enum Internal {
    Login(Credentials),
    Guest,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Token(#[sensitive] String),
    Guest,
}

#[derive(Debug, Deserialize, GlueValidate)]
enum External {
    Token(#[sensitive] String),
    Login(Credentials),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Flat<T> {
    id: Option<u8>,
    #[serde(flatten)]
    flat: T,
}

/// The text as it may be shown.
fn masked<T: GlueValidate>(text: &str) -> String {
    let mut shown = text.to_owned();
    for span in json::sensitive_spans(T::shape(), text).into_iter().rev() {
        shown.replace_range(span, "*");
    }
    shown
}

/// What a text of a shape with secrets shows, and what its report says: nothing of the secret, and no more is hidden.
#[track_caller]
fn expect_hidden<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, shown: &str, report: &[&str]) {
    assert_eq!(masked::<T>(text), shown, "{text}");
    let options = Options::new().keep_values(true);
    for found in [options.from_str::<T>(text).map(|_| ()).err(), options.check::<T>(text.as_bytes()).err()] {
        let violations = found.as_ref().map(Report::violations).unwrap_or_default();
        let lines: Vec<_> = violations
            .iter()
            .map(|it| format!("{} {}{}", it.path(), it.code(), if it.is_sensitive() { " sensitive" } else { "" }))
            .collect();
        assert_eq!(lines, report, "{text}");
        let written = format!("{found:?} {}", found.as_ref().map(Report::to_string).unwrap_or_default());
        assert!(!written.contains("hunter"), "{written}");
        assert!(violations.iter().all(|it| it.value().is_none_or(|value| !value.contains("hunter"))), "{text}");
    }
}

#[test]
fn a_secret_is_one_wherever_serde_puts_it() {
    let hidden = expect_hidden::<Flat<Credentials>>;
    hidden(r#"{"password": "hunter"}"#, r#"{"password": *}"#, &["/password length sensitive"]);
    hidden(r#"{"id": 999, "password": "hun"}"#, r#"{"id": *, "password": *}"#, &["/id type"]);
    let hidden = expect_hidden::<Flat<Headers>>;
    hidden(r#"{"id": 1, "hunter": "hunter"}"#, r#"{"id": 1, *: *}"#, &["/* length sensitive"]);
    hidden(r#"{"hunter": "h", "hunter": "i"}"#, "{*: *, *: *}", &["/* duplicate_member sensitive"]);
    let hidden = expect_hidden::<Internal>;
    hidden(r#"{"type": "Login", "password": "hunter"}"#, "*", &["/password length sensitive"]);
    hidden(r#"{"type": "Login", "password": "h", "hunter": 1}"#, "*", &[" unknown_member sensitive"]);
    hidden(r#"{"type": "Guest"}"#, r#"{"type": "Guest"}"#, &[]);
    hidden(r#"{"type": "Lgin", "password": "hunter"}"#, "*", &["/type enum"]);
    hidden(r#"{"type": 1, "password": "hunter"}"#, "*", &["/type type"]);
    hidden(r#"{"password": "hunter"}"#, "*", &["/type required"]);
    let hidden = expect_hidden::<Adjacent>;
    hidden(r#"{"t": "Token", "c": "hunter"}"#, r#"{"t": "Token", "c": *}"#, &[]);
    hidden(r#"{"t": "Toke", "c": "hunter"}"#, "*", &["/t enum"]);
    hidden(r#"{"t": "Guest", "c": "hunter"}"#, r#"{"t": "Guest", "c": *}"#, &["/c type"]);
    hidden(r#"{"t": "Token", "c": "a", "c": "hunter"}"#, r#"{"t": "Token", "c": *, *: *}"#, &["/c duplicate_member"]);
    let hidden = expect_hidden::<Flat<External>>;
    hidden(r#"{"id": 1, "Token": "hunter"}"#, r#"{"id": 1, "Token": *}"#, &[]);
    hidden(r#"{"Login": {"password": "hunter"}}"#, r#"{"Login": *}"#, &["/Login/password length sensitive"]);
    hidden(r#"{"id": 1, "Tken": "hunter"}"#, "*", &[" type"]);
    let hidden = expect_hidden::<Flat<Internal>>;
    hidden(
        r#"{"id": 1, "type": "Login", "password": "hunter"}"#,
        r#"{"id": 1, "type": "Login", "password": *}"#,
        &["/password length sensitive"],
    );
    hidden(r#"{"id": 1, "type": "Lgin", "password": "hunter"}"#, "*", &["/type enum"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(tells)]
struct Account {
    name: String,
    #[sensitive]
    password: String,
}

fn tells(account: &Account) -> Result<(), String> {
    Err(format!("{} is no password for {}", account.password, account.name))
}

/// A function of the type's has seen all of it.
#[test]
fn what_a_check_says_of_a_type_with_secrets_is_not_shown() {
    let text = r#"{"name": "ada", "password": "hunter2"}"#;
    let account: Account = serde_json::from_str(text).unwrap();
    let reports = [
        account.validate().unwrap_err(),
        json::from_str::<Account>(text).unwrap_err(),
        json::check::<Account>(text.as_bytes()).unwrap_err(),
    ];
    for report in reports {
        assert_eq!(report.to_string(), "the value: does not pass the check `tells`");
        assert!(!format!("{report:?}").contains("hunter2"));
    }
}

/// A value that counts how often it is deserialised.
#[derive(Debug, GlueValidate)]
struct Counted(u8);

thread_local! {
    static COUNT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        COUNT.set(COUNT.get() + 1);
        u8::deserialize(deserializer).map(Self)
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(is_fine)]
#[allow(dead_code, reason = "it is only read")]
struct Level {
    below: Option<Box<Level>>,
    counted: Counted,
    #[range(max = 9)]
    number: u8,
}

#[expect(clippy::unnecessary_wraps, reason = "what a check is")]
fn is_fine(_: &Level) -> Result<(), &'static str> {
    Ok(())
}

/// The function of a recursive type asks for a value at each level: the one value is made once.
#[test]
fn a_function_at_each_level_does_not_read_each_level_again() {
    const LEVELS: usize = 100;
    let text = |last: &str| {
        format!("{}{last}{}", r#"{"counted": 1, "number": 1, "below": "#.repeat(LEVELS), "}".repeat(LEVELS))
    };
    for (last, code) in [
        // A rule is broken, then serde refuses a value: in the innermost level.
        (r#"{"counted": 1, "number": 10}"#, "range"),
        (r#"{"counted": 1, "number": 1, "unknown": 1}"#, "unknown_member"),
        (r#"{"counted": 1, "number": "one"}"#, "type"),
    ] {
        COUNT.set(0);
        let report = json::from_str::<Level>(&text(last)).unwrap_err();
        assert_eq!(report.violations().iter().map(|it| it.code().as_str()).collect::<Vec<_>>(), [code]);
        assert!(COUNT.get() <= LEVELS + 1, "{} values made for {code}", COUNT.get());
    }
}
