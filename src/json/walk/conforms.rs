//! Whether a value is one of a shape as serde reads it: what chooses the variant of a union that has no tag.
//!
//! Rules do not matter here, types do. A value may be asked about again and again on the way down, so answers are kept.

use alloc::vec::Vec;

use crate::impls::blob::Blob;
use crate::shape::{Kind, Member, Payload, Shape, Structure, Tag, Union};

use super::lists_and_maps::{Entry, give_back, repeated};
use super::unions::{may_lack, variant_of};
use super::{Walker, whole};
use crate::json::tape::{Place, Token};

/// How many steps down an answer may take: twice the levels that serde_json reads, for what stands inline.
const DEEPEST: usize = 256;

/// A question: what is asked, of which place, and the address of the shape, payload or union it is asked about.
pub(super) type Question = (Asked, Place, usize);

/// What is asked of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    /// Whether it is one of a shape.
    Fits,
    /// Whether it may be meant as one.
    MayBe,
}

impl<'j> Walker<'_, 'j> {
    /// Whether a value is what a variant holds.
    pub(super) fn fits_payload(&mut self, place: Place, payload: &'static Payload) -> bool {
        let question = (Asked::Fits, place, core::ptr::from_ref(payload).addr());
        self.answer(question, |it| match payload {
            Payload::Unit => it.tape.token(place) == Token::Null,
            Payload::Newtype(member) => it.fits(place, member.shape()),
            Payload::Tuple(members) => it.fits_tuple(place, members),
            Payload::Structure(structure) => {
                it.tape.token(place) == Token::Object && {
                    let mut entries = it.entries(place);
                    it.fits_structure(&mut entries, structure)
                }
            }
        })
    }

    /// Whether a value is a union's, by its tag.
    pub(super) fn fits_tagged(&mut self, place: Place, union: &'static Union) -> bool {
        let token = self.tape.token(place);
        match union.tag {
            Tag::Untagged => false,
            Tag::External if token == Token::String => {
                let variant = self.tape.string(place).and_then(|name| variant_of(union, &name));
                variant.is_some_and(|variant| matches!(variant.payload, Payload::Unit))
            }
            Tag::External => match self.entries_of(place).as_slice() {
                [entry] => variant_of(union, &entry.name)
                    .is_some_and(|variant| self.fits_payload(entry.value, &variant.payload)),
                _ => false,
            },
            Tag::Internal(_) | Tag::Adjacent { .. } => {
                let mut entries = self.entries_of(place);
                token == Token::Object && self.fits_beside(&mut entries, union)
            }
        }
    }

    fn entries_of(&mut self, place: Place) -> Vec<Entry<'j>> {
        if self.tape.token(place) == Token::Object { self.entries(place) } else { Vec::new() }
    }

    pub(super) fn fits(&mut self, place: Place, shape: &'static Shape) -> bool {
        let question = (Asked::Fits, place, core::ptr::from_ref(shape).addr());
        self.answer(question, |it| it.is_a(place, shape))
    }

    fn answer(&mut self, question: Question, ask: impl FnOnce(&mut Self) -> bool) -> bool {
        if let Some(answer) = self.answers.get(&question) {
            return *answer;
        }
        if self.asking > DEEPEST {
            return false;
        }
        self.asking += 1;
        let answer = ask(self);
        self.asking -= 1;
        self.answers.insert(question, answer);
        answer
    }

    fn is_a(&mut self, place: Place, shape: &'static Shape) -> bool {
        let tape = self.tape;
        let raw = tape.raw(place);
        match (shape.kind(), tape.token(place)) {
            (Kind::Optional(_) | Kind::Unit, Token::Null) | (Kind::Opaque, _) | (Kind::Boolean, Token::Boolean) => true,
            (Kind::Optional(inner), _) => self.fits(place, inner()),
            (Kind::Newtype(member), _) => self.fits(place, member.shape()),
            (Kind::Integer(limits), Token::Number) => whole(raw).is_some_and(|value| limits.holds(value)),
            (Kind::Float { .. }, Token::Number) => raw.parse().is_ok_and(f64::is_finite),
            (Kind::String, Token::String) => tape.string(place).is_some(),
            (Kind::Character, Token::String) => tape.string(place).is_some_and(|text| text.chars().count() == 1),
            (Kind::Blob, Token::String) => tape.string(place).is_some_and(|text| Blob::decoded_len(&text).is_some()),
            (Kind::Enum(set), Token::String) => tape.string(place).is_some_and(|text| set.value_of(&text).is_some()),
            (Kind::List(list), Token::Array) => {
                list.fixed.is_none_or(|fixed| fixed == tape.items(place).count())
                    && tape.items(place).all(|item| self.fits(item, (list.item)()))
            }
            (Kind::Tuple(members), Token::Array) => self.fits_tuple(place, members),
            (Kind::Map { key, value }, Token::Object) => {
                let entries = self.entries(place);
                self.fits_map(&entries, key(), value())
            }
            (Kind::Structure(structure), Token::Object) => {
                let mut entries = self.entries(place);
                self.fits_structure(&mut entries, structure)
            }
            (Kind::Union(union), _) => {
                self.fits_tagged(place, union)
                    || union.variants.iter().any(|variant| {
                        (variant.untagged || union.tag == Tag::Untagged) && self.fits_payload(place, &variant.payload)
                    })
            }
            _ => false,
        }
    }

    fn fits_tuple(&mut self, place: Place, members: &'static [Member]) -> bool {
        let tape = self.tape;
        tape.token(place) == Token::Array
            && tape.items(place).count() == members.len()
            && tape.items(place).zip(members).all(|(item, member)| self.fits(item, member.shape()))
    }

    fn fits_map(&mut self, entries: &[Entry<'j>], key: &'static Shape, value: &'static Shape) -> bool {
        let mut free = entries.iter().filter(|entry| entry.is_free());
        free.all(|entry| fits_key(&entry.name, key) && self.fits(entry.value, value))
    }

    /// Whether entries are those of a structure, whose own members come before what is flattened into it.
    fn fits_structure(&mut self, entries: &mut [Entry<'j>], structure: &'static Structure) -> bool {
        let (flat, own): (Vec<&Member>, Vec<&Member>) = structure.members.iter().partition(|member| member.flatten);
        own.into_iter().all(|member| self.fits_member(entries, member))
            && flat.iter().all(|member| self.fits_rest(entries, member.shape()))
            && (!structure.closed || !flat.is_empty() || entries.iter().all(|entry| entry.taken))
    }

    fn fits_member(&mut self, entries: &mut [Entry<'j>], member: &'static Member) -> bool {
        let owner = self.next_owner();
        let mut found = entries.iter_mut().filter(|entry| entry.is_free() && member.answers_to(&entry.name));
        let first = found.next().map(|entry| {
            entry.take(owner);
            entry.value
        });
        if found.next().is_some() {
            return false;
        }
        match first {
            Some(value) => self.fits(value, member.shape()),
            None => member.defaulted || member.shape().may_be_absent(),
        }
    }

    /// Whether what is left of an object is of a shape.
    fn fits_rest(&mut self, entries: &mut [Entry<'j>], shape: &'static Shape) -> bool {
        match shape.kind() {
            // What is none is absent.
            Kind::Optional(_) | Kind::Opaque | Kind::Unit => true,
            Kind::Newtype(member) => self.fits_rest(entries, member.shape()),
            Kind::Structure(structure) => {
                let since = self.next_owner();
                let fits = self.fits_structure(entries, structure);
                if structure.members.iter().any(|member| member.flatten) {
                    give_back(entries, since);
                }
                fits
            }
            Kind::Map { key, value } => self.fits_map(entries, key(), value()),
            Kind::Union(union) => {
                let since = self.next_owner();
                let fits = self.fits_beside(entries, union);
                if matches!(union.tag, Tag::Internal(_)) {
                    give_back(entries, since);
                }
                fits
            }
            _ => false,
        }
    }

    fn fits_beside(&mut self, entries: &mut [Entry<'j>], union: &'static Union) -> bool {
        if entries.is_empty() || repeated(entries).contains(&true) {
            return false;
        }
        let variant = match union.tag {
            Tag::Untagged => return true,
            Tag::External => {
                let owner = self.next_owner();
                let mut free = entries.iter_mut().filter(|entry| entry.is_free());
                let found = free.find_map(|entry| variant_of(union, &entry.name).map(|variant| (entry, variant)));
                return found.is_some_and(|(entry, variant)| {
                    entry.take(owner);
                    self.fits_payload(entry.value, &variant.payload)
                });
            }
            Tag::Internal(tag) | Tag::Adjacent { tag, .. } => {
                let owner = self.next_owner();
                let Some(entry) = entries.iter_mut().find(|entry| entry.is_free() && entry.name == tag) else {
                    return false;
                };
                entry.take(owner);
                if self.tape.token(entry.value) != Token::String {
                    return false;
                }
                let name = self.tape.string(entry.value);
                let other = |variant: &&crate::shape::Variant| variant.unknown && !variant.untagged;
                name.and_then(|name| variant_of(union, &name)).or_else(|| union.variants.iter().find(other))
            }
        };
        let Some(variant) = variant else { return false };
        if let Tag::Adjacent { content, .. } = union.tag {
            let owner = self.next_owner();
            return match entries.iter_mut().find(|entry| entry.is_free() && entry.name == content) {
                Some(entry) => {
                    entry.take(owner);
                    self.fits_payload(entry.value, &variant.payload)
                }
                None => may_lack(&variant.payload),
            };
        }
        match &variant.payload {
            Payload::Unit => true,
            Payload::Newtype(member) => self.fits_rest(entries, member.shape()),
            Payload::Structure(structure) => self.fits_structure(entries, structure),
            Payload::Tuple(_) => false,
        }
    }

    /// Whether a value may be meant as a variant, by its kind and the names of its members alone.
    pub(super) fn may_be(&mut self, place: Place, payload: &'static Payload) -> bool {
        let token = self.tape.token(place);
        match payload {
            Payload::Unit => token == Token::Null,
            Payload::Newtype(member) => self.may_be_shape(place, member.shape()),
            Payload::Tuple(members) => token == Token::Array && self.tape.items(place).count() == members.len(),
            Payload::Structure(structure) => token == Token::Object && self.has_all(place, structure),
        }
    }

    fn may_be_shape(&mut self, place: Place, shape: &'static Shape) -> bool {
        match (shape.kind(), self.tape.token(place)) {
            (Kind::Optional(inner), token) if token != Token::Null => self.may_be_shape(place, inner()),
            (Kind::Newtype(member), _) => self.may_be_shape(place, member.shape()),
            (Kind::Structure(structure), Token::Object) => self.has_all(place, structure),
            (Kind::Integer(_), Token::Number) => whole(self.tape.raw(place)).is_some(),
            (Kind::Union(union), _) => {
                // A union may hold itself: asked again, it is no more than it was.
                let question = (Asked::MayBe, place, core::ptr::from_ref(union).addr());
                union.tag != Tag::Untagged
                    || self
                        .answer(question, |it| union.variants.iter().any(|variant| it.may_be(place, &variant.payload)))
            }
            (Kind::Opaque, _)
            | (Kind::Optional(_) | Kind::Unit, Token::Null)
            | (Kind::Boolean, Token::Boolean)
            | (Kind::Float { .. }, Token::Number)
            | (Kind::String | Kind::Character | Kind::Blob | Kind::Enum(_), Token::String)
            | (Kind::List(_) | Kind::Tuple(_), Token::Array)
            | (Kind::Map { .. }, Token::Object) => true,
            _ => false,
        }
    }

    fn has_all(&mut self, place: Place, structure: &'static Structure) -> bool {
        let entries = self.entries(place);
        let mut required = structure.members.iter().filter(|member| member.is_required());
        required.all(|member| entries.iter().any(|entry| member.answers_to(&entry.name)))
    }
}

fn fits_key(name: &str, shape: &'static Shape) -> bool {
    match shape.kind() {
        Kind::Newtype(member) => fits_key(name, member.shape()),
        Kind::Optional(inner) => fits_key(name, inner()),
        Kind::Enum(set) => set.value_of(name).is_some(),
        Kind::Integer(limits) => whole(name).is_some_and(|value| limits.holds(value)),
        Kind::Boolean => matches!(name, "true" | "false"),
        Kind::Character => name.chars().count() == 1,
        _ => true,
    }
}
