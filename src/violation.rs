//! A violation: where, whose, and which rule, as typed facts. Never the rejected value, unless asked to keep it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::fmt;
use core::ops;

use glue_pattern::Pattern;

use crate::render::visible;
use crate::rules::{Number, Unit, Values};

/// One broken constraint.
///
/// ```
/// use glue_validate::{Code, GlueValidate};
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let report = Tag { key: String::new() }.validate().unwrap_err();
/// let violation = &report.violations()[0];
/// assert_eq!(violation.path(), "/key");
/// assert_eq!(violation.code(), Code::Length);
/// ```
#[derive(Clone, PartialEq)]
pub struct Violation {
    pub(crate) path: String,
    pub(crate) subject: Subject,
    pub(crate) fault: Fault,
    pub(crate) sensitive: bool,
    pub(crate) location: Option<Location>,
    pub(crate) value: Option<Box<str>>,
}

impl Violation {
    /// Where: a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) into the request, in wire names.
    /// The request itself is the empty string. A fault of a map's key has the pointer of its entry.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the fault is in: a member, an item of a list, the key or the value of a map's entry.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The kind of fault.
    pub fn code(&self) -> Code {
        self.fault.code()
    }

    /// The fault with its facts: the bounds, the actual length.
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Where in the JSON text. A typed value has no text.
    pub fn location(&self) -> Option<&Location> {
        self.location.as_ref()
    }

    /// The rejected value, only where the caller asked to keep values and the value is not sensitive.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Whether the value is one that no report may show.
    pub fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// What is wrong, for people, without the path. Not how long a sensitive value is.
    pub fn message(&self) -> String {
        match &self.fault {
            Fault::Length { min, max, counted, .. } if self.sensitive => Demand(*min, *max, *counted).to_string(),
            fault => fault.to_string(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the request" } else { &self.path };
        let key = if self.subject == Subject::Key { "key of " } else { "" };
        // Names and messages may come from the request, this text may go to a terminal.
        write!(f, "{key}{}: {}", visible(path), visible(&self.message()))
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("path", &self.path)
            .field("subject", &self.subject)
            .field("fault", &self.fault)
            .field("location", &self.location)
            .finish_non_exhaustive()
    }
}

/// What a violation is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A member of a structure; also the request itself.
    Member,
    /// An item of a list.
    Item,
    /// The key of a map's entry.
    Key,
    /// The value of a map's entry.
    Value,
}

impl Subject {
    /// The lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Item => "item",
            Self::Key => "key",
            Self::Value => "value",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

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
    /// The member stands twice in its object.
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
        matches!(self, Self::Type | Self::UnknownMember | Self::DuplicateMember | Self::Syntax | Self::TooDeep)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

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
        pattern: &'static Pattern,
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
struct Demand(Option<u64>, Option<u64>, Counted);

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

/// A place in a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The bytes of the text that are at fault: the value, the key, or the object that lacks a member.
    pub bytes: ops::Range<usize>,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The column of the first byte in its line, in characters, from 1.
    pub column: usize,
}
