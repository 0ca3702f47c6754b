//! Types that are neither yours nor known here: an adapter says what their values are.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::iter;

use super::TakesRules;
use crate::checker::Checker;
use crate::shape::{Kind, Shape};
use crate::validate::GlueValidate;

/// Says what a value of a foreign type is, so that a field of that type takes rules without a newtype around it:
/// `#[glue(with = path::to::Adapter)]` names it on the field. It is asked through an `Option`.
///
/// ```
/// use glue_validate::types::Adapter;
/// use glue_validate::{Checker, GlueValidate};
///
/// # mod semver { pub struct Version(pub String); impl Version { pub fn as_str(&self) -> &str { &self.0 } } }
/// struct AsText;
///
/// impl Adapter<semver::Version> for AsText {
///     type As = str;
///
///     fn check(value: &semver::Version, cx: &mut Checker<'_>) {
///         cx.string(value.as_str());
///     }
/// }
///
/// #[derive(GlueValidate)]
/// struct Release {
///     #[glue(with = AsText)]
///     #[len(max = 5)]
///     version: semver::Version,
///     #[glue(with = AsText)]
///     #[pattern("[0-9.]+")]
///     replaces: Option<semver::Version>,
/// }
///
/// let version = |text: &str| semver::Version(text.into());
/// let release = Release { version: version("1.0.10"), replaces: Some(version("1.x")) };
/// assert_eq!(
///     release.validate().unwrap_err().to_string(),
///     "/version: must have at most 5 characters, has 6\n\
///      /replaces: must match the pattern `[0-9.]+`: `x` at index 2 cannot stand there; expected `.`, `0` to `9` or the end",
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what a `{T}` is",
    label = "is no adapter for the field's type",
    note = "implement it: `impl glue_validate::types::Adapter<{T}> for {Self}`"
)]
pub trait Adapter<T: ?Sized> {
    /// The type whose wire form the value has, and whose rules it takes: `str`, `i64`, `[String]`, …
    type As: GlueValidate + TakesRules + ?Sized;

    /// Tells the checker what the value is, as [`GlueValidate::check`] does. It must be of the kind that `As` is.
    fn check(value: &T, cx: &mut Checker<'_>);
}

/// An [`Adapter`] as a field asks it: about its own type ([`Itself`]), or about what its `Option` holds ([`Inside`]). Every adapter
/// implements it; the derive asks with `_` for `How`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what a `{T}` is",
    label = "is no adapter for the field's type",
    note = "implement it: `impl glue_validate::types::Adapter<{T}> for {Self}`"
)]
pub trait FieldAdapter<T: ?Sized, How> {
    /// The type whose rules the field takes.
    type Rules: ?Sized;

    /// What the field looks like on the wire.
    fn shape() -> &'static Shape;

    /// Tells the checker what the value is.
    fn check(value: &T, cx: &mut Checker<'_>);

    /// Whether there is no value.
    fn is_absent(_value: &T) -> bool {
        false
    }
}

/// The adapter is asked about the field's own type.
#[derive(Debug)]
pub struct Itself;

/// The adapter is asked about what an `Option` holds.
#[derive(Debug)]
pub struct Inside;

impl<A: Adapter<T>, T: ?Sized> FieldAdapter<T, Itself> for A {
    type Rules = <A::As as TakesRules>::As;

    fn shape() -> &'static Shape {
        <A::As as GlueValidate>::shape()
    }

    fn check(value: &T, cx: &mut Checker<'_>) {
        <A as Adapter<T>>::check(value, cx);
    }
}

impl<A: Adapter<T>, T> FieldAdapter<Option<T>, Inside> for A {
    type Rules = <A::As as TakesRules>::As;

    fn shape() -> &'static Shape {
        const { &Shape::new("optional", Kind::Optional(<A::As as GlueValidate>::shape)) }
    }

    fn check(value: &Option<T>, cx: &mut Checker<'_>) {
        match value {
            Some(value) => <A as Adapter<T>>::check(value, cx),
            None => cx.absent(),
        }
    }

    fn is_absent(value: &Option<T>) -> bool {
        value.is_none()
    }
}

/// A value that is not looked into: what a list or a map holds to whose inside nobody looks (`item(skip)`, `value(skip)`), and an
/// [`Adapter::As`] for a type that only has to be there.
#[derive(Debug)]
pub struct Anything;

#[diagnostic::do_not_recommend]
impl GlueValidate for Anything {
    fn shape() -> &'static Shape {
        const { &Shape::new("anything", Kind::Opaque) }
    }

    fn check(&self, _cx: &mut Checker<'_>) {}

    const INERT: bool = true;
}

/// What has a size: lists, sets and maps. A field that is not looked into is told so: `#[glue(skip)] #[list(max = 3)]`,
/// `#[list(item(skip))]`.
#[diagnostic::on_unimplemented(
    message = "only a list, a set or a map has a size; `{Self}` is none of these",
    label = "has no size",
    note = "a rule on the value itself needs `#[glue(with = path::to::Adapter)]` in place of `skip`"
)]
pub trait Countable {
    /// The type that it looks like from outside.
    type As: GlueValidate + TakesRules;

    /// Tells the checker how many there are.
    fn count(&self, cx: &mut Checker<'_>);
}

/// Maps whose values are not looked into: `#[map(value(skip))]`.
#[diagnostic::on_unimplemented(
    message = "`map` needs a map; `{Self}` is not a map",
    label = "`map` does not apply to this type"
)]
pub trait Keyed {
    /// The type that it looks like from outside.
    type As: GlueValidate + TakesRules;

    /// Tells the checker the keys.
    fn keys(&self, cx: &mut Checker<'_>);
}

macro_rules! through_option {
    ($name:ident, $tell:ident) => {
        #[diagnostic::do_not_recommend]
        impl<T: $name> $name for Option<T> {
            type As = Option<T::As>;

            fn $tell(&self, cx: &mut Checker<'_>) {
                match self {
                    Some(value) => value.$tell(cx),
                    None => cx.absent(),
                }
            }
        }
    };
}

through_option! { Countable, count }
through_option! { Keyed, keys }

macro_rules! through_pointer {
    ($([$($sized:tt)*] $outer:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Countable $($sized)*> Countable for $outer {
            type As = T::As;

            fn count(&self, cx: &mut Checker<'_>) {
                (**self).count(cx);
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Keyed $($sized)*> Keyed for $outer {
            type As = T::As;

            fn keys(&self, cx: &mut Checker<'_>) {
                (**self).keys(cx);
            }
        }
    )*};
}

through_pointer! {
    [+ ?Sized] Box<T>;
    [+ ?Sized] Rc<T>;
    [+ ?Sized] Arc<T>;
    [+ ?Sized] &T;
    [+ ToOwned + ?Sized] Cow<'_, T>;
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty => $alike:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Countable for $list {
            type As = $alike;

            fn count(&self, cx: &mut Checker<'_>) {
                cx.list(iter::repeat_n(&Anything, self.len()));
            }
        }
    )*};
}

lists! {
    [T, const N: usize] [T; N] => [Anything; N];
    [T] [T] => Vec<Anything>;
    [T] Vec<T> => Vec<Anything>;
    [T] VecDeque<T> => Vec<Anything>;
    [T] LinkedList<T> => Vec<Anything>;
    [T] BinaryHeap<T> => Vec<Anything>;
    [T] BTreeSet<T> => BTreeSet<Anything>;
}

#[cfg(feature = "std")]
lists! { [T, S] std::collections::HashSet<T, S> => BTreeSet<Anything>; }

#[cfg(feature = "indexmap")]
lists! { [T, S] indexmap::IndexSet<T, S> => BTreeSet<Anything>; }

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<K, $($generics)*> Countable for $map {
            type As = BTreeMap<String, Anything>;

            fn count(&self, cx: &mut Checker<'_>) {
                const KEY: &String = &String::new();
                cx.map(iter::repeat_n((KEY, &Anything), self.len()));
            }
        }

        #[diagnostic::do_not_recommend]
        impl<K: GlueValidate, $($generics)*> Keyed for $map {
            type As = BTreeMap<K, Anything>;

            fn keys(&self, cx: &mut Checker<'_>) {
                cx.map(self.keys().map(|key| (key, &Anything)));
            }
        }
    )*};
}

maps! { [V] BTreeMap<K, V>; }

#[cfg(feature = "std")]
maps! { [V, S] std::collections::HashMap<K, V, S>; }

#[cfg(feature = "indexmap")]
maps! { [V, S] indexmap::IndexMap<K, V, S>; }
