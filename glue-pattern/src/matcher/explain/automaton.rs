//! Why a text does not match a table: the automaton is minimal, so it has one state from which nothing can be accepted.

use super::Table;
use crate::clue::{Clue, Expected};
use crate::matcher::Alphabet;

impl Table<'_> {
    pub(super) fn explain(&self, text: &str) -> Option<Clue> {
        let mut state = usize::from(self.start);
        let mut chars = 0;
        for (bytes, c) in text.char_indices() {
            let next = if state == 0 { 0 } else { self.next(state, self.alphabet.class(c)) };
            if next == 0 {
                return Some(Clue::new(text, bytes, chars, self.expected(state)));
            }
            state = next;
            chars += 1;
        }
        (state == 0 || state < usize::from(self.accepting))
            .then(|| Clue::new(text, text.len(), chars, self.expected(state)))
    }

    fn next(&self, state: usize, class: u8) -> usize {
        let at = state * usize::from(self.classes) + usize::from(class);
        if self.wide {
            let pair = self.next.get(2 * at..2 * at + 2);
            pair.and_then(<[u8]>::first_chunk).map_or(0, |&pair| u16::from_le_bytes(pair).into())
        } else {
            self.next.get(at).map_or(0, |&state| state.into())
        }
    }

    fn expected(&self, state: usize) -> Expected {
        let mut expected = Expected::new();
        if state >= usize::from(self.accepting) {
            expected.allow_end();
        }
        if state != 0 {
            self.alphabet.add_to(&mut expected, |class| self.next(state, class) != 0);
        }
        expected
    }
}

impl Alphabet<'_> {
    /// Adds the characters of all classes for which `holds` is true.
    pub(super) fn add_to(&self, expected: &mut Expected, mut holds: impl FnMut(u8) -> bool) {
        for byte in 0..0x80 {
            if holds(self.bytes[usize::from(byte)]) {
                expected.add(char::from(byte), char::from(byte));
            }
        }
        let runs: &[[u8; 4]] = self.runs.as_chunks().0;
        for (at, &[a, b, c, class]) in runs.iter().enumerate() {
            let low = u32::from_be_bytes([0, a, b, c]).max(0x80);
            let high = match runs.get(at + 1) {
                Some(&[a, b, c, _]) => u32::from_be_bytes([0, a, b, c]) - 1,
                None => u32::from(char::MAX),
            };
            if low <= high && holds(class) {
                add_range(expected, low, high);
            }
        }
    }
}

/// Adds a range that may begin or end among the surrogates.
pub(super) fn add_range(expected: &mut Expected, low: u32, high: u32) {
    let low = if (0xD800..0xE000).contains(&low) { 0xE000 } else { low };
    let high = if (0xD800..0xE000).contains(&high) { 0xD7FF } else { high };
    if let (Some(low), Some(high)) = (char::from_u32(low), char::from_u32(high))
        && low <= high
    {
        expected.add(low, high);
    }
}
