//! Objects of a JSON text: declared members in declaration order, then those that nobody declared.
//!
//! An object may be several things at once: a structure, those that serde flattens into it, a union whose tag stands among
//! its variant's members. Each takes its entries out of the one [`Object`]; what is left over at the end is unknown.

use alloc::vec::Vec;

use crate::checker::apply;
use crate::checker::path::{Frame, Step};
use crate::report::Fault;
use crate::rules::Rules;
use crate::settings::Settings;
use crate::shape::{Kind, Member, Shape, Structure, ValueSet};

use super::Walker;
use super::lists_and_maps::{Entry, Owner, give_back};
use crate::json::suggest;
use crate::json::tape::{Place, Token};

/// An object while its members are told apart.
pub(super) struct Object<'j> {
    pub(super) place: Place,
    pub(super) entries: Vec<Entry<'j>>,
    /// The names that were asked for: one of them may have been meant by an unknown one.
    known: Vec<&'static str>,
    /// Whether a flattened member is being judged: others may own what it does not know.
    pub(super) flat: bool,
    left: Left,
    /// Whether all of it is sensitive.
    secret: bool,
}

/// What the entries are that nobody took; the last one holds that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Left {
    /// Unknown members, unless the caller allows them.
    Unknown,
    /// Unknown members: serde refuses them.
    Refused,
    /// Something takes whatever is left, or nobody can tell whose it is.
    Open,
}

impl<'j> Object<'j> {
    fn free(&self) -> impl Iterator<Item = &Entry<'j>> {
        self.entries.iter().filter(|entry| entry.is_free())
    }

    /// Puts entries back to their places, all of them known.
    fn put_back(&mut self, entries: Vec<Entry<'j>>) {
        self.entries.extend(entries.into_iter().map(|entry| Entry { taken: true, ..entry }));
        self.entries.sort_by_key(|entry| entry.key);
    }
}

impl<'j> Walker<'_, 'j> {
    /// Judges an object by what asks for its entries; nobody declared those that are left.
    pub(super) fn object(
        &mut self,
        place: Place,
        frame: &Frame<'_>,
        ask: impl FnOnce(&mut Self, &mut Object<'j>, &Frame<'_>),
    ) {
        let entries = self.entries(place);
        let mut object = Object { place, entries, known: Vec::new(), flat: false, left: Left::Unknown, secret: false };
        ask(self, &mut object, frame);
        if object.left == Left::Refused || object.left == Left::Unknown && !self.options.unknown_members {
            self.unknown(&object, frame);
        }
    }

    /// Judges the entries of a structure's members.
    pub(super) fn structure(&mut self, object: &mut Object<'j>, structure: &'static Structure, frame: &Frame<'_>) {
        if structure.closed && !object.flat {
            object.left = object.left.max(Left::Refused);
        }
        // Its own members come first, wherever the flattened ones stand; those share what is left.
        let owner = self.next_owner();
        let own = |name: &str| structure.members.iter().any(|member| !member.flatten && member.answers_to(name));
        for entry in object.entries.iter_mut().filter(|entry| entry.is_free() && own(&entry.name)) {
            entry.take(owner);
        }
        for member in structure.members {
            if self.is_settled() {
                return;
            }
            if member.flatten {
                self.flattened(object, member, frame);
            } else {
                object.known.push(member.name);
                self.member(object, owner, member, frame);
            }
        }
        // A structure that others are flattened into serde reads as a map: it takes nothing away from those beside it.
        if object.flat && structure.members.iter().any(|member| member.flatten) {
            give_back(&mut object.entries, owner);
        }
    }

    fn member(&mut self, object: &Object<'j>, owner: Owner, member: &'static Member, frame: &Frame<'_>) {
        let Some(below) = self.below(object.place, frame, Step::Member(member.name)) else { return };
        let below = below.under(&member.rules);
        let mut found = object
            .entries
            .iter()
            .filter(|entry| entry.owner == Some(owner) && member.answers_to(&entry.name))
            .peekable();
        if found.peek().is_none() {
            self.pass_missing(object.place, member, &below);
        }
        match found.next() {
            Some(entry) if self.tape.token(entry.value) == Token::Null => self.null(entry.value, member, &below),
            Some(entry) => {
                self.value(entry.value, member.shape(), &member.rules, below);
                self.checks(member, self.tape.raw(entry.value), entry.value, &below);
            }
            None if member.is_required() => {
                self.found_with(object.place, &below, Fault::Required, || "null".into());
            }
            None => self.checks(member, "null", object.place, &below),
        }
        for again in found {
            self.found(again.key, &below, Fault::DuplicateMember);
        }
    }

    /// A `null` member is an absent one, but where serde puts a default for an absent one only.
    fn null(&mut self, place: Place, member: &'static Member, frame: &Frame<'_>) {
        self.pass(place, frame);
        let takes_null = member.shape().takes_null();
        if member.is_required() && (member.rules.required || !takes_null) {
            self.found(place, frame, Fault::Required);
        } else if takes_null {
            self.checks(member, "null", place, frame);
        } else {
            self.mistyped(place, member.shape(), frame);
        }
    }

    /// A flattened member: its own members stand among those of its container.
    ///
    /// serde makes `None` of an optional one that it cannot read; here it counts as meant where one of its members stands
    /// there, and is judged.
    fn flattened(&mut self, object: &mut Object<'j>, member: &'static Member, frame: &Frame<'_>) {
        let Some(below) = self.below(object.place, frame, Step::Inline) else { return };
        let below = below.under(&member.rules);
        let flat = core::mem::replace(&mut object.flat, true);
        self.rest(object, member.shape(), &member.rules, below, false);
        object.flat = flat;
        self.checks(member, self.tape.raw(object.place), object.place, &below);
    }

    /// Judges what is left of an object by a shape: that of a flattened member, or of what the variant of a tag holds.
    pub(super) fn rest(
        &mut self,
        object: &mut Object<'j>,
        shape: &'static Shape,
        rules: &Rules,
        frame: Frame<'_>,
        optional: bool,
    ) {
        let frame = &frame.of(shape, rules);
        let place = object.place;
        if !object.flat && frame.is_sensitive() {
            object.secret = true;
            self.hide(place, frame);
        }
        match shape.kind() {
            Kind::Optional(inner) => self.rest(object, inner(), rules, *frame, object.flat || optional),
            Kind::Newtype(member) => {
                if let Some(below) = self.below(place, frame, Step::Inline) {
                    self.rest(object, member.shape(), &rules.over(&member.rules), below, optional);
                    self.checks(member, self.tape.raw(place), place, &below);
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
                self.map_entries(place, &free, (key(), value()), rules, frame);
                object.put_back(free);
            }
            Kind::Union(union) => self.union_among(object, union, frame, optional),
            Kind::Unit if !object.flat => {}
            Kind::Opaque => {
                object.left = Left::Open;
                self.hide(place, frame);
            }
            // What else serde may make of an object, only the type knows.
            _ => self.give_up(object),
        }
        self.own_checks(shape, place, frame);
    }

    /// Nobody can tell what the rest of an object is.
    pub(super) fn give_up(&mut self, object: &mut Object<'j>) {
        object.left = Left::Open;
        self.conceal(object.place);
    }

    fn unknown(&mut self, object: &Object<'j>, frame: &Frame<'_>) {
        for entry in object.entries.iter().filter(|entry| !entry.taken) {
            if self.is_settled() {
                return;
            }
            let below = frame.below(Step::Unknown(&entry.name), frame.is_sensitive() || object.secret);
            let suggest = || suggest::nearest(&entry.name, object.known.iter().copied());
            let suggestion = if below.inherited_sensitive { None } else { suggest() };
            self.found(entry.key, &below, Fault::UnknownMember { suggestion });
        }
    }

    pub(super) fn enumeration(&mut self, place: Place, set: &'static ValueSet, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(place) else { return };
        match set.value_of(&text) {
            Some(value) => apply::text(rules, value, |fault| self.found_with(place, frame, fault, || value.into())),
            None => self.found_with(place, frame, Fault::Enum { values: &set.values }, || text),
        }
    }
}

/// Whether one of the members, or of those flattened into them, answers to a name.
pub(super) fn names(members: &'static [Member], name: &str) -> bool {
    names_within(members, name, Settings::DEFAULT.max_depth)
}

/// Members may be flattened into themselves, so only so many levels are looked at.
fn names_within(members: &'static [Member], name: &str, levels: usize) -> bool {
    members.iter().any(|member| match member.shape().behind().kind() {
        Kind::Structure(inner) if member.flatten => levels > 0 && names_within(inner.members, name, levels - 1),
        _ => !member.flatten && member.answers_to(name),
    })
}
