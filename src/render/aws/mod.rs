//! AWS's wording: what Glue itself answers, as far as a request alone decides it.
//!
//! ```
//! use glue_validate::render::aws::Message;
//! use glue_validate::{GlueValidate, json};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! #[serde(rename_all = "PascalCase")]
//! struct StopSession {
//!     #[len(1, 255)]
//!     id: String,
//!     #[pattern(r"[a-z]+")]
//!     request_origin: Option<String>,
//! }
//!
//! let options = json::Options::new().keep_values(true);
//! let report = options.from_str::<StopSession>(r#"{"Id": "", "RequestOrigin": "me!"}"#).unwrap_err();
//! assert_eq!(
//!     Message::new(&report, StopSession::shape()).to_string(),
//!     "2 validation errors detected: \
//!      Value '' at 'id' failed to satisfy constraint: Member must have length greater than or equal to 1; \
//!      Value 'me!' at 'requestOrigin' failed to satisfy constraint: \
//!      Member must satisfy regular expression pattern: [a-z]+"
//! );
//! ```
//!
//! Differences from [`smithy`](super::smithy): paths are dotted, in lower camel case, with `N.member` (from 1) for the
//! item of a list; each bound is named by itself; keys, values and items are faults of their container, in one
//! sentence with all their constraints; the rejected value is named where the report keeps it
//! ([`keep_values`](crate::Settings::keep_values)) and it is not sensitive. The services do not say in which order they
//! name several faults; here it is the report's.
//!
//! What is known of other services than Glue is in [`Wording`].
//!
//! Two liberties: values are cut at 1,024 characters (unless the [wording](Wording::with_values_cut) says otherwise), and control characters in them are escaped.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

pub use self::service::Wording;

use self::camel::lower_camel;
use self::constraints::{all_constraints, broken_constraint};
use super::place::{self, Place, Segment};
#[cfg(feature = "json")]
use super::smithy::error_type;
use super::smithy::{counted, enum_constraint, serialization_message};
use crate::report::{Fault, Report, Subject, Violation, shorten, visible};
use crate::rules::Measure;
use crate::shape::Shape;

mod camel;
mod constraints;
#[cfg(feature = "json")]
mod java;
mod service;

/// How many characters of a value are shown.
const LONGEST_VALUE: usize = 1024;

/// What AWS says of a request: all that a report names, in one sentence. `Display` writes it.
#[derive(Clone, Debug)]
pub struct Message<'r> {
    report: &'r Report,
    shape: &'static Shape,
    wording: Wording,
    #[cfg(feature = "json")]
    request: Option<serde_json::Value>,
}

impl<'r> Message<'r> {
    /// Of the report of a request of this shape.
    pub const fn new(report: &'r Report, shape: &'static Shape) -> Self {
        Self {
            report,
            shape,
            wording: Wording::GLUE,
            #[cfg(feature = "json")]
            request: None,
        }
    }

    /// Names the values of lists and maps as well, which it reads from the request's text. If the shape has
    /// anything sensitive it names none: what is sensitive may be inside.
    #[must_use]
    #[cfg(feature = "json")]
    pub fn with_request(self, json: &str) -> Self {
        let request = if self.has_secrets() { None } else { serde_json::from_str(json).ok() };
        Self { request, ..self }
    }

    /// In the words of another service than Glue.
    #[must_use]
    pub fn with_wording(self, wording: Wording) -> Self {
        Self { wording, ..self }
    }

    /// The violations that are answered for, in the service's order.
    fn answered(&self) -> Vec<&'r Violation> {
        let mut answered: Vec<_> = self.report.answered().collect();
        if self.wording.pattern_first {
            let is_of_one = |one: &Violation, other: &Violation| {
                (one.path(), one.subject(), one.location()) == (other.path(), other.subject(), other.location())
            };
            for pair in 1..answered.len() {
                let (before, behind) = (answered[pair - 1], answered[pair]);
                let is_late = matches!((before.fault(), behind.fault()), (Fault::Length { .. }, Fault::Pattern { .. }));
                if is_late && is_of_one(before, behind) {
                    answered.swap(pair - 1, pair);
                }
            }
        }
        answered
    }

    fn sentence(&self) -> String {
        let report = self.report;
        if report.is_serialization() {
            return visible(&serialization_message(report)).into_owned();
        }
        let mut containers = Containers::new();
        // Two bad keys are one fault of their map.
        let mut seen = BTreeSet::new();
        let mut clauses: Vec<String> = Vec::new();
        for violation in self.answered() {
            let clause = self.clause(violation, &mut containers);
            if seen.insert(clause.clone()) {
                clauses.push(clause);
            }
        }
        let mut message = counted(clauses.len(), ": ");
        message.push_str(&clauses.join("; "));
        message
    }

    /// The answer's body in the AWS JSON protocol: `__type` and `Message`, as Glue writes it.
    #[cfg(feature = "json")]
    pub fn body(&self) -> String {
        super::json::to_string(&serde_json::json!({ "__type": error_type(self.report), "Message": self.sentence() }))
    }

    fn clause(&self, violation: &Violation, containers: &mut Containers) -> String {
        let pointer = violation.path();
        let place = place::find(self.shape, pointer, violation.subject() == Subject::Key);
        let segments = place.as_ref().map_or_else(|| place::guess(pointer), |place| place.segments.clone());
        if let Some(aspect) = aspect(violation) {
            return self.part_clause(violation, aspect, place.as_ref(), &segments, containers);
        }
        let constraint = broken_constraint(violation, place.as_ref().map(|place| place.shape));
        if segments.is_empty() {
            // A fault of the whole request has no value and no place.
            return visible(&constraint).into_owned();
        }
        self.clause_of(self.own_value(violation, place.as_ref(), containers), &segments, &constraint)
    }

    /// Of a key, value or item: a fault of its container.
    fn part_clause(
        &self,
        violation: &Violation,
        aspect: &str,
        place: Option<&Place>,
        segments: &[Segment],
        containers: &mut Containers,
    ) -> String {
        let container = segments.split_last().map_or(segments, |(_, above)| above);
        let pointer = violation.path().rsplit_once('/').map_or("", |(above, _)| above);
        let hidden = violation.is_sensitive() || violation.cut;
        let value = if hidden { Value::Unknown } else { self.container(pointer, containers) };
        if let Fault::Enum { values, .. } = violation.fault()
            && violation.subject() == Subject::Item
            && self.wording.unwraps_value_sets
        {
            return self.clause_of(value, container, &enum_constraint(values));
        }
        let constraints = all_constraints(place, violation.fault(), self.wording.names_null).join(", ");
        self.clause_of(value, container, &alloc::format!("{aspect} must satisfy constraint: [{constraints}]"))
    }

    /// The value at fault, as far as the report keeps it.
    fn own_value<'v>(&self, violation: &'v Violation, place: Option<&Place>, containers: &mut Containers) -> Value<'v> {
        if matches!(violation.fault(), Fault::Required { .. }) {
            return Value::Null;
        }
        if violation.is_sensitive() || violation.cut {
            return Value::Unknown;
        }
        match (violation.fault(), violation.value()) {
            (Fault::Length { measure: Measure::Items | Measure::Entries, .. } | Fault::Unique { .. }, kept) => {
                match self.container(violation.path(), containers) {
                    Value::Unknown => self.kept_json(kept, place),
                    known => known,
                }
            }
            // A blob's bytes have no text, and a function may have judged a value of any form.
            (Fault::Length { measure: Measure::Bytes, .. }, _) => Value::Unknown,
            (Fault::Check { .. }, kept) => self.kept_json(kept, place),
            (_, Some(kept)) => Value::Text(kept.into()),
            (_, None) => Value::Unknown,
        }
    }
}

impl Message<'_> {
    fn clause_of(&self, value: Value<'_>, segments: &[Segment], constraint: &str) -> String {
        let mut out = String::from("Value");
        match value {
            Value::Unknown => {}
            Value::Null => out.push_str(" null"),
            Value::Text(text) => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, " '{}'", visible(&self.cut(&text)));
            }
        }
        let place = dotted(segments);
        let _ = write!(out, " at '{}' failed to satisfy constraint: {}", visible(&place), visible(constraint));
        out
    }

    /// A value as it is shown.
    fn cut<'v>(&self, text: &'v str) -> Cow<'v, str> {
        if self.wording.cuts_values { shorten(text, LONGEST_VALUE) } else { text.into() }
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

#[cfg(feature = "json")]
impl Message<'_> {
    /// Whether some value of the shape is sensitive.
    fn has_secrets(&self) -> bool {
        self.shape.holds_secrets()
    }

    /// The list or map at a pointer, from the request's text.
    fn container(&self, pointer: &str, containers: &mut Containers) -> Value<'static> {
        let shown = containers.entry(pointer.into()).or_insert_with(|| {
            let place = place::find(self.shape, pointer, false);
            let value = self.request.as_ref()?.pointer(pointer)?;
            let text = java::text(value, place.map(|place| place.shape));
            Some(self.cut(&text).into_owned())
        });
        shown.clone().map_or(Value::Unknown, |text| Value::Text(text.into()))
    }

    /// A kept value that is JSON.
    fn kept_json(&self, kept: Option<&str>, place: Option<&Place>) -> Value<'static> {
        let value = kept.filter(|_| !self.has_secrets()).and_then(|kept| serde_json::from_str(kept).ok());
        value.map_or(Value::Unknown, |value| Value::Text(java::text(&value, place.map(|place| place.shape)).into()))
    }
}

#[cfg(not(feature = "json"))]
#[expect(clippy::unused_self, reason = "as with the feature")]
impl Message<'_> {
    fn container(&self, _: &str, _: &mut Containers) -> Value<'static> {
        Value::Unknown
    }

    fn kept_json(&self, _: Option<&str>, _: Option<&Place>) -> Value<'static> {
        Value::Unknown
    }
}

/// The containers that a message spoke of, by their pointers: many faults may be in one, which is written out once.
type Containers = BTreeMap<String, Option<String>>;

/// What a sentence says of the value.
enum Value<'v> {
    Unknown,
    Null,
    Text(Cow<'v, str>),
}

/// Whose constraints are named, for a rule that a container's part broke.
fn aspect(violation: &Violation) -> Option<&'static str> {
    let by_rule = matches!(
        violation.fault(),
        Fault::Length { .. }
            | Fault::Range { .. }
            | Fault::MultipleOf { .. }
            | Fault::Pattern { .. }
            | Fault::Enum { .. }
            | Fault::Unique { .. }
    );
    match violation.subject() {
        Subject::Key if by_rule => Some("Map keys"),
        Subject::Value if by_rule => Some("Map value"),
        Subject::Item if by_rule => Some("Member"),
        _ => None,
    }
}

/// The path as the services write it.
fn dotted(segments: &[Segment]) -> String {
    let mut out = String::new();
    for (index, segment) in segments.iter().enumerate() {
        let dot = if index == 0 { "" } else { "." };
        // Writing to a `String` cannot fail.
        let _ = match segment {
            Segment::Member(name) => write!(out, "{dot}{}", lower_camel(name)),
            Segment::Item(index) => write!(out, "{dot}{}.member", index.saturating_add(1)),
            Segment::Entry(key) => write!(out, "{dot}{key}.member"),
        };
    }
    out
}
