//! Java's verdicts, by every way of matching.
//!
//! `data/*.jsonl` hold patterns, texts near their border and what Java 17 said (see `oracle/README.md`): `aws` all patterns of all AWS
//! services, `dialect` random ones over the whole grammar, `partial` random ones looked for with `find()`, `corners` random ones that dwell
//! on one corner of the dialect each.

use std::collections::BTreeMap;

use glue_pattern::compile::{Options, PlanKind, compile, to_ecma, translate};
use serde_json::Value;

struct Case {
    pattern: String,
    services: Vec<String>,
    texts: Vec<String>,
    java: String,
}

fn cases(data: &str) -> Vec<Case> {
    let strings = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    data.lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).unwrap();
            Case {
                pattern: value["pattern"].as_str().unwrap().to_owned(),
                services: strings(&value["services"]),
                texts: strings(&value["texts"]),
                java: value["java"].as_str().unwrap().to_owned(),
            }
        })
        .collect()
}

/// Compares every verdict; yields how many patterns were refused, by message.
fn agree(cases: &[Case], partial: bool) -> BTreeMap<String, usize> {
    let mut refused = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in cases {
        let compiled = match compile(&case.pattern, &Options::new().partial(partial)) {
            Ok(compiled) => compiled,
            Err(error) => {
                *refused.entry(error.to_string()).or_default() += 1;
                continue;
            }
        };
        let counters = compiled.by_counters();
        let table = if compiled.plan() == PlanKind::Table { None } else { compiled.by_table() };
        for (text, java) in case.texts.iter().zip(case.java.chars()) {
            let expected = java == '1';
            if compiled.is_match(text) != expected {
                wrong.push(format!("{:?} on {text:?}: java says {expected}", case.pattern));
            }
            if table.as_ref().is_some_and(|table| table.is_match(text) != expected) {
                wrong.push(format!("{:?} on {text:?}, by table: java says {expected}", case.pattern));
            }
            if counters.as_ref().is_some_and(|counters| counters.is_match(text) != expected) {
                wrong.push(format!("{:?} on {text:?}, by counters: java says {expected}", case.pattern));
            }
            if expected {
                assert_facts(&compiled, text);
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong verdicts:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    refused
}

/// What is accepted lies within what the facts allow.
fn assert_facts(compiled: &glue_pattern::compile::Compiled, text: &str) {
    let facts = compiled.facts();
    let chars = u32::try_from(text.chars().count()).unwrap();
    let bytes = u32::try_from(text.len()).unwrap();
    let within = |least: Option<u32>, most: Option<u32>, n: u32| {
        least.is_some_and(|least| least <= n) && most.is_none_or(|most| n <= most)
    };
    assert!(within(facts.min_chars(), facts.max_chars(), chars), "{:?} {text:?}", compiled.source());
    assert!(within(facts.min_bytes(), facts.max_bytes(), bytes), "{:?} {text:?}", compiled.source());
    assert!(facts.allows_len(u64::from(chars), u64::from(chars)), "{:?} {text:?}", compiled.source());
}

/// A few patterns take seconds without optimisation; they have a test of their own.
fn is_large(case: &Case) -> bool {
    let counts = case.pattern.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let numbers = counts.flat_map(|count| count.split(',')).filter_map(|number| number.parse::<u32>().ok());
    numbers.fold(1u32, |product, number| product.saturating_mul(number.max(1))) > 2_000
}

#[test]
fn glue() {
    let glue: Vec<Case> = cases(include_str!("data/aws.jsonl"))
        .into_iter()
        .filter(|case| case.services.contains(&"glue".to_owned()))
        .collect();
    assert_eq!(glue.len(), 63);
    assert_eq!(agree(&glue, false), BTreeMap::new());
}

#[test]
fn aws() {
    let all = cases(include_str!("data/aws.jsonl"));
    assert_eq!(all.len(), 4880);
    let small: Vec<Case> = all.into_iter().filter(|case| !is_large(case)).collect();
    assert_eq!(agree(&small, false).values().sum::<usize>(), 3);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "large automata; run with --release")]
fn aws_in_full() {
    let refused = agree(&cases(include_str!("data/aws.jsonl")), false);
    let count = |reason: &str| {
        refused.iter().filter(|(message, _)| message.contains(reason)).map(|(_, count)| count).sum::<usize>()
    };
    assert_eq!(
        (count("back-references"), count("too large"), refused.values().sum::<usize>()),
        (3, 0, 3),
        "{refused:#?}"
    );
}

#[test]
fn dialect() {
    let cases = cases(include_str!("data/dialect.jsonl"));
    let (refused_by_java, cases): (Vec<Case>, Vec<Case>) =
        cases.into_iter().partition(|case| case.java.starts_with("E:"));
    let accepted = refused_by_java.iter().filter(|case| compile(&case.pattern, &Options::new()).is_ok());
    let accepted: Vec<_> = accepted.map(|case| (&case.pattern, &case.java)).collect();
    assert!(accepted.is_empty(), "{accepted:?}");
    let refused = agree(&cases, false);
    let known = ["look-behind", "`&&` has nothing", "automaton grows too large", "half of a surrogate pair"];
    for message in refused.keys() {
        assert!(known.iter().any(|known| message.contains(known)), "{message}");
    }
}

/// What Java refuses is refused, what it accepts has its verdicts; but for what grows too large, which is rare.
#[test]
fn corners() {
    let cases = cases(include_str!("data/corners.jsonl"));
    let all = cases.len();
    let (refused_by_java, cases): (Vec<Case>, Vec<Case>) =
        cases.into_iter().partition(|case| case.java.starts_with("E:"));
    for case in refused_by_java {
        assert!(compile(&case.pattern, &Options::new()).is_err(), "{:?}: {}", case.pattern, case.java);
    }
    let refused = agree(&cases, false).values().sum::<usize>();
    assert!(all > 1_300 && refused <= 3, "{refused} of {all}");
}

#[test]
fn partial() {
    agree(&cases(include_str!("data/partial.jsonl")), true);
}

/// Nearly all of AWS's patterns can be said in ECMA-262.
#[test]
fn ecma() {
    let all = cases(include_str!("data/aws.jsonl"));
    let untranslated = all.iter().filter(|case| !matches!(to_ecma(&case.pattern, &Options::new()), Ok(Some(_))));
    assert!(untranslated.count() <= 5);
}

/// The `regex` crate on the translated pattern: an independent engine.
#[test]
fn regex() {
    let mut compared = 0;
    let all = cases(include_str!("data/aws.jsonl"));
    let dialect = cases(include_str!("data/dialect.jsonl"));
    // Building a `regex` is slow without optimisation.
    let some = if cfg!(debug_assertions) { 9 } else { 1 };
    for case in all.iter().chain(&dialect).filter(|case| !is_large(case)).step_by(some) {
        let Ok(Some(translated)) = translate(&case.pattern, &Options::new()) else { continue };
        // The dialect of ECMA-262 is one that the crate reads, too, as long as there are no look-arounds.
        let ecma = to_ecma(&case.pattern, &Options::new()).unwrap().unwrap();
        let Ok(regex) = regex::Regex::new(&translated) else { continue };
        let by_ecma = regex::Regex::new(&ecma).unwrap();
        for (text, java) in case.texts.iter().zip(case.java.chars()) {
            assert_eq!(regex.is_match(text), java == '1', "{:?} as {translated:?} on {text:?}", case.pattern);
            assert_eq!(by_ecma.is_match(text), java == '1', "{:?} as {ecma:?} on {text:?}", case.pattern);
            compared += 1;
        }
    }
    assert!(compared > 40_000 / some, "{compared}");
}
