//! A value that is not there, for a type to read.

use serde::de::value::Error;
use serde::de::{Deserializer, Error as _, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::shape::Parts;

/// Stands for a member that an object lacks, as in what serde's derive writes: an `Option` is `None`, any other type refuses.
pub(crate) struct Absent;

impl<'de> Deserializer<'de> for Absent {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("is missing"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'p> Parts<'p> {
    /// A member, deserialised, by its place among those that the check reads. `None` if it is absent and the type has no value for
    /// that, or if the type does not read it.
    pub fn read<T: Deserialize<'p>>(&self, place: usize) -> Option<T> {
        match self.member(place) {
            Some(json) => serde_json::from_str(json).ok(),
            None => T::deserialize(Absent).ok(),
        }
    }
}
