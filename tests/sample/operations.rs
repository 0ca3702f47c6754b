//! Every operation of Glue.

use std::collections::BTreeSet;

use glue_model::api;
use glue_validate::sample::Sampler;

use crate::judge;

#[test]
fn every_constraint_at_every_place() {
    let (mut count, mut unbroken) = (0, BTreeSet::new());
    for operation in api::operations() {
        let judged = judge(operation.name(), operation.input(), 0..3);
        count += judged.count;
        unbroken.extend(judged.unbroken);
    }
    assert!(count > 17_000, "{count} requests are too few to say much");
    // What is left follows from other rules: a pattern that takes one length only, or every text.
    assert!(unbroken.len() * 50 < count, "{} could not be broken: {unbroken:#?}", unbroken.len());
}

#[test]
fn every_answer_can_be_made() {
    for operation in api::operations() {
        let answer = Sampler::new(operation.output()).minimal();
        assert!(answer.is_ok(), "{}: {answer:?}", operation.name());
    }
}
