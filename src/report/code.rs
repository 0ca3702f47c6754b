//! Codes: the kinds of faults, and what each means for the answer to a request.

use core::fmt;

/// The kind of a fault: stable, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A required value is absent.
    Required,
    /// The value is of the wrong type.
    Type,
    /// The length, or the number of items or entries, is out of bounds.
    Length,
    /// The string does not match the pattern.
    Pattern,
    /// The number is out of bounds.
    Range,
    /// The string is not one of the value set.
    Enum,
    /// Two items are equal.
    Unique,
    /// The shape has no such member.
    UnknownMember,
    /// The member appears more than once in its object.
    DuplicateMember,
    /// A function of the user's refused the value.
    Check,
    /// The text is not JSON, or not UTF-8.
    Syntax,
    /// The value is nested too deeply.
    TooDeep,
}

impl Code {
    /// The name that reports carry.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Type => "type",
            Self::Length => "length",
            Self::Pattern => "pattern",
            Self::Range => "range",
            Self::Enum => "enum",
            Self::Unique => "unique",
            Self::UnknownMember => "unknown_member",
            Self::DuplicateMember => "duplicate_member",
            Self::Check => "check",
            Self::Syntax => "syntax",
            Self::TooDeep => "too_deep",
        }
    }

    /// Whether the request could not be read as its shape, before any constraint was asked: what a service
    /// answers with `SerializationException` and not with `ValidationException`.
    pub const fn is_serialization(self) -> bool {
        !matches!(self.class(), Class::Broken)
    }

    pub(crate) const fn class(self) -> Class {
        match self {
            Self::UnknownMember => Class::Unknown,
            Self::Type | Self::DuplicateMember | Self::Syntax | Self::TooDeep => Class::Unreadable,
            _ => Class::Broken,
        }
    }
}

/// What a fault means for the answer to a request, the gravest last: only the faults of that class are answered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// There is more than the shape knows. Few services mind.
    Unknown,
    /// The request can be read, and breaks a constraint.
    Broken,
    /// The request cannot be read.
    Unreadable,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
