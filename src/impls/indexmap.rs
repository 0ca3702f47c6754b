//! [`indexmap`]: maps and sets that keep their order.

use indexmap::{IndexMap, IndexSet};

use super::collections::{lists, maps};
use crate::checker::Checker;
use crate::shape::{Kind, List, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

lists! {
    [T: GlueValidate, S] IndexSet<T, S>: "set", |list| list.as_set();
}

maps! { [K: GlueValidate, V: GlueValidate, S] IndexMap<K, V, S>; }

impl<T, S> TakesRules for IndexSet<T, S> {
    type As = [T];
}

impl<K, V, S> TakesRules for IndexMap<K, V, S> {
    type As = alloc::collections::BTreeMap<K, V>;
}
