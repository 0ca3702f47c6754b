//! Runs of characters of one class, many bytes at a time.
//!
//! A byte is *fine* if every character that it can begin (or, for a continuation byte, continue) is in the class. Blocks of bytes are
//! tested for being fine with arithmetic that compilers turn into vector instructions, in safe code: for each range of fine bytes,
//! the distance of a byte above it, in saturating steps, is 0 inside; the least of these over all ranges is 0 for a fine byte;
//! the greatest of those over a block is 0 for a fine block. What is shorter than a block, and the place where a block is not fine, is
//! looked up byte by byte. Only where a character begins that may or may not be in the class, the character is decoded.

/// A class of characters.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Class<'a> {
    /// The ranges of fine bytes, the widest first: low end and distance to the high end.
    pub fine: &'a [u8],
    /// For each byte [`Class::OUT`], [`Class::FINE`] or [`Class::UNSURE`].
    pub bytes: &'a [u8; 256],
    /// The characters of the class whose first byte is unsure: sorted records of six bytes, first and last of a range.
    pub runs: &'a [u8],
}

impl Class<'_> {
    /// A character that begins with this byte is not in the class.
    pub(crate) const OUT: u8 = 0;
    /// A character that begins with this byte is in the class.
    pub(crate) const FINE: u8 = 1;
    /// It depends on the rest of the character.
    #[cfg(feature = "compile")]
    pub(crate) const UNSURE: u8 = 2;
    #[cfg(feature = "compile")]
    /// More ranges than this are looked up byte by byte.
    pub(crate) const MAX_RANGES: usize = 8;

    /// Whether all characters of `text` from `from` on, a character's beginning, are in the class.
    #[inline]
    pub(crate) fn holds_all(&self, text: &str, from: usize) -> bool {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        // Where no character is unsure, fine bytes are the whole answer.
        if self.runs.is_empty() {
            return self.are_fine(rest);
        }
        rest.len() < LONG && self.are_fine(rest) || self.run_end(text, from) == text.len()
    }

    /// Whether all bytes are fine.
    #[inline]
    fn are_fine(&self, bytes: &[u8]) -> bool {
        if bytes.len() < WIDE {
            return self.few_are_fine(bytes);
        }
        match self.fine.len() / 2 {
            1 => are_fine::<1>(self.fine, bytes),
            2 => are_fine::<2>(self.fine, bytes),
            3 => are_fine::<3>(self.fine, bytes),
            4 => are_fine::<4>(self.fine, bytes),
            5 => are_fine::<5>(self.fine, bytes),
            6 => are_fine::<6>(self.fine, bytes),
            7 => are_fine::<7>(self.fine, bytes),
            8 => are_fine::<8>(self.fine, bytes),
            _ => self.narrow_end(bytes, 0) == bytes.len(),
        }
    }

    /// The same for less than a wide block, by the table; the last bytes again rather than a remainder.
    #[inline]
    fn few_are_fine(&self, bytes: &[u8]) -> bool {
        if let Some(tail) = bytes.last_chunk() {
            return bytes.as_chunks().0.iter().fold(self.eight(*tail), |all, chunk| all & self.eight(*chunk))
                == Self::FINE;
        }
        bytes.iter().fold(Self::FINE, |all, &byte| all & self.bytes[usize::from(byte)]) == Self::FINE
    }

    /// FINE, which is the lowest bit alone, if all eight are.
    #[inline]
    fn eight(&self, bytes: [u8; 8]) -> u8 {
        bytes.iter().fold(Self::FINE, |all, &byte| all & self.bytes[usize::from(byte)])
    }

    /// The end of the run of characters of the class that begins at `from`, a character's beginning.
    #[inline]
    pub(crate) fn run_end(&self, text: &str, from: usize) -> usize {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at = self.fine_end(bytes, at);
            let Some(&byte) = bytes.get(at) else { return at };
            if self.bytes[usize::from(byte)] == Self::OUT {
                return at;
            }
            match self.unsure(text, at) {
                0 => return at,
                width => at += width,
            }
        }
    }

    /// The width of the character at `at`, whose first byte is unsure; 0 if it is not in the class.
    #[inline(never)]
    fn unsure(&self, text: &str, at: usize) -> usize {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return 0 };
        let wanted = u32::from(c);
        let (mut low, mut high) = (0, self.runs.len() / 6);
        while low < high {
            let middle = usize::midpoint(low, high);
            let Some(&[f0, f1, f2, l0, l1, l2]) = self.runs.get(6 * middle..6 * middle + 6) else { return 0 };
            if wanted < u32::from_be_bytes([0, f0, f1, f2]) {
                high = middle;
            } else if wanted > u32::from_be_bytes([0, l0, l1, l2]) {
                low = middle + 1;
            } else {
                return c.len_utf8();
            }
        }
        0
    }

    /// The end of the run of fine bytes that begins at `at`.
    #[inline]
    fn fine_end(&self, bytes: &[u8], from: usize) -> usize {
        // Short runs, most of them empty, are found fastest by looking.
        match bytes.get(from) {
            Some(&byte) if self.bytes[usize::from(byte)] == Self::FINE => {}
            _ => return from,
        }
        let at = if bytes.len() - from >= WIDE { self.wide_end(bytes, from) } else { from };
        self.narrow_end(bytes, at)
    }

    /// The same for the little that a wide block does not fit into: looked up, eight bytes for each branch.
    #[inline]
    fn narrow_end(&self, bytes: &[u8], from: usize) -> usize {
        let mut at = from;
        while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
            // FINE is the lowest bit alone.
            if word.iter().fold(Self::FINE, |all, &byte| all & self.bytes[usize::from(byte)]) != Self::FINE {
                break;
            }
            at += 8;
        }
        while bytes.get(at).is_some_and(|&byte| self.bytes[usize::from(byte)] == Self::FINE) {
            at += 1;
        }
        at
    }

    /// The end of the fine blocks that begin at `at`.
    fn wide_end(&self, bytes: &[u8], at: usize) -> usize {
        match self.fine.len() / 2 {
            1 => wide_end::<1>(self.fine, bytes, at),
            2 => wide_end::<2>(self.fine, bytes, at),
            3 => wide_end::<3>(self.fine, bytes, at),
            4 => wide_end::<4>(self.fine, bytes, at),
            5 => wide_end::<5>(self.fine, bytes, at),
            6 => wide_end::<6>(self.fine, bytes, at),
            7 => wide_end::<7>(self.fine, bytes, at),
            8 => wide_end::<8>(self.fine, bytes, at),
            _ => at,
        }
    }
}

const WIDE: usize = 64;
/// From this length on testing a text twice would cost more than a quick test saves.
const LONG: usize = 256;

fn ranges<const N: usize>(fine: &[u8]) -> [(u8, u8); N] {
    let mut ranges = [(0, 0); N];
    for (range, pair) in ranges.iter_mut().zip(fine.as_chunks::<2>().0) {
        *range = (pair[0], pair[1]);
    }
    ranges
}

fn wide_end<const N: usize>(fine: &[u8], bytes: &[u8], from: usize) -> usize {
    let ranges = ranges::<N>(fine);
    let mut misses = if N == 1 { 2 } else { 0u32 };
    let mut at = from;
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<WIDE>) {
        // Most blocks of most texts lie in the widest range alone; where two in a row do not, that is not tried again.
        if misses < 2 && is_fine(block, &[ranges[0]]) {
            misses = 0;
        } else if is_fine(block, &ranges) {
            misses += 1;
        } else {
            break;
        }
        at += WIDE;
    }
    at
}

/// Whether all bytes, a wide block at least, are fine. The last block is tested again rather than a remainder.
fn are_fine<const N: usize>(fine: &[u8], bytes: &[u8]) -> bool {
    let end = wide_end::<N>(fine, bytes, 0);
    let tail = bytes.last_chunk::<WIDE>();
    end == bytes.len() || bytes.len() - end < WIDE && tail.is_some_and(|tail| is_fine(tail, &ranges::<N>(fine)))
}

/// Whether each byte lies in one of the ranges.
#[inline(always)]
#[allow(clippy::inline_always, reason = "one copy for each number of ranges")]
fn is_fine<const L: usize, const N: usize>(block: &[u8; L], ranges: &[(u8, u8); N]) -> bool {
    let mut greatest = 0;
    for &byte in block {
        let mut least = u8::MAX;
        for &(low, width) in ranges {
            least = least.min(byte.wrapping_sub(low).saturating_sub(width));
        }
        greatest = greatest.max(least);
    }
    greatest == 0
}

/// The number of characters: of bytes that do not continue one.
pub(crate) fn count_chars(bytes: &[u8]) -> usize {
    // Counting in bytes first keeps the additions narrow; 255 rounds cannot overflow one.
    let mut total = 0;
    for piece in bytes.chunks(255 * 32) {
        let mut lanes = [0u8; 32];
        let blocks = piece.chunks_exact(32);
        total += blocks.remainder().iter().filter(|&&byte| begins(byte) == 1).count();
        for block in blocks {
            for (lane, &byte) in lanes.iter_mut().zip(block) {
                *lane += begins(byte);
            }
        }
        total += lanes.iter().map(|&lane| usize::from(lane)).sum::<usize>();
    }
    total
}

/// 1 for a byte that begins a character.
fn begins(byte: u8) -> u8 {
    u8::from(byte.cast_signed() >= -0x40)
}
