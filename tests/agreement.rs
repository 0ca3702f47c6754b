//! One meaning, two walks: the report of a value and the JSON report of its serialisation are equal, violation by
//! violation, for generated values that are valid or broken in many ways.

use std::collections::{BTreeMap, BTreeSet};

use glue_model::create_session::CreateSessionRequest;
use glue_validate::{Blob, Code, Fault, GlueValidate, Report, Subject, json};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
struct Id(#[len(1, 4)] String);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, GlueValidate)]
enum Kind {
    #[serde(rename = "G.1X")]
    G1X,
    Standard,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, GlueValidate)]
struct Point(#[range(min = 0)] i32, #[range(max = 3)] u8);

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum Source {
    Nothing,
    Table {
        #[len(max = 3)]
        name: String,
    },
    Query(#[pattern("[a-c]+")] String),
    Pair(#[len(min = 2)] String, #[range(1, 2)] i64),
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Target {
    Bucket {
        #[len(min = 1)]
        path: String,
    },
    Catalog(Catalog),
    Wrapped(Wrapped),
    Entries(#[map(max = 1, key(len(max = 3)), value(range(max = 1)))] BTreeMap<Entry, i8>),
    Nested(Nested),
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
struct Wrapped(Catalog);

/// A key that no other member of its object has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, GlueValidate)]
struct Entry(String);

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[serde(tag = "nested")]
enum Nested {
    Nothing,
    Secret(Login),
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[sensitive]
struct Login {
    #[len(max = 2)]
    password: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[serde(tag = "mode", content = "detail")]
enum Mode {
    Nothing,
    Text(#[len(max = 2)] String),
    Login(Login),
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
enum Origin {
    Stream(#[len(max = 2)] String),
    Topic {
        #[len(max = 2)]
        name: String,
    },
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[serde(untagged)]
enum Loose {
    Small(#[range(max = 100)] i8),
    Big(#[range(max = 1000)] i64),
    Numbered {
        #[len(max = 1)]
        name: String,
        size: u8,
    },
    Named {
        #[len(max = 2)]
        name: String,
        size: Id,
    },
    Numbers(#[list(max = 1)] Vec<i16>),
    Words(#[list(max = 2, item(len(max = 2)))] Vec<String>),
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[check(no_self_reference)]
struct Catalog {
    #[len(1, 3)]
    database: String,
    #[len(1, 3)]
    table: String,
}

fn no_self_reference(catalog: &Catalog) -> Result<(), &'static str> {
    if catalog.database == catalog.table { Err("table and database have one name") } else { Ok(()) }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what a check is")]
fn even(number: &i32) -> Result<(), String> {
    if number % 2 == 0 { Ok(()) } else { Err(format!("{number} is odd")) }
}

#[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct Everything {
    id: Id,
    #[len(2, 3)]
    narrowed: Id,
    #[required]
    #[serde(skip_serializing_if = "Option::is_none")]
    wanted: Option<String>,
    #[len(max = 6, unit = bytes)]
    bytes: String,
    #[len(max = 3, unit = utf16)]
    units: String,
    #[len(max = 2)]
    blob: Blob,
    #[range(-1, 1.5)]
    ratio: Option<f64>,
    #[range(max = 4.4)]
    single: f32,
    #[check(even)]
    even: Option<i32>,
    kind: Kind,
    #[one_of("Standard")]
    only: Kind,
    #[list(max = 3, unique, item(len(max = 2)))]
    names: Vec<String>,
    #[list(min = 1, unique)]
    points: Vec<Point>,
    set: BTreeSet<Point>,
    #[map(max = 2, key(pattern("[a-z]*"), len(max = 3)), value(list(max = 1, item(len(min = 1)))))]
    tags: BTreeMap<String, Vec<String>>,
    #[map(key(range(min = 0)), value(range(max = 5)))]
    counts: BTreeMap<i16, u16>,
    sources: Vec<Source>,
    target: Option<Target>,
    loose: Vec<Loose>,
    #[serde(flatten)]
    mode: Mode,
    #[serde(flatten)]
    origin: Option<Origin>,
    #[sensitive]
    #[map(value(len(max = 1)))]
    secrets: BTreeMap<String, String>,
    #[serde(flatten)]
    catalog: Catalog,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    children: Vec<Everything>,
}

fn text() -> impl Strategy<Value = String> {
    let char = prop_oneof![
        6 => prop::char::range('a', 'd'),
        1 => Just('é'),
        1 => Just('👍'),
        1 => Just('\u{301}'),
        1 => prop::sample::select(vec!['/', '~', '"', '\\', '\n', '\u{0}', '\u{FFFE}', ' ']),
    ];
    vec(char, 0..5).prop_map(|chars| chars.into_iter().collect())
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::G1X), Just(Kind::Standard), text().prop_map(Kind::Unknown)]
}

fn point() -> impl Strategy<Value = Point> {
    (-1..3, 0..5u8).prop_map(|(x, y)| Point(x, y))
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![
        Just(Source::Nothing),
        text().prop_map(|name| Source::Table { name }),
        text().prop_map(Source::Query),
        (text(), 0..4i64).prop_map(|(name, number)| Source::Pair(name, number)),
    ]
}

fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![text().prop_map(Origin::Stream), text().prop_map(|name| Origin::Topic { name })]
}

fn catalog() -> impl Strategy<Value = Catalog> {
    (text(), text()).prop_map(|(database, table)| Catalog { database, table })
}

fn target() -> impl Strategy<Value = Target> {
    let entry = text().prop_map(|text| Entry(format!("+{text}")));
    let login = text().prop_map(|password| Target::Nested(Nested::Secret(Login { password })));
    prop_oneof![
        text().prop_map(|path| Target::Bucket { path }),
        catalog().prop_map(Target::Catalog),
        catalog().prop_map(|catalog| Target::Wrapped(Wrapped(catalog))),
        btree_map(entry, 0..3i8, 0..3).prop_map(Target::Entries),
        Just(Target::Nested(Nested::Nothing)),
        login,
    ]
}

fn mode() -> impl Strategy<Value = Mode> {
    prop_oneof![
        Just(Mode::Nothing),
        text().prop_map(Mode::Text),
        text().prop_map(|password| Mode::Login(Login { password })),
    ]
}

fn loose() -> impl Strategy<Value = Loose> {
    prop_oneof![
        any::<i8>().prop_map(Loose::Small),
        (200..1200i64).prop_map(Loose::Big),
        (text(), any::<u8>()).prop_map(|(name, size)| Loose::Numbered { name, size }),
        (text(), text()).prop_map(|(name, size)| Loose::Named { name, size: Id(size) }),
        vec(any::<i16>(), 1..3).prop_map(Loose::Numbers),
        vec(text(), 1..4).prop_map(Loose::Words),
    ]
}

fn everything() -> impl Strategy<Value = Everything> {
    let leaf = leaf().prop_map(|it| it);
    leaf.prop_recursive(2, 4, 2, |inner| {
        (leaf_boxed(), vec(inner, 0..3)).prop_map(|(it, children)| Everything { children, ..it })
    })
}

fn leaf_boxed() -> BoxedStrategy<Everything> {
    leaf().boxed()
}

fn leaf() -> impl Strategy<Value = Everything> {
    let texts = (text(), text(), option::of(text()), text(), text(), vec(any::<u8>(), 0..4));
    let numbers = (option::of(-2.0..3.0f64), 4.3f32..4.5, option::of(0..3i32), kind(), kind());
    let lists = (vec(text(), 0..5), vec(point(), 0..3), btree_set(point(), 0..3));
    let maps = (
        btree_map(text(), vec(text(), 0..3), 0..4),
        btree_map(-2..3i16, 0..8u16, 0..3),
        btree_map(text(), text(), 0..3),
    );
    let unions = (vec(source(), 0..3), option::of(target()), vec(loose(), 0..3), mode(), option::of(origin()));
    (texts, numbers, lists, maps, unions, catalog()).prop_map(|(texts, numbers, lists, maps, unions, catalog)| {
        Everything {
            id: Id(texts.0),
            narrowed: Id(texts.1),
            wanted: texts.2,
            bytes: texts.3,
            units: texts.4,
            blob: Blob::from(texts.5),
            ratio: numbers.0,
            single: numbers.1,
            even: numbers.2,
            kind: numbers.3,
            only: numbers.4,
            names: lists.0,
            points: lists.1,
            set: lists.2,
            tags: maps.0,
            counts: maps.1,
            secrets: maps.2,
            sources: unions.0,
            target: unions.1,
            loose: unions.2,
            mode: unions.3,
            origin: unions.4,
            catalog,
            children: vec![],
        }
    })
}

/// What both reports must have in common: everything but the place in the text.
fn facts(report: Result<(), Report>) -> Vec<(String, Subject, Code, Fault, bool)> {
    let violations = report.err().map(Report::into_violations).unwrap_or_default();
    violations
        .into_iter()
        .map(|it| (it.path().to_owned(), it.subject(), it.code(), it.fault().clone(), it.is_sensitive()))
        .collect()
}

fn agree<T: GlueValidate + Serialize + for<'de> Deserialize<'de>>(value: &T) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(value).unwrap();
    let typed = facts(value.validate());
    prop_assert_eq!(&typed, &facts(json::from_str::<T>(&text).map(|_| ())), "from_str, {}", text);
    prop_assert_eq!(&typed, &facts(json::check::<T>(text.as_bytes())), "check, {}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, max_shrink_iters: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn a_value_and_its_json_have_one_report(value in everything()) {
        agree(&value)?;
    }
}

/// A request whose every string is drawn from texts near the border of the page's constraints.
fn request() -> impl Strategy<Value = CreateSessionRequest> {
    let id = prop_oneof![Just("session-1".to_owned()), text(), Just("x".repeat(256))];
    let role = prop_oneof![Just("arn:aws:iam::123456789012:role/glue".to_owned()), text()];
    let arguments = btree_map(text(), text(), 0..4);
    let version = option::of(prop_oneof![Just("3.0".to_owned()), Just("2.0".to_owned()), text()]);
    (id, role, option::of(arguments), version, option::of(-1..2i32)).prop_map(
        |(id, role, arguments, version, timeout)| {
            let mut object = serde_json::json!({"Id": id, "Role": role, "Command": {"Name": "glueetl"}});
            for (name, value) in [
                ("DefaultArguments", serde_json::to_value(arguments)),
                ("GlueVersion", serde_json::to_value(version)),
                ("Timeout", serde_json::to_value(timeout)),
            ] {
                object[name] = value.unwrap();
            }
            serde_json::from_value(object).unwrap()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn so_has_a_request(value in request()) {
        agree(&value)?;
    }
}

/// The properties above would hold for generators that make nothing interesting.
#[test]
fn the_generators_break_every_rule_and_none() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    let mut valid = 0;
    for _ in 0..300 {
        let value = everything().new_tree(&mut runner).unwrap().current();
        seen.extend(facts(value.validate()).into_iter().map(|(_, subject, code, ..)| (code, subject)));
        let value = request().new_tree(&mut runner).unwrap().current();
        valid += usize::from(value.validate().is_ok());
    }
    let all = [Code::Required, Code::Length, Code::Pattern, Code::Range, Code::Enum, Code::Unique, Code::Check];
    for code in all {
        assert!(seen.iter().any(|(seen, _)| *seen == code), "no {code}");
    }
    for subject in [Subject::Member, Subject::Item, Subject::Key, Subject::Value] {
        assert!(seen.iter().any(|(_, seen)| *seen == subject), "no {subject}");
    }
    assert!(valid > 0 && valid < 300, "{valid} of 300 are valid");
}
