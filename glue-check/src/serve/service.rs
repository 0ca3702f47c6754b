//! One call: the operation that is asked for, the request's report, and what Glue would say.

use std::str;
use std::sync::atomic::{AtomicU64, Ordering};

use glue_model::api;
use glue_validate::json::Options;
use glue_validate::render::json::{Document, to_string};
use glue_validate::render::{aws::Message, smithy};
use glue_validate::sample::Sampler;
use glue_validate::{Levels, Report};
use serde_json::json;

use super::log::Log;

/// What `X-Amz-Target` begins with.
const SERVICE: &str = "AWSGlue.";

/// What is the same for all calls.
pub(super) struct Service {
    levels: Levels,
    log: Option<Log>,
    calls: AtomicU64,
}

/// What a call is answered with.
pub(super) struct Reply {
    pub(super) id: String,
    pub(super) status: u16,
    /// The name of the error, if it is one.
    pub(super) error: Option<&'static str>,
    pub(super) body: String,
}

impl Service {
    pub(super) fn new(levels: Levels, log: Option<Log>) -> Self {
        Self { levels, log, calls: AtomicU64::new(0) }
    }

    /// Answers a call of the operation that the target names.
    pub(super) fn answer(&self, target: Option<&str>, body: &[u8]) -> Reply {
        let name = target.and_then(|target| target.strip_prefix(SERVICE));
        let Some(operation) = name.and_then(|name| api::operations().iter().find(|it| it.name() == name)) else {
            return self.refuse(400, "UnknownOperationException", "there is no such operation");
        };
        let options = Options::new().keep_values(true);
        let report = operation.check_with(body, &options).err();
        let report = report.and_then(|report| self.levels.apply(operation.name(), report));
        if let Some(log) = &self.log {
            log.add(&Document::new(operation.name(), report.as_ref()));
        }
        match report.filter(Report::is_denied) {
            Some(report) => {
                let text = str::from_utf8(body).unwrap_or_default();
                let body = Message::new(&report, operation.input()).with_request(text).body();
                self.reply(400, Some(smithy::error_type(&report)), body)
            }
            None => match Sampler::new(operation.output()).minimal() {
                Ok(answer) => self.reply(200, None, to_string(&answer)),
                Err(unmade) => self.refuse(500, "InternalServiceException", &unmade.to_string()),
            },
        }
    }

    /// An error that is not about what a request says.
    pub(super) fn refuse(&self, status: u16, error: &'static str, message: &str) -> Reply {
        self.reply(status, Some(error), to_string(&json!({ "__type": error, "Message": message })))
    }

    fn reply(&self, status: u16, error: Option<&'static str>, body: String) -> Reply {
        let call = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        Reply { id: format!("00000000-0000-4000-8000-{call:012x}"), status, error, body }
    }
}
