//! Problem details for HTTP APIs, [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457): the answer of a service that speaks none of
//! AWS's protocols. Its media type is `application/problem+json`.
//!
//! ```
//! use glue_validate::{GlueValidate, json, render::problem};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! struct StopSession {
//!     #[len(1, 255)]
//!     id: String,
//! }
//!
//! let report = json::from_str::<StopSession>(r#"{"id": ""}"#).unwrap_err();
//! let problem = problem::Problem::new(&report);
//! assert_eq!(problem.status(), 422);
//! assert_eq!(
//!     problem.to_string(),
//!     concat!(
//!         r#"{"title":"the request is invalid","status":422,"detail":"/id: must have 1 to 255 characters, has 0","errors":["#,
//!         r##"{"pointer":"#/id","subject":"member","code":"length","detail":"must have 1 to 255 characters, has 0"}]}"##
//!     )
//! );
//! ```

use alloc::string::String;
use core::fmt::{self, Write as _};

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::report::{Code, Level, Report, Root, Violation, visible};

/// A report as problem details. `Display` writes the JSON text, on one line.
///
/// `errors` has an entry for each violation that denies the request; its `pointer` is a JSON Pointer as a URI fragment, as in
/// the RFC's own example. There is no `type`, which means `about:blank`.
#[derive(Clone, Copy, Debug)]
pub struct Problem<'r> {
    report: &'r Report,
}

impl<'r> Problem<'r> {
    /// Of a report.
    pub const fn new(report: &'r Report) -> Self {
        Self { report }
    }

    /// The HTTP status: 400 for a text that is no JSON, 422 for one that is and says what it must not.
    pub fn status(&self) -> u16 {
        if self.report.iter().any(|violation| violation.code() == Code::Syntax) { 400 } else { 422 }
    }
}

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let denied = || self.report.iter().filter(|violation| violation.level() == Level::Deny);
        let mut detail = String::new();
        // One says it; of several, `errors` does.
        match (denied().next(), denied().count()) {
            (Some(first), 1) => detail.push_str(&first.line(Root::Request)),
            (_, count) => write!(detail, "{count} violations").map_err(serde::ser::Error::custom)?,
        }
        let mut problem = serializer.serialize_struct("Problem", 4)?;
        problem.serialize_field("title", "the request is invalid")?;
        problem.serialize_field("status", &self.status())?;
        problem.serialize_field("detail", &detail)?;
        problem.serialize_field("errors", &Errors(self.report))?;
        problem.end()
    }
}

struct Errors<'r>(&'r Report);

impl Serialize for Errors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let denied = self.0.iter().filter(|violation| violation.level() == Level::Deny);
        serializer.collect_seq(denied.map(Entry))
    }
}

struct Entry<'r>(&'r Violation);

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let violation = self.0;
        let mut entry = serializer.serialize_struct("Error", 4)?;
        entry.serialize_field("pointer", &fragment(violation.path()))?;
        entry.serialize_field("subject", violation.subject().as_str())?;
        entry.serialize_field("code", violation.code().as_str())?;
        entry.serialize_field("detail", &*visible(&violation.message()))?;
        entry.end()
    }
}

/// A JSON Pointer as a URI fragment ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901#section-6), section 6).
fn fragment(pointer: &str) -> String {
    let mut fragment = String::from("#");
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@?".contains(&byte) {
            fragment.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(fragment, "%{byte:02X}");
        }
    }
    fragment
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::json::to_string(self))
    }
}
