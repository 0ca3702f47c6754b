//! How much a check keeps, and how deep it looks.

/// How much a check keeps, and how deep it looks.
///
/// ```
/// use glue_validate::{GlueValidate, Limits};
///
/// #[derive(GlueValidate)]
/// struct Names(#[list(item(len(min = 1)))] Vec<&'static str>);
///
/// let report = Names(vec![""; 5]).validate_with(Limits::DEFAULT.violations(2)).unwrap_err();
/// assert_eq!(report.violations().len(), 2);
/// assert!(report.is_truncated());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How many violations a report keeps.
    pub violations: usize,
    /// How many levels a value may be nested.
    pub depth: usize,
    /// Whether violations keep the rejected values, for AWS's own wording: strings and numbers. Sensitive ones are never
    /// kept, nor is a list, map or structure, which may hold some.
    pub keep_values: bool,
}

impl Limits {
    /// 1,000 violations, 128 levels, no values kept.
    pub const DEFAULT: Self = Self { violations: 1000, depth: 128, keep_values: false };

    /// Keeps another number of violations.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Self { violations, ..self }
    }

    /// Looks at another number of levels.
    #[must_use]
    pub const fn depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// Keeps rejected values, or not.
    #[must_use]
    pub const fn keep_values(self, keep_values: bool) -> Self {
        Self { keep_values, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
