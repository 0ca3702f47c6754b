//! Rules: what a member's attributes say, as static data.
//!
//! The derive writes [`Rules`] as constants. The typed check and the JSON check both read them through
//! the module `checker::apply`, so that a rule has one meaning.

mod length;
mod multiple;
mod number;
mod values;

use glue_pattern::Pattern;

use crate::check::Check;

pub use self::length::{Length, Measure, Unit};
pub(crate) use self::multiple::are_multiples;
pub(crate) use self::number::Repr;
pub use self::number::{Number, Range, RangeEnd};
pub use self::values::Values;

/// The rules of one member, item, key or value. All are optional; an absent one accepts everything.
///
/// ```
/// use glue_validate::rules::{Length, Rules};
///
/// const NAME: Rules = Rules::NONE.with_length(Length::chars(Some(1), Some(255)));
/// assert_eq!(NAME.length().and_then(|length| length.max), Some(255));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub(crate) length: Option<Length>,
    pub(crate) range: Option<Range>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) one_of: Option<&'static Values>,
    /// The values, where they are numbers.
    pub(crate) numbers: &'static [Number],
    pub(crate) unique: bool,
    pub(crate) required: bool,
    pub(crate) sensitive: bool,
    pub(crate) key: Option<&'static Rules>,
    pub(crate) value: Option<&'static Rules>,
    pub(crate) item: Option<&'static Rules>,
    /// The functions that judge an item, a key or a value. Those of a member stand with the member.
    pub(crate) checks: &'static [Check],
}

impl Rules {
    /// No rule at all: the start of every other.
    pub const NONE: Self = Self {
        length: None,
        range: None,
        pattern: None,
        one_of: None,
        numbers: &[],
        unique: false,
        required: false,
        sensitive: false,
        key: None,
        value: None,
        item: None,
        checks: &[],
    };

    /// Adds a length rule: of a string, of bytes, of a list, or the number of a map's entries.
    #[must_use]
    pub const fn with_length(self, length: Length) -> Self {
        Self { length: Some(length), ..self }
    }

    /// Counts the length in another unit.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_unit(self, unit: Unit) -> Self {
        match self.length {
            Some(length) => self.with_length(length.with_unit(unit)),
            None => self,
        }
    }

    /// Adds a range of numbers.
    #[must_use]
    pub const fn with_range(self, range: Range) -> Self {
        Self { range: Some(range), ..self }
    }

    /// Adds a pattern.
    #[must_use]
    pub const fn with_pattern(self, pattern: Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// Adds a value set.
    #[must_use]
    pub const fn with_one_of(self, values: &'static Values) -> Self {
        Self { one_of: Some(values), ..self }
    }

    /// Says that the values of the value set are these numbers, the listed ones first: then it is a rule of numbers.
    #[must_use]
    pub const fn with_numbers(self, numbers: &'static [Number]) -> Self {
        Self { numbers, ..self }
    }

    /// Demands that no two items are equal.
    #[must_use]
    pub const fn with_unique(self) -> Self {
        Self { unique: true, ..self }
    }

    /// Demands that an optional member is present.
    #[must_use]
    pub const fn with_required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Keeps the value, and everything below it, out of every report.
    #[must_use]
    pub const fn with_sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    /// Adds rules for every key of a map.
    #[must_use]
    pub const fn with_key(self, rules: &'static Self) -> Self {
        Self { key: Some(rules), ..self }
    }

    /// Adds rules for every value of a map.
    #[must_use]
    pub const fn with_value(self, rules: &'static Self) -> Self {
        Self { value: Some(rules), ..self }
    }

    /// Adds rules for every item of a list.
    #[must_use]
    pub const fn with_item(self, rules: &'static Self) -> Self {
        Self { item: Some(rules), ..self }
    }

    /// Adds checks, to the rules of an item, a key or a value.
    #[must_use]
    pub const fn with_checks(self, checks: &'static [Check]) -> Self {
        Self { checks, ..self }
    }

    /// The checks of an item, a key or a value.
    pub const fn checks(&self) -> &'static [Check] {
        self.checks
    }

    /// The length rule, if there is one.
    pub const fn length(&self) -> Option<Length> {
        self.length
    }

    /// The range, if there is one.
    pub const fn range(&self) -> Option<Range> {
        self.range
    }

    /// The pattern, if there is one.
    pub const fn pattern(&self) -> Option<Pattern> {
        self.pattern
    }

    /// The value set, if there is one.
    pub const fn one_of(&self) -> Option<&'static Values> {
        self.one_of
    }

    /// The numbers that are accepted, where the value set is one of numbers.
    pub const fn numbers(&self) -> &'static [Number] {
        self.numbers
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
    pub const fn key(&self) -> Option<&'static Self> {
        self.key
    }

    /// The rules of a map's values, if there are any.
    pub const fn value(&self) -> Option<&'static Self> {
        self.value
    }

    /// The rules of a list's items, if there are any.
    pub const fn item(&self) -> Option<&'static Self> {
        self.item
    }

    /// Whether functions are to be asked about what is in a value.
    #[cfg(feature = "json")]
    pub(crate) fn ask_inside(&self) -> bool {
        let ask = |rules: &Self| !rules.checks.is_empty() || rules.ask_inside();
        [self.item, self.key, self.value].into_iter().flatten().any(ask)
    }

    /// Whether the rules of what is in a value are the very ones of other rules.
    pub(crate) fn has_inside_of(&self, other: &Self) -> bool {
        let same = |left: Option<&'static Self>, right: Option<&'static Self>| match (left, right) {
            (Some(left), Some(right)) => core::ptr::eq(left, right),
            (left, right) => left.is_none() && right.is_none(),
        };
        same(self.item, other.item) && same(self.key, other.key) && same(self.value, other.value)
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
            numbers: if self.one_of.is_some() { self.numbers } else { inner.numbers },
            unique: self.unique || inner.unique,
            required: self.required || inner.required,
            sensitive: self.sensitive || inner.sensitive,
            key: first!(key),
            value: first!(value),
            item: first!(item),
            checks: &[],
        }
    }
}
