//! What the benchmarks in `benches/` share: the requests they read, and the peers they stand beside.

pub mod fixtures;
pub mod garde_peer;
pub mod peers;
pub mod serde_valid_peer;
pub mod validator_peer;
