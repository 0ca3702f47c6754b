//! Rows of JSON texts: what is said of each as a value, as a text that is read, and as a text alone must agree, and so must what the
//! functions were asked.

use std::cell::RefCell;

use glue_validate::{GlueValidate, Report, json};
use serde::de::DeserializeOwned;

thread_local! {
    /// The functions that were asked, in order, each with what it saw.
    static ASKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn asked(call: String) {
    ASKED.with_borrow_mut(|calls| calls.push(call));
}

pub(crate) fn take_asked() -> Vec<String> {
    ASKED.take()
}

/// The pointers, below `place`, and the messages of a report.
pub(crate) fn told(place: &str, result: Result<(), Report>) -> Vec<String> {
    let Err(report) = result else { return Vec::new() };
    report.violations().iter().map(|it| format!("{place}{} {}", it.path(), it.message())).collect()
}

fn sorted(mut calls: Vec<String>) -> Vec<String> {
    calls.sort_unstable();
    calls
}

/// What is said of a text that deserialises; and of the same text beside one that nothing can read.
#[track_caller]
pub(crate) fn row<T: DeserializeOwned + GlueValidate + std::fmt::Debug>(text: &str, said: &[&str], calls: &[&str]) {
    take_asked();
    let value: T = serde_json::from_str(text).expect("deserialises");
    assert_eq!(told("", value.validate()), said, "as a value: {text}");
    assert_eq!(take_asked(), calls, "asked of a value: {text}");
    assert_eq!(told("", json::from_str::<T>(text).map(drop)), said, "read: {text}");
    assert_eq!(take_asked(), calls, "asked of what is read: {text}");
    assert_eq!(told("", json::from_slice::<T>(text.as_bytes()).map(drop)), said, "read: {text}");
    assert_eq!(take_asked(), calls, "asked of what is read: {text}");
    // The text has its members in another order.
    let calls = sorted(calls.iter().map(|&call| call.into()).collect());
    assert_eq!(told("", json::check::<T>(text.as_bytes())), said, "as a text: {text}");
    assert_eq!(sorted(take_asked()), calls, "asked of a text: {text}");
    let refused = format!("[{text}, true]");
    let mut both: Vec<_> = said.iter().map(|line| format!("/0{line}")).collect();
    both.push("/1 must be an integer, found a boolean".into());
    assert_eq!(told("", json::from_str::<(T, u8)>(&refused).map(drop)), both, "refused: {text}");
    assert_eq!(sorted(take_asked()), calls, "asked of a refused text: {text}");
}
