//! How strictly JSON is read, and how much a report keeps: data only.

use crate::context::Context;
use crate::settings::Settings;

/// How many levels serde_json reads.
pub(super) const DEEPEST: usize = 127;

/// How strictly JSON is read, and how much a report keeps.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// #[serde(rename_all = "PascalCase")]
/// struct StopSession {
///     #[len(1, 255)]
///     id: String,
/// }
///
/// let text = br#"{"Id": "session-1", "RequestOrigin": "console"}"#;
/// assert!(json::from_slice::<StopSession>(text).is_err());
///
/// let lenient = json::Options::new().allow_unknown_members(true);
/// assert!(lenient.from_slice::<StopSession>(text).is_ok());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(crate) unknown_members: bool,
    pub(crate) settings: Settings,
}

impl Options {
    /// Unknown members are violations; the defaults of [`Settings`].
    pub const fn new() -> Self {
        Self { unknown_members: false, settings: Settings::DEFAULT }
    }

    /// With these settings. The levels of nesting stay 127 at most: serde_json reads no more.
    ///
    /// ```
    /// use glue_validate::{Settings, json};
    ///
    /// let settings = Settings::new().max_violations(20);
    /// assert_eq!(json::Options::new().settings(settings), json::Options::new().max_violations(20));
    /// ```
    #[must_use]
    pub const fn settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// Whether members that the shape does not have are let pass.
    #[must_use]
    pub const fn allow_unknown_members(self, allow: bool) -> Self {
        Self { unknown_members: allow, ..self }
    }

    /// How many violations the report keeps, 1 at least.
    #[must_use]
    pub const fn max_violations(self, violations: usize) -> Self {
        Self { settings: self.settings.max_violations(violations), ..self }
    }

    /// How many bytes the report may take: [`Settings::max_report_bytes`].
    #[must_use]
    pub const fn max_report_bytes(self, bytes: usize) -> Self {
        Self { settings: self.settings.max_report_bytes(bytes), ..self }
    }

    /// How many levels the text may be nested, 127 at most: serde_json reads no more.
    #[must_use]
    pub const fn max_depth(self, depth: usize) -> Self {
        let depth = if depth < DEEPEST { depth } else { DEEPEST };
        Self { settings: self.settings.max_depth(depth), ..self }
    }

    /// Whether violations keep the rejected values, for AWS's own wording. Sensitive ones are never kept.
    #[must_use]
    pub const fn keep_values(self, keep: bool) -> Self {
        Self { settings: self.settings.keep_values(keep), ..self }
    }

    /// With what the caller knows, for [checks that ask for it](Context).
    ///
    /// ```
    /// use glue_validate::{Context, GlueValidate, json};
    ///
    /// struct Limit(u32);
    ///
    /// #[derive(Debug, serde::Deserialize, GlueValidate)]
    /// struct Job {
    ///     #[check(affordable, context = Limit)]
    ///     workers: u32,
    /// }
    ///
    /// fn affordable(workers: &u32, limit: &Limit) -> Result<(), String> {
    ///     if *workers <= limit.0 { Ok(()) } else { Err(format!("must be at most {} in this account", limit.0)) }
    /// }
    ///
    /// let limit = Limit(10);
    /// let context = Context::of(&limit);
    /// let within = json::Options::new().within(&context);
    /// assert!(within.from_str::<Job>(r#"{"workers": 10}"#).is_ok());
    /// let report = within.from_str::<Job>(r#"{"workers": 11}"#).unwrap_err();
    /// assert_eq!(report.to_string(), "/workers: must be at most 10 in this account");
    /// ```
    #[must_use]
    pub const fn within<'c>(self, context: &'c Context<'c>) -> Within<'c> {
        Within { options: self, context }
    }

    /// These options for a text of a length.
    pub(super) const fn within_text(self, bytes: usize) -> Self {
        Self { settings: self.settings.within_text(bytes), ..self }
    }
}

/// [`Options`] with what the caller knows: [`Options::within`].
#[derive(Clone, Copy, Debug)]
pub struct Within<'c> {
    pub(super) options: Options,
    pub(super) context: &'c Context<'c>,
}

impl Within<'_> {
    /// These options for a text of a length.
    pub(super) const fn within_text(self, bytes: usize) -> Self {
        Self { options: self.options.within_text(bytes), ..self }
    }
}
