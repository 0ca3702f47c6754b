//! Values that only their type can tell from others, such as a URL among strings.

use super::types::{Shape, ShapeRef};
#[cfg(feature = "json")]
use crate::checker::Checker;
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
    pub(crate) const fn new<T: GlueValidate>(expected: &'static str, like: ShapeRef) -> Self {
        Self { expected, like }
    }

    /// The bytes of a string without escapes, as serde reads `&[u8]`.
    pub(crate) const fn borrowed_bytes() -> Self {
        Self {
            expected: "a string without escapes",
            like: <str as GlueValidate>::shape,
            #[cfg(feature = "json")]
            judge: |json, cx| bytes::judge(json, bytes::Borrowed, cx),
        }
    }

    /// The bytes of a string, as serde reads `Cow<[u8]>` where it may borrow.
    pub(crate) const fn bytes_of_string() -> Self {
        Self {
            expected: "a string",
            like: <str as GlueValidate>::shape,
            #[cfg(feature = "json")]
            judge: |json, cx| bytes::judge(json, bytes::Any, cx),
        }
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

#[cfg(feature = "json")]
mod bytes {
    use core::fmt;

    use serde::de::{Deserializer as _, Error, Visitor};

    use crate::checker::Checker;
    use crate::validate::GlueValidate as _;

    /// Bytes that lie in the text.
    pub(super) struct Borrowed;

    /// Bytes, copied or not.
    pub(super) struct Any;

    /// Judges the bytes that a JSON text is to serde; `false` if it is none.
    pub(super) fn judge<'j, W>(json: &'j str, which: W, cx: &mut Checker<'_>) -> bool
    where
        for<'c, 'i> Judge<'c, 'i, W>: Visitor<'j, Value = ()>,
    {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        deserializer.deserialize_bytes(Judge { which, cx }).is_ok() && deserializer.end().is_ok()
    }

    /// Judges bytes as they are read.
    pub(super) struct Judge<'c, 'i, W> {
        #[allow(dead_code, reason = "it chooses the implementation")]
        which: W,
        cx: &'c mut Checker<'i>,
    }

    impl<'j> Visitor<'j> for Judge<'_, '_, Borrowed> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a borrowed byte array")
        }

        fn visit_borrowed_bytes<E: Error>(self, bytes: &'j [u8]) -> Result<(), E> {
            bytes.check(self.cx);
            Ok(())
        }
    }

    impl Visitor<'_> for Judge<'_, '_, Any> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a byte array")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
            bytes.check(self.cx);
            Ok(())
        }
    }
}
