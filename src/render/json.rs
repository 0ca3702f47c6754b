//! The form for programs: one JSON object for each request.
//!
//! ```
//! use glue_validate::{GlueValidate, json, render};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! #[serde(rename_all = "PascalCase")]
//! struct StopSession {
//!     #[len(1, 255)]
//!     id: String,
//! }
//!
//! let result = json::from_str::<StopSession>(r#"{"Id": ""}"#);
//! assert_eq!(
//!     render::json::Document::new("StopSession", result.as_ref().err()).to_string(),
//!     concat!(
//!         r#"{"operation":"StopSession","valid":false,"violations":["#,
//!         r#"{"path":"/Id","subject":"member","code":"length","message":"must have 1 to 255 characters, has 0","#,
//!         r#""line":1,"column":8}]}"#
//!     )
//! );
//! ```
//!
//! What breaks a pattern has `"clue"` behind that: `{"index":24,"found":"O","expected":"`0` to `9` or `:`"}` says how many characters
//! of the string precede the first that cannot stand where it is, which that is (`null` where the string ends too early), and what may
//! stand there (`null` where that takes many words). A sensitive value has none.
//!
//! `line` and `column` count from 1, columns in characters; both are `null` for a value that came from no text.
//! `"unchecked"` stands behind the violations where functions were [not asked](Report::unchecked), each with its `path` and its
//! `check`. `"truncated":true` stands behind the violations where there were more than the report keeps. A violation that does not
//! make the request invalid ends in `"level":"warn"`.

use alloc::string::{String, ToString as _};
use core::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::report::{Model, Report, Violations};

/// What became of one request. `Display` writes the JSON text, on one line.
#[derive(Clone, Copy, Debug)]
pub struct Document<'d> {
    operation: &'d str,
    report: Option<&'d Report>,
    file: Option<&'d str>,
    line: Option<usize>,
    model: Option<&'static Model>,
    note: Option<&'d str>,
}

impl<'d> Document<'d> {
    /// For a request to an operation, and its report if it is invalid.
    pub const fn new(operation: &'d str, report: Option<&'d Report>) -> Self {
        Self { operation, report, file: None, line: None, model: None, note: None }
    }

    /// Adds the member `file` in front, for a request that is one of several.
    #[must_use]
    pub const fn file(self, name: &'d str) -> Self {
        Self { file: Some(name), ..self }
    }

    /// Adds the member `line`: where the request starts in its file. The violations' lines count from there.
    #[must_use]
    pub const fn line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// Adds the member `model`: which model of the service the request was judged by, as an object of its `service`, `source`
    /// and `date`. It is there anyway if the [report](Report::model) has it.
    #[must_use]
    pub const fn model(self, model: &'static Model) -> Self {
        Self { model: Some(model), ..self }
    }

    /// Adds the member `note`: what a reader of the report should know.
    #[must_use]
    pub const fn note(self, note: &'d str) -> Self {
        Self { note: Some(note), ..self }
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list = self.report.map(Report::violations).unwrap_or_default();
        let violations = Violations { list, lines_before: self.line.map_or(0, |line| line.saturating_sub(1)) };
        let mut map = serializer.serialize_map(None)?;
        if let Some(file) = self.file {
            map.serialize_entry("file", file)?;
        }
        if let Some(line) = self.line {
            map.serialize_entry("line", &line)?;
        }
        map.serialize_entry("operation", self.operation)?;
        map.serialize_entry("valid", &!self.report.is_some_and(Report::is_denied))?;
        map.serialize_entry("violations", &violations)?;
        let unchecked = self.report.map(Report::unchecked).unwrap_or_default();
        if !unchecked.is_empty() {
            map.serialize_entry("unchecked", unchecked)?;
        }
        if self.report.is_some_and(Report::is_truncated) {
            map.serialize_entry("truncated", &true)?;
        }
        if let Some(model) = self.model.or_else(|| self.report.and_then(Report::model)) {
            map.serialize_entry("model", model)?;
        }
        if let Some(note) = self.note {
            map.serialize_entry("note", note)?;
        }
        map.end()
    }
}

impl fmt::Display for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text(self).fmt(f)
    }
}

/// Any value as a JSON text. `Display` writes it, on one line, in which no character stands as itself that a terminal would
/// obey: those that JSON lets pass (U+007F to U+009F, those that reorder text) are escaped too, which means the same. It writes
/// nothing where serde_json cannot write the value.
///
/// ```
/// use glue_validate::render::json::Text;
///
/// assert_eq!(Text("\u{1b}[1m \u{9b}1m").to_string(), r#""\u001b[1m \u009b1m""#);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Text<'v, T: ?Sized>(pub &'v T);

impl<T: Serialize + ?Sized> fmt::Display for Text<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::text::escape_json(serde_json::to_string(self.0).unwrap_or_default()))
    }
}

/// `Text(value).to_string()`.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    Text(value).to_string()
}
