//! Texts of one length, all ASCII: every position has its own small class, and all are tested side by side.

use super::lanes::{LANES, Lanes, Range};

/// A pattern each of whose positions is an ASCII class of a few ranges.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Fixed<'a> {
    /// The number of characters, one at least.
    pub length: u16,
    /// The number of ranges for each position.
    pub layers: u8,
    /// For each block of positions so many ranges, one byte after the other. The blocks are those of [`Fixed::block`].
    pub ranges: &'a [u8],
}

impl Fixed<'_> {
    #[cfg(feature = "compile")]
    pub(crate) const MAX_LENGTH: usize = 255;

    /// The bytes of a text that are tested together from `at` on: sixteen, from the last place where there are so many at most.
    #[inline]
    fn block(bytes: &[u8], at: usize) -> Lanes {
        let last = bytes.len().saturating_sub(LANES);
        Lanes::at(bytes, at.min(last)).unwrap_or_else(|| Lanes::gather(bytes))
    }

    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if bytes.len() != usize::from(self.length) {
            return false;
        }
        let mut wrong = Lanes::new(&[0; LANES]);
        let (mut at, mut ranges): (_, &[Range]) = (0, self.ranges.as_chunks().0);
        while at < bytes.len()
            && let Some((block, rest)) = ranges.split_at_checked(usize::from(self.layers))
        {
            let lanes = Self::block(bytes, at);
            wrong = wrong.or(block.iter().fold(Lanes::far(), |far, range| far.min(lanes.outside(range))));
            (at, ranges) = (at + LANES, rest);
        }
        at >= bytes.len() && wrong.is_zero()
    }

    /// The position of each byte of each block, for the compiler.
    #[cfg(feature = "compile")]
    pub(crate) fn positions(length: u8) -> impl Iterator<Item = [u8; LANES]> {
        let all: Vec<u8> = (0..length).collect();
        (0..usize::from(length)).step_by(LANES).map(move |at| Self::block(&all, at).to_array())
    }
}
