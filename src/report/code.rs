//! Codes: the kinds of faults, and what each means for the answer to a request.

use core::fmt;
use core::str::FromStr;

/// The kind of a fault: a stable name, for programs.
///
/// ```
/// use glue_validate::Code;
///
/// assert_eq!(Code::Length.as_str(), "length");
/// assert_eq!("length".parse(), Ok(Code::Length));
/// assert!(Code::ALL.iter().all(|code| code.as_str().parse() == Ok(*code)));
/// ```
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
    /// Every code.
    pub const ALL: &'static [Self] = &[
        Self::Required,
        Self::Type,
        Self::Length,
        Self::Pattern,
        Self::Range,
        Self::Enum,
        Self::Unique,
        Self::UnknownMember,
        Self::DuplicateMember,
        Self::Check,
        Self::Syntax,
        Self::TooDeep,
    ];

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

    /// What the code means, in one sentence.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Required => "A required value is absent.",
            Self::Type => "The value is of the wrong type.",
            Self::Length => "The length, or the number of items or entries, is out of bounds.",
            Self::Pattern => "The string does not match the pattern.",
            Self::Range => "The number is out of bounds.",
            Self::Enum => "The string is not one of the allowed values.",
            Self::Unique => "Two items are equal.",
            Self::UnknownMember => "The shape has no such member.",
            Self::DuplicateMember => "The member appears more than once in its object.",
            Self::Check => "The value breaks a rule of its own, which a function checks.",
            Self::Syntax => "The text is not JSON, or not UTF-8.",
            Self::TooDeep => "The value is nested too deeply.",
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

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().find(|code| code.as_str() == name).copied().ok_or(UnknownCode(()))
    }
}

/// The error of parsing a [`Code`]: no code has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode(());

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is not the name of a code; the names are ")?;
        for (index, code) in Code::ALL.iter().enumerate() {
            write!(f, "{}`{code}`", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownCode {}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    /// A new code must be put into `ALL`: without it this match does not compile, and says where.
    #[test]
    fn all_has_every_code_in_its_place() {
        for (index, code) in Code::ALL.iter().enumerate() {
            let place = match code {
                Code::Required => 0,
                Code::Type => 1,
                Code::Length => 2,
                Code::Pattern => 3,
                Code::Range => 4,
                Code::Enum => 5,
                Code::Unique => 6,
                Code::UnknownMember => 7,
                Code::DuplicateMember => 8,
                Code::Check => 9,
                Code::Syntax => 10,
                Code::TooDeep => 11,
            };
            assert_eq!(index, place);
        }
        assert_eq!(Code::ALL.len(), 12);
    }
}
