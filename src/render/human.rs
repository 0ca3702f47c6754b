//! The form for people: the line of the request, a caret under the value, and the rule it broke. Feature `human`.
//!
//! ```
//! use glue_validate::render::human::{Snippets, Source};
//! use glue_validate::{GlueValidate, json};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! #[serde(rename_all = "PascalCase")]
//! struct StopSession {
//!     #[len(1, 255)]
//!     id: String,
//! }
//!
//! let text = r#"{"Id": ""}"#;
//! let report = json::from_str::<StopSession>(text).unwrap_err();
//! let source = Source::new("stop.json", text.as_bytes(), StopSession::shape());
//! assert_eq!(
//!     Snippets::new(&report, &source).to_string(),
//!     "\
//! error[length]: `/Id` is too short
//!  --> stop.json:1:8
//!   |
//! 1 | {\"Id\": \"\"}
//!   |        ^^ must have 1 to 255 characters, has 0
//! "
//! );
//! ```

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Severity, Renderer, Snippet, renderer};

use super::excerpt;
use crate::json::sensitive_spans;
use crate::report::{Code, Fault, Level, Location, Report, Subject, Violation, shorten, visible};
use crate::rules::Measure;
use crate::shape::Shape;

/// How many characters of a path or a message are shown.
const LONGEST_TEXT: usize = 400;

/// The text that a report is about.
#[derive(Clone, Debug)]
pub struct Source<'s> {
    name: Cow<'s, str>,
    text: &'s [u8],
    hidden: Vec<Range<usize>>,
    first_line: usize,
}

impl<'s> Source<'s> {
    /// A request's text under the name of its file. What its shape calls sensitive will be masked, all of the text
    /// where it cannot be read.
    pub fn new(name: &'s str, text: &'s [u8], shape: &'static Shape) -> Self {
        let hidden = match core::str::from_utf8(text) {
            Ok(json) => sensitive_spans(shape, json),
            // Its values cannot be told apart. A text that cannot be read shows whether there is anything to hide.
            Err(_) if sensitive_spans(shape, "unreadable").is_empty() => Vec::new(),
            Err(_) => core::iter::once(0..text.len()).collect(),
        };
        Self { name: visible(name), text, hidden, first_line: 1 }
    }

    /// The line of the file at which the text starts, where it is not the first.
    #[must_use]
    pub fn first_line(self, line: usize) -> Self {
        Self { first_line: line, ..self }
    }
}

/// Whether to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    #[default]
    Plain,
    /// With ANSI colours.
    Ansi,
}

/// All violations of a report, each with its line, a blank line between them. `Display` writes them.
#[derive(Clone, Copy, Debug)]
pub struct Snippets<'r> {
    report: &'r Report,
    source: &'r Source<'r>,
    style: Style,
}

impl<'r> Snippets<'r> {
    /// Of a report about a text, without colours.
    pub const fn new(report: &'r Report, source: &'r Source<'r>) -> Self {
        Self { report, source, style: Style::Plain }
    }

    /// In another style.
    #[must_use]
    pub const fn with_style(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

impl fmt::Display for Snippets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.report.violations().iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "\n" })?;
            writeln!(f, "{}", one(violation, self.source, self.style))?;
        }
        if self.report.is_truncated() {
            writeln!(f, "\nand more: only the first {} are shown", self.report.violations().len())?;
        }
        Ok(())
    }
}

fn one(violation: &Violation, source: &Source<'_>, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Ansi => Renderer::styled(),
    };
    let label = harmless(&violation.message());
    let severity = if violation.level() == Level::Deny { Severity::ERROR } else { Severity::WARNING };
    let title = severity.primary_title(title(violation)).id(violation.code().as_str());
    let group = Group::with_title(title);
    let Some(location) = violation.location() else {
        return renderer.render(&[group.element(Severity::NOTE.message(label))]);
    };
    let marked = marked(violation, location, source.text);
    let hidden = hidden(violation, &marked, &source.hidden);
    let window = excerpt::around(source.text, &marked, &hidden);
    let line = location.line.saturating_add(source.first_line).saturating_sub(1);
    let annotation = AnnotationKind::Primary.span(window.caret).label(label);
    let snippet = Snippet::source(window.line).line_start(line).annotation(annotation);
    let shown = renderer.render(&[group.element(snippet)]);
    // The snippet's own line that says where it is would count columns from the window's edge.
    let Some((title, snippet)) = shown.split_once('\n') else { return shown };
    let arrow = match style {
        Style::Plain => renderer::Style::new(),
        Style::Ansi => renderer::DEFAULT_LINE_NUM_STYLE,
    };
    let indent = line.checked_ilog10().unwrap_or(0) as usize + 1;
    let (name, column) = (&source.name, location.column);
    format!("{title}\n{:indent$}{arrow}--> {arrow:#}{name}:{line}:{column}\n{snippet}", "")
}

/// What to mask around a violation: the secrets that were found in the text, and whatever the report calls sensitive.
fn hidden<'s>(violation: &Violation, marked: &Range<usize>, secrets: &'s [Range<usize>]) -> Cow<'s, [Range<usize>]> {
    let first = secrets.partition_point(|span| span.end.saturating_add(excerpt::REACH) < marked.start);
    let last = secrets.partition_point(|span| span.start < marked.start.saturating_add(excerpt::REACH));
    let near = secrets.get(first..last).unwrap_or_default();
    // What is missing is no secret.
    if !violation.is_sensitive() || violation.code() == Code::Required {
        return Cow::Borrowed(near);
    }
    let is_apart = |span: &&Range<usize>| span.end <= marked.start || marked.end <= span.start;
    let joined = near.iter().filter(|span| !is_apart(span));
    let joined = joined.fold(marked.clone(), |all, span| all.start.min(span.start)..all.end.max(span.end));
    let mut hidden: Vec<_> = near.iter().filter(is_apart).cloned().collect();
    hidden.insert(hidden.partition_point(|span| span.end <= joined.start), joined);
    Cow::Owned(hidden)
}

/// What to underline: of an object that lacks a member, its opening brace.
fn marked(violation: &Violation, location: &Location, text: &[u8]) -> Range<usize> {
    let Range { start, end } = location.bytes;
    let lacking = violation.code() == Code::Required && text.get(start) == Some(&b'{');
    if lacking { start..start + 1 } else { start..end }
}

/// What is wrong, in short. The label under the value says which rule it broke.
fn title(violation: &Violation) -> String {
    let path = harmless(violation.path());
    let whose = match violation.subject() {
        _ if path.is_empty() => "the request".into(),
        Subject::Key => format!("the key of `{path}`"),
        _ => format!("`{path}`"),
    };
    let what = match violation.fault() {
        Fault::Required => "is missing",
        Fault::Type { .. } => "is of the wrong type",
        Fault::Length { min, actual, measure, .. } => size(min.is_some_and(|min| *actual < min), *measure),
        Fault::Pattern { .. } => "does not match its pattern",
        Fault::Range { .. } => "is out of range",
        Fault::MultipleOf { .. } => "is between the allowed multiples",
        Fault::Enum { .. } => "is not one of the allowed values",
        Fault::Unique { .. } => "has equal items",
        Fault::UnknownMember { .. } => "is unknown",
        Fault::DuplicateMember => "appears more than once",
        Fault::Check { .. } => "is not allowed",
        Fault::Syntax { .. } => "cannot be read",
        Fault::TooDeep { .. } => "is nested too deeply",
    };
    format!("{whose} {what}")
}

fn size(below: bool, measure: Measure) -> &'static str {
    match (below, measure) {
        (true, Measure::Items) => "has too few items",
        (false, Measure::Items) => "has too many items",
        (true, Measure::Entries) => "has too few entries",
        (false, Measure::Entries) => "has too many entries",
        (true, _) => "is too short",
        (false, _) => "is too long",
    }
}

fn harmless(text: &str) -> String {
    visible(&shorten(text, LONGEST_TEXT)).into_owned()
}
