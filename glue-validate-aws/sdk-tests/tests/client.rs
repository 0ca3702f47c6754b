//! The interceptor in the real client: valid calls leave unchanged, invalid ones do not leave.

use std::error::Error as _;
use std::io;
use std::sync::{Arc, Mutex};

use aws_sdk_glue::error::SdkError;
use aws_sdk_glue::types::{SessionCommand, WorkerType};
use aws_sdk_glue::{Client, operation::create_session::builders::CreateSessionFluentBuilder};
use glue_validate::Report;
use glue_validate_aws::GlueValidation;
use glue_validate_aws_sdk_tests::{answers, client, sent};

fn valid(client: &Client) -> CreateSessionFluentBuilder {
    client
        .create_session()
        .id("session-1")
        .role("arn:aws:iam::123456789012:role/glue")
        .command(SessionCommand::builder().name("glueetl").build())
        .tags("team", "data")
}

#[tokio::test]
async fn a_valid_call_leaves_unchanged() {
    let (without, with) = (answers(&[200]), answers(&[200]));
    valid(&client(&without, |config| config)).send().await.unwrap();
    valid(&client(&with, |config| config.interceptor(GlueValidation::strict()))).send().await.unwrap();
    assert_eq!(sent(&with), sent(&without));
    assert_eq!(sent(&with).len(), 1);
}

#[tokio::test]
async fn an_invalid_call_does_not_leave() {
    let http = answers(&[200]);
    let client = client(&http, |config| config.interceptor(GlueValidation::new()));
    let error = valid(&client).id("").timeout(0).send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    let report = error.source().and_then(|it| it.downcast_ref::<Report>()).expect("the report is the source");
    let paths: Vec<_> = report.iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["/Id", "/Timeout"]);
    assert!(sent(&http).is_empty());
}

#[tokio::test]
async fn one_call_can_have_it_alone() {
    let http = answers(&[200, 200]);
    let client = client(&http, |config| config);
    let refused = valid(&client).id("").customize().interceptor(GlueValidation::new()).send().await;
    assert!(matches!(refused, Err(SdkError::ConstructionFailure(_))));
    valid(&client).id("").send().await.unwrap();
    assert_eq!(sent(&http).len(), 1);
}

#[tokio::test]
async fn an_operation_without_members_passes() {
    let http = answers(&[200]);
    let client = client(&http, |config| config.interceptor(GlueValidation::strict()));
    client.list_sessions().send().await.unwrap();
    assert_eq!(sent(&http), [b"{}"]);
}

/// What `tracing` writes.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_warning_is_traced_once_however_often_the_call_is_tried() {
    let lines = Lines::default();
    let writer = { let lines = lines.clone(); move || lines.clone() };
    let subscriber = tracing_subscriber::fmt()
        .with_writer(writer)
        .with_ansi(false)
        .with_max_level(tracing::Level::WARN)
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let http = answers(&[500, 200]);
    let client = client(&http, |config| config.interceptor(GlueValidation::new()));
    valid(&client).worker_type(WorkerType::from("G.99X")).send().await.unwrap();
    assert_eq!(sent(&http).len(), 2, "the first try failed");

    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let ours = text.lines().filter(|line| line.contains("glue_validate_aws")).collect::<Vec<_>>();
    assert_eq!(ours.len(), 1, "{text}");
    assert!(ours[0].contains("/WorkerType: must be one of"), "{text}");
}
