//! A help for tests: whether what a type says of its shape and what it tells the checker agree.

use alloc::vec::Vec;

use serde::Serialize;

use super::options::Options;
use crate::report::{Code, Report, Subject};
use crate::validate::GlueValidate;

/// Panics if a value is judged one way as it is and another way as the JSON text that it serializes to.
///
/// The derive writes a type's [`shape`](GlueValidate::shape) and its [`check`](GlueValidate::check) from the same
/// attributes. An implementation by hand says the same thing twice; call this in a test with a few values, valid and invalid.
///
/// ```
/// use glue_validate::{Checker, GlueValidate, json, shape::Shape};
///
/// /// A string that is compared without regard to case.
/// #[derive(serde::Serialize)]
/// struct Caseless(String);
///
/// impl GlueValidate for Caseless {
///     fn shape() -> &'static Shape {
///         String::shape()
///     }
///
///     fn check(&self, cx: &mut Checker<'_>) {
///         cx.string(&self.0);
///     }
/// }
///
/// json::assert_agreement(&Caseless("Team".into()));
/// ```
///
/// # Panics
/// If the two reports differ in a path, a subject or a code; if the value does not serialize.
#[track_caller]
pub fn assert_agreement<T: Serialize + GlueValidate>(value: &T) {
    let name = core::any::type_name::<T>();
    let json = match serde_json::to_vec(value) {
        Ok(json) => json,
        Err(error) => panic!("a `{name}` does not serialize: {error}"),
    };
    let (typed, text) = (value.validate().err(), Options::new().check::<T>(&json).err());
    assert!(
        findings(typed.as_ref()) == findings(text.as_ref()),
        "shape and check of `{name}` disagree\nas a value: {}\nas a text: {}",
        Shown(typed.as_ref()),
        Shown(text.as_ref()),
    );
}

fn findings(report: Option<&Report>) -> Vec<(&str, Subject, Code)> {
    let violations = report.map(Report::violations).unwrap_or_default();
    violations.iter().map(|it| (it.path(), it.subject(), it.code())).collect()
}

struct Shown<'r>(Option<&'r Report>);

impl core::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Some(report) => report.fmt(f),
            None => f.write_str("valid"),
        }
    }
}
