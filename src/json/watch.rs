//! The fast path: serde_json straight into the type, watched for what serde passes over in silence.
//!
//! serde ignores unknown members and lets a repeated key or item of a map or set replace the one before. A thin layer
//! around serde_json's deserializer notes the former and weighs the collections of the text by their lengths; where the
//! valid value's weigh as much, nothing was lost. Scalars are not wrapped at all, so the layer costs little.

use core::cell::Cell;
use core::fmt;

use crate::checker::fingerprint;
use crate::rules::Measure;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// Reads a value, watched, up to its own end.
#[inline]
pub(super) fn read<'de, T: Deserialize<'de>>(
    deserializer: &mut serde_json::Deserializer<serde_json::de::StrRead<'de>>,
    seen: &Observed<'_>,
) -> Result<T, serde_json::Error> {
    T::deserialize(Watched { inner: deserializer, seen })
}

/// What was seen while deserialising.
pub(super) struct Observed<'f> {
    /// Called at most once, before serde buffers a value: has a walk already refused the text?
    foresight: &'f dyn Fn() -> bool,
    asked: Cell<bool>,
    /// Whether it was. The type may have made something else of the error.
    pub(super) refused: Cell<bool>,
    /// Whether something was ignored.
    pub(super) ignored: Cell<bool>,
    /// What the lists and maps of the text weigh together.
    pub(super) fingerprint: Cell<u64>,
    /// Whether serde read an array as a structure, as its derive does member by member: what the value holds is not
    /// what the text says then.
    pub(super) misread: Cell<bool>,
}

impl<'f> Observed<'f> {
    pub(super) const fn new(foresight: &'f dyn Fn() -> bool) -> Self {
        Self {
            foresight,
            asked: Cell::new(false),
            refused: Cell::new(false),
            ignored: Cell::new(false),
            fingerprint: Cell::new(0),
            misread: Cell::new(false),
        }
    }

    #[inline]
    fn access<A>(&'f self, inner: A, target: Target, measure: Measure) -> WatchedAccess<'f, A> {
        WatchedAccess { inner, seen: self, target, measure, length: 0 }
    }
}

/// A part of serde's machinery under watch.
struct Watched<'s, X> {
    inner: X,
    seen: &'s Observed<'s>,
}

/// A visitor under watch.
struct WatchedVisitor<'s, V> {
    inner: V,
    seen: &'s Observed<'s>,
    target: Target,
}

/// The access to the parts of a list or a map, under watch. At its end the length is known.
struct WatchedAccess<'s, A> {
    inner: A,
    seen: &'s Observed<'s>,
    target: Target,
    measure: Measure,
    length: usize,
}

impl<A> Drop for WatchedAccess<'_, A> {
    #[inline]
    fn drop(&mut self) {
        if self.target == Target::Collection {
            let sum = &self.seen.fingerprint;
            sum.set(sum.get().wrapping_add(fingerprint(self.length, self.measure)));
        }
    }
}

/// What a visitor makes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Something that holds as many items or entries as the text, unless two of them are equal.
    Collection,
    /// Something with named members.
    Structure,
    Other,
}

macro_rules! scalars {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(visitor)
        }
    )*};
}

macro_rules! containers {
    ($($method:ident($($name:ident: $type:ty),*) $target:ident;)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $($name: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($name,)* WatchedVisitor { inner: visitor, seen: self.seen, target: Target::$target })
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Watched<'_, D> {
    type Error = D::Error;

    scalars! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    containers! {
        deserialize_option() Other;
        deserialize_unit_struct(name: &'static str) Other;
        deserialize_newtype_struct(name: &'static str) Other;
        deserialize_seq() Collection;
        deserialize_tuple(len: usize) Collection;
        deserialize_tuple_struct(name: &'static str, len: usize) Other;
        deserialize_map() Collection;
        deserialize_struct(name: &'static str, fields: &'static [&'static str]) Structure;
        deserialize_enum(name: &'static str, variants: &'static [&'static str]) Other;
    }

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        if !self.seen.asked.replace(true) && (self.seen.foresight)() {
            self.seen.refused.set(true);
            return Err(D::Error::custom("refused already"));
        }
        self.inner.deserialize_any(WatchedVisitor { inner: visitor, seen: self.seen, target: Target::Collection })
    }

    #[inline]
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.seen.ignored.set(true);
        self.inner.deserialize_ignored_any(visitor)
    }

    #[inline]
    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! visit_scalars {
    ($($method:ident: $type:ty)*) => {$(
        #[inline]
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for WatchedVisitor<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    visit_scalars! {
        visit_bool: bool visit_i8: i8 visit_i16: i16 visit_i32: i32 visit_i64: i64 visit_i128: i128
        visit_u8: u8 visit_u16: u16 visit_u32: u32 visit_u64: u64 visit_u128: u128
        visit_f32: f32 visit_f64: f64 visit_char: char visit_str: &str visit_borrowed_str: &'de str
        visit_string: alloc::string::String visit_bytes: &[u8] visit_borrowed_bytes: &'de [u8]
        visit_byte_buf: alloc::vec::Vec<u8>
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Watched { inner, seen: self.seen })
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Watched { inner, seen: self.seen })
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        if self.target == Target::Structure {
            self.seen.misread.set(true);
        }
        self.inner.visit_seq(self.seen.access(inner, self.target, Measure::Items))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(self.seen.access(inner, self.target, Measure::Entries))
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(Watched { inner, seen: self.seen })
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for WatchedAccess<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let element = self.inner.next_element_seed(Watched { inner: seed, seen: self.seen })?;
        self.length += usize::from(element.is_some());
        Ok(element)
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WatchedAccess<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let key = self.inner.next_key_seed(seed)?;
        self.length += usize::from(key.is_some());
        Ok(key)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(Watched { inner: seed, seen: self.seen })
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Watched<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Watched { inner: deserializer, seen: self.seen })
    }
}

impl<'de, 's, A: EnumAccess<'de>> EnumAccess<'de> for Watched<'s, A> {
    type Error = A::Error;
    type Variant = Watched<'s, A::Variant>;

    #[inline]
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (name, inner) = self.inner.variant_seed(seed)?;
        Ok((name, Watched { inner, seen: self.seen }))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Watched<'_, A> {
    type Error = A::Error;

    #[inline]
    fn unit_variant(self) -> Result<(), A::Error> {
        self.inner.unit_variant()
    }

    #[inline]
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.newtype_variant_seed(Watched { inner: seed, seen: self.seen })
    }

    #[inline]
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.inner.tuple_variant(len, WatchedVisitor { inner: visitor, seen: self.seen, target: Target::Other })
    }

    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.inner.struct_variant(fields, WatchedVisitor { inner: visitor, seen: self.seen, target: Target::Structure })
    }
}
