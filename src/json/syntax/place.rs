//! The place at which a text stops being JSON, and a mistake: what is told of it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::ops::Range;

use crate::json::locate::line_and_column;
use crate::json::tape::{Next, Opener, Stop};

/// What is wrong with a text, and which bytes are.
#[derive(Debug)]
pub(in crate::json) struct Mistake {
    pub(in crate::json) message: String,
    pub(in crate::json) bytes: Range<usize>,
}

impl Mistake {
    pub(super) fn new(bytes: Range<usize>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into().into_owned(), bytes }
    }

    /// Of some bytes from a place on.
    pub(super) fn at(at: usize, length: usize, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(at..at + length, message)
    }

    /// As a violation says it.
    pub(super) fn no_json(self) -> Self {
        Self { message: format!("is not JSON: {}", self.message), ..self }
    }
}

/// The place at which a text stops being JSON.
pub(super) struct Place<'p> {
    pub(super) text: &'p str,
    pub(super) stop: &'p Stop,
}

impl<'p> Place<'p> {
    /// The text from the place on.
    pub(super) fn rest(&self) -> &'p str {
        self.text.get(self.stop.at..).unwrap_or_default()
    }

    /// The first character.
    pub(super) fn first(&self) -> char {
        self.rest().chars().next().unwrap_or_default()
    }

    /// The text before the place, without white space at its end.
    pub(super) fn before(&self) -> &'p str {
        self.text.get(..self.stop.at).unwrap_or_default().trim_end_matches([' ', '\t', '\n', '\r'])
    }

    /// What precedes the place; nothing at the start.
    pub(super) fn previous(&self) -> Option<u8> {
        self.before().bytes().next_back()
    }

    /// The scalar that ends just before the place, without white space between.
    pub(super) fn touching(&self) -> Option<&'p str> {
        let last = &self.stop.last;
        let scalar = self.text.get(last.clone()).filter(|_| last.end == self.stop.at && self.stop.at > 0)?;
        (!scalar.starts_with(['{', '['])).then_some(scalar)
    }

    /// Whether nothing but the value of the whole text may stand here.
    pub(super) fn is_start(&self) -> bool {
        self.stop.depth == 0 && self.stop.next == Next::Value
    }

    /// Whether the value of the whole text has ended.
    pub(super) fn is_behind_all(&self) -> bool {
        self.stop.depth == 0 && self.stop.next == Next::CommaOrEnd
    }

    pub(super) fn is_key(&self) -> bool {
        matches!(self.stop.next, Next::Key | Next::FirstKey)
    }

    pub(super) fn is_value(&self) -> bool {
        matches!(self.stop.next, Next::Value | Next::FirstItem)
    }

    /// A mistake of the first character.
    pub(super) fn here(&self, message: impl Into<Cow<'static, str>>) -> Mistake {
        self.so_long(self.first().len_utf8(), message)
    }

    /// A mistake of some bytes.
    pub(super) fn so_long(&self, length: usize, message: impl Into<Cow<'static, str>>) -> Mistake {
        Mistake::at(self.stop.at, length, message)
    }

    /// `line 3, column 1`.
    pub(super) fn line_of(&self, at: usize) -> String {
        let (line, column) = line_and_column(self.text, at);
        format!("line {line}, column {column}")
    }

    /// `the object that opens at line 3, column 1`.
    pub(super) fn opened(&self, opener: Opener) -> String {
        let what = if opener.is_object { "object" } else { "array" };
        format!("the {what} that opens at {}", self.line_of(opener.at))
    }
}
