//! What a schema lets pass.

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
}
