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
//!
//! [`api`] is the service's whole API as annotated types, generated from `facts/glue.json`. Its families of operations
//! are cargo features: `sessions` is on by default, `full` is all of them, and `serde` adds serde's traits. A request is
//! judged by its operation's shape alone, without them:
//!
//! ```
//! use glue_model::api;
//!
//! let operation = api::find("create-session").unwrap();
//! let report = operation.check(br#"{"Id": "", "Command": {}}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/Id: must have 1 to 255 characters, has 0\n/Role: is required but missing");
//! ```
//!
//! # Add an operation, or a newer model
//! A new botocore brings new operations. Import its model, look at what changed, generate:
//!
//! ```sh
//! pip download --no-deps botocore -d /tmp/model
//! cargo run -p glue-codegen -- import /tmp/model/botocore-*.whl /tmp/model/new.json
//! cargo run -p glue-codegen -- diff glue-model/facts/glue.json /tmp/model/new.json
//! cp /tmp/model/new.json glue-model/facts/glue.json
//! cargo run -p glue-codegen -- generate glue-model/facts/glue.json glue-model/src/api
//! cargo test -p glue-codegen
//! ```
//!
//! An operation that belongs to no family is an error that names it: add a word of its name to a family of
//! `facts/glue.layout.json`. If families change, `src/api/features.toml` goes into `Cargo.toml`; a test says so.
//!
//! # Add a service
//! The same two commands take any service whose protocol is awsJson or restJson, of a wheel with `--service dynamodb`.
//! Without a layout beside the facts, all operations are one family. The generated module needs `glue-validate`,
//! `strsim`, `serde_json`, and with its feature `serde` also `serde` and `serde_with`. Of a REST service only the members
//! in the body are judged: those in the path, the query and headers are left out. `cargo xtask services` does it for
//! services of each kind.

#[allow(deprecated, reason = "the derive warns of a pattern of AWS's that has one anchor")]
pub mod api;
pub mod create_session;
