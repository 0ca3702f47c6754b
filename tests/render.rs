//! Renderings of reports: the services' words, and what no rendering may let through.

use std::collections::BTreeMap;

use glue_validate::render::aws::{Message, Wording};
use glue_validate::render::human::{Source, Style};
use glue_validate::render::json::Document;
use glue_validate::render::{explain, human, smithy};
use glue_validate::{GlueValidate, Report, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct CreateTable {
    #[len(1, 8)]
    #[pattern("[a-z]+")]
    name: Option<String>,
    #[range(0, 10)]
    retention: Option<f64>,
    #[list(max = 2, item(len(1, 4)))]
    partitions: Option<Vec<String>>,
    columns: Option<Vec<Column>>,
    #[map(max = 2, key(len(1, 4), pattern("[a-z]*")), value(len(max = 3)))]
    parameters: Option<BTreeMap<String, String>>,
    nested: Option<BTreeMap<String, Column>>,
    format: Option<Format>,
    target: Option<Target>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct Column {
    #[required]
    name: Option<String>,
    #[len(max = 5)]
    comment: Option<String>,
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Format {
    Csv,
    Json,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Target {
    Path(Column),
    Pair(#[len(max = 2)] String, String),
    Range {
        #[range(min = 1)]
        from: i32,
    },
    Nothing,
}

fn report_of<T: for<'de> Deserialize<'de> + GlueValidate + std::fmt::Debug>(text: &str) -> Report {
    json::Options::new().keep_values(true).from_str::<T>(text).unwrap_err()
}

fn aws(text: &str) -> String {
    Message::new(&report_of::<CreateTable>(text), CreateTable::shape()).with_request(text).to_string()
}

fn shown<T: for<'de> Deserialize<'de> + GlueValidate + std::fmt::Debug>(text: &str, style: Style) -> String {
    let source = Source::new("request.json", text.as_bytes(), T::shape());
    human::Snippets::new(&report_of::<T>(text), &source).with_style(style).to_string()
}

#[test]
fn aws_names_each_bound_by_itself() {
    let start = "1 validation error detected: Value";
    let constraint = "failed to satisfy constraint: Member must";
    let cases = [
        (r#"{"Name": "abcdefghi"}"#, "'abcdefghi' at 'name'", "have length less than or equal to 8"),
        (r#"{"Name": "a1"}"#, "'a1' at 'name'", "satisfy regular expression pattern: [a-z]+"),
        (r#"{"Retention": -1.5}"#, "'-1.5' at 'retention'", "have value greater than or equal to 0.0"),
        (r#"{"Retention": 11}"#, "'11' at 'retention'", "have value less than or equal to 10.0"),
        (r#"{"Format": "Orc"}"#, "'Orc' at 'format'", "satisfy enum value set: [Csv, Json]"),
        (r#"{"Partitions": ["a", "b", "c"]}"#, "'[a, b, c]' at 'partitions'", "have length less than or equal to 2"),
        (r#"{"Columns": [{"Name": "a"}, {}]}"#, "null at 'columns.2.member.name'", "not be null"),
        (r#"{"Nested": {"x": {}}}"#, "null at 'nested.x.member.name'", "not be null"),
        (r#"{"Target": {"Path": {"Name": null}}}"#, "null at 'target.path.name'", "not be null"),
    ];
    for (text, value, rule) in cases {
        assert_eq!(aws(text), format!("{start} {value} {constraint} {rule}"), "{text}");
    }
}

#[test]
fn aws_names_a_container_once_with_all_constraints_of_its_parts() {
    assert_eq!(
        aws(r#"{"Parameters": {"UP": "1", "toolong": "1"}, "Partitions": ["", "long!"]}"#),
        "2 validation errors detected: \
         Value '[, long!]' at 'partitions' failed to satisfy constraint: Member must satisfy constraint: \
         [Member must have length less than or equal to 4, Member must have length greater than or equal to 1]; \
         Value '{UP=1, toolong=1}' at 'parameters' failed to satisfy constraint: Map keys must satisfy constraint: \
         [Member must have length less than or equal to 4, Member must have length greater than or equal to 1, \
         Member must satisfy regular expression pattern: [a-z]*]"
    );
    assert_eq!(
        aws(r#"{"Parameters": {"a": "1234"}}"#),
        "1 validation error detected: Value '{a=1234}' at 'parameters' failed to satisfy constraint: \
         Map value must satisfy constraint: [Member must have length less than or equal to 3]"
    );
}

#[test]
fn aws_names_no_value_that_the_report_does_not_keep() {
    let value = CreateTable { name: Some("a1".into()), ..empty() };
    assert_eq!(
        Message::new(&value.validate().unwrap_err(), CreateTable::shape()).to_string(),
        "1 validation error detected: Value at 'name' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [a-z]+"
    );
    let value = CreateTable { retention: Some(11.0), ..empty() };
    assert_eq!(
        Message::new(&value.validate().unwrap_err(), CreateTable::shape()).to_string(),
        "1 validation error detected: Value at 'retention' failed to satisfy constraint: \
         Member must have value less than or equal to 10.0"
    );
}

fn empty() -> CreateTable {
    serde_json::from_str("{}").unwrap()
}

#[test]
fn aws_shortens_values_and_shows_control_characters() {
    let text = format!(r#"{{"Name": "{}"}}"#, "x".repeat(5000));
    assert!(aws(&text).len() < 1300);
    assert!(aws("{\"Name\": \"\\u001b[31m\"}").contains(r"Value '\u{1b}[31m' at 'name'"));
}

#[test]
fn a_request_that_cannot_be_read_is_another_exception() {
    let text = r#"{"Name": 1, "Retention": 11, "Fromat": "Csv"}"#;
    let report = report_of::<CreateTable>(text);
    let message = "/Name: must be a string, found a number";
    assert_eq!(smithy::error_type(&report), "SerializationException");
    assert_eq!(smithy::body(&report), format!(r#"{{"__type":"SerializationException","message":"{message}"}}"#));
    assert_eq!(
        Message::new(&report, CreateTable::shape()).body(),
        format!(r#"{{"Message":"{message}","__type":"SerializationException"}}"#)
    );
}

#[test]
fn smithy_lists_several_failures_in_order() {
    let report = report_of::<CreateTable>(r#"{"Name": "", "Parameters": {"UP": "1"}}"#);
    let exception = smithy::Exception::new(&report);
    let pattern = "failed to satisfy constraint: Member must satisfy regular expression pattern";
    let messages = [
        "Value with length 0 at '/Name' failed to satisfy constraint: \
         Member must have length between 1 and 8, inclusive"
            .to_owned(),
        format!("Value at '/Name' {pattern}: [a-z]+"),
        format!("Value at '/Parameters' {pattern}: [a-z]*"),
    ];
    assert_eq!(exception.message, format!("3 validation errors detected. {}", messages.join("; ")));
    let fields: Vec<_> = exception.field_list.iter().map(|it| (&*it.path, &*it.message)).collect();
    assert_eq!(fields, [("/Name", &*messages[0]), ("/Name", &*messages[1]), ("/Parameters", &*messages[2])]);
}

#[test]
fn json_says_where_and_is_the_same_for_typed_values_but_for_the_place() {
    let typed = CreateTable { retention: Some(11.0), ..empty() }.validate().unwrap_err();
    assert_eq!(
        Document::new("CreateTable", Some(&typed)).to_string(),
        r#"{"operation":"CreateTable","valid":false,"violations":[{"path":"/Retention","subject":"member","code":"range","message":"must be 0 to 10","line":null,"column":null}]}"#
    );
    let text = report_of::<CreateTable>("{\n\"Retention\": 11}");
    assert_eq!(
        Document::new("CreateTable", Some(&text)).file("a.ndjson").line(5).to_string(),
        r#"{"file":"a.ndjson","line":5,"operation":"CreateTable","valid":false,"violations":[{"path":"/Retention","subject":"member","code":"range","message":"must be 0 to 10","line":6,"column":14}]}"#
    );
    assert_eq!(
        Document::new("CreateTable", None).to_string(),
        r#"{"operation":"CreateTable","valid":true,"violations":[]}"#
    );
}

#[test]
fn json_says_that_there_was_more() {
    let report = json::Options::new().max_violations(1).from_str::<CreateTable>(r#"{"Name": ""}"#).unwrap_err();
    assert!(Document::new("CreateTable", Some(&report)).to_string().ends_with(r#"}],"truncated":true}"#));
}

#[test]
fn people_see_the_line_a_caret_and_the_rule() {
    assert_eq!(
        shown::<CreateTable>("{\n  \"Partitions\": [\"a\", \"\"],\n  \"Target\": {\"Path\": {}}\n}", Style::Plain),
        "\
error[length]: `/Partitions/1` is too short
 --> request.json:2:23
  |
2 |   \"Partitions\": [\"a\", \"\"],
  |                       ^^ must have 1 to 4 characters, has 0

error[required]: `/Target/Path/Name` is missing
 --> request.json:3:22
  |
3 |   \"Target\": {\"Path\": {}}
  |                      ^ is required but missing
"
    );
}

#[test]
fn a_long_line_is_shown_in_part_with_its_true_column() {
    let text =
        format!(r#"{{"Columns": [{}{{"Name": "a", "Comment": "too long"}}]}}"#, r#"{"Name": "é"}, "#.repeat(100_000));
    let shown = shown::<CreateTable>(&text, Style::Plain);
    assert!(shown.contains(" --> request.json:1:1500039\n"), "{shown}");
    assert!(shown.contains("^^^^^^^^^^ must have at most 5 characters, has 8"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
}

/// A shape with secrets in every place that one can stand in.
#[derive(Debug, Deserialize, GlueValidate)]
struct Login {
    #[len(max = 3)]
    name: Option<String>,
    #[sensitive]
    #[len(max = 3)]
    password: Option<String>,
    #[map(key(sensitive, len(max = 3)), value(len(max = 3)))]
    keys: Option<BTreeMap<String, String>>,
    #[sensitive]
    answers: Option<Vec<Answer>>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Answer {
    #[len(max = 3)]
    text: String,
}

#[test]
fn nothing_sensitive_is_shown_by_any_rendering() {
    let texts = [
        r#"{"name": "public", "password": "hunter2"}"#,
        r#"{"name": 5, "password": "hunter2"}"#,
        r#"{"name": "public", "keys": {"hunter2": "open"}}"#,
        r#"{"name": "public", "answers": [{"text": "hunter2"}, "hunter2", {"hunter2": 1}]}"#,
        r#"{"name": "public", "password": ["hunter2"]}"#,
        r#"{"name": "public", "pasword": "hunter2"}"#,
        r#"{"name": "public", "password": "hunter2"#,
    ];
    for text in texts {
        let report = report_of::<Login>(text);
        let message = Message::new(&report, Login::shape());
        let renderings = [
            shown::<Login>(text, Style::Plain),
            shown::<Login>(text, Style::Ansi),
            message.to_string(),
            message.clone().with_request(text).to_string(),
            message.with_request(text).body(),
            smithy::body(&report),
            Document::new("Login", Some(&report)).to_string(),
            format!("{report}"),
            format!("{report:?}"),
        ];
        for rendering in renderings {
            assert!(!rendering.contains("hunter2"), "{text}\n{rendering}");
        }
    }
}

#[test]
fn the_services_do_not_tell_the_length_or_the_value_of_a_secret() {
    let text = r#"{"password": "hunter2", "keys": {"abcd": "x"}}"#;
    let report = report_of::<Login>(text);
    assert_eq!(
        Message::new(&report, Login::shape()).with_request(text).to_string(),
        "2 validation errors detected: Value at 'password' failed to satisfy constraint: \
         Member must have length less than or equal to 3; Value at 'keys' failed to satisfy constraint: \
         Map keys must satisfy constraint: [Member must have length less than or equal to 3]"
    );
    let fields = smithy::Exception::new(&report).field_list;
    let constraint = "failed to satisfy constraint: Member must have length less than or equal to 3";
    assert_eq!(fields[0].message, format!("Value at '/password' {constraint}"));
    assert_eq!(fields[1].message, format!("Value at '/keys' {constraint}"));
}

#[test]
fn no_rendering_feeds_a_terminal_what_the_request_holds() {
    let evil = "\u{1b}]0;pwned\u{7}\u{9b}31m\u{7f}\u{202e}";
    let key = serde_json::to_string(evil).unwrap();
    let text = format!("{{{key}: 1, \"Name\": {key}, \"Parameters\": {{{key}: \"1234\"}}}}");
    let allowed = json::Options::new().keep_values(true).allow_unknown_members(true);
    for report in [report_of::<CreateTable>(&text), allowed.from_str::<CreateTable>(&text).unwrap_err()] {
        let source = Source::new(evil, text.as_bytes(), CreateTable::shape());
        let message = Message::new(&report, CreateTable::shape()).with_request(&text);
        let renderings = [
            human::Snippets::new(&report, &source).to_string(),
            message.to_string(),
            message.body(),
            smithy::body(&report),
            Document::new("CreateTable", Some(&report)).file(evil).to_string(),
        ];
        for rendering in renderings {
            let obeyed = |char: char| char != '\n' && (char.is_control() || char == '\u{202e}');
            assert!(!rendering.contains(obeyed), "{}", rendering.escape_debug());
        }
        // Colours are the renderer's own.
        let coloured = human::Snippets::new(&report, &source).with_style(Style::Ansi).to_string();
        assert!(!coloured.contains("\u{1b}]") && !coloured.contains(['\u{7}', '\u{9b}', '\u{7f}', '\u{202e}']));
    }
}

#[test]
fn a_shape_explains_itself() {
    assert_eq!(
        explain::members(CreateTable::shape(), "").unwrap(),
        "\
CreateTable    structure
  Name         string, 1 to 8 characters, matching `[a-z]+`
  Retention    number, 0 to 10
  Partitions   list, at most 2 items
    item       string, 1 to 4 characters
  Columns      list
    item       Column
      Name     string, required
      Comment  string, at most 5 characters
  Parameters   map, at most 2 entries
    key        string, 1 to 4 characters, matching `[a-z]*`
    value      string, at most 3 characters
  Nested       map
    key        string
    value      Column, as above
  Format       one of `Csv`, `Json`
  Target       one of the variants `Path`, `Pair`, `Range`, `Nothing`
    Path       Column, as above
    Pair       variant
      0        string, at most 2 characters
      1        string
    Range      variant
      from     integer, required, at least 1
    Nothing    variant
"
    );
    assert_eq!(
        explain::members(CreateTable::shape(), "Columns.item.Comment").unwrap(),
        "Comment  string, at most 5 characters\n"
    );
    assert_eq!(explain::names(CreateTable::shape(), "Parameters"), ["key", "value"]);
    assert!(explain::members(CreateTable::shape(), "Columns.Comment").is_none());
}

/// A type that holds itself is described once.
#[derive(Debug, Deserialize, GlueValidate)]
struct Expression {
    #[len(max = 9)]
    text: Option<String>,
    and: Option<Vec<Expression>>,
}

#[test]
fn a_recursive_shape_comes_to_an_end() {
    assert_eq!(
        explain::members(Expression::shape(), "").unwrap(),
        "\
Expression  structure
  text      string, at most 9 characters
  and       list
    item    Expression, as above
"
    );
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Secrets(
    #[sensitive]
    #[map(max = 2, key(len(max = 2)), value(len(max = 3)))]
    BTreeMap<String, String>,
);

#[derive(Debug, Deserialize, GlueValidate)]
struct Holders {
    list: Option<Vec<Secrets>>,
    map: Option<BTreeMap<String, Secrets>>,
    #[map(key(sensitive, len(max = 8)), value(list(min = 1, item(len(max = 1)))))]
    by_secret: Option<BTreeMap<String, Vec<String>>>,
}

/// The path of what stands below a secret key ends at its map, and the sentence speaks of that map.
#[test]
fn aws_names_the_map_of_a_secret_key() {
    let length = |bound: &str| format!("[Member must have length {bound}]");
    for (text, place, constraint) in [
        (
            r#"{"list": [{"a": "long"}]}"#,
            "list.1.member",
            format!("Map value must satisfy constraint: {}", length("less than or equal to 3")),
        ),
        (
            r#"{"list": [{"abc": ""}]}"#,
            "list.1.member",
            format!("Map keys must satisfy constraint: {}", length("less than or equal to 2")),
        ),
        (
            r#"{"map": {"x": {"a": "long"}}}"#,
            "map.x.member",
            format!("Map value must satisfy constraint: {}", length("less than or equal to 3")),
        ),
        (
            r#"{"by_secret": {"hunter2": []}}"#,
            "by_secret",
            format!("Map value must satisfy constraint: {}", length("greater than or equal to 1")),
        ),
        (
            r#"{"by_secret": {"hunter2": ["ab"]}}"#,
            "by_secret.*.member",
            format!("Member must satisfy constraint: {}", length("less than or equal to 1")),
        ),
    ] {
        let report = json::Options::new().keep_values(true).from_str::<Holders>(text).unwrap_err();
        let message = Message::new(&report, Holders::shape()).with_request(text).to_string();
        let expected =
            format!("1 validation error detected: Value at '{place}' failed to satisfy constraint: {constraint}");
        assert_eq!(message, expected, "{text}");
    }
}

/// Not even its length, how many bytes of the text it takes, or which number it is.
#[test]
fn debug_tells_nothing_of_a_secret() {
    let report = report_of::<Holders>(r#"{"list": [{"a": "77777"}]}"#);
    assert_eq!(
        format!("{:?}", report.violations()),
        r#"[Violation { path: "/list/0/*", subject: Value, code: Length, message: "must have at most 3 characters", place: Some((1, 17)), .. }]"#
    );
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct Service {
    #[list(item(len(1, 140), pattern("[a-z]+")))]
    layers: Option<Vec<String>>,
    #[list(item(len(max = 140)))]
    sparse: Option<Vec<Option<String>>>,
    #[list(item(one_of("x86_64", "arm64")))]
    architectures: Option<Vec<String>>,
    formats: Option<Vec<Format>>,
    #[map(key(len(1, 9)), value(range(0.0, 1.0)))]
    weights: Option<BTreeMap<String, f64>>,
    #[len(min = 3)]
    #[pattern("[a-z]+")]
    backup_name: Option<String>,
    #[len(max = 2000)]
    long: Option<String>,
}

/// What services were seen to write; the reference page of each wording says where.
#[test]
fn aws_services_differ_in_their_words() {
    let said = |text: &str, wording: Wording| {
        let report = report_of::<Service>(text);
        let message = Message::new(&report, Service::shape()).with_request(text).with_wording(wording).to_string();
        message.split_once(" detected: ").unwrap().1.to_owned()
    };
    let text = r#"{"Layers": ["A"], "Architectures": ["mips"], "Formats": ["Orc"], "Weights": {"1": 1.5}}"#;
    let start = "Value '[A]' at 'layers' failed to satisfy constraint: Member must satisfy constraint: \
        [Member must have length less than or equal to 140, Member must have length greater than or equal to 1, \
        Member must satisfy regular expression pattern: [a-z]+";
    let weights = "Value '{1=1.5}' at 'weights' failed to satisfy constraint: Map value must satisfy constraint: \
        [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0";
    assert_eq!(
        said(text, Wording::LAMBDA),
        format!(
            "{start}, Member must not be null]; \
             Value '[mips]' at 'architectures' failed to satisfy constraint: Member must satisfy enum value set: [x86_64, arm64]; \
             Value '[Orc]' at 'formats' failed to satisfy constraint: Member must satisfy enum value set: [Csv, Json]; \
             {weights}, Member must not be null]"
        )
    );
    assert_eq!(
        said(r#"{"Architectures": ["mips"]}"#, Wording::LAMBDA.with_value_sets_unwrapped(false)),
        "Value '[mips]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: \
         [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"
    );
    let glue = said(text, Wording::GLUE);
    assert!(glue.starts_with(&format!("{start}]; ")) && glue.ends_with(&format!("{weights}]")), "{glue}");
    let keys = said(r#"{"Weights": {"": 1}}"#, Wording::IAM);
    assert!(keys.ends_with("greater than or equal to 1, Member must not be null]"), "{keys}");
    let sparse = format!(r#"{{"Sparse": [null, "{}"]}}"#, "x".repeat(141));
    assert!(said(&sparse, Wording::LAMBDA).ends_with("[Member must have length less than or equal to 140]"));
}

#[test]
fn aws_services_differ_in_order_and_in_what_they_cut() {
    let said = |text: &str, wording: Wording| {
        let report = report_of::<Service>(text);
        Message::new(&report, Service::shape()).with_request(text).with_wording(wording).to_string()
    };
    let clause = |rule: &str| format!("Value '' at 'backupName' failed to satisfy constraint: Member must {rule}");
    let length = clause("have length greater than or equal to 3");
    let pattern = clause("satisfy regular expression pattern: [a-z]+");
    let text = r#"{"BackupName": ""}"#;
    let start = "2 validation errors detected: ";
    assert_eq!(said(text, Wording::DYNAMODB), format!("{start}{pattern}; {length}"));
    assert_eq!(said(text, Wording::GLUE), format!("{start}{length}; {pattern}"));
    let long = format!(r#"{{"Long": "{}"}}"#, "x".repeat(3000));
    assert!(said(&long, Wording::GLUE.with_values_cut(false)).contains(&"x".repeat(3000)));
    assert!(!said(&long, Wording::default()).contains(&"x".repeat(1100)));
}

#[test]
fn the_type_stands_where_the_protocol_has_it() {
    for (text, name) in [(r#"{"Name": ""}"#, "ValidationException"), (r#"{"Name": 1}"#, "SerializationException")] {
        let report = report_of::<CreateTable>(text);
        let aws = smithy::Exception::in_protocol(&report, smithy::Protocol::AwsJson).to_string();
        assert!(aws.starts_with(&format!(r#"{{"__type":"{name}","message":"#)), "{aws}");
        let rest = smithy::Exception::in_protocol(&report, smithy::Protocol::RestJson).to_string();
        assert!(!rest.contains("__type") && rest.starts_with(r#"{"message":"#), "{rest}");
    }
}
