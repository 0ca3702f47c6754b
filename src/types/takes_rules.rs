//! Which type's rules a type takes.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use core::marker::PhantomData;

use crate::validate::Valid;

/// A type on which rules may be written: those that [`As`](Self::As) takes.
///
/// Every type that derives [`GlueValidate`](derive@crate::GlueValidate) has it. A type whose `GlueValidate` is written by hand
/// needs it only where a field of that type carries a rule other than `required`, `sensitive` or `check`. See the
/// [module](self::super) for an example.
///
/// | `As` | rules |
/// |---|---|
/// | `str`, `String` | `len` (also with a unit), `pattern`, `one_of` |
/// | [`Blob`](crate::Blob) | `len` |
/// | `i32` and every other number | `range` |
/// | `[T]`, `Vec<T>`, sets | `len`, `list` |
/// | `BTreeMap<K, V>` | `map` |
/// | `Self` | those of a newtype's inside where the type derives; otherwise none |
///
/// What [`check`](crate::GlueValidate::check) then tells the checker must be of that kind: the rules are applied to what it
/// tells, so a type that takes the rules of a string and tells a number is not held to them.
#[diagnostic::on_unimplemented(
    message = "no rule applies to `{Self}`: it does not say whose rules it takes",
    label = "takes no rules",
    note = "if the type is yours, say so: `impl glue_validate::types::TakesRules for … {{ type As = String; }}`",
    note = "if it is not, name an adapter: `#[glue(with = path::to::Adapter)]`, see `glue_validate::types`; or write a function: `#[check(path)]`"
)]
pub trait TakesRules {
    /// The type whose rules it takes.
    type As: ?Sized;
}

macro_rules! as_target {
    ($([$($generics:tt)*] $outer:ty;)*) => {$(
        impl<$($generics)*> TakesRules for $outer {
            type As = T::As;
        }
    )*};
}

as_target! {
    [T: TakesRules] Option<T>;
    [T: TakesRules + ?Sized] Box<T>;
    [T: TakesRules + ?Sized] Rc<T>;
    [T: TakesRules + ?Sized] Arc<T>;
    [T: TakesRules + ?Sized] &T;
    [T: TakesRules + ?Sized] &mut T;
    [T: TakesRules + ToOwned + ?Sized] Cow<'_, T>;
    [T: TakesRules] Valid<T>;
}

macro_rules! as_self {
    ($($scalar:ty),*) => {$(
        impl TakesRules for $scalar {
            type As = Self;
        }
    )*};
}

as_self! { bool, char, () }

impl<T: ?Sized> TakesRules for PhantomData<T> {
    type As = Self;
}
