//! Structures, tuples, newtypes and unions: what a type says of its members, and where each stands.

use super::path::Step;
use super::walk::{Checker, Purpose};
use crate::rules::Rules;
use crate::shape::{CheckOutcome, Kind, Member, Payload, Shape, Tag};
use crate::validate::GlueValidate;

/// The members of a structure, a tuple or a variant, as an implementation of [`GlueValidate`] tells them.
/// See [`Checker`](crate::Checker#a-structure-by-hand) for an example.
#[derive(Debug)]
pub struct Members<'m, 'c> {
    cx: &'m mut Checker<'c>,
    list: &'static [Member],
    places: Places,
    /// The rules of a newtype's one member: its own, under those of the place it stands in.
    merged: Option<&'m Rules>,
    /// The member that was told last, and whether it kept its rules.
    last: Option<(usize, bool)>,
}

/// Where members stand, seen from their container.
#[derive(Clone, Copy, Debug)]
enum Places {
    Named,
    Numbered,
    Inline,
}

impl Members<'_, '_> {
    /// Tells a member by its name on the wire: it is judged by its rules, and by what its type says. The shape has the rules;
    /// a name that it does not have is passed over.
    pub fn member<T: GlueValidate + ?Sized>(&mut self, name: &str, value: &T) {
        if let Some(index) = self.list.iter().position(|member| member.name == name) {
            self.at(index, value);
        }
    }

    /// Tells the member at this place in the shape, as with a tuple, whose members have no names.
    #[inline]
    pub fn at<T: GlueValidate + ?Sized>(&mut self, index: usize, value: &T) {
        if !self.can_skip(index, T::INERT, value.is_absent()) {
            self.judge(index, |cx| value.check(cx));
        }
    }

    /// Judges the member at this place, and notes whether it held.
    #[inline]
    pub(crate) fn judge(&mut self, index: usize, check: impl FnOnce(&mut Checker<'_>)) {
        let before = self.cx.count();
        self.descend(index, check);
        self.last = Some((index, self.cx.held_since(before)));
    }

    #[inline]
    fn descend(&mut self, index: usize, check: impl FnOnce(&mut Checker<'_>)) {
        if let Some(member) = self.list.get(index) {
            let step = self.step(member, index);
            self.cx.descend(step, self.merged.unwrap_or(&member.rules), check);
        }
    }

    /// Judges the member at this place by a function, if it kept its rules.
    #[doc(hidden)]
    #[inline]
    pub fn check(&mut self, index: usize, name: &'static str, verdict: impl FnOnce() -> CheckOutcome) {
        let broken = self.last.is_some_and(|(last, held)| last == index && !held);
        if let Some(member) = self.list.get(index)
            && !broken
        {
            self.descend(index, |cx| cx.run_check(member.value_shape(), name, verdict));
        }
    }

    /// Whether a member need not be visited: no rule concerns its value, and nothing else does.
    #[inline]
    pub(crate) fn can_skip(&self, index: usize, inert: bool, absent: bool) -> bool {
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

impl Checker<'_> {
    /// The value is a structure, a tuple or a newtype of this shape; `visit` tells its members, in the order of the shape.
    #[inline]
    pub fn members(&mut self, shape: &'static Shape, visit: impl FnOnce(&mut Members<'_, '_>)) {
        self.secretly_if(shape.sensitive, |cx| match shape.value_kind() {
            Kind::Structure(structure) => cx.visit(structure.members, Places::Named, visit),
            Kind::Tuple(list) => cx.visit(list, Places::Numbered, visit),
            Kind::Newtype(member) => cx.newtype(member, visit),
            _ => {}
        });
    }

    /// The value is the variant of this name of a union of this shape; `visit` tells what the variant holds.
    pub fn variant(&mut self, shape: &'static Shape, name: &str, visit: impl FnOnce(&mut Members<'_, '_>)) {
        if let Kind::Union(union) = shape.value_kind()
            && let Some(index) = union.variants.iter().position(|variant| variant.name == name)
        {
            self.variant_at(shape, index, visit);
        }
    }

    /// The value is the variant at this place among those of the shape.
    pub(crate) fn variant_at(&mut self, shape: &'static Shape, index: usize, visit: impl FnOnce(&mut Members<'_, '_>)) {
        let Kind::Union(union) = shape.value_kind() else { return };
        let Some(variant) = union.variants.get(index) else { return };
        let payload = |cx: &mut Checker<'_>| {
            cx.record_punctuation(variant.name);
            match &variant.payload {
                Payload::Unit => {}
                Payload::Newtype(member) => cx.newtype(member, visit),
                Payload::Tuple(list) => cx.visit(list, Places::Numbered, visit),
                Payload::Structure(structure) => cx.visit(structure.members, Places::Named, visit),
            }
        };
        self.secretly_if(shape.sensitive, |cx| match union.tag {
            _ if matches!(variant.payload, Payload::Unit) || variant.untagged => payload(cx),
            Tag::External => cx.descend(Step::Member(variant.name), &Rules::NONE, payload),
            Tag::Adjacent { content, .. } => cx.descend(Step::Member(content), &Rules::NONE, payload),
            Tag::Internal(_) | Tag::Untagged => payload(cx),
        });
    }

    #[inline]
    fn visit(&mut self, list: &'static [Member], places: Places, visit: impl FnOnce(&mut Members<'_, '_>)) {
        self.record_punctuation("(");
        visit(&mut Members { cx: self, list, places, merged: None, last: None });
        self.record_punctuation(")");
    }

    /// A newtype's own rules give way to those of the place it stands in.
    fn newtype(&mut self, member: &'static Member, visit: impl FnOnce(&mut Members<'_, '_>)) {
        let rules = self.rules.over(&member.rules);
        let list = core::slice::from_ref(member);
        visit(&mut Members { cx: self, list, places: Places::Inline, merged: Some(&rules), last: None });
    }

    #[inline]
    fn record_punctuation(&mut self, text: &str) {
        if let Purpose::Record(recorder) = self.purpose {
            recorder.punctuation(text);
        }
    }

    /// Judges a value of this shape by a function.
    pub(crate) fn run_check(
        &mut self,
        shape: &'static Shape,
        name: &'static str,
        verdict: impl FnOnce() -> CheckOutcome,
    ) {
        if let Purpose::Judge(findings) = self.purpose
            && !findings.is_full()
            && let Err(message) = findings.ask(verdict)
        {
            // What is said of a value that holds secrets may tell one.
            self.secretly_if(shape.holds_secrets_under(self.rules), |cx| cx.refuse(name, message));
        }
    }

    #[inline]
    pub(crate) fn secretly_if(&mut self, sensitive: bool, check: impl FnOnce(&mut Checker<'_>)) {
        if sensitive { self.secretly(check) } else { check(self) }
    }
}
