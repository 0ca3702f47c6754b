//! For any text: no function is asked about what breaks a rule, nor twice about one value; and all that judge say the same.

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

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use glue_validate::{GlueValidate, Report, json};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

thread_local! {
    static ASKED: RefCell<BTreeSet<(&'static str, u32)>> = const { RefCell::new(BTreeSet::new()) };
}

fn once(function: &'static str, id: u32) {
    assert!(ASKED.with_borrow_mut(|asked| asked.insert((function, id))), "`{function}` is asked twice about {id}");
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(Self::whole)]
#[check(pair(id, a), at = a)]
#[check(map(id, map, b), at = map)]
struct Node {
    id: u32,
    #[range(1, 9)]
    a: u32,
    #[range(1, 9)]
    #[check(not_seven)]
    b: u32,
    #[serde(default)]
    #[list(max = 2, item(check(child)))]
    children: Vec<Node>,
    #[serde(default)]
    #[map(max = 2, key(len(max = 2), check(key)), value(range(max = 5), check(small)))]
    map: BTreeMap<String, u32>,
    #[serde(default = "one_of_them")]
    #[check(either)]
    either: Option<Either>,
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Either {
    #[check(pair_of_either(id, a), at = a)]
    Named {
        id: u32,
        #[range(1, 9)]
        a: u32,
    },
    Single(#[check(child)] Box<Node>),
}

fn one_of_them() -> Option<Either> {
    None
}

fn in_range(number: u32) -> bool {
    (1..=9).contains(&number)
}

fn map_held(map: &BTreeMap<String, u32>) -> bool {
    map.len() <= 2 && map.iter().all(|(key, value)| key.len() <= 2 && *value <= 5)
}

impl Either {
    fn held(&self) -> bool {
        match self {
            Self::Named { a, .. } => in_range(*a),
            Self::Single(node) => node.held(),
        }
    }
}

impl Node {
    /// Whether all rules are kept, here and below.
    fn held(&self) -> bool {
        in_range(self.a)
            && in_range(self.b)
            && self.children.len() <= 2
            && self.children.iter().all(Self::held)
            && map_held(&self.map)
            && self.either.as_ref().is_none_or(Either::held)
    }

    fn whole(&self) -> Result<(), String> {
        assert!(self.held() && self.b != 7, "asked about {self:?}");
        once("whole", self.id);
        if (self.a + self.b).is_multiple_of(5) { Err("is five".into()) } else { Ok(()) }
    }
}

fn child(node: &Node) -> Result<(), String> {
    assert!(node.held(), "asked about {node:?}");
    once("child", node.id);
    if node.a == 8 { Err("is eight".into()) } else { Ok(()) }
}

fn pair(id: &u32, a: &u32) -> Result<(), String> {
    assert!(in_range(*a));
    once("pair", *id);
    if (id + a).is_multiple_of(4) { Err("is four".into()) } else { Ok(()) }
}

fn pair_of_either(id: &u32, a: &u32) -> Result<(), String> {
    assert!(in_range(*a));
    once("pair_of_either", *id);
    if a.is_multiple_of(3) { Err("is three".into()) } else { Ok(()) }
}

fn map(id: &u32, map: &BTreeMap<String, u32>, b: &u32) -> Result<(), String> {
    assert!(map_held(map) && in_range(*b) && *b != 7);
    once("map", *id);
    if map.len() as u32 == *b { Err("is as many".into()) } else { Ok(()) }
}

fn not_seven(b: u32) -> Result<(), String> {
    assert!(in_range(b));
    if b == 7 { Err("is seven".into()) } else { Ok(()) }
}

fn key(key: &str) -> Result<(), String> {
    assert!(key.len() <= 2);
    if key == "a" { Err("is a".into()) } else { Ok(()) }
}

fn small(value: u32) -> Result<(), String> {
    assert!(value <= 5);
    if value == 5 { Err("is too much".into()) } else { Ok(()) }
}

fn either(either: &Either) -> Result<(), String> {
    assert!(either.held());
    if matches!(either, Either::Named { a: 4, .. }) { Err("is named four".into()) } else { Ok(()) }
}

/// A number that keeps its rule, breaks it, or is none.
fn number() -> impl Strategy<Value = Value> {
    prop_oneof![8 => (1_u32..=9).prop_map(Value::from), 1 => prop_oneof![Just(json!(0)), Just(json!(10))], 1 => Just(json!("x"))]
}

fn small_map() -> impl Strategy<Value = Value> {
    let entry = (
        "[a-c]{1,3}",
        prop_oneof![8 => (0_u32..=5).prop_map(Value::from), 1 => Just(json!(6)), 1 => Just(json!(null))],
    );
    vec(entry, 0..4).prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

fn node() -> impl Strategy<Value = Value> {
    let leaf = (number(), number()).prop_map(|(a, b)| json!({ "id": 0, "a": a, "b": b }));
    leaf.prop_recursive(4, 24, 3, |inner| {
        let either = prop_oneof![
            Just(json!(null)),
            number().prop_map(|a| json!({ "Named": { "id": 0, "a": a } })),
            inner.clone().prop_map(|node| json!({ "Single": node })),
        ];
        (number(), number(), vec(inner, 0..4), small_map(), either, 0_u8..40).prop_map(
            |(a, b, children, map, either, odd)| {
                let mut node = json!({ "id": 0, "a": a, "b": b, "children": children, "map": map, "either": either });
                let Value::Object(members) = &mut node else { return node };
                match odd {
                    0 => _ = members.remove("a"),
                    1 => _ = members.insert("unknown".into(), json!(1)),
                    2 => _ = members.remove("either"),
                    3 => _ = members.remove("map"),
                    4 => _ = members.insert("children".into(), json!({})),
                    _ => {}
                }
                node
            },
        )
    })
}

/// Gives each node a number of its own.
fn count(value: &mut Value, next: &mut u32) {
    match value {
        Value::Object(members) => {
            if let Some(id) = members.get_mut("id") {
                *id = json!(*next);
                *next += 1;
            }
            members.values_mut().for_each(|value| count(value, next));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| count(value, next)),
        _ => {}
    }
}

fn said(result: Result<(), Report>) -> Vec<String> {
    ASKED.take();
    let Err(report) = result else { return Vec::new() };
    report.violations().iter().map(ToString::to_string).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn functions_see_what_held_and_once(mut value in node()) {
        count(&mut value, &mut 1);
        let text = value.to_string();
        let read = said(json::from_str::<Node>(&text).map(drop));
        prop_assert_eq!(&said(json::check::<Node>(text.as_bytes())), &read, "{}", text);
        if let Ok(node) = serde_json::from_str::<Node>(&text) {
            ASKED.take();
            let typed = said(node.validate());
            let known: Vec<_> = read.into_iter().filter(|it| !it.contains("is not a member")).collect();
            prop_assert_eq!(typed, known, "{}", text);
        }
    }
}
