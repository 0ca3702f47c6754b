//! What is the same for every request of a call.

use glue_validate::json::Options;
use glue_validate::{Levels, Report};

use crate::output::{Output, Said};
use crate::registry::{self, Operation};
use crate::request::Request;
use crate::tally::Tally;

/// Everything that checking a request takes.
pub(crate) struct Job {
    pub(crate) options: Options,
    pub(crate) levels: Levels,
    pub(crate) output: Output,
}

impl Job {
    /// Checks a request and counts it.
    pub(crate) fn check(&self, request: &Request<'_>, tally: &mut Tally) -> Said {
        let report = self.report(request.operation, request);
        tally.count(report.as_ref());
        let note = report.as_ref().and_then(|report| self.note(request, report));
        self.output.request(request, report.as_ref(), note.as_deref())
    }

    fn report(&self, operation: &Operation, request: &Request<'_>) -> Option<Report> {
        let report = operation.check(request.text, &self.options).err()?;
        self.levels.apply(operation.name(), report)
    }

    /// What a reader of the report should know: how old the knowledge is that refused the request.
    fn note(&self, request: &Request<'_>, report: &Report) -> Option<String> {
        if let Some(model) = report.model() {
            return Some(format!("checked against {model}; a newer service may accept more"));
        }
        if !report.is_denied() {
            return None;
        }
        let current = registry::current(request.operation.name())?;
        let model = current.model()?;
        let accepts = !self.report(current, request).is_some_and(|report| report.is_denied());
        accepts.then(|| {
            format!("the current API ({model}) accepts this request, which its documented page refuses; --api asks it")
        })
    }
}
