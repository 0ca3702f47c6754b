//! How the user's functions are asked about items, keys and values.

use super::members::Before;
use crate::checker::Checker;
use crate::checker::path::Step;
use crate::context::Context;
use crate::rules::Rules;
use crate::shape::{CheckOutcome, ShapeRef};
use crate::validate::GlueValidate;

/// A type, by way of another that must exist: where rustc has refused that one, it says nothing more about this.
pub trait Behind<T: ?Sized> {
    /// The type.
    type Same: ?Sized;
    /// A value of it.
    fn same(value: &T) -> &Self::Same;
}

impl<Asked: ?Sized, T: ?Sized> Behind<T> for Asked {
    type Same = T;
    fn same(value: &T) -> &T {
        value
    }
}

/// Goes to each item of a list.
pub fn each_item<I>(
    cx: &mut Checker<'_>,
    each: impl FnOnce(&mut dyn FnMut(&I)),
    mut ask: impl FnMut(&mut Checker<'_>, &I),
) {
    let rules = cx.rules.item.unwrap_or(&Rules::NONE);
    let mut index = 0;
    each(&mut |item| {
        cx.descend(Step::Index(index), rules, |cx| ask(cx, item));
        index += 1;
    });
}

/// Goes to each key and each value of a map.
pub fn each_entry<K: GlueValidate, V>(
    cx: &mut Checker<'_>,
    each: impl FnOnce(&mut dyn FnMut(&K, &V)),
    mut ask_key: impl FnMut(&mut Checker<'_>, &K),
    mut ask_value: impl FnMut(&mut Checker<'_>, &V),
) {
    let key_rules = cx.rules.key.unwrap_or(&Rules::NONE);
    let value_rules = cx.rules.value.unwrap_or(&Rules::NONE);
    let hidden = key_rules.sensitive || K::shape().hides();
    each(&mut |key, value| {
        cx.descend(Step::Key { key, hidden }, key_rules, |cx| ask_key(cx, key));
        cx.descend(Step::Value { key, hidden }, value_rules, |cx| ask_value(cx, value));
    });
}

/// Whether the place held that was come to, and nothing was found in it since.
pub fn place_held(cx: &mut Checker<'_>, before: Before) -> bool {
    let held = cx.next_place_held();
    held && super::members::held(cx, before)
}

/// Judges an item, a key or a value by a function, if it held.
pub fn check_place(
    cx: &mut Checker<'_>,
    shape: ShapeRef,
    place: usize,
    held: bool,
    verdict: impl FnOnce(&Context<'_>) -> CheckOutcome,
) {
    if let Some(check) = cx.rules.checks.get(place)
        && (held || check.always)
    {
        cx.run_check(shape(), check.name, verdict);
    }
}
