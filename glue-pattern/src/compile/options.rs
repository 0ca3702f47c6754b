//! How a pattern is meant.

/// How a pattern is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Options {
    /// Look for the pattern anywhere in a text (Smithy's meaning), instead of matching all of it (Java's `matches`, AWS's meaning).
    pub partial: bool,
}

impl Options {
    /// Matching in full.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with `partial` set.
    #[must_use]
    pub fn partial(self, partial: bool) -> Self {
        Self { partial }
    }
}
