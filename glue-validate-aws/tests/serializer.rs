//! The interceptor around a serializer of ours: what passes, what fails, what is said. The real client is in `sdk-tests`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept as _;
use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use glue_validate::{Level, Levels, Report};
use glue_validate_aws::GlueValidation;

/// Writes a body that was given to it.
#[derive(Debug)]
struct Fixed {
    target: &'static str,
    body: Option<&'static str>,
    calls: Arc<AtomicUsize>,
}

impl SerializeRequest for Fixed {
    fn serialize_input(&self, _: Input, _: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let mut request = HttpRequest::new(self.body.map_or_else(SdkBody::taken, SdkBody::from));
        request.headers_mut().insert("x-amz-target", self.target);
        Ok(request)
    }
}

/// The request that a call would send.
fn call(
    validations: &[GlueValidation],
    target: &'static str,
    body: Option<&'static str>,
) -> Result<HttpRequest, BoxError> {
    let calls = Arc::default();
    let mut layer = Layer::new("test");
    layer.store_put(SharedRequestSerializer::new(Fixed { target, body, calls: Arc::clone(&calls) }));
    let mut cfg = ConfigBag::of_layers(vec![layer]);
    let components = RuntimeComponentsBuilder::for_tests().build().unwrap();
    let mut context = InterceptorContext::new(Input::erase(()));
    for validation in validations {
        validation.modify_before_serialization(&mut (&mut context).into(), &components, &mut cfg)?;
    }
    let serializer = cfg.load::<SharedRequestSerializer>().unwrap().clone();
    let request = serializer.serialize_input(Input::erase(()), &mut cfg);
    assert_eq!(calls.load(Ordering::Relaxed), 1, "a request is serialized once");
    request
}

fn paths(error: &BoxError) -> Vec<&str> {
    error.downcast_ref::<Report>().expect("a report").iter().map(glue_validate::Violation::path).collect()
}

const VALID: &str = r#"{"Id":"session-1","Role":"arn:aws:iam::123456789012:role/glue","Command":{"Name":"glueetl"}}"#;

#[test]
fn a_valid_request_is_unchanged() {
    let request = call(&[GlueValidation::strict()], "AWSGlue.CreateSession", Some(VALID)).unwrap();
    assert_eq!(request.body().bytes(), Some(VALID.as_bytes()));
}

#[test]
fn a_denied_request_is_a_report() {
    let error = call(&[GlueValidation::new()], "AWSGlue.CreateSession", Some(r#"{"Id":"","Role":"r"}"#)).unwrap_err();
    // The role is too short, and has not the form of an ARN.
    assert_eq!(paths(&error), ["/Id", "/Role", "/Role", "/Command"]);
}

#[test]
fn tolerant_lets_pass_what_a_newer_model_may_accept() {
    let newer = r#"{"Id":"s","Role":"arn:aws:iam::123456789012:role/glue","Command":{},"WorkerType":"G.99X","New":1}"#;
    assert!(call(&[GlueValidation::new()], "AWSGlue.CreateSession", Some(newer)).is_ok());
    let error = call(&[GlueValidation::strict()], "AWSGlue.CreateSession", Some(newer)).unwrap_err();
    assert_eq!(paths(&error), ["/WorkerType", "/New"]);
    let levels = Levels::strict()
        .set(Level::Allow, "unknown_member".parse().unwrap())
        .set(Level::Allow, "enum=CreateSession./WorkerType".parse().unwrap());
    assert!(call(&[GlueValidation::with_levels(levels)], "AWSGlue.CreateSession", Some(newer)).is_ok());
}

#[test]
fn what_is_not_known_passes() {
    let strict = [GlueValidation::strict()];
    for (target, body) in [
        ("AWSGlue.MakeCoffee", Some("{}")),
        ("DynamoDB_20120810.GetItem", Some("{}")),
        ("AWSGlue.CreateSession", Some("")),
        ("AWSGlue.CreateSession", None),
    ] {
        assert!(call(&strict, target, body).is_ok(), "{target} {body:?}");
    }
}

#[test]
fn the_calls_own_interceptor_counts() {
    let both = [GlueValidation::strict(), GlueValidation::new()];
    let newer = r#"{"Id":"s","Role":"arn:aws:iam::123456789012:role/glue","Command":{},"WorkerType":"G.99X"}"#;
    assert!(call(&both, "AWSGlue.CreateSession", Some(newer)).is_ok());
}
