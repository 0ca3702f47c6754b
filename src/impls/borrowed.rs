//! Borrowed bytes: serde writes them as a list of numbers, and serde_json reads them from a string.

use crate::shape::{Kind, Parsed, Shape};

/// Bytes that are where the text has them, so that no escape is among them: `&[u8]`.
pub(crate) fn in_place() -> &'static Shape {
    const { &Shape::new("bytes", Kind::Parsed(Parsed::borrowed_bytes())) }
}

/// Bytes that are copied where the text has escapes: `Cow<[u8]>` behind serde's `borrow`.
pub(crate) fn or_copied() -> &'static Shape {
    const { &Shape::new("bytes", Kind::Parsed(Parsed::bytes_of_string())) }
}
