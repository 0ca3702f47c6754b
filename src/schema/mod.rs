//! JSON Schema of a type or an operation: what an editor needs to complete a request and to mark its mistakes.
//!
//! ```
//! use glue_validate::{GlueValidate, schema};
//!
//! #[derive(GlueValidate)]
//! struct Tag {
//!     #[len(1, 128)]
//!     #[pattern(r"\w+")]
//!     key: String,
//!     #[range(min = 1)]
//!     weight: Option<u8>,
//! }
//!
//! assert_eq!(
//!     schema::of::<Tag>().to_string(),
//!     r##"{
//!   "$schema": "https://json-schema.org/draft/2020-12/schema",
//!   "additionalProperties": false,
//!   "properties": {
//!     "key": {
//!       "maxLength": 128,
//!       "minLength": 1,
//!       "pattern": "^(?:[0-9A-Z_a-z]+)$",
//!       "type": "string"
//!     },
//!     "weight": {
//!       "maximum": 255,
//!       "minimum": 1,
//!       "type": [
//!         "integer",
//!         "null"
//!       ]
//!     }
//!   },
//!   "required": [
//!     "key"
//!   ],
//!   "title": "Tag",
//!   "type": "object"
//! }"##,
//! );
//! ```
//!
//! The dialect is [draft 2020-12](https://json-schema.org/draft/2020-12). A text that the schema refuses is refused by
//! [`json::check`](crate::json::check), and the other way round, but for what JSON Schema cannot say:
//!
//! - functions of the user's, and types that read their values in a way of their own ([`Schema::gaps`] has each place);
//! - lengths in bytes or UTF-16 units: JSON Schema counts characters, so only a wider bound is given;
//! - members that appear twice, texts nested too deeply, integers written as `1.0` or `1e2`.
//!
//! Values that a message does not list, since they are internal, are in the schema: it would refuse them otherwise. What is sensitive is
//! `writeOnly`, and nothing has an example or a default. Comments in the source are not in the shapes, so there are no descriptions.

mod document;
mod fragment;
mod objects;
mod options;
mod scalars;
mod unions;
mod writer;

pub use self::document::{Gap, Schema, Unsaid};
pub use self::options::Options;

use self::writer::Writer;
use crate::shape::Shape;
use crate::validate::GlueValidate;

impl Options {
    /// The schema of a type.
    pub fn of<T: GlueValidate + ?Sized>(&self) -> Schema {
        self.of_shape(T::shape())
    }

    /// The schema of a shape.
    pub fn of_shape(&self, shape: &'static Shape) -> Schema {
        Writer::new(*self).document(shape)
    }
}

/// The schema of a type.
///
/// ```
/// use glue_validate::{GlueValidate, schema};
///
/// #[derive(GlueValidate)]
/// struct Trigger {
///     #[one_of("ON_DEMAND", "SCHEDULED")]
///     kind: String,
/// }
///
/// let schema = serde_json::to_value(schema::of::<Trigger>())?;
/// assert_eq!(schema["properties"]["kind"]["enum"], serde_json::json!(["ON_DEMAND", "SCHEDULED"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn of<T: GlueValidate + ?Sized>() -> Schema {
    Options::new().of::<T>()
}

/// The schema of a shape that is only known at run time: of an operation, say.
///
/// ```
/// use glue_validate::{GlueValidate, schema};
///
/// assert_eq!(schema::of_shape(<Vec<bool>>::shape()).as_value()["items"]["type"], "boolean");
/// ```
pub fn of_shape(shape: &'static Shape) -> Schema {
    Options::new().of_shape(shape)
}
