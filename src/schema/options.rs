//! What a schema lets pass.

use super::document::Schema;
use super::writer::Writer;
use crate::shape::Shape;
use crate::validate::GlueValidate;

/// What a schema lets pass.
///
/// ```
/// use glue_validate::{GlueValidate, schema};
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     key: String,
/// }
///
/// let lenient = schema::Options::new().allow_unknown_members(true).of::<Tag>();
/// assert!(lenient.as_value().get("additionalProperties").is_none());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(super) unknown_members: bool,
}

impl Options {
    /// Unknown members are refused.
    pub const fn new() -> Self {
        Self { unknown_members: false }
    }

    /// Whether members that a shape does not have are let pass, as
    /// [`json::Options`](crate::json::Options::allow_unknown_members) does.
    #[must_use]
    pub const fn allow_unknown_members(self, allow: bool) -> Self {
        Self { unknown_members: allow }
    }

    /// The schema of a type.
    pub fn of<T: GlueValidate + ?Sized>(&self) -> Schema {
        self.of_shape(T::shape())
    }

    /// The schema of a shape.
    pub fn of_shape(&self, shape: &'static Shape) -> Schema {
        Writer::new(*self).document(shape)
    }
}
