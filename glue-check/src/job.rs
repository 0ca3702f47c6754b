//! What is the same for every request of a call.

use glue_validate::json::Options;

use crate::output::Output;
use crate::registry::Operation;
use crate::request::Request;
use crate::tally::Tally;

/// Everything that checking a request takes.
pub(crate) struct Job {
    pub(crate) operation: &'static Operation,
    pub(crate) options: Options,
    pub(crate) output: Output,
}

impl Job {
    /// Checks a request, counts it, and says what was found: whole lines.
    pub(crate) fn check(&self, request: &Request<'_>, tally: &mut Tally) -> String {
        let result = self.operation.check(request.text, &self.options);
        tally.count(&result);
        self.output.request(request, &result)
    }
}
