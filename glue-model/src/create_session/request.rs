//! The request: the page's members and constraints, one attribute for each.

use std::collections::BTreeMap;

use glue_validate::{GlueValidate, Pattern, pattern};
use serde::{Deserialize, Serialize};

use super::prose::{is_other_than_three, newer_than_two};
use super::worker_type::WorkerType;

/// Text on one line: every character from the space on, and the tab.
static LINE: Pattern = pattern!(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*");

/// Text on any number of lines: as [`LINE`], and line ends.
static TEXT: Pattern = pattern!(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*");

/// A name as programs write them: ASCII letters, digits and `.-_`.
static IDENTIFIER: Pattern = pattern!(r"[\.\-_A-Za-z0-9]+");

/// What [`CreateSession`](https://docs.aws.amazon.com/glue/latest/webapi/API_CreateSession.html) takes.
///
/// Lengths count Unicode characters, patterns match in full. Members stand in the page's order, which is the order
/// of a report. [`new`](Self::new) demands what the page requires; the rest is set by methods of the members' names.
///
/// ```
/// use glue_model::create_session::{CreateSessionRequest, SessionCommand};
/// use glue_validate::GlueValidate;
///
/// let role = "arn:aws:iam::123456789012:role/GlueSession";
/// let request = CreateSessionRequest::new("", role, SessionCommand::new("glueetl")).tag("", "data");
///
/// let report = request.validate().unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "/Id: must have 1 to 255 characters, has 0\n\
///      the empty key of /Tags: must have 1 to 128 characters, has 0"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
#[check(quarter_worker_fits_version, always)]
pub struct CreateSessionRequest {
    /// The command that runs the job.
    pub command: SessionCommand,

    /// The connections to use for the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connections: Option<ConnectionsList>,

    /// Arguments of the job, by name. At most 75.
    #[map(min = 0, max = 75, key(len(1, 128), pattern(IDENTIFIER)), value(len(0, 4096), pattern(TEXT)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_arguments: Option<BTreeMap<String, String>>,

    /// The description of the session.
    #[len(0, 2048)]
    #[pattern(TEXT)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,

    /// The AWS Glue version, which determines the versions of Apache Spark and Python. Must be greater than 2.0.
    #[len(1, 255)]
    #[pattern(r"^\w+\.\w+$")]
    #[check(newer_than_two, always)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub glue_version: Option<String>,

    /// The ID of the session request.
    #[len(1, 255)]
    #[pattern(LINE)]
    pub id: String,

    /// Seconds of idleness before the request times out.
    #[range(min = 1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_timeout: Option<i32>,

    /// Data processing units (DPUs) that can be allocated when the job runs. A DPU is 4 vCPUs and 16 GB of memory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_capacity: Option<f64>,

    /// The number of workers of the [`worker_type`](Self::worker_type) to use for the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_workers: Option<i32>,

    /// The origin of the request.
    #[len(1, 128)]
    #[pattern(IDENTIFIER)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_origin: Option<String>,

    /// The ARN of the IAM role.
    #[len(20, 2048)]
    #[pattern(r"arn:aws[^:]*:iam::[0-9]*:role/.+")]
    pub role: String,

    /// The name of the `SecurityConfiguration` structure to use with the session.
    #[len(1, 255)]
    #[pattern(LINE)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_configuration: Option<String>,

    /// Tags of the session, by key. At most 50.
    #[map(min = 0, max = 50, key(len(1, 128)), value(len(0, 256)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,

    /// Seconds before the request times out.
    #[range(min = 1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,

    /// The type of predefined worker to allocate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker_type: Option<WorkerType>,
}

/// The command that runs the job.
///
/// The `CreateSession` page names both members in its syntax and constrains neither, nor does it require one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
pub struct SessionCommand {
    /// The name of the command, such as `glueetl` or `gluestreaming`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,

    /// The version of Python, such as `3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub python_version: Option<String>,
}

impl SessionCommand {
    /// A command of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), python_version: None }
    }

    /// Sets the version of Python.
    #[must_use]
    pub fn python_version(mut self, version: impl Into<String>) -> Self {
        self.python_version = Some(version.into());
        self
    }
}

/// The connections to use for a session.
///
/// The `CreateSession` page gives the list's type in its syntax and no constraint.
///
/// ```
/// use glue_model::create_session::ConnectionsList;
///
/// let connections: ConnectionsList = ["warehouse", "lake"].into_iter().collect();
/// assert_eq!(serde_json::to_string(&connections)?, r#"{"Connections":["warehouse","lake"]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
pub struct ConnectionsList {
    /// The names of the connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connections: Option<Vec<String>>,
}

impl<S: Into<String>> FromIterator<S> for ConnectionsList {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self { connections: Some(names.into_iter().map(Into::into).collect()) }
    }
}

/// "\[The `G.025X`\] worker type is only available for AWS Glue version 3.0 streaming jobs."
///
/// A request without a `GlueVersion` passes, since the page does not say which version it gets; so does one whose
/// `GlueVersion` is not a version at all, which its pattern reports.
///
/// # Errors
/// A message, where the worker type is `G.025X` and the version is another than 3.0.
///
/// ```
/// use glue_model::create_session::{CreateSessionRequest, SessionCommand, WorkerType};
/// use glue_validate::GlueValidate;
///
/// let role = "arn:aws:iam::123456789012:role/GlueSession";
/// let request = CreateSessionRequest::new("session-1", role, SessionCommand::new("gluestreaming"))
///     .worker_type(WorkerType::G025X);
///
/// assert!(request.clone().glue_version("3.0").validate().is_ok());
/// assert_eq!(
///     request.glue_version("4.0").validate().unwrap_err().to_string(),
///     "the value: `WorkerType` `G.025X` is only available with `GlueVersion` `3.0`"
/// );
/// ```
pub fn quarter_worker_fits_version(request: &CreateSessionRequest) -> Result<(), &'static str> {
    let Some(version) = request.glue_version.as_deref() else { return Ok(()) };
    if request.worker_type == Some(WorkerType::G025X) && is_other_than_three(version) {
        return Err("`WorkerType` `G.025X` is only available with `GlueVersion` `3.0`");
    }
    Ok(())
}
