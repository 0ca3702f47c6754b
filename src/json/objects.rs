//! Structures of a JSON text: declared members in declaration order, then those that nobody declared.

use alloc::vec::Vec;

use crate::fault::Fault;
use crate::path::{Frame, Step};
use crate::rules::Rules;
use crate::shape::{Enum, Kind, Member, Shape, Structure};

use super::containers::Entry;
use super::suggest;
use super::tape::{Place, Token};
use super::walk::Walker;

/// An object while its members are told apart.
pub(super) struct Object<'j> {
    place: Place,
    entries: Vec<Entry<'j>>,
    /// Whether a flattened member takes whatever is left.
    open: bool,
}

impl<'j> Walker<'_, 'j> {
    /// Judges an object by a structure. `tag` is the member that tells the variant, which the structure does not have.
    pub(super) fn structure(
        &mut self,
        place: Place,
        structure: &'static Structure,
        tag: Option<&str>,
        frame: &Frame<'_>,
    ) {
        let mut object = Object { place, entries: self.entries(place), open: false };
        if let Some(tag) = tag {
            object.entries.iter_mut().filter(|entry| entry.name == tag).for_each(|entry| entry.taken = true);
        }
        take(&mut object.entries, structure.members);
        self.members(&mut object, structure.members, frame);
        if !object.open && (structure.closed || !self.options.unknown_members) {
            self.unknown(&object, structure.members, frame);
        }
    }

    fn members(&mut self, object: &mut Object<'j>, members: &'static [Member], frame: &Frame<'_>) {
        for member in members {
            if self.is_settled() {
                return;
            }
            if member.flatten {
                self.flattened(object, member, frame);
            } else {
                self.member(object, member, frame);
            }
        }
    }

    fn member(&mut self, object: &Object<'j>, member: &'static Member, frame: &Frame<'_>) {
        let Some(below) = self.below(object.place, frame, Step::Member(member.name)) else { return };
        let below = below.under(&member.rules);
        let mut found = object.entries.iter().filter(|entry| member.answers_to(&entry.name));
        match found.next() {
            Some(entry) if self.tape.token(entry.value) == Token::Null => self.null(entry.value, member, &below),
            Some(entry) => {
                self.value(entry.value, member.shape(), &member.rules, below);
                self.checks(member.checks, self.tape.raw(entry.value), entry.value, &below);
            }
            None if member.is_required() => {
                self.found_with(object.place, &below, Fault::Required, || "null".into());
            }
            None => self.checks(member.checks, "null", object.place, &below),
        }
        for again in found {
            self.found(again.key, &below, Fault::DuplicateMember);
        }
    }

    /// A `null` member is an absent one, but where serde puts a default for an absent one only.
    fn null(&mut self, place: Place, member: &'static Member, frame: &Frame<'_>) {
        let takes_null = member.shape().takes_null();
        if member.is_required() && (member.rules.required || !takes_null) {
            self.found(place, frame, Fault::Required);
        } else if takes_null {
            self.checks(member.checks, "null", place, frame);
        } else {
            self.mistyped(place, member.shape().kind(), frame);
        }
    }

    /// A flattened member: its own members stand among those of its container.
    fn flattened(&mut self, object: &mut Object<'j>, member: &'static Member, frame: &Frame<'_>) {
        let Some(below) = self.below(object.place, frame, Step::Inline) else { return };
        let below = below.under(&member.rules);
        let (shape, rules, optional) = unwrap(member.shape(), member.rules);
        match &shape.kind {
            Kind::Structure(inner) => {
                let present = object.entries.iter().any(|entry| names(inner.members, &entry.name));
                if present || !optional {
                    self.members(object, inner.members, &below);
                    self.checks(shape.checks, self.tape.raw(object.place), object.place, &below);
                }
            }
            Kind::Map { key, value } => {
                object.open = true;
                let left = object.entries.extract_if(.., |entry| !entry.taken).collect::<Vec<_>>();
                self.map_entries(object.place, &left, (key(), value()), &rules, &below);
            }
            _ => object.open = true,
        }
        self.checks(member.checks, self.tape.raw(object.place), object.place, &below);
    }

    fn unknown(&mut self, object: &Object<'j>, members: &'static [Member], frame: &Frame<'_>) {
        for entry in object.entries.iter().filter(|entry| !entry.taken) {
            if self.is_settled() {
                return;
            }
            let below = frame.below(Step::Unknown(&entry.name), frame.sensitive || frame.secret);
            let place = entry.key;
            let suggest = || suggest::nearest(&entry.name, all_names(members).into_iter());
            let suggestion = if below.sensitive { None } else { suggest() };
            self.found(place, &below, Fault::UnknownMember { suggestion });
        }
    }

    pub(super) fn enumeration(&mut self, place: Place, set: &'static Enum, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(place) else { return };
        if set.values.contains(&text) || set.aliases.contains(&&*text) {
            self.text(place, rules, frame);
        } else {
            self.found_with(place, frame, Fault::Enum { values: &set.values }, || text);
        }
    }
}

/// Marks the entries that a member answers to, flattened ones included.
fn take(entries: &mut [Entry<'_>], members: &'static [Member]) {
    for entry in entries.iter_mut().filter(|entry| !entry.taken) {
        entry.taken = names(members, &entry.name);
    }
}

/// Whether one of the members, or of those flattened into them, answers to a name.
fn names(members: &'static [Member], name: &str) -> bool {
    members.iter().any(|member| match &unwrap(member.shape(), Rules::NONE).0.kind {
        Kind::Structure(inner) if member.flatten => names(inner.members, name),
        _ => !member.flatten && member.answers_to(name),
    })
}

fn all_names(members: &'static [Member]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for member in members {
        match &unwrap(member.shape(), Rules::NONE).0.kind {
            Kind::Structure(inner) if member.flatten => all.extend(all_names(inner.members)),
            _ if !member.flatten => all.push(member.name),
            _ => {}
        }
    }
    all
}

/// The shape behind `Option`s and newtypes, the rules that hold there, and whether it may be absent.
fn unwrap(mut shape: &'static Shape, mut rules: Rules) -> (&'static Shape, Rules, bool) {
    let mut optional = false;
    loop {
        match &shape.kind {
            Kind::Optional(inner) => {
                optional = true;
                shape = inner();
            }
            Kind::Newtype(member) => {
                rules = rules.over(&member.rules);
                shape = member.shape();
            }
            _ => return (shape, rules, optional),
        }
    }
}
