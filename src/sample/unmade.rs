//! Why a value could not be made.

use alloc::string::String;
use core::fmt;

use crate::render::visible;
use crate::report::pointer;

/// Why a value could not be made: the place, and what stands in the way there.
///
/// ```
/// use glue_validate::GlueValidate;
/// use glue_validate::sample::Sampler;
///
/// #[derive(GlueValidate)]
/// struct Switches {
///     #[list(min = 3)]
///     positions: std::collections::BTreeSet<bool>,
/// }
///
/// let unmade = Sampler::of::<Switches>().minimal().unwrap_err();
/// assert_eq!(unmade.path(), "/positions/2");
/// assert_eq!(unmade.to_string(), "`/positions/2`: too few different values were found");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmade {
    path: String,
    reason: String,
}

impl Unmade {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { path: String::new(), reason: reason.into() }
    }

    /// The same one level further out, where `segment` leads to what could not be made.
    #[must_use]
    pub(super) fn below(self, segment: &str) -> Self {
        let mut path = String::new();
        pointer::push_segment(&mut path, segment);
        path.push_str(&self.path);
        Self { path, ..self }
    }

    /// The same at a place.
    #[must_use]
    pub(super) fn at(self, path: impl Into<String>) -> Self {
        Self { path: path.into(), ..self }
    }

    /// Where: a JSON Pointer, as a [violation](crate::Violation::path) has it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What stands in the way.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}`: ", visible(&self.path))?;
        }
        f.write_str(&visible(&self.reason))
    }
}

impl core::error::Error for Unmade {}
