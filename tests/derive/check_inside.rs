//! Checks of items, keys and values; functions that take a copy; types of other crates; checks that need a context.

#![allow(
    clippy::cast_possible_truncation,
    clippy::manual_is_multiple_of,
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::type_complexity,
    clippy::unnecessary_wraps,
    clippy::zero_sized_map_values,
    reason = "a check takes what the field is, and fields are of all forms"
)]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use glue_validate::{Context, GlueValidate, Valid, json};
use serde::Deserialize;

use crate::asked::{asked, row, take_asked, told};

fn even(number: u32) -> Result<(), String> {
    assert!(number > 0, "asked about what breaks a rule");
    asked(format!("even {number}"));
    if number % 2 == 0 { Ok(()) } else { Err("must be even".into()) }
}

fn short(text: &str) -> Result<(), String> {
    assert!(!text.is_empty(), "asked about what breaks a rule");
    asked(format!("short {text}"));
    if text.len() < 3 { Ok(()) } else { Err("must be short".into()) }
}

fn few(list: &[u32]) -> Result<(), String> {
    asked(format!("few {list:?}"));
    if list.len() < 3 { Ok(()) } else { Err("must be few".into()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Inside {
    #[serde(default)]
    #[list(max = 4, item(range(min = 1), check(even)))]
    #[check(few)]
    numbers: Vec<u32>,
    #[serde(default)]
    #[map(key(len(min = 1), check(short)), value(range(min = 1), check(even)))]
    map: BTreeMap<String, u32>,
    #[serde(default)]
    #[list(item(list(item(range(min = 1), check(even))), check(few)))]
    nested: Option<Vec<Vec<u32>>>,
    #[serde(default)]
    #[map(value(list(item(len(min = 1), check(short)))))]
    lists: HashMap<u8, Box<[String]>>,
    #[serde(default)]
    #[map(key(check(even_key)))]
    keys: BTreeMap<u32, ()>,
}

fn even_key(key: &u32) -> Result<(), String> {
    asked(format!("key {key}"));
    if key % 2 == 0 { Ok(()) } else { Err("must be an even key".into()) }
}

#[test]
fn each_item_key_and_value() {
    row::<Inside>(
        r#"{"numbers": [2, 3, 0, 5]}"#,
        &["/numbers/2 must be at least 1", "/numbers/1 must be even", "/numbers/3 must be even"],
        &["even 2", "even 3", "even 5"],
    );
    row::<Inside>(r#"{"numbers": [2, 4]}"#, &[], &["even 2", "even 4", "few [2, 4]"]);
    row::<Inside>(
        r#"{"numbers": [2, 4, 6]}"#,
        &["/numbers must be few"],
        &["even 2", "even 4", "even 6", "few [2, 4, 6]"],
    );
    row::<Inside>(
        r#"{"map": {"": 2, "a": 0, "abc": 3, "b": 4}}"#,
        &[
            "/map/ must have at least 1 character, has 0",
            "/map/a must be at least 1",
            "/map/abc must be short",
            "/map/abc must be even",
        ],
        &["few []", "even 2", "short a", "short abc", "even 3", "short b", "even 4"],
    );
    row::<Inside>(
        r#"{"nested": [[2, 3], [0, 2], [], [2, 4], [2, 4, 6]]}"#,
        &["/nested/1/0 must be at least 1", "/nested/0/1 must be even", "/nested/4 must be few"],
        &[
            "few []",
            "even 2",
            "even 3",
            "even 2",
            "few []",
            "even 2",
            "even 4",
            "few [2, 4]",
            "even 2",
            "even 4",
            "even 6",
            "few [2, 4, 6]",
        ],
    );
    row::<Inside>(
        r#"{"lists": {"1": ["a", "abc", ""]}}"#,
        &["/lists/1/2 must have at least 1 character, has 0", "/lists/1/1 must be short"],
        &["few []", "short a", "short abc"],
    );
    row::<Inside>(
        r#"{"keys": {"1": null, "2": null}}"#,
        &["/keys/1 must be an even key"],
        &["few []", "key 1", "key 2"],
    );
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Flat {
    own: u8,
    #[serde(flatten)]
    #[map(key(len(min = 1), check(short)), value(range(min = 1), check(even)))]
    rest: BTreeMap<String, u32>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Numbers(#[list(item(range(min = 1), check(even)))] Vec<u32>);

#[derive(Debug, Deserialize, GlueValidate)]
struct Around {
    plain: Numbers,
    /// The place's rules take the place of the type's.
    #[list(item(range(max = 9)))]
    #[serde(default)]
    other: Option<Numbers>,
}

#[test]
fn what_is_flattened_and_what_a_newtype_holds() {
    row::<Flat>(
        r#"{"own": 1, "a": 3, "abc": 2}"#,
        &["/a must be even", "/abc must be short"],
        &["short a", "even 3", "short abc", "even 2"],
    );
    row::<Around>(
        r#"{"plain": [0, 3, 4], "other": [0, 3, 10]}"#,
        &["/plain/0 must be at least 1", "/plain/1 must be even", "/other/2 must be at most 9"],
        &["even 3", "even 4"],
    );
}

/// A type of which nothing is known here.
#[derive(Debug, Deserialize)]
struct Foreign {
    size: u32,
}

fn small(value: &Foreign) -> Result<(), String> {
    asked(format!("small {}", value.size));
    if value.size < 10 { Ok(()) } else { Err("must be small".into()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct OfOthers {
    #[glue(skip)]
    #[check(small)]
    one: Foreign,
    #[glue(skip)]
    #[check(small)]
    maybe: Option<Foreign>,
    #[serde(default)]
    #[list(max = 3, item(skip, check(small)))]
    list: Vec<Foreign>,
    #[serde(default)]
    #[map(value(skip, check(small)))]
    map: BTreeMap<String, Foreign>,
}

#[test]
fn types_of_other_crates() {
    row::<OfOthers>(
        r#"{"one": {"size": 10}, "maybe": {"size": 11}, "list": [{"size": 1}, {"size": 12}], "map": {"a": {"size": 13}}}"#,
        &["/one must be small", "/maybe must be small", "/list/1 must be small", "/map/a must be small"],
        &["small 10", "small 11", "small 1", "small 12", "small 13"],
    );
    row::<OfOthers>(r#"{"one": {"size": 1}}"#, &[], &["small 1"]);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, GlueValidate)]
#[serde(rename_all = "lowercase")]
enum Size {
    Small,
    Large,
}

fn not_large(size: Size) -> Result<(), &'static str> {
    if size == Size::Large { Err("must not be large") } else { Ok(()) }
}

fn no_space(char: char) -> Result<(), &'static str> {
    if char == ' ' { Err("must be seen") } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Copies<'a> {
    #[range(min = 1)]
    #[check(even)]
    number: u32,
    #[check(even)]
    maybe: Option<u32>,
    #[check(not_large)]
    size: Size,
    #[check(no_space)]
    #[one_of('a', ' ', internal('b'))]
    char: char,
    #[check(short)]
    #[serde(default)]
    text: &'a str,
    #[serde(default)]
    #[check(short)]
    cow: Option<Cow<'a, str>>,
    #[serde(default)]
    #[list(item(check(even)))]
    set: BTreeSet<u32>,
}

#[test]
fn a_function_may_take_a_copy() {
    let text = r#"{"number": 3, "maybe": 5, "size": "large", "char": " ", "text": "abc", "cow": "abc", "set": [1]}"#;
    let said = [
        "/number must be even",
        "/maybe must be even",
        "/size must not be large",
        "/char must be seen",
        "/text must be short",
        "/cow must be short",
        "/set/0 must be even",
    ];
    let value: Copies<'_> = serde_json::from_str(text).expect("deserialises");
    assert_eq!(told("", value.validate()), said);
    assert_eq!(told("", json::from_str::<Copies<'_>>(text).map(drop)), said);
    assert_eq!(told("", json::check::<Copies<'_>>(text.as_bytes())), said);
}

struct Region(&'static str);
struct Limit(u32);

#[derive(Debug, Deserialize, GlueValidate)]
#[check(offered(worker), at = worker, context = Region)]
#[check(Self::whole, context = Limit)]
struct Job {
    worker: String,
    #[range(min = 1)]
    #[check(affordable, context = Limit)]
    count: u32,
    #[serde(default)]
    #[list(item(check(in_region, context = Region)))]
    zones: Vec<String>,
}

impl Job {
    fn whole(&self, limit: &Limit) -> Result<(), String> {
        if self.worker.len() as u32 > limit.0 { Err("is too long".into()) } else { Ok(()) }
    }
}

fn offered(worker: &str, region: &Region) -> Result<(), String> {
    if worker == "G.8X" && region.0 != "us-east-1" { Err(format!("is not offered in {}", region.0)) } else { Ok(()) }
}

fn affordable(count: &u32, limit: &Limit) -> Result<(), String> {
    if *count <= limit.0 { Ok(()) } else { Err(format!("must be at most {}", limit.0)) }
}

fn in_region(zone: &str, region: &Region) -> Result<(), String> {
    if zone.starts_with(region.0) { Ok(()) } else { Err(format!("is not in {}", region.0)) }
}

/// What a caller knows reaches the checks that ask for it; what he does not tell is a fault and no silence.
#[test]
fn a_context_reaches_the_functions() {
    let (region, limit) = (Region("eu-west-1"), Limit(5));
    let region = Context::of(&region);
    let both = region.and(&limit);
    let text = r#"{"worker": "G.8X", "count": 6, "zones": ["eu-west-1a", "us-east-1a"]}"#;
    let missing = |name: &str| format!("cannot be judged without a `{name}`, which the caller did not tell");
    let in_both = ["/count must be at most 5", "/zones/1 is not in eu-west-1", "/worker is not offered in eu-west-1"];
    let in_region = [
        &format!("/count {}", missing("Limit")),
        "/zones/1 is not in eu-west-1",
        "/worker is not offered in eu-west-1",
    ];
    let in_none = [
        &format!("/count {}", missing("Limit")),
        &*format!("/zones/0 {}", missing("Region")),
        &*format!("/zones/1 {}", missing("Region")),
        &*format!("/worker {}", missing("Region")),
    ];
    for (context, said) in [(&both, &in_both[..]), (&region, &in_region), (&Context::NONE, &in_none)] {
        let job: Job = serde_json::from_str(text).expect("deserialises");
        assert_eq!(told("", job.validate_within(context)), said);
        let within = json::Options::new().within(context);
        assert_eq!(told("", within.from_str::<Job>(text).map(drop)), said);
        assert_eq!(told("", within.from_slice::<Job>(text.as_bytes()).map(drop)), said);
        assert_eq!(told("", within.check::<Job>(text.as_bytes())), said);
        assert_eq!(told("", within.check_shape(Job::shape(), text.as_bytes())), said);
        // Of a text that is not read, too; the count is beyond its own rule there.
        let refused = r#"{"worker": "G.8X", "count": 0, "zones": 1}"#;
        let refused = told("", within.from_str::<Job>(refused).map(drop));
        assert_eq!((refused.len(), refused.last().map(String::as_str)), (3, said.last().copied()));
        assert_eq!(context.valid(job).is_ok(), said.is_empty());
    }
    let good = Job { worker: "G.1X".into(), count: 1, zones: Vec::new() };
    let good: Valid<Job> = both.valid(good).expect("is valid");
    assert_eq!(told("", Context::of(&Limit(3)).validate_with(&*good, glue_validate::Settings::new())).len(), 2);
    take_asked();
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Sets {
    #[one_of(1, 2, internal(30))]
    number: u8,
    #[serde(default)]
    #[one_of(-1, 0, 1)]
    sign: Option<i64>,
    #[serde(default)]
    #[one_of(0.5, 1, 1.1)]
    factor: Option<f32>,
    #[serde(default)]
    #[one_of(0.1, 340282366920938463463374607431768211455)]
    double: Option<f64>,
    #[serde(default)]
    #[one_of('a', 'ß')]
    char: Option<char>,
    #[serde(default)]
    #[list(item(one_of(1, 2)))]
    list: Vec<u128>,
    #[serde(default)]
    #[map(key(one_of(1, 2)))]
    map: BTreeMap<u16, u8>,
    #[serde(default)]
    #[one_of(2)]
    wrapped: Option<Wrapped>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Wrapped(u8);

#[test]
fn value_sets_of_numbers_and_characters() {
    row::<Sets>(
        r#"{"number": 30, "sign": -1, "factor": 1.1, "double": 0.1, "char": "ß", "list": [1, 2], "map": {"1": 0}}"#,
        &[],
        &[],
    );
    row::<Sets>(
        r#"{"number": 3, "sign": 2, "factor": 1.2, "double": 0.2, "char": "b", "list": [1, 3], "map": {"3": 0}, "wrapped": 1}"#,
        &[
            "/number must be one of `1`, `2`",
            "/sign must be one of `-1`, `0`, `1`",
            "/factor must be one of `0.5`, `1`, `1.1`",
            "/double must be one of `0.1`, `340282366920938463463374607431768211455`",
            "/char must be one of `a`, `ß`",
            "/list/1 must be one of `1`, `2`",
            "/map/3 must be one of `1`, `2`",
            "/wrapped must be one of `2`",
        ],
        &[],
    );
    let explained = glue_validate::render::explain::members(Sets::shape(), "").unwrap_or_default();
    assert!(explained.contains("one of `-1`, `0`, `1`"), "{explained}");
}
