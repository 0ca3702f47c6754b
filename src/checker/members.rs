//! Structures, tuples, newtypes and unions: what a type says of its members, and where each stands.

use alloc::string::ToString;
use core::{fmt, mem};

use super::findings::Pending;
use super::indices::Indices;
use super::path::Step;
use super::walk::{Checker, Purpose};
use crate::context::Context;
use crate::rules::Rules;
use crate::shape::{Check, CheckOutcome, Kind, Member, Payload, Shape, Tag};
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
    checks: &'static [Check],
    /// The members that did not hold.
    broken: Indices,
    /// The member that was told last, and whether it kept its rules.
    last: Option<(usize, bool)>,
    /// The member of whose items, keys and values functions will be asked, and these.
    watched: Option<usize>,
    pending: Pending,
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
        let watched = self.watched.take() == Some(index);
        let outer = if watched { self.cx.replace_pending(Pending::default()) } else { Pending::default() };
        let before = self.cx.count();
        self.descend(index, check);
        let held = self.cx.held_since(before);
        self.last = Some((index, held));
        self.note(index, held);
        if watched {
            self.pending = self.cx.replace_pending(outer);
        }
    }

    /// Says that functions will be asked about what is in this member.
    #[doc(hidden)]
    pub fn watch(&mut self, index: usize) {
        self.watched = self.has_own_rules(index).then_some(index);
    }

    /// Asks functions about what is in a member.
    #[doc(hidden)]
    pub fn ask_inside(&mut self, index: usize, ask: impl FnOnce(&mut Checker<'_>)) {
        self.watched = None;
        let pending = mem::take(&mut self.pending).rewound();
        if !self.has_own_rules(index) || self.cx.is_full() || !matches!(self.cx.purpose, Purpose::Judge(_)) {
            return;
        }
        let before = self.cx.count();
        let outer = self.cx.replace_pending(pending);
        self.descend(index, ask);
        self.cx.replace_pending(outer);
        if !self.cx.held_since(before) {
            self.last = Some((index, false));
            self.note(index, false);
        }
    }

    /// Whether what is in a member stands under the member's own rules: those of the place that a newtype stands in may replace them.
    fn has_own_rules(&self, index: usize) -> bool {
        let own = |member: &Member| self.merged.is_none_or(|merged| merged.has_inside_of(&member.rules));
        self.list.get(index).is_some_and(own)
    }

    fn note(&mut self, index: usize, held: bool) {
        // Only the functions that read members ask which held.
        if !held && !self.checks.is_empty() {
            self.broken.insert(index);
        }
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
    pub fn check(&mut self, index: usize, place: usize, verdict: impl FnOnce(&Context<'_>) -> CheckOutcome) {
        let broken = self.last.is_some_and(|(last, held)| last == index && !held);
        if let Some(member) = self.list.get(index)
            && let Some(check) = member.checks.get(place)
            && (!broken || check.always)
        {
            let before = self.cx.count();
            self.descend(index, |cx| cx.run_check(member.value_shape(), check.name, verdict));
            self.note(index, self.cx.held_since(before));
        }
    }

    /// Asks a function about members that were told, if they held. The shape has a [`Check`] of this name, which says what it reads
    /// and where its refusal is told; of a function that it does not have nothing is asked.
    ///
    /// A [`Check`] that reads the whole value is asked once all members that were told held, so ask at the end.
    pub fn ask<E: fmt::Display>(&mut self, name: &str, verdict: impl FnOnce() -> Result<(), E>) {
        if let Some(place) = self.checks.iter().position(|check| check.name == name) {
            self.ask_at(place, |_| verdict().map_err(|error| error.to_string()));
        }
    }

    /// Asks the function at this place among the checks.
    #[doc(hidden)]
    pub fn ask_at(&mut self, place: usize, verdict: impl FnOnce(&Context<'_>) -> CheckOutcome) {
        let Some(check) = self.checks.get(place) else { return };
        let held = match check.reads {
            _ if check.always => true,
            Some(reads) => !reads.iter().any(|index| self.broken.contains(*index)),
            None => self.broken.is_empty(),
        };
        if !held {
            if let (Purpose::Judge(findings), Places::Named | Places::Numbered) = (&mut *self.cx.purpose, self.places) {
                findings.leave_unchecked(check.name, &self.cx.frame);
            }
            return;
        }
        let hides = check_hides(self.list, check);
        let judge = |cx: &mut Checker<'_>| cx.refuse_if(hides, check.name, verdict);
        match check.at.and_then(|index| Some((index, self.list.get(index)?))) {
            Some((index, member)) => {
                let step = self.step(member, index);
                self.cx.descend(step, &member.rules, judge);
            }
            None => judge(self.cx),
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
        let checks = shape.checks;
        self.secretly_if(shape.sensitive, |cx| match shape.value_kind() {
            Kind::Structure(structure) => cx.visit(structure.members, Places::Named, checks, visit),
            Kind::Tuple(list) => cx.visit(list, Places::Numbered, checks, visit),
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
                Payload::Tuple(list) => cx.visit(list, Places::Numbered, variant.checks, visit),
                Payload::Structure(structure) => cx.visit(structure.members, Places::Named, variant.checks, visit),
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
    fn visit(
        &mut self,
        list: &'static [Member],
        places: Places,
        checks: &'static [Check],
        visit: impl FnOnce(&mut Members<'_, '_>),
    ) {
        self.record_punctuation("(");
        visit(&mut Members {
            cx: self,
            list,
            places,
            merged: None,
            checks,
            broken: Indices::default(),
            last: None,
            watched: None,
            pending: Pending::default(),
        });
        self.record_punctuation(")");
    }

    /// A newtype's own rules give way to those of the place it stands in.
    fn newtype(&mut self, member: &'static Member, visit: impl FnOnce(&mut Members<'_, '_>)) {
        let rules = self.rules.over(&member.rules);
        let list = core::slice::from_ref(member);
        let merged = Some(&rules);
        visit(&mut Members {
            cx: self,
            list,
            places: Places::Inline,
            merged,
            checks: &[],
            broken: Indices::default(),
            last: None,
            watched: None,
            pending: Pending::default(),
        });
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
        verdict: impl FnOnce(&Context<'_>) -> CheckOutcome,
    ) {
        let rules = self.rules;
        self.refuse_if(|| shape.holds_secrets_under(rules), name, verdict);
    }

    /// Takes other places that functions are to be asked about, and gives those so far.
    fn replace_pending(&mut self, pending: Pending) -> Pending {
        match self.purpose {
            Purpose::Judge(findings) => mem::replace(&mut findings.pending, pending),
            Purpose::Record(_) => pending,
        }
    }

    /// Whether the next item, key or value held that functions are to be asked about.
    pub(crate) fn next_place_held(&mut self) -> bool {
        match self.purpose {
            Purpose::Judge(findings) => findings.pending.next_held(),
            Purpose::Record(_) => false,
        }
    }

    /// Asks a function, and refuses the value here if the function does. `hides`: whether it saw secrets, which its message may tell.
    fn refuse_if(
        &mut self,
        hides: impl FnOnce() -> bool,
        name: &'static str,
        verdict: impl FnOnce(&Context<'_>) -> CheckOutcome,
    ) {
        let context = self.context;
        if let Purpose::Judge(findings) = self.purpose
            && !findings.is_full()
            && let Err(message) = findings.ask(|| verdict(context))
        {
            self.secretly_if(hides(), |cx| cx.refuse(name, message));
        }
    }

    #[inline]
    pub(crate) fn secretly_if(&mut self, sensitive: bool, check: impl FnOnce(&mut Checker<'_>)) {
        if sensitive { self.secretly(check) } else { check(self) }
    }
}

/// Whether a check of a value with these members sees secrets.
pub(crate) fn check_hides(list: &'static [Member], check: &'static Check) -> impl Fn() -> bool {
    let hides = |member: &'static Member| member.value_shape().holds_secrets_under(&member.rules);
    move || match check.reads {
        Some(reads) => reads.iter().filter_map(|index| list.get(*index)).any(hides),
        None => list.iter().any(hides),
    }
}
