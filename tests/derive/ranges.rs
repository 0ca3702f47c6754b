//! `range`: ends that exclude themselves, multiples. Each boundary is judged alike as a value and in JSON.

use glue_validate::render::{aws, explain, json as json_report, smithy};
use glue_validate::{Fault, GlueValidate, json};
use serde::Deserialize;

const HALF: f32 = 0.5;
const STEP: u16 = 25;

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(deny_unknown_fields)]
struct Numbers {
    #[range(above = 0, below = 1)]
    share: Option<f64>,
    #[range(above = HALF)]
    single: Option<f32>,
    #[range(above = -1, max = 10, multiple_of = 5)]
    fives: Option<i8>,
    #[range(multiple_of = STEP)]
    steps: Option<u16>,
    #[range(multiple_of = 0.1)]
    tenths: Option<f64>,
    #[range(min = 1, below = 340282366920938463463374607431768211455)]
    huge: Option<u128>,
    #[list(item(range(below = 3)))]
    items: Option<Vec<u8>>,
}

/// A member's text, and what is wrong with it: `Ok`, or the message of the one violation.
const BOUNDARIES: &[(&str, &str, Option<&str>)] = &[
    ("share", "0", Some("must be greater than 0 and less than 1")),
    ("share", "0.0000001", None),
    ("share", "0.9999999", None),
    ("share", "1", Some("must be greater than 0 and less than 1")),
    ("share", "1.0", Some("must be greater than 0 and less than 1")),
    ("single", "0.5", Some("must be greater than 0.5")),
    ("single", "0.50001", None),
    ("fives", "-1", Some("must be greater than -1 and at most 10; must be a multiple of 5")),
    ("fives", "0", None),
    ("fives", "5", None),
    ("fives", "6", Some("must be a multiple of 5")),
    ("fives", "10", None),
    ("fives", "15", Some("must be greater than -1 and at most 10")),
    ("steps", "0", None),
    ("steps", "24", Some("must be a multiple of 25")),
    ("steps", "65525", None),
    ("tenths", "0.3", None),
    ("tenths", "-1.7", None),
    ("tenths", "0.35", Some("must be a multiple of 0.1")),
    ("tenths", "1e20", None),
    ("huge", "0", Some("must be at least 1 and less than 340282366920938463463374607431768211455")),
    ("huge", "1", None),
    ("huge", "340282366920938463463374607431768211454", None),
    (
        "huge",
        "340282366920938463463374607431768211455",
        Some("must be at least 1 and less than 340282366920938463463374607431768211455"),
    ),
    ("items", "[2]", None),
    ("items", "[3]", Some("must be less than 3")),
];

#[test]
fn each_boundary_in_json_and_as_a_value() {
    for (member, value, expected) in BOUNDARIES {
        let text = format!(r#"{{"{member}": {value}}}"#);
        let messages = |report: glue_validate::Report| {
            let all: Vec<_> = report.violations().iter().map(glue_validate::Violation::message).collect();
            assert!(report.violations().iter().all(|violation| violation.code().as_str() == "range"), "{text}");
            all.join("; ")
        };
        let by_json = json::check::<Numbers>(text.as_bytes()).err().map(messages);
        assert_eq!(by_json.as_deref(), *expected, "json: {text}");
        let typed = serde_json::from_str::<Numbers>(&text).expect("the types hold it").validate();
        assert_eq!(typed.err().map(messages).as_deref(), *expected, "value: {text}");
    }
    let infinite = Numbers { tenths: Some(f64::INFINITY), ..serde_json::from_str("{}").expect("all are optional") };
    assert!(infinite.validate().is_err(), "nothing infinite is a multiple");
}

#[test]
fn every_rendering_says_it() {
    let report = json::from_str::<Numbers>(r#"{"share": 1, "fives": 7, "items": [9]}"#).unwrap_err();
    assert_eq!(
        report.to_string().lines().collect::<Vec<_>>(),
        [
            "/share: must be greater than 0 and less than 1",
            "/fives: must be a multiple of 5",
            "/items/0: must be less than 3",
        ],
    );
    let smithy = smithy::body(&report);
    assert!(smithy.contains("Member must be greater than 0 and less than 1"), "{smithy}");
    assert!(smithy.contains("Member must be a multiple of 5"), "{smithy}");
    let aws = aws::Message::new(&report, Numbers::shape()).to_string();
    assert!(aws.contains("Member must have value less than 1.0"), "{aws}");
    assert!(aws.contains("Member must have value that is a multiple of 5"), "{aws}");
    assert!(aws.contains("Member must have value less than 3"), "{aws}");
    let explained = explain::members(Numbers::shape(), "").expect("it has members");
    for phrase in
        ["greater than 0 and less than 1", "greater than -1 and at most 10, a multiple of 5", "a multiple of 0.1"]
    {
        assert!(explained.contains(phrase), "{explained}");
    }
    let document = json_report::to_string(&json_report::Document::new("Count", Some(&report)));
    assert!(document.contains(r#""code":"range","message":"must be a multiple of 5""#), "{document}");
    assert!(
        matches!(report.violations()[1].fault(), Fault::MultipleOf { divisor, .. } if divisor.as_i128() == Some(5))
    );
    assert!(matches!(report.violations()[0].fault(), Fault::Range { excludes_min: true, excludes_max: true, .. }));
}

/// No number without a sign is below zero: `range(0, 75)` and `range(max = 75)` are one phrase there.
#[test]
fn from_zero_without_a_sign() {
    const ZERO: u16 = 0;
    #[derive(Debug, Deserialize, GlueValidate)]
    #[allow(dead_code, reason = "read by the derive")]
    struct FromZero {
        #[range(0, 75)]
        unsigned: Option<u32>,
        #[range(max = 75)]
        at_most: Option<u32>,
        #[range(min = ZERO, below = 75)]
        below: Option<u16>,
        #[range(0, 75)]
        signed: Option<i32>,
        #[range(0, 75)]
        float: Option<f64>,
        #[range(above = 0, max = 75)]
        above: Option<u8>,
        #[range(0, 0)]
        zero: Option<u8>,
        #[list(item(range(0, 75)))]
        items: Option<Vec<Option<Box<u8>>>>,
    }
    for (member, value, message) in [
        ("unsigned", "76", "must be at most 75"),
        ("at_most", "76", "must be at most 75"),
        ("below", "76", "must be less than 75"),
        ("signed", "76", "must be 0 to 75"),
        ("float", "76", "must be 0 to 75"),
        ("above", "0", "must be greater than 0 and at most 75"),
        ("zero", "1", "must be exactly 0"),
        ("items", "[76]", "must be at most 75"),
    ] {
        let text = format!(r#"{{"{member}": {value}}}"#);
        let report = json::from_str::<FromZero>(&text).unwrap_err();
        assert_eq!(report.violations()[0].message(), message, "{text}");
        let typed = serde_json::from_str::<FromZero>(&text).unwrap().validate().unwrap_err();
        assert_eq!(typed.to_string(), report.to_string(), "{text}");
    }
}
