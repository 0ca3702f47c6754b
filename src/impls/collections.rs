//! Lists, sets and maps.

use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::vec::Vec;

use crate::checker::Checker;
use crate::shape::{Kind, List, Shape};
use crate::validate::GlueValidate;

impl<T: GlueValidate> GlueValidate for [T] {
    fn shape() -> &'static Shape {
        const { &Shape::new("list", Kind::List(List::new(<T as GlueValidate>::shape))) }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.list(self.iter());
    }

    fn shape_of_reference() -> &'static Shape {
        T::shape_of_slice_reference()
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty: $name:literal, |$shape:ident| $kind:expr;)*) => {$(
        impl<$($generics)*> GlueValidate for $list {
            fn shape() -> &'static Shape {
                const {
                    let $shape = List::new(<T as GlueValidate>::shape);
                    &Shape::new($name, Kind::List($kind))
                }
            }

            fn check(&self, cx: &mut Checker<'_>) {
                cx.list(self.iter());
            }
        }
    )*};
}

#[cfg(feature = "indexmap")]
pub(super) use lists;

lists! {
    [T: GlueValidate, const N: usize] [T; N]: "array", |list| list.with_fixed_len(N);
    [T: GlueValidate] Vec<T>: "list", |list| list;
    [T: GlueValidate] VecDeque<T>: "list", |list| list;
    [T: GlueValidate] LinkedList<T>: "list", |list| list;
    [T: GlueValidate] BTreeSet<T>: "set", |list| list.as_set();
    // Its items have the heap's order, which no text has: a text's own is that of its report.
    [T: GlueValidate] BinaryHeap<T>: "list", |list| list.unordered();
}

#[cfg(feature = "std")]
lists! {
    [T: GlueValidate, S] std::collections::HashSet<T, S>: "set", |list| list.as_set();
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        impl<$($generics)*> GlueValidate for $map {
            fn shape() -> &'static Shape {
                const {
                    &Shape::new(
                        "map",
                        Kind::Map { key: <K as GlueValidate>::shape, value: <V as GlueValidate>::shape },
                    )
                }
            }

            fn check(&self, cx: &mut Checker<'_>) {
                cx.map(self.iter());
            }
        }
    )*};
}

#[cfg(feature = "indexmap")]
pub(super) use maps;

maps! { [K: GlueValidate, V: GlueValidate] BTreeMap<K, V>; }

#[cfg(feature = "std")]
maps! { [K: GlueValidate, V: GlueValidate, S] std::collections::HashMap<K, V, S>; }
