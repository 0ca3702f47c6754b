//! Validating what is valid allocates nothing.
//!
//! `allocation_counter` brings the counting allocator, so that no code of this project needs to be `unsafe`. It counts
//! for each thread alone: tests beside this one do not disturb it.

use allocation_counter::measure;
use glue_model::create_session::{CreateSessionRequest, SessionCommand, WorkerType};
use glue_validate::{GlueValidate, json};

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

/// How often `from_str` allocates for a text that it refuses, beyond what serde does for its value.
fn overhead<T: GlueValidate + serde::de::DeserializeOwned>(text: &str, violations: usize) -> u64 {
    let serde = measure(|| assert!(serde_json::from_str::<T>(text).is_ok(), "serde reads {text}"));
    let mut found = 0;
    let ours = measure(|| found = json::from_str::<T>(text).map_or_else(|report| report.violations().len(), |_| 0));
    assert_eq!(found, violations, "{text}");
    ours.count_total - serde.count_total
}

#[test]
fn a_refused_request_allocates_little_beyond_its_violations() {
    let text = r#"{"Id": "", "Role": "role", "Command": {"Name": "glueetl"}, "Description": "\u0000", "RequestOrigin": "a b",
        "SecurityConfiguration": "", "Timeout": 0, "IdleTimeout": 0, "WorkerType": "none", "Tags": {"": "empty"}}"#;
    let counted = overhead::<CreateSessionRequest>(text, 10);
    // The text's values, what each object holds, the violations, their places, the check that was not asked; a violation by
    // itself, none.
    assert!(counted <= 8, "{counted} allocations");
}

#[derive(serde::Deserialize, GlueValidate)]
struct Batch {
    #[allow(dead_code, reason = "it is only read")]
    records: Vec<Record>,
}

#[derive(serde::Deserialize, GlueValidate)]
struct Record {
    #[range(min = 1)]
    #[allow(dead_code, reason = "it is only read")]
    size: u32,
}

/// The cost of a report is that of the text and that of its violations, not their product.
#[test]
fn what_is_right_costs_a_report_nothing() {
    let text = |records: usize| {
        let record = |index: usize| format!(r#"{{"size": {}}}"#, u8::from(index >= 10));
        format!(r#"{{"records": [{}]}}"#, (0..records).map(record).collect::<Vec<_>>().join(","))
    };
    let (few, many) = (overhead::<Batch>(&text(10), 10), overhead::<Batch>(&text(10_000), 10));
    // What holds the text's values grows by doubling.
    assert!(few <= 7 && many <= few + 8, "{few} and {many} allocations");
}

/// Unknown members beyond those that a report keeps cost nothing but the look at them.
#[test]
fn many_unknown_members_allocate_no_more_than_are_kept() {
    let text = |members: usize| {
        let members = (0..members).map(|index| format!(r#""member{index}": 1"#));
        format!(r#"{{"records": [], {}}}"#, members.collect::<Vec<_>>().join(","))
    };
    let count = |text: &str| measure(|| assert!(json::check::<Batch>(text.as_bytes()).is_err())).count_total;
    let (kept, beyond) = (count(&text(1000)), count(&text(20_000)));
    assert!(beyond <= kept + 30, "{kept} allocations for 1,000, {beyond} for 20,000");
}
