//! Unions of a JSON text: which variant it is, then what the variant holds.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use crate::checker::path::{Frame, Step};
use crate::report::Fault;
use crate::shape::{Payload, Tag, Union, Variant};

use super::lists_and_maps::{Entry, give_back};
use super::objects::Object;
use super::{Walker, describe};
use crate::json::suggest;
use crate::json::tape::{Place, Token};

impl<'j> Walker<'_, 'j> {
    pub(super) fn union(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        if let Some(variant) = self.untagged_variant(place, union) {
            return self.untagged(place, variant, union, frame);
        }
        let token = self.tape.token(place);
        match union.tag {
            Tag::External => self.external(place, union, frame),
            Tag::Untagged => self.wrong(place, "one of the variants of its type", describe(token), frame),
            Tag::Internal(_) | Tag::Adjacent { .. } if token == Token::Object => {
                self.object(place, frame, |it, object, frame| it.union_among(object, union, frame, false));
            }
            Tag::Internal(_) | Tag::Adjacent { .. } => self.wrong(place, "an object", describe(token), frame),
        }
    }

    /// `{"Variant": …}`, or `"Variant"` where it holds nothing.
    fn external(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        match self.tape.token(place) {
            Token::String => {
                let Some(name) = self.string(place) else { return };
                match variant_of(union, &name) {
                    Some(variant) if matches!(variant.payload, Payload::Unit) => {}
                    Some(_) => self.wrong(place, "an object with the variant's value", "its name alone", frame),
                    None => self.no_variant(place, name, union, frame),
                }
            }
            Token::Object => self.one_member(place, union, frame),
            token => self.wrong(place, arity(union), describe(token), frame),
        }
    }

    fn one_member(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        let entries = self.entries(place);
        let [entry] = entries.as_slice() else {
            return self.wrong(place, arity(union), format!("an object with {}", entries.len()), frame);
        };
        if let Some(variant) = variant_of(union, &entry.name) {
            return self.chosen(entry.value, variant, frame);
        }
        let below = frame.below(Step::Unknown(&entry.name), frame.is_sensitive());
        let names = union.names.listed().iter().copied();
        let suggestion = if below.inherited_sensitive { None } else { suggest::nearest(&entry.name, names) };
        self.found(entry.key, &below, Fault::UnknownMember { suggestion });
    }

    fn chosen(&mut self, place: Place, variant: &'static Variant, frame: &Frame<'_>) {
        if let Some(below) = self.below(place, frame, Step::Member(variant.name)) {
            self.payload(place, &variant.payload, &below);
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
                if let Some(variant) = self.tagged(object, union, tag, frame, optional) {
                    self.content(object, variant, content, frame);
                }
            }
            Tag::Untagged => self.give_up(object),
        }
    }

    /// `"Variant": …` among others; serde takes the first.
    fn variant_among(&mut self, object: &mut Object<'j>, union: &'static Union, frame: &Frame<'_>, optional: bool) {
        let owner = self.next_owner();
        let mut free = object.entries.iter_mut().filter(|entry| entry.is_free());
        let found = free.find_map(|entry| variant_of(union, &entry.name).map(|variant| (entry, variant)));
        if let Some((entry, variant)) = found {
            entry.take(owner);
            let value = entry.value;
            self.hide(entry.key, frame);
            self.chosen(value, variant, frame);
        } else if !optional {
            self.give_up(object);
            if !union.variants.iter().any(|variant| variant.untagged) {
                self.wrong(object.place, arity(union), "an object with none", frame);
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
        let below = self.below(object.place, frame, Step::Member(tag))?;
        let place = self.only(object, tag, &below).map(|entry| entry.value);
        let variant = match place {
            None if optional => return None,
            None => {
                self.found_with(object.place, &below, Fault::Required, || "null".into());
                None
            }
            Some(place) if self.tape.token(place) == Token::String => {
                self.hide(place, &below);
                let name = self.string(place)?;
                let variant = variant_of(union, &name);
                if variant.is_none() {
                    self.no_variant(place, name, union, &below);
                }
                variant
            }
            Some(place) => {
                self.wrong(place, "a string", describe(self.tape.token(place)), &below);
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
                self.found(entry.key, frame, Fault::DuplicateMember);
            } else {
                first = Some(&*entry);
            }
        }
        first
    }

    /// `{"tag": "Variant", …}`: what the variant holds stands beside its tag.
    fn beside_its_tag(&mut self, object: &mut Object<'j>, variant: &'static Variant, frame: &Frame<'_>) {
        let place = object.place;
        match &variant.payload {
            Payload::Unit => {}
            Payload::Newtype(member) => {
                let frame = frame.under(&member.rules);
                self.rest(object, member.shape(), &member.rules, frame, false);
                self.checks(member, self.tape.raw(place), place, &frame);
            }
            Payload::Structure(structure) => self.structure(object, structure, frame),
            Payload::Tuple(_) => self.give_up(object),
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
        let Some(below) = self.below(object.place, frame, Step::Member(content)) else { return };
        match self.only(object, content, &below).map(|entry| entry.value) {
            Some(value) => self.payload(value, &variant.payload, &below),
            None if may_lack(&variant.payload) => {}
            None => self.found_with(object.place, &below, Fault::Required, || "null".into()),
        }
    }

    /// The variant without a tag that a value is: one that fits, or else one that a look at the outermost level does not
    /// rule out. A variant with a tag comes before those that do not fit.
    fn untagged_variant(&mut self, place: Place, union: &'static Union) -> Option<&'static Variant> {
        let mut untagged = union.variants.iter().filter(|variant| union.tells_by_content(variant)).peekable();
        untagged.peek()?;
        if union.tag != Tag::Untagged && (self.fits_tagged(place, union) || self.names_variant(place, union)) {
            return untagged
                .find(|variant| !self.fits_tagged(place, union) && self.fits_payload(place, &variant.payload));
        }
        let fits = untagged.clone().find(|variant| self.fits_payload(place, &variant.payload));
        fits.or_else(|| untagged.find(|variant| self.may_be(place, &variant.payload)))
    }

    /// Whether a value names one of the variants that have a tag.
    fn names_variant(&mut self, place: Place, union: &'static Union) -> bool {
        let named = |name: Option<Cow<'_, str>>| name.is_some_and(|name| variant_of(union, &name).is_some());
        match (union.tag, self.tape.token(place)) {
            (Tag::External, Token::String) => named(self.tape.string(place)),
            (Tag::External, Token::Object) => self.tape.entries(place).any(|(key, _)| named(self.tape.string(key))),
            (Tag::Internal(tag) | Tag::Adjacent { tag, .. }, Token::Object) => {
                let mut entries = self.tape.entries(place);
                entries.any(|(key, value)| {
                    self.tape.string(key).is_some_and(|name| name == tag)
                        && self.tape.token(value) == Token::String
                        && named(self.tape.string(value))
                })
            }
            _ => false,
        }
    }

    fn untagged(&mut self, place: Place, variant: &'static Variant, union: &'static Union, frame: &Frame<'_>) {
        if !variant.unknown {
            if let Some(below) = self.below(place, frame, Step::Inline) {
                self.payload(place, &variant.payload, &below);
            }
        } else if let Some(name) = self.string(place) {
            self.found_with(place, frame, Fault::Enum { values: &union.names }, || name);
        }
    }

    fn payload(&mut self, place: Place, payload: &'static Payload, frame: &Frame<'_>) {
        self.pass(place, frame);
        let token = self.tape.token(place);
        match payload {
            Payload::Unit if token == Token::Null => {}
            Payload::Unit => self.wrong(place, "null", describe(token), frame),
            Payload::Newtype(member) => {
                let frame = frame.under(&member.rules);
                self.value(place, member.shape(), &member.rules, frame);
                self.checks(member, self.tape.raw(place), place, &frame);
            }
            Payload::Tuple(members) if token == Token::Array => self.tuple(place, members, frame),
            Payload::Tuple(_) => self.wrong(place, "an array", describe(token), frame),
            Payload::Structure(structure) if token == Token::Object => {
                self.object(place, frame, |it, object, frame| it.structure(object, structure, frame));
            }
            Payload::Structure(_) => self.wrong(place, "an object", describe(token), frame),
        }
    }

    /// The name is none of the variants'.
    fn no_variant(&mut self, place: Place, name: Cow<'_, str>, union: &'static Union, frame: &Frame<'_>) {
        self.found_with(place, frame, Fault::Enum { values: &union.names }, || name);
    }
}

/// The variant of a name, not the one for unknown names.
pub(in crate::json) fn variant_of(union: &'static Union, name: &str) -> Option<&'static Variant> {
    let mut tagged = union.variants.iter().filter(|variant| !variant.untagged && !variant.unknown);
    tagged.find(|variant| variant.name == name || variant.aliases.contains(&name))
}

/// Whether the content of a variant may be absent.
pub(super) fn may_lack(payload: &Payload) -> bool {
    match payload {
        Payload::Unit => true,
        Payload::Newtype(member) => member.shape().may_be_absent(),
        Payload::Tuple(_) | Payload::Structure(_) => false,
    }
}

/// What a union expects, for messages.
fn arity(union: &'static Union) -> String {
    let mut expected = String::from("an object with exactly one of ");
    for (index, name) in union.names.listed().iter().enumerate() {
        if index > 0 {
            expected.push_str(", ");
        }
        expected.push('`');
        expected.push_str(name);
        expected.push('`');
    }
    expected
}
