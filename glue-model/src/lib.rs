//! AWS Glue's requests and responses as Rust structs that know their own constraints.
//!
//! [`create_session`] is the `CreateSession` operation as its API page documents it. Every type here is an ordinary
//! struct or enum with `#[derive(GlueValidate)]`: nothing in this crate could not have been written in yours.
//!
//! ```
//! use glue_model::create_session::{CreateSessionRequest, SessionCommand};
//! use glue_validate::GlueValidate;
//!
//! let role = "arn:aws:iam::123456789012:role/GlueSession";
//! let request = CreateSessionRequest::new("session-1", role, SessionCommand::new("glueetl")).timeout(0);
//!
//! let report = request.validate().unwrap_err();
//! assert_eq!(report.to_string(), "/Timeout: must be at least 1");
//! ```

pub mod api;
pub mod create_session;
