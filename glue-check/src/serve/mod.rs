//! An endpoint that takes what Glue takes: awsJson 1.1 over HTTP, on this machine, for tests and for trying things out.
//!
//! `service` answers one call, `answer` makes well-formed answers, `log` keeps the reports. Nothing is stored and nothing
//! runs: a valid request gets an answer that says as little as its shape allows.

mod answer;
mod log;
mod service;

use std::fmt;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use glue_validate::Levels;
use tokio::net::TcpListener;
use tokio::time::{Duration, timeout};

use self::log::Log;
use self::service::Service;
use crate::args::ServeArgs;
use crate::input::say;

/// The greatest body that is read.
const MOST_BYTES: usize = 16 << 20;
/// How long a body may take to arrive.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Listens until it is told to stop (Ctrl-C, or `SIGTERM`).
pub(crate) fn run(args: &ServeArgs) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = runtime.and_then(|runtime| runtime.block_on(serve(args)));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => unusable(format_args!("cannot serve at {}: {error}", args.addr)),
    }
}

fn unusable(message: fmt::Arguments<'_>) -> ExitCode {
    say(format_args!("error: {message}"));
    ExitCode::from(2)
}

async fn serve(args: &ServeArgs) -> io::Result<()> {
    let log = args.report.as_deref().map(Log::open).transpose()?;
    let service = Arc::new(Service::new(args.levels.over(Levels::strict()), log));
    // The body is read by the handler, which can wait no longer than it wants to.
    let app = Router::new().fallback(call).layer(DefaultBodyLimit::disable()).with_state(service);
    let listener = TcpListener::bind(args.addr).await?;
    writeln!(io::stdout(), "listening on http://{}", listener.local_addr()?)?;
    io::stdout().flush()?;
    axum::serve(listener, app).with_graceful_shutdown(told_to_stop()).await
}

async fn call(State(service): State<Arc<Service>>, request: axum::extract::Request) -> Response {
    let (head, body) = request.into_parts();
    if head.method != "POST" {
        return (StatusCode::METHOD_NOT_ALLOWED, "this is an endpoint for AWS Glue's clients; they use POST\n")
            .into_response();
    }
    let target = head.headers.get("x-amz-target").and_then(|it| it.to_str().ok());
    let reply = match timeout(LONGEST_WAIT, axum::body::to_bytes(body, MOST_BYTES)).await {
        Ok(Ok(body)) => service.answer(target, &body),
        Ok(Err(_)) => service.refuse(413, "RequestEntityTooLargeException", "the body is too large, or was cut off"),
        Err(_) => service.refuse(408, "RequestTimeoutException", "the body did not arrive in time"),
    };
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    };
    set("content-type", "application/x-amz-json-1.1");
    set("x-amzn-requestid", &reply.id);
    if let Some(error) = reply.error {
        set("x-amzn-errortype", error);
    }
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, headers, reply.body).into_response()
}

async fn told_to_stop() {
    let interrupt = async {
        // Without a handler the process ends at once, which is what was asked for.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
