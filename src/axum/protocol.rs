//! How a service takes requests, and how it says no.

use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use core::str;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde_json::json;

use crate::json::Options;
use crate::render::{aws, json as text, problem, smithy};
use crate::report::Report;
use crate::shape::Shape;

/// How a service takes requests, and how it says no.
///
/// Three stand ready: [`ProblemDetails`], [`AwsJson`], [`RestJson`]. A service with words of its own has a type for them:
///
/// ```
/// use axum::http::{Response, StatusCode};
/// use glue_validate::axum::{Protocol, Refused, Validated};
///
/// /// Says no in plain text.
/// enum Plain {}
///
/// impl Protocol for Plain {
///     fn invalid(refused: &Refused<'_>) -> Response<String> {
///         let mut response = Response::new(refused.report().to_string());
///         *response.status_mut() = StatusCode::BAD_REQUEST;
///         response
///     }
/// }
///
/// # #[derive(serde::Deserialize, glue_validate::GlueValidate)]
/// # struct CreateTrigger {}
/// async fn create(trigger: Validated<CreateTrigger, Plain>) {}
/// ```
pub trait Protocol: 'static {
    /// How strictly bodies are read, and how much a report keeps. The defaults of [`Options`] unless it says otherwise.
    fn options() -> Options {
        Options::new()
    }

    /// Whether a body of this media type is read, which is in lower case and has no parameters. Unless it says otherwise,
    /// `application/json` and what ends in `+json`.
    fn accepts(media_type: &str) -> bool {
        media_type.strip_prefix("application/").is_some_and(|it| it == "json" || it.ends_with("+json"))
    }

    /// The answer to an invalid request.
    fn invalid(refused: &Refused<'_>) -> Response<String>;

    /// The answer to a request whose body cannot be read at all: another content type (415), too large (413), broken off. Unless
    /// it says otherwise, the words as plain text.
    fn unread(status: StatusCode, words: &str) -> Response<String> {
        answer(status, "text/plain; charset=utf-8", words.to_owned())
    }
}

/// A request that was refused.
#[derive(Clone, Copy, Debug)]
pub struct Refused<'r> {
    pub(super) report: &'r Report,
    pub(super) shape: &'static Shape,
    pub(super) body: &'r [u8],
}

impl<'r> Refused<'r> {
    /// What is wrong with it.
    pub const fn report(&self) -> &'r Report {
        self.report
    }

    /// The shape that it was judged by.
    pub const fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// The body as it came. It may hold secrets: an answer that repeats some of it must know [where](crate::json::sensitive_spans).
    pub const fn body(&self) -> &'r [u8] {
        self.body
    }
}

/// [Problem details](problem), for everybody: `application/problem+json` with 422, or 400 where the body is no JSON.
#[derive(Debug)]
pub enum ProblemDetails {}

impl Protocol for ProblemDetails {
    fn invalid(refused: &Refused<'_>) -> Response<String> {
        let problem = problem::Problem::new(refused.report);
        let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        answer(status, PROBLEM, problem.to_string())
    }

    fn unread(status: StatusCode, words: &str) -> Response<String> {
        let title = status.canonical_reason().unwrap_or("the request cannot be read");
        answer(status, PROBLEM, text::to_string(&json!({ "title": title, "status": status.as_u16(), "detail": words })))
    }
}

const PROBLEM: &str = "application/problem+json";

/// What AWS Glue answers (awsJson 1.1; bodies of awsJson 1.0 are read too): a `ValidationException` or a
/// `SerializationException` with 400, in [AWS's own words](aws).
#[derive(Debug)]
pub enum AwsJson {}

impl Protocol for AwsJson {
    fn options() -> Options {
        // AWS names the rejected value; a sensitive one is never kept.
        Options::new().keep_values(true)
    }

    fn accepts(media_type: &str) -> bool {
        matches!(media_type, "application/x-amz-json-1.1" | "application/x-amz-json-1.0")
    }

    fn invalid(refused: &Refused<'_>) -> Response<String> {
        let request = str::from_utf8(refused.body).unwrap_or_default();
        let body = aws::Message::new(refused.report, refused.shape).with_request(request).body();
        error(StatusCode::BAD_REQUEST, AWS_JSON, smithy::error_type(refused.report), body)
    }

    fn unread(status: StatusCode, words: &str) -> Response<String> {
        let name = exception(status);
        error(status, AWS_JSON, name, text::to_string(&json!({ "__type": name, "Message": words })))
    }
}

const AWS_JSON: &str = "application/x-amz-json-1.1";

/// What a [Smithy](smithy) service of the protocol restJson1 answers: `message` and `fieldList` with 400, the error's name in the
/// header `x-amzn-errortype`.
#[derive(Debug)]
pub enum RestJson {}

impl Protocol for RestJson {
    fn invalid(refused: &Refused<'_>) -> Response<String> {
        let body = smithy::Exception::in_protocol(refused.report, smithy::Protocol::RestJson).to_string();
        error(StatusCode::BAD_REQUEST, REST_JSON, smithy::error_type(refused.report), body)
    }

    fn unread(status: StatusCode, words: &str) -> Response<String> {
        error(status, REST_JSON, exception(status), text::to_string(&json!({ "message": words })))
    }
}

const REST_JSON: &str = "application/json";

/// The name that AWS's services have for a request that they do not read.
fn exception(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "UnsupportedMediaTypeException",
        StatusCode::PAYLOAD_TOO_LARGE => "RequestEntityTooLargeException",
        _ => "SerializationException",
    }
}

fn answer(status: StatusCode, media_type: &'static str, body: String) -> Response<String> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// An answer with the header that Smithy's protocols name an error in.
fn error(status: StatusCode, media_type: &'static str, name: &'static str, body: String) -> Response<String> {
    let mut response = answer(status, media_type, body);
    response.headers_mut().insert(ERROR_TYPE, HeaderValue::from_static(name));
    response
}

const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
