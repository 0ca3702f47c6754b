//! A value as its type reads it deep in a text: serde_json counts the arrays and objects around it.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::describe;
use super::options::DEEPEST;

/// Lets a type read a text as if so many arrays were around it.
///
/// # Errors
/// Why the type does not.
pub(crate) fn read_at_depth<T: DeserializeOwned>(json: &str, depth: usize) -> Result<(), String> {
    let text = ["[".repeat(depth).as_str(), json].concat();
    match (Below { depth, of: PhantomData::<T> }).deserialize(&mut serde_json::Deserializer::from_str(&text)) {
        Ok(()) => Ok(()),
        // Nothing stands behind the value: it was read.
        Err(error) if error.is_eof() => Ok(()),
        Err(error) if error.line() == 1 => {
            let (message, column) = (error.to_string(), error.column().saturating_sub(depth));
            Err(format!("{} at line 1 column {column}", describe::reason(&message)))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Whether a text may hold so many arrays and objects inside each other that together with those around it they are more
/// than serde_json reads.
pub(super) fn may_be_too_deep(json: &str, depth: usize) -> bool {
    depth + json.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > DEEPEST
}

/// A value so many arrays further in.
struct Below<T> {
    depth: usize,
    of: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Below<T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth == 0 { T::deserialize(deserializer).map(drop) } else { deserializer.deserialize_seq(self) }
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Below<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let below = Below { depth: self.depth - 1, of: self.of };
        items.next_element_seed(below)?.ok_or_else(|| A::Error::custom("nothing is there"))
    }
}
