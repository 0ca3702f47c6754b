//! Validating what is valid allocates nothing.
//!
//! `allocation_counter` brings the counting allocator, so that no code of this project needs to be `unsafe`. It counts
//! for each thread alone: tests beside this one do not disturb it.

use allocation_counter::measure;
use glue_model::create_session::{CreateSessionRequest, SessionCommand, WorkerType};
use glue_validate::GlueValidate;

/// A request with every member, at its greatest: 75 arguments and 50 tags, texts that fill their bounds.
fn full() -> CreateSessionRequest {
    let role = format!("arn:aws:iam::123456789012:role/{}", "r".repeat(2000));
    let mut request = CreateSessionRequest::new("\u{1F980}".repeat(255), role, SessionCommand::new("gluestreaming"))
        .connection("warehouse-jdbc")
        .connection("events-kafka")
        .description("déjà vu\r\n".repeat(200))
        .glue_version("3.0")
        .idle_timeout(600)
        .max_capacity(0.5)
        .number_of_workers(2)
        .request_origin("jupyter-notebook_6.5")
        .security_configuration("é".repeat(255))
        .timeout(3600)
        .worker_type(WorkerType::G025X);
    for index in 0..75 {
        request = request.argument(format!("--argument-{index:02}"), "\u{1F980}\t".repeat(2048));
    }
    for index in 0..50 {
        request = request.tag(format!("tag-{index:02}"), "ü".repeat(256));
    }
    request
}

#[test]
fn a_full_request_is_validated_without_an_allocation() {
    let request = full();
    let mut verdict = None;
    let counted = measure(|| verdict = Some(request.validate().is_ok()));

    assert_eq!(verdict, Some(true));
    assert_eq!((counted.count_total, counted.bytes_total), (0, 0));
}

#[test]
fn the_counter_counts() {
    let broken = full().timeout(0);
    let counted = measure(|| assert!(broken.validate().is_err()));

    assert!(counted.count_total > 0, "a report is on the heap");
}
