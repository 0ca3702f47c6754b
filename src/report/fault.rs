//! A fault: which rule a value broke, as typed facts that programs read and sentences that people do.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use glue_pattern::Pattern;

use super::code::Code;
use super::wording::{LengthWords, bounds};
use crate::rules::{Measure, Number, RangeEnd, Values};

/// A fault and its facts.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// A required value is absent (or `null`, which is the same).
    #[non_exhaustive]
    Required,
    /// The value is of the wrong type.
    #[non_exhaustive]
    Type {
        /// What the shape expects, as in "an integer".
        expected: Cow<'static, str>,
        /// What stands there, as in "a string".
        found: Cow<'static, str>,
    },
    /// The length is out of bounds.
    #[non_exhaustive]
    Length {
        /// The smallest length allowed.
        min: Option<u64>,
        /// The largest length allowed.
        max: Option<u64>,
        /// The length found.
        actual: u64,
        /// What was counted.
        measure: Measure,
    },
    /// The string does not match.
    #[non_exhaustive]
    Pattern {
        /// The pattern.
        pattern: Pattern,
    },
    /// The number is out of bounds.
    #[non_exhaustive]
    Range {
        /// The smallest number allowed.
        min: Option<Number>,
        /// The largest number allowed.
        max: Option<Number>,
        /// Which of the two the number is beyond.
        beyond: RangeEnd,
    },
    /// The string is not one of the value set.
    #[non_exhaustive]
    Enum {
        /// The values.
        values: &'static Values,
    },
    /// Two items are equal.
    #[non_exhaustive]
    Unique {
        /// The place of the first of the two.
        first: usize,
        /// The place of the second.
        second: usize,
    },
    /// The shape has no such member.
    #[non_exhaustive]
    UnknownMember {
        /// A member with a name much like it.
        suggestion: Option<&'static str>,
    },
    /// The member stands twice in its object.
    #[non_exhaustive]
    DuplicateMember,
    /// A function of the user's refused the value.
    #[non_exhaustive]
    Check {
        /// The function.
        name: &'static str,
        /// What it said; absent where the value is sensitive.
        message: Option<String>,
    },
    /// The text is not JSON, or not UTF-8.
    #[non_exhaustive]
    Syntax {
        /// What is wrong with it.
        message: String,
    },
    /// The value is nested too deeply.
    #[non_exhaustive]
    TooDeep {
        /// How many levels are allowed.
        limit: usize,
    },
}

impl Fault {
    /// The kind of fault.
    pub const fn code(&self) -> Code {
        match self {
            Self::Required => Code::Required,
            Self::Type { .. } => Code::Type,
            Self::Length { .. } => Code::Length,
            Self::Pattern { .. } => Code::Pattern,
            Self::Range { .. } => Code::Range,
            Self::Enum { .. } => Code::Enum,
            Self::Unique { .. } => Code::Unique,
            Self::UnknownMember { .. } => Code::UnknownMember,
            Self::DuplicateMember => Code::DuplicateMember,
            Self::Check { .. } => Code::Check,
            Self::Syntax { .. } => Code::Syntax,
            Self::TooDeep { .. } => Code::TooDeep,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required and missing"),
            Self::Type { expected, found } => write!(f, "must be {expected}, found {found}"),
            Self::Length { min, max, actual, measure } => {
                write!(f, "{}, has {actual}", LengthWords(*min, *max, *measure))
            }
            Self::Pattern { pattern } if pattern.is_partial() => {
                write!(f, "must contain a match of the pattern `{}`", pattern.source())
            }
            Self::Pattern { pattern } => write!(f, "must match the pattern `{}`", pattern.source()),
            Self::Range { min, max, .. } => {
                f.write_str("must be ")?;
                bounds(f, min.as_ref(), max.as_ref())
            }
            Self::Enum { values } => {
                f.write_str("must be one of ")?;
                for (index, value) in values.listed().iter().enumerate() {
                    write!(f, "{}`{value}`", if index == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Self::Unique { first, second } => {
                write!(f, "must hold no two equal items, those at {first} and {second} are equal")
            }
            Self::UnknownMember { suggestion: Some(name) } => {
                write!(f, "is not a member; did you mean `{name}`?")
            }
            Self::UnknownMember { suggestion: None } => f.write_str("is not a member"),
            Self::DuplicateMember => f.write_str("stands more than once in its object"),
            Self::Check { message: Some(message), .. } | Self::Syntax { message } => f.write_str(message),
            Self::Check { name, message: None } => write!(f, "does not pass the check `{name}`"),
            Self::TooDeep { limit } => write!(f, "is nested more than {limit} levels deep"),
        }
    }
}
