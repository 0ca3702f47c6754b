//! The functions that a user writes for `#[check]`: what they may take, and how the JSON check gets them a value.

use alloc::format;
use alloc::string::ToString;
use core::any::Any;
use core::fmt::Display;
use core::marker::PhantomData;
use core::ops::Deref;

use crate::checker::Checker;
use crate::context::Context;
use crate::rules::Rules;
use crate::shape::{CheckOutcome, Parts};
use crate::types::{Adapts, TakesRules};
use crate::validate::GlueValidate;

/// A function that can be a `#[check]` of a field: `fn(&T) -> Result<(), E>` where `T` is the field's type, what its
/// `Option` holds, or what either derefs to; `E: Display`. Of a type that is `Copy`, a number or one that derives, also `fn(T)`.
#[diagnostic::on_unimplemented(
    message = "this is not a check of a `{T}`",
    label = "expected `fn(&{T}) -> Result<(), E>` with `E: Display`",
    note = "for an `Option<T>` the function may also take `&T`: it is called where there is a value"
)]
pub trait CheckFn<T: ?Sized, How> {
    /// Calls it.
    ///
    /// # Errors
    /// The function's message.
    fn call(&self, value: &T) -> CheckOutcome;
}

/// A function that can be a `#[check(…, context = C)]`: it takes what a [`CheckFn`] takes, and a `&C`.
#[diagnostic::on_unimplemented(
    message = "this is not a check of a `{T}` in a context",
    label = "expected `fn(&{T}, &{C}) -> Result<(), E>` with `E: Display`",
    note = "for an `Option<T>` the function may also take `&T`: it is called where there is a value"
)]
pub trait CheckFnIn<T: ?Sized, C: ?Sized, How> {
    /// Calls it.
    ///
    /// # Errors
    /// The function's message.
    fn call(&self, value: &T, context: &C) -> CheckOutcome;
}

/// The ways in which a function may take a value.
macro_rules! ways {
    ($($(#[$doc:meta])* $how:ident [$($generics:tt)*] $value:ty, $seen:ty, |$this:ident| $get:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $how;

        impl<F, E: Display, $($generics)*> CheckFn<$value, $how> for F
        where
            F: Fn($seen) -> Result<(), E>,
        {
            fn call(&self, $this: &$value) -> CheckOutcome {
                $get.map_or(Ok(()), |seen| outcome(self(seen)))
            }
        }

        impl<F, C: ?Sized, E: Display, $($generics)*> CheckFnIn<$value, C, $how> for F
        where
            F: Fn($seen, &C) -> Result<(), E>,
        {
            fn call(&self, $this: &$value, context: &C) -> CheckOutcome {
                $get.map_or(Ok(()), |seen| outcome(self(seen, context)))
            }
        }
    )*};
}

ways! {
    /// The check takes the field as it is.
    AsIs [T: ?Sized] T, &T, |value| Some(value);
    /// The check takes what the field's `Option` holds.
    IfSome [T] Option<T>, &T, |value| value.as_ref();
    /// The check takes what the field derefs to.
    Target [T: Deref] T, &T::Target, |value| Some(&**value);
    /// The check takes what the field's `Option` holds, derefed.
    TargetIfSome [T: Deref] Option<T>, &T::Target, |value| value.as_deref();
    /// The check takes a copy of the field. (Of a reference it cannot: whether a `fn(&str)` took a copy of a `&str` or what that
    /// derefs to, nobody could tell. A type that takes its own rules is no reference.)
    Copied [T: Copy + TakesRules<As = T>] T, T, |value| Some(*value);
    /// The check takes a copy of what the field's `Option` holds.
    CopiedIfSome [T: Copy + TakesRules<As = T>] Option<T>, T, |value| *value;
}

/// What a function said.
///
/// # Errors
/// The function's message.
pub fn outcome<E: Display>(result: Result<(), E>) -> CheckOutcome {
    result.map_err(|error| error.to_string())
}

/// What a function says that needs to know something of the circumstances.
///
/// # Errors
/// The function's message; or that the caller did not tell it what it needs.
pub fn in_context<C: Any>(context: &Context<'_>, name: &str, verdict: impl FnOnce(&C) -> CheckOutcome) -> CheckOutcome {
    let missing = || Err(format!("cannot be judged without a `{name}`, which the caller did not tell"));
    context.get::<C>().map_or_else(missing, verdict)
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
pub fn kept_by<T: ?Sized, A: Adapts<T, M>, M>(parts: &Parts<'_>, place: usize, value: &T) -> bool {
    keeps(parts, place, |cx| A::check(value, cx))
}

fn keeps(parts: &Parts<'_>, place: usize, tell: impl FnOnce(&mut Checker<'_>)) -> bool {
    let rules = parts.members.get(place).and_then(|part| part.rules.downcast_ref()).unwrap_or(&Rules::NONE);
    crate::checker::keeps(rules, tell)
}

/// What a check says of a value.
///
/// # Errors
/// The function's message.
#[inline]
#[expect(clippy::needless_pass_by_value, reason = "a path to a function, written without `&` by the derive")]
pub fn call<T: ?Sized, How, F: CheckFn<T, How>>(value: &T, f: F) -> CheckOutcome {
    f.call(value)
}

/// What a check says of a value in a context.
///
/// # Errors
/// The function's message.
#[inline]
#[expect(clippy::needless_pass_by_value, reason = "a path to a function, written without `&` by the derive")]
pub fn call_in<T: ?Sized, C: ?Sized, How, F: CheckFnIn<T, C, How>>(value: &T, context: &C, f: F) -> CheckOutcome {
    f.call(value, context)
}

/// What a check says of what parts of a JSON text deserialise to, if they do.
///
/// # Errors
/// The function's message.
pub fn asked(verdict: impl FnOnce() -> Option<CheckOutcome>) -> CheckOutcome {
    verdict().unwrap_or(Ok(()))
}
