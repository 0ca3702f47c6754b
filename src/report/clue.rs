//! Why a string does not match its pattern, in words: the character, and what may stand there.

use core::fmt;

use glue_pattern::{Clue, Expected, Pattern};

/// Behind the end of a text that must contain a match there might always be one.
pub(super) fn is_telling(pattern: Pattern, clue: &Clue) -> bool {
    !pattern.is_partial() || clue.found().is_some()
}

/// Why a text does not match, and what would.
pub(super) struct Hint<'c> {
    pub(super) clue: &'c Clue,
    /// Whether it is said where the character stands.
    pub(super) is_here: bool,
}

impl fmt::Display for Hint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = self.clue.char_index();
        match self.clue.found() {
            Some(char) if self.is_here => write!(f, "{} cannot stand here", Char(char))?,
            Some(char) => write!(f, "{} at index {index} cannot stand there", Char(char))?,
            None if index == 0 => f.write_str("is empty")?,
            None if self.is_here => f.write_str("ends too early")?,
            None => write!(f, "ends too early, at index {index}")?,
        }
        match short_expected(self.clue) {
            Some(expected) => write!(f, "; expected {expected}"),
            None => Ok(()),
        }
    }
}

/// What may stand at the place of a clue, if that takes few words: a class of seventy characters explains nothing.
pub(super) fn short_expected(clue: &Clue) -> Option<&Expected> {
    const FEW: usize = 3;
    clue.expected().filter(|expected| {
        let ranges = expected.ranges();
        let is_all_but_few = ranges.first().is_some_and(|(first, _)| *first == '\0')
            && ranges.last().is_some_and(|(_, last)| *last == char::MAX);
        // People know the order of ASCII's characters, at most.
        ranges.len() <= FEW && (is_all_but_few || ranges.iter().all(|(low, high)| high.is_ascii() || low == high))
    })
}

/// A character, so that people see which.
struct Char(char);

impl fmt::Display for Char {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            '`' => f.write_str("a backtick"),
            ' ' => f.write_str("a space"),
            '\t' => f.write_str("a tab"),
            '\n' => f.write_str("a line feed"),
            '\r' => f.write_str("a carriage return"),
            char if char.is_ascii_graphic() => write!(f, "`{char}`"),
            // Many look like one of ASCII's.
            char if char.is_alphanumeric() => write!(f, "`{char}` (U+{:04X})", u32::from(char)),
            char => write!(f, "U+{:04X}", u32::from(char)),
        }
    }
}
