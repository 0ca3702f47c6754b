//! The types that shapes are made of. They hold each other, so they stand together.

use super::check::Check;
use crate::rules::{Number, Repr, Rules, Values};

/// How one shape refers to another.
pub type ShapeRef = fn() -> &'static Shape;

/// The static description of a type: its name, what it looks like on the wire, its own checks.
///
/// ```
/// use glue_validate::{GlueValidate, shape::Kind};
///
/// assert!(matches!(<Option<String>>::shape().kind(), Kind::Optional(_)));
/// ```
#[derive(Debug)]
pub struct Shape {
    // Public for the derive, which writes shapes as literals: only references in literals live for ever.
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub kind: Kind,
    #[doc(hidden)]
    pub sensitive: bool,
    #[doc(hidden)]
    pub checks: &'static [Check],
}

impl Shape {
    /// A shape of this kind, under the name of its type.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, sensitive: false, checks: &[] }
    }

    /// Keeps values of this type out of every report.
    #[must_use]
    pub const fn sensitive(self, sensitive: bool) -> Self {
        Self { sensitive, ..self }
    }

    /// Adds the type's own checks.
    #[must_use]
    pub const fn checks(self, checks: &'static [Check]) -> Self {
        Self { checks, ..self }
    }

    /// The name of the type, for people.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the type looks like on the wire.
    pub const fn kind(&self) -> &Kind {
        match &self.kind {
            Kind::Converted(_) => &Kind::Opaque,
            kind => kind,
        }
    }

    /// What a value of the type looks like.
    pub(crate) const fn value_kind(&self) -> &Kind {
        match &self.kind {
            Kind::Converted(kind) => kind,
            kind => kind,
        }
    }

    /// Whether values of this type must stay out of reports.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The type's own checks.
    pub const fn own_checks(&self) -> &'static [Check] {
        self.checks
    }
}

/// What a type looks like on the wire.
#[derive(Debug)]
#[non_exhaustive]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number between two limits.
    Integer(Integer),
    /// A number. `single` is set where the type is `f32`.
    Float {
        /// Whether the type is `f32` and not `f64`.
        single: bool,
    },
    /// A string.
    String,
    /// A string of one character.
    Character,
    /// Bytes, as a base64 string.
    Blob,
    /// Nothing: `null`.
    Unit,
    /// Anything: not looked into.
    Opaque,
    /// Not known: serde makes values of this kind out of another type's (`from`, `try_from`). Only the typed check sees
    /// them.
    Converted(&'static Kind),
    /// A value or `null`.
    Optional(ShapeRef),
    /// Another shape under rules of its own: a newtype. Its one member has no name.
    Newtype(Member),
    /// A sequence of items of one shape.
    List(List),
    /// A sequence of members, each of its own shape.
    Tuple(&'static [Member]),
    /// An object with entries of one shape.
    Map {
        /// The shape of the keys.
        key: ShapeRef,
        /// The shape of the values.
        value: ShapeRef,
    },
    /// An object with named members.
    Structure(Structure),
    /// A string out of a value set.
    Enum(ValueSet),
    /// One of several variants.
    Union(Union),
}

/// The limits of a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer {
    /// The smallest.
    pub min: i128,
    /// The largest.
    pub max: u128,
    /// Whether zero is excluded (`NonZero`).
    pub nonzero: bool,
}

impl Integer {
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

/// A sequence of items of one shape.
#[derive(Debug)]
pub struct List {
    /// The shape of each item.
    pub item: ShapeRef,
    /// Whether the type itself holds no two equal items.
    pub set: bool,
    /// The number of items, where the type fixes it.
    pub fixed: Option<usize>,
}

/// An object with named members.
#[derive(Debug)]
pub struct Structure {
    /// The members, in declaration order.
    pub members: &'static [Member],
    /// Whether serde refuses unknown members whatever the caller allows (`deny_unknown_fields`).
    pub closed: bool,
}

/// A string out of a value set.
#[derive(Debug)]
pub struct ValueSet {
    /// The values.
    pub values: Values,
    /// Other names that serde accepts, each with the value that it stands for.
    pub aliases: &'static [(&'static str, &'static str)],
}

impl ValueSet {
    /// The value that serde reads in a text: the one of this name, or of this other name.
    pub fn value_of(&self, text: &str) -> Option<&'static str> {
        let named = [self.values.listed, self.values.internal].into_iter().flatten().find(|value| **value == text);
        let meant = || self.aliases.iter().find(|(alias, _)| *alias == text).map(|(_, value)| *value);
        named.copied().or_else(meant)
    }
}

/// One of several variants.
#[derive(Debug)]
pub struct Union {
    /// How the variant is told.
    pub tag: Tag,
    /// The names of the variants, for messages.
    pub names: Values,
    /// The variants, in declaration order.
    pub variants: &'static [Variant],
}

/// How serde tells the variants of a union apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `{"Variant": …}`: an object with one member. What Smithy calls a union.
    External,
    /// `{"tag": "Variant", …}`.
    Internal(&'static str),
    /// `{"tag": "Variant", "content": …}`.
    Adjacent {
        /// The member that names the variant.
        tag: &'static str,
        /// The member that holds it.
        content: &'static str,
    },
    /// Nothing tells: the first that fits.
    Untagged,
}

/// A variant of a union.
#[derive(Debug)]
pub struct Variant {
    /// Its name on the wire.
    pub name: &'static str,
    /// Other names that serde accepts.
    pub aliases: &'static [&'static str],
    /// Whether this variant has no tag though the union has one (serde's `untagged` on a variant).
    pub untagged: bool,
    /// Whether this variant stands for every unknown name: `#[serde(untagged)] Unknown(String)` or `#[serde(other)]`.
    pub unknown: bool,
    /// What it holds.
    pub payload: Payload,
}

/// What a variant holds.
#[derive(Debug)]
pub enum Payload {
    /// Nothing.
    Unit,
    /// One value without a name.
    Newtype(Member),
    /// Several values without names.
    Tuple(&'static [Member]),
    /// Named members.
    Structure(Structure),
}

/// A member of a structure, tuple or variant.
#[derive(Debug)]
pub struct Member {
    pub(crate) name: &'static str,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) rules: Rules,
    /// Whether there are any.
    pub(crate) ruled: bool,
    pub(crate) shape: ShapeRef,
    pub(crate) checks: &'static [Check],
    pub(crate) flatten: bool,
    pub(crate) defaulted: bool,
}
