//! JSON text to valid value: glue-validate beside serde_json alone, and beside serde_json followed by the other derives.
//!
//! All judge `CreateSession` by the same constraints; what a peer's attributes cannot say (the keys and values of a map)
//! it says through its hook for a function. Read the ratios inside a group, not the times. After criterion's report a table has the
//! ratio to serde_json alone, measured in turns: first of valid texts, then of texts with violations.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use glue_benches::faults::{self, Batch};
use glue_benches::{alternating, fixtures, garde_peer, serde_valid_peer, validator_peer};
use glue_model::create_session::CreateSessionRequest;
use glue_validate::GlueValidate;
use serde::de::DeserializeOwned;

fn json_to_valid(criterion: &mut Criterion) {
    for (name, text) in fixtures::requests() {
        let bytes = text.as_bytes();
        let mut group = criterion.benchmark_group(format!("json-{name}"));
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        let id = |peer: &str| BenchmarkId::from_parameter(peer.to_owned());
        group.bench_function(id("serde_json alone"), |b| {
            b.iter(|| serde_json::from_slice::<CreateSessionRequest>(black_box(bytes)).is_ok());
        });
        group.bench_function(id("glue-validate"), |b| {
            b.iter(|| glue_validate::json::from_slice::<CreateSessionRequest>(black_box(bytes)).is_ok());
        });
        group.bench_function(id("garde"), |b| b.iter(|| garde_peer::read(black_box(bytes))));
        group.bench_function(id("validator"), |b| b.iter(|| validator_peer::read(black_box(bytes))));
        group.bench_function(id("serde_valid"), |b| b.iter(|| serde_valid_peer::read(black_box(bytes))));
        group.finish();
    }
}

/// The ratio that the library promises something about, measured in turns.
fn ratios() {
    println!("\n{:12} {:>9} {:>12} {:>12} {:>8}", "request", "bytes", "serde_json", "glue", "ratio");
    for (name, text) in fixtures::requests() {
        let bytes = text.as_bytes();
        let serde = || serde_json::from_slice::<CreateSessionRequest>(black_box(bytes)).is_ok();
        let glue = || glue_validate::json::from_slice::<CreateSessionRequest>(black_box(bytes)).is_ok();
        let [serde, glue] = alternating::least(bytes.len(), [&serde, &glue]);
        println!("{name:12} {:9} {serde:9.0} ns {glue:9.0} ns {:7.2}x", bytes.len(), glue / serde);
    }
}

/// What saying no costs, from bytes to a report: every text here is one that serde reads to its end.
fn refusals() {
    println!(
        "\n{:>10} {:>9} {:>12} {:>12} {:>8} {:>14}",
        "violations", "bytes", "serde_json", "glue", "ratio", "ns a violation"
    );
    let row = |violations: usize, bytes: usize, [serde, glue]: [f64; 2]| {
        let each = (glue - serde) / f64::from(u32::try_from(violations).unwrap_or(u32::MAX));
        println!("{violations:10} {bytes:9} {serde:9.0} ns {glue:9.0} ns {:7.2}x {each:14.0}", glue / serde);
    };
    let bytes = faults::TEN_FAULTS.as_bytes();
    let serde = || serde_json::from_slice::<CreateSessionRequest>(black_box(bytes)).is_ok();
    let glue = || glue_validate::json::from_slice::<CreateSessionRequest>(black_box(bytes)).is_ok();
    row(refused::<CreateSessionRequest>(bytes), bytes.len(), alternating::least(bytes.len(), [&serde, &glue]));
    for (violations, text) in faults::batches() {
        let bytes = text.as_bytes();
        assert_eq!(refused::<Batch>(bytes), violations);
        let serde = || serde_json::from_slice::<Batch>(black_box(bytes)).is_ok();
        let glue = || glue_validate::json::from_slice::<Batch>(black_box(bytes)).is_ok();
        row(violations, bytes.len(), alternating::least(bytes.len(), [&serde, &glue]));
    }
}

/// The number of violations in a text, all of which serde reads past.
fn refused<T: GlueValidate + DeserializeOwned>(bytes: &[u8]) -> usize {
    assert!(serde_json::from_slice::<T>(bytes).is_ok(), "serde reads the text");
    glue_validate::json::from_slice::<T>(bytes).err().map_or(0, |report| report.violations().len())
}

criterion_group!(benches, json_to_valid);

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    ratios();
    refusals();
}
