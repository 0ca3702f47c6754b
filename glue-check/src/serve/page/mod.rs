//! The page for people, at `/`, and what it asks for, under `/-/`.
//!
//! | call | answer |
//! |---|---|
//! | `GET /` | the page: one file, with its script and style |
//! | `GET /-/operations` | the names of all operations, and what they are judged by |
//! | `GET /-/operations/NAME` | what an operation demands |
//! | `POST /-/operations/NAME/check/LEVELS` | the report of the request that the body is |
//! | `GET /-/operations/NAME/sample/KIND/SEED` | a request to begin with, valid or just invalid |
//!
//! `guard` says who may ask, `tree` what an operation demands, `judge` what is wrong with a request, `sample` makes some.

mod guard;
mod judge;
mod sample;
mod tree;

use std::fmt::Display;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use glue_model::api::{self, Operation};
use glue_validate::Levels;
use glue_validate::render::json::to_string;
use serde::Serialize;
use serde_json::json;
use tokio::task::spawn_blocking;

use self::sample::{Samples, Wanted};
use super::body;
use crate::args::{LevelArgs, Preset};

/// The page.
const HTML: &str = include_str!("page.html");

/// What the page may do: run its own script and style, which are known by their hashes, and ask this server. A test computes
/// the hashes.
const POLICY: &str = include_str!("policy.txt").trim_ascii_end();

/// What is the same for all calls of the page.
#[derive(Clone, Debug)]
pub(super) struct Page(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// What a page begins with.
    preset: Preset,
    strict: Levels,
    tolerant: Levels,
    samples: Samples,
}

impl Page {
    pub(super) fn new(levels: &LevelArgs) -> Self {
        let [strict, tolerant] = [Preset::Strict, Preset::Tolerant].map(|preset| levels.with(preset));
        Self(Arc::new(Inner { preset: levels.preset(), strict, tolerant, samples: Samples::default() }))
    }

    /// What answers `/` to browsers.
    pub(super) fn home<S: Clone + Send + Sync + 'static>() -> MethodRouter<S> {
        get(async || {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)], HTML)
        })
        .layer(from_fn(guard::guard))
    }

    /// What answers under `/-/`.
    pub(super) fn routes(self) -> Router {
        Router::new()
            .route("/-/operations", get(operations))
            .route("/-/operations/{name}", get(operation))
            .route("/-/operations/{name}/check/{levels}", post(check))
            .route("/-/operations/{name}/sample/{kind}/{seed}", get(sampled))
            .route("/-/{*rest}", get(nothing).fallback(nothing))
            .layer(from_fn(guard::guard))
            .with_state(self)
    }
}

async fn nothing() -> Response {
    refuse(404, "there is nothing here")
}

async fn operations(State(Page(page)): State<Page>) -> Response {
    let names: Vec<_> = api::operations().iter().map(Operation::name).collect();
    answer(&json!({ "operations": names, "model": api::MODEL, "levels": page.preset.as_str() }))
}

async fn operation(Path(name): Path<String>) -> Response {
    match api::find(&name) {
        Ok(operation) => answer(&tree::Tree::of(operation.input())),
        Err(error) => refuse(404, &error),
    }
}

async fn check(
    State(Page(page)): State<Page>,
    Path((name, levels)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let levels = match &*levels {
        "strict" => &page.strict,
        "tolerant" => &page.tolerant,
        _ => return refuse(404, "there are no such levels"),
    };
    let operation = match api::find(&name) {
        Ok(operation) => operation,
        Err(error) => return refuse(404, &error),
    };
    // Other sites may send other types without being asked.
    if headers.get(header::CONTENT_TYPE).is_none_or(|it| it != "application/json") {
        return refuse(415, "a request is `application/json`");
    }
    let text = match body::read(body).await {
        Ok(text) => text,
        Err(reason) => return refuse(reason.status(), reason.message()),
    };
    match str::from_utf8(&text) {
        Ok(text) => judge::judge(operation, levels, text, |judgement| answer(judgement)),
        Err(_) => refuse(400, "a request is UTF-8"),
    }
}

async fn sampled(State(Page(page)): State<Page>, Path((name, kind, seed)): Path<(String, String, String)>) -> Response {
    let operation = match api::find(&name) {
        Ok(operation) => operation,
        Err(error) => return refuse(404, &error),
    };
    let wanted = Wanted::named(&kind).zip(seed.parse().ok());
    let Some((wanted, seed)) = wanted else { return refuse(404, "there are no such samples") };
    // It may take as long as checking thousands of requests; others are answered meanwhile.
    match spawn_blocking(move || page.samples.make(operation, wanted, seed)).await {
        Ok(Ok(sample)) => answer(&sample),
        Ok(Err(unmade)) => refuse(422, &unmade),
        Err(_) => refuse(500, "the sample was not made"),
    }
}

fn answer(value: &impl Serialize) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], to_string(value)).into_response()
}

fn refuse(status: u16, message: &(impl Display + ?Sized)) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, format!("{message}\n")).into_response()
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;

    /// `BLESS=1` writes the policy.
    #[test]
    fn the_policy_knows_the_script_and_the_style() {
        let hash = |tag: &str| {
            let open = format!("<{tag}>");
            let mut pieces = HTML.split(&*open);
            let (Some(_), Some(rest), None) = (pieces.next(), pieces.next(), pieces.next()) else {
                panic!("one {tag}")
            };
            let (text, _) = rest.split_once(&*format!("</{tag}>")).unwrap();
            format!("{tag}-src 'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
        };
        let parts = POLICY.split("; ").map(|part| match part.split_once("-src 'sha256-") {
            Some((tag, _)) => hash(tag),
            None => part.to_owned(),
        });
        let policy = parts.collect::<Vec<_>>().join("; ");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write("src/serve/page/policy.txt", format!("{policy}\n")).unwrap();
        } else {
            assert_eq!(POLICY, policy, "run this again with BLESS=1");
        }
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    }

    #[test]
    fn the_page_asks_nobody_else_and_makes_no_html_of_text() {
        for forbidden in [
            "http://",
            "https://",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "style=\"",
            "onclick",
        ] {
            let found = HTML.replace("http://www.w3.org/2000/svg", "").contains(forbidden);
            assert!(!found, "{forbidden}");
        }
    }
}
