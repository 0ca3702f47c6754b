#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(not(feature = "json"), allow(dead_code, reason = "some facts are for the JSON check alone"))]

extern crate alloc;
// The derive's code names this crate as its users do, also in this crate's own tests and documentation.
#[allow(unused_extern_crates, reason = "named by expansions only")]
extern crate self as glue_validate;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
#[cfg(feature = "axum")]
pub mod axum;
mod check;
mod checker;
mod context;
// In the documentation alone; its chapters need every feature that they speak of.
#[cfg(all(any(doc, doctest), feature = "json", feature = "derive"))]
pub mod guide;
mod impls;
mod invalid;
#[cfg(feature = "json")]
pub mod json;
mod levels;
#[cfg(feature = "derive")]
mod pattern_macro;
pub mod render;
mod report;
pub mod rules;
#[cfg(feature = "sample")]
pub mod sample;
#[cfg(feature = "schema")]
pub mod schema;
mod settings;
pub mod shape;
pub mod timestamp;
pub mod types;
mod validate;

pub use checker::{Checker, Members};
pub use context::Context;
#[cfg(feature = "derive")]
pub use glue_derive::GlueValidate;
pub use glue_pattern::{Clue, Expected, Pattern};
pub use impls::any_float::AnyFloat;
pub use impls::blob::Blob;
pub use invalid::Invalid;
pub use levels::{Concern, InvalidConcern, Levels};
pub use report::{Code, Fault, JsonType, Level, Location, Model, Report, Subject, Unchecked, UnknownCode, Violation};
pub use rules::{Measure, RangeEnd};
pub use settings::Settings;
pub use validate::{GlueValidate, Valid};
