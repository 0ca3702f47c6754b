//! Which rule applies to which type. The derive asks these traits, so that a rule on a type to which it does not apply is a compile
//! error at that field's type, in words for the reader.
//!
//! The derive asks them of [`TakesRules::As`], by naming their `OK`. It does not call a function with a bound: then the
//! error speaks of nothing but the type, and rustc shows it once however often the type is asked.
//!
//! `M` is what a newtype needs to forward an associated type: a public newtype around a private type may do so only
//! where the trait has a parameter as private. The derive asks with `_`.

use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;
use core::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use super::TakesRules;
use crate::impls::blob::Blob;

/// Types to which `len` applies.
#[diagnostic::on_unimplemented(
    message = "`len` needs a string, bytes, a list or a set; `{Self}` is not one of these",
    label = "`len` does not apply to this type",
    note = "a number takes `range(min = …, max = …)`, a map takes `map(min = …, max = …)`"
)]
pub trait LenApplies {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
}

/// Types to which `len(…, unit = …)`, `pattern` and `one_of` apply.
#[diagnostic::on_unimplemented(
    message = "`pattern`, `one_of` and a unit of `len` need a string; `{Self}` is not a string",
    label = "this rule needs a string",
    note = "a number takes `range(min = …, max = …)`; the items of a list take their rules in `list(item(…))`, the keys and values of a map in `map(key(…), value(…))`"
)]
pub trait TextApplies {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
}

/// Types to which `one_of` with characters applies.
#[diagnostic::on_unimplemented(
    message = "`one_of` with characters needs a `char`; `{Self}` is none",
    label = "`one_of` with characters does not apply to this type",
    note = "a string takes `one_of(\"a\", \"b\")`, a number `one_of(1, 2)`"
)]
pub trait CharacterApplies {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
}

/// Types to which `one_of` with numbers applies.
#[diagnostic::on_unimplemented(
    message = "`one_of` with numbers needs a number; `{Self}` is not a number",
    label = "`one_of` with numbers does not apply to this type",
    note = "a string takes `one_of(\"a\", \"b\")`, a `char` `one_of('a', 'b')`"
)]
pub trait NumberApplies {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
}

/// Types to which `range` applies.
#[diagnostic::on_unimplemented(
    message = "`range` needs a number; `{Self}` is not a number",
    label = "`range` does not apply to this type",
    note = "a string, bytes or a list takes `len(min = …, max = …)`, a map takes `map(min = …, max = …)`"
)]
pub trait RangeApplies<M = ()> {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
    /// The type of the bounds.
    type Bound: Copy;
    /// The least and the greatest bound that the type can hold; `None` for a floating-point number.
    const LIMITS: Option<(i128, u128)>;
    /// The name of the number's type.
    const NAME: &'static str;
}

/// Types to which `map` applies.
#[diagnostic::on_unimplemented(
    message = "`map` needs a map; `{Self}` is not a map",
    label = "`map` does not apply to this type",
    note = "a list or a set takes `list(…)`"
)]
pub trait MapApplies<M = ()> {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
    /// The type of the keys.
    type Key;
    /// The type of the values.
    type Value;
}

/// Types to which `list` applies.
#[diagnostic::on_unimplemented(
    message = "`list` needs a list or a set; `{Self}` is neither",
    label = "`list` does not apply to this type",
    note = "a string takes its rules directly, a map takes `map(…)`"
)]
pub trait ListApplies<M = ()> {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
    /// The type of the items.
    type Item;
}

/// Types to which `required` applies.
#[diagnostic::on_unimplemented(
    message = "`required` needs an `Option`; a `{Self}` is always present",
    label = "always present",
    note = "remove `required`, or make it an `Option`"
)]
pub trait RequiredApplies {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
}

/// Items that `unique` can compare.
#[diagnostic::on_unimplemented(
    message = "`unique` needs items that can be equal; `{Self}` does not implement `Eq`",
    label = "items of this type cannot be compared",
    note = "derive `PartialEq` and `Eq` for it; numbers with a fraction have no equality to rely on"
)]
pub trait UniqueApplies {
    /// Naming this constant makes rustc check the bound.
    const OK: () = ();
}

// No implementation is recommended: the messages say which types there are, in words; rustc would list some of them.
#[diagnostic::do_not_recommend]
impl<T: Eq + ?Sized> UniqueApplies for T {}

#[diagnostic::do_not_recommend]
impl<T> RequiredApplies for Option<T> {}

/// What a newtype holds, as the derive asks for it: a newtype takes a rule where `Through<'_, T>` does, which is where `T` does.
///
/// The lifetime lets the derive say so without asking: rustc refuses a bound that is false, but not one about a lifetime to come.
#[derive(Debug)]
pub struct Through<'t, T: ?Sized>(core::marker::PhantomData<(&'t (), T)>);

/// Newtypes whose inside takes `len`: [`LenApplies`] to them, too. (A trait of its own, as the four below: rustc would list the types that
/// implement the other.)
pub trait LenInside {}

/// Newtypes whose inside takes `len(…, unit = …)`, `pattern` and `one_of`, and value sets: [`TextApplies`] to them, too.
pub trait TextInside {}

/// Newtypes whose inside takes `one_of` with characters: [`CharacterApplies`] to them, too.
pub trait CharacterInside {}

/// Newtypes whose inside takes `one_of` with numbers: [`NumberApplies`] to them, too.
pub trait NumberInside {}

/// Newtypes whose inside takes `range`: [`RangeApplies`] to them, too.
pub trait RangeInside<M> {
    /// The type of the bounds.
    type Bound: Copy;
    /// The least and the greatest bound that the type can hold.
    const LIMITS: Option<(i128, u128)>;
    /// The name of the number's type.
    const NAME: &'static str;
}

/// Newtypes whose inside takes `map`: [`MapApplies`] to them, too.
pub trait MapInside<M> {
    /// The type of the keys.
    type Key;
    /// The type of the values.
    type Value;
}

/// Newtypes whose inside takes `list`: [`ListApplies`] to them, too.
pub trait ListInside<M> {
    /// The type of the items.
    type Item;
}

#[diagnostic::do_not_recommend]
impl<T: LenInside + ?Sized> LenApplies for T {}

#[diagnostic::do_not_recommend]
impl<T: TextInside + ?Sized> TextApplies for T {}

#[diagnostic::do_not_recommend]
impl<T: CharacterInside + ?Sized> CharacterApplies for T {}

#[diagnostic::do_not_recommend]
impl<T: NumberInside + ?Sized> NumberApplies for T {}

/// How a type takes a rule: a name that tells implementations apart. The derive has one for each public newtype.
pub trait Way {}

impl Way for () {}

#[diagnostic::do_not_recommend]
impl<M: Way, T: RangeInside<M> + ?Sized> RangeApplies<M> for T {
    type Bound = T::Bound;
    const LIMITS: Option<(i128, u128)> = T::LIMITS;
    const NAME: &'static str = T::NAME;
}

#[diagnostic::do_not_recommend]
impl<M: Way, T: MapInside<M> + ?Sized> MapApplies<M> for T {
    type Key = T::Key;
    type Value = T::Value;
}

#[diagnostic::do_not_recommend]
impl<M: Way, T: ListInside<M> + ?Sized> ListApplies<M> for T {
    type Item = T::Item;
}

/// Implemented for nothing.
trait Never {}

/// How nothing takes a rule.
#[derive(Debug)]
pub struct NoWay;

// Where rustc has one implementation to choose it takes it, and complains of each of its bounds wherever a part of it is named. So
// there are two.
#[diagnostic::do_not_recommend]
impl<T: Never + ?Sized> RangeApplies<NoWay> for T {
    type Bound = ();
    const LIMITS: Option<(i128, u128)> = None;
    const NAME: &'static str = "";
}

#[diagnostic::do_not_recommend]
impl<T: Never + ?Sized> MapApplies<NoWay> for T {
    type Key = ();
    type Value = ();
}

#[diagnostic::do_not_recommend]
impl<T: Never + ?Sized> ListApplies<NoWay> for T {
    type Item = ();
}

impl<T: ?Sized + TakesRules<As: LenApplies>> LenInside for Through<'_, T> {}

impl<T: ?Sized + TakesRules<As: TextApplies>> TextInside for Through<'_, T> {}

impl<T: ?Sized + TakesRules<As: CharacterApplies>> CharacterInside for Through<'_, T> {}

impl<T: ?Sized + TakesRules<As: NumberApplies>> NumberInside for Through<'_, T> {}

#[diagnostic::do_not_recommend]
impl CharacterApplies for char {}

impl<M, T: ?Sized + TakesRules<As: RangeApplies<M>>> RangeInside<M> for Through<'_, T> {
    type Bound = <T::As as RangeApplies<M>>::Bound;
    const LIMITS: Option<(i128, u128)> = <T::As as RangeApplies<M>>::LIMITS;
    const NAME: &'static str = <T::As as RangeApplies<M>>::NAME;
}

impl<M, T: ?Sized + TakesRules<As: MapApplies<M>>> MapInside<M> for Through<'_, T> {
    type Key = <T::As as MapApplies<M>>::Key;
    type Value = <T::As as MapApplies<M>>::Value;
}

impl<M, T: ?Sized + TakesRules<As: ListApplies<M>>> ListInside<M> for Through<'_, T> {
    type Item = <T::As as ListApplies<M>>::Item;
}

/// Types that are themselves the type whose rules they take.
macro_rules! takes_own {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> TakesRules for $ty {
            type As = Self;
        }
    )*};
}

macro_rules! strings {
    ($($text:ty)*) => {$(
        takes_own! { [] $text; }
        #[diagnostic::do_not_recommend]
        impl LenApplies for $text {}
        #[diagnostic::do_not_recommend]
        impl TextApplies for $text {}
    )*};
}

strings! { str String }

takes_own! { [] Blob; }

#[diagnostic::do_not_recommend]
impl LenApplies for Blob {}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty;)*) => {$(
        takes_own! { [$($generics)*] $list; }
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> LenApplies for $list {}
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ListApplies<()> for $list {
            type Item = T;
        }
    )*};
}

lists! {
    [T] [T];
    [T, const N: usize] [T; N];
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T] LinkedList<T>;
    [T] BinaryHeap<T>;
    [T] BTreeSet<T>;
}

#[cfg(feature = "std")]
lists! { [T, S] std::collections::HashSet<T, S>; }

takes_own! { [K, V] BTreeMap<K, V>; }

#[diagnostic::do_not_recommend]
impl<K, V> MapApplies<()> for BTreeMap<K, V> {
    type Key = K;
    type Value = V;
}

#[cfg(feature = "std")]
takes_own! { [K, V, S] std::collections::HashMap<K, V, S>; }

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl<K, V, S> MapApplies<()> for std::collections::HashMap<K, V, S> {
    type Key = K;
    type Value = V;
}

macro_rules! integers {
    ($($integer:ident $nonzero:ident),*) => {$(
        takes_own! { [] $integer; [] $nonzero; }
        #[diagnostic::do_not_recommend]
        impl NumberApplies for $integer {}
        #[diagnostic::do_not_recommend]
        impl NumberApplies for $nonzero {}
        #[diagnostic::do_not_recommend]
        impl RangeApplies<()> for $integer {
            type Bound = Self;
            #[allow(clippy::cast_lossless, clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "the limits of this very type")]
            const LIMITS: Option<(i128, u128)> = Some((Self::MIN as i128, Self::MAX as u128));
            const NAME: &'static str = stringify!($integer);
        }
        #[diagnostic::do_not_recommend]
        impl RangeApplies<()> for $nonzero {
            type Bound = $integer;
            const LIMITS: Option<(i128, u128)> = <$integer as RangeApplies<()>>::LIMITS;
            const NAME: &'static str = stringify!($nonzero);
        }
    )*};
}

integers! {
    i8 NonZeroI8, i16 NonZeroI16, i32 NonZeroI32, i64 NonZeroI64, i128 NonZeroI128, isize NonZeroIsize,
    u8 NonZeroU8, u16 NonZeroU16, u32 NonZeroU32, u64 NonZeroU64, u128 NonZeroU128, usize NonZeroUsize
}

macro_rules! floats {
    ($($float:ident)*) => {$(
        takes_own! { [] $float; }
        #[diagnostic::do_not_recommend]
        impl NumberApplies for $float {}
        #[diagnostic::do_not_recommend]
        impl RangeApplies<()> for $float {
            type Bound = Self;
            const LIMITS: Option<(i128, u128)> = None;
            const NAME: &'static str = stringify!($float);
        }
    )*};
}

floats! { f32 f64 }
