//! A small service that takes Glue's `CreateSession` and a request of its own, each with the answers that its clients expect.
//!
//! ```sh
//! cargo run -p glue-validate --example service --features axum
//! curl -H 'content-type: application/json' -d '{"name": "", "minutes": 0}' http://127.0.0.1:3000/reservations
//! curl -H 'content-type: application/x-amz-json-1.1' -H 'x-amz-target: AWSGlue.CreateSession' -d '{}' http://127.0.0.1:3000/
//! ```

use axum::Router;
use axum::routing::post;
use glue_model::create_session::CreateSessionRequest;
use glue_validate::GlueValidate;
use glue_validate::axum::{AwsJson, Validated};

/// A request of the service's own: an invalid one is answered with problem details.
#[derive(serde::Deserialize, GlueValidate)]
struct Reserve {
    #[len(1, 255)]
    name: String,
    #[range(1, 480)]
    minutes: u32,
}

async fn reserve(Validated(reservation): Validated<Reserve>) -> String {
    format!("reserved `{}` for {} minutes\n", reservation.name, reservation.minutes)
}

/// A request of Glue's: an invalid one is answered as Glue answers it.
async fn create_session(request: Validated<CreateSessionRequest, AwsJson>) -> String {
    format!("{}\n", serde_json::json!({ "Session": { "Id": request.id, "Status": "PROVISIONING" } }))
}

fn app() -> Router {
    Router::new().route("/reservations", post(reserve)).route("/", post(create_session))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app()).await
}
