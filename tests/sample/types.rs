//! Types of every form: what serde makes of them, every unit, every kind of rule.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::net::IpAddr;
use std::num::NonZeroI8;

use glue_validate::sample::{self, Sampler};
use glue_validate::timestamp::{DateTime, HttpDate, Timestamp};
use glue_validate::{Blob, Code, GlueValidate};
use serde::{Deserialize, Serialize};

use crate::{judge, said};

macro_rules! types {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, PartialEq, Deserialize, Serialize, GlueValidate)]
        $item
    )*};
}

types! {
    struct Texts {
        #[len(7, 7, unit = bytes)]
        #[pattern("[é中]+")]
        bytes: String,
        #[len(5, 5, unit = utf16)]
        #[pattern("(😀|ab)+c")]
        units: String,
        #[len(250, 255)]
        #[pattern("[a-z]{3}(-[a-z]{3})*")]
        fighting: String,
        #[pattern("b+", partial)]
        #[len(2, 9)]
        partial: String,
        #[one_of("a", "bb", "ccc")]
        chosen: Option<String>,
        #[len(max = 3)]
        #[sensitive]
        secret: Option<String>,
        letter: char,
        #[serde(alias = "other")]
        #[len(1, 3, unit = bytes)]
        aliased: String,
    }

    struct Numbers {
        #[range(above = 0, below = 1)]
        fraction: f64,
        #[range(0.5, 2, multiple_of = 0.1)]
        tenths: f64,
        #[range(4.4, 4.5)]
        single: f32,
        #[range(min = -3, multiple_of = 7)]
        sevens: i16,
        #[range(1, 255)]
        small: u8,
        nonzero: NonZeroI8,
        large: u64,
        #[range(min = 9_223_372_036_854_775_808)]
        larger: Option<u64>,
    }

    struct Lists {
        #[list(min = 3, max = 5, unique, item(len(1, 1)))]
        letters: Vec<String>,
        #[list(min = 2, max = 2, unique)]
        flags: Vec<bool>,
        #[list(min = 2, max = 3)]
        set: BTreeSet<u8>,
        array: [u8; 3],
        pair: (String, u8),
        #[list(item(required))]
        present: Vec<Option<u8>>,
        #[map(min = 20, max = 25, key(pattern("[a-z]{1,2}")), value(range(max = 3)))]
        many: BTreeMap<String, u8>,
        #[map(max = 2, key(range(5, 9)))]
        #[allow(clippy::zero_sized_map_values, reason = "a map of units is a form too")]
        numbered: BTreeMap<u8, ()>,
        #[map(key(sensitive, len(max = 4)))]
        hidden: BTreeMap<String, u8>,
        #[map(min = 1)]
        choices: BTreeMap<Choice, bool>,
        #[len(4, 8)]
        blob: Blob,
        #[list(item(list(min = 1, item(len(min = 2)))))]
        nested: Vec<Vec<String>>,
    }

    #[derive(PartialOrd, Ord, Eq)]
    enum Choice {
        Yes,
        #[serde(rename = "no")]
        No,
    }

    struct Others {
        epoch: Timestamp,
        date: Timestamp<DateTime>,
        http: Option<Timestamp<HttpDate>>,
        address: IpAddr,
        nothing: (),
        any: serde_json::Value,
    }

    enum Union {
        Nothing,
        Text(#[len(2, 3)] String),
        Pair(u8, #[pattern("[a-c]")] String),
        Record {
            #[range(max = 9)]
            size: u8,
            more: Option<Box<Union>>,
        },
    }

    #[serde(tag = "kind")]
    enum Internal {
        Nothing,
        Named {
            #[len(min = 1)]
            name: String,
        },
        Boxed(Inner),
        Entries(#[map(key(pattern("[A-Z]+")))] BTreeMap<String, Number>),
    }

    #[serde(transparent)]
    struct Number(#[range(max = 5)] u8);

    struct Inner {
        #[range(max = 3)]
        size: u8,
    }

    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        Nothing,
        Text(#[len(max = 2)] String),
        Maybe(Option<Inner>),
        Record { #[len(max = 1)] name: String },
    }

    #[serde(untagged)]
    enum Untagged {
        Small(#[range(max = 100)] i8),
        Text(#[len(max = 2)] String),
        Inner(Inner),
        Words(#[list(max = 1)] Vec<String>),
    }

    #[serde(deny_unknown_fields)]
    struct Closed {
        #[len(max = 2)]
        name: Option<String>,
    }

    struct Flat {
        #[len(1, 2)]
        own: String,
        #[serde(flatten)]
        inner: Inner,
        #[serde(flatten)]
        maybe: Option<Deeper>,
        #[serde(flatten)]
        kind: Adjacent,
    }

    struct Deeper {
        #[range(min = 5)]
        depth: u8,
        label: String,
    }

    struct FlatMap {
        #[len(max = 1)]
        own: String,
        #[serde(flatten)]
        rest: BTreeMap<String, u8>,
    }

    struct Tree {
        #[len(1, 2)]
        name: String,
        #[list(max = 2)]
        children: Vec<Tree>,
        left: Option<Box<Tree>>,
        #[map(value(sensitive))]
        branches: BTreeMap<String, Tree>,
    }

    /// A newtype that holds itself.
    struct Nest(#[list(max = 2)] Vec<Nest>);

    struct Chain(Option<Box<Chain>>);

    struct Named(BTreeMap<String, Named>);

    #[sensitive]
    struct Login {
        user: String,
        #[len(min = 3)]
        password: String,
        #[map(max = 1)]
        answers: BTreeMap<String, String>,
    }
}

#[test]
fn every_form() {
    let mut unbroken = Vec::new();
    macro_rules! each {
        ($($type:ident)*) => {$(
            let judged = judge(stringify!($type), $type::shape(), 0..20);
            unbroken.extend(judged.unbroken);
            for seed in 0..20 {
                let value = sample::random::<$type>(seed).unwrap();
                assert!(value.validate().is_ok(), "{value:?}");
                let text = serde_json::to_value(&value).unwrap();
                assert_eq!(said($type::shape(), &text), [], "{text}");
            }
        )*};
    }
    each! {
        Texts Numbers Lists Others Union Internal Adjacent Untagged Closed Flat FlatMap Tree Nest Chain Named Login
    }
    // There are two flags only; a map takes every name; without a tag, a value that breaks one variant is another, or none.
    let places: Vec<_> =
        unbroken.iter().map(|it| it.split(": no value was found that breaks ").collect::<Vec<_>>()).collect();
    let rule = |rule: &str| format!("`{rule}` and nothing else");
    assert_eq!(
        places,
        [
            ["Lists: `/flags`", &rule("length")],
            ["Internal: `/noSuchMember`", &rule("unknown_member")],
            ["Untagged", &rule("type")],
            ["Untagged: `/size`", &rule("required")],
            ["FlatMap: `/noSuchMember`", &rule("unknown_member")],
        ]
    );
}

/// Each rule of a type is broken, and by each of its ends.
#[test]
fn every_rule_is_broken() {
    let invalid = Sampler::of::<Texts>().invalid(0);
    let found: BTreeSet<_> = invalid.made().iter().map(|it| (it.path(), it.code().as_str())).collect();
    for expected in [
        ("/fighting", "pattern"),
        ("/fighting", "length"),
        ("/units", "pattern"),
        ("/partial", "pattern"),
        ("/partial", "length"),
        ("/chosen", "enum"),
        ("/secret", "length"),
        ("/letter", "type"),
        ("/letter", "required"),
        ("/bytes", "type"),
        ("/noSuchMember", "unknown_member"),
    ] {
        assert!(found.contains(&expected), "{expected:?} is not among {found:?}");
    }
    let invalid = Sampler::of::<Numbers>().invalid(0);
    let ranges = |path: &str| invalid.made().iter().filter(|it| it.path() == path && it.code() == Code::Range).count();
    let counts = ["/fraction", "/tenths", "/single", "/sevens", "/small", "/larger"].map(ranges);
    assert_eq!(counts, [2, 3, 2, 2, 1, 1]);
}

/// What cannot be made is an error that says where and why; what is optional is left out.
#[test]
fn contradictions() {
    #[derive(Debug, Deserialize, GlueValidate)]
    struct Impossible {
        list: Vec<u8>,
        inner: Endless,
    }

    #[derive(Debug, Deserialize, GlueValidate)]
    struct Endless {
        again: Box<Endless>,
    }

    #[derive(Debug, Deserialize, GlueValidate)]
    struct Few {
        #[list(min = 3)]
        flags: HashSet<bool>,
    }

    let unmade = sample::minimal::<Impossible>().unwrap_err();
    assert_eq!(unmade.to_string(), "every value holds another of its type: none ends");
    let unmade = sample::full::<Few>().unwrap_err();
    assert_eq!(unmade.to_string(), "`/flags/2`: too few different values were found");
}

/// The numbers of a seed never change: tests that name one rely on it.
#[test]
fn a_seed_is_a_promise() {
    let value = Sampler::of::<Texts>().random(1).unwrap();
    assert_eq!(value, Sampler::of::<Texts>().random(1).unwrap());
    assert_ne!(value, Sampler::of::<Texts>().random(2).unwrap());
}

#[derive(GlueValidate)]
struct Sets {
    #[one_of(3, 5, internal(7))]
    number: u8,
    #[one_of(0.5, 2)]
    factor: f64,
    #[one_of('a', 'b')]
    char: char,
}

/// Value sets of numbers and characters.
#[test]
fn values_of_sets() {
    let sampler = Sampler::new(Sets::shape());
    for seed in 0..50 {
        let value = sampler.random(seed).expect("can be made").to_string();
        assert!(glue_validate::json::check::<Sets>(value.as_bytes()).is_ok(), "{value}");
    }
}
