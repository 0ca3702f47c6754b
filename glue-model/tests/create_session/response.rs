//! The response of an HTTP 200.

use glue_model::create_session::CreateSessionResponse;

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
