//! What can be wrong with a pattern, and where.

use std::fmt;
use std::ops::Range;

/// Why a pattern was refused: what is wrong, what to write instead, and the place.
///
/// ```
/// use glue_pattern::compile::{Options, compile};
///
/// let error = compile("a(b|c", &Options::new()).unwrap_err();
/// assert_eq!(error.to_string(), "the group is not closed; write `)` at its end, or `\\(` for the character");
/// assert_eq!(error.span(), 1..2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    message: String,
    span: Range<usize>,
    source: String,
}

impl Error {
    pub(crate) fn new(source: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { message: message.into(), span, source: source.to_owned() }
    }

    /// The bytes of the pattern that the message is about.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The pattern that was refused.
    #[must_use]
    pub fn pattern(&self) -> &str {
        &self.source
    }

    /// The message, the pattern and a line of carets below it: for a place that cannot point into a string literal, such as
    /// `compile_error!`.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let error = compile("x{3,1}", &Options::new()).unwrap_err();
    /// assert_eq!(
    ///     error.render(),
    ///     "the repetition's maximum is below its minimum; write the smaller number first\n  x{3,1}\n   ^^^^^"
    /// );
    /// ```
    #[must_use]
    pub fn render(&self) -> String {
        let mut shown = String::new();
        let (mut indent, mut carets) = (0, 0);
        for (at, c) in self.source.char_indices() {
            let before = shown.chars().count();
            if c.is_control() {
                shown.extend(c.escape_default());
            } else {
                shown.push(c);
            }
            let width = shown.chars().count() - before;
            if at < self.span.start {
                indent += width;
            } else if at < self.span.end {
                carets += width;
            }
        }
        format!("{}\n  {shown}\n  {:indent$}{}", self.message, "", "^".repeat(carets.max(1)))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
