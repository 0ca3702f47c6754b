//! Rules on strings out of a value set.

/// A set of strings: the values that `one_of` or an enum accepts, in the order written.
///
/// ```
/// use glue_validate::rules::Values;
///
/// const STATES: Values = Values::new(&["READY", "FAILED"]).with_internal(&["DRAINING"]);
/// assert!(STATES.contains("DRAINING"));
/// assert_eq!(STATES.listed(), ["READY", "FAILED"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Values {
    pub(crate) listed: &'static [&'static str],
    pub(crate) internal: &'static [&'static str],
}

impl Values {
    /// A set of values that messages list.
    pub const fn new(listed: &'static [&'static str]) -> Self {
        Self { listed, internal: &[] }
    }

    /// Adds values that are accepted but that no message lists, as Smithy's
    /// [`internal`](https://smithy.io/2.0/spec/documentation-traits.html#internal-trait) enum members are.
    #[must_use]
    pub const fn with_internal(self, internal: &'static [&'static str]) -> Self {
        Self { internal, ..self }
    }

    /// The values that a message may list.
    pub const fn listed(&self) -> &'static [&'static str] {
        self.listed
    }

    /// The values that are accepted but that no message lists.
    pub const fn internal(&self) -> &'static [&'static str] {
        self.internal
    }

    /// Whether `text` is one of the values.
    pub fn contains(&self, text: &str) -> bool {
        self.listed.contains(&text) || self.internal.contains(&text)
    }
}
