//! Each rule, in each of its spellings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use glue_validate::{GlueValidate, Pattern, pattern};

use crate::faults;

static WORD: Pattern = pattern!("[a-z]+");
mod more {
    use super::{Pattern, pattern};

    pub(super) static CONTAINS_DIGIT: Pattern = pattern!("[0-9]", partial);
}

const MAX: usize = 3;
const LEAST: i64 = -2;

#[derive(GlueValidate)]
struct Lengths {
    #[len(1, 3)]
    positional: String,
    #[len(min = 1, max = MAX)]
    named: String,
    #[len(equal = 2)]
    equal: &'static str,
    #[len(max = 2, unit = bytes)]
    bytes: Box<str>,
    #[len(max = 2, unit = utf16)]
    utf16: std::sync::Arc<str>,
    #[glue(len(max = MAX + 1))]
    in_glue: Option<String>,
    #[len(1, 2)]
    blob: Vec<u8>,
    #[len(1, 2)]
    set: BTreeSet<String>,
}

fn lengths() -> Lengths {
    Lengths {
        positional: "abc".into(),
        named: "a".into(),
        equal: "ab",
        bytes: "é".into(),
        utf16: "😀".into(),
        in_glue: None,
        blob: vec![0],
        set: BTreeSet::from(["x".to_owned()]),
    }
}

#[test]
fn len() {
    assert_eq!(faults(&lengths()), Vec::<String>::new());
    let bad = Lengths {
        positional: String::new(),
        named: "four".into(),
        equal: "a",
        bytes: "éa".into(),
        utf16: "😀a".into(),
        in_glue: Some("abcde".into()),
        blob: Vec::new(),
        set: BTreeSet::new(),
    };
    let all = ["positional", "named", "equal", "bytes", "utf16", "in_glue", "blob", "set"];
    assert_eq!(faults(&bad), all.map(|name| format!("/{name} length")));
}

#[derive(GlueValidate)]
struct Patterns {
    #[pattern("[a-z]+")]
    literal: String,
    #[pattern(WORD)]
    path: Option<String>,
    #[pattern(more::CONTAINS_DIGIT)]
    contains: String,
    #[pattern("b", partial)]
    partial: String,
    #[len(1, 5)]
    #[pattern(WORD)]
    both: String,
}

#[test]
fn patterns() {
    let good = Patterns {
        literal: "abc".into(),
        path: None,
        contains: "a1".into(),
        partial: "abc".into(),
        both: "abc".into(),
    };
    assert_eq!(faults(&good), Vec::<String>::new());
    let bad = Patterns {
        literal: "abc1".into(),
        path: Some("A".into()),
        contains: "a".into(),
        partial: "a".into(),
        both: "ABCDEF".into(),
    };
    let expected =
        ["/literal pattern", "/path pattern", "/contains pattern", "/partial pattern", "/both length", "/both pattern"];
    assert_eq!(faults(&bad), expected);
}

#[derive(GlueValidate)]
struct Ranges {
    #[range(min = 1)]
    least: i32,
    #[range(1, 10)]
    both: u8,
    #[range(min = -1.5, max = 2)]
    float: f64,
    #[range(max = 0.5)]
    single: f32,
    #[range(min = LEAST, max = LEAST + 4)]
    constant: i64,
    #[range(max = 18_446_744_073_709_551_615)]
    big: u128,
    #[range(min = Self::LOW)]
    own: Option<u16>,
    #[range(min = 2)]
    nonzero: std::num::NonZeroU8,
}

impl Ranges {
    const LOW: u16 = 7;
}

fn ranges() -> Ranges {
    Ranges {
        least: 1,
        both: 10,
        float: 2.0,
        single: 0.5,
        constant: 2,
        big: 5,
        own: Some(7),
        nonzero: std::num::NonZeroU8::MAX,
    }
}

#[test]
fn range() {
    assert_eq!(faults(&ranges()), Vec::<String>::new());
    let bad = Ranges {
        least: 0,
        both: 11,
        float: -1.6,
        single: f32::NAN,
        constant: 3,
        big: u128::MAX,
        own: Some(6),
        nonzero: std::num::NonZeroU8::MIN,
    };
    let all = ["least", "both", "float", "single", "constant", "big", "own", "nonzero"];
    assert_eq!(faults(&bad), all.map(|name| format!("/{name} range")));
}

#[derive(GlueValidate)]
struct Floats {
    single: f32,
    double: Option<f64>,
    list: Vec<f64>,
    #[range(min = 0)]
    ranged: f64,
    map: BTreeMap<String, f32>,
    #[sensitive]
    secret: f64,
    any: glue_validate::AnyFloat,
}

/// serde_json writes what is not finite as `null`.
#[test]
fn numbers_that_json_does_not_have() {
    let floats = |float: f64| Floats {
        #[expect(clippy::cast_possible_truncation, reason = "what is not finite stays so")]
        single: float as f32,
        double: Some(float),
        list: vec![1.0, float],
        ranged: float,
        #[expect(clippy::cast_possible_truncation, reason = "as above")]
        map: [("key".into(), float as f32)].into(),
        secret: float,
        any: glue_validate::AnyFloat(float),
    };
    assert_eq!(faults(&floats(1.5)), Vec::<String>::new());
    let places = ["/single", "/double", "/list/1", "/ranged", "/map/key", "/secret"];
    for float in [f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(faults(&floats(float)), places.map(|place| format!("{place} type")));
    }
    let code = |place: &str| if place == "/ranged" { "range" } else { "type" };
    assert_eq!(faults(&floats(f64::NAN)), places.map(|place| format!("{place} {}", code(place))));
    let report = floats(f64::NAN).validate().unwrap_err();
    assert_eq!(report.violations()[1].message(), "must be a finite number, found NaN, which JSON does not have");
    assert_eq!(report.violations()[5].message(), "must be a finite number, found another");
}

#[derive(GlueValidate)]
struct Nested {
    #[map(min = 1, max = 2, key(len(1, 3), pattern("[a-z]+")), value(range(max = 5)))]
    map: BTreeMap<String, u8>,
    #[list(max = 2, unique, item(len(max = 2)))]
    list: Option<Vec<String>>,
    #[list(item(list(max = 1, item(one_of("a", "b")))))]
    deep: Vec<Vec<String>>,
    #[glue(map(value(map(key(len(1, 1))))))]
    maps: HashMap<String, BTreeMap<String, bool>>,
    #[list(max = 1)]
    array: [u8; 2],
}

#[test]
fn nesting() {
    let bad = Nested {
        map: BTreeMap::from([("abcd".into(), 1), ("b".into(), 6), ("c".into(), 1)]),
        list: Some(vec!["abc".into(), "abc".into(), "x".into()]),
        deep: vec![vec!["a".into(), "c".into()]],
        maps: HashMap::from([("x".into(), BTreeMap::from([("yy".into(), true)]))]),
        array: [1, 2],
    };
    let expected = [
        "/map length",
        "/map/abcd length",
        "/map/b range",
        "/list length",
        "/list unique",
        "/list/0 length",
        "/list/1 length",
        "/deep/0 length",
        "/deep/0/1 enum",
        "/maps/x/yy length",
        "/array length",
    ];
    assert_eq!(faults(&bad), expected);
}

#[derive(GlueValidate)]
struct Others {
    #[one_of("Standard", "G.1X", internal("Z.2X"))]
    worker: String,
    #[required]
    #[len(1, 2)]
    name: Option<String>,
    #[sensitive]
    #[len(max = 1)]
    secret: String,
    #[glue(required, one_of("a"))]
    both: Option<String>,
}

#[test]
fn words() {
    let good = Others { worker: "Z.2X".into(), name: Some("a".into()), secret: String::new(), both: Some("a".into()) };
    assert_eq!(faults(&good), Vec::<String>::new());
    let bad = Others { worker: "x".into(), name: None, secret: "hush".into(), both: None };
    assert_eq!(faults(&bad), ["/worker enum", "/name required", "/secret length", "/both required"]);
    let report = bad.validate().unwrap_err().to_string();
    assert!(report.contains("Standard") && !report.contains("Z.2X"), "{report}");
    assert!(!report.contains("hush"), "{report}");
}
