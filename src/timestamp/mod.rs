//! Timestamps in the wire forms that Smithy has.
//!
//! JSON has no dates, so every protocol says in which form it carries them, and a member may say otherwise
//! ([`timestampFormat`](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)). A [`Timestamp`] has its form
//! in its type; the form of AWS's JSON protocols, Glue's among them, is the default.
//!
//! ```
//! use glue_validate::timestamp::{DateTime, Timestamp};
//! use glue_validate::{GlueValidate, json};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! struct Event {
//!     created: Timestamp,
//!     due: Option<Timestamp<DateTime>>,
//! }
//!
//! let event = json::from_str::<Event>(r#"{"created": 1515531081.5, "due": "2018-01-09T20:51:21Z"}"#)?;
//! assert_eq!(event.due.unwrap().seconds(), event.created.seconds());
//!
//! let report = json::from_str::<Event>(r#"{"created": "today", "due": "2018-02-30T20:51:21Z"}"#).unwrap_err();
//! let codes: Vec<_> = report.violations().iter().map(|it| (it.path(), it.code().as_str())).collect();
//! assert_eq!(codes, [("/created", "type"), ("/due", "type")]);
//! # Ok::<(), glue_validate::Report>(())
//! ```
//!
//! A field that stays a plain string or number is held to a form by naming it as the field's
//! [adapter](crate::types::Adapter):
//!
//! ```
//! use glue_validate::GlueValidate;
//! use glue_validate::timestamp::{DateTime, EpochSeconds};
//!
//! #[derive(GlueValidate)]
//! struct Event {
//!     #[glue(with = DateTime)]
//!     due: String,
//!     #[glue(with = EpochSeconds)]
//!     created: f64,
//! }
//!
//! let report = Event { due: "tomorrow".into(), created: 1515531081.5 }.validate().unwrap_err();
//! assert_eq!(
//!     report.to_string(),
//!     "/due: must be a date and time in UTC such as `1985-04-12T23:20:50Z`, found another string",
//! );
//! ```

mod adapt;
mod calendar;
mod convert;
mod form;
mod moment;
mod parse;
#[cfg(feature = "serde")]
mod wire;

pub use self::convert::OutOfRange;
pub use self::form::{DateTime, EpochSeconds, Form, HttpDate};
pub use self::moment::Timestamp;
