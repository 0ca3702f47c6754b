//! The extractor: what a service's clients get for a valid body, an invalid one, and one that is not read.

use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::http::{Request, Response, StatusCode};
use axum::routing::post;
use glue_validate::axum::{AwsJson, Protocol, Refused, Rejection, RestJson, Validated};
use glue_validate::{GlueValidate, json};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[derive(Debug, serde::Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct CreateUser {
    #[len(1, 8)]
    #[pattern("[a-z]+")]
    name: String,
    #[sensitive]
    #[len(min = 8)]
    password: Option<String>,
}

/// The words of a service of its own.
enum Own {}

impl Protocol for Own {
    fn options() -> json::Options {
        json::Options::new().allow_unknown_members(true)
    }

    fn accepts(media_type: &str) -> bool {
        media_type == "text/json"
    }

    fn invalid(refused: &Refused<'_>) -> Response<String> {
        assert_eq!(refused.shape().name(), "CreateUser");
        let mut response = Response::new(format!("{} of {} bytes", refused.report(), refused.body().len()));
        *response.status_mut() = StatusCode::IM_A_TEAPOT;
        response
    }
}

fn app() -> Router {
    async fn problem(Validated(user): Validated<CreateUser>) -> String {
        user.name.clone()
    }
    async fn aws(user: Validated<CreateUser, AwsJson>) -> String {
        user.name.clone()
    }
    async fn rest(user: Validated<CreateUser, RestJson>) -> String {
        user.into_inner().name
    }
    async fn own(user: Validated<CreateUser, Own>) -> String {
        user.name.clone()
    }
    async fn optional(user: Option<Validated<CreateUser>>) -> String {
        user.map_or("nobody".to_owned(), |user| user.name.clone())
    }
    async fn seen(user: Result<Validated<CreateUser>, Rejection>) -> String {
        let rejection = user.unwrap_err();
        let report = rejection.report().map(|report| report.violations().len());
        format!("{} {report:?} {rejection}", rejection.status())
    }
    Router::new()
        .route("/problem", post(problem))
        .route("/aws", post(aws))
        .route("/rest", post(rest))
        .route("/own", post(own))
        .route("/optional", post(optional))
        .route("/seen", post(seen))
        .layer(DefaultBodyLimit::max(200))
}

struct Answer {
    status: u16,
    media_type: String,
    error_type: Option<String>,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

fn ask(path: &str, media_type: Option<&str>, body: &str) -> Answer {
    let mut request = Request::post(path);
    if let Some(media_type) = media_type {
        request = request.header("content-type", media_type);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let response = app().oneshot(request).await.unwrap();
        let header = |name: &str| response.headers().get(name).map(|it| it.to_str().unwrap().to_owned());
        let (media_type, error_type) = (header("content-type").unwrap_or_default(), header("x-amzn-errortype"));
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, media_type, error_type, body: String::from_utf8(body.to_vec()).unwrap() }
    })
}

const JSON: Option<&str> = Some("application/json");
const AWS: Option<&str> = Some("application/x-amz-json-1.1");
const VALID: &str = r#"{"Name": "ada", "Password": "correct horse"}"#;
const INVALID: &str = r#"{"Name": "Ada", "Password": "hunter2"}"#;

#[test]
fn a_valid_body_is_a_value() {
    for (path, media_type) in
        [("/problem", JSON), ("/problem", Some("Application/Vnd.Users+JSON; charset=utf-8")), ("/aws", AWS)]
    {
        let answer = ask(path, media_type, VALID);
        assert_eq!((answer.status, &*answer.body), (200, "ada"), "{path}");
    }
    assert_eq!(ask("/rest", JSON, VALID).body, "ada");
    // Unknown members are this protocol's own affair.
    assert_eq!(ask("/own", Some("text/json"), r#"{"Name": "ada", "Extra": 1}"#).body, "ada");
}

#[test]
fn problem_details_name_each_violation() {
    let answer = ask("/problem", JSON, INVALID);
    assert_eq!((answer.status, &*answer.media_type), (422, "application/problem+json"));
    let body = answer.json();
    assert_eq!((&body["status"], &body["detail"]), (&json!(422), &json!("2 violations")));
    let pointers: Vec<_> = body["errors"].as_array().unwrap().iter().map(|it| [&it["pointer"], &it["code"]]).collect();
    assert_eq!(json!(pointers), json!([["#/Name", "pattern"], ["#/Password", "length"]]));

    let answer = ask("/problem", JSON, r#"{"Name" "ada"}"#);
    assert_eq!((answer.status, answer.json()["errors"][0]["pointer"].clone()), (400, json!("#")));
}

#[test]
fn clients_of_aws_get_awss_words() {
    let answer = ask("/aws", AWS, INVALID);
    assert_eq!((answer.status, &*answer.media_type), (400, "application/x-amz-json-1.1"));
    assert_eq!(answer.error_type.as_deref(), Some("ValidationException"));
    let body = answer.json();
    assert_eq!(body["__type"], "ValidationException");
    let message = body["Message"].as_str().unwrap();
    assert!(message.starts_with("2 validation errors detected: Value 'Ada' at 'name' failed to satisfy"), "{message}");

    let answer = ask("/aws", AWS, r#"{"Name": 1}"#);
    assert_eq!(answer.error_type.as_deref(), Some("SerializationException"));
    assert_eq!(answer.json()["__type"], "SerializationException");
}

#[test]
fn clients_of_smithy_get_a_field_list() {
    let answer = ask("/rest", JSON, INVALID);
    assert_eq!((answer.status, &*answer.media_type), (400, "application/json"));
    assert_eq!(answer.error_type.as_deref(), Some("ValidationException"));
    assert_eq!(answer.json()["fieldList"][0]["path"], "/Name");
}

#[test]
fn a_protocol_of_ones_own_says_no_in_its_own_way() {
    let answer = ask("/own", Some("text/json"), r#"{"Name": ""}"#);
    assert_eq!(answer.status, 418);
    assert!(answer.body.ends_with(" of 12 bytes"), "{}", answer.body);
    let answer = ask("/own", JSON, VALID);
    assert_eq!((answer.status, &*answer.media_type), (415, "text/plain; charset=utf-8"));
}

#[test]
fn a_body_that_is_not_read_says_why() {
    let long = format!(r#"{{"Name": "{}"}}"#, "a".repeat(200));
    for (path, right, wrong) in [("/problem", JSON, AWS), ("/aws", AWS, JSON), ("/rest", JSON, AWS)] {
        for (media_type, body, status) in [(wrong, VALID, 415), (None, VALID, 415), (right, &*long, 413)] {
            let answer = ask(path, media_type, body);
            assert_eq!(answer.status, status, "{path}: {}", answer.body);
            assert!(answer.json().is_object(), "{path}");
            assert_eq!(answer.error_type.is_some(), path != "/problem");
        }
    }
}

#[test]
fn an_optional_body_may_be_left_out_but_not_wrong() {
    assert_eq!(ask("/optional", None, "").body, "nobody");
    assert_eq!(ask("/optional", JSON, VALID).body, "ada");
    assert_eq!(ask("/optional", JSON, "{}").status, 422);
    assert_eq!(ask("/optional", AWS, VALID).status, 415);
}

#[test]
fn a_handler_can_look_at_the_rejection() {
    assert!(ask("/seen", JSON, INVALID).body.starts_with("422 Unprocessable Entity Some(2) /Name: must match"));
    assert_eq!(ask("/seen", AWS, VALID).body, "415 Unsupported Media Type None the content type is not accepted");
}

/// A sensitive value is in no answer, whoever it is for.
#[test]
fn no_answer_tells_a_secret() {
    let secret = "hunter2";
    let bodies = [
        INVALID.to_owned(),
        format!(r#"{{"Name": "ada", "Password": ["{secret}"]}}"#),
        format!(r#"{{"Name": "ada", "Password": "{secret}""#),
        format!(r#"{{"Name": "ada", "Password": "{secret}", "Password": "{secret}"}}"#),
    ];
    for body in &bodies {
        for (path, media_type) in [("/problem", JSON), ("/aws", AWS), ("/rest", JSON), ("/seen", JSON)] {
            let answer = ask(path, media_type, body);
            assert!(!answer.body.contains(secret), "{path}: {}", answer.body);
        }
    }
}
