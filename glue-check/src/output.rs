//! What is printed about each request, in the form asked for.
//!
//! One request gets the form itself. Of several each gets a line that also says which it is: the members `file` and
//! `line` in front of the JSON object, `file:line: ` before AWS's sentence, `{"file","line","body"}` around Smithy's body.

use std::borrow::Cow;
use std::io::{self, Write as _};
use std::str;

use glue_validate::render::human::{Order, Source, Style};
use glue_validate::render::{aws::Message, human, json, smithy, visible};
use glue_validate::{Level, Report};

use crate::args::{Format, Sort};
use crate::request::Request;
use crate::sarif;
use crate::tally::{violations, warned, warnings};

/// Standard output, which knows whether to colour.
pub(crate) type Out = anstream::AutoStream<io::Stdout>;

/// Where results go, in order.
pub(crate) struct Sink<'o> {
    out: &'o mut Out,
    /// What the first result begins with and is left out: findings are parted by commas.
    separator: &'static str,
}

impl<'o> Sink<'o> {
    /// A sink that has taken nothing.
    pub(crate) fn new(out: &'o mut Out, output: &Output) -> Self {
        Self { out, separator: if output.format == Format::Sarif { "," } else { "" } }
    }

    /// Takes what is said of one or several requests.
    pub(crate) fn take(&mut self, said: &Said) -> io::Result<()> {
        // A closed standard error is no reason to stop.
        let _ = io::stderr().write_all(said.err.as_bytes());
        let text = &*said.out;
        if text.is_empty() {
            return Ok(());
        }
        let text = text.strip_prefix(self.separator).unwrap_or(text);
        self.separator = "";
        self.out.write_all(text.as_bytes())
    }
}

/// What is said of requests: whole lines for standard output, and for standard error.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    fn out(out: String) -> Self {
        Self { out, err: String::new() }
    }

    /// Adds what is said after this.
    pub(crate) fn push(&mut self, next: &Self) {
        self.out.push_str(&next.out);
        self.err.push_str(&next.err);
    }
}

/// How results are printed.
#[derive(Debug)]
pub(crate) struct Output {
    format: Format,
    style: Style,
    order: Order,
    several: bool,
}

impl Output {
    /// `several` if the call may have more than one request.
    pub(crate) fn new(format: Format, style: Style, several: bool) -> Self {
        Self { format, style, order: Order::Report, several }
    }

    /// In this order, for people.
    pub(crate) fn sorted(self, sort: Sort) -> Self {
        let order = match sort {
            Sort::Report => Order::Report,
            Sort::Text => Order::Text,
        };
        Self { order, ..self }
    }

    pub(crate) fn is_several(&self) -> bool {
        self.several
    }

    /// Whether people read it.
    pub(crate) fn is_for_people(&self) -> bool {
        self.format == Format::Human
    }

    /// What stands before everything.
    pub(crate) fn head(&self) -> String {
        if self.format == Format::Sarif { sarif::head() } else { String::new() }
    }

    /// What stands after everything.
    pub(crate) fn foot(&self) -> &'static str {
        if self.format == Format::Sarif { sarif::FOOT } else { "" }
    }

    /// What is said of one request.
    pub(crate) fn request(&self, request: &Request<'_>, report: Option<&Report>, note: Option<&str>) -> Said {
        let Some(report) = report else {
            return match self.format {
                Format::Json => Said::out(self.json(request, None, None)),
                Format::Human if request.line.is_none() => Said::out(format!("{}: valid\n", visible(request.file))),
                _ => Said::default(),
            };
        };
        match self.format {
            Format::Human => Said::out(self.human(request, report, note)),
            Format::Json => Said::out(self.json(request, Some(report), note)),
            Format::Sarif => Said::out(sarif::results(request, report)),
            // A service's words are for what it refuses.
            Format::Smithy | Format::Aws => {
                let answer = if self.format == Format::Aws { Self::aws } else { Self::smithy };
                let out = if report.is_denied() { answer(self, request, report) } else { String::new() };
                Said { out, err: warning_lines(request, report) }
            }
        }
    }

    fn human(&self, request: &Request<'_>, report: &Report, note: Option<&str>) -> String {
        let source = Source::new(request.file, request.text, request.operation.shape());
        let source = source.first_line(request.line.unwrap_or(1));
        let snippets = human::Snippets::new(report, &source).with_style(self.style).with_order(self.order);
        let mut text = snippets.to_string();
        text.push('\n');
        if let Some(note) = note {
            text.extend(["note: ", note, "\n\n"]);
        }
        if request.line.is_none() {
            let end = if self.several { "\n\n" } else { "\n" };
            text.extend([&*visible(request.file), ": ", &verdict(report), end]);
        }
        text
    }

    fn json(&self, request: &Request<'_>, report: Option<&Report>, note: Option<&str>) -> String {
        let mut document = json::Document::new(request.operation.name(), report);
        if self.several {
            document = document.file(request.file);
        }
        if let Some(line) = request.line {
            document = document.line(line);
        }
        if let Some(model) = request.operation.model() {
            document = document.model(model);
        }
        if let Some(note) = note {
            document = document.note(note);
        }
        format!("{document}\n")
    }

    fn smithy(&self, request: &Request<'_>, report: &Report) -> String {
        // As Glue's protocol has it.
        let body = smithy::Exception::in_protocol(report, smithy::Protocol::AwsJson).to_string();
        if !self.several {
            return body + "\n";
        }
        // The body is JSON already, and so is what stands around it.
        let file = json::to_string(request.file);
        let line = request.line.map(|line| format!("\"line\":{line},")).unwrap_or_default();
        format!("{{\"file\":{file},{line}\"body\":{body}}}\n")
    }

    fn aws(&self, request: &Request<'_>, report: &Report) -> String {
        let text = str::from_utf8(request.text).unwrap_or_default();
        let message = Message::new(report, request.operation.shape()).with_request(text).to_string();
        let place = match request.line {
            _ if !self.several => Cow::Borrowed(""),
            Some(line) => format!("{}:{line}: ", visible(request.file)).into(),
            None => format!("{}: ", visible(request.file)).into(),
        };
        format!("{place}{message}\n")
    }
}

/// `invalid, 2 violations, 1 warning`; `valid, 1 warning`.
fn verdict(report: &Report) -> String {
    let warned = warned(report);
    let mut verdict = match report.violations().len() - warned {
        0 if !report.is_denied() => "valid".to_owned(),
        denied => format!("invalid, {}", violations(denied, report.is_truncated())),
    };
    if warned > 0 {
        verdict.extend([", ", &warnings(warned)]);
    }
    verdict
}

/// The warnings of a report, a line each.
fn warning_lines(request: &Request<'_>, report: &Report) -> String {
    let warned = report.violations().iter().filter(|violation| violation.level() != Level::Deny);
    let line = request.line.map(|line| format!("{line}:")).unwrap_or_default();
    let mut lines = String::new();
    for violation in warned {
        lines.extend(["warning: ", &*visible(request.file), ":", &line, " ", &violation.to_string(), "\n"]);
    }
    lines
}
