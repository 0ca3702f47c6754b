//! The parts of shapes: how each is made, and what can be asked of it.

use super::types::{Integer, Kind, List, Member, Payload, Shape, ShapeRef, Structure, Tag, Union, ValueSet, Variant};
use crate::check::Check;
use crate::rules::{Number, Repr, Values};

impl Kind {
    /// An object with entries of one shape.
    pub const fn map(key: ShapeRef, value: ShapeRef) -> Self {
        Self::Map { key, value }
    }
}

impl Integer {
    /// The whole numbers from `min` to `max`.
    pub const fn new(min: i128, max: u128) -> Self {
        Self { min, max, nonzero: false }
    }

    /// Without zero.
    #[must_use]
    pub const fn nonzero(self) -> Self {
        Self { nonzero: true, ..self }
    }

    /// Whether a whole number lies within the limits.
    pub const fn holds(&self, value: Number) -> bool {
        match value.0 {
            Repr::Int(0) => !self.nonzero,
            Repr::Int(value) => value >= self.min && (value < 0 || value.unsigned_abs() <= self.max),
            Repr::Uint(value) => value <= self.max,
            Repr::Float(_) => false,
        }
    }
}

impl List {
    /// Any number of items of one shape.
    pub const fn new(item: ShapeRef) -> Self {
        Self { item, set: false, unordered: false, fixed: None }
    }

    /// The type itself holds no two equal items.
    #[must_use]
    pub const fn as_set(self) -> Self {
        Self { set: true, unordered: true, ..self }
    }

    /// A value has its items in an order of its own, whatever the text's is.
    #[must_use]
    pub(crate) const fn unordered(self) -> Self {
        Self { unordered: true, ..self }
    }

    /// The type fixes the number of items.
    #[must_use]
    pub const fn with_fixed_len(self, items: usize) -> Self {
        Self { fixed: Some(items), ..self }
    }

    /// The shape of each item.
    pub fn item(&self) -> &'static Shape {
        (self.item)()
    }

    /// Whether the type itself holds no two equal items.
    pub const fn is_set(&self) -> bool {
        self.set
    }

    /// The number of items, if the type fixes it.
    pub const fn fixed_len(&self) -> Option<usize> {
        self.fixed
    }
}

impl Structure {
    /// An object with these members.
    pub const fn new(members: &'static [Member]) -> Self {
        Self { members, closed: false }
    }

    /// serde refuses unknown members, whatever the caller allows (`deny_unknown_fields`).
    #[must_use]
    pub const fn closed(self) -> Self {
        Self { closed: true, ..self }
    }

    /// The members, in declaration order.
    pub const fn members(&self) -> &'static [Member] {
        self.members
    }

    /// Whether serde refuses unknown members, whatever the caller allows.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }
}

impl ValueSet {
    /// A string out of these values.
    pub const fn new(values: Values) -> Self {
        Self { values, aliases: &[] }
    }

    /// Other names that serde accepts, each with the value it means.
    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [(&'static str, &'static str)]) -> Self {
        Self { aliases, ..self }
    }

    /// The values.
    pub const fn values(&self) -> &Values {
        &self.values
    }

    /// Other names that serde accepts, each with the value it means.
    pub const fn aliases(&self) -> &'static [(&'static str, &'static str)] {
        self.aliases
    }

    /// The value that serde reads in a text: the one of this name, or of this other name.
    pub fn value_of(&self, text: &str) -> Option<&'static str> {
        let named = [self.values.listed, self.values.internal].into_iter().flatten().find(|value| **value == text);
        let meant = || self.aliases.iter().find(|(alias, _)| *alias == text).map(|(_, value)| *value);
        named.copied().or_else(meant)
    }
}

impl Union {
    /// One of these variants; `names` are those that messages list.
    pub const fn new(tag: Tag, names: Values, variants: &'static [Variant]) -> Self {
        Self { tag, names, variants, closed: false }
    }

    /// Whether serde has a variant without content for any name that is none of the others' (`other`).
    #[cfg(feature = "json")]
    pub(crate) fn reads_any_name(&self) -> bool {
        self.variants.iter().any(|it| it.unknown && !it.untagged && matches!(it.payload, Payload::Unit))
    }

    /// How the variant is told.
    pub const fn tag(&self) -> Tag {
        self.tag
    }

    /// The names of the variants, for messages.
    pub const fn names(&self) -> &Values {
        &self.names
    }

    /// The variants, in declaration order.
    pub const fn variants(&self) -> &'static [Variant] {
        self.variants
    }

    /// Whether nothing on the wire tells a variant: it is told by what it holds.
    pub(crate) fn tells_by_content(&self, variant: &Variant) -> bool {
        self.tag == Tag::Untagged || (variant.untagged && !variant.unknown)
    }

    /// The variant of a name on the wire, not the one for unknown names.
    #[cfg(feature = "json")]
    pub(crate) fn variant(&self, name: &str) -> Option<&'static Variant> {
        let mut tagged = self.variants.iter().filter(|variant| !variant.untagged && !variant.unknown);
        tagged.find(|variant| variant.name == name || variant.aliases.contains(&name))
    }
}

impl Variant {
    /// A variant under its name on the wire.
    pub const fn new(name: &'static str, payload: Payload) -> Self {
        Self { name, aliases: &[], untagged: false, unknown: false, payload, checks: &[] }
    }

    /// Other names that serde accepts.
    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Adds checks of what the variant holds, a structure or a tuple.
    #[must_use]
    pub const fn with_checks(self, checks: &'static [Check]) -> Self {
        Self { checks, ..self }
    }

    /// The variant has no tag though the union has one (serde's `untagged` on a variant).
    #[must_use]
    pub const fn untagged(self) -> Self {
        Self { untagged: true, ..self }
    }

    /// The variant stands for every unknown name: `#[serde(other)]`, or `#[serde(untagged)] Unknown(String)`.
    #[must_use]
    pub const fn catch_all(self) -> Self {
        Self { unknown: true, ..self }
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Other names that serde accepts.
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// Whether the variant has no tag though the union has one.
    pub const fn is_untagged(&self) -> bool {
        self.untagged
    }

    /// Whether the variant stands for every unknown name.
    pub const fn is_catch_all(&self) -> bool {
        self.unknown
    }

    /// The checks of what the variant holds.
    pub const fn checks(&self) -> &'static [Check] {
        self.checks
    }

    /// What the variant holds.
    pub const fn payload(&self) -> &Payload {
        &self.payload
    }
}
