//! How the parser moves along the pattern, and how it says where something is wrong.

use std::ops::Range;

use crate::compile::error::Error;
use crate::compile::parse::parser::Parser;
use crate::compile::unicode;

/// Java's reader keeps two zeros behind the text, so reading past the end yields 0; so does this one.
impl Parser<'_> {
    pub(super) fn at(&self, index: usize) -> u32 {
        self.chars.get(index).copied().unwrap_or(0)
    }

    pub(super) fn is_end(&self) -> bool {
        self.cursor >= self.chars.len()
    }

    /// The current character, after blanks and comments where these are allowed.
    pub(super) fn peek(&mut self) -> u32 {
        if self.flags.comments {
            self.skip_blanks();
        }
        self.at(self.cursor)
    }

    /// Steps over the current character, then peeks.
    pub(super) fn next(&mut self) -> u32 {
        self.cursor += 1;
        self.peek()
    }

    /// Yields the current character and steps over it.
    pub(super) fn read(&mut self) -> u32 {
        let c = self.peek();
        self.cursor += 1;
        c
    }

    /// Steps over two characters and yields the second, blanks or not.
    pub(super) fn skip(&mut self) -> u32 {
        let c = self.at(self.cursor + 1);
        self.cursor += 2;
        c
    }

    pub(super) fn skip_blanks(&mut self) {
        loop {
            match self.at(self.cursor) {
                0x09..=0x0D | 0x20 => self.cursor += 1,
                0x23 => {
                    while !self.is_end() && !self.is_line_end(self.at(self.cursor)) && self.at(self.cursor) != 0 {
                        self.cursor += 1;
                    }
                    if self.at(self.cursor) == 0 {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    pub(super) fn is_line_end(&self, c: u32) -> bool {
        c == 0x0A || (!self.flags.unix_lines && unicode::line_terminators().contains(c))
    }

    /// The bytes of `source` from character `begin` to the cursor.
    pub(super) fn span_from(&self, begin: usize) -> Range<usize> {
        let last = self.offsets.len() - 1;
        let start = self.offsets[begin.min(last)];
        start..self.offsets[self.cursor.min(last)].max(start)
    }

    /// An error about everything from character `begin` to the cursor.
    pub(super) fn error_from(&self, begin: usize, message: impl Into<String>) -> Error {
        Error::new(self.source, self.span_from(begin), message)
    }

    /// An error about the one character at `index`.
    pub(super) fn error_at(&self, index: usize, message: impl Into<String>) -> Error {
        let last = self.offsets.len() - 1;
        Error::new(self.source, self.offsets[index.min(last)]..self.offsets[(index + 1).min(last)], message)
    }
}
