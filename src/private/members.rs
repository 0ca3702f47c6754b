//! How a value of a derived type is checked: its members, variants and own functions.

use alloc::borrow::Cow;

use crate::checker::path::Step;
use crate::checker::{Checker, Members, Purpose};
use crate::context::Context;
use crate::report::Fault;
use crate::rules::Rules;
use crate::shape::{CheckOutcome, Kind, Shape, Tag};
use crate::types::{Countable, FieldAdapter, Keyed};
use crate::validate::GlueValidate;

/// Judges a member by its rules, and by what its type says. A function, since a method's receiver would be borrowed anew.
#[inline]
pub fn member<T: GlueValidate + ?Sized>(members: &mut Members<'_, '_>, index: usize, value: &T) {
    members.at(index, value);
}

/// Judges a member by its rules, and by what its adapter says.
#[inline]
pub fn adapted<T: ?Sized, A: FieldAdapter<T, M>, M>(members: &mut Members<'_, '_>, index: usize, value: &T) {
    if !members.can_skip(index, false, A::is_absent(value)) {
        members.judge(index, |cx| A::check(value, cx));
    }
}

/// Judges the size of a member that is not looked into.
#[inline]
pub fn counted<T: Countable + ?Sized>(members: &mut Members<'_, '_>, index: usize, value: &T) {
    members.judge(index, |cx| value.count(cx));
}

/// Judges a map whose values are not looked into.
#[inline]
pub fn keyed<T: Keyed + ?Sized>(members: &mut Members<'_, '_>, index: usize, value: &T) {
    members.judge(index, |cx| value.keys(cx));
}

/// Walks a structure, a tuple structure or a newtype.
#[inline]
pub fn structure(cx: &mut Checker<'_>, shape: &'static Shape, visit: impl FnOnce(&mut Members<'_, '_>)) {
    cx.members(shape, visit);
}

/// Walks the variant of this number.
pub fn variant(cx: &mut Checker<'_>, shape: &'static Shape, index: usize, visit: impl FnOnce(&mut Members<'_, '_>)) {
    cx.variant_at(shape, index, visit);
}

/// The value is the enum's value of this name.
pub fn unit_variant(cx: &mut Checker<'_>, shape: &'static Shape, name: &'static str) {
    cx.secretly_if(shape.sensitive, |cx| cx.string(name));
}

/// The value is none of the enum's values.
pub fn unknown_variant(cx: &mut Checker<'_>, shape: &'static Shape, text: &str) {
    let (values, tag, holds_secrets) = match shape.value_kind() {
        Kind::Enum(set) => (&set.values, None, false),
        Kind::Union(union) => match union.tag {
            Tag::Internal(tag) | Tag::Adjacent { tag, .. } => (&union.names, Some(tag), false),
            // A text in place of a variant may be what the variant should hold.
            Tag::External | Tag::Untagged => (&union.names, None, union.holds_secrets()),
        },
        _ => return,
    };
    let judge = |cx: &mut Checker<'_>| match cx.purpose {
        Purpose::Judge(_) if values.contains(text) => cx.string(text),
        Purpose::Judge(_) => cx.found(Fault::none_of(values), || Some(Cow::Borrowed(text))),
        Purpose::Record(_) => cx.string(text),
    };
    cx.secretly_if(shape.sensitive || holds_secrets, |cx| match tag {
        // The text has the unknown name in the tag's place.
        Some(tag) if matches!(cx.purpose, Purpose::Judge(_)) => cx.descend(Step::Member(tag), &Rules::NONE, judge),
        _ => judge(cx),
    });
}

/// How much was found before a value was told.
#[derive(Clone, Copy, Debug)]
pub struct Before(usize);

/// How much was found so far.
pub fn before(cx: &Checker<'_>) -> Before {
    Before(cx.count())
}

/// Whether all that was told since then held.
pub fn held(cx: &Checker<'_>, Before(count): Before) -> bool {
    cx.held_since(count)
}

/// Judges a whole value by a function of its type's, if it held.
pub fn check_type(
    cx: &mut Checker<'_>,
    shape: &'static Shape,
    place: usize,
    held: bool,
    verdict: impl FnOnce(&Context<'_>) -> CheckOutcome,
) {
    if let Some(check) = shape.checks.get(place)
        && (held || check.always)
    {
        cx.run_check(shape, check.name, verdict);
    }
}
