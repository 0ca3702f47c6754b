#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(not(feature = "json"), allow(dead_code, reason = "some facts are for the JSON check alone"))]

extern crate alloc;
// The derive's code names this crate as its users do, also in this crate's own tests and documentation.
#[allow(unused_extern_crates, reason = "named by expansions only")]
extern crate self as glue_validate;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod blob;
mod check_fn;
mod checker;
mod demand;
mod fault;
mod fit;
mod graph;
mod impls;
#[cfg(feature = "json")]
pub mod json;
mod judge;
mod path;
mod record;
pub mod render;
mod report;
pub mod rules;
pub mod shape;
mod validate;
mod violation;

pub use blob::Blob;
pub use checker::{Checker, Limits};
pub use fault::{Bound, Counted, Fault};
#[cfg(feature = "derive")]
pub use glue_derive::{GlueValidate, pattern};
pub use glue_pattern::Pattern;
pub use report::Report;
pub use validate::{GlueValidate, Valid};
pub use violation::{Code, Location, Subject, Violation};
