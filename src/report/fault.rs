//! A fault: which rule a value broke, as typed facts for programs. The sentences for people are in `wording`.

use alloc::borrow::Cow;
use alloc::string::String;

use glue_pattern::{Clue, Pattern};

use super::code::Code;
use super::suggest::Suggestions;
use crate::rules::{Measure, Number, RangeEnd, Values};

/// A fault and its facts. `Display` writes what a violation's message says.
///
/// ```
/// use glue_validate::{Fault, GlueValidate};
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let report = Tag { key: String::new() }.validate().unwrap_err();
/// let Fault::Length { max, actual, .. } = report.violations()[0].fault() else { unreachable!() };
/// assert_eq!((*max, *actual), (Some(128), 0));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// A required value is absent, or `null`.
    #[non_exhaustive]
    Required {
        /// Whether a JSON text has `null` in its place.
        null: bool,
    },
    /// The value is of the wrong type.
    #[non_exhaustive]
    Type {
        /// What the shape expects, for people: "an integer from 0 to 255".
        expected: Cow<'static, str>,
        /// What the text has, for people: "a string", "a number with a fraction".
        found: Cow<'static, str>,
        /// The JSON type of what the text has, for programs. It may be the expected one, as with a number out of range.
        json_type: JsonType,
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
        /// The first character that cannot stand where it is, or that the string ends too early, and what may stand there.
        /// Absent if the value is sensitive, or where the pattern gives none.
        clue: Option<Clue>,
    },
    /// The number is out of bounds.
    #[non_exhaustive]
    Range {
        /// The smallest number allowed.
        min: Option<Number>,
        /// The largest number allowed.
        max: Option<Number>,
        /// Whether `min` itself is not allowed.
        excludes_min: bool,
        /// Whether `max` itself is not allowed.
        excludes_max: bool,
        /// Which of the two the number is beyond.
        beyond: RangeEnd,
    },
    /// The number is not a multiple of another.
    #[non_exhaustive]
    MultipleOf {
        /// The other.
        divisor: Number,
    },
    /// The string is not one of the value set.
    #[non_exhaustive]
    Enum {
        /// The values.
        values: &'static Values,
        /// One of them that is much like the string. Absent if the value is sensitive.
        suggestion: Option<&'static str>,
    },
    /// Two items are equal.
    #[non_exhaustive]
    Unique {
        /// The index of the first of the two.
        first: usize,
        /// The index of the second.
        second: usize,
    },
    /// The shape has no such member.
    #[non_exhaustive]
    UnknownMember {
        /// A member with a name much like it.
        suggestion: Option<&'static str>,
    },
    /// The member appears more than once in its object.
    #[non_exhaustive]
    DuplicateMember,
    /// A function of the user's refused the value.
    #[non_exhaustive]
    Check {
        /// The function.
        name: &'static str,
        /// What it said; absent if the value is sensitive.
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
    /// A required value is absent.
    pub(crate) const MISSING: Self = Self::Required { null: false };
    /// A required value is `null`.
    #[cfg(feature = "json")]
    pub(crate) const NULL: Self = Self::Required { null: true };
    /// A number beyond the largest `f32`: JSON has no infinity.
    pub(crate) const BEYOND_FLOAT: Self = Self::number("a number that a float can hold", "a larger one");
    /// A number beyond the largest `f64`.
    pub(crate) const BEYOND_DOUBLE: Self = Self::number("a number that a double can hold", "a larger one");

    const fn number(expected: &'static str, found: &'static str) -> Self {
        let (expected, found) = (Cow::Borrowed(expected), Cow::Borrowed(found));
        Self::Type { expected, found, json_type: JsonType::Number }
    }

    /// What is expected of a value that only its type can read.
    pub(crate) const READABLE: &'static str = "a value that its type can read";

    /// A value that its type does not read; the type's reason is missing where it may not be told.
    #[cfg(feature = "json")]
    pub(crate) fn unreadable(reason: Option<&str>, json_type: JsonType) -> Self {
        let found = Cow::Owned(String::from(reason.unwrap_or_default()));
        Self::Type { expected: Cow::Borrowed(Self::READABLE), found, json_type }
    }

    /// What is no number; of a sensitive value it is not said.
    pub(crate) const fn nan(sensitive: bool) -> Self {
        Self::number("a finite number", if sensitive { "another" } else { "NaN, which JSON does not have" })
    }

    /// A string does not match a pattern.
    pub(crate) const fn pattern(pattern: Pattern) -> Self {
        Self::Pattern { pattern, clue: None }
    }

    /// A string is none of a value set.
    pub(crate) const fn none_of(values: &'static Values) -> Self {
        Self::Enum { values, suggestion: None }
    }

    /// Whether the string at fault tells more of the fault.
    pub(crate) const fn can_be_explained(&self) -> bool {
        matches!(self, Self::Pattern { .. } | Self::Enum { .. })
    }

    /// The fault with what the string tells of it, if that may be told.
    pub(crate) fn explained(mut self, text: Option<&str>, suggestions: &mut Suggestions) -> Self {
        match (&mut self, text) {
            (Self::Pattern { pattern, clue }, Some(text)) => *clue = pattern.explain(text),
            (Self::Enum { values, suggestion }, Some(text)) => {
                suggestions.earn(text.len());
                // Another number is another thing, and no typo: `G.4X` is not meant as `G.1X`.
                let near = values.listed().iter().copied().filter(|name| digits(name).eq(digits(text)));
                *suggestion = suggestions.nearest(text, near);
            }
            _ => {}
        }
        self
    }

    /// The fault without what the string tells of it: the rule alone, and the facts that every walk finds alike.
    #[cfg(feature = "json")]
    pub(crate) fn unexplained(&self) -> Self {
        match self {
            Self::Pattern { pattern, .. } => Self::pattern(*pattern),
            Self::Enum { values, .. } => Self::none_of(values),
            // A typed value does not know what stood in the text.
            Self::Required { .. } => Self::MISSING,
            other => other.clone(),
        }
    }

    /// The kind of fault.
    pub const fn code(&self) -> Code {
        match self {
            Self::Required { .. } => Code::Required,
            Self::Type { .. } => Code::Type,
            Self::Length { .. } => Code::Length,
            Self::Pattern { .. } => Code::Pattern,
            // Both are said by `range`.
            Self::Range { .. } | Self::MultipleOf { .. } => Code::Range,
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

fn digits(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_digit)
}

/// The type of a JSON value, as [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259#section-3) has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonType {
    /// `{…}`.
    Object,
    /// `[…]`.
    Array,
    /// `"…"`.
    String,
    /// `1.5`.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}
