//! How serious a violation is.

use core::fmt;

/// What a violation leads to, in rustc's words. [`Levels`](crate::Levels) decides it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It is left out.
    Allow,
    /// It is reported, and does not make the request invalid.
    Warn,
    /// It makes the request invalid.
    #[default]
    Deny,
}

impl Level {
    /// The lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
