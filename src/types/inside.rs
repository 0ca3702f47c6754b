//! What lists and maps hold, one by one: for functions that are asked about each.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::validate::Valid;

/// A list or a set whose items can be visited one by one.
#[diagnostic::on_unimplemented(
    message = "the items of a `{Self}` cannot be visited one by one, so that no `check` can be asked about each",
    label = "`check` inside `item` does not work here",
    note = "write the check on the whole field, beside `list`: `#[check(path)]`"
)]
pub trait Items {
    /// The type of the items.
    type Item;
    /// Visits each.
    fn each(&self, visit: &mut dyn FnMut(&Self::Item));
}

/// A map whose entries can be visited one by one.
#[diagnostic::on_unimplemented(
    message = "the entries of a `{Self}` cannot be visited one by one, so that no `check` can be asked about each",
    label = "`check` inside `key` and `value` does not work here",
    note = "write the check on the whole field, beside `map`: `#[check(path)]`"
)]
pub trait Entries {
    /// The type of the keys.
    type Key;
    /// The type of the values.
    type Value;
    /// Visits each.
    fn each(&self, visit: &mut dyn FnMut(&Self::Key, &Self::Value));
}

macro_rules! items {
    ($([$($generics:tt)*] $list:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Items for $list {
            type Item = T;
            fn each(&self, visit: &mut dyn FnMut(&T)) {
                self.iter().for_each(visit);
            }
        }
    )*};
}

items! {
    [T] [T];
    [T, const N: usize] [T; N];
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T] LinkedList<T>;
    [T] BTreeSet<T>;
}

#[cfg(feature = "std")]
items! { [T, S] std::collections::HashSet<T, S>; }

#[cfg(feature = "indexmap")]
items! { [T, S] indexmap::IndexSet<T, S>; }

macro_rules! entries {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Entries for $map {
            type Key = K;
            type Value = V;
            fn each(&self, visit: &mut dyn FnMut(&K, &V)) {
                for (key, value) in self {
                    visit(key, value);
                }
            }
        }
    )*};
}

entries! { [K, V] BTreeMap<K, V>; }

#[cfg(feature = "std")]
entries! { [K, V, S] std::collections::HashMap<K, V, S>; }

#[cfg(feature = "indexmap")]
entries! { [K, V, S] indexmap::IndexMap<K, V, S>; }

macro_rules! through {
    ($([$($sized:tt)*] $outer:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Items $($sized)*> Items for $outer {
            type Item = T::Item;
            fn each(&self, visit: &mut dyn FnMut(&T::Item)) {
                (**self).each(visit);
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Entries $($sized)*> Entries for $outer {
            type Key = T::Key;
            type Value = T::Value;
            fn each(&self, visit: &mut dyn FnMut(&T::Key, &T::Value)) {
                (**self).each(visit);
            }
        }
    )*};
}

through! {
    [+ ?Sized] Box<T>;
    [+ ?Sized] Rc<T>;
    [+ ?Sized] Arc<T>;
    [+ ?Sized] &T;
    [+ ?Sized] &mut T;
    [+ ToOwned + ?Sized] Cow<'_, T>;
    [] Valid<T>;
}

#[diagnostic::do_not_recommend]
impl<T: Items> Items for Option<T> {
    type Item = T::Item;
    fn each(&self, visit: &mut dyn FnMut(&T::Item)) {
        if let Some(list) = self {
            list.each(visit);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Entries> Entries for Option<T> {
    type Key = T::Key;
    type Value = T::Value;
    fn each(&self, visit: &mut dyn FnMut(&T::Key, &T::Value)) {
        if let Some(map) = self {
            map.each(visit);
        }
    }
}
