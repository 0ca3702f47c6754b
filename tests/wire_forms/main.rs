//! The forms that serde gives a type, as the JSON check reads them: what serde accepts passes, what is wrong is found.

mod borrowed_bytes;
mod containers;
mod members;
mod own_readers;
mod reasons;
mod refusals;
mod remote;
mod sharing;
mod types;
mod unions;

use glue_validate::{GlueValidate, json};
use serde::Deserialize;

use self::types::{Adjacent, Borrowed, Inner, Internal, Lower, Outer, Size, Version, from_words};

/// The violations of a text as `path code`, from `from_str` and, alike, from `check`.
#[track_caller]
fn expect<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[&str]) {
    let lines = |report: Option<glue_validate::Report>| -> Vec<String> {
        report
            .iter()
            .flat_map(glue_validate::Report::violations)
            .map(|it| format!("{} {}", it.path(), it.code()))
            .collect()
    };
    assert_eq!(lines(json::from_str::<T>(text).err()), expected, "from_str: {text}");
    assert_eq!(lines(json::check::<T>(text.as_bytes()).err()), expected, "check: {text}");
}
