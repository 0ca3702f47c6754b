//! Objects of a JSON text: declared members in declaration order, then those that nobody declared.
//!
//! An object may be several things at once: a structure, those that serde flattens into it, a union whose tag is among
//! its variant's members. Each takes its entries out of the one [`Object`]; what is left over at the end is unknown.

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use super::member_index::{self, Match, MemberIndex};
use super::purpose::{Closeness, Purpose, Severity};
use super::told::{MemberText, Told};
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::json::entries::{Entry, Owner, give_back};
use crate::json::tape::{NodeId, Tape, Token};
use crate::report::Fault;
use crate::rules::Rules;
use crate::settings::Settings;
use crate::shape::{Kind, Member, Raw, Shape, Structure};

/// An object while its members are told apart.
pub(super) struct Object<'j> {
    pub(super) node: NodeId,
    pub(super) entries: Vec<Entry<'j>>,
    /// The structures that asked for members: one of these may have been meant by an unknown one.
    pub(super) known: Option<&'static Structure>,
    /// Those of them before the last.
    pub(super) also_known: Vec<&'static Structure>,
    /// Whether a flattened member is being walked: others may own what it does not know.
    pub(super) flat: bool,
    pub(super) left: Left,
    /// Whether all of it is sensitive.
    pub(super) secret: bool,
}

/// What the entries are that nobody took; the last one holds that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    /// Unknown members, unless the caller allows them.
    Unknown,
    /// Unknown members: serde refuses them.
    Refused,
    /// Something takes whatever is left, or nobody can tell whose it is.
    Open,
}

impl<'j> Object<'j> {
    pub(super) fn free(&self) -> impl Iterator<Item = &Entry<'j>> {
        self.entries.iter().filter(|entry| entry.is_free())
    }

    /// Puts entries back to their places, all of them known.
    fn put_back(&mut self, entries: Vec<Entry<'j>>) {
        self.entries.extend(entries.into_iter().map(|entry| Entry { taken: true, ..entry }));
        self.entries.sort_by_key(|entry| entry.key);
    }
}

impl<'j> Walker<'_, 'j> {
    /// Walks an object by what asks for its entries; nobody declared those that are left.
    pub(super) fn object(
        &mut self,
        node: NodeId,
        frame: &Frame<'_>,
        ask: impl FnOnce(&mut Self, &mut Object<'j>, &Frame<'_>),
    ) {
        let entries = self.entries(node);
        let mut object = Object {
            node,
            entries,
            known: None,
            also_known: Vec::new(),
            flat: false,
            left: Left::Unknown,
            secret: false,
        };
        ask(self, &mut object, frame);
        match object.left {
            Left::Refused => self.unknown(&object, Severity::Unreadable, frame),
            Left::Unknown if !self.options.unknown_members => self.unknown(&object, Severity::Broken, frame),
            Left::Unknown | Left::Open => {}
        }
        // No other object comes after the outermost.
        if node != Tape::ROOT {
            self.recycle(object.entries);
        }
    }

    /// Walks the entries of a structure's members.
    pub(super) fn structure(&mut self, object: &mut Object<'j>, structure: &'static Structure, frame: &Frame<'_>) {
        if structure.closed && !object.flat {
            object.left = object.left.max(Left::Refused);
        }
        if let Some(before) = object.known.replace(structure) {
            object.also_known.push(before);
        }
        let index = self.index_of(structure);
        let index = index.as_deref();
        // Its own members come first, wherever the flattened ones are; those share what is left.
        let owner = self.next_owner();
        let mut told = mem::take(&mut self.told);
        let start = self.matches.len();
        self.take_members(object, owner, structure.members, index);
        let end = self.matches.len();
        let (mut at, mut number) = (start, 0);
        while !self.is_settled() {
            let present = self.matches.get(at..end).and_then(<[_]>::first).map(|found| found.member);
            let due = member_index::due(structure.members, index, self.is_full(), number);
            let Some(next) = present.into_iter().chain(due).min() else { break };
            number += usize::from(due == Some(next));
            let first = at;
            at += self.matches.get(first..end).unwrap_or_default().iter().take_while(|it| it.member == next).count();
            match structure.members.get(next) {
                Some(member) if member.flatten => self.flattened(object, (next, member), frame, &mut told),
                Some(member) => {
                    let before = self.before();
                    let entry = self.matches.get(first..at).and_then(<[_]>::first);
                    let entry = entry.and_then(|found| object.entries.get(found.entry));
                    let (key, value) = entry
                        .map_or((None, MemberText::Absent), |entry| (Some(entry.key), MemberText::Node(entry.value)));
                    self.member(object, first..at, member, frame);
                    self.tell_member(&mut told, next, value, key, before);
                }
                None => {}
            }
        }
        self.told = told;
        self.matches.truncate(start);
        self.buffer_rest(object, structure, frame);
        // serde reads a structure that others are flattened into as a map: it takes nothing away from those beside it.
        if object.flat && structure.members.iter().any(|member| member.flatten) {
            give_back(&mut object.entries, owner);
        }
    }

    fn index_of(&mut self, structure: &'static Structure) -> Option<Rc<MemberIndex>> {
        let address = core::ptr::from_ref(structure);
        if let Some(index) = self.indexes.get(&address) {
            return Some(Rc::clone(index));
        }
        let index = Rc::new(MemberIndex::of(structure)?);
        self.indexes.insert(address, Rc::clone(&index));
        Some(index)
    }

    /// Takes the entries of members, and notes which is whose, in declaration order.
    fn take_members(
        &mut self,
        object: &mut Object<'j>,
        owner: Owner,
        members: &'static [Member],
        index: Option<&MemberIndex>,
    ) {
        let start = self.matches.len();
        let mut behind = 0;
        for (at, entry) in object.entries.iter_mut().enumerate().filter(|(_, entry)| entry.is_free()) {
            if let Some(member) = member_index::find(members, index, &entry.name, behind) {
                entry.take(owner);
                self.matches.push(Match { member, entry: at });
                behind = member + 1;
            }
        }
        if let Some(matches) = self.matches.get_mut(start..) {
            matches.sort_unstable();
        }
    }

    /// Walks the entries that are a member: none, one, or more than there should be.
    fn member(
        &mut self,
        object: &Object<'j>,
        matches: core::ops::Range<usize>,
        member: &'static Member,
        frame: &Frame<'_>,
    ) {
        let entry = |it: &Self, at: usize| it.matches.get(at).and_then(|found| object.entries.get(found.entry));
        let first = entry(self, matches.start).filter(|_| !matches.is_empty());
        let name = first.map_or(member.name, |entry| &*entry.name);
        let step = Step::member(member.name, member.aliases, name);
        let Some(below) = self.below(object.node, frame, step) else { return };
        let below = self.member_frame(member, below);
        match first {
            Some(entry) if self.tape.token(entry.value) == Token::Null => self.null(entry.value, member, &below),
            Some(entry) => self.member_value(member, &member.rules, entry.value, below),
            None => self.missing(object.node, member, &below),
        }
        for again in matches.skip(1) {
            if let Some(again) = entry(self, again) {
                self.unreadable(again.key, &below, Fault::DuplicateMember);
            }
        }
    }

    fn missing(&mut self, object: NodeId, member: &'static Member, frame: &Frame<'_>) {
        self.visit_missing(object, member, frame);
        let is_read = || member.defaulted || member.reader.is_none_or(|reader| reader(Raw::ABSENT).is_ok());
        if !member.is_required() && is_read() {
            return self.checks_of_absent(member, object, frame);
        }
        let may_lack = is_read() && (member.defaulted || member.shape().may_be_absent());
        let severity = if may_lack { Severity::Broken } else { Severity::OtherKind };
        self.found(severity, object, frame, Fault::MISSING, || "null".into());
    }

    /// A `null` member is an absent one, unless serde puts a default for an absent one only.
    fn null(&mut self, node: NodeId, member: &'static Member, frame: &Frame<'_>) {
        if !self.visit(node, frame) {
            return;
        }
        let takes_null = member.shape().takes_null();
        if member.is_required() && !takes_null {
            self.unreadable(node, frame, Fault::NULL);
        } else if member.rules.required {
            self.broken(node, frame, Fault::NULL);
        } else if takes_null {
            let shape = member.shape();
            let trusted = shape.judge.and_then(|_| self.enter_judged(node, shape, &member.rules, frame));
            let before = self.unreadable;
            if member.reader.is_some() {
                self.opaque(node, member.reader, frame);
            }
            if self.unreadable == before {
                self.checks_of_absent(member, node, frame);
            }
            if let Some(trusted) = trusted {
                self.leave_judged(trusted);
            }
        } else {
            self.mistyped(node, member.shape(), frame);
        }
    }

    /// A flattened member: its own members are among those of its container.
    ///
    /// serde makes `None` of an optional one that it cannot read; here it counts as meant if one of its members is
    /// there, and is judged.
    fn flattened(
        &mut self,
        object: &mut Object<'j>,
        (index, member): (usize, &'static Member),
        frame: &Frame<'_>,
        told: &mut Told,
    ) {
        let Some(below) = self.below(object.node, frame, Step::Inline) else { return };
        let below = below.under(&member.rules);
        let before = self.before();
        let asks = self.judges() && (told.wanted || !member.checks.is_empty());
        let text = if asks { self.free_text(object) } else { String::new() };
        let watched = self.watch_inside(member, &member.rules);
        let free = watched.as_ref().map(|_| object.free().map(Entry::untaken).collect::<Vec<_>>());
        let flat = mem::replace(&mut object.flat, true);
        self.rest(object, member.shape(), &member.rules, below, false);
        object.flat = flat;
        if let Some(outer) = watched {
            let entries = free.unwrap_or_default();
            let node = object.node;
            self.ask_watched(outer, |it| it.ask_entries(node, &entries, member.shape(), &member.rules, &below));
        }
        self.flattened_checks(member, object.node, &text, &below, before);
        self.tell_member(told, index, MemberText::Entries(object.node, text), None, before);
    }

    /// The entries that nobody took yet, as a text: what serde reads a flattened member from.
    fn free_text(&self, object: &Object<'j>) -> String {
        let mut text = String::from("{");
        for entry in object.free() {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(self.tape.raw(entry.key));
            text.push(':');
            text.push_str(self.tape.raw(entry.value));
        }
        text.push('}');
        text
    }

    /// Walks what is left of an object by a shape: that of a flattened member, or of what the variant of a tag holds.
    pub(super) fn rest(
        &mut self,
        object: &mut Object<'j>,
        shape: &'static Shape,
        rules: &Rules,
        frame: Frame<'_>,
        optional: bool,
    ) {
        // What a variant holds beside its tag is read out of the same object.
        let judge = shape.judge.filter(|_| !object.flat);
        let trusted = judge.and_then(|_| self.enter_judged(object.node, shape, rules, &frame));
        self.walked_rest(object, shape, rules, frame, optional);
        if let Some(trusted) = trusted {
            self.leave_judged(trusted);
        }
    }

    fn walked_rest(
        &mut self,
        object: &mut Object<'j>,
        shape: &'static Shape,
        rules: &Rules,
        frame: Frame<'_>,
        optional: bool,
    ) {
        let frame = &self.frame_of(shape, rules, frame);
        let node = object.node;
        if !object.flat && frame.is_sensitive() {
            object.secret = true;
            self.mark_unknown(node);
        }
        let before = self.before();
        self.want_members(shape.checks);
        match shape.kind() {
            // Whatever it is, serde reads it: as what the `Option` holds, or as `None`.
            Kind::Optional(_) if self.closeness().is_some() => return,
            Kind::Optional(inner) => {
                if let Some(inside) = self.inside(node, frame) {
                    self.rest(object, inner(), rules, inside, object.flat || optional);
                }
                if object.flat {
                    self.forgive(before);
                }
            }
            Kind::Newtype(member) => {
                if let Some(below) = self.below(node, frame, Step::Inline) {
                    let rules = rules.over(&member.rules);
                    self.rest(object, member.shape(), &rules, below, optional);
                    self.member_checks(member, &rules, node, &below, before);
                }
            }
            Kind::Structure(structure) => {
                if optional && !object.free().any(|entry| names(structure.members, &entry.name)) {
                    return;
                }
                self.structure(object, structure, frame);
            }
            Kind::Map { key, value } => {
                object.left = Left::Open;
                // It sees them all and takes none away.
                let free = object.entries.extract_if(.., |entry| entry.is_free()).collect::<Vec<_>>();
                self.map_entries(node, &free, (key(), value()), rules, frame);
                object.put_back(free);
            }
            Kind::Union(union) => self.union_among(object, union, frame, optional),
            Kind::Unit if !object.flat => {}
            Kind::Unit => self.give_up(object),
            Kind::Opaque => {
                object.left = Left::Open;
                self.opaque(node, None, frame);
            }
            // Nothing that an object is.
            Kind::Boolean
            | Kind::Integer(_)
            | Kind::Float { .. }
            | Kind::String
            | Kind::Character
            | Kind::Blob
            | Kind::List(_)
            | Kind::Tuple(_) => {
                self.give_up(object);
                self.mistyped(node, shape, frame);
            }
            // What else serde may make of an object, only the type knows.
            _ => {
                self.give_up(object);
                self.refuse();
            }
        }
        self.type_checks(shape, rules, node, frame, before);
    }

    /// Nobody can tell what the rest of an object is.
    pub(super) fn give_up(&mut self, object: &mut Object<'j>) {
        object.left = Left::Open;
        self.mark_unknown(object.node);
    }

    /// The value does not conform, though there is nothing to report.
    pub(super) fn refuse(&mut self) {
        if let Purpose::Conform(query) = &mut self.purpose {
            query.note(Severity::OtherKind);
        }
    }

    fn unknown(&mut self, object: &Object<'j>, severity: Severity, frame: &Frame<'_>) {
        if severity == Severity::Broken && self.closeness() == Some(Closeness::Full) {
            return;
        }
        let tape = self.tape;
        for entry in object.entries.iter().filter(|entry| !entry.taken) {
            if self.is_settled() {
                return;
            }
            let below = frame.below(Step::Unknown(&entry.name), frame.is_sensitive() || object.secret);
            let suggestion = if below.inherited_sensitive || !self.keeps_more() {
                None
            } else {
                let members = object.also_known.iter().chain(&object.known).flat_map(|structure| structure.members);
                let names = members.filter(|member| !member.flatten).map(|member| member.name);
                self.suggestions.nearest(&entry.name, names)
            };
            self.found(severity, entry.key, &below, Fault::UnknownMember { suggestion }, || tape.raw(entry.key).into());
        }
    }
}

/// Whether one of the members, or of those flattened into them, answers to a name.
fn names(members: &'static [Member], name: &str) -> bool {
    names_within(members, name, Settings::DEFAULT.max_depth)
}

/// Members may be flattened into themselves, so only so many levels are looked at.
fn names_within(members: &'static [Member], name: &str, levels: usize) -> bool {
    members.iter().any(|member| match member.shape().behind().kind() {
        Kind::Structure(inner) if member.flatten => levels > 0 && names_within(inner.members, name, levels - 1),
        _ => !member.flatten && member.answers_to(name),
    })
}
