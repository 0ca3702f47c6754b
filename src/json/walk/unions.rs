//! Unions of a JSON text: which variant it is, then what the variant holds.

use alloc::borrow::Cow;
use alloc::format;

use super::objects::{Left, Object};
use super::purpose::{Closeness, Severity};
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::json::describe;
use crate::json::entries::{Entry, give_back};
use crate::json::tape::{NodeId, Token};
use crate::report::Fault;
use crate::rules::Rules;
use crate::shape::{Payload, Tag, Union, Variant};

impl<'j> Walker<'_, 'j> {
    pub(super) fn union(&mut self, node: NodeId, union: &'static Union, frame: &Frame<'_>) {
        if let Some(closeness) = self.closeness() {
            let mut untagged = union.variants.iter().filter(|it| it.untagged || union.tag == Tag::Untagged);
            if untagged.any(|variant| self.conforms_to_payload(node, variant, closeness, frame)) {
                return;
            }
        } else if let Some(variant) = self.untagged_variant(node, union, frame) {
            return self.untagged(node, variant, union, frame);
        }
        self.tagged_union(node, union, frame);
    }

    /// A value of a union as one of the variants that have a tag.
    pub(super) fn tagged_union(&mut self, node: NodeId, union: &'static Union, frame: &Frame<'_>) {
        if union.tag != Tag::Untagged && self.closeness() == Some(Closeness::Kind) {
            return;
        }
        let token = self.tape.token(node);
        let expected = match (union.tag, token) {
            (Tag::Untagged, _) => Some("one of the variants of its type".into()),
            (Tag::External, Token::String | Token::Object)
            | (Tag::Internal(_) | Tag::Adjacent { .. }, Token::Object) => None,
            (Tag::External, _) => Some(describe::union(union).into()),
            (Tag::Internal(_) | Tag::Adjacent { .. }, _) => Some(Cow::Borrowed("an object")),
        };
        if let Some(expected) = expected {
            return self.other_kind(node, expected, describe::token(token), frame);
        }
        match union.tag {
            Tag::External if token == Token::String => self.name_alone(node, union, frame),
            Tag::External => self.one_member(node, union, frame),
            _ => self.object(node, frame, |it, object, frame| it.union_among(object, union, frame, false)),
        }
    }

    /// `"Variant"`, which holds nothing.
    fn name_alone(&mut self, node: NodeId, union: &'static Union, frame: &Frame<'_>) {
        let Some(name) = self.string(node) else { return };
        match union.variant(&name) {
            Some(variant) if matches!(variant.payload, Payload::Unit) => {}
            Some(_) => self.malformed(node, "an object with the variant's value", "its name alone", frame),
            // No name alone is a variant, so a string is of another type.
            None if union.variants.iter().all(|it| !matches!(it.payload, Payload::Unit) && !it.unknown) => {
                self.other_kind(node, describe::union(union), describe::token(Token::String), frame);
            }
            None => self.another_name(node, name, union, frame),
        }
    }

    /// The name of no variant in place of a value.
    fn another_name(&mut self, node: NodeId, name: Cow<'_, str>, union: &'static Union, frame: &Frame<'_>) {
        let frame = &Frame { own_sensitive: frame.own_sensitive || union.holds_secrets(), ..*frame };
        self.mark_sensitive(node, frame);
        self.no_variant(node, name, union, frame);
    }

    /// `{"Variant": …}`.
    fn one_member(&mut self, node: NodeId, union: &'static Union, frame: &Frame<'_>) {
        let entries = self.entries(node);
        match entries.as_slice() {
            [entry] => match union.variant(&entry.name) {
                Some(variant) => self.chosen(entry.value, &entry.name, variant, frame),
                // serde reads its variant for all other names.
                None if self.tape.token(entry.value) == Token::Null && union.reads_any_name() => {
                    self.another_name(node, entry.name.clone(), union, frame);
                }
                None => self.unknown_name(entry, union, frame),
            },
            several => {
                let found = format!("an object with {}", several.len());
                self.malformed(node, describe::union(union), found, frame);
            }
        }
        self.recycle(entries);
    }

    fn unknown_name(&mut self, entry: &Entry<'j>, union: &'static Union, frame: &Frame<'_>) {
        let below = frame.below(Step::Unknown(&entry.name), frame.is_sensitive());
        let suggestion = if below.inherited_sensitive || !self.keeps_more() {
            None
        } else {
            self.suggestions.nearest(&entry.name, union.names.listed().iter().copied())
        };
        self.unreadable(entry.key, &below, Fault::UnknownMember { suggestion });
    }

    fn chosen(&mut self, node: NodeId, name: &str, variant: &'static Variant, frame: &Frame<'_>) {
        if let Some(below) = self.below(node, frame, Step::member(variant.name, variant.aliases, name)) {
            self.payload(node, variant, &below);
        }
    }

    /// Judges a union whose tag, or whose variant, is one entry among others.
    pub(super) fn union_among(
        &mut self,
        object: &mut Object<'j>,
        union: &'static Union,
        frame: &Frame<'_>,
        optional: bool,
    ) {
        match union.tag {
            Tag::External => self.variant_among(object, union, frame, optional),
            Tag::Internal(tag) => {
                let owner = self.next_owner();
                if let Some(variant) = self.tagged(object, union, tag, frame, optional) {
                    self.beside_its_tag(object, variant, frame);
                }
                // serde reads it as a map: it takes nothing away from those beside it.
                give_back(&mut object.entries, owner);
            }
            Tag::Adjacent { tag, content } => {
                if union.closed && !object.flat {
                    object.left = object.left.max(Left::Refused);
                }
                if let Some(variant) = self.tagged(object, union, tag, frame, optional) {
                    self.content(object, variant, content, frame);
                }
            }
            Tag::Untagged => self.variant_by_content(object, union, frame, optional),
        }
    }

    /// `"Variant": …` among others; serde takes the first.
    fn variant_among(&mut self, object: &mut Object<'j>, union: &'static Union, frame: &Frame<'_>, optional: bool) {
        let owner = self.next_owner();
        let mut free = object.entries.iter_mut().filter(|entry| entry.is_free());
        let found = free.find_map(|entry| union.variant(&entry.name).map(|variant| (entry, variant)));
        if let Some((entry, variant)) = found {
            entry.take(owner);
            let (value, name) = (entry.value, entry.name.clone());
            self.mark_sensitive(entry.key, frame);
            self.chosen(value, &name, variant, frame);
        } else if !optional {
            if union.variants.iter().any(|variant| variant.untagged) {
                self.variant_by_content(object, union, frame, optional);
            } else {
                self.give_up(object);
                self.malformed(object.node, describe::union(union), "an object with none", frame);
            }
        }
    }

    /// The variant that an object's tag names.
    fn tagged(
        &mut self,
        object: &mut Object<'j>,
        union: &'static Union,
        tag: &'static str,
        frame: &Frame<'_>,
        optional: bool,
    ) -> Option<&'static Variant> {
        let below = self.below(object.node, frame, Step::Member(tag))?;
        let node = self.only(object, tag, &below).map(|entry| entry.value);
        let variant = match node {
            None if optional => return None,
            None => {
                self.found(Severity::Unreadable, object.node, &below, Fault::MISSING, || "null".into());
                None
            }
            Some(node) if self.tape.token(node) == Token::String => {
                self.mark_sensitive(node, &below);
                let name = self.string(node)?;
                let variant = union.variant(&name);
                if variant.is_none() {
                    self.no_variant(node, name, union, &below);
                }
                variant
            }
            Some(node) => {
                self.malformed(node, "a string", describe::token(self.tape.token(node)), &below);
                None
            }
        };
        if variant.is_none() {
            self.give_up(object);
        }
        variant
    }

    /// Takes the entry of a name, which may stand there once.
    fn only<'o>(&mut self, object: &'o mut Object<'j>, name: &str, frame: &Frame<'_>) -> Option<&'o Entry<'j>> {
        let mut first = None;
        let owner = self.next_owner();
        for entry in object.entries.iter_mut().filter(|entry| entry.is_free() && entry.name == name) {
            entry.take(owner);
            if first.is_some() {
                self.unreadable(entry.key, frame, Fault::DuplicateMember);
            } else {
                first = Some(&*entry);
            }
        }
        first
    }

    /// `{"tag": "Variant", …}`: what the variant holds stands beside its tag.
    pub(super) fn beside_its_tag(&mut self, object: &mut Object<'j>, variant: &'static Variant, frame: &Frame<'_>) {
        let node = object.node;
        match &variant.payload {
            Payload::Unit => {}
            Payload::Newtype(member) => {
                let frame = frame.under(&member.rules);
                let before = self.before();
                self.rest(object, member.shape(), &member.rules, frame, false);
                self.member_checks(member, &member.rules, node, &frame, before);
            }
            Payload::Structure(structure) => {
                let before = self.before();
                self.want_members(variant.checks);
                self.structure(object, structure, frame);
                self.payload_checks(variant.checks, &variant.payload, node, frame, before);
            }
            Payload::Tuple(_) => {
                self.give_up(object);
                self.refuse();
            }
        }
    }

    /// `{"tag": "Variant", "content": …}`.
    fn content(
        &mut self,
        object: &mut Object<'j>,
        variant: &'static Variant,
        content: &'static str,
        frame: &Frame<'_>,
    ) {
        let Some(below) = self.below(object.node, frame, Step::Member(content)) else { return };
        match self.only(object, content, &below).map(|entry| entry.value) {
            Some(value) => self.payload(value, variant, &below),
            None if may_lack(&variant.payload) => {}
            None => self.found(Severity::Unreadable, object.node, &below, Fault::MISSING, || "null".into()),
        }
    }

    /// The variant without a tag that a value is: one that fits, or else one that a look at the outermost level does not
    /// rule out. A variant with a tag comes before those that do not fit.
    fn untagged_variant(&mut self, node: NodeId, union: &'static Union, frame: &Frame<'_>) -> Option<&'static Variant> {
        let mut untagged = union.variants.iter().filter(|variant| union.tells_by_content(variant)).peekable();
        untagged.peek()?;
        if union.tag != Tag::Untagged && self.conforms_by_tag(node, union, frame) {
            return None;
        }
        let named = union.tag != Tag::Untagged && self.names_variant(node, union);
        let mut conforming = untagged.clone();
        let found = conforming.find(|variant| self.conforms_to_payload(node, variant, Closeness::Full, frame));
        if found.is_some() || named {
            return found;
        }
        untagged.find(|variant| self.conforms_to_payload(node, variant, Closeness::Kind, frame))
    }

    /// Whether a value names one of the variants that have a tag.
    fn names_variant(&self, node: NodeId, union: &'static Union) -> bool {
        let named = |name: Option<Cow<'_, str>>| name.is_some_and(|name| union.variant(&name).is_some());
        match (union.tag, self.tape.token(node)) {
            (Tag::External, Token::String) => named(self.tape.string(node)),
            (Tag::External, Token::Object) => self.tape.entries(node).any(|(key, _)| named(self.tape.string(key))),
            (Tag::Internal(tag) | Tag::Adjacent { tag, .. }, Token::Object) => {
                let mut entries = self.tape.entries(node);
                entries.any(|(key, value)| {
                    self.tape.string(key).is_some_and(|name| name == tag)
                        && self.tape.token(value) == Token::String
                        && named(self.tape.string(value))
                })
            }
            _ => false,
        }
    }

    fn untagged(&mut self, node: NodeId, variant: &'static Variant, union: &'static Union, frame: &Frame<'_>) {
        if !variant.unknown {
            if let Some(below) = self.below(node, frame, Step::Inline) {
                self.payload(node, variant, &below);
            }
        } else if let Some(name) = self.string(node) {
            // It may be what a variant should hold.
            let frame = &Frame { own_sensitive: frame.own_sensitive || union.holds_secrets(), ..*frame };
            self.mark_sensitive(node, frame);
            self.found(Severity::Broken, node, frame, Fault::none_of(&union.names), || name);
        }
    }

    /// Walks what a variant holds.
    pub(super) fn payload(&mut self, node: NodeId, variant: &'static Variant, frame: &Frame<'_>) {
        if !self.visit(node, frame) {
            return;
        }
        let token = self.tape.token(node);
        let before = self.before();
        self.want_members(variant.checks);
        match &variant.payload {
            Payload::Unit if token == Token::Null => {}
            Payload::Unit => self.other_kind(node, "null", describe::token(token), frame),
            Payload::Newtype(member) => {
                self.member_value(member, &member.rules, node, frame.under(&member.rules));
            }
            Payload::Tuple(members) if token == Token::Array => {
                self.tuple(node, members, &Rules::NONE, frame);
            }
            Payload::Tuple(_) => self.other_kind(node, "an array", describe::token(token), frame),
            Payload::Structure(structure) if token == Token::Object => {
                self.object(node, frame, |it, object, frame| it.structure(object, structure, frame));
            }
            Payload::Structure(_) => self.other_kind(node, "an object", describe::token(token), frame),
        }
        self.payload_checks(variant.checks, &variant.payload, node, frame, before);
    }

    /// The name is none of the variants'.
    fn no_variant(&mut self, node: NodeId, name: Cow<'_, str>, union: &'static Union, frame: &Frame<'_>) {
        let is_open = union.variants.iter().any(|variant| variant.unknown && !variant.untagged);
        let severity = if is_open { Severity::Broken } else { Severity::Unreadable };
        self.found(severity, node, frame, Fault::none_of(&union.names), || name);
    }
}

/// Whether the content of a variant may be absent.
fn may_lack(payload: &Payload) -> bool {
    match payload {
        Payload::Unit => true,
        Payload::Newtype(member) => member.shape().may_be_absent(),
        Payload::Tuple(_) | Payload::Structure(_) => false,
    }
}
