//! What is printed about each request, in the form asked for.
//!
//! One request gets the form itself. Of several each gets a line that also says which it is: the members `file` and
//! `line` in front of the JSON object, `file:line: ` before AWS's sentence, `{"file","line","body"}` around Smithy's body.

use std::borrow::Cow;
use std::io::{self, Write as _};
use std::str;

use glue_validate::Report;
use glue_validate::render::human::{Source, Style};
use glue_validate::render::{aws::Wording, human, json, smithy, visible};

use crate::args::Format;
use crate::registry::Operation;
use crate::request::Request;
use crate::sarif;
use crate::tally::violations;

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

    /// Takes the text of one or several results.
    pub(crate) fn take(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let text = text.strip_prefix(self.separator).unwrap_or(text);
        self.separator = "";
        self.out.write_all(text.as_bytes())
    }
}

/// How results are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    operation: &'static Operation,
    format: Format,
    style: Style,
    several: bool,
}

impl Output {
    /// For requests to an operation; `several` where the call may have more than one.
    pub(crate) fn new(operation: &'static Operation, format: Format, style: Style, several: bool) -> Self {
        Self { operation, format, style, several }
    }

    pub(crate) fn is_several(&self) -> bool {
        self.several
    }

    /// What stands before everything.
    pub(crate) fn head(&self) -> String {
        if self.format == Format::Sarif { sarif::head() } else { String::new() }
    }

    /// What stands after everything.
    pub(crate) fn foot(&self) -> &'static str {
        if self.format == Format::Sarif { sarif::FOOT } else { "" }
    }

    /// What is said of one request: whole lines.
    pub(crate) fn request(&self, request: &Request<'_>, result: &Result<(), Report>) -> String {
        match (self.format, result) {
            (Format::Json, _) => self.json(request, result.as_ref().err()),
            (Format::Human, Ok(())) if request.line.is_none() => format!("{}: valid\n", visible(request.file)),
            (_, Ok(())) => String::new(),
            (Format::Human, Err(report)) => self.human(request, report),
            (Format::Smithy, Err(report)) => self.smithy(request, report),
            (Format::Aws, Err(report)) => self.aws(request, report),
            (Format::Sarif, Err(report)) => sarif::results(request, report),
        }
    }

    fn human(&self, request: &Request<'_>, report: &Report) -> String {
        let source = Source::new(request.file, request.text, self.operation.shape());
        let source = source.first_line(request.line.unwrap_or(1));
        let mut text = human::render(report, &source, self.style);
        text.push('\n');
        if request.line.is_none() {
            let count = violations(report.violations().len(), report.is_truncated());
            let end = if self.several { "\n\n" } else { "\n" };
            text.extend([&*visible(request.file), ": invalid, ", &count, end]);
        }
        text
    }

    fn json(&self, request: &Request<'_>, report: Option<&Report>) -> String {
        let mut document = json::Document::new(self.operation.name(), report);
        if self.several {
            document = document.file(request.file);
        }
        if let Some(line) = request.line {
            document = document.line(line);
        }
        format!("{document}\n")
    }

    fn smithy(&self, request: &Request<'_>, report: &Report) -> String {
        if !self.several {
            return smithy::body(report) + "\n";
        }
        // The body is JSON already, and so is what stands around it.
        let file = json::to_string(request.file);
        let line = request.line.map(|line| format!("\"line\":{line},")).unwrap_or_default();
        format!("{{\"file\":{file},{line}\"body\":{}}}\n", smithy::body(report))
    }

    fn aws(&self, request: &Request<'_>, report: &Report) -> String {
        let text = str::from_utf8(request.text).unwrap_or_default();
        let message = Wording::new(self.operation.shape()).text(text).message(report);
        let place = match request.line {
            _ if !self.several => Cow::Borrowed(""),
            Some(line) => format!("{}:{line}: ", visible(request.file)).into(),
            None => format!("{}: ", visible(request.file)).into(),
        };
        format!("{place}{message}\n")
    }
}
