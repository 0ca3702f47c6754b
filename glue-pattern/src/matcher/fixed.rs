//! Texts of one length, all ASCII: every position has its own small class, and all are tested side by side.

/// A pattern each of whose positions is an ASCII class of a few ranges.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Fixed<'a> {
    pub length: u16,
    /// Layers of two rows of `length` bytes, the low ends of a range and the distances to the high ends. A position with fewer ranges
    /// than there are layers repeats one.
    pub layers: &'a [u8],
}

impl Fixed<'_> {
    #[cfg(feature = "compile")]
    pub(crate) const MAX_LENGTH: usize = 256;

    pub(crate) fn is_match(&self, text: &str) -> bool {
        let length = usize::from(self.length);
        if text.len() != length {
            return false;
        }
        let bytes = text.as_bytes();
        match self.layers.len().checked_div(2 * length) {
            Some(1) => self.test::<1>(bytes),
            Some(2) => self.test::<2>(bytes),
            Some(3) => self.test::<3>(bytes),
            _ => self.test::<4>(bytes),
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "one copy for each number of layers")]
    fn test<const N: usize>(&self, bytes: &[u8]) -> bool {
        let length = bytes.len();
        let Some(last) = length.checked_sub(BLOCK) else {
            return (0..length).all(|at| distance::<N>(bytes[at], |row| self.layers[row * length + at]) == 0);
        };
        let mut all = [0; BLOCK];
        let mut at = 0;
        while at < last {
            self.block::<N>(bytes, at, &mut all);
            at += BLOCK;
        }
        // The last block again rather than a remainder.
        self.block::<N>(bytes, last, &mut all);
        all == [0; BLOCK]
    }

    /// A block of positions: marks the lanes that are wrong.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "one copy for each number of layers")]
    fn block<const N: usize>(&self, bytes: &[u8], at: usize, all: &mut [u8; BLOCK]) {
        let row = |row: usize| self.layers.get(row * bytes.len() + at..).and_then(<[u8]>::first_chunk::<BLOCK>);
        let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) else { return all.fill(1) };
        let mut least = [u8::MAX; BLOCK];
        for layer in 0..N {
            let (Some(low), Some(width)) = (row(2 * layer), row(2 * layer + 1)) else { return all.fill(1) };
            for lane in 0..BLOCK {
                least[lane] = least[lane].min(block[lane].wrapping_sub(low[lane]).saturating_sub(width[lane]));
            }
        }
        for lane in 0..BLOCK {
            all[lane] |= least[lane];
        }
    }
}

const BLOCK: usize = 16;

/// 0 for a byte in one of its ranges, as in `class`.
fn distance<const N: usize>(byte: u8, row: impl Fn(usize) -> u8) -> u8 {
    (0..N).map(|layer| byte.wrapping_sub(row(2 * layer)).saturating_sub(row(2 * layer + 1))).min().unwrap_or(1)
}
