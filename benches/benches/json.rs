//! JSON text to valid value: glue-validate beside serde_json alone, and beside serde_json followed by the other derives.
//!
//! All judge `CreateSession` by the same constraints; what a peer's attributes cannot say (the keys and values of a map)
//! it says through its hook for a function. Read the ratios inside a group, not the times.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use glue_benches::{fixtures, garde_peer, serde_valid_peer, validator_peer};
use glue_model::create_session::CreateSessionRequest;

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

criterion_group!(benches, json_to_valid);
criterion_main!(benches);
