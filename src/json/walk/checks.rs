//! The user's own functions.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use super::purpose::{Checks, Purpose};
use super::told::{MemberText, Told, ToldMember};
use super::walker::Walker;
use crate::checker::check_hides;
use crate::checker::path::{Frame, Step};
use crate::json::cost::may_take_long;
use crate::json::tape::{NodeId, Token};
use crate::report::{Fault, Violation};
use crate::rules::Rules;
use crate::shape::{Check, Kind, Member, Part, Parts, Payload, Shape};

/// How many refusals are searched for the one of a place. Further ones are put where they belong by the merge.
const SEARCHED: usize = 16;

/// What was found before a value.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// How much of it serde refuses.
    pub(super) unreadable: usize,
    /// How much of it a typed value may have.
    count: usize,
}

impl Walker<'_, '_> {
    /// What was found so far.
    pub(super) const fn before(&self) -> Before {
        let count = match &self.purpose {
            Purpose::Judge(findings) => findings.count(),
            Purpose::FindUnread(nodes) => nodes.len(),
            _ => 0,
        };
        Before { unreadable: self.unreadable, count }
    }

    /// Whether nothing was found since: a function is not asked about what is known to be wrong, nor about what serde refuses.
    /// Once the report is full not all is looked at.
    pub(super) fn held_since(&self, before: Before) -> bool {
        match &self.checks {
            Checks::Run(_) => {
                let Before { unreadable, count } = self.before();
                unreadable == before.unreadable && count == before.count && !self.is_full()
            }
            // Of the typed value it is known which were asked.
            Checks::Asked(_) => self.unreadable == before.unreadable,
            Checks::Leave => false,
        }
    }

    /// Whether nothing was found since, however the functions are asked.
    fn kept_since(&self, before: Before) -> bool {
        let Before { unreadable, count } = self.before();
        unreadable == before.unreadable && count == before.count
    }

    /// serde makes nothing of what it refused since.
    pub(super) fn forgive(&mut self, before: Before) {
        self.unreadable = before.unreadable;
        if let Purpose::FindUnread(nodes) = &mut self.purpose {
            nodes.truncate(before.count);
        }
    }

    /// Notes that a function of a structure or a tuple is not asked about it. What is no such thing at all has no functions.
    fn leave_unchecked(&mut self, check: &'static Check, node: NodeId, frame: &Frame<'_>) {
        let is_container = matches!(self.tape.token(node), Token::Object | Token::Array);
        if let (Purpose::Judge(findings), false, true) =
            (&mut self.purpose, matches!(self.checks, Checks::Leave), is_container)
        {
            findings.leave_unchecked(check.name, frame);
        }
    }

    /// Says that the functions of a type want to know of its members, if there are such.
    pub(super) fn want_members(&mut self, checks: &'static [Check]) {
        self.told.wanted = self.judges() && checks.iter().any(Check::is_about_members);
    }

    /// Takes note of a member, if that is wanted.
    pub(super) fn tell_member(
        &mut self,
        told: &mut Told,
        index: usize,
        value: MemberText,
        key: Option<NodeId>,
        before: Before,
    ) {
        if told.wanted {
            let held = self.held_since(before);
            let kept = self.kept_since(before);
            told.members.push(ToldMember { index, value, key, held, kept });
        }
    }

    /// Asks a member's functions about its value, if it held. `before` is what was found before it.
    pub(super) fn member_checks(
        &mut self,
        member: &'static Member,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        if !member.checks.is_empty() && self.judges() && !self.cannot_be_read(node) {
            let raw = Some(self.tape.raw(node));
            self.ask_about(member.checks, raw, member.value_shape(), rules, node, frame, before);
        }
    }

    /// Asks the functions of an item, a key or a value about it.
    pub(super) fn place_checks(
        &mut self,
        rules: &Rules,
        shape: &'static Shape,
        node: NodeId,
        frame: &Frame<'_>,
        held: bool,
        before: Before,
    ) {
        if self.cannot_be_read(node) {
            return;
        }
        let before = if held { before } else { Before { count: usize::MAX, ..before } };
        let raw = Some(self.tape.raw(node));
        self.ask_about(rules.checks, raw, shape, rules, node, frame, before);
    }

    /// Asks a flattened member's functions about it.
    pub(super) fn flattened_checks(
        &mut self,
        member: &'static Member,
        node: NodeId,
        raw: &str,
        frame: &Frame<'_>,
        before: Before,
    ) {
        if !member.checks.is_empty() && self.judges() {
            self.ask_about(member.checks, Some(raw), member.value_shape(), &member.rules, node, frame, before);
        }
    }

    /// Asks a member's functions about its absence.
    pub(super) fn checks_of_absent(&mut self, member: &'static Member, node: NodeId, frame: &Frame<'_>) {
        if !member.checks.is_empty() && self.judges() {
            let before = self.before();
            self.ask_about(member.checks, None, member.value_shape(), &member.rules, node, frame, before);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a place and a value, each with what is known of it")]
    fn ask_about(
        &mut self,
        checks: &'static [Check],
        raw: Option<&str>,
        shape: &'static Shape,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        let held = self.held_since(before);
        let readable = self.unreadable == before.unreadable;
        let may_ask = |check: &Check| held || check.always && readable;
        if !checks.iter().any(may_ask) {
            return;
        }
        let frame = &frame.under(rules);
        if matches!(self.checks, Checks::Run(_))
            && raw.is_some_and(|raw| may_take_long(raw, shape))
            && !self.conforms_to(node, shape, frame)
        {
            return;
        }
        for check in checks.iter().filter(|check| may_ask(check)) {
            let part = [Part { text: raw, rules }];
            self.ask(check, raw.unwrap_or("null"), &part, node, frame, || shape.holds_secrets_under(rules));
        }
    }

    /// Asks a type's own functions.
    pub(super) fn type_checks(
        &mut self,
        shape: &'static Shape,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        let told = mem::take(&mut self.told);
        if shape.checks.is_empty() || !self.judges() {
            return;
        }
        let members: &'static [Member] = match shape.value_kind() {
            Kind::Structure(structure) => structure.members,
            Kind::Tuple(members) => members,
            _ if self.was_read_in_vain(node, shape) => return,
            _ => {
                let raw = Some(self.tape.raw(node));
                return self.ask_about(shape.checks, raw, shape, rules, node, frame, before);
            }
        };
        let whole = || Whole { shape: Some(shape), rules, members };
        self.container_checks(shape.checks, &whole(), &told, node, frame, before);
    }

    /// Asks the functions of what a variant holds.
    pub(super) fn payload_checks(
        &mut self,
        checks: &'static [Check],
        payload: &'static Payload,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        let told = mem::take(&mut self.told);
        let members = match payload {
            Payload::Tuple(members) => members,
            Payload::Structure(structure) => structure.members,
            Payload::Unit | Payload::Newtype(_) => return,
        };
        if !checks.is_empty() && self.judges() {
            self.container_checks(
                checks,
                &Whole { shape: None, rules: &Rules::NONE, members },
                &told,
                node,
                frame,
                before,
            );
        }
    }

    /// Asks the functions of a structure or a tuple, each about the members that it reads or the whole.
    fn container_checks(
        &mut self,
        checks: &'static [Check],
        whole: &Whole<'_>,
        told: &Told,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        let frame = &frame.under(whole.rules);
        // What is converted is one whole: only its type knows where its members are.
        let converted = whole.shape.is_some_and(|shape| shape.reader().is_some());
        let held = self.held_since(before);
        let readable = self.unreadable == before.unreadable;
        let raw = self.tape.raw(node);
        let kept = self.kept_since(before);
        for check in checks {
            let reads = check.reads.filter(|_| !converted);
            let may_ask = match reads {
                Some(reads) => reads.iter().all(|index| told.is_readable(*index, check.always)) && !self.is_full(),
                None => held || check.always && readable,
            };
            let is_asked = match reads {
                _ if check.always => may_ask,
                Some(reads) => reads.iter().all(|index| told.is_kept(*index)),
                None => kept,
            };
            if !is_asked {
                self.leave_unchecked(check, node, frame);
            }
            let in_vain = reads.is_none() && whole.shape.is_some_and(|shape| self.was_read_in_vain(node, shape));
            if !may_ask || in_vain {
                continue;
            }
            if let (Checks::Run(_), None, Some(shape)) = (&self.checks, reads, whole.shape)
                && may_take_long(raw, shape)
                && !self.conforms_to(node, shape, frame)
            {
                continue;
            }
            let texts: Vec<_> = reads
                .unwrap_or_default()
                .iter()
                .map(|index| Part {
                    text: told.text(*index, self.tape),
                    rules: whole.members.get(*index).map_or(&Rules::NONE, |member| &member.rules),
                })
                .collect();
            let hides = || match whole.shape {
                Some(shape) if reads.is_none() => shape.holds_secrets_under(whole.rules),
                _ => check_hides(whole.members, check)(),
            };
            let at = check.at.and_then(|index| Some((index, whole.members.get(index)?)));
            let Some((index, member)) = at else {
                self.ask(check, raw, &texts, node, frame, hides);
                continue;
            };
            let found = told.members.iter().find(|told| told.index == index);
            let name = found.and_then(|found| found.key).and_then(|key| self.tape.string(key));
            let name = name.unwrap_or(Cow::Borrowed(member.name));
            let step = match &whole.shape.map(Shape::value_kind) {
                _ if member.flatten => Step::Inline,
                _ if member.name.is_empty() => Step::Index(index),
                _ => Step::member(member.name, member.aliases, &name),
            };
            let place = found.and_then(|found| found.value.node()).unwrap_or(node);
            if let Some(below) = self.below(node, frame, step) {
                let below = self.member_frame(member, below);
                self.ask(check, raw, &texts, place, &below, hides);
            }
        }
    }

    /// Asks one function, and reports what it refuses.
    fn ask(
        &mut self,
        check: &'static Check,
        whole: &str,
        members: &[Part<'_>],
        node: NodeId,
        frame: &Frame<'_>,
        hides: impl FnOnce() -> bool,
    ) {
        if let Err(message) = self.verdict(check, whole, members, frame) {
            // What a function says of a value that holds secrets may tell one.
            let frame = Frame { own_sensitive: frame.own_sensitive || hides(), ..*frame };
            let message = message.filter(|_| !frame.is_sensitive());
            self.broken(node, &frame, Fault::Check { name: check.name, message });
        }
    }

    /// What a function says: its message, if it refuses the value. One that may not be told is missing.
    fn verdict(
        &mut self,
        check: &Check,
        whole: &str,
        members: &[Part<'_>],
        frame: &Frame<'_>,
    ) -> Result<(), Option<String>> {
        match &mut self.checks {
            Checks::Run(context) => (check.run)(&Parts { whole, members, context }).map_err(Some),
            Checks::Leave => Ok(()),
            Checks::Asked(refusals) => {
                let found = refusals.iter().take(SEARCHED).position(|refusal| is_refusal(refusal, check, frame));
                match found.map(|at| refusals.remove(at).into_owned().fault) {
                    Some(Fault::Check { message, .. }) => Err(message),
                    _ => Ok(()),
                }
            }
        }
    }
}

/// A structure or a tuple whose functions are asked.
struct Whole<'r> {
    /// Missing for what a variant holds, which is no type of its own.
    shape: Option<&'static Shape>,
    rules: &'r Rules,
    members: &'static [Member],
}

/// Whether a violation is a function's refusal of this place.
fn is_refusal(violation: &Violation, check: &Check, frame: &Frame<'_>) -> bool {
    matches!(violation.fault(), Fault::Check { name, .. } if *name == check.name)
        && violation.subject() == frame.subject()
        && violation.path() == &*frame.typed_pointer()
}
