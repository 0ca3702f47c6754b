//! Rules: what a member's attributes say, as static data.
//!
//! The derive writes [`Rules`] as constants. The typed check and the JSON check both read them through
//! the module `checker::apply`, so that a rule has one meaning.

use core::fmt;

use glue_pattern::Pattern;

/// The rules of one member, item, key or value. All are optional; an absent one accepts everything.
///
/// ```
/// use glue_validate::rules::{Length, Rules};
///
/// const NAME: Rules = Rules::NONE.len(Length::chars(Some(1), Some(255)));
/// assert_eq!(NAME.length().and_then(|length| length.max), Some(255));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub(crate) length: Option<Length>,
    pub(crate) range: Option<Range>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) one_of: Option<&'static Values>,
    pub(crate) unique: bool,
    pub(crate) required: bool,
    pub(crate) sensitive: bool,
    pub(crate) key: Option<&'static Rules>,
    pub(crate) value: Option<&'static Rules>,
    pub(crate) item: Option<&'static Rules>,
}

impl Rules {
    /// No rule at all: the start of every other.
    pub const NONE: Self = Self {
        length: None,
        range: None,
        pattern: None,
        one_of: None,
        unique: false,
        required: false,
        sensitive: false,
        key: None,
        value: None,
        item: None,
    };

    /// Adds a length rule: of a string, of bytes, of a list, or the number of a map's entries.
    #[must_use]
    pub const fn len(self, length: Length) -> Self {
        Self { length: Some(length), ..self }
    }

    /// Counts the length in another unit.
    #[doc(hidden)]
    #[must_use]
    pub const fn unit(self, unit: Unit) -> Self {
        match self.length {
            Some(length) => self.len(length.unit(unit)),
            None => self,
        }
    }

    /// Adds a range of numbers, both ends included.
    #[must_use]
    pub const fn range(self, min: Option<Number>, max: Option<Number>) -> Self {
        Self { range: Some(Range { min, max }), ..self }
    }

    /// Adds a pattern.
    #[must_use]
    pub const fn pattern(self, pattern: Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// Adds a value set.
    #[must_use]
    pub const fn one_of(self, values: &'static Values) -> Self {
        Self { one_of: Some(values), ..self }
    }

    /// Demands that no two items are equal.
    #[must_use]
    pub const fn unique(self) -> Self {
        Self { unique: true, ..self }
    }

    /// Demands that an optional member is present.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Keeps the value, and everything below it, out of every report.
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    /// Adds rules for every key of a map.
    #[must_use]
    pub const fn key(self, rules: &'static Self) -> Self {
        Self { key: Some(rules), ..self }
    }

    /// Adds rules for every value of a map.
    #[must_use]
    pub const fn value(self, rules: &'static Self) -> Self {
        Self { value: Some(rules), ..self }
    }

    /// Adds rules for every item of a list.
    #[must_use]
    pub const fn item(self, rules: &'static Self) -> Self {
        Self { item: Some(rules), ..self }
    }

    /// The length rule, if there is one.
    pub const fn length(&self) -> Option<Length> {
        self.length
    }

    /// The range, if there is one.
    pub const fn range_rule(&self) -> Option<Range> {
        self.range
    }

    /// The pattern, if there is one.
    pub const fn pattern_rule(&self) -> Option<Pattern> {
        self.pattern
    }

    /// The value set, if there is one.
    pub const fn values(&self) -> Option<&'static Values> {
        self.one_of
    }

    /// Whether items must differ from each other.
    pub const fn is_unique(&self) -> bool {
        self.unique
    }

    /// Whether an absent value is a fault.
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Whether the value must stay out of reports.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The rules of a map's keys, if there are any.
    pub const fn key_rules(&self) -> Option<&'static Self> {
        self.key
    }

    /// The rules of a map's values, if there are any.
    pub const fn value_rules(&self) -> Option<&'static Self> {
        self.value
    }

    /// The rules of a list's items, if there are any.
    pub const fn item_rules(&self) -> Option<&'static Self> {
        self.item
    }

    /// These rules over those of the type they are written on: a member's own rule replaces the type's rule of
    /// the same kind, as a [trait on a Smithy member](https://smithy.io/2.0/spec/constraint-traits.html) does.
    pub(crate) const fn over(&self, inner: &Self) -> Self {
        macro_rules! first {
            ($field:ident) => {
                if self.$field.is_some() { self.$field } else { inner.$field }
            };
        }
        Self {
            length: first!(length),
            range: first!(range),
            pattern: first!(pattern),
            one_of: first!(one_of),
            unique: self.unique || inner.unique,
            required: self.required || inner.required,
            sensitive: self.sensitive || inner.sensitive,
            key: first!(key),
            value: first!(value),
            item: first!(item),
        }
    }
}

/// Bounds on a length, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Length {
    /// The smallest length allowed.
    pub min: Option<u64>,
    /// The largest length allowed.
    pub max: Option<u64>,
    /// What is counted in a string. Bytes, lists and maps count their bytes, items and entries.
    pub unit: Unit,
}

impl Length {
    /// Counts a string's Unicode scalar values, as
    /// [Smithy's `length` trait](https://smithy.io/2.0/spec/constraint-traits.html#length-trait) does.
    pub const fn chars(min: Option<u64>, max: Option<u64>) -> Self {
        Self { min, max, unit: Unit::Chars }
    }

    /// Counts in another unit.
    #[must_use]
    pub const fn unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// Whether `actual` lies within the bounds.
    pub const fn allows(&self, actual: u64) -> bool {
        let above = match self.min {
            Some(min) => actual >= min,
            None => true,
        };
        let below = match self.max {
            Some(max) => actual <= max,
            None => true,
        };
        above && below
    }
}

/// What a string's length counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values: what Smithy counts.
    #[default]
    Chars,
    /// Bytes of UTF-8.
    Bytes,
    /// Units of UTF-16: what Java's `String.length()` counts.
    Utf16,
}

/// A range of numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Range {
    /// The smallest number allowed.
    pub min: Option<Number>,
    /// The largest number allowed.
    pub max: Option<Number>,
}

/// A number of any of Rust's types, or a bound for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// Any integer that an `i128` holds.
    Int(i128),
    /// An integer above `i128::MAX`.
    Uint(u128),
    /// A floating-point number.
    Float(f64),
}

impl Number {
    /// From an unsigned integer of any width.
    pub const fn from_u128(value: u128) -> Self {
        #[expect(clippy::cast_possible_wrap, reason = "checked by the comparison before it")]
        if value <= i128::MAX as u128 { Self::Int(value as i128) } else { Self::Uint(value) }
    }

    /// Whether this is not greater than the other; never where one of them is not a number.
    pub(crate) const fn at_most(self, other: Self) -> bool {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => left <= right,
            (Self::Uint(left), Self::Uint(right)) => left <= right,
            (Self::Int(_), Self::Uint(_)) => true,
            (Self::Uint(_), Self::Int(_)) => false,
            (Self::Float(_), _) | (_, Self::Float(_)) => self.to_f64() <= other.to_f64(),
        }
    }

    /// The number as a float, rounded to the nearest.
    #[expect(clippy::cast_precision_loss, reason = "rounding is what it says")]
    pub const fn to_f64(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Uint(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::Uint(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
        }
    }
}

/// A set of strings: the values that `one_of` or an enum accepts, in the order written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Values {
    pub(crate) listed: &'static [&'static str],
    pub(crate) internal: &'static [&'static str],
}

impl Values {
    /// A set of values that messages list.
    pub const fn new(listed: &'static [&'static str]) -> Self {
        Self { listed, internal: &[] }
    }

    /// Adds values that are accepted but that no message lists, as Smithy's
    /// [`internal`](https://smithy.io/2.0/spec/documentation-traits.html#internal-trait) enum members are.
    #[must_use]
    pub const fn internal(self, internal: &'static [&'static str]) -> Self {
        Self { internal, ..self }
    }

    /// The values that a message may list.
    pub const fn listed(&self) -> &'static [&'static str] {
        self.listed
    }

    /// Whether `text` is one of the values.
    pub fn contains(&self, text: &str) -> bool {
        self.listed.contains(&text) || self.internal.contains(&text)
    }
}
