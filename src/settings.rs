//! What a check keeps, and how deep it looks.

/// What a check keeps, and how deep it looks.
///
/// The defaults bound what a hostile request can cost. [`json::Options`](crate::json::Options) holds a `Settings` and
/// says beside it how JSON is read.
///
/// ```
/// use glue_validate::{GlueValidate, Settings};
///
/// #[derive(GlueValidate)]
/// struct Names(#[list(item(len(min = 1)))] Vec<&'static str>);
///
/// let settings = Settings::new().max_violations(2);
/// let report = Names(vec![""; 5]).validate_with(settings).unwrap_err();
/// assert_eq!(report.violations().len(), 2);
/// assert!(report.is_truncated());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub(crate) max_violations: usize,
    pub(crate) max_depth: usize,
    pub(crate) keep_values: bool,
}

impl Settings {
    /// The defaults, as a constant.
    pub(crate) const DEFAULT: Self = Self { max_violations: 1000, max_depth: 128, keep_values: false };

    /// The defaults: 1,000 violations, 128 levels, no values kept.
    pub const fn new() -> Self {
        Self::DEFAULT
    }

    /// How many violations a report keeps, 1 at least: a report of nothing would look like none.
    /// The report says if there were [more](crate::Report::is_truncated).
    #[must_use]
    pub const fn max_violations(self, violations: usize) -> Self {
        Self { max_violations: if violations == 0 { 1 } else { violations }, ..self }
    }

    /// How many levels a value may be nested. A deeper one is a violation
    /// ([`Code::TooDeep`](crate::Code::TooDeep)).
    #[must_use]
    pub const fn max_depth(self, levels: usize) -> Self {
        Self { max_depth: levels, ..self }
    }

    /// Whether violations keep the rejected [values](crate::Violation::value), for AWS's own wording: strings and
    /// numbers. Sensitive ones are never kept, nor is a list, map or structure, which may hold some.
    #[must_use]
    pub const fn keep_values(self, keep: bool) -> Self {
        Self { keep_values: keep, ..self }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::DEFAULT
    }
}
