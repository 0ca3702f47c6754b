//! The report of a text: what the walk finds, with what only serde or the type knows, each at its place.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use super::options::{Options, Within};
use super::syntax::{self, Mistake};
use super::tape::{Stop, Tape};
use super::walk::{self, Checks};
use super::{locate, merge, refusal, secrets};
use crate::checker::Tally;
use crate::checker::path::Frame;
use crate::report::{Code, Fault, Location, Report, Violation};
use crate::shape::Shape;

/// What is known of a text before the walk.
pub(super) enum Known<'k> {
    /// Nothing, or nothing of use.
    Nothing,
    /// Nothing, and the user's functions are not to be asked yet.
    Unasked,
    /// It deserialises, but serde read parts of it as something else; what the user's functions said is known.
    Misread(&'k Typed<'k>),
    /// It deserialises, and this is what is wrong with the value: the type may know more than its shape.
    Typed(&'k Typed<'k>),
    /// It does not.
    Refused(&'k serde_json::Error),
}

/// What is wrong with the value that a text deserialises to.
pub(super) struct Typed<'k> {
    /// How much it is.
    pub(super) tally: Tally,
    /// Makes the report of it, which is mostly not needed.
    pub(super) report: &'k dyn Fn() -> Option<Report>,
}

impl Typed<'_> {
    /// The report, if the walk needs it: for what the user's functions said, or because not all is kept.
    fn report_for_walk(&self, options: &Options) -> Option<Report> {
        let is_needed = self.tally.is_refused() || self.tally.count() > options.settings.max_violations;
        if is_needed { (self.report)() } else { None }
    }
}

/// Walks a text and reports what is wrong with it.
pub(super) fn report(text: &str, shape: &'static Shape, within: &Within<'_>, known: &Known<'_>) -> Option<Report> {
    let options = &within.options;
    let tape = match Tape::read(text) {
        Ok(tape) => tape,
        Err(stop) => return Some(not_json(text, &stop)),
    };
    let mut typed_report = match known {
        Known::Typed(typed) | Known::Misread(typed) => typed.report_for_walk(options),
        Known::Nothing | Known::Unasked | Known::Refused(_) => None,
    };
    let checks = match known {
        Known::Typed(_) | Known::Misread(_) => Checks::Asked(typed_report.as_ref().map(refusals).unwrap_or_default()),
        Known::Unasked => Checks::Leave,
        Known::Nothing | Known::Refused(_) => Checks::Run(within.context),
    };
    let judgement = walk::judge(&tape, shape, options, checks, matches!(known, Known::Refused(_)));
    if let Some(node) = judgement.half_pair {
        return Some(refused(text, syntax::half_pair(text, tape.span(node))));
    }
    let mut report = judgement.report;
    if !judgement.judged.is_empty() || judgement.judged_beyond.is_some() {
        let (starts, violations): (Vec<_>, Vec<_>) = judgement.judged.into_iter().unzip();
        let typed = Report::of(violations, judgement.judged_beyond);
        let paths = (&judgement.sets, &judgement.typed_paths);
        report = merge::merge(report, &typed, &starts, &tape, paths, options);
    }
    match known {
        Known::Typed(typed) if typed.tally.count() > 0 && typed.tally != judgement.tally => {
            typed_report = typed_report.or_else(typed.report);
            if let Some(typed) = &typed_report {
                report = merge::merge(report, typed, &[], &tape, (&judgement.sets, &judgement.typed_paths), options);
            }
        }
        Known::Nothing | Known::Unasked | Known::Misread(_) | Known::Typed(_) | Known::Refused(_) => {}
    }
    let refusal = match known {
        Known::Refused(error) => Some(error.to_string()),
        Known::Nothing => judgement.refusal,
        Known::Unasked | Known::Misread(_) | Known::Typed(_) => None,
    };
    if let Some(message) = refusal {
        let mut found = report.unwrap_or(Report::of(Vec::new(), None));
        refusal::add(&mut found, &tape, shape, options, &message);
        report = (!found.violations.is_empty() || found.is_truncated()).then_some(found);
    }
    if let Some(report) = &mut report {
        if options.settings.keep_values && shape.holds_secrets() {
            secrets::forget(&mut report.violations, &tape, shape);
        }
        locate::fill_in(text, &mut report.violations);
    }
    report
}

/// What the user's functions refused.
fn refusals(typed: &Report) -> Vec<Cow<'_, Violation>> {
    typed.violations.iter().filter(|violation| violation.code() == Code::Check).map(Cow::Borrowed).collect()
}

/// The report of a text that stops being JSON.
#[cold]
fn not_json(text: &str, stop: &Stop) -> Report {
    if u32::try_from(text.len()).is_err() {
        return refused("", Mistake { message: "is 4 GiB or longer, which is not looked into".into(), bytes: 0..0 });
    }
    refused(text, syntax::of_text(text, stop))
}

/// The text, if the bytes are UTF-8.
pub(super) fn utf8(json: &[u8]) -> Result<&str, Report> {
    simdutf8::basic::from_utf8(json).map_err(|_| {
        let error = core::str::from_utf8(json).err();
        let valid = error.map_or(0, |error| error.valid_up_to());
        let before = json.get(..valid).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default();
        refused(before, syntax::of_bytes(json, valid, error.and_then(|error| error.error_len())))
    })
}

/// The report of a text that is no JSON at all: one violation.
pub(super) fn refused(text: &str, mistake: Mistake) -> Report {
    let Mistake { message, bytes } = mistake;
    let location = Some(Location { bytes, line: 1, column: 1 });
    let mut violations = vec![Violation { location, ..Frame::ROOT.violation(Fault::Syntax { message }) }];
    locate::fill_in(text, &mut violations);
    Report::of(violations, None)
}
