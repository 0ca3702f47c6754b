//! How a value of a derived type is checked: its members, variants and own functions.

use alloc::borrow::Cow;

use crate::checker::path::Step;
use crate::checker::{Checker, Purpose};
use crate::report::Fault;
use crate::rules::Rules;
use crate::shape::{CheckOutcome, Kind, Member, Payload, Shape, Tag};
use crate::validate::GlueValidate;

/// The members of the structure, tuple or variant that a walk is in.
#[derive(Debug)]
pub struct Members<'m, 'c> {
    cx: &'m mut Checker<'c>,
    list: &'static [Member],
    places: Places,
    /// The rules of a newtype's one member: its own, under those of the place it stands in.
    merged: Option<&'m Rules>,
}

/// Where members stand, seen from their container.
#[derive(Clone, Copy, Debug)]
enum Places {
    Named,
    Numbered,
    Inline,
}

impl Members<'_, '_> {
    /// Judges a member by its rules, and by what its type says.
    #[inline]
    fn member(&mut self, index: usize, check: impl FnOnce(&mut Checker<'_>)) {
        if let Some(member) = self.list.get(index) {
            let step = self.step(member, index);
            self.cx.descend(step, self.merged.unwrap_or(&member.rules), check);
        }
    }

    /// Judges a member by a function.
    #[inline]
    pub fn check(&mut self, index: usize, name: &'static str, verdict: impl FnOnce() -> CheckOutcome) {
        if let Some(member) = self.list.get(index) {
            self.member(index, |cx| run_check(cx, member.value_shape(), name, verdict));
        }
    }

    /// Whether a member need not be visited: no rule concerns its value, and nothing else does.
    #[inline]
    fn can_skip(&self, index: usize, inert: bool, absent: bool) -> bool {
        let unconcerned = |member: &Member| inert && !member.ruled || absent && !member.rules.required;
        (inert || absent)
            && self.merged.is_none()
            && self.list.get(index).is_some_and(unconcerned)
            && matches!(&*self.cx.purpose, Purpose::Judge(findings) if self.cx.frame.depth < findings.settings.max_depth)
    }

    fn step(&self, member: &'static Member, index: usize) -> Step<'static> {
        match self.places {
            _ if member.flatten => Step::Inline,
            Places::Named => Step::Member(member.name),
            Places::Numbered => Step::Index(index),
            Places::Inline => Step::Inline,
        }
    }
}

/// Judges a member by its rules, and by what its type says.
#[inline]
pub fn member<T: GlueValidate + ?Sized>(members: &mut Members<'_, '_>, index: usize, value: &T) {
    if !members.can_skip(index, T::INERT, value.is_absent()) {
        members.member(index, |cx| value.check(cx));
    }
}

/// Walks a structure, a tuple structure or a newtype.
#[inline]
pub fn structure(cx: &mut Checker<'_>, shape: &'static Shape, visit: impl FnOnce(&mut Members<'_, '_>)) {
    secretly_if(cx, shape.sensitive, |cx| match shape.value_kind() {
        Kind::Structure(structure) => members(cx, structure.members, Places::Named, visit),
        Kind::Tuple(list) => members(cx, list, Places::Numbered, visit),
        Kind::Newtype(member) => newtype(cx, member, visit),
        _ => {}
    });
}

/// Walks the variant of this number.
pub fn variant(cx: &mut Checker<'_>, shape: &'static Shape, index: usize, visit: impl FnOnce(&mut Members<'_, '_>)) {
    let Kind::Union(union) = shape.value_kind() else { return };
    let Some(variant) = union.variants.get(index) else { return };
    let payload = |cx: &mut Checker<'_>| {
        record_plain(cx, variant.name);
        match &variant.payload {
            Payload::Unit => {}
            Payload::Newtype(member) => newtype(cx, member, visit),
            Payload::Tuple(list) => members(cx, list, Places::Numbered, visit),
            Payload::Structure(structure) => members(cx, structure.members, Places::Named, visit),
        }
    };
    secretly_if(cx, shape.sensitive, |cx| match union.tag {
        _ if matches!(variant.payload, Payload::Unit) || variant.untagged => payload(cx),
        Tag::External => cx.descend(Step::Member(variant.name), &Rules::NONE, payload),
        Tag::Adjacent { content, .. } => cx.descend(Step::Member(content), &Rules::NONE, payload),
        Tag::Internal(_) | Tag::Untagged => payload(cx),
    });
}

/// The value is the enum's value of this name.
pub fn unit_variant(cx: &mut Checker<'_>, shape: &'static Shape, name: &'static str) {
    secretly_if(cx, shape.sensitive, |cx| cx.string(name));
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
        Purpose::Judge(_) => cx.found(Fault::Enum { values }, || Some(Cow::Borrowed(text))),
        Purpose::Record(_) => cx.string(text),
    };
    secretly_if(cx, shape.sensitive || holds_secrets, |cx| match tag {
        // The text has the unknown name in the tag's place.
        Some(tag) if matches!(cx.purpose, Purpose::Judge(_)) => cx.descend(Step::Member(tag), &Rules::NONE, judge),
        _ => judge(cx),
    });
}

/// Judges a whole value by a function of its type's.
pub fn check_type(
    cx: &mut Checker<'_>,
    shape: &'static Shape,
    name: &'static str,
    verdict: impl FnOnce() -> CheckOutcome,
) {
    run_check(cx, shape, name, verdict);
}

fn run_check(cx: &mut Checker<'_>, shape: &'static Shape, name: &'static str, verdict: impl FnOnce() -> CheckOutcome) {
    if matches!(cx.purpose, Purpose::Judge(_))
        && let Err(message) = verdict()
    {
        // What is said of a value that holds secrets may tell one.
        secretly_if(cx, shape.holds_secrets_under(cx.rules), |cx| cx.refuse(name, message));
    }
}

#[inline]
fn secretly_if(cx: &mut Checker<'_>, sensitive: bool, check: impl FnOnce(&mut Checker<'_>)) {
    if sensitive { cx.secretly(check) } else { check(cx) }
}

#[inline]
fn members(cx: &mut Checker<'_>, members: &'static [Member], places: Places, visit: impl FnOnce(&mut Members<'_, '_>)) {
    record_plain(cx, "(");
    visit(&mut Members { cx, list: members, places, merged: None });
    record_plain(cx, ")");
}

/// A newtype's own rules give way to those of the place it stands in.
fn newtype(cx: &mut Checker<'_>, member: &'static Member, visit: impl FnOnce(&mut Members<'_, '_>)) {
    let rules = cx.rules.over(&member.rules);
    let members = core::slice::from_ref(member);
    visit(&mut Members { cx, list: members, places: Places::Inline, merged: Some(&rules) });
}

#[inline]
fn record_plain(cx: &mut Checker<'_>, text: &str) {
    if let Purpose::Record(recorder) = cx.purpose {
        recorder.punctuation(text);
    }
}
