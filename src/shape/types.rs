//! The types that shapes are made of. They hold each other, so they share a file; what can be asked of each is beside it.
//!
//! Some fields are public for the derive alone, which writes shapes as nested literals: rustc keeps the references in
//! those for ever, while behind a call each reference needs a constant block of its own, as expensive as a function.

use super::check::{Judge, Reader};
use super::parsed::Parsed;
use crate::check::Check;
use crate::rules::{Rules, Values};

/// How one shape refers to another.
pub type ShapeRef = fn() -> &'static Shape;

/// The static description of a type: its name, what it looks like on the wire, its own checks.
///
/// ```
/// use glue_validate::GlueValidate;
/// use glue_validate::shape::Kind;
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
///     value: Option<String>,
/// }
///
/// let shape = Tag::shape();
/// let Kind::Structure(structure) = shape.kind() else { unreachable!() };
/// let [key, value] = structure.members() else { unreachable!() };
/// assert_eq!((shape.name(), key.name(), value.name()), ("Tag", "key", "value"));
/// assert!(key.is_required() && !value.is_required());
/// assert_eq!(key.rules().length().and_then(|length| length.max), Some(128));
/// assert!(matches!(value.shape().kind(), Kind::Optional(_)));
/// ```
#[derive(Debug)]
pub struct Shape {
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub kind: Kind,
    #[doc(hidden)]
    pub sensitive: bool,
    #[doc(hidden)]
    pub checks: &'static [Check],
    #[doc(hidden)]
    pub judge: Option<Judge>,
}

impl Shape {
    /// A shape of this kind, under the name of its type.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, sensitive: false, checks: &[], judge: None }
    }

    /// Keeps values of this type out of every report.
    #[must_use]
    pub const fn with_sensitive(self, sensitive: bool) -> Self {
        Self { sensitive, ..self }
    }

    /// Adds the type's own checks.
    #[must_use]
    pub const fn with_checks(self, checks: &'static [Check]) -> Self {
        Self { checks, ..self }
    }

    /// The name of the type, for people.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the type looks like on the wire.
    pub const fn kind(&self) -> &Kind {
        match &self.kind {
            Kind::Converted(..) => &Kind::Opaque,
            kind => kind,
        }
    }

    /// What a value of the type looks like.
    pub(crate) const fn value_kind(&self) -> &Kind {
        match &self.kind {
            Kind::Converted(kind, _) => kind,
            kind => kind,
        }
    }

    /// How the type reads a value that is not looked into.
    #[cfg(feature = "json")]
    pub(crate) const fn reader(&self) -> Option<Reader> {
        match &self.kind {
            Kind::Converted(_, reader) => Some(*reader),
            _ => None,
        }
    }

    /// Whether values of this type must stay out of reports.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The type's own checks.
    pub const fn checks(&self) -> &'static [Check] {
        self.checks
    }
}

/// What a type looks like on the wire.
#[derive(Debug)]
#[non_exhaustive]
#[expect(clippy::large_enum_variant, reason = "kinds are constants, which nobody moves")]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number between two limits.
    Integer(Integer),
    /// A number.
    #[non_exhaustive]
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
    /// A value that only its type can tell from others: a URL, a timestamp.
    Parsed(Parsed),
    /// Not known: serde makes values of this kind out of another type's (`from`, `try_from`). Only the typed check sees
    /// them; [`Shape::kind`] answers `Opaque`.
    #[doc(hidden)]
    Converted(&'static Kind, Reader),
    /// A value or `null`.
    Optional(ShapeRef),
    /// Another shape under rules of its own: a newtype. Its one member has no name.
    Newtype(Member),
    /// A sequence of items of one shape.
    List(List),
    /// A sequence of members, each of its own shape.
    Tuple(&'static [Member]),
    /// An object with entries of one shape. Made by [`Kind::map`].
    #[non_exhaustive]
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
#[non_exhaustive]
pub struct Integer {
    /// The smallest.
    pub min: i128,
    /// The largest.
    pub max: u128,
    /// Whether zero is excluded (`NonZero`).
    pub nonzero: bool,
}

/// A sequence of items of one shape.
#[derive(Debug)]
pub struct List {
    /// The shape of each item.
    pub(crate) item: ShapeRef,
    /// Whether the type itself holds no two equal items.
    pub(crate) set: bool,
    /// Whether a value has its items in an order of its own, which is not the text's.
    pub(crate) unordered: bool,
    /// The number of items, where the type fixes it.
    pub(crate) fixed: Option<usize>,
}

/// An object with named members.
#[derive(Debug)]
pub struct Structure {
    /// The members, in declaration order.
    #[doc(hidden)]
    pub members: &'static [Member],
    /// Whether serde refuses unknown members whatever the caller allows (`deny_unknown_fields`).
    #[doc(hidden)]
    pub closed: bool,
}

/// A string out of a value set.
#[derive(Debug)]
pub struct ValueSet {
    /// The values.
    #[doc(hidden)]
    pub values: Values,
    /// Other names that serde accepts, each with the value that it stands for.
    #[doc(hidden)]
    pub aliases: &'static [(&'static str, &'static str)],
}

/// One of several variants.
#[derive(Debug)]
pub struct Union {
    /// How the variant is told.
    #[doc(hidden)]
    pub tag: Tag,
    /// The names of the variants, for messages.
    #[doc(hidden)]
    pub names: Values,
    /// The variants, in declaration order.
    #[doc(hidden)]
    pub variants: &'static [Variant],
    /// Whether serde refuses members beside the tag and the content (`deny_unknown_fields`).
    #[doc(hidden)]
    pub closed: bool,
}

/// How serde tells the variants of a union apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    #[doc(hidden)]
    pub name: &'static str,
    /// Other names that serde accepts.
    #[doc(hidden)]
    pub aliases: &'static [&'static str],
    /// Whether this variant has no tag though the union has one (serde's `untagged` on a variant).
    #[doc(hidden)]
    pub untagged: bool,
    /// Whether this variant stands for every unknown name: `#[serde(untagged)] Unknown(String)` or `#[serde(other)]`.
    #[doc(hidden)]
    pub unknown: bool,
    /// What it holds.
    #[doc(hidden)]
    pub payload: Payload,
    /// The checks of what it holds.
    #[doc(hidden)]
    pub checks: &'static [Check],
}

/// What a variant holds.
#[derive(Debug)]
#[non_exhaustive]
#[expect(clippy::large_enum_variant, reason = "payloads are constants, which nobody moves")]
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
    /// The shape of the value that a conversion makes of what the text has (serde's `with`): what the text has is not known.
    pub(crate) converted: Option<ShapeRef>,
    /// How the type reads the value, if the walk does not look into it.
    pub(crate) reader: Option<Reader>,
    pub(crate) checks: &'static [Check],
    pub(crate) flatten: bool,
    pub(crate) defaulted: bool,
}
