//! The words of reports, said once: bounds, units, value sets. A violation's message, [`explain`](crate::render::explain)
//! and the errors that constants panic with at compile time put their sentences together from these.

use core::fmt;

use glue_pattern::Pattern;

use super::clue::{Hint, is_telling};
use super::fault::{Fault, JsonType};
use crate::rules::{Length, Measure, Number, Range, Unit, Values};
use crate::shape::Kind;

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required { null: false } => f.write_str("is required but missing"),
            Self::Required { null: true } => f.write_str("is required but null"),
            // Only the type knows what it reads, so its reason is all there is to say.
            Self::Type { expected, found, .. } if expected == Self::READABLE => match &**found {
                "" => f.write_str("cannot be read as its type"),
                reason => write!(f, "cannot be read: {reason}"),
            },
            Self::Type { expected, found, .. } => write!(f, "must be {expected}, found {found}"),
            Self::Length { min, max, actual, measure } => {
                write!(f, "must have {}, has {actual}", counted(*min, *max, *measure))
            }
            Self::Pattern { pattern, clue } => {
                let whole = !pattern.is_partial();
                let must = if whole { "must match the pattern" } else { "must contain a match of the pattern" };
                write!(f, "{must} {}", quoted(pattern))?;
                match clue.as_ref().filter(|clue| is_telling(*pattern, clue)) {
                    Some(clue) => write!(f, ": {}", Hint { clue, is_here: false }),
                    None => Ok(()),
                }
            }
            Self::Range { min, max, excludes_min, excludes_max, .. } => {
                write!(f, "must be {}", Ends { min: *min, max: *max, excluded: (*excludes_min, *excludes_max) })
            }
            Self::MultipleOf { divisor } => write!(f, "must be {}", MultipleOf(*divisor)),
            Self::Enum { values, suggestion } => {
                write!(f, "must be {}", OneOfSome(values))?;
                match suggestion {
                    Some(name) => write!(f, "; did you mean `{name}`?"),
                    None => Ok(()),
                }
            }
            Self::Unique { first, second } => {
                write!(f, "items must be unique; items {first} and {second} are equal")
            }
            Self::UnknownMember { suggestion: Some(name) } => write!(f, "is not a member; did you mean `{name}`?"),
            Self::UnknownMember { suggestion: None } => f.write_str("is not a member"),
            Self::DuplicateMember => f.write_str("appears more than once in its object"),
            Self::Check { message: Some(message), .. } | Self::Syntax { message } => f.write_str(message),
            Self::Check { name, message: None } => write!(f, "does not pass the check `{name}`"),
            Self::TooDeep { limit } => write!(f, "is nested more than {limit} levels deep"),
        }
    }
}

impl Fault {
    /// What the string at fault tells beside the rule, said where its character stands.
    #[cfg(feature = "human")]
    pub(crate) fn hint(&self) -> Option<alloc::string::String> {
        match self {
            Self::Pattern { pattern, clue: Some(clue) } if is_telling(*pattern, clue) => {
                Some(alloc::format!("{}", Hint { clue, is_here: true }))
            }
            Self::Enum { suggestion: Some(name), .. } => Some(alloc::format!("did you mean `{name}`?")),
            _ => None,
        }
    }

    /// The message about a sensitive value: not how long it is, nor which character it has where.
    pub(super) fn without_facts(&self) -> impl fmt::Display {
        struct WithoutFacts<'f>(&'f Fault);
        impl fmt::Display for WithoutFacts<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.0 {
                    Fault::Length { min, max, measure, .. } => write!(f, "must have {}", counted(*min, *max, *measure)),
                    Fault::Pattern { pattern, .. } => Fault::pattern(*pattern).fmt(f),
                    Fault::Enum { values, .. } => Fault::none_of(values).fmt(f),
                    fault => fault.fmt(f),
                }
            }
        }
        WithoutFacts(self)
    }
}

/// `1 to 255`, `at least 1`, `at most 255`, `exactly 36`.
#[derive(Clone, Copy)]
pub(crate) struct Bounds<T> {
    pub(crate) min: Option<T>,
    pub(crate) max: Option<T>,
}

impl<T: fmt::Display + PartialEq> fmt::Display for Bounds<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
            (Some(min), Some(max)) => write!(f, "{min} to {max}"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None, Some(max)) => write!(f, "at most {max}"),
            (None, None) => f.write_str("any"),
        }
    }
}

/// `1 to 255`, `greater than 0 and less than 1`, `at least 1`, `less than 1`.
#[derive(Clone, Copy)]
pub(crate) struct Ends {
    min: Option<Number>,
    max: Option<Number>,
    /// Whether each end is itself not allowed.
    excluded: (bool, bool),
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { min, max, excluded } = self;
        if *excluded == (false, false) {
            return Bounds { min: *min, max: *max }.fmt(f);
        }
        if let Some(min) = min {
            write!(f, "{} {min}", if excluded.0 { "greater than" } else { "at least" })?;
        }
        f.write_str(if min.is_some() && max.is_some() { " and " } else { "" })?;
        match max {
            Some(max) => write!(f, "{} {max}", if excluded.1 { "less than" } else { "at most" }),
            None => Ok(()),
        }
    }
}

/// `a multiple of 5`.
#[derive(Clone, Copy)]
pub(crate) struct MultipleOf(pub(crate) Number);

impl fmt::Display for MultipleOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a multiple of {}", self.0)
    }
}

/// All that a range says: `1 to 255, a multiple of 5`.
pub(crate) fn range(range: Range) -> impl fmt::Display {
    struct Whole(Range);
    impl fmt::Display for Whole {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let Range { min, max, excludes_min, excludes_max, multiple_of } = self.0;
            let bounded = min.is_some() || max.is_some();
            if bounded {
                Ends { min, max, excluded: (excludes_min, excludes_max) }.fmt(f)?;
            }
            match multiple_of {
                Some(divisor) => write!(f, "{}{}", if bounded { ", " } else { "" }, MultipleOf(divisor)),
                None => Ok(()),
            }
        }
    }
    Whole(range)
}

/// `1 to 255 characters`.
pub(crate) fn length(length: &Length, measure: Measure) -> impl fmt::Display {
    counted(length.min, length.max, measure)
}

fn counted(min: Option<u64>, max: Option<u64>, measure: Measure) -> impl fmt::Display {
    struct Counted(Bounds<u64>, Measure);
    impl fmt::Display for Counted {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let Self(bounds, measure) = self;
            match bounds {
                Bounds { min: None, max: None } => write!(f, "any number of {}", measure.noun(0)),
                _ => write!(f, "{bounds} {}", measure.noun(bounds.max.or(bounds.min).unwrap_or_default())),
            }
        }
    }
    // No length is below zero: "at most 75", not "0 to 75".
    let min = min.filter(|min| *min > 0 || max == Some(0));
    Counted(Bounds { min, max }, measure)
}

/// `` one of `A`, `B` ``.
#[derive(Clone, Copy)]
pub(crate) struct OneOf<'v>(pub(crate) &'v Values);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.listed(), self.0.internal()) {
            ([], []) => f.write_str("one of an empty set of values, which nothing is"),
            ([], _) => f.write_str("one of a set of values that is not listed"),
            _ => write!(f, "one of {}", ValueList(self.0)),
        }
    }
}

/// The same, of many values only the first: `` one of `A`, `B`, … 98 more ``.
struct OneOfSome<'v>(&'v Values);

impl OneOfSome<'_> {
    /// So many values are said all.
    const FEW: usize = 20;
    /// So many of more.
    const SOME: usize = 8;
}

impl fmt::Display for OneOfSome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = self.0.listed();
        let some = listed.get(..Self::SOME).filter(|_| listed.len() > Self::FEW);
        let Some(some) = some else { return OneOf(self.0).fmt(f) };
        f.write_str("one of ")?;
        some.iter().try_for_each(|value| write!(f, "`{value}`, "))?;
        write!(f, "… {} more", listed.len() - some.len())
    }
}

/// `` `A`, `B` ``.
#[derive(Clone, Copy)]
pub(crate) struct ValueList<'v>(pub(crate) &'v Values);

impl fmt::Display for ValueList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, value) in self.0.listed().iter().enumerate() {
            write!(f, "{}`{value}`", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// `` `[a-z]+` ``.
pub(crate) fn quoted(pattern: &Pattern) -> impl fmt::Display {
    struct Quoted(&'static str);
    impl fmt::Display for Quoted {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "`{}`", self.0)
        }
    }
    Quoted(pattern.source())
}

impl Measure {
    /// What is counted, as a noun for this many.
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

impl JsonType {
    /// A value of this type, for messages.
    pub(crate) const fn described(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Null => "null",
        }
    }
}

/// What a kind of shape is called.
pub(crate) struct KindWords {
    /// Of the kind itself.
    pub(crate) noun: &'static str,
    /// Of a value of the kind in a JSON text.
    pub(crate) json: &'static str,
}

/// The words for a kind. What is called by its type's name, a structure or a value set, has no noun of its own.
pub(crate) const fn kind(kind: &Kind) -> KindWords {
    let (noun, json) = match kind {
        Kind::Boolean => ("boolean", "a boolean"),
        Kind::Integer(_) => ("integer", "an integer"),
        Kind::Float { .. } => ("number", "a number"),
        Kind::String => ("string", "a string"),
        Kind::Enum(_) => ("", "a string"),
        Kind::Character => ("character", "a string of one character"),
        Kind::Blob => ("bytes in base64", "a base64 string"),
        Kind::Unit => ("null", "null"),
        Kind::List(list) if list.set => ("set", "an array"),
        Kind::List(_) | Kind::Tuple(_) => ("list", "an array"),
        Kind::Map { .. } => ("map", "an object"),
        Kind::Structure(_) | Kind::Union(_) => ("", "an object"),
        Kind::Parsed(parsed) => ("", parsed.expected),
        Kind::Opaque | Kind::Converted(..) => ("anything", "anything"),
        // Only a shape that refers to itself has these still, behind all that it holds.
        Kind::Optional(_) | Kind::Newtype(_) => ("", "another value"),
    };
    KindWords { noun, json }
}
