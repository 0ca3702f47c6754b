//! What can be told of a shape only by following its references.

use alloc::vec::Vec;

use super::check::{Raw, Reader};
#[cfg(feature = "json")]
use super::types::Variant;
use super::types::{Kind, Member, Payload, Shape, Union};
use crate::rules::{Measure, Rules, Unit};
use crate::settings::Settings;

/// The shapes of one place: this one, what it holds where it is an `Option` or a newtype, and so on; no more than a walk
/// goes into, since they may go round in a circle.
pub(crate) fn in_place(
    shape: &'static Shape,
    kind: fn(&'static Shape) -> &'static Kind,
) -> impl Iterator<Item = &'static Shape> {
    let inner = move |shape: &&'static Shape| match kind(shape) {
        Kind::Optional(inner) => Some(inner()),
        Kind::Newtype(member) => Some(member.shape()),
        _ => None,
    };
    core::iter::successors(Some(shape), inner).take(Settings::DEFAULT.max_depth)
}

impl Shape {
    /// Whether values of this type are sensitive wherever they stand: the type is, or what its newtype holds.
    pub(crate) fn hides(&'static self) -> bool {
        in_place(self, Self::value_kind).any(|shape| {
            shape.sensitive
                || matches!(shape.value_kind(), Kind::Newtype(member) if member.rules.sensitive)
                || shape.converts_secrets()
        })
    }

    /// Whether `null` is a value of this type.
    pub(crate) fn takes_null(&'static self) -> bool {
        let takes_null = |shape: &'static Self| match &shape.kind {
            Kind::Converted(_, reader) => reads_null(*reader),
            Kind::Optional(_) | Kind::Opaque | Kind::Unit => true,
            Kind::Parsed(parsed) => parsed.reads("null"),
            _ => false,
        };
        in_place(self, Self::kind).any(|shape| match shape.kind() {
            Kind::Union(union) => union.variants.iter().any(|variant| {
                union.tells_by_content(variant)
                    && match &variant.payload {
                        Payload::Unit => true,
                        // Another union that takes none but by what it holds in turn is not looked into.
                        Payload::Newtype(member) => in_place(member.shape(), Self::kind).any(takes_null),
                        Payload::Tuple(_) | Payload::Structure(_) => false,
                    }
            }),
            _ => takes_null(shape),
        })
    }

    /// The shape behind `Option`s and newtypes.
    pub(crate) fn behind(&'static self) -> &'static Self {
        in_place(self, Self::kind).last().unwrap_or(self)
    }

    /// Whether serde makes a value of this type where a member is absent. It asks a newtype's inside only through
    /// `transparent`.
    pub(crate) fn may_be_absent(&self) -> bool {
        match &self.kind {
            Kind::Converted(_, reader) => reads_absence(*reader),
            Kind::Optional(_) | Kind::Opaque => true,
            Kind::Newtype(member) => member.flatten && member.shape().may_be_absent(),
            _ => false,
        }
    }

    /// Whether this shape, or one it refers to, is sensitive or has a sensitive member.
    pub(crate) fn holds_secrets(&'static self) -> bool {
        Search::new(&|shape| shape.sensitive, &hides_a_part).shape(self)
    }

    /// Whether values of this shape are converted from another type's, and hold secrets somewhere: where in the text, only
    /// the conversion knows.
    pub(crate) fn converts_secrets(&'static self) -> bool {
        matches!(self.kind, Kind::Converted(..)) && self.holds_secrets()
    }

    /// Whether a value of this shape holds another in its own place, that one another, and so on: serde never comes to an end with it.
    #[cfg(feature = "json")]
    pub(crate) fn stands_in_itself(&'static self) -> bool {
        !ends_in_place(self, MOST_IN_PLACE)
    }

    /// Whether serde may read a value of this shape in a time that doubles with each level of nesting.
    ///
    /// Of a union without a tag it tries one variant after the other, and what the first attempt learnt about the inside is
    /// forgotten. Where two variants lead back to the union, so each level is read twice as often as the one around it.
    #[cfg(feature = "json")]
    pub(crate) fn doubles(&'static self) -> bool {
        let doubles = |shape: &'static Shape| match shape.value_kind() {
            Kind::Union(union) => {
                let leads_back = |variant: &&'static Variant| leads_to(shape, &variant.payload);
                untagged(union).filter(leads_back).nth(1).is_some()
            }
            _ => false,
        };
        Search::new(&doubles, &|_| false).shape(self)
    }
}

/// How many shapes may stand in the place of each other.
#[cfg(feature = "json")]
const MOST_IN_PLACE: usize = 32;

/// Whether so many steps lead out of a place.
#[cfg(feature = "json")]
fn ends_in_place(shape: &'static Shape, steps: usize) -> bool {
    let ends = |inner: &'static Shape| steps > 0 && ends_in_place(inner, steps - 1);
    match shape.kind() {
        Kind::Optional(inner) => ends(inner()),
        Kind::Newtype(member) => ends(member.shape()),
        Kind::Structure(structure) => {
            structure.members.iter().filter(|member| member.flatten).all(|member| ends(member.shape()))
        }
        Kind::Union(union) => untagged(union).all(|variant| match &variant.payload {
            Payload::Newtype(member) => ends(member.shape()),
            _ => true,
        }),
        _ => true,
    }
}

#[cfg(feature = "json")]
fn untagged(union: &'static Union) -> impl Iterator<Item = &'static Variant> {
    union.variants.iter().filter(|variant| union.tells_by_content(variant))
}

#[cfg(feature = "json")]
fn leads_to(goal: &'static Shape, payload: &'static Payload) -> bool {
    Search::new(&|shape| core::ptr::eq(shape, goal), &|_| false).payload(payload)
}

/// Whether a type reads `null`. Without the feature `json` nobody asks.
fn reads_null(reader: Reader) -> bool {
    #[cfg(feature = "json")]
    return reader(Raw::new("null")).is_ok();
    #[cfg(not(feature = "json"))]
    return reads_absence(reader);
}

/// Whether a type makes a value of what is absent.
fn reads_absence(reader: Reader) -> bool {
    reader(Raw::ABSENT).is_ok()
}

impl Shape {
    /// Whether a value of this shape holds secrets, where it stands under these rules. This alone decides what may be told
    /// by a message of somebody else's about the value: a function of the user's, or the type's deserialisation.
    pub(crate) fn holds_secrets_under(&'static self, rules: &Rules) -> bool {
        hides_a_part(rules) || self.holds_secrets()
    }
}

impl Union {
    /// Whether one of the variants holds secrets: then so may what stands in a variant's place.
    pub(crate) fn holds_secrets(&'static self) -> bool {
        self.variants
            .iter()
            .any(|variant| Search::new(&|shape| shape.sensitive, &hides_a_part).payload(&variant.payload))
    }
}

impl Kind {
    /// What a length rule on a value of this kind counts; `unit` is that of strings.
    pub(crate) const fn measure(&self, unit: Unit) -> Measure {
        match self {
            Self::List(_) | Self::Tuple(_) => Measure::Items,
            Self::Map { .. } => Measure::Entries,
            Self::Blob => Measure::Bytes,
            _ => Measure::Text(unit),
        }
    }
}

/// Whether rules hide a value or a part of it.
fn hides_a_part(rules: &Rules) -> bool {
    rules.sensitive || [rules.key, rules.value, rules.item].into_iter().flatten().any(hides_a_part)
}

/// A search among a shape and those it refers to.
struct Search<'p> {
    shapes: &'p dyn Fn(&'static Shape) -> bool,
    rules: &'p dyn Fn(&Rules) -> bool,
    /// Shapes may refer to themselves, so those that were seen are not looked into again.
    seen: Vec<*const Shape>,
}

impl<'p> Search<'p> {
    /// A search for a shape, or for the rules of a member.
    fn new(shapes: &'p dyn Fn(&'static Shape) -> bool, rules: &'p dyn Fn(&Rules) -> bool) -> Self {
        Self { shapes, rules, seen: Vec::new() }
    }

    fn shape(&mut self, shape: &'static Shape) -> bool {
        if self.seen.contains(&core::ptr::from_ref(shape)) {
            return false;
        }
        self.seen.push(shape);
        (self.shapes)(shape)
            || match shape.value_kind() {
                Kind::Optional(inner) => self.shape(inner()),
                Kind::List(list) => self.shape((list.item)()),
                Kind::Map { key, value } => self.shape(key()) || self.shape(value()),
                Kind::Newtype(member) => self.member(member),
                Kind::Tuple(members) => self.members(members),
                Kind::Structure(structure) => self.members(structure.members),
                Kind::Union(union) => union.variants.iter().any(|variant| self.payload(&variant.payload)),
                _ => false,
            }
    }

    fn payload(&mut self, payload: &'static Payload) -> bool {
        match payload {
            Payload::Unit => false,
            Payload::Newtype(member) => self.member(member),
            Payload::Tuple(members) => self.members(members),
            Payload::Structure(structure) => self.members(structure.members),
        }
    }

    fn members(&mut self, members: &'static [Member]) -> bool {
        members.iter().any(|member| self.member(member))
    }

    fn member(&mut self, member: &'static Member) -> bool {
        (self.rules)(&member.rules) || self.shape(member.value_shape())
    }
}
