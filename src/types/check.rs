//! The functions that a user writes for `#[check]`: what they may take, and say. rustc names these traits where one is wrong.

use alloc::string::ToString;
use core::fmt::Display;
use core::ops::Deref;

use super::TakesRules;
use crate::shape::CheckOutcome;

/// What a function for `#[check(…)]` may say: `Result<(), E>` with `E: Display`.
#[diagnostic::on_unimplemented(
    message = "a check does not return a `{Self}`",
    label = "expected a function that returns `Result<(), E>` with `E: Display`"
)]
pub trait IsVerdict {
    /// The verdict, with the message as text.
    ///
    /// # Errors
    /// The function's message.
    fn outcome(self) -> CheckOutcome;
}

#[diagnostic::do_not_recommend]
impl<E: Display> IsVerdict for Result<(), E> {
    fn outcome(self) -> CheckOutcome {
        self.map_err(|error| error.to_string())
    }
}

/// A function that can be a `#[check(…)]` of a `T`, a field's type or the type itself: `fn(&T) -> Result<(), E>` where `T` may also be what
/// an `Option` holds, or what either derefs to; `E: Display`. Of a type that is `Copy`, a number or one that derives, also `fn(T)`.
///
/// Every such function implements it; `How` says in which way, and the derive asks with `_`. A function with a type parameter may be one in
/// several ways: name its type, `#[check(not_empty::<String>)]`.
#[diagnostic::on_unimplemented(
    message = "this is not a check of a `{T}`",
    label = "expected `fn(&{T}) -> Result<(), E>` with `E: Display`",
    note = "for an `Option<T>` the function may also take `&T`: it is called where there is a value"
)]
pub trait IsCheckOf<T: ?Sized, How> {
    /// What the function says of a value.
    ///
    /// # Errors
    /// Its message.
    fn verdict(self, value: &T) -> CheckOutcome;
}

/// A function that can be a `#[check(…, context = C)]`: it takes what a [`IsCheckOf`] takes, and a `&C`.
#[diagnostic::on_unimplemented(
    message = "this is not a check of a `{T}` in a context",
    label = "expected `fn(&{T}, &{C}) -> Result<(), E>` with `E: Display`",
    note = "for an `Option<T>` the function may also take `&T`: it is called where there is a value"
)]
pub trait IsCheckInContext<T: ?Sized, C: ?Sized, How> {
    /// What the function says of a value.
    ///
    /// # Errors
    /// Its message.
    fn verdict_in(self, value: &T, context: &C) -> CheckOutcome;
}

/// The ways in which a function may take a value.
macro_rules! ways {
    ($($(#[$doc:meta])* $how:ident [$($generics:tt)*] $value:ty, $seen:ty, |$this:ident| $get:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $how;

        impl<F, E: Display, $($generics)*> IsCheckOf<$value, $how> for F
        where
            F: Fn($seen) -> Result<(), E>,
        {
            fn verdict(self, $this: &$value) -> CheckOutcome {
                $get.map_or(Ok(()), |seen| self(seen).outcome())
            }
        }

        impl<F, C: ?Sized, E: Display, $($generics)*> IsCheckInContext<$value, C, $how> for F
        where
            F: Fn($seen, &C) -> Result<(), E>,
        {
            fn verdict_in(self, $this: &$value, context: &C) -> CheckOutcome {
                $get.map_or(Ok(()), |seen| self(seen, context).outcome())
            }
        }
    )*};
}

ways! {
    /// The check takes the field as it is.
    AsItIs [T: ?Sized] T, &T, |value| Some(value);
    /// The check takes what the field's `Option` holds.
    IfSome [T] Option<T>, &T, |value| value.as_ref();
    /// The check takes what the field derefs to.
    BehindPointer [T: Deref] T, &T::Target, |value| Some(&**value);
    /// The check takes what the field's `Option` holds, derefed.
    BehindPointerIfSome [T: Deref] Option<T>, &T::Target, |value| value.as_deref();
    /// The check takes a copy of the field. (Of a reference it cannot: whether a `fn(&str)` took a copy of a `&str` or what that
    /// derefs to, nobody could tell. A type that takes its own rules is no reference.)
    Copied [T: Copy + TakesRules<As = T>] T, T, |value| Some(*value);
    /// The check takes a copy of what the field's `Option` holds.
    CopiedIfSome [T: Copy + TakesRules<As = T>] Option<T>, T, |value| *value;
}
