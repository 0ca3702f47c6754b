//! Smithy's wording: the body of `smithy.framework#ValidationException`, as Smithy's protocol tests demand it.
//!
//! ```
//! use glue_validate::render::smithy;
//! use glue_validate::{GlueValidate, Report};
//!
//! #[derive(GlueValidate)]
//! struct StopSession {
//!     #[len(1, 255)]
//!     id: String,
//! }
//!
//! let report = StopSession { id: String::new() }.validate().unwrap_err();
//! assert_eq!(smithy::error_type(&report), "ValidationException");
//! assert_eq!(
//!     smithy::Exception::new(&report).message,
//!     "1 validation error detected. Value with length 0 at '/id' failed to satisfy constraint: \
//!      Member must have length between 1 and 255, inclusive"
//! );
//! ```
//!
//! The protocol tests hold one failure each, so they leave open what several look like. Here the count is that of all
//! failures, their messages stand in report order with `; ` between them (as AWS's services join theirs), and
//! `fieldList` has an entry for each.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::report::{Fault, Report, Root, Subject, Violation};
use crate::rules::Values;

/// What a service answers with: `SerializationException` where the request could not be read as its shape,
/// `ValidationException` otherwise. Smithy's protocols send it as the header `x-amzn-errortype`.
pub fn error_type(report: &Report) -> &'static str {
    if report.is_serialization() { "SerializationException" } else { "ValidationException" }
}

/// How an answer is sent, which decides where it names its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// [AWS JSON 1.0 and 1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization): in the
    /// body's `__type`, and nowhere else. Glue's protocol.
    AwsJson,
    /// [AWS restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization): in the header
    /// `x-amzn-errortype`, which is the caller's to send, and not in the body.
    RestJson,
}

/// The body of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exception {
    /// The type, where the body has it. Unless a [protocol](Self::in_protocol) is chosen, that is where it is not
    /// `ValidationException`: that one's body is `message` and `fieldList` alone, as Smithy's tests of restJson1 want it.
    pub error_type: Option<&'static str>,
    /// The count and the messages of all failures.
    pub message: String,
    /// The failures one by one. A `SerializationException` has none.
    pub field_list: Vec<Field>,
}

/// One failure.
///
/// ```
/// use glue_validate::{GlueValidate, render::smithy};
///
/// #[derive(GlueValidate)]
/// struct StopSession {
///     #[len(max = 3)]
///     id: String,
/// }
///
/// let report = StopSession { id: "long".into() }.validate().unwrap_err();
/// let field = smithy::Field::new(&report.violations()[0]);
/// assert_eq!(field.path, "/id");
/// assert_eq!(
///     field.message,
///     "Value with length 4 at '/id' failed to satisfy constraint: Member must have length less than or equal to 3"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// Where: a JSON Pointer. A key's failure has the path of its map.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl Exception {
    /// The body for a report.
    ///
    /// Of a report that holds faults of several classes it names those of the gravest: a service that could not read
    /// the request never came to its constraints, and it minds unknown members least of all.
    pub fn new(report: &Report) -> Self {
        if report.is_serialization() {
            let message = serialization_message(report);
            return Self { error_type: Some(error_type(report)), message, field_list: Vec::new() };
        }
        let field_list: Vec<Field> = report.answered().map(Field::new).collect();
        let mut message = counted(field_list.len(), ". ");
        for (index, field) in field_list.iter().enumerate() {
            message.push_str(if index == 0 { "" } else { "; " });
            message.push_str(&field.message);
        }
        Self { error_type: None, message, field_list }
    }
}

impl Exception {
    /// The body as a protocol has it.
    ///
    /// ```
    /// use glue_validate::{GlueValidate, render::smithy};
    ///
    /// #[derive(GlueValidate)]
    /// struct StopSession {
    ///     #[len(1, 255)]
    ///     id: String,
    /// }
    ///
    /// let report = StopSession { id: String::new() }.validate().unwrap_err();
    /// let exception = smithy::Exception::in_protocol(&report, smithy::Protocol::AwsJson);
    /// assert_eq!(exception.error_type, Some("ValidationException"));
    /// let exception = smithy::Exception::in_protocol(&report, smithy::Protocol::RestJson);
    /// assert_eq!(exception.error_type, None);
    /// ```
    pub fn in_protocol(report: &Report, protocol: Protocol) -> Self {
        let error_type = match protocol {
            Protocol::AwsJson => Some(error_type(report)),
            Protocol::RestJson => None,
        };
        Self { error_type, ..Self::new(report) }
    }
}

impl Field {
    /// The entry for a violation.
    pub fn new(violation: &Violation) -> Self {
        let path = path(violation);
        let length = match violation.fault() {
            // The length of a secret is part of the secret.
            Fault::Length { actual, .. } if !violation.is_sensitive() => format!(" with length {actual}"),
            _ => String::new(),
        };
        let constraint = constraint(violation.fault());
        Self {
            path: path.into(),
            message: format!("Value{length} at '{path}' failed to satisfy constraint: {constraint}"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Exception {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        if let Some(error_type) = self.error_type {
            map.serialize_entry("__type", error_type)?;
        }
        map.serialize_entry("message", &self.message)?;
        if !self.field_list.is_empty() {
            map.serialize_entry("fieldList", &self.field_list)?;
        }
        map.end()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut field = serializer.serialize_struct("Field", 2)?;
        field.serialize_field("path", &self.path)?;
        field.serialize_field("message", &self.message)?;
        field.end()
    }
}

/// The body as JSON.
#[cfg(feature = "json")]
impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::json::to_string(self))
    }
}

/// The body as JSON: `Exception::new(report).to_string()`. [`Exception::in_protocol`] names the type as a protocol does.
///
/// ```
/// use glue_validate::{GlueValidate, json, render::smithy};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct CreateTrigger {
///     #[range(min = 1)]
///     delay: i32,
/// }
///
/// let report = json::from_str::<CreateTrigger>(r#"{"delay": "soon"}"#).unwrap_err();
/// assert_eq!(
///     smithy::body(&report),
///     r#"{"__type":"SerializationException","message":"/delay: must be an integer, found a string"}"#
/// );
/// ```
#[cfg(feature = "json")]
pub fn body(report: &Report) -> String {
    Exception::new(report).to_string()
}

/// A fault of a key is one of its map.
fn path(violation: &Violation) -> &str {
    let path = violation.path();
    match violation.subject() {
        Subject::Key => path.rsplit_once('/').map_or(path, |(map, _)| map),
        _ => path,
    }
}

fn constraint(fault: &Fault) -> Cow<'static, str> {
    match fault {
        Fault::Required { .. } => "Member must not be null".into(),
        Fault::Length { min, max, .. } => bounded("Member must have length", min.as_ref(), max.as_ref()),
        Fault::Range { min, max, excludes_min: false, excludes_max: false, .. } => {
            bounded("Member must be", min.as_ref(), max.as_ref())
        }
        // Smithy has neither; the sentence is made as its others are.
        Fault::Range { .. } | Fault::MultipleOf { .. } => format!("Member {fault}").into(),
        Fault::Pattern { pattern, .. } => pattern_constraint(pattern.source()).into(),
        Fault::Enum { values, .. } => enum_constraint(values).into(),
        Fault::Unique { .. } => "Member must have unique values".into(),
        Fault::Check { name, message } => check_constraint(name, message.as_deref()).into(),
        other => other.to_string().into(),
    }
}

fn bounded<T: fmt::Display>(what: &str, min: Option<&T>, max: Option<&T>) -> Cow<'static, str> {
    match (min, max) {
        (Some(min), Some(max)) => format!("{what} between {min} and {max}, inclusive").into(),
        (Some(min), None) => format!("{what} greater than or equal to {min}").into(),
        (None, Some(max)) => format!("{what} less than or equal to {max}").into(),
        (None, None) => what.to_string().into(),
    }
}

/// `1 validation error detected`, `2 validation errors detected`.
pub(super) fn counted(count: usize, end: &str) -> String {
    format!("{count} validation error{} detected{end}", if count == 1 { "" } else { "s" })
}

pub(super) fn pattern_constraint(source: &str) -> String {
    format!("Member must satisfy regular expression pattern: {source}")
}

pub(super) fn enum_constraint(values: &Values) -> String {
    format!("Member must satisfy enum value set: [{}]", values.listed().join(", "))
}

/// What a function of the user's says, in a sentence of the services': "must be …" speaks of the member.
pub(super) fn check_constraint(name: &str, message: Option<&str>) -> String {
    match message {
        Some(message) if message.starts_with("must ") => format!("Member {message}"),
        Some(message) => message.into(),
        None => format!("Member must pass the check {name}"),
    }
}

/// The faults that keep a request from being read, in the words of the report.
pub(super) fn serialization_message(report: &Report) -> String {
    let mut message = String::new();
    for violation in report.answered() {
        let end = if message.is_empty() { "" } else { "; " };
        // Writing to a `String` cannot fail.
        let _ = write!(message, "{end}{}", violation.line(Root::Request));
    }
    if message.is_empty() {
        // All of them were beyond the cap.
        message.push_str("the request cannot be read");
    }
    message
}
