//! Timestamps through serde.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::form::Form;
use super::moment::Timestamp;
use super::parse::from_f64;

impl<F: Form> Serialize for Timestamp<F> {
    /// Of the form that is a number, a whole number of seconds is an integer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (F::IS_TEXT, self.nanos) {
            (true, _) => serializer.collect_str(self),
            (false, 0) => serializer.serialize_i64(self.seconds),
            (false, _) => serializer.serialize_f64(self.as_secs_f64()),
        }
    }
}

impl<'de, F: Form> Deserialize<'de> for Timestamp<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let reader = Reader(PhantomData);
        if F::IS_TEXT { deserializer.deserialize_str(reader) } else { deserializer.deserialize_f64(reader) }
    }
}

struct Reader<F>(PhantomData<F>);

impl<F: Form> Reader<F> {
    fn number<E: Error>(parts: Option<(i64, u32)>) -> Result<Timestamp<F>, E> {
        let timestamp = parts.filter(|_| !F::IS_TEXT).and_then(|(seconds, nanos)| Timestamp::new(seconds, nanos));
        timestamp.ok_or_else(|| E::custom(format_args!("expected {}", F::EXPECTED)))
    }
}

impl<F: Form> Visitor<'_> for Reader<F> {
    type Value = Timestamp<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(F::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp<F>, E> {
        let timestamp = if F::IS_TEXT { Timestamp::parse(text) } else { None };
        timestamp.ok_or_else(|| E::custom(format_args!("expected {}", F::EXPECTED)))
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<Timestamp<F>, E> {
        Self::number(Some((seconds, 0)))
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Timestamp<F>, E> {
        Self::number(i64::try_from(seconds).ok().map(|seconds| (seconds, 0)))
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Timestamp<F>, E> {
        Self::number(from_f64(seconds))
    }
}
