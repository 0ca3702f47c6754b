//! `CreateSession`, which "creates a new session", as its
//! [API page](https://docs.aws.amazon.com/glue/latest/webapi/API_CreateSession.html) documents it.
//!
//! - [`CreateSessionRequest`] has every member of the page, in the page's order, under every constraint of the page.
//! - [`CreateSessionResponse`] is what an HTTP 200 carries.
//! - [`CreateSessionError`] is the eight errors of the page, in the form they have on the wire.
//!
//! The page is taken at its word. What it does not say is not demanded: the members of [`SessionCommand`] and
//! [`ConnectionsList`] appear in its request syntax without constraints, so they have none here. What it says in
//! prose, and a request alone can be held to, is demanded:
//!
//! | prose | here |
//! |---|---|
//! | "The `GlueVersion` must be greater than 2.0." | [`newer_than_two`], a check of `GlueVersion` |
//! | "\[`G.025X`\] is only available for AWS Glue version 3.0 streaming jobs." | [`quarter_worker_fits_version`], a check of the whole request |
//!
//! Whether a job is a streaming job cannot be told from the request: the page gives `Command.Name` no values.
//!
//! ```
//! use glue_model::create_session::{CreateSessionRequest, SessionCommand, WorkerType};
//! use glue_validate::GlueValidate;
//!
//! let role = "arn:aws:iam::123456789012:role/GlueSession";
//! let request = CreateSessionRequest::new("session-1", role, SessionCommand::new("glueetl").python_version("3"))
//!     .glue_version("3.0")
//!     .worker_type(WorkerType::G1X)
//!     .number_of_workers(5)
//!     .argument("--enable-metrics", "true")
//!     .tag("team", "data");
//!
//! request.validate()?;
//! assert_eq!(
//!     serde_json::to_value(&request)?,
//!     serde_json::json!({
//!         "Command": { "Name": "glueetl", "PythonVersion": "3" },
//!         "DefaultArguments": { "--enable-metrics": "true" },
//!         "GlueVersion": "3.0",
//!         "Id": "session-1",
//!         "NumberOfWorkers": 5,
//!         "Role": "arn:aws:iam::123456789012:role/GlueSession",
//!         "Tags": { "team": "data" },
//!         "WorkerType": "G.1X",
//!     })
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod prose;
mod request;
mod response;
mod setters;
mod worker_type;

pub use error::CreateSessionError;
pub use prose::newer_than_two;
pub use request::{ConnectionsList, CreateSessionRequest, SessionCommand, quarter_worker_fits_version};
pub use response::{CreateSessionResponse, Session};
pub use worker_type::WorkerType;
