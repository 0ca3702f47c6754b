//! What the interceptor costs: a valid call through the real client and a replaying connection, with it and without, in turn.
//! `cargo run --release --example cost`.

use std::time::{Duration, Instant};

use aws_sdk_glue::types::SessionCommand;
use glue_validate_aws::GlueValidation;
use glue_validate_aws_sdk_tests::{answers, client};

const ROUNDS: usize = 200;
const CALLS: usize = 20;

async fn calls(validated: bool) -> Duration {
    let http = answers(&[200; CALLS]);
    let client = client(&http, |config| if validated { config.interceptor(GlueValidation::strict()) } else { config });
    let start = Instant::now();
    for _ in 0..CALLS {
        let command = SessionCommand::builder().name("glueetl").build();
        let call = client.create_session().id("session-1").role("arn:aws:iam::123456789012:role/glue").command(command);
        call.send().await.expect("a valid call");
    }
    start.elapsed()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        without.push(calls(false).await);
        with.push(calls(true).await);
    }
    with.sort_unstable();
    without.sort_unstable();
    let [with, without] = [with, without].map(|times| times[ROUNDS / 2].as_nanos() as f64 / CALLS as f64 / 1000.0);
    println!("a call: {without:.1} µs without, {with:.1} µs with ({:.3})", with / without);
}
