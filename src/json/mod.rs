//! One complete report for a JSON text.
//!
//! Valid input takes the fast path: serde_json deserialises straight into the type, the value is validated. Only if
//! that fails is the text walked once more against the type's [shape](crate::shape), and everything reported: missing
//! and unknown members, wrong types and broken constraints together, each with its place in the text.

mod absent;
mod agreement;
mod canonical;
mod cost;
mod depth;
mod describe;
mod entries;
mod locate;
mod merge;
mod number;
mod options;
mod read;
mod reader;
mod refusal;
mod report;
mod secrets;
mod sets;
mod syntax;
mod tape;
mod walk;
mod watch;

use serde::Deserialize;
use serde::de::DeserializeOwned;

pub(crate) use self::absent::Absent;
pub use self::agreement::assert_agreement;
pub(crate) use self::depth::read_at_depth;
pub use self::options::{Options, Within};
#[cfg(feature = "std")]
pub use self::reader::ReadError;
pub use self::secrets::sensitive_spans;

use crate::report::Report;
use crate::shape::Shape;
use crate::validate::{GlueValidate, Valid};

/// Reads a value of type `T` from JSON and validates it.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// #[serde(rename_all = "PascalCase")]
/// struct CreateTrigger {
///     #[len(1, 255)]
///     name: String,
///     #[range(min = 1)]
///     delay: Option<i32>,
/// }
///
/// let report = json::from_slice::<CreateTrigger>(br#"{"Delay": 0, "Nmae": "t"}"#).unwrap_err();
/// let found: Vec<_> = report.violations().iter().map(|it| (it.path(), it.code().as_str())).collect();
/// assert_eq!(found, [("/Name", "required"), ("/Delay", "range"), ("/Nmae", "unknown_member")]);
/// ```
///
/// # Errors
/// A [`Report`] with everything that is wrong with the text: that it is not UTF-8 or not JSON (one violation), or its
/// missing, unknown and duplicate members, wrong types and broken constraints.
pub fn from_slice<'de, T: Deserialize<'de> + GlueValidate>(json: &'de [u8]) -> Result<Valid<T>, Report> {
    Options::new().from_slice(json)
}

/// Like [`from_slice`], for a text that is known to be UTF-8.
///
/// The time it takes is linear in the text, with one exception that is serde's: where two variants of a union without a tag
/// lead back to the union, reading a *valid* value may take twice as long with each level of nesting. Give such a union
/// a tag, or put the variant first that most values are. What is invalid is refused before serde reads it.
///
/// # Errors
/// As `from_slice`.
pub fn from_str<'de, T: Deserialize<'de> + GlueValidate>(json: &'de str) -> Result<Valid<T>, Report> {
    Options::new().from_str(json)
}

/// Like [`from_slice`], for a text that is read to its end first.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let tag = json::from_reader::<Tag>(&br#"{"key": "team"}"#[..])?;
/// assert_eq!(tag.key, "team");
/// # Ok::<(), json::ReadError>(())
/// ```
///
/// # Errors
/// If reading fails, or as `from_slice`.
#[cfg(feature = "std")]
pub fn from_reader<T: DeserializeOwned + GlueValidate>(reader: impl std::io::Read) -> Result<Valid<T>, ReadError> {
    Options::new().from_reader(reader)
}

/// Like [`from_slice`], for a value of serde_json's. It has no text, so its violations have no location.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let report = json::from_value::<Tag>(&serde_json::json!({ "key": "" })).unwrap_err();
/// assert_eq!(report.to_string(), "/key: must have 1 to 128 characters, has 0");
/// ```
///
/// # Errors
/// As `from_slice`.
pub fn from_value<T: DeserializeOwned + GlueValidate>(value: &serde_json::Value) -> Result<Valid<T>, Report> {
    Options::new().from_value(value)
}

/// Judges a JSON text by the shape of `T`, which need not deserialise. Where it does, it is read for what only its values tell: what
/// functions of the user's, conversions and defaults make of them.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(GlueValidate)]
/// struct Tag<'a> {
///     #[len(1, 128)]
///     key: &'a str,
/// }
///
/// assert!(json::check::<Tag>(br#"{"key": "team"}"#).is_ok());
/// assert!(json::check::<Tag>(br#"{"key": ""}"#).is_err());
/// ```
///
/// # Errors
/// As [`from_slice`].
pub fn check<T: GlueValidate>(json: &[u8]) -> Result<(), Report> {
    Options::new().check::<T>(json)
}

/// Judges a JSON text by a shape that is only known at run time: of an operation that was looked up by its name, say.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let shapes = [("Tag", Tag::shape()), ("Tags", <Vec<Tag>>::shape())];
/// let (_, shape) = shapes.iter().find(|(name, _)| *name == "Tags").unwrap();
///
/// let report = json::check_shape(shape, br#"[{"key": "team"}, {"key": ""}]"#).unwrap_err();
/// assert_eq!(report.violations()[0].path(), "/1/key");
/// ```
///
/// # Errors
/// As [`from_slice`].
pub fn check_shape(shape: &'static Shape, json: &[u8]) -> Result<(), Report> {
    Options::new().check_shape(shape, json)
}
