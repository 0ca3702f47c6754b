//! Runs of characters of one class, many bytes at a time.
//!
//! A byte is *fine* if every character that it can begin (or, for a continuation byte, continue) is in the class. Blocks of bytes are
//! tested for being fine with arithmetic that compilers turn into vector instructions, in safe code: for each range of fine bytes,
//! the distance of a byte above it, in saturating steps, is 0 inside; the least of these over all ranges is 0 for a fine byte;
//! the greatest of those over a block is 0 for a fine block. What is shorter than a block, and the place where a block is not fine, is
//! looked at a word at a time. Only where a character begins that may or may not be in the class, the character is decoded.

/// A class of characters.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Class<'a> {
    /// The ranges of fine bytes, the widest first: low end and distance to the high end.
    pub fine: &'a [u8],
    /// The same ranges, cut between ASCII and the rest, in three bytes: what to add to a byte's lower seven bits to get 128 from the low end
    /// on, and beyond the high end; and 255 for ASCII or 0 for the rest.
    pub halves: &'a [u8],
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
    /// More ranges than this are looked up byte by byte.
    pub(crate) const MAX_RANGES: usize = 8;

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
            let Some(&[a, b, c, d, e, f]) = self.runs.get(6 * middle..6 * middle + 6) else { return 0 };
            if wanted < u32::from_be_bytes([0, a, b, c]) {
                high = middle;
            } else if wanted > u32::from_be_bytes([0, d, e, f]) {
                low = middle + 1;
            } else {
                return char::len_utf8(char::from_u32(wanted).unwrap_or('\0'));
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
        let mut at = from;
        if bytes.len() - from >= WIDE {
            at = self.wide_end(bytes, from);
        }
        while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<WORD>) {
            let inside = self.outside(u64::from_le_bytes(*word)).trailing_zeros() as usize / 8;
            at += inside;
            if inside < WORD {
                return at;
            }
        }
        if at == bytes.len() {
            return at;
        }
        // Less than a word is left: the last word again, without what is known already.
        let Some(word) = bytes.last_chunk::<WORD>() else { return self.fine_end_by_byte(bytes, at) };
        let known = WORD - (bytes.len() - at);
        let left = self.outside(u64::from_le_bytes(*word)) >> (8 * known);
        at + (left.trailing_zeros() as usize / 8).min(WORD - known)
    }

    fn fine_end_by_byte(&self, bytes: &[u8], from: usize) -> usize {
        let is_fine = |byte: &u8| self.bytes[usize::from(*byte)] == Self::FINE;
        from + bytes.get(from..).unwrap_or_default().iter().take_while(|byte| is_fine(byte)).count()
    }

    /// For each byte of a word its highest bit if it is not fine.
    ///
    /// Adding the right number to the lower seven bits of a byte carries into its highest bit from some value on: one such sum says whether
    /// the byte is at or above a range's low end, another whether it is above its high end.
    #[inline]
    fn outside(&self, word: u64) -> u64 {
        let low_bits = word & !HIGHEST;
        let mut inside = 0;
        for half in self.halves.chunks_exact(3) {
            let at_or_above = low_bits + EACH * u64::from(half[0]);
            let above = low_bits + EACH * u64::from(half[1]);
            inside |= at_or_above & !above & (word ^ (EACH * u64::from(half[2])));
        }
        !inside & HIGHEST
    }

    /// The end of the fine blocks that begin at `at`.
    fn wide_end(&self, bytes: &[u8], at: usize) -> usize {
        match self.fine.len() {
            2 => wide_end::<1>(self.fine, bytes, at),
            4 => wide_end::<2>(self.fine, bytes, at),
            6 => wide_end::<3>(self.fine, bytes, at),
            8 => wide_end::<4>(self.fine, bytes, at),
            10 => wide_end::<5>(self.fine, bytes, at),
            12 => wide_end::<6>(self.fine, bytes, at),
            14 => wide_end::<7>(self.fine, bytes, at),
            16 => wide_end::<8>(self.fine, bytes, at),
            _ => at,
        }
    }
}

const WORD: usize = 8;
const WIDE: usize = 64;
/// One in every byte of a word.
const EACH: u64 = u64::from_le_bytes([1; WORD]);
const HIGHEST: u64 = EACH << 7;

fn wide_end<const N: usize>(fine: &[u8], bytes: &[u8], from: usize) -> usize {
    let mut ranges = [(0, 0); N];
    for (range, pair) in ranges.iter_mut().zip(fine.chunks_exact(2)) {
        *range = (pair[0], pair[1]);
    }
    let mut at = from;
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<WIDE>) {
        // Most blocks of most texts lie in the widest range alone.
        if !is_fine(block, &[ranges[0]]) && !is_fine(block, &ranges) {
            break;
        }
        at += WIDE;
    }
    at
}

/// Whether each byte lies in one of the ranges.
#[inline(always)]
#[allow(clippy::inline_always, reason = "one copy for each number of ranges")]
fn is_fine<const N: usize>(block: &[u8; WIDE], ranges: &[(u8, u8); N]) -> bool {
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
