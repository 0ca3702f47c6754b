//! A report as a diagnostic of [miette](https://docs.rs/miette), with a label at each violation's place in the text. Feature `miette`.
//!
//! ```
//! use glue_validate::render::miette::Diagnostic;
//! use glue_validate::{GlueValidate, Valid, json};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! struct StopSession {
//!     #[len(1, 255)]
//!     id: String,
//! }
//!
//! fn read(text: &str) -> miette::Result<Valid<StopSession>> {
//!     let session = json::from_str::<StopSession>(text)
//!         .map_err(|report| Diagnostic::new(report, "stop.json", text.as_bytes(), StopSession::shape()))?;
//!     Ok(session)
//! }
//!
//! let error = read(r#"{"id": ""}"#).unwrap_err();
//! let label = error.labels().unwrap().next().unwrap();
//! assert_eq!(label.label(), Some("must have 1 to 255 characters, has 0"));
//! assert_eq!((label.offset(), label.len()), (7, 2));
//! ```

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use ::miette::{LabeledSpan, NamedSource, Severity, SourceCode};

use super::spot;
use crate::json::sensitive_spans;
use crate::report::{Code, Level, Report, is_unsafe, visible};
use crate::shape::Shape;

/// A report and the text that it is about. It owns both, so that it can be returned with `?`.
///
/// What the shape calls sensitive is masked in its copy of the text, byte for byte, and so is each character that a terminal
/// would obey.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    report: Report,
    source: NamedSource<String>,
    /// What the label of each violation marks.
    marked: Vec<Option<Range<usize>>>,
}

impl Diagnostic {
    /// Of a report about a text of this name and shape.
    pub fn new(report: Report, name: &str, text: &[u8], shape: &'static Shape) -> Self {
        let hidden = hidden(text, &report, shape);
        let marked = report.iter().map(|violation| {
            let location = violation.location()?;
            Some(spot::of_violation(violation, location, text, &hidden).unwrap_or_else(|| location.bytes.clone()))
        });
        let marked = marked.collect();
        let source = NamedSource::new(visible(name), masked(text, hidden)).with_language("json");
        Self { report, source, marked }
    }

    /// The report.
    pub const fn report(&self) -> &Report {
        &self.report
    }
}

/// What nobody should see of a text.
fn hidden(text: &[u8], report: &Report, shape: &'static Shape) -> Vec<Range<usize>> {
    // Where its parts cannot be told apart, all of it may be secret.
    let Ok(json) = core::str::from_utf8(text) else { return core::iter::once(0..text.len()).collect() };
    let mut hidden: Vec<Range<usize>> = sensitive_spans(shape, json);
    // What the report calls sensitive is hidden whatever the text's own walk says.
    let told = report.iter().filter(|violation| violation.is_sensitive() && violation.code() != Code::Required);
    hidden.extend(told.filter_map(|violation| violation.location()).map(|location| location.bytes.clone()));
    hidden.sort_by_key(|span| span.start);
    hidden
}

/// The text without what is hidden, each character at its place.
fn masked(text: &[u8], hidden: Vec<Range<usize>>) -> String {
    // There are no characters to show of what is no UTF-8.
    let Ok(json) = core::str::from_utf8(text) else { return "?".repeat(text.len()) };
    let mut shown = String::with_capacity(json.len());
    let mut spans = hidden.into_iter().peekable();
    for (at, character) in json.char_indices() {
        while spans.next_if(|span| span.end <= at).is_some() {}
        let is_hidden = spans.peek().is_some_and(|span| span.start <= at);
        match character {
            '\n' => shown.push('\n'),
            _ if is_hidden => shown.extend(core::iter::repeat_n('*', character.len_utf8())),
            '\t' => shown.push('\t'),
            other if is_unsafe(other) => shown.extend(core::iter::repeat_n('?', other.len_utf8())),
            other => shown.push(other),
        }
    }
    shown
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.report.violations() {
            [only] => f.write_str(&only.line(self.report.root())),
            several => write!(f, "{} violations", several.len()),
        }
    }
}

impl core::error::Error for Diagnostic {}

impl ::miette::Diagnostic for Diagnostic {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        match self.report.violations() {
            [only] => Some(Box::new(only.code().as_str())),
            _ => None,
        }
    }

    fn severity(&self) -> Option<Severity> {
        Some(if self.report.is_denied() { Severity::Error } else { Severity::Warning })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let model = self.report.model()?;
        Some(Box::new(format!("checked against {model}; a newer service may accept more")))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.report.iter().zip(&self.marked).filter_map(|(violation, bytes)| {
            let bytes = bytes.as_ref()?;
            let message = visible(&violation.message()).into_owned();
            let words = if violation.level() == Level::Deny { message } else { format!("warning: {message}") };
            Some(LabeledSpan::new(Some(words), bytes.start, bytes.len()))
        });
        Some(Box::new(labels))
    }
}
