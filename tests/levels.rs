//! Levels: which violations deny a request, by code, operation and place; and how each rendering says so.

use std::collections::BTreeMap;

use glue_validate::render::human::Source;
use glue_validate::render::{aws, human, json as document, smithy};
use glue_validate::{Concern, GlueValidate, Level, Levels, Report, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct CreateJob {
    #[len(2, 5)]
    name: String,
    #[range(1, 10)]
    workers: i32,
    #[one_of("Standard", "G.1X")]
    worker_type: String,
    #[pattern("[0-9]+")]
    version: String,
    #[serde(default)]
    #[map(value(len(1, 2)))]
    tags: BTreeMap<String, String>,
}

const TOO_MUCH: &str =
    r#"{"Name":"nightly","Workers":11,"WorkerType":"G.16X","Version":"new","Tags":{"a":"long"},"New":1}"#;
const TOO_LITTLE: &str = r#"{"Name":"","Workers":0,"WorkerType":"G.1X","Version":"1","Tags":{"a":""}}"#;

fn report(text: &str) -> Report {
    json::from_str::<CreateJob>(text).unwrap_err()
}

/// The levels of a text's violations, in order; none for those that are left out.
fn levels(levels: &Levels, text: &str) -> Vec<String> {
    let report = levels.apply("CreateJob", report(text));
    report.iter().flatten().map(|it| format!("{} {} {}", it.level(), it.code(), it.path())).collect()
}

fn concern(text: &str) -> Concern {
    text.parse().unwrap()
}

#[test]
fn tolerant_warns_where_a_newer_model_may_be_laxer() {
    let warned = [
        "warn length /Name",
        "warn range /Workers",
        "warn enum /WorkerType",
        "warn pattern /Version",
        "warn length /Tags/a",
        "warn unknown_member /New",
    ];
    assert_eq!(levels(&Levels::tolerant(), TOO_MUCH), warned);
    let denied = ["deny length /Name", "deny range /Workers", "deny length /Tags/a"];
    assert_eq!(levels(&Levels::tolerant(), TOO_LITTLE), denied);
    let denied = ["deny required /Name", "deny type /Workers", "deny required /WorkerType", "deny required /Version"];
    assert_eq!(levels(&Levels::tolerant(), r#"{"Workers":"2"}"#), denied);
    assert!(levels(&Levels::strict(), TOO_MUCH).iter().all(|it| it.starts_with("deny ")));
}

#[test]
fn the_most_specific_setting_counts_and_of_equals_the_last() {
    let set = |settings: &[(Level, &str)]| {
        settings.iter().fold(Levels::strict(), |levels, (level, text)| levels.set(*level, concern(text)))
    };
    let of_length = |levels_: &Levels| -> Vec<String> {
        levels(levels_, TOO_MUCH).into_iter().filter(|it| it.contains("length")).collect()
    };
    let everywhere = set(&[(Level::Warn, "length")]);
    assert_eq!(of_length(&everywhere), ["warn length /Name", "warn length /Tags/a"]);
    let at_a_place = set(&[(Level::Allow, "length=CreateJob./Tags"), (Level::Warn, "length=CreateJob")]);
    assert_eq!(of_length(&at_a_place), ["warn length /Name"]);
    let any_step = set(&[(Level::Warn, "length=CreateJob./*/a")]);
    assert_eq!(of_length(&any_step), ["deny length /Name", "warn length /Tags/a"]);
    let elsewhere = set(&[(Level::Warn, "length=StartJob"), (Level::Warn, "length=CreateJob./Tag")]);
    assert_eq!(of_length(&elsewhere), ["deny length /Name", "deny length /Tags/a"]);
    let twice = set(&[(Level::Allow, "length"), (Level::Warn, "length")]);
    assert_eq!(of_length(&twice), ["warn length /Name", "warn length /Tags/a"]);
}

#[test]
fn what_is_no_concern_says_why() {
    for (text, message) in [
        ("size", "there is no such code"),
        ("length=", "the name of an operation stands after `=`"),
        ("length=./Name", "the name of an operation stands after `=`"),
        ("length=CreateJob.Name", "a place begins with `/`"),
    ] {
        let error = text.parse::<Concern>().unwrap_err().to_string();
        assert_eq!(error, format!("`{text}`: {message}; write `CODE`, `CODE=OPERATION` or `CODE=OPERATION./PLACE`"));
    }
}

#[test]
fn a_truncated_report_stays_denied() {
    let options = json::Options::new().max_violations(1);
    let report = options.from_str::<CreateJob>(TOO_MUCH).unwrap_err();
    let report = Levels::tolerant().apply("CreateJob", report).unwrap();
    assert!(report.is_denied() && report.violations().iter().all(|it| it.level() == Level::Warn));
}

#[test]
fn renderings_tell_warnings_from_errors() {
    let text = r#"{"Name":"job","Workers":0,"WorkerType":"G.16X","Version":"1"}"#;
    let report = Levels::tolerant().apply("CreateJob", report(text)).unwrap();
    let source = Source::new("job.json", text.as_bytes(), CreateJob::shape());
    let shown = human::Snippets::new(&report, &source).to_string();
    assert!(shown.starts_with("error[range]: ") && shown.contains("\nwarning[enum]: "), "{shown}");
    let line = document::Document::new("CreateJob", Some(&report)).to_string();
    assert!(line.starts_with(r#"{"operation":"CreateJob","valid":false,"#), "{line}");
    assert!(line.contains(r#""column":40,"level":"warn"}"#), "{line}");
    // A service names what it denies, and nothing else.
    assert!(!smithy::body(&report).contains("WorkerType"));
    assert!(aws::Message::new(&report, CreateJob::shape()).to_string().starts_with("1 validation error detected: "));

    let levels = Levels::tolerant().set(Level::Warn, concern("range"));
    let report = levels.apply("CreateJob", report).unwrap();
    let line = document::Document::new("CreateJob", Some(&report)).to_string();
    assert!(line.starts_with(r#"{"operation":"CreateJob","valid":true,"violations":[{"#), "{line}");
}
