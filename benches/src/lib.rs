//! What the benchmarks in `benches/` share: the requests they read, and the peers they stand beside.

#![allow(
    clippy::ref_option,
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    reason = "hooks have the signatures that the peers ask for; the peers' expansions are not ours"
)]

pub mod alternating;
pub mod faults;
pub mod fixtures;
pub mod garde_peer;
pub mod peers;
pub mod serde_valid_peer;
pub mod validator_peer;
