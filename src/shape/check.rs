//! How a type reads what the JSON walk does not look into.

use crate::check::CheckOutcome;

/// Lets a type read a part of a JSON text that is not looked into, or its absence: `Ok`, or why the type does not.
pub type Reader = fn(Raw<'_>) -> CheckOutcome;

/// A part of a JSON text as a type is to read it.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'j> {
    /// Its text; none where the part is absent.
    pub(crate) json: Option<&'j str>,
    /// How many arrays and objects around it count towards the depth that serde_json reads.
    pub(crate) depth: usize,
}

impl Raw<'_> {
    /// A part that is absent.
    pub(crate) const ABSENT: Self = Self { json: None, depth: 0 };
}

#[cfg(feature = "json")]
impl<'j> Raw<'j> {
    /// A part with this text.
    pub(crate) const fn new(json: &'j str) -> Self {
        Self { json: Some(json), depth: 0 }
    }

    /// The part, so deep in its text.
    pub(crate) const fn at_depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }
}
