//! Shapes: what a type looks like on the wire, as static data.
//!
//! A shape is what the JSON check walks, and what tools print. The derive writes one for each type; references
//! between them are functions, since a recursive constant does not compile and Glue's types do recurse.

pub(crate) mod query;

use self::query::in_place;
use crate::rules::{Number, Rules, Values};

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

    /// Whether values of this type are sensitive wherever they stand: the type is, or what its newtype holds.
    pub(crate) fn hides(&'static self) -> bool {
        in_place(self, Self::value_kind).any(|shape| {
            shape.sensitive || matches!(shape.value_kind(), Kind::Newtype(member) if member.rules.sensitive)
        })
    }

    /// Whether `null` is a value of this type.
    pub(crate) fn takes_null(&'static self) -> bool {
        let takes_null = |shape: &'static Self| matches!(shape.kind(), Kind::Optional(_) | Kind::Opaque | Kind::Unit);
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
        match self.kind() {
            Kind::Optional(_) | Kind::Opaque => true,
            Kind::Newtype(member) => member.flatten && member.shape().may_be_absent(),
            _ => false,
        }
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
    Enum(Enum),
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
        match value {
            Number::Int(0) => !self.nonzero,
            Number::Int(value) => value >= self.min && (value < 0 || value.unsigned_abs() <= self.max),
            Number::Uint(value) => value <= self.max,
            Number::Float(_) => false,
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
pub struct Enum {
    /// The values.
    pub values: Values,
    /// Other names that serde accepts, each with the value that it stands for.
    pub aliases: &'static [(&'static str, &'static str)],
}

impl Enum {
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

impl Union {
    /// Whether nothing on the wire tells a variant: it is told by what it holds.
    pub(crate) fn tells_by_content(&self, variant: &Variant) -> bool {
        self.tag == Tag::Untagged || (variant.untagged && !variant.unknown)
    }
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

impl Member {
    /// A member under its name on the wire.
    pub const fn new(name: &'static str, shape: ShapeRef) -> Self {
        Self {
            name,
            aliases: &[],
            rules: Rules::NONE,
            ruled: false,
            shape,
            checks: &[],
            flatten: false,
            defaulted: false,
        }
    }

    /// Sets the rules.
    #[must_use]
    pub const fn rules(self, rules: Rules) -> Self {
        Self { rules, ruled: true, ..self }
    }

    /// Sets the other names under which serde accepts the member.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Sets the member's own checks.
    #[must_use]
    pub const fn checks(self, checks: &'static [Check]) -> Self {
        Self { checks, ..self }
    }

    /// The member's own members stand in its place (serde's `flatten`); of a newtype's member: so does its being absent
    /// (serde's `transparent`).
    #[must_use]
    pub const fn flattened(self) -> Self {
        Self { flatten: true, ..self }
    }

    /// The member may be absent though its type is not an `Option` (serde's `default`).
    #[must_use]
    pub const fn defaulted(self) -> Self {
        Self { defaulted: true, ..self }
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The rules.
    pub const fn rule_set(&self) -> &Rules {
        &self.rules
    }

    /// Other names under which serde accepts the member.
    pub const fn other_names(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The member's own checks.
    pub const fn own_checks(&self) -> &'static [Check] {
        self.checks
    }

    /// Whether the member's own members stand in its place (serde's `flatten`).
    pub const fn is_flattened(&self) -> bool {
        self.flatten
    }

    /// The shape of the member's type.
    pub fn shape(&self) -> &'static Shape {
        (self.shape)()
    }

    /// Whether a JSON object without the member is at fault.
    pub fn is_required(&self) -> bool {
        self.rules.required || !(self.defaulted || self.flatten || self.shape().may_be_absent())
    }

    pub(crate) fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// A function of the user's that judges a value, as the JSON check calls it.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&str) -> CheckOutcome,
}

/// What a check says of a part of a JSON text: `Ok`, or the function's message.
/// A part that does not deserialise (other violations tell why) is `Ok`.
pub type CheckOutcome = Result<(), alloc::string::String>;

impl Check {
    /// A check under the name of its function.
    pub const fn new(name: &'static str, run: fn(&str) -> CheckOutcome) -> Self {
        Self { name, run }
    }

    /// The function's name, as the attribute has it.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}
