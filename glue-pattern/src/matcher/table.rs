//! The general plan: a deterministic automaton as a table of transitions.

use super::alphabet::Alphabet;

/// A deterministic automaton over classes of characters.
///
/// State 0 accepts nothing; the accepting states are the last ones.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    pub alphabet: Alphabet<'a>,
    /// The number of classes.
    pub classes: u8,
    /// Whether `next` has two bytes (little end first) for each state instead of one.
    pub wide: bool,
    /// For each state and class the state that follows.
    pub next: &'a [u8],
    pub start: u16,
    /// The first accepting state.
    pub accepting: u16,
}

impl Table<'_> {
    pub(crate) fn is_match(&self, text: &str) -> bool {
        if self.wide {
            self.run(text, |at| match self.next.get(2 * at..2 * at + 2) {
                Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
                _ => 0,
            })
        } else {
            self.run(text, |at| self.next.get(at).map_or(0, |&state| usize::from(state)))
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "one copy for each width; the call is the inner loop")]
    fn run(&self, text: &str, next: impl Fn(usize) -> usize) -> bool {
        let bytes = text.as_bytes();
        let classes = usize::from(self.classes);
        let mut state = usize::from(self.start);
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let mut class = self.alphabet.bytes[usize::from(byte)];
            if byte < 0x80 {
                at += 1;
            } else {
                if class == Alphabet::MIXED {
                    class =
                        text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, |c| self.alphabet.class_of(c));
                }
                at += width(byte);
            }
            state = next(state * classes + usize::from(class));
            if state == 0 {
                return false;
            }
        }
        state >= usize::from(self.accepting)
    }
}

/// The number of bytes of a non-ASCII character, by its first byte.
fn width(first: u8) -> usize {
    match first {
        0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}
