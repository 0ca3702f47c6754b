//! A pattern that has been compiled, while the compiler is still at hand.

use std::ops::RangeInclusive;

use crate::clue::Clue;
use crate::compile::dfa::language::Language;
use crate::compile::encode;
use crate::compile::encode::plan::OwnedPlan;
use crate::compile::encode::source::{byte_string, literal, optional_string, pair};
use crate::compile::facts::Facts;
use crate::compile::lint::Lint;

/// The kind of plan by which a pattern is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlanKind {
    /// Repeats of one class of characters, many bytes at a time.
    Scan,
    /// Literals and repeated classes in a row.
    Segments,
    /// A table of transitions.
    Table,
    /// An automaton with counters.
    Counted,
}

/// Longer texts are not used as examples.
const MAX_EXAMPLE: usize = 60;

/// A compiled pattern, at compile time.
///
/// ```
/// use glue_pattern::compile::{Options, compile};
///
/// let id = compile("[a-z]+-[0-9]{4}", &Options::new()).unwrap();
/// assert!(id.is_match("run-2024"));
/// assert!(!id.is_match("run-2024\n"));
/// ```
#[derive(Clone, Debug)]
pub struct Compiled {
    pub(crate) source: String,
    pub(crate) partial: bool,
    pub(crate) facts: Facts,
    pub(crate) language: Option<Language>,
    pub(crate) plan: OwnedPlan,
    pub(crate) lints: Vec<Lint>,
}

impl Compiled {
    /// The pattern as it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the pattern is looked for anywhere in a text.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.partial
    }

    /// Whether the pattern accepts `text`: the same answer, by the same code, as [`Pattern::is_match`](crate::Pattern::is_match).
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.plan.is_match(text)
    }

    /// Why the pattern does not accept `text`, as [`Pattern::explain`](crate::Pattern::explain) does.
    #[must_use]
    pub fn explain(&self, text: &str) -> Option<Clue> {
        self.plan.with(&mut |plan| plan.explain(text))
    }

    /// A constant expression that makes the [`Pattern`](crate::Pattern). `types` is a path to `glue_pattern::__private`.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let expression = compile("a|b", &Options::new()).unwrap().expression("::glue_pattern::__private");
    /// assert!(expression.starts_with("::glue_pattern::__private::Pattern("));
    /// ```
    #[must_use]
    pub fn expression(&self, types: &str) -> String {
        let fields = [
            ("source", format!("{:?}", self.source)),
            ("partial", self.partial.to_string()),
            ("chars", pair(self.facts.chars)),
            ("bytes", pair(self.facts.bytes)),
            ("lengths", byte_string(&self.facts.lengths)),
            ("example", optional_string(self.short_example().as_deref(), types)),
            ("plan", self.plan.expression(types)),
        ];
        format!("{types}::Pattern(&{})", literal(types, "Parts", fields))
    }

    /// A short accepted text, and rather not the empty one, for messages.
    fn short_example(&self) -> Option<String> {
        let is_short = |text: &String| text.chars().count() <= MAX_EXAMPLE && !text.chars().any(char::is_control);
        let shortest = u64::from(self.facts.min_chars()?).max(1);
        let text = self.example_within(shortest..=MAX_EXAMPLE as u64);
        text.or_else(|| self.facts.example().map(str::to_owned)).filter(is_short)
    }

    /// What is known about the accepted texts.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the pattern says that its author can hardly mean.
    ///
    /// ```
    /// use glue_pattern::compile::{LintKind, Options, compile};
    ///
    /// let prefix = compile("^arn:aws:", &Options::new()).unwrap();
    /// assert_eq!(prefix.lints()[0].kind(), LintKind::OnlyStartAnchored);
    /// ```
    #[must_use]
    pub fn lints(&self) -> &[Lint] {
        &self.lints
    }

    /// An accepted text with a number of characters in `range`, one of the shortest such; `None` if there is none (or it would be
    /// immense).
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let pairs = compile("(ab)*", &Options::new()).unwrap();
    /// assert_eq!(pairs.example_within(3..=5).as_deref(), Some("abab"));
    /// assert_eq!(pairs.example_within(3..=3), None);
    /// ```
    #[must_use]
    pub fn example_within(&self, range: RangeInclusive<u64>) -> Option<String> {
        let length = self.facts.length_within(&range)?;
        let length = usize::try_from(length).ok()?;
        match &self.language {
            Some(language) => language.example(length),
            None => self.facts.stretched(length).filter(|text| self.is_match(text)),
        }
    }

    /// The same pattern matched by its table, for tests; `None` if it has no automaton that fits into one.
    #[doc(hidden)]
    #[must_use]
    pub fn by_table(&self) -> Option<Self> {
        let plan = OwnedPlan::Table(encode::table::table(self.language.as_ref()?).ok()?);
        Some(Self { plan, ..self.clone() })
    }

    /// The kind of plan by which the pattern is matched.
    #[must_use]
    pub fn plan(&self) -> PlanKind {
        match self.plan {
            OwnedPlan::Scan(..) => PlanKind::Scan,
            OwnedPlan::Segments(_) | OwnedPlan::Fields(_) | OwnedPlan::Fixed(..) => PlanKind::Segments,
            OwnedPlan::Table(_) | OwnedPlan::All(_) => PlanKind::Table,
            OwnedPlan::Counted(_) => PlanKind::Counted,
        }
    }
}
