//! Values made from shapes: the valid are valid, the just-invalid break what they are said to break and nothing else.

mod operations;
#[cfg(feature = "proptest")]
mod shrinking;
mod types;

use std::ops::Range;

use glue_validate::json;
use glue_validate::sample::{JustInvalid, Sampler};
use glue_validate::shape::Shape;
use serde_json::Value;

/// Larger values are judged once.
const LARGE: usize = 50_000;

/// What a report says of a value: code, subject and path of each violation.
fn said(shape: &'static Shape, value: &Value) -> Vec<(String, String, String)> {
    let report = json::check_shape(shape, value.to_string().as_bytes()).err();
    let violations = report.iter().flat_map(glue_validate::Report::violations);
    violations.map(|it| (it.code().to_string(), it.subject().to_string(), it.path().to_owned())).collect()
}

/// What a report has to say of a just-invalid value.
fn expected(invalid: &JustInvalid) -> Vec<(String, String, String)> {
    vec![(invalid.code().to_string(), invalid.subject().to_string(), invalid.path().to_owned())]
}

/// How many values were judged, and where no rule could be broken alone.
struct Judged {
    count: usize,
    unbroken: Vec<String>,
}

/// Makes values of a shape, and judges them.
#[track_caller]
fn judge(name: &str, shape: &'static Shape, seeds: Range<u64>) -> Judged {
    let sampler = Sampler::new(shape);
    let random = seeds.clone().map(|seed| sampler.random(seed));
    let mut count = 0;
    for value in [sampler.minimal(), sampler.full()].into_iter().chain(random) {
        let value = value.unwrap_or_else(|unmade| panic!("{name}: {unmade}"));
        assert_eq!(said(shape, &value), [], "{name}: {value}");
        count += 1;
    }
    let invalid = sampler.invalid(seeds.start);
    for invalid in invalid.made() {
        count += 1;
        // Those that are too long by far were judged when they were made, and take most of the time.
        if invalid.value().to_string().len() > LARGE {
            continue;
        }
        assert_eq!(said(shape, invalid.value()), expected(invalid), "{name}: {}", invalid.value());
    }
    Judged { count, unbroken: invalid.unbroken().iter().map(|it| format!("{name}: {it}")).collect() }
}
