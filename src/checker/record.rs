//! The other use of a walk: to write a value down, so that two can be compared, and a map's key be shown.
//!
//! A type tells a `Checker` what it is; whether that is judged or recorded is the checker's affair. So items of any
//! type can be compared, in every collection, without asking them for `Hash` or `Ord`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use crate::report::pointer::SEGMENT_BYTES;
use crate::rules::Number;

/// Writes values down.
pub(crate) struct Recorder {
    out: String,
    /// Strings as they are, for keys: no two forms are told apart then, and of a very long one only the start is written.
    bare: bool,
}

impl Recorder {
    pub(super) const fn new(bare: bool) -> Self {
        Self { out: String::new(), bare }
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }

    pub(crate) fn text(&mut self, text: &str) {
        if !self.bare {
            // The length before the text keeps neighbours apart. Writing to a `String` cannot fail.
            let _ = write!(self.out, "{}:", text.len());
            self.out.push_str(text);
            return;
        }
        let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= SEGMENT_BYTES).unwrap_or(text.len());
        self.out.push_str(text.get(..end).unwrap_or_default());
    }

    pub(crate) fn number(&mut self, number: Number) {
        self.plain(&number.to_string());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let _ = write!(self.out, "{byte:02x}");
        }
        self.plain("");
    }

    /// What stands around values: nothing in a key, which is one value.
    pub(crate) fn punctuation(&mut self, text: &str) {
        if !self.bare {
            self.out.push_str(text);
        }
    }

    pub(crate) fn plain(&mut self, text: &str) {
        self.out.push_str(text);
        if !self.bare {
            self.out.push(';');
        }
    }
}

/// The places of the first item that repeats an earlier one, and of that earlier one. Takes `n log n` comparisons.
pub(crate) fn first_repeat(items: impl Iterator<Item = String>) -> Option<(usize, usize)> {
    let mut items: Vec<(String, usize)> = items.enumerate().map(|(index, item)| (item, index)).collect();
    items.sort_unstable();
    items
        .chunk_by(|(left, _), (right, _)| left == right)
        .filter_map(|equal| match equal {
            [(_, first), (_, second), ..] => Some((*first, *second)),
            _ => None,
        })
        .min_by_key(|&(_, second)| second)
}
