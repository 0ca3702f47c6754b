//! Values that only their type can tell from others, such as a URL among strings.

use super::types::{Shape, ShapeRef};
#[cfg(feature = "json")]
use crate::checker::Checker;
#[cfg(feature = "json")]
use crate::validate::GlueValidate;

/// A value that only its type can tell from others: a URL is a string, but not every string is one.
///
/// The JSON check lets the type read such a value, and judges what it read. So the rules are about the same value there as
/// where it is typed: about the URL as the type writes it.
#[derive(Clone, Copy, Debug)]
pub struct Parsed {
    pub(crate) expected: &'static str,
    pub(crate) like: ShapeRef,
    #[cfg(feature = "json")]
    judge: fn(&str, &mut Checker<'_>) -> bool,
}

impl Parsed {
    /// A value of type `T`: what to call it in messages (`a URL`), and what it looks like at first sight.
    ///
    /// `expected` is shown beside whatever does not deserialise as a `T`. `like` is for those who cannot ask the type.
    #[cfg(feature = "json")]
    pub const fn new<T: serde::de::DeserializeOwned + GlueValidate>(expected: &'static str, like: ShapeRef) -> Self {
        Self { expected, like, judge: judge::<T> }
    }

    /// The same where there is no JSON to read.
    #[cfg(not(feature = "json"))]
    pub(crate) const fn new<T: crate::validate::GlueValidate>(expected: &'static str, like: ShapeRef) -> Self {
        Self { expected, like }
    }

    /// What it is called in messages: `a URL`.
    pub const fn expected(&self) -> &'static str {
        self.expected
    }

    /// Lets the type read a JSON text, and tells the checker what it read; `false` if the type refuses the text.
    #[cfg(feature = "json")]
    pub(crate) fn read(&self, json: &str, cx: &mut Checker<'_>) -> bool {
        (self.judge)(json, cx)
    }

    /// Whether the type reads a JSON text. Without the feature `json` nobody asks.
    pub(crate) fn reads(&self, json: &str) -> bool {
        #[cfg(feature = "json")]
        return crate::checker::unjudged(|cx| self.read(json, cx));
        #[cfg(not(feature = "json"))]
        return json.is_empty();
    }

    /// What it looks like to those who cannot ask the type: a string.
    pub fn like(&self) -> &'static Shape {
        (self.like)()
    }
}

/// Judges what a JSON text deserialises to; `false` if it does not.
#[cfg(feature = "json")]
fn judge<T: serde::de::DeserializeOwned + GlueValidate>(json: &str, cx: &mut Checker<'_>) -> bool {
    let value = serde_json::from_str::<T>(json);
    value.is_ok_and(|value| {
        value.check(cx);
        true
    })
}
