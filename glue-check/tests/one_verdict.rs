//! One request, one verdict: whichever way it comes, by the command, the endpoint, the interceptor of the SDK, the extractor of a
//! service or an editor with the schema, it is valid or it is not.

#![cfg(feature = "serve")]

mod endpoint;

use std::io::Write as _;
use std::process::{Command, Stdio};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept as _;
use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::post;
use endpoint::Endpoint;
use glue_model::create_session::CreateSessionRequest;
use glue_validate::axum::{AwsJson, Validated};
use glue_validate_aws::GlueValidation;
use serde_json::Value;
use tower::ServiceExt as _;

/// Requests to `CreateSession` on which the documented page and today's API agree: what is wrong with each, if anything is.
const REQUESTS: [(&str, Option<&str>); 7] = [
    (include_str!("../../examples/requests/full.json"), None),
    (r#"{"Id": "a", "Role": "arn:aws:iam::123456789012:role/r", "Command": {}}"#, None),
    (r#"{"Id": "", "Role": "arn:aws:iam::123456789012:role/r", "Command": {}}"#, Some("length")),
    (r#"{"Id": "a", "Role": "no arn of a role at all", "Command": {}}"#, Some("pattern")),
    (r#"{"Id": "a", "Role": "arn:aws:iam::123456789012:role/r"}"#, Some("required")),
    (r#"{"Id": "a", "Role": "arn:aws:iam::123456789012:role/r", "Command": {}, "Timeout": "1"}"#, Some("type")),
    (r#"{"Id": "a", "Role": "arn:aws:iam::123456789012:role/r", "Command": {}, "Tiemout": 1}"#, Some("unknown_member")),
];

#[test]
fn every_door_has_the_same_verdict() {
    let endpoint = Endpoint::start(&[]);
    let schema = schema();
    for (request, fault) in REQUESTS {
        let verdicts = [
            ("the command", command(request)),
            ("the endpoint", endpoint.call("AWSGlue.CreateSession", request).0 == 200),
            ("the interceptor", interceptor(request)),
            ("the extractor", extractor(request)),
            ("the schema", schema.is_valid(&serde_json::from_str(request).unwrap())),
        ];
        for (door, is_valid) in verdicts {
            assert_eq!(is_valid, fault.is_none(), "{door}, {fault:?}: {request}");
        }
    }
}

fn run(args: &[&str], input: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glue-check"));
    let mut process = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

fn command(request: &str) -> bool {
    run(&["--format", "json", "CreateSession", "-"], request).0 == Some(0)
}

fn schema() -> jsonschema::Validator {
    let (code, schema) = run(&["schema", "CreateSession"], "");
    assert_eq!(code, Some(0));
    jsonschema::validator_for(&serde_json::from_str::<Value>(&schema).unwrap()).unwrap()
}

/// Whether the SDK would send it.
fn interceptor(request: &str) -> bool {
    #[derive(Debug)]
    struct Fixed(String);
    impl SerializeRequest for Fixed {
        fn serialize_input(&self, _: Input, _: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
            let mut request = HttpRequest::new(SdkBody::from(self.0.as_str()));
            request.headers_mut().insert("x-amz-target", "AWSGlue.CreateSession");
            Ok(request)
        }
    }
    let mut layer = Layer::new("test");
    layer.store_put(SharedRequestSerializer::new(Fixed(request.to_owned())));
    let mut config = ConfigBag::of_layers(vec![layer]);
    let components = RuntimeComponentsBuilder::for_tests().build().unwrap();
    let mut context = InterceptorContext::new(Input::erase(()));
    let validation = GlueValidation::strict();
    validation.modify_before_serialization(&mut (&mut context).into(), &components, &mut config).unwrap();
    let serializer = config.load::<SharedRequestSerializer>().unwrap().clone();
    serializer.serialize_input(Input::erase(()), &mut config).is_ok()
}

/// Whether a service's handler gets it.
fn extractor(request: &str) -> bool {
    async fn create(_: Validated<CreateSessionRequest, AwsJson>) {}
    let app = Router::new().route("/", post(create));
    let call = Request::post("/").header("content-type", "application/x-amz-json-1.1");
    let call = call.body(Body::from(request.to_owned())).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(app.oneshot(call)).unwrap().status().is_success()
}
