//! A flattened union that has no tag: which variant the rest of an object is.
//!
//! serde shows each variant all the entries that nobody has taken yet, and takes none of them away.

use core::mem;

use super::objects::Object;
use super::purpose::{Closeness, Purpose, Query};
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::json::entries::give_back;
use crate::shape::{Kind, Payload, Shape, Structure, Union, Variant};

impl<'j> Walker<'_, 'j> {
    /// Walks the rest of an object as the variant that fits it, or else as one that a look at its names does not rule out.
    pub(super) fn variant_by_content(
        &mut self,
        object: &mut Object<'j>,
        union: &'static Union,
        frame: &Frame<'_>,
        optional: bool,
    ) {
        let Some(frame) = &self.below(object.node, frame, Step::Inline) else { return };
        let fitting = self.fitting(object, union, Closeness::Full, frame);
        if self.closeness().is_some() {
            if fitting.is_none() {
                self.refuse();
            }
            return;
        }
        let nearest = fitting.or_else(|| {
            let near = self.fitting(object, union, Closeness::Kind, frame);
            near.filter(|variant| !optional || names_an_entry(&variant.payload, object))
        });
        if let Some(variant) = nearest {
            let owner = self.next_owner();
            self.beside_its_tag(object, variant, frame);
            give_back(&mut object.entries, owner);
        } else if !optional {
            self.give_up(object);
            self.other_kind(object.node, "one of the variants of its type", "an object that is none", frame);
        }
    }

    fn fitting(
        &mut self,
        object: &mut Object<'j>,
        union: &'static Union,
        closeness: Closeness,
        frame: &Frame<'_>,
    ) -> Option<&'static Variant> {
        let mut variants = union.variants.iter().filter(|variant| union.tells_by_content(variant));
        variants.find(|variant| self.fits_among(object, &variant.payload, closeness, frame))
    }

    /// Whether the rest of an object is what a variant holds. The object is as it was, then.
    fn fits_among(
        &mut self,
        object: &mut Object<'j>,
        payload: &'static Payload,
        closeness: Closeness,
        frame: &Frame<'_>,
    ) -> bool {
        // A variant may hold its own union in place: asked again on the way, it is no more than it was.
        let question = (closeness, object.node, core::ptr::from_ref(payload).addr());
        if matches!(payload, Payload::Unit) || self.answers.contains_key(&question) {
            return false;
        }
        self.answers.insert(question, false);
        let asking = Purpose::Conform(Query { node: object.node, closeness, refused: false });
        let outer = mem::replace(&mut self.purpose, asking);
        let unreadable = self.unreadable;
        let (known, others, left, secret) = (object.known, object.also_known.len(), object.left, object.secret);
        let taken: alloc::vec::Vec<_> = object.entries.iter().map(|entry| entry.taken).collect();
        let owner = self.next_owner();
        self.hold(object, payload, frame);
        give_back(&mut object.entries, owner);
        for (entry, taken) in object.entries.iter_mut().zip(taken) {
            entry.taken = taken;
        }
        object.also_known.truncate(others);
        (object.known, object.left, object.secret) = (known, left, secret);
        self.unreadable = unreadable;
        self.answers.remove(&question);
        matches!(mem::replace(&mut self.purpose, outer), Purpose::Conform(Query { refused: false, .. }))
    }

    fn hold(&mut self, object: &mut Object<'j>, payload: &'static Payload, frame: &Frame<'_>) {
        match payload {
            Payload::Structure(structure) => self.structure(object, structure, frame),
            Payload::Newtype(member) => {
                self.rest(object, member.shape(), &member.rules, frame.under(&member.rules), false);
            }
            Payload::Unit | Payload::Tuple(_) => self.refuse(),
        }
        if structure_of(payload).is_some_and(|structure| structure.closed) && object.free().next().is_some() {
            self.refuse();
        }
    }
}

/// The structure that a variant is, if it is one.
fn structure_of(payload: &'static Payload) -> Option<&'static Structure> {
    match payload {
        Payload::Structure(structure) => Some(structure),
        Payload::Newtype(member) => match Shape::behind(member.shape()).kind() {
            Kind::Structure(structure) => Some(structure),
            _ => None,
        },
        Payload::Unit | Payload::Tuple(_) => None,
    }
}

/// Whether one of the entries that are left is a variant's member.
fn names_an_entry(payload: &'static Payload, object: &Object<'_>) -> bool {
    structure_of(payload).is_some_and(|structure| {
        object.free().any(|entry| structure.members.iter().any(|member| member.answers_to(&entry.name)))
    })
}
