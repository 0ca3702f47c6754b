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
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Severity, Message, Renderer, Snippet, renderer};

use super::{excerpt, spot};
use crate::json::sensitive_spans;
use crate::report::{Code, Fault, Level, Location, Report, Root, Violation, shorten, visible};
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

    /// The line that a violation is about, for whoever shows it in another form than [`Snippets`]: short, harmless, its
    /// secrets masked. `None` for a violation of a value that has no text.
    ///
    /// ```
    /// use glue_validate::render::human::Source;
    /// use glue_validate::{GlueValidate, json};
    ///
    /// #[derive(Debug, serde::Deserialize, GlueValidate)]
    /// struct Login {
    ///     #[len(1, 64)]
    ///     name: String,
    ///     #[sensitive]
    ///     password: String,
    /// }
    ///
    /// let text = r#"{"password": "hunter2", "name": ""}"#;
    /// let report = json::from_str::<Login>(text).unwrap_err();
    /// let source = Source::new("login.json", text.as_bytes(), Login::shape());
    /// let excerpt = source.excerpt(&report.violations()[0]).unwrap();
    /// assert_eq!(excerpt.before, r#"{"password": •••••, "name": "#);
    /// assert_eq!((&*excerpt.marked, &*excerpt.after), (r#""""#, "}"));
    /// ```
    pub fn excerpt(&self, violation: &Violation) -> Option<Excerpt> {
        let (excerpt::Window { line, caret }, bytes, column) = self.window(violation, violation.location()?);
        let piece = |range: Range<usize>| line.get(range).unwrap_or_default().into();
        let (before, after) = (piece(0..caret.start), piece(caret.end..line.len()));
        Some(Excerpt { before, marked: piece(caret), after, bytes, column })
    }

    /// The line of a violation, what is underlined of the text, and where that begins: its column.
    fn window(&self, violation: &Violation, location: &Location) -> (excerpt::Window, Range<usize>, usize) {
        let whole = marked(violation, location, self.text);
        let hidden = hidden(violation, &whole, &self.hidden);
        let spot = spot(violation, location, self.text, &hidden);
        let (marked, column) = spot.unwrap_or((whole, location.column));
        (excerpt::around(self.text, &marked, &hidden), marked, column)
    }
}

/// A line of a request around a fault, in three pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// What stands before the fault.
    pub before: String,
    /// The fault; empty where something is missing at the end of the line.
    pub marked: String,
    /// What stands behind it.
    pub after: String,
    /// What is marked, in the text: the fault's value, or the very character that its pattern does not accept.
    pub bytes: Range<usize>,
    /// The column of its first byte, in characters, from 1.
    pub column: usize,
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

/// In which order to show violations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The report's: members in declaration order.
    #[default]
    Report,
    /// The text's, from top to bottom. What has no place in the text comes last.
    Text,
}

/// All violations of a report, each with its line, a blank line between them. `Display` writes them.
#[derive(Clone, Copy, Debug)]
pub struct Snippets<'r> {
    report: &'r Report,
    source: &'r Source<'r>,
    style: Style,
    order: Order,
}

impl<'r> Snippets<'r> {
    /// Of a report about a text, without colours.
    pub const fn new(report: &'r Report, source: &'r Source<'r>) -> Self {
        Self { report, source, style: Style::Plain, order: Order::Report }
    }

    /// In another style.
    #[must_use]
    pub const fn with_style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// In another order.
    ///
    /// ```
    /// use glue_validate::render::human::{Order, Snippets, Source};
    /// use glue_validate::{GlueValidate, json};
    ///
    /// #[derive(Debug, serde::Deserialize, GlueValidate)]
    /// struct Stop {
    ///     #[len(min = 1)]
    ///     id: String,
    ///     #[range(min = 1)]
    ///     after: i32,
    /// }
    ///
    /// let text = r#"{"after": 0, "id": ""}"#;
    /// let report = json::from_str::<Stop>(text).unwrap_err();
    /// let source = Source::new("stop.json", text.as_bytes(), Stop::shape());
    /// let shown = Snippets::new(&report, &source).with_order(Order::Text).to_string();
    /// assert!(shown.starts_with("error[range]: `/after` is out of range"));
    /// ```
    #[must_use]
    pub const fn with_order(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// The violations, in order.
    fn violations(&self) -> Vec<&'r Violation> {
        let mut violations: Vec<_> = self.report.iter().collect();
        if self.order == Order::Text {
            let place = |it: &&Violation| it.location().map_or((usize::MAX, 0), |at| (at.bytes.start, at.bytes.end));
            violations.sort_by_key(place);
        }
        violations
    }
}

impl fmt::Display for Snippets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations().into_iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "\n" })?;
            writeln!(f, "{}", one(violation, self.report.root(), self.source, self.style))?;
        }
        for unchecked in self.report.unchecked() {
            writeln!(f, "\nnote: {}", harmless(&unchecked.line(self.report.root())))?;
        }
        if self.report.is_truncated() {
            writeln!(f, "\nand more: only the first {} are shown", self.report.violations().len())?;
        }
        Ok(())
    }
}

fn one(violation: &Violation, root: Root, source: &Source<'_>, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Ansi => Renderer::styled(),
    };
    let severity = if violation.level() == Level::Deny { Severity::ERROR } else { Severity::WARNING };
    let title = severity.primary_title(title(violation, root)).id(violation.code().as_str());
    let group = Group::with_title(title);
    let example = example(violation).map(|text| Severity::HELP.message(text));
    let Some(location) = violation.location() else {
        return renderer
            .render(&[group.element(Severity::NOTE.message(harmless(&violation.message()))).elements(example)]);
    };
    let (window, marked, column) = source.window(violation, location);
    let line = location.line.saturating_add(source.first_line).saturating_sub(1);
    let (label, rule) = label(violation, marked.start > location.bytes.start);
    let annotation = AnnotationKind::Primary.span(window.caret).label(label);
    let snippet = Snippet::source(window.line).line_start(line).annotation(annotation);
    let shown = renderer.render(&[group.element(snippet).elements(rule).elements(example)]);
    // The snippet's own line that says where it is would count columns from the window's edge.
    let Some((title, snippet)) = shown.split_once('\n') else { return shown };
    let arrow = match style {
        Style::Plain => renderer::Style::new(),
        Style::Ansi => renderer::DEFAULT_LINE_NUM_STYLE,
    };
    let indent = line.checked_ilog10().unwrap_or(0) as usize + 1;
    let name = &source.name;
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

/// The character that a pattern does not accept, and its column, if nothing there is hidden.
fn spot(
    violation: &Violation,
    location: &Location,
    text: &[u8],
    hidden: &[Range<usize>],
) -> Option<(Range<usize>, usize)> {
    let spot = spot::of_violation(violation, location, text, hidden)?;
    let before = core::str::from_utf8(text.get(location.bytes.start..spot.start)?).ok()?;
    Some((spot, location.column + before.chars().count()))
}

/// What stands under the caret, and below the snippet the rule, where that is not all that is said.
fn label<'a>(violation: &Violation, spot_is_found: bool) -> (String, Option<Message<'a>>) {
    let is_pattern = violation.code() == Code::Pattern;
    let hint = violation.hint().filter(|_| spot_is_found || !is_pattern);
    match hint {
        Some(hint) => {
            let rule = harmless(&violation.fault().unexplained().to_string());
            (harmless(&hint), Some(Severity::NOTE.message(rule)))
        }
        None => (harmless(&violation.message()), None),
    }
}

/// A text that would pass, where that is no matter of course.
fn example(violation: &Violation) -> Option<String> {
    match violation.fault() {
        Fault::Pattern { pattern, .. } if !violation.is_sensitive() => {
            let example = pattern.example().filter(|example| !example.is_empty())?;
            Some(format!("`{}` matches the pattern", harmless(example)))
        }
        _ => None,
    }
}

/// What is wrong, in short. The label under the value says which rule it broke.
fn title(violation: &Violation, root: Root) -> String {
    let whose = violation.whose(root, "`");
    let whose = if whose.starts_with("key of ") { format!("the {whose}") } else { whose };
    let whose = harmless(&whose);
    let what = match violation.fault() {
        Fault::Required { null: false } => "is missing",
        Fault::Required { null: true } => "is null",
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
