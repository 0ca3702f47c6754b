//! The class of each character, for the plans that read a text character by character.

/// The division of all characters into classes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Alphabet<'a> {
    /// The class of the characters that begin with each byte, or [`Alphabet::MIXED`] if that depends on the rest of it.
    pub bytes: &'a [u8; 256],
    /// Records of four bytes, sorted: the first character of a run (three bytes, big end first) and the run's class.
    pub runs: &'a [u8],
}

impl Alphabet<'_> {
    pub(crate) const MIXED: u8 = 255;

    /// The class of `c`, whose first byte does not determine it.
    #[cold]
    pub(super) fn class_of(&self, c: char) -> u8 {
        let wanted = u32::from(c);
        let (mut low, mut high) = (0, self.runs.len() / 4);
        // Invariant: the run at `low` begins at or before the character, the one at `high` after it.
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if self.run_start(middle) <= wanted { low = middle } else { high = middle }
        }
        self.runs.get(4 * low + 3).copied().unwrap_or(0)
    }

    /// The class of a character.
    pub(super) fn class(&self, c: char) -> u8 {
        let mut first = [0; 4];
        c.encode_utf8(&mut first);
        match self.bytes[usize::from(first[0])] {
            Self::MIXED => self.class_of(c),
            class => class,
        }
    }

    fn run_start(&self, index: usize) -> u32 {
        match self.runs.get(4 * index..4 * index + 3) {
            Some(&[a, b, c]) => u32::from_be_bytes([0, a, b, c]),
            _ => u32::MAX,
        }
    }
}
