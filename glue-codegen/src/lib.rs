//! Turns an AWS service's model into facts, and facts into validated Rust structs.
//!
//! [`import()`] reads a model (botocore's or Smithy's) into [`Facts`]: names and constraints, no prose. [`diff()`] says what
//! changed between two sets of facts, and which way. [`generate()`] writes annotated types.

pub mod diff;
pub mod facts;
pub mod generate;
pub mod import;
mod json;

pub use self::diff::diff;
pub use self::facts::Facts;
pub use self::generate::{Layout, generate};
pub use self::import::{Origin, import};
