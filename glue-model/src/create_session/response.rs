//! The response of an HTTP 200.

use std::collections::BTreeMap;

use glue_validate::GlueValidate;
use serde::{Deserialize, Serialize};

use super::{ConnectionsList, SessionCommand};

/// What [`CreateSession`](https://docs.aws.amazon.com/glue/latest/webapi/API_CreateSession.html) answers.
///
/// Every member is optional, and what the page does not name is skipped: a reader takes an answer as it comes.
///
/// ```
/// use glue_model::create_session::CreateSessionResponse;
///
/// let body = r#"{"Session":{"Id":"session-1","Status":"PROVISIONING","CreatedOn":1678901234.567}}"#;
/// let response: CreateSessionResponse = serde_json::from_str(body)?;
/// let session = response.session.expect("this answer has one");
/// assert_eq!(session.status.as_deref(), Some("PROVISIONING"));
/// assert_eq!(session.created_on, Some(1_678_901_234.567));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSessionResponse {
    /// The session that was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
}

/// A session, as the page's response syntax has it. The page constrains none of its members.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
pub struct Session {
    /// The command that runs the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<SessionCommand>,

    /// The connections of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connections: Option<ConnectionsList>,

    /// When the session was created: seconds since 1970-01-01T00:00:00Z, with a fraction, as the wire has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_on: Option<f64>,

    /// Arguments of the job, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_arguments: Option<BTreeMap<String, String>>,

    /// The description of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,

    /// What went wrong in the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,

    /// The AWS Glue version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub glue_version: Option<String>,

    /// The ID of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,

    /// Data processing units (DPUs) that can be allocated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_capacity: Option<f64>,

    /// How far the session's code has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<f64>,

    /// The ARN of the IAM role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,

    /// The name of the `SecurityConfiguration` structure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_configuration: Option<String>,

    /// The status of the session: a string without a value set on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}
