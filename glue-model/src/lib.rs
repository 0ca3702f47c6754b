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
//! # What it costs to compile
//! CPU seconds and peak memory of this crate alone, its dependencies ready, by `benches/model-cost/run` on two cores:
//!
//! | features | check | debug build | memory | check, serde | debug build, serde | memory, serde |
//! |---|---|---|---|---|---|---|
//! | none: the documented page | 0.6 s | | | | | |
//! | `sessions` | 0.7 s | 1.3 s | 226 MiB | 1.4 s | 2.0 s | 277 MiB |
//! | `jobs` | 2.4 s | 6.6 s | 492 MiB | 6.9 s | 12.1 s | 749 MiB |
//! | `visual_jobs` | 1.7 s | 4.0 s | 386 MiB | 4.4 s | 7.7 s | 586 MiB |
//! | `tables` | 1.7 s | 5.1 s | 411 MiB | 4.6 s | 8.4 s | 587 MiB |
//! | `data_quality` | 1.8 s | 4.9 s | 396 MiB | 5.0 s | 8.6 s | 588 MiB |
//! | `connections` | 1.1 s | 3.2 s | 318 MiB | 2.9 s | 4.9 s | 415 MiB |
//! | `full` | 9.5 s | 28.8 s | 1,536 MiB | 30.9 s | 56.0 s | 2,628 MiB |
//!
//! A judge of JSON texts needs no `serde`. The types of `full` with `Clone`, `Debug` and `PartialEq` alone take 3.3 s to check, ours 2.7
//! times that; with serde's two derives and not ours 23.4 s, with all 1.3 times that.
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
