//! What an extractor answers if it has no value.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use core::fmt;

use axum_core::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};

use super::protocol::{Protocol, Refused};
use crate::report::Report;
use crate::validate::GlueValidate;

/// Why there is no value, and what the client is told. As an [error](core::error::Error) it is the report, for a log.
#[derive(Clone, Debug)]
pub struct Rejection {
    cause: Cause,
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

#[derive(Clone, Debug)]
enum Cause {
    Invalid(Report),
    Unread(String),
}

impl Rejection {
    pub(super) fn invalid<T: GlueValidate, P: Protocol + ?Sized>(report: Report, body: &[u8]) -> Self {
        let answer = P::invalid(&Refused { report: &report, shape: T::shape(), body });
        Self::new(Cause::Invalid(report), answer)
    }

    pub(super) fn unread<P: Protocol + ?Sized>(status: StatusCode, words: &str) -> Self {
        Self::new(Cause::Unread(words.to_owned()), P::unread(status, words))
    }

    fn new(cause: Cause, answer: http::Response<String>) -> Self {
        let (head, body) = answer.into_parts();
        Self { cause, status: head.status, headers: head.headers, body }
    }

    /// What is wrong with the request, if its body could be read.
    pub const fn report(&self) -> Option<&Report> {
        match &self.cause {
            Cause::Invalid(report) => Some(report),
            Cause::Unread(_) => None,
        }
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        self.status
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Invalid(report) => report.fmt(f),
            Cause::Unread(words) => f.write_str(words),
        }
    }
}

impl core::error::Error for Rejection {}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        (self.status, self.headers, self.body).into_response()
    }
}
