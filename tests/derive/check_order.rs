//! When a check is asked: never about what is known to be wrong, never twice about one value.

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

use std::collections::BTreeMap;

use glue_validate::{GlueValidate, Report, json};
use serde::Deserialize;

use crate::asked::{asked, row, take_asked};

/// Says no to 13; panics at zero, which the rules of every place here exclude.
fn parts(number: &u32) -> Result<(), String> {
    asked(format!("parts {number}"));
    if 1000 / number == 76 { Err("brings bad luck".into()) } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::even)]
struct Split {
    #[range(min = 1)]
    #[check(parts)]
    parts: u32,
    #[serde(default)]
    #[range(max = 99)]
    size: u32,
}

impl Split {
    fn even(&self) -> Result<(), String> {
        asked(format!("even {} {}", self.parts, self.size));
        if self.size % self.parts == 0 { Ok(()) } else { Err("leaves a rest".into()) }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::whole)]
struct Number(
    #[range(min = 1)]
    #[check(parts)]
    u32,
);

impl Number {
    fn whole(&self) -> Result<(), String> {
        asked(format!("number {}", self.0));
        if 1000 / self.0 == 1000 { Err("is one".into()) } else { Ok(()) }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::whole)]
enum Choice {
    Named {
        #[range(min = 1)]
        #[check(parts)]
        parts: u32,
    },
    Pair(
        #[range(min = 1)]
        #[check(parts)]
        u32,
        Split,
    ),
    Single(#[check(split)] Split),
    Nothing,
}

impl Choice {
    fn whole(&self) -> Result<(), String> {
        asked("choice".into());
        match self {
            Self::Named { parts: 0 } | Self::Pair(0, _) => panic!("asked about zero"),
            Self::Named { parts: 1 } => Err("is one".into()),
            _ => Ok(()),
        }
    }
}

fn split(split: &Split) -> Result<(), String> {
    asked("split".into());
    if 99 / split.parts == 9 { Err("is ten".into()) } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::deep)]
struct Tree {
    #[range(min = 1)]
    weight: u32,
    #[serde(default)]
    #[list(max = 2)]
    #[check(not_three)]
    under: Vec<Tree>,
}

impl Tree {
    fn deep(&self) -> Result<(), String> {
        asked(format!("tree {}", self.weight));
        let below: u32 = self.under.iter().map(|tree| 100 / tree.weight).sum();
        if below > 100 { Err("is top-heavy".into()) } else { Ok(()) }
    }
}

fn not_three(trees: &[Tree]) -> Result<(), String> {
    asked(format!("under {}", trees.len()));
    assert!(trees.len() < 3, "asked about a list that is too long");
    Ok(())
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::outer)]
struct Flat {
    #[range(max = 5)]
    own: u32,
    #[serde(flatten)]
    #[check(split)]
    split: Split,
}

impl Flat {
    fn outer(&self) -> Result<(), String> {
        asked("outer".into());
        if self.own / self.split.parts == 5 { Err("is five".into()) } else { Ok(()) }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Holder {
    #[serde(default)]
    #[check(split_if_any)]
    split: Option<Split>,
    #[serde(default)]
    list: Vec<Split>,
    #[serde(default)]
    map: BTreeMap<String, Number>,
    #[serde(default)]
    #[check(parts)]
    number: Option<Number>,
}

fn split_if_any(value: &Option<Split>) -> Result<(), String> {
    asked("option".into());
    value.as_ref().map_or(Ok(()), |split| if 10 / split.parts == 10 { Err("is one".into()) } else { Ok(()) })
}

impl std::ops::Deref for Number {
    type Target = u32;
    fn deref(&self) -> &u32 {
        &self.0
    }
}

#[test]
fn a_field_is_asked_about_after_its_rules() {
    row::<Split>(r#"{"parts": 2, "size": 4}"#, &[], &["parts 2", "even 2 4"]);
    row::<Split>(r#"{"parts": 2, "size": 5}"#, &[" leaves a rest"], &["parts 2", "even 2 5"]);
    row::<Split>(r#"{"parts": 0, "size": 4}"#, &["/parts must be at least 1"], &[]);
    row::<Split>(r#"{"parts": 13}"#, &["/parts brings bad luck"], &["parts 13"]);
    // What the type's check reads did not hold, though the field that has a check of its own did.
    row::<Split>(r#"{"parts": 2, "size": 101}"#, &["/size must be at most 99"], &["parts 2"]);
}

#[test]
fn a_newtype_is_asked_about_after_what_it_holds() {
    row::<Number>("2", &[], &["parts 2", "number 2"]);
    row::<Number>("1", &[" is one"], &["parts 1", "number 1"]);
    row::<Number>("13", &[" brings bad luck"], &["parts 13"]);
    row::<Number>("0", &[" must be at least 1"], &[]);
}

#[test]
fn a_variant_is_asked_about_after_what_it_holds() {
    row::<Choice>(r#"{"Named": {"parts": 2}}"#, &[], &["parts 2", "choice"]);
    row::<Choice>(r#"{"Named": {"parts": 1}}"#, &[" is one"], &["parts 1", "choice"]);
    row::<Choice>(r#"{"Named": {"parts": 0}}"#, &["/Named/parts must be at least 1"], &[]);
    row::<Choice>(r#"{"Pair": [0, {"parts": 2}]}"#, &["/Pair/0 must be at least 1"], &["parts 2", "even 2 0"]);
    row::<Choice>(
        r#"{"Pair": [1, {"parts": 2, "size": 1}]}"#,
        &["/Pair/1 leaves a rest"],
        &["parts 1", "parts 2", "even 2 1"],
    );
    row::<Choice>(r#"{"Single": {"parts": 10}}"#, &["/Single is ten"], &["parts 10", "even 10 0", "split"]);
    row::<Choice>(r#"{"Single": {"parts": 0}}"#, &["/Single/parts must be at least 1"], &[]);
    row::<Choice>(r#""Nothing""#, &[], &["choice"]);
}

#[test]
fn every_level_is_asked_about_after_those_below() {
    row::<Tree>(
        r#"{"weight": 3, "under": [{"weight": 1}, {"weight": 9}]}"#,
        &[" is top-heavy"],
        &["under 0", "tree 1", "under 0", "tree 9", "under 2", "tree 3"],
    );
    row::<Tree>(
        r#"{"weight": 3, "under": [{"weight": 0}, {"weight": 9, "under": [{"weight": 1}, {"weight": 50}]}]}"#,
        &["/under/0/weight must be at least 1", "/under/1 is top-heavy"],
        &["under 0", "under 0", "tree 1", "under 0", "tree 50", "under 2", "tree 9"],
    );
    let leaf = r#"{"weight": 9}"#;
    row::<Tree>(
        &format!(r#"{{"weight": 3, "under": [{leaf}, {leaf}, {leaf}]}}"#),
        &["/under must have at most 2 items, has 3"],
        &["under 0", "tree 9", "under 0", "tree 9", "under 0", "tree 9"],
    );
}

#[test]
fn a_flattened_member_is_asked_about_after_its_members() {
    row::<Flat>(r#"{"own": 5, "parts": 10}"#, &[" is ten"], &["parts 10", "even 10 0", "split"]);
    row::<Flat>(r#"{"own": 5, "parts": 1}"#, &[" is five"], &["parts 1", "even 1 0", "split", "outer"]);
    row::<Flat>(r#"{"own": 5, "parts": 0}"#, &["/parts must be at least 1"], &[]);
    row::<Flat>(r#"{"own": 6, "parts": 1}"#, &["/own must be at most 5"], &["parts 1", "even 1 0", "split"]);
}

#[test]
fn what_lists_maps_and_options_hold() {
    row::<Holder>(r#"{"split": {"parts": 1}}"#, &["/split is one"], &["parts 1", "even 1 0", "option"]);
    row::<Holder>(r#"{"split": {"parts": 0}}"#, &["/split/parts must be at least 1"], &[]);
    row::<Holder>(
        r#"{"list": [{"parts": 0}, {"parts": 13}, {"parts": 2}]}"#,
        &["/list/0/parts must be at least 1", "/list/1/parts brings bad luck"],
        &["option", "parts 13", "parts 2", "even 2 0"],
    );
    row::<Holder>(
        r#"{"map": {"a": 0, "b": 1, "c": 2}}"#,
        &["/map/a must be at least 1", "/map/b is one"],
        &["option", "parts 1", "number 1", "parts 2", "number 2"],
    );
    row::<Holder>(r#"{"number": 0}"#, &["/number must be at least 1"], &["option"]);
    row::<Holder>(r#"{"number": 1}"#, &["/number is one"], &["option", "parts 1", "number 1"]);
    row::<Holder>(r#"{"number": 2}"#, &[], &["option", "parts 2", "number 2", "parts 2"]);
}

/// Nobody is asked about what may not have been looked at.
#[test]
fn a_full_report_asks_no_more() {
    let text = r#"[{"parts": 13}, {"parts": 13}, {"parts": 13}, {"parts": 2, "size": 1}]"#;
    let options = json::Options::new().max_violations(1);
    let value: Vec<Split> = serde_json::from_str(text).unwrap();
    let once = |it: &Report| it.is_truncated() && it.violations().len() == 1;
    assert!(value.validate_with(glue_validate::Settings::new().max_violations(1)).is_err_and(|it| once(&it)));
    assert_eq!(take_asked(), ["parts 13"; 2]);
    assert!(options.from_str::<Vec<Split>>(text).is_err_and(|it| once(&it)));
    assert_eq!(take_asked(), ["parts 13"; 2]);
    assert!(options.check::<Vec<Split>>(text.as_bytes()).is_err_and(|it| once(&it)));
    assert_eq!(take_asked(), ["parts 13"; 2]);
}

#[derive(Debug, serde::Deserialize, GlueValidate)]
#[check(in_order)]
#[allow(dead_code, reason = "it is only read")]
struct Unordered {
    first: u32,
    last: u32,
    #[range(max = 5)]
    other: u8,
}

fn in_order(value: &Unordered) -> Result<(), &'static str> {
    if value.first <= value.last { Ok(()) } else { Err("`first` must not come after `last`") }
}

#[derive(Debug, serde::Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Unorderly {
    inner: Vec<Unordered>,
}

/// A function that was not asked is named, by every door.
#[test]
fn what_was_not_asked_is_said() {
    let unchecked = |report: &Report| -> Vec<String> {
        report.unchecked().iter().map(|it| format!("{} {}", it.path(), it.check())).collect()
    };
    for (text, expected) in [
        (
            r#"{"inner": [{"first": 2, "last": 1, "other": 6}, {"first": 2, "last": 1, "other": 5}]}"#,
            &["/inner/0 in_order"][..],
        ),
        (r#"{"inner": [{"first": 2, "last": 1, "other": "x"}]}"#, &["/inner/0 in_order"]),
        (r#"{"inner": [{"first": 2, "last": 1, "other": 1}]}"#, &[]),
        (r#"{"inner": [7]}"#, &[]),
    ] {
        let read = json::from_str::<Unorderly>(text).unwrap_err();
        let checked = json::check::<Unorderly>(text.as_bytes()).unwrap_err();
        assert_eq!(
            (unchecked(&read), unchecked(&checked)),
            (expected.to_vec().iter().map(ToString::to_string).collect(), unchecked(&read)),
            "{text}"
        );
        if let Ok(value) = serde_json::from_str::<Unorderly>(text) {
            assert_eq!(unchecked(&value.validate().unwrap_err()), expected, "{text}");
        }
    }
    let report = json::from_str::<Unorderly>(r#"{"inner": [{"first": 2, "last": 1, "other": 6}]}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/inner/0/other: must be at most 5\n/inner/0: not checked by `in_order`, which reads what is at fault"
    );
    let document = glue_validate::render::json::Document::new("Read", Some(&report)).to_string();
    assert!(document.contains(r#""unchecked":[{"path":"/inner/0","check":"in_order"}]"#), "{document}");
}
