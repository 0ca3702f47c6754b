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

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's response syntax, with values.
    const FULL: &str = r#"{"Session":{
        "Command":{"Name":"glueetl","PythonVersion":"3"},
        "Connections":{"Connections":["warehouse"]},
        "CreatedOn":1678901234.5,
        "DefaultArguments":{"--name":"value"},
        "Description":"text",
        "ErrorMessage":"none",
        "GlueVersion":"3.0",
        "Id":"session-1",
        "MaxCapacity":5.0,
        "Progress":0.25,
        "Role":"arn:aws:iam::123456789012:role/GlueSession",
        "SecurityConfiguration":"security",
        "Status":"READY"
    }}"#;

    #[test]
    fn a_full_response_round_trips() {
        let response: CreateSessionResponse = serde_json::from_str(FULL).unwrap();
        let written = serde_json::to_value(&response).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(FULL).unwrap());
    }

    #[test]
    fn whole_numbers_and_unknown_members_are_taken() {
        let body = r#"{"Session":{"CreatedOn":1678901234,"Progress":1,"SessionType":"LIVY"},"Extra":null}"#;
        let session = serde_json::from_str::<CreateSessionResponse>(body).unwrap().session.unwrap();
        assert_eq!((session.created_on, session.progress), (Some(1_678_901_234.0), Some(1.0)));
    }

    #[test]
    fn an_empty_response_is_one() {
        assert_eq!(serde_json::from_str::<CreateSessionResponse>("{}").unwrap(), CreateSessionResponse::default());
        assert_eq!(serde_json::to_string(&CreateSessionResponse::default()).unwrap(), "{}");
    }
}
