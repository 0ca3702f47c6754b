//! The errors in the form that they have on the wire.

use glue_model::create_session::CreateSessionError;

/// Names and statuses as the page lists them.
const PAGE: [(&str, u16); 8] = [
    ("AccessDeniedException", 400),
    ("AlreadyExistsException", 400),
    ("IdempotentParameterMismatchException", 400),
    ("InternalServiceException", 500),
    ("InvalidInputException", 400),
    ("OperationTimeoutException", 400),
    ("ResourceNumberLimitExceededException", 400),
    ("ValidationException", 400),
];

#[test]
fn every_error_of_the_page_round_trips() {
    for (name, status) in PAGE {
        let body = format!(r#"{{"__type":"{name}","Message":"why"}}"#);
        let error = CreateSessionError::from_body(body.as_bytes()).unwrap();
        assert!(!matches!(error, CreateSessionError::Unknown { .. }), "{name} is listed");
        assert_eq!((error.name(), error.message(), error.http_status()), (name, "why", Some(status)));
        assert_eq!(error.to_body(), body);
        assert_eq!(error.to_string(), format!("{name}: why"));
    }
}

#[test]
fn a_type_is_read_in_every_spelling() {
    for spelling in [
        "ValidationException",
        "com.amazonaws.glue#ValidationException",
        "ValidationException:http://internal.amazon.com/coral/com.amazon.coral.validate/",
        "com.amazonaws.glue#ValidationException:http://x/#fragment",
    ] {
        let expected = CreateSessionError::ValidationException("why".into());
        assert_eq!(CreateSessionError::new(spelling, "why"), expected);
        for key in ["message", "Message"] {
            let body = format!(r#"{{"{key}":"why","__type":"{spelling}","Extra":[1]}}"#);
            assert_eq!(CreateSessionError::from_body(body.as_bytes()).unwrap(), expected);
        }
    }
}

#[test]
fn a_message_may_be_absent() {
    for body in [r#"{"__type":"InternalServiceException"}"#, r#"{"__type":"InternalServiceException","Message":null}"#]
    {
        let error = CreateSessionError::from_body(body.as_bytes()).unwrap();
        assert_eq!(error, CreateSessionError::InternalServiceException(String::new()));
        assert_eq!(error.to_string(), "InternalServiceException");
        assert_eq!(error.to_body(), r#"{"__type":"InternalServiceException"}"#);
    }
}

#[test]
fn the_capital_message_goes_before_the_other() {
    let body = br#"{"__type":"InvalidInputException","message":"other","Message":"Glue's"}"#;
    assert_eq!(CreateSessionError::from_body(body).unwrap().message(), "Glue's");
}

#[test]
fn an_unlisted_type_keeps_its_name() {
    let error = CreateSessionError::from_body(br#"{"__type":"ns#ThrottlingException","message":"slow"}"#).unwrap();
    let expected = CreateSessionError::Unknown { name: "ThrottlingException".into(), message: "slow".into() };
    assert_eq!(error, expected);
    assert_eq!(error.http_status(), None);
    assert_eq!(error.to_body(), r#"{"__type":"ThrottlingException","Message":"slow"}"#);
}

#[test]
fn a_body_that_is_no_error_is_refused() {
    for body in ["", "{}", "[]", "null", r#"{"Message":"why"}"#, r#"{"__type":1}"#, "<html>"] {
        assert!(CreateSessionError::from_body(body.as_bytes()).is_err(), "{body} is no error");
    }
}
