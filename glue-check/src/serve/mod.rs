//! An endpoint that takes what Glue takes: awsJson 1.1 over HTTP, on this machine, for tests and for trying things out.
//!
//! `service` answers one call, `log` keeps the reports. Nothing is stored and nothing runs: a valid request gets the smallest
//! answer that the operation's output may be. `page` is for people, who may ask the same in a browser.

mod body;
mod log;
mod page;
mod service;

use std::fmt;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use glue_validate::Levels;
use tokio::net::TcpListener;

use self::log::Log;
use self::page::Page;
use self::service::Service;
use crate::args::ServeArgs;
use crate::input::say;

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
    let calls = Router::new().route("/", Page::home().fallback(call)).fallback(call).with_state(service);
    // A body is read by the handler, which can wait no longer than it wants to.
    let app = calls.merge(Page::new(&args.levels).routes()).layer(DefaultBodyLimit::disable());
    // Whoever reads the first line may tell it to stop at once.
    let stop = told_to_stop()?;
    let listener = TcpListener::bind(args.addr).await?;
    let address = listener.local_addr()?;
    writeln!(io::stdout(), "listening on http://{address}")?;
    io::stdout().flush()?;
    if args.open {
        open(address);
    }
    axum::serve(listener, app).with_graceful_shutdown(stop).await
}

/// Shows the page in the browser of whoever is here. Clients are served all the same if there is none.
fn open(mut address: SocketAddr) {
    if address.ip().is_unspecified() {
        // Everywhere is also here.
        let here = if address.is_ipv4() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { IpAddr::V6(Ipv6Addr::LOCALHOST) };
        address.set_ip(here);
    }
    let url = format!("http://{address}/");
    if let Err(error) = open::that_detached(&url) {
        say(format_args!("error: cannot open a browser: {error}; the page is {url}"));
    }
}

async fn call(State(service): State<Arc<Service>>, request: axum::extract::Request) -> Response {
    let (head, body) = request.into_parts();
    if head.method != "POST" {
        return (StatusCode::METHOD_NOT_ALLOWED, "this is an endpoint for AWS Glue's clients; they use POST\n")
            .into_response();
    }
    let target = head.headers.get("x-amz-target").and_then(|it| it.to_str().ok());
    let reply = match body::read(body).await {
        Ok(body) => service.answer(target, &body),
        Err(reason) => service.refuse(reason.status(), reason.error(), reason.message()),
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

/// Listens for signals from now on; what is returned ends with the first.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler the process ends at once, which is what was asked for.
        let _ = tokio::signal::ctrl_c().await;
    })
}
