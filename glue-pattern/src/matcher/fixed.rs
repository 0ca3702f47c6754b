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
    pub(crate) const MAX_LENGTH: usize = 256;

    pub(crate) fn is_match(&self, text: &str) -> bool {
        let length = usize::from(self.length);
        if text.len() != length {
            return false;
        }
        let bytes = text.as_bytes();
        match self.layers.len().checked_div(2 * length) {
            Some(1) => self.test::<1>(bytes, length),
            Some(2) => self.test::<2>(bytes, length),
            Some(3) => self.test::<3>(bytes, length),
            _ => self.test::<4>(bytes, length),
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "one copy for each number of layers")]
    fn test<const N: usize>(&self, bytes: &[u8], length: usize) -> bool {
        let mut greatest = 0;
        let mut at = 0;
        while at + 16 <= length {
            greatest |= self.block::<N>(bytes, length, at);
            at += 16;
        }
        if at < length && length >= 16 {
            greatest |= self.block::<N>(bytes, length, length - 16);
            at = length;
        }
        for at in at..length {
            greatest |= distance::<N>(bytes[at], |row| self.layers[row * length + at]);
        }
        greatest == 0
    }

    /// Sixteen positions from `at` on: 0 if all are right.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "one copy for each number of layers")]
    fn block<const N: usize>(&self, bytes: &[u8], length: usize, at: usize) -> u8 {
        let row = |row: usize| self.layers.get(row * length + at..).and_then(<[u8]>::first_chunk::<16>);
        let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) else { return 1 };
        let mut least = [u8::MAX; 16];
        for layer in 0..N {
            let (Some(low), Some(width)) = (row(2 * layer), row(2 * layer + 1)) else { return 1 };
            for lane in 0..16 {
                least[lane] = least[lane].min(block[lane].wrapping_sub(low[lane]).saturating_sub(width[lane]));
            }
        }
        least.iter().fold(0, |all, &one| all | one)
    }
}

fn distance<const N: usize>(byte: u8, row: impl Fn(usize) -> u8) -> u8 {
    (0..N).map(|layer| byte.wrapping_sub(row(2 * layer)).saturating_sub(row(2 * layer + 1))).min().unwrap_or(1)
}
