//! A schema, and what it does not say.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A JSON Schema. It displays as JSON with two spaces for each level, and serialises as JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    pub(super) value: Value,
    pub(super) gaps: Vec<Gap>,
}

impl Schema {
    /// The schema as a value.
    pub const fn as_value(&self) -> &Value {
        &self.value
    }

    /// The schema, taken out.
    pub fn into_value(self) -> Value {
        self.value
    }

    /// The places where the schema accepts more than the check does, or a little less, since JSON Schema cannot say it. At each
    /// the schema has a `$comment`.
    ///
    /// ```
    /// use glue_validate::{GlueValidate, schema};
    ///
    /// #[derive(GlueValidate)]
    /// struct Query {
    ///     #[len(max = 100, unit = bytes)]
    ///     text: String,
    /// }
    ///
    /// let schema = schema::of::<Query>();
    /// let [gap] = schema.gaps() else { unreachable!() };
    /// assert_eq!((gap.place(), gap.unsaid()), ("Query.text", schema::Unsaid::Unit));
    /// assert_eq!(schema.as_value()["properties"]["text"]["$comment"], "the length counts bytes: at most 100");
    /// ```
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.value)
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// Something that a schema cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub(super) place: String,
    pub(super) unsaid: Unsaid,
}

impl Gap {
    /// The name of the type, and of the member if it is one of its members: `Tag.key`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What the schema does not say there.
    pub const fn unsaid(&self) -> Unsaid {
        self.unsaid
    }
}

/// What JSON Schema cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unsaid {
    /// A function of the user's judges the value.
    Check,
    /// A length counts bytes or UTF-16 units.
    Unit,
    /// The pattern has what ECMA-262 does not, such as atomic groups.
    Pattern,
    /// Only the type can tell whether it reads the value.
    Type,
    /// Items may be equal though they are written in different ways: by an alias, or with `null` for an absent member.
    Equality,
    /// The key of a map is a number in a string, which has limits.
    Key,
    /// A number is rounded to single precision before it is compared.
    Single,
    /// A bound is beyond the numbers of 64 bits.
    Size,
    /// Others stand among the members: how many there are, or which they are.
    Among,
}
