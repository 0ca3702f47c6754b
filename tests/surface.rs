//! What the public items promise beside verdicts: reports that are never empty, numbers with one representation, the
//! ways into `Valid` and out of it, structures written by hand.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use glue_validate::rules::Values;
use glue_validate::rules::{Length, Number, Range, Rules};
use glue_validate::shape::{Kind, Member, Payload, Shape, Structure, Tag, Union, Variant};
use glue_validate::{Blob, Checker, Code, GlueValidate, Settings, Valid, json};

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, GlueValidate)]
struct Names(#[list(item(len(min = 1)))] Vec<String>);

#[test]
fn a_report_holds_at_least_one_violation_whatever_the_cap() {
    let names = Names(vec![String::new(); 3]);
    for cap in [0, 1, 2, usize::MAX] {
        let settings = Settings::new().max_violations(cap);
        let typed = names.validate_with(settings).unwrap_err();
        let text = json::Options::new().settings(settings).from_str::<Names>(r#"["", "", ""]"#).unwrap_err();
        for report in [typed, text] {
            assert_eq!(report.violations().len(), cap.clamp(1, 3));
            assert_eq!(report.is_truncated(), cap < 3);
            assert!(report.to_string().starts_with("/0: must have at least 1 character"), "{report}");
        }
    }
    assert_eq!(json::Options::new().max_violations(0), json::Options::new().max_violations(1));
}

#[test]
fn a_number_is_the_same_whatever_type_it_came_from() {
    let seven = [
        Number::from(7_i8),
        Number::from(7_i128),
        Number::from(7_isize),
        Number::from(7_u8),
        Number::from(7_u64),
        Number::from(7_u128),
        Number::from(7_usize),
        Number::from_i128(7),
        Number::from_u128(7),
    ];
    assert!(seven.iter().all(|number| *number == seven[0]), "{seven:?}");
    let edge = i128::MAX.unsigned_abs();
    assert_eq!(Number::from(edge), Number::from(i128::MAX));
    assert_eq!(Number::from(edge).as_i128(), Some(i128::MAX));
    assert_eq!(Number::from(edge + 1).as_i128(), None);
    assert_eq!(Number::from(edge + 1).as_u128(), Some(edge + 1));
    assert_eq!((Number::from(-1).as_u128(), Number::from(1.0).as_u128()), (None, None));
    assert_eq!(Number::from(0.5_f32), Number::from(0.5_f64));
}

/// An unsigned number above `i128::MAX` is greater than every other integer, and no other is.
#[test]
fn numbers_of_every_width_are_compared_by_value() {
    #[derive(GlueValidate)]
    struct Wide(#[range(min = 5)] u128);

    #[derive(GlueValidate)]
    struct Narrow(#[range(max = 5)] u128);

    for (value, at_least_5, at_most_5) in
        [(1, false, true), (5, true, true), (6, true, false), (u128::MAX, true, false)]
    {
        assert_eq!(Wide(value).validate().is_ok(), at_least_5, "{value}");
        assert_eq!(Narrow(value).validate().is_ok(), at_most_5, "{value}");
    }
}

#[test]
fn valid_lends_its_value_and_gives_it_back() {
    let names = Names(vec!["a".into()]);
    let valid = Valid::new(names.clone()).unwrap();
    let borrowed: &Names = valid.borrow();
    assert_eq!((borrowed, valid.as_ref(), &*valid), (&names, &names, &names));
    assert_eq!(Valid::into_inner(valid), names);
}

/// `Valid` is a proof of the moment where a value changes behind a shared reference, as its documentation says.
#[test]
fn what_changes_behind_a_shared_reference_is_judged_anew() {
    struct Counter(std::cell::Cell<u32>);

    impl GlueValidate for Counter {
        fn shape() -> &'static Shape {
            u32::shape()
        }

        fn check(&self, cx: &mut Checker<'_>) {
            cx.integer(self.0.get());
        }
    }

    impl glue_validate::types::TakesRules for Counter {
        type As = u32;
    }

    #[derive(GlueValidate)]
    struct Limited(#[range(max = 3)] Counter);

    let valid = Valid::new(Limited(Counter(3.into()))).ok().unwrap();
    valid.0.0.set(4);
    assert!(valid.validate().is_err());
}

#[derive(Debug, serde::Serialize, serde::Deserialize, GlueValidate)]
struct Session {
    #[len(1, 3)]
    names: Valid<Names>,
    #[len(max = 2)]
    id: String,
}

#[test]
fn a_valid_part_is_judged_with_the_whole() {
    let session = Session { names: Valid::new(Names(vec!["a".into(); 4])).unwrap(), id: "abc".into() };
    let report = session.validate().unwrap_err();
    let paths: Vec<_> = report.iter().map(|it| (it.path(), it.code())).collect();
    assert_eq!(paths, [("/names", Code::Length), ("/id", Code::Length)]);
    json::assert_agreement(&session);
    let report = json::from_str::<Session>(r#"{"names": [""], "id": "abc"}"#).unwrap_err();
    let paths: Vec<_> = report.iter().map(|it| (it.path(), it.code())).collect();
    assert_eq!(paths, [("/names/0", Code::Length), ("/id", Code::Length)]);
}

#[test]
fn blobs_are_made_of_bytes_and_become_bytes() {
    let blob = Blob::from([1, 2]);
    assert_eq!((blob.as_ref(), &blob), (&[1, 2][..], &Blob::from(&[1, 2])));
    assert_eq!(Vec::from(blob), [1, 2]);
}

/// A structure and a union as a person would write them, without the derive.
#[derive(serde::Serialize)]
enum Source {
    Table { name: String },
    Path(String, u8),
    None,
}

impl GlueValidate for Source {
    fn shape() -> &'static Shape {
        const NAME: Rules = Rules::NONE.with_length(Length::chars(Some(1), Some(3)));
        const LEVEL: Rules = Rules::NONE.with_range(Range::new(None, Some(Number::from_i128(9))));
        static TABLE: [Member; 1] = [Member::new("name", String::shape).with_rules(NAME)];
        static PATH: [Member; 2] = [Member::new("", String::shape), Member::new("", u8::shape).with_rules(LEVEL)];
        static VARIANTS: [Variant; 3] = [
            Variant::new("Table", Payload::Structure(Structure::new(&TABLE))),
            Variant::new("Path", Payload::Tuple(&PATH)),
            Variant::new("None", Payload::Unit),
        ];
        const NAMES: Values = Values::new(&["Table", "Path", "None"]);
        static SHAPE: Shape = Shape::new("Source", Kind::Union(Union::new(Tag::External, NAMES, &VARIANTS)));
        &SHAPE
    }

    fn check(&self, cx: &mut Checker<'_>) {
        let shape = Self::shape();
        match self {
            Self::Table { name } => cx.variant(shape, "Table", |members| members.member("name", name)),
            Self::Path(path, level) => cx.variant(shape, "Path", |members| {
                members.at(0, path);
                members.at(1, level);
            }),
            Self::None => cx.variant(shape, "None", |_| {}),
        }
    }
}

#[derive(serde::Serialize, GlueValidate)]
struct Job {
    #[list(unique)]
    sources: Vec<Hand>,
    by_name: BTreeMap<String, Source>,
}

#[derive(serde::Serialize, PartialEq, Eq)]
struct Hand {
    key: String,
    value: Option<i32>,
}

impl GlueValidate for Hand {
    fn shape() -> &'static Shape {
        const KEY: Rules = Rules::NONE.with_length(Length::chars(Some(1), None));
        static MEMBERS: [Member; 2] =
            [Member::new("key", String::shape).with_rules(KEY), Member::new("value", Option::<i32>::shape)];
        static SHAPE: Shape = Shape::new("Hand", Kind::Structure(Structure::new(&MEMBERS)));
        &SHAPE
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.members(Self::shape(), |members| {
            members.member("key", &self.key);
            members.member("value", &self.value);
        });
    }
}

fn hand(key: &str) -> Hand {
    Hand { key: key.into(), value: Some(1) }
}

#[test]
fn what_is_written_by_hand_is_judged_like_what_is_derived() {
    let job = Job {
        sources: vec![hand("a"), hand(""), hand("a")],
        by_name: [
            ("bad".into(), Source::Table { name: "long".into() }),
            ("none".into(), Source::None),
            ("path".into(), Source::Path(String::new(), 10)),
        ]
        .into(),
    };
    let report = job.validate().unwrap_err();
    let expected = "/sources: items must be unique; items 0 and 2 are equal
/sources/1/key: must have at least 1 character, has 0
/by_name/bad/Table/name: must have 1 to 3 characters, has 4
/by_name/path/Path/1: must be at most 9";
    assert_eq!(report.to_string(), expected);
    json::assert_agreement(&job);
    json::assert_agreement(&Job { sources: vec![], by_name: BTreeMap::new() });
}

#[test]
#[should_panic(expected = "disagree")]
fn a_shape_that_says_another_thing_than_the_check_is_told() {
    #[derive(serde::Serialize)]
    struct Liar(i32);

    impl GlueValidate for Liar {
        fn shape() -> &'static Shape {
            String::shape()
        }

        fn check(&self, cx: &mut Checker<'_>) {
            cx.integer(self.0);
        }
    }

    json::assert_agreement(&Liar(1));
}

#[test]
fn readers_and_values_give_what_texts_give() {
    let text = r#"{"names": ["a"], "id": "abc"}"#;
    let report = json::from_str::<Session>(text).unwrap_err();
    let json::ReadError::Invalid(read) = json::from_reader::<Session>(text.as_bytes()).unwrap_err() else {
        panic!("the text can be read");
    };
    assert_eq!(read, report);
    let value = serde_json::from_str(text).unwrap();
    let converted = json::from_value::<Session>(&value).unwrap_err();
    assert_eq!(converted.to_string(), report.to_string());
    assert!(converted.iter().all(|violation| violation.location().is_none()));
    assert_eq!(json::check_shape(Session::shape(), text.as_bytes()).unwrap_err(), report);
}
