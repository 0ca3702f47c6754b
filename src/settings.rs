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
    max_report_bytes: Option<usize>,
    pub(crate) keep_values: bool,
}

impl Settings {
    /// The defaults, as a constant.
    pub(crate) const DEFAULT: Self =
        Self { max_violations: 1000, max_depth: 128, max_report_bytes: None, keep_values: false };

    /// The defaults: 1,000 violations and 500 KiB, 128 levels, no values kept.
    pub const fn new() -> Self {
        Self::DEFAULT
    }

    /// How many violations a report keeps, 1 at least: a report of nothing would look like none.
    /// The report says if there were [more](crate::Report::is_truncated).
    #[must_use]
    pub const fn max_violations(self, violations: usize) -> Self {
        Self { max_violations: if violations == 0 { 1 } else { violations }, ..self }
    }

    /// About how many bytes a report may take, in memory or in the longest of its renderings. A violation that does not
    /// fit is left out, and so are all behind it; the first is always kept.
    ///
    /// Unless it is set, it is 512 bytes for each of [`max_violations`](Self::max_violations): 500 KiB by default and at least,
    /// and, however many violations may be kept, at most 16 MiB or, of a text, 64 times its length.
    ///
    /// What comes from the request is shortened whatever the settings: of a path, a message or a value of many
    /// kilobytes, a few are left.
    ///
    /// ```
    /// use glue_validate::{GlueValidate, Settings};
    ///
    /// #[derive(GlueValidate)]
    /// struct Names(#[list(item(len(min = 1)))] Vec<&'static str>);
    ///
    /// let settings = Settings::new().max_violations(usize::MAX).max_report_bytes(100_000);
    /// let report = Names(vec![""; 1_000_000]).validate_with(settings).unwrap_err();
    /// assert!(report.is_truncated());
    /// assert!(report.to_string().len() < 100_000);
    /// ```
    #[must_use]
    pub const fn max_report_bytes(self, bytes: usize) -> Self {
        Self { max_report_bytes: Some(bytes), ..self }
    }

    /// How many levels a value may be nested. A deeper one is a violation
    /// ([`Code::TooDeep`](crate::Code::TooDeep)).
    #[must_use]
    pub const fn max_depth(self, levels: usize) -> Self {
        Self { max_depth: levels, ..self }
    }

    /// How many bytes a report may take.
    pub(crate) const fn report_bytes(&self) -> usize {
        match self.max_report_bytes {
            Some(bytes) => bytes,
            None => self.report_bytes_within(16 << 20),
        }
    }

    /// These settings for a text of a length.
    #[cfg(feature = "json")]
    pub(crate) const fn within_text(self, bytes: usize) -> Self {
        match self.max_report_bytes {
            Some(_) => self,
            None => self.max_report_bytes(self.report_bytes_within(bytes.saturating_mul(64))),
        }
    }

    const fn report_bytes_within(&self, most: usize) -> usize {
        const EACH: usize = 512;
        const LEAST: usize = 1000 * EACH;
        let wanted = self.max_violations.saturating_mul(EACH);
        let bytes = if wanted < most { wanted } else { most };
        if bytes < LEAST { LEAST } else { bytes }
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
