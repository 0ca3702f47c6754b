//! A fault: which rule a value broke, as typed facts that programs read and sentences that people do.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use glue_pattern::Pattern;

use crate::report::violation::Code;
use crate::rules::{Number, Unit, Values};

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
        counted: Counted,
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
        beyond: Bound,
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
            Self::Length { min, max, actual, counted } => write!(f, "{}, has {actual}", Demand(*min, *max, *counted)),
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

/// Writes "must have 1 to 255 characters".
pub(crate) struct Demand(pub(crate) Option<u64>, pub(crate) Option<u64>, pub(crate) Counted);

impl fmt::Display for Demand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(min, max, counted) = self;
        f.write_str("must have ")?;
        bounds(f, min.as_ref(), max.as_ref())?;
        write!(f, " {}", counted.noun(max.or(*min).unwrap_or_default()))
    }
}

/// Writes "1 to 255", "at least 1", "at most 255" or "exactly 36".
fn bounds<T: fmt::Display + PartialEq>(f: &mut fmt::Formatter<'_>, min: Option<&T>, max: Option<&T>) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
        (Some(min), Some(max)) => write!(f, "{min} to {max}"),
        (Some(min), None) => write!(f, "at least {min}"),
        (None, Some(max)) => write!(f, "at most {max}"),
        (None, None) => f.write_str("any number of"),
    }
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The lower end.
    Min,
    /// The upper end.
    Max,
}

/// What a length counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counted {
    /// A string, in this unit.
    Text(Unit),
    /// Bytes of a blob.
    Bytes,
    /// Items of a list.
    Items,
    /// Entries of a map.
    Entries,
}

impl Counted {
    fn noun(self, count: u64) -> &'static str {
        let (one, many) = match self {
            Self::Text(Unit::Chars) => ("character", "characters"),
            Self::Text(Unit::Bytes) | Self::Bytes => ("byte", "bytes"),
            Self::Text(Unit::Utf16) => ("UTF-16 unit", "UTF-16 units"),
            Self::Items => ("item", "items"),
            Self::Entries => ("entry", "entries"),
        };
        if count == 1 { one } else { many }
    }
}
