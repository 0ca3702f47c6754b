//! The texts of the library's tests of serde's forms.

#[path = "../../../tests/wire_forms/containers.rs"]
mod containers;
#[path = "../../../tests/wire_forms/members.rs"]
mod members;
#[path = "../../../tests/wire_forms/own_readers.rs"]
mod own_readers;
#[path = "../../../tests/wire_forms/reasons.rs"]
mod reasons;
#[path = "../../../tests/wire_forms/remote.rs"]
mod remote;
#[path = "../../../tests/wire_forms/types.rs"]
mod types;
#[path = "../../../tests/wire_forms/unions.rs"]
mod unions;

use glue_validate::{GlueValidate, json};
use serde::Deserialize;
use serde_json::Value;

use self::types::{Adjacent, Borrowed, Inner, Internal, Lower, Outer, Size, Version, from_words};
use crate::Compiled;

/// Compares the verdicts on a text, instead of the violations with those expected.
#[track_caller]
fn expect<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[&str]) {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    let report = json::check::<T>(text.as_bytes()).err();
    assert_eq!(report.is_none(), expected.is_empty());
    Compiled::new(T::shape()).compare(text, &value, report.as_ref());
}
