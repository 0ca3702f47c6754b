//! Lists, sets and maps.

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::vec::Vec;

use crate::checker::Checker;
use crate::shape::{Kind, List, Shape};
use crate::validate::GlueValidate;

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty: $name:literal, set = $set:literal, fixed = $fixed:expr;)*) => {$(
        impl<$($generics)*> GlueValidate for $list {
            fn shape() -> &'static Shape {
                const {
                    &Shape::new($name, Kind::List(List { item: <T as GlueValidate>::shape, set: $set, fixed: $fixed }))
                }
            }

            fn check(&self, cx: &mut Checker<'_>) {
                cx.list(self.iter());
            }
        }
    )*};
}

lists! {
    [T: GlueValidate] [T]: "list", set = false, fixed = None;
    [T: GlueValidate, const N: usize] [T; N]: "array", set = false, fixed = Some(N);
    [T: GlueValidate] Vec<T>: "list", set = false, fixed = None;
    [T: GlueValidate] VecDeque<T>: "list", set = false, fixed = None;
    [T: GlueValidate] BTreeSet<T>: "set", set = true, fixed = None;
}

#[cfg(feature = "std")]
lists! {
    [T: GlueValidate, S] std::collections::HashSet<T, S>: "set", set = true, fixed = None;
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

maps! { [K: GlueValidate, V: GlueValidate] BTreeMap<K, V>; }

#[cfg(feature = "std")]
maps! { [K: GlueValidate, V: GlueValidate, S] std::collections::HashMap<K, V, S>; }
