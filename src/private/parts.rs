//! How the JSON check gets the functions that a user writes for `#[check]` a value, and what they need to know.

use alloc::format;
use core::marker::PhantomData;

use crate::checker::Checker;
use crate::rules::Rules;
use crate::shape::{CheckOutcome, Parts};
use crate::types::FieldAdapter;
use crate::validate::GlueValidate;

/// What a function says that needs to know something of the circumstances.
///
/// # Errors
/// The function's message; or that the caller did not tell it what it needs.
pub fn in_context<C: ?Sized>(found: Option<&C>, name: &str, verdict: impl FnOnce(&C) -> CheckOutcome) -> CheckOutcome {
    let missing = || Err(format!("cannot be judged without a `{name}`, which the caller did not tell"));
    found.map_or_else(missing, verdict)
}

/// A part of a JSON text that is to become a `T`, if a `T` can be deserialized. The type decides which of the two
/// implementations of [`Parse`] is called, so that types without serde can derive too.
#[derive(Debug)]
pub struct Part<'j, T>(Option<&'j str>, bool, PhantomData<fn() -> T>);

impl<'j, T> Part<'j, T> {
    /// The whole text.
    pub fn whole(parts: &Parts<'j>) -> Self {
        Self(Some(parts.whole()), false, PhantomData)
    }

    /// A member; its absence is a value of some types.
    pub fn member(parts: &Parts<'j>, place: usize) -> Self {
        Self(parts.member(place), false, PhantomData)
    }

    /// The key of a map's entry, which is a string in a text whatever its type.
    pub fn key(parts: &Parts<'j>, place: usize) -> Self {
        let text = parts.member(place);
        let inside = text.and_then(|text| text.strip_prefix('"')?.strip_suffix('"'));
        let is_plain = |text: &&str| text.parse::<f64>().is_ok() || matches!(*text, "true" | "false");
        let plain = inside.filter(is_plain).filter(|_| !reads_text::<T>());
        Self(plain.or(text), false, PhantomData)
    }

    /// What a flattened member is read from: an optional one that cannot be is none.
    pub fn flattened(parts: &Parts<'j>, place: usize) -> Self {
        Self(parts.member(place), true, PhantomData)
    }
}

/// A part that is to become a `T`, whose tokens stand here alone: rustc then shows an error about them where they stand.
pub fn part<T>(part: Part<'_, T>) -> Part<'_, T> {
    part
}

/// Whether a type is one of those that are never digits alone.
fn reads_text<T>() -> bool {
    let name = core::any::type_name::<T>();
    !["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "bool"].contains(&name)
        && !name.starts_with("core::num::nonzero::")
}

/// Makes a value of a [`Part`].
pub trait Parse {
    /// The type.
    type Value;
    /// The value, if the text is one.
    fn parse(&self) -> Option<Self::Value>;
}

/// For types that deserialise.
#[cfg(feature = "json")]
impl<'j, T: serde::Deserialize<'j>> Parse for Part<'j, T> {
    type Value = T;
    fn parse(&self) -> Option<T> {
        let absent = || T::deserialize(crate::json::Absent).ok();
        match self.0 {
            Some(json) => serde_json::from_str(json).ok().or_else(|| if self.1 { absent() } else { None }),
            None => absent(),
        }
    }
}

/// For all others: a method is looked for on `Part` before it is looked for on `&Part`.
impl<T> Parse for &Part<'_, T> {
    type Value = T;
    fn parse(&self) -> Option<T> {
        None
    }
}

/// The value that stands for a member that is absent, if its type has one.
pub trait Fallback {
    /// The type.
    type Value;
    /// The value.
    fn fallback(&self) -> Option<Self::Value>;
}

/// For types that have a default.
impl<T: Default> Fallback for Part<'_, T> {
    type Value = T;
    fn fallback(&self) -> Option<T> {
        Some(T::default())
    }
}

/// For all others.
impl<T> Fallback for &Part<'_, T> {
    type Value = T;
    fn fallback(&self) -> Option<T> {
        None
    }
}

/// Reads a member by a function of serde's form.
#[cfg(feature = "json")]
pub fn read_with<'j, T>(
    json: Option<&'j str>,
    read: impl FnOnce(&mut serde_json::Deserializer<serde_json::de::StrRead<'j>>) -> Result<T, serde_json::Error>,
) -> Option<T> {
    let mut deserializer = serde_json::Deserializer::from_str(json?);
    let value = read(&mut deserializer).ok()?;
    deserializer.end().ok().map(|()| value)
}

/// Reads a member by a function of serde's form: only with JSON there is something to read.
#[cfg(feature = "json")]
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_read_with {
    ($json:expr, $ty:ty, $path:expr) => {
        $crate::__private::read_with::<$ty>($json, |deserializer| $path(deserializer))
    };
}

/// Reads a member by a function of serde's form: only with JSON there is something to read.
#[cfg(not(feature = "json"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_read_with {
    ($json:expr, $ty:ty, $path:expr) => {
        $crate::__private::None::<$ty>
    };
}

pub use crate::__glue_read_with as read_member_with;

/// Whether a member that the walk could not look into, or that is not in the text, keeps its rules.
pub fn kept<T: GlueValidate + ?Sized>(parts: &Parts<'_>, place: usize, value: &T) -> bool {
    keeps(parts, place, |cx| value.check(cx))
}

/// The same, as an adapter shows the member.
pub fn kept_by<T: ?Sized, A: FieldAdapter<T, M>, M>(parts: &Parts<'_>, place: usize, value: &T) -> bool {
    keeps(parts, place, |cx| A::check(value, cx))
}

fn keeps(parts: &Parts<'_>, place: usize, tell: impl FnOnce(&mut Checker<'_>)) -> bool {
    let rules = parts.members.get(place).and_then(|part| part.rules.downcast_ref()).unwrap_or(&Rules::NONE);
    crate::checker::keeps(rules, tell)
}

/// What a check says of what parts of a JSON text deserialise to, if they do.
///
/// # Errors
/// The function's message.
pub fn asked(verdict: impl FnOnce() -> Option<CheckOutcome>) -> CheckOutcome {
    verdict().unwrap_or(Ok(()))
}
