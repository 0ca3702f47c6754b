//! Values of proptest's shrink to the simplest one that still fails, and are valid on the way there.

use glue_model::api;
use glue_validate::sample::{ShapeStrategy, strategy};
use glue_validate::{GlueValidate, json};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::Deserialize;

use crate::said;

#[derive(Clone, Debug, Deserialize, GlueValidate)]
struct Batch {
    #[len(3, 20)]
    #[pattern("[a-z]+(-[0-9]+)?")]
    name: String,
    #[list(max = 9, item(range(10, 1000)))]
    sizes: Vec<u32>,
    note: Option<String>,
}

/// What a failing test would be shown in the end; `fails` is the test.
fn shrunk<S: Strategy>(strategy: &S, fails: impl Fn(&S::Value) -> bool) -> S::Value {
    let mut runner = TestRunner::deterministic();
    let mut tree = loop {
        let tree = strategy.new_tree(&mut runner).unwrap();
        if fails(&tree.current()) {
            break tree;
        }
    };
    // As proptest's runner does.
    let mut last = tree.current();
    let mut goes_on = tree.simplify();
    while goes_on {
        let current = tree.current();
        goes_on = if fails(&current) {
            last = current;
            tree.simplify()
        } else {
            tree.complicate()
        };
    }
    last
}

#[test]
fn the_simplest_failure_is_found() {
    let strategy = strategy::<Batch>();
    let smallest = shrunk(&strategy, |batch| batch.sizes.iter().any(|size| *size >= 25));
    assert_eq!((smallest.name.as_str(), smallest.sizes.as_slice(), smallest.note), ("aaa", [25].as_slice(), None));
    let longest = shrunk(&strategy, |batch| batch.name.contains('-'));
    assert!(longest.name.len() == 3 && longest.sizes.is_empty(), "{longest:?}");
}

#[test]
fn every_step_is_valid() {
    for name in ["CreateJob", "CreateTable", "PutDataCatalogEncryptionSettings"] {
        let shape = api::operations().iter().find(|it| it.name() == name).unwrap().input();
        let smallest = shrunk(&ShapeStrategy::new(shape), |value| {
            assert_eq!(said(shape, value), [], "{value}");
            value.to_string().len() > 300
        });
        assert!(smallest.to_string().len() < 900, "{smallest}");
    }
}

#[test]
fn a_function_of_the_users_is_asked() {
    #[derive(Clone, Debug, Deserialize, GlueValidate)]
    #[check(ordered)]
    struct Range {
        low: u8,
        high: u8,
    }

    fn ordered(range: &Range) -> Result<(), &'static str> {
        if range.low < range.high { Ok(()) } else { Err("must be in order") }
    }

    let strategy = ShapeStrategy::new(Range::shape());
    let smallest = shrunk(&strategy, |value| json::from_value::<Range>(value).unwrap().high > 3);
    assert_eq!(smallest.to_string(), r#"{"high":4,"low":0}"#);
}
