//! Unions of a JSON text: which variant it is, then what the variant holds.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use crate::fault::Fault;
use crate::path::{Frame, Step};
use crate::shape::{Kind, Payload, Shape, Structure, Tag, Union, Variant};

use super::suggest;
use super::tape::{Place, Token};
use super::walk::{Walker, describe};

impl Walker<'_, '_> {
    pub(super) fn union(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        match union.tag {
            Tag::External => self.external(place, union, frame),
            Tag::Internal(tag) => self.internal(place, union, tag, frame),
            Tag::Adjacent { tag, content } => self.adjacent(place, union, (tag, content), frame),
            Tag::Untagged => self.untagged(place, union, frame),
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
            token => {
                if !self.catch_all(place, union, frame) {
                    self.wrong(place, arity(union), describe(token), frame);
                }
            }
        }
    }

    fn one_member(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        let entries = self.entries(place);
        let [entry] = entries.as_slice() else {
            if !self.catch_all(place, union, frame) {
                self.wrong(place, arity(union), format!("an object with {}", entries.len()), frame);
            }
            return;
        };
        let Some(variant) = variant_of(union, &entry.name) else {
            if !self.catch_all(place, union, frame) {
                let below = frame.below(Step::Unknown(&entry.name), frame.sensitive || frame.secret);
                let names = union.names.listed().iter().copied();
                let suggestion = if below.sensitive { None } else { suggest::nearest(&entry.name, names) };
                self.found(entry.key, &below, Fault::UnknownMember { suggestion });
            }
            return;
        };
        if let Some(below) = self.below(entry.value, frame, Step::Member(variant.name)) {
            self.payload(entry.value, &variant.payload, None, &below);
        }
    }

    /// `{"tag": "Variant", …}`.
    fn internal(&mut self, place: Place, union: &'static Union, tag: &'static str, frame: &Frame<'_>) {
        if let Some(variant) = self.tagged(place, union, tag, frame) {
            self.payload(place, &variant.payload, Some(tag), frame);
        }
    }

    /// `{"tag": "Variant", "content": …}`.
    fn adjacent(
        &mut self,
        place: Place,
        union: &'static Union,
        (tag, content): (&'static str, &'static str),
        frame: &Frame<'_>,
    ) {
        let Some(variant) = self.tagged(place, union, tag, frame) else { return };
        let entries = self.entries(place);
        let Some(below) = self.below(place, frame, Step::Member(content)) else { return };
        match entries.iter().find(|entry| entry.name == content) {
            Some(entry) => self.payload(entry.value, &variant.payload, None, &below),
            None if matches!(variant.payload, Payload::Unit) => {}
            None => self.found_with(place, &below, Fault::Required, || "null".into()),
        }
        if !self.options.unknown_members {
            for entry in entries.iter().filter(|entry| entry.name != tag && entry.name != content) {
                let below = frame.below(Step::Unknown(&entry.name), frame.sensitive || frame.secret);
                self.found(entry.key, &below, Fault::UnknownMember { suggestion: None });
            }
        }
    }

    /// The variant that an object's tag names.
    fn tagged(
        &mut self,
        place: Place,
        union: &'static Union,
        tag: &'static str,
        frame: &Frame<'_>,
    ) -> Option<&'static Variant> {
        if self.tape.token(place) != Token::Object {
            self.wrong(place, "an object", describe(self.tape.token(place)), frame);
            return None;
        }
        let below = self.below(place, frame, Step::Member(tag))?;
        let Some(entry) = self.entries(place).into_iter().find(|entry| entry.name == tag) else {
            self.found_with(place, &below, Fault::Required, || "null".into());
            return None;
        };
        if self.tape.token(entry.value) != Token::String {
            self.wrong(entry.value, "a string", describe(self.tape.token(entry.value)), &below);
            return None;
        }
        let name = self.string(entry.value)?;
        let variant = variant_of(union, &name);
        if variant.is_none() {
            self.no_variant(entry.value, name, union, &below);
        }
        variant
    }

    /// The first variant that a look at the outermost level does not rule out.
    fn untagged(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        match union.variants.iter().find(|variant| self.may_be(place, &variant.payload)) {
            Some(variant) if variant.unknown => self.unknown_name(place, union, frame),
            Some(variant) => self.payload(place, &variant.payload, None, frame),
            None => self.wrong(place, "one of the variants of its type", describe(self.tape.token(place)), frame),
        }
    }

    /// Judges by the variant that has no tag though the union has one; says whether there is one.
    fn catch_all(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) -> bool {
        let variant = union.variants.iter().find(|it| it.untagged && !it.unknown && self.may_be(place, &it.payload));
        if let Some(variant) = variant {
            self.payload(place, &variant.payload, None, frame);
        }
        variant.is_some()
    }

    fn payload(&mut self, place: Place, payload: &'static Payload, tag: Option<&str>, frame: &Frame<'_>) {
        match payload {
            Payload::Unit => {}
            Payload::Newtype(member) => {
                let frame = frame.under(&member.rules);
                match &member.shape().kind {
                    Kind::Structure(structure) if tag.is_some() => {
                        self.structure(place, structure, tag, &frame);
                        self.checks(member.shape().checks, self.tape.raw(place), place, &frame);
                    }
                    _ => self.value(place, member.shape(), &member.rules, frame),
                }
                self.checks(member.checks, self.tape.raw(place), place, &frame);
            }
            Payload::Tuple(members) if self.tape.token(place) == Token::Array => self.tuple(place, members, frame),
            Payload::Tuple(_) => self.wrong(place, "an array", describe(self.tape.token(place)), frame),
            Payload::Structure(structure) => self.variant_structure(place, structure, tag, frame),
        }
    }

    fn variant_structure(&mut self, place: Place, structure: &'static Structure, tag: Option<&str>, frame: &Frame<'_>) {
        if self.tape.token(place) == Token::Object {
            self.structure(place, structure, tag, frame);
        } else {
            self.wrong(place, "an object", describe(self.tape.token(place)), frame);
        }
    }

    /// The name is none of the variants'.
    fn no_variant(&mut self, place: Place, name: Cow<'_, str>, union: &'static Union, frame: &Frame<'_>) {
        if !self.catch_all(place, union, frame) {
            self.found_with(place, frame, Fault::Enum { values: &union.names }, || name);
        }
    }

    fn unknown_name(&mut self, place: Place, union: &'static Union, frame: &Frame<'_>) {
        if let Some(name) = self.string(place) {
            self.found_with(place, frame, Fault::Enum { values: &union.names }, || name);
        }
    }

    /// Whether a value may be a variant, by its kind and the names of its members alone: a deeper look at every
    /// variant on every level would cost exponentially much.
    fn may_be(&mut self, place: Place, payload: &'static Payload) -> bool {
        let token = self.tape.token(place);
        match payload {
            Payload::Unit => token == Token::Null,
            Payload::Newtype(member) => self.may_be_shape(place, member.shape()),
            Payload::Tuple(members) => token == Token::Array && self.tape.items(place).count() == members.len(),
            Payload::Structure(structure) => token == Token::Object && self.has_all(place, structure),
        }
    }

    fn may_be_shape(&mut self, place: Place, shape: &'static Shape) -> bool {
        match (&shape.kind, self.tape.token(place)) {
            (Kind::Optional(inner), token) if token != Token::Null => self.may_be_shape(place, inner()),
            (Kind::Newtype(member), _) => self.may_be_shape(place, member.shape()),
            (Kind::Structure(structure), Token::Object) => self.has_all(place, structure),
            (Kind::Integer(_), Token::Number) => super::walk::whole(self.tape.raw(place)).is_some(),
            (Kind::Union(union), _) => union.tag != Tag::Untagged || self.any_variant(place, union),
            (Kind::Enum(set), Token::String) => self.string(place).is_some_and(|text| set.values.contains(&text)),
            (Kind::Opaque, _)
            | (Kind::Optional(_) | Kind::Unit, Token::Null)
            | (Kind::Boolean, Token::Boolean)
            | (Kind::Float { .. }, Token::Number)
            | (Kind::String | Kind::Character | Kind::Blob, Token::String)
            | (Kind::List(_) | Kind::Tuple(_), Token::Array)
            | (Kind::Map { .. }, Token::Object) => true,
            _ => false,
        }
    }

    fn any_variant(&mut self, place: Place, union: &'static Union) -> bool {
        union.variants.iter().any(|variant| self.may_be(place, &variant.payload))
    }

    fn has_all(&mut self, place: Place, structure: &'static Structure) -> bool {
        let entries = self.entries(place);
        structure
            .members
            .iter()
            .filter(|member| member.is_required())
            .all(|member| entries.iter().any(|entry| member.answers_to(&entry.name)))
    }
}

/// The variant of a name, not the one for unknown names.
fn variant_of(union: &'static Union, name: &str) -> Option<&'static Variant> {
    let mut tagged = union.variants.iter().filter(|variant| !variant.untagged && !variant.unknown);
    tagged.find(|variant| variant.name == name || variant.aliases.contains(&name))
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
