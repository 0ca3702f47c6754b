//! The functions that a user writes for `#[check]`: what they may take, and how the JSON check gets them a value.

use alloc::string::ToString;
use core::fmt::Display;
use core::marker::PhantomData;
use core::ops::Deref;

use crate::shape::CheckOutcome;

/// A function that can be a `#[check]` of a field: `fn(&T) -> Result<(), E>` where `T` is the field's type, what its
/// `Option` holds, or what either derefs to; `E: Display`.
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

/// The check takes the field as it is.
#[derive(Debug)]
pub struct AsIs;
/// The check takes what the field's `Option` holds.
#[derive(Debug)]
pub struct IfSome;
/// The check takes what the field derefs to.
#[derive(Debug)]
pub struct Target;
/// The check takes what the field's `Option` holds, derefed.
#[derive(Debug)]
pub struct TargetIfSome;

fn outcome<E: Display>(result: Result<(), E>) -> CheckOutcome {
    result.map_err(|error| error.to_string())
}

impl<F, T: ?Sized, E: Display> CheckFn<T, AsIs> for F
where
    F: Fn(&T) -> Result<(), E>,
{
    fn call(&self, value: &T) -> CheckOutcome {
        outcome(self(value))
    }
}

impl<F, T, E: Display> CheckFn<Option<T>, IfSome> for F
where
    F: Fn(&T) -> Result<(), E>,
{
    fn call(&self, value: &Option<T>) -> CheckOutcome {
        value.as_ref().map_or(Ok(()), |value| outcome(self(value)))
    }
}

impl<F, T: Deref, E: Display> CheckFn<T, Target> for F
where
    F: Fn(&T::Target) -> Result<(), E>,
{
    fn call(&self, value: &T) -> CheckOutcome {
        outcome(self(value))
    }
}

impl<F, T: Deref, E: Display> CheckFn<Option<T>, TargetIfSome> for F
where
    F: Fn(&T::Target) -> Result<(), E>,
{
    fn call(&self, value: &Option<T>) -> CheckOutcome {
        value.as_ref().map_or(Ok(()), |value| outcome(self(value)))
    }
}

/// A part of a JSON text that is to become a `T`, if a `T` can be deserialized. The type decides which of the two
/// implementations of [`Parse`] is called, so that types without serde can derive too.
#[derive(Debug)]
pub struct Part<'j, T>(&'j str, PhantomData<fn() -> T>);

impl<'j, T> Part<'j, T> {
    /// The part with this JSON text.
    pub fn new(json: &'j str) -> Self {
        Self(json, PhantomData)
    }
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
        serde_json::from_str(self.0).ok()
    }
}

/// For all others: a method is looked for on `Part` before it is looked for on `&Part`.
impl<T> Parse for &Part<'_, T> {
    type Value = T;
    fn parse(&self) -> Option<T> {
        None
    }
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

/// What a check says of what a part of a JSON text deserialises to.
///
/// # Errors
/// The function's message.
pub fn check_part<T>(value: Option<T>, check: impl FnOnce(&T) -> CheckOutcome) -> CheckOutcome {
    value.map_or(Ok(()), |value| check(&value))
}
