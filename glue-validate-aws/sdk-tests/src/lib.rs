//! A Glue client that answers itself, for the tests and the measurement beside this.

use aws_sdk_glue::config::{BehaviorVersion, Builder, Credentials, Region, retry::RetryConfig};
use aws_sdk_glue::{Client, Config};
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;

/// An HTTP client that gives these answers, one after the other, and remembers the requests.
pub fn answers(statuses: &[u16]) -> StaticReplayClient {
    let answer = |status: &u16| {
        let body = if *status == 200 { "{}" } else { r#"{"__type":"InternalServiceException"}"# };
        ReplayEvent::new(
            http::Request::new(SdkBody::empty()),
            http::Response::builder().status(*status).body(SdkBody::from(body)).unwrap(),
        )
    };
    StaticReplayClient::new(statuses.iter().map(answer).collect())
}

/// A client on top of it, set up further by the caller.
pub fn client(http: &StaticReplayClient, set_up: impl FnOnce(Builder) -> Builder) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::for_tests())
        .retry_config(RetryConfig::standard().with_initial_backoff(std::time::Duration::ZERO))
        .sleep_impl(aws_sdk_glue::config::SharedAsyncSleep::new(aws_sdk_glue_sleep()))
        .http_client(http.clone());
    Client::from_conf(set_up(config).build())
}

fn aws_sdk_glue_sleep() -> impl aws_sdk_glue::config::AsyncSleep + 'static {
    #[derive(Debug)]
    struct NoSleep;
    impl aws_sdk_glue::config::AsyncSleep for NoSleep {
        fn sleep(&self, _: std::time::Duration) -> aws_sdk_glue::config::Sleep {
            aws_sdk_glue::config::Sleep::new(std::future::ready(()))
        }
    }
    NoSleep
}

/// The bodies that were sent.
pub fn sent(http: &StaticReplayClient) -> Vec<Vec<u8>> {
    http.actual_requests().map(|request| request.body().bytes().unwrap_or_default().to_vec()).collect()
}
