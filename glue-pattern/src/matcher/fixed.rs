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
    /// For each block of positions that many ranges, one after the other. A block is sixteen bytes; the last one covers the last sixteen of
    /// a text, and may overlap the one before.
    pub ranges: &'a [u8],
}

impl Fixed<'_> {
    #[cfg(feature = "compile")]
    pub(crate) const MAX_LENGTH: usize = 255;

    /// The last block of a text.
    #[inline]
    fn last(bytes: &[u8]) -> Lanes {
        bytes.last_chunk().map_or_else(|| Lanes::gather(bytes), Lanes::new)
    }

    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if bytes.len() != usize::from(self.length) {
            return false;
        }
        match self.layers {
            1 => self.fits::<1>(bytes),
            2 => self.fits::<2>(bytes),
            3 => self.fits::<3>(bytes),
            _ => self.fits::<4>(bytes),
        }
    }

    /// Whether every byte is in one of the ranges of its position.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a copy for each number of layers, without calls")]
    fn fits<const LAYERS: usize>(&self, bytes: &[u8]) -> bool {
        let ranges: &[Range] = self.ranges.as_chunks().0;
        let Some((last, blocks)) = ranges.as_chunks().0.split_last() else { return false };
        let outside = |lanes: Lanes, ranges: &[Range; LAYERS]| {
            ranges.iter().fold(Lanes::far(), |far, range| far.min(lanes.outside(range)))
        };
        let mut wrong = outside(Self::last(bytes), last);
        for (bytes, ranges) in bytes.as_chunks().0.iter().zip(blocks) {
            wrong = wrong.or(outside(Lanes::new(bytes), ranges));
        }
        wrong.is_zero()
    }

    /// The block of a position, and where in the block its byte is.
    pub(super) fn lane_of(&self, at: usize) -> (usize, usize) {
        let length = usize::from(self.length);
        let block = at / LANES;
        if block + 1 < length.div_ceil(LANES) {
            return (block, at % LANES);
        }
        // The last block may be gathered in another order: gathering the numbers of the positions shows it.
        let mut positions = [0; u8::MAX as usize];
        for (position, number) in positions.iter_mut().zip(0..) {
            *position = number;
        }
        let lanes = Self::last(positions.get(..length).unwrap_or_default()).to_array();
        let lane = lanes.iter().position(|&position| usize::from(position) == at);
        (length.div_ceil(LANES).saturating_sub(1), lane.unwrap_or(0))
    }

    /// The position of each byte of each block, for the compiler.
    #[cfg(feature = "compile")]
    pub(crate) fn positions(length: u8) -> impl Iterator<Item = [u8; LANES]> {
        let all: Vec<u8> = (0..length).collect();
        let blocks = usize::from(length).div_ceil(LANES);
        (1..=blocks).map(move |block| match all.as_chunks().0.get(block - 1) {
            Some(whole) if block < blocks => *whole,
            _ => Self::last(&all).to_array(),
        })
    }
}
