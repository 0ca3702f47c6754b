//! How the user's functions are asked about items, keys and values.

use super::members::Before;
use crate::checker::Checker;
use crate::checker::path::Step;
use crate::context::Context;
use crate::rules::Rules;
use crate::shape::{CheckOutcome, ShapeRef};
use crate::types::{Entries, Items};
use crate::validate::GlueValidate;

/// Goes to each item of a list.
pub fn each_item<T: Items + ?Sized>(cx: &mut Checker<'_>, list: &T, mut ask: impl FnMut(&mut Checker<'_>, &T::Item)) {
    let rules = cx.rules.item.unwrap_or(&Rules::NONE);
    let mut index = 0;
    list.each(&mut |item| {
        cx.descend(Step::Index(index), rules, |cx| ask(cx, item));
        index += 1;
    });
}

/// Goes to each key and each value of a map.
pub fn each_entry<T: Entries<Key: GlueValidate> + ?Sized>(
    cx: &mut Checker<'_>,
    map: &T,
    mut ask_key: impl FnMut(&mut Checker<'_>, &T::Key),
    mut ask_value: impl FnMut(&mut Checker<'_>, &T::Value),
) {
    let key_rules = cx.rules.key.unwrap_or(&Rules::NONE);
    let value_rules = cx.rules.value.unwrap_or(&Rules::NONE);
    let hidden = key_rules.sensitive || T::Key::shape().hides();
    map.each(&mut |key, value| {
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
