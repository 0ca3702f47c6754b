//! Runs of characters of one class, many bytes at a time.
//!
//! A byte is *fine* if every character that it can begin (or, for a continuation byte, continue) is in the class; *out* if none is;
//! otherwise *unsure*. Blocks of bytes are tested against ranges, see [`super::lanes`]. If a few pairs of bytes decide which of
//! the characters with unsure first bytes may be out (EF BF for U+FFFE), those pairs are looked for instead of the first bytes, which
//! are common (EF begins fullwidth punctuation). What a block leaves open is looked up byte by byte, and a character is decoded only if
//! its first byte is unsure.

use core::array;

use super::lanes::{LANES, Lanes, Range};

/// A class of characters.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Class<'a> {
    /// The widest range of fine bytes, or a byte that occurs in no text if there is none.
    pub widest: &'a Range,
    /// The ranges of fine bytes, and of unsure ones if there are `pairs`; one after the other, which keeps constants short and cheap to
    /// evaluate. Empty if there are too many to be worth it.
    pub ranges: &'a [u8],
    /// Ranges of first bytes and of the bytes behind them that may begin a character that is out.
    pub pairs: &'a [u8],
    /// For each byte [`Class::OUT`], [`Class::FINE`] or [`Class::UNSURE`].
    pub bytes: &'a [u8; 256],
    /// The characters of the class whose first byte is unsure: sorted records of six bytes, first and last of a range.
    pub runs: &'a [u8],
}

impl Class<'_> {
    /// A character that begins with this byte is not in the class. These three are printable, which makes constants short.
    pub(crate) const OUT: u8 = b'0';
    /// A character that begins with this byte is in the class.
    pub(crate) const FINE: u8 = b'1';
    /// It depends on the rest of the character.
    #[cfg(feature = "compile")]
    pub(crate) const UNSURE: u8 = b'2';
    /// More ranges than this are looked up byte by byte.
    #[cfg(feature = "compile")]
    pub(crate) const MAX_RANGES: usize = 16;
    #[cfg(feature = "compile")]
    pub(crate) const MAX_PAIRS: usize = 4;

    /// Whether all characters of a text (its bytes, as everywhere here) are in the class.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "its callers do little else")]
    pub(crate) fn holds_all(&self, bytes: &[u8]) -> bool {
        let only_widest = Class { ranges: self.widest, pairs: &[], ..*self };
        match bytes.len() {
            ..=BLOCK if !self.is_wide() => self.holds_narrow(bytes),
            0 => true,
            1..=BLOCK => only_widest.lie_in::<false>(bytes) || self.holds_pairwise(bytes),
            _ => self.holds_long(bytes),
        }
    }

    /// [`Self::holds_all`] for at most a block, if the widest range alone decides little.
    #[inline(never)]
    fn holds_narrow(&self, bytes: &[u8]) -> bool {
        let is_fine = |&byte: &u8| self.bytes[usize::from(byte)] == Self::FINE;
        let only_ranges = Class { pairs: &[], ..*self };
        match bytes.len() {
            _ if !self.pairs.is_empty() => self.holds_pairwise(bytes),
            ..SHORT if bytes.iter().all(is_fine) => true,
            _ => only_ranges.lie_in::<true>(bytes) || !self.is_plain() && self.holds_doubtful(bytes, 0),
        }
    }

    /// [`Self::holds_all`] for at most a block, if pairs may matter.
    #[inline(never)]
    fn holds_pairwise(&self, bytes: &[u8]) -> bool {
        self.lie_in::<false>(bytes) || !self.is_plain() && self.holds_doubtful(bytes, 0)
    }

    /// [`Self::holds_all`] for more than a block.
    #[inline(never)]
    fn holds_long(&self, bytes: &[u8]) -> bool {
        if self.is_ascii() && goes_beyond_ascii(bytes) {
            return false;
        }
        let end = self.blocks_end(bytes, 0);
        match bytes.get(end..) {
            Some(tail) if tail.len() <= BLOCK => self.holds_all(tail),
            _ => !self.is_plain() && self.holds_doubtful(bytes, end),
        }
    }

    /// [`Self::holds_all`] if the ranges do not decide everything and all bytes before `at` are fine.
    #[inline(never)]
    fn holds_doubtful(&self, bytes: &[u8], at: usize) -> bool {
        self.end(bytes, at) == bytes.len()
    }

    /// Whether the ranges decide everything: no byte outside them belongs to the class.
    #[inline]
    fn is_plain(&self) -> bool {
        self.runs.is_empty() && !self.ranges.is_empty()
    }

    /// Whether all characters of the class are ASCII: otherwise bytes that continue one are fine.
    #[inline]
    pub(crate) fn is_ascii(&self) -> bool {
        self.bytes[0x80] == Self::OUT
    }

    /// Whether most texts lie in the widest range, which is so if it covers half of the printable characters.
    #[inline]
    fn is_wide(&self) -> bool {
        self.widest[LANES] >= 0x30
    }

    /// A bit for each of up to [`MASKED`] bytes, the first lowest: whether it is in this class, which is ASCII and has ranges. `None` if some
    /// byte is not ASCII.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "its callers do little else")]
    pub(super) fn mask(&self, bytes: &[u8]) -> Option<u64> {
        let Some(last) = bytes.last_chunk().map(Lanes::new) else { return self.mask_short(bytes) };
        let lanes = |at| Lanes::at(bytes, at).unwrap_or(last);
        let end = bytes.len() - LANES;
        if bytes.len() == LANES {
            self.masks([last]).map(|[mask]| mask)
        } else if bytes.len() <= 2 * LANES {
            let [first, last] = self.masks([lanes(0), last])?;
            Some(first | last << end)
        } else {
            let [a, b, c, d] = self.masks([lanes(0), lanes(16), lanes(end - 16), last])?;
            Some(a | b << 16 | c << (end - 16) | d << end)
        }
    }

    /// [`Self::mask`] for fewer bytes than there are lanes.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "part of the above")]
    fn mask_short(&self, bytes: &[u8]) -> Option<u64> {
        let half = match bytes.len() {
            8.. => 8,
            4.. => 4,
            _ => {
                let bit = |(at, &byte): (usize, &u8)| u64::from(self.bytes[usize::from(byte)] == Self::FINE) << at;
                return Some(bytes.iter().enumerate().map(bit).sum());
            }
        };
        // The first half of the gathered lanes holds the first bytes, the second half the last ones.
        let [both] = self.masks([Lanes::gather(bytes)])?;
        let ones = (1 << half) - 1;
        Some(both & ones | (both >> half & ones) << (bytes.len() - half))
    }

    /// A bit for each lane whose byte lies in the ranges; `None` if some byte is not ASCII.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
    fn masks<const L: usize>(&self, lanes: [Lanes; L]) -> Option<[u64; L]> {
        are_ascii(lanes).then(|| self.distances(lanes).map(|far| u64::from(far.mask() ^ 0xFFFF)))
    }

    /// The length of the run of characters of the class that the text begins with.
    #[inline]
    pub(crate) fn run(&self, bytes: &[u8]) -> usize {
        self.short_run(bytes).unwrap_or_else(|| self.long_run(bytes))
    }

    /// [`Self::run`] if it is shorter than the lanes and one look decides.
    #[inline]
    pub(crate) fn short_run(&self, bytes: &[u8]) -> Option<usize> {
        // Many runs are empty, and few are long.
        if self.is_out(bytes, 0) {
            return Some(0);
        }
        // More ranges would need more registers than the callers have left.
        if !self.runs.is_empty() || !(1..=5).contains(&self.ranges.as_chunks::<{ 2 * LANES }>().0.len()) {
            return None;
        }
        let Some(lanes) = Lanes::at(bytes, 0) else {
            return Some(bytes.iter().take_while(|&&byte| self.bytes[usize::from(byte)] == Self::FINE).count());
        };
        let [far] = self.distances([lanes]);
        (!far.is_zero()).then(|| far.mask().trailing_zeros() as usize)
    }

    /// Whether no character that begins at `at` is in the class.
    #[inline]
    fn is_out(&self, bytes: &[u8], at: usize) -> bool {
        bytes.get(at).is_none_or(|&byte| self.bytes[usize::from(byte)] == Self::OUT)
    }

    /// [`Self::run`] if one look does not decide.
    #[inline(never)]
    fn long_run(&self, bytes: &[u8]) -> usize {
        let mut end = 0;
        while let Some(lanes) = Lanes::at(bytes, end).filter(|_| end < BLOCK) {
            let [far] = self.doubts([lanes], [lanes.behind()]);
            let mask = far.mask();
            if mask != 0 {
                end += mask.trailing_zeros() as usize;
                return if self.is_out(bytes, end) { end } else { self.end(bytes, end) };
            }
            // If pairs matter, the last byte is tested again together with its successor.
            end += LANES - usize::from(!self.pairs.is_empty());
        }
        let is_fine = |&&byte: &&u8| self.bytes[usize::from(byte)] == Self::FINE;
        end += bytes.iter().skip(end).take(LANES).take_while(is_fine).count();
        if self.is_out(bytes, end) { end } else { self.end(bytes, end) }
    }

    /// The end of the run to which the bytes before `at` belong.
    #[inline(never)]
    fn end(&self, bytes: &[u8], mut at: usize) -> usize {
        loop {
            at = self.sure_end(bytes, at);
            // An unsure byte is mostly followed by another.
            for _ in 0..SHORT {
                let Some(&byte) = bytes.get(at) else { return at };
                at += match self.bytes[usize::from(byte)] {
                    Self::FINE => 1,
                    Self::OUT => return at,
                    _ => match self.unsure(bytes, at) {
                        0 => return at,
                        width => width,
                    },
                };
            }
        }
    }

    /// The width of the character at `at`, whose first byte is unsure; 0 if it is not in the class.
    #[inline(never)]
    fn unsure(&self, bytes: &[u8], at: usize) -> usize {
        let next = bytes.get(at..).and_then(character);
        next.filter(|&(c, _)| self.lists(c)).map_or(0, |(_, width)| width)
    }

    /// The length of the first `count` characters of the text, if all of them are in the class.
    #[inline(never)]
    pub(crate) fn exactly(&self, count: u32, bytes: &[u8]) -> Option<usize> {
        let count = count as usize;
        if self.is_ascii() {
            return bytes.get(..count).filter(|first| self.holds_all(first)).map(<[u8]>::len);
        }
        let mut at = 0;
        for _ in 0..count {
            let (c, width) = character(bytes.get(at..)?)?;
            let is_in = match self.bytes[usize::from(bytes[at])] {
                Self::FINE => true,
                Self::OUT => false,
                _ => self.lists(c),
            };
            if !is_in {
                return None;
            }
            at += width;
        }
        Some(at)
    }

    /// Whether a character, whose first byte is unsure, is in the class.
    fn lists(&self, wanted: u32) -> bool {
        let (mut low, mut high) = (0, self.runs.len() / 6);
        while low < high {
            let middle = usize::midpoint(low, high);
            let Some(&[f0, f1, f2, l0, l1, l2]) = self.runs.get(6 * middle..6 * middle + 6) else { return false };
            if wanted < u32::from_be_bytes([0, f0, f1, f2]) {
                high = middle;
            } else if wanted > u32::from_be_bytes([0, l0, l1, l2]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        false
    }

    /// Whether all bytes (at least one, at most a block) are certainly fine. If the class may be `ASCII`, other bytes are noticed first.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "worth more than the call it saves: the ranges are known there")]
    fn lie_in<const ASCII: bool>(&self, bytes: &[u8]) -> bool {
        let (Some(first), Some(last)) = (Lanes::at(bytes, 0), bytes.last_chunk().map(Lanes::new)) else {
            let lanes = Lanes::gather(bytes);
            return self.are_fine::<1, ASCII>([lanes], || [lanes.behind()]);
        };
        let lanes = |at| Lanes::at(bytes, at).unwrap_or(last);
        let end = bytes.len() - LANES;
        // The lanes overlap; what both cover is tested twice.
        match bytes.len() {
            LANES => self.are_fine::<1, ASCII>([last], || [last.behind()]),
            17..=32 => self.are_fine::<2, ASCII>([first, last], || [lanes(1), last.behind()]),
            33..=48 => self.are_fine::<3, ASCII>([first, lanes(16), last], || [lanes(1), lanes(17), last.behind()]),
            _ => self.are_fine::<4, ASCII>([first, lanes(16), lanes(end - 16), last], || {
                [lanes(1), lanes(17), lanes(end - 15), last.behind()]
            }),
        }
    }

    /// The end of the bytes from `from` on that certainly belong to the run; the run may be longer.
    #[inline]
    fn sure_end(&self, bytes: &[u8], from: usize) -> usize {
        let mut at = if bytes.len() - from > BLOCK { self.blocks_end(bytes, from) } else { from };
        // Lane by lane at the text's end and in blocks that hold unsure bytes.
        while at < bytes.len() {
            let (lanes, skipped) = if let Some(lanes) = Lanes::at(bytes, at) {
                (lanes, 0)
            } else if let Some(last) = bytes.last_chunk() {
                // The last sixteen bytes again, without those before `at`.
                (Lanes::new(last), at + LANES - bytes.len())
            } else {
                return at;
            };
            let next = Lanes::at(bytes, at - skipped + 1).unwrap_or(lanes.behind());
            let [far] = self.doubts([lanes], [next]);
            let mask = far.mask() >> skipped;
            if mask != 0 {
                return at + mask.trailing_zeros() as usize;
            }
            at += LANES - skipped;
        }
        at
    }

    /// The end of the whole blocks from `from` on in which every byte is certainly fine.
    fn blocks_end(&self, bytes: &[u8], from: usize) -> usize {
        let mut misses = if self.is_wide() { 0 } else { 2u32 };
        let mut at = from;
        while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            // Most blocks of most texts lie in the widest range alone; after two in a row that do not, it is not tried again.
            if misses < 2 && are_zero(lanes(block, 0).map(|lanes| lanes.outside(self.widest))) {
                misses = 0;
            } else if self.holds_block(block) {
                misses += 1;
            } else {
                break;
            }
            at += BLOCK;
        }
        at
    }

    /// Whether all bytes of a block are certainly fine. Kept out of the loop over the blocks, so that the loop's lanes stay in registers.
    #[inline(never)]
    fn holds_block(&self, block: &Block) -> bool {
        self.are_fine::<4, false>(lanes(block, 0), || lanes(block, 1))
    }

    /// Whether no pair begins in these bytes; `next` receives the bytes that follow them.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
    fn lacks_pairs<const L: usize>(&self, lanes: [Lanes; L], next: impl Fn() -> [Lanes; L]) -> bool {
        for [first, second] in self.pairs() {
            let firsts = lanes.map(|lanes| lanes.outside(first));
            // Most texts do not even contain the first bytes.
            if !lack_zeros(firsts) {
                let seconds = next().map(|next| next.outside(second));
                if !lack_zeros::<L>(array::from_fn(|at| firsts[at].or(seconds[at]))) {
                    return false;
                }
            }
        }
        true
    }

    /// Whether all bytes are certainly fine; `next` receives the bytes that follow them.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
    fn are_fine<const L: usize, const ASCII: bool>(&self, lanes: [Lanes; L], next: impl Fn() -> [Lanes; L]) -> bool {
        !(ASCII && !are_ascii(lanes) && self.is_ascii())
            && are_zero(self.distances(lanes))
            && self.lacks_pairs(lanes, next)
    }

    /// 0 in each lane whose byte is certainly fine; `next` holds the bytes that follow.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
    fn doubts<const L: usize>(&self, lanes: [Lanes; L], next: [Lanes; L]) -> [Lanes; L] {
        let mut far = self.distances(lanes);
        for [first, second] in self.pairs() {
            for ((far, lanes), next) in far.iter_mut().zip(lanes).zip(next) {
                *far = far.or(lanes.outside(first).or(next.outside(second)).zeros());
            }
        }
        far
    }

    /// The distance of each byte to the nearest of the ranges.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
    fn distances<const L: usize>(&self, lanes: [Lanes; L]) -> [Lanes; L] {
        // No loop for the usual numbers of ranges.
        let ranges: &[Range] = self.ranges.as_chunks().0;
        match ranges {
            [a] => nearest(lanes, [a]),
            [a, b] => nearest(lanes, [a, b]),
            [a, b, c] => nearest(lanes, [a, b, c]),
            [a, b, c, d] => nearest(lanes, [a, b, c, d]),
            [a, b, c, d, last] => nearest(lanes, [a, b, c, d, last]),
            more => nearest(lanes, more),
        }
    }

    #[inline]
    fn pairs(&self) -> &[[Range; 2]] {
        self.pairs.as_chunks().0.as_chunks().0
    }
}

/// The bytes of a block from `from` on, which is 0 or 1.
#[inline]
fn lanes(block: &Block, from: usize) -> [Lanes; 4] {
    [0, 16, 32, 48].map(|at| Lanes::at(block, at + from).unwrap_or_else(Lanes::far))
}

/// Whether every byte is ASCII.
#[inline]
fn are_ascii<const L: usize>(lanes: [Lanes; L]) -> bool {
    lanes.into_iter().fold(Lanes::new(&[0; LANES]), Lanes::or).is_ascii()
}

/// Whether the first or last bytes show that the text is not ASCII. `false` decides nothing for more than [`MASKED`] bytes.
#[inline]
pub(super) fn goes_beyond_ascii(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk().map(Lanes::new) else { return !Lanes::gather(bytes).is_ascii() };
    let lanes = |at| Lanes::at(bytes, at).unwrap_or(last);
    !are_ascii([lanes(0), lanes(16), lanes(32), last])
}

/// Whether every lane is 0.
#[inline]
fn are_zero<const L: usize>(lanes: [Lanes; L]) -> bool {
    lanes.into_iter().fold(Lanes::new(&[0; LANES]), Lanes::or).is_zero()
}

/// Whether no lane is 0.
#[inline]
fn lack_zeros<const L: usize>(lanes: [Lanes; L]) -> bool {
    !lanes.into_iter().fold(Lanes::far(), Lanes::min).has_zero()
}

/// The distance of each byte to the nearest of some ranges.
#[inline(always)]
#[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
fn nearest<'a, const L: usize>(lanes: [Lanes; L], ranges: impl IntoIterator<Item = &'a Range>) -> [Lanes; L] {
    let mut far = [Lanes::far(); L];
    for range in ranges {
        for (far, lanes) in far.iter_mut().zip(lanes) {
            *far = far.min(lanes.outside(range));
        }
    }
    far
}

/// The character that the text begins with, and its width.
fn character(bytes: &[u8]) -> Option<(u32, usize)> {
    let join = |first: u8, behind: &[u8]| {
        // A first byte has as many ones as the character has bytes, and a zero behind them.
        let first = u32::from(first & (0x3F >> behind.len()));
        (behind.iter().fold(first, |c, byte| c << 6 | u32::from(byte & 0x3F)), 1 + behind.len())
    };
    match *bytes {
        [first @ ..0x80, ..] => Some((first.into(), 1)),
        [first @ ..0xE0, a, ..] => Some(join(first, &[a])),
        [first @ ..0xF0, a, b, ..] => Some(join(first, &[a, b])),
        [first, a, b, c, ..] => Some(join(first, &[a, b, c])),
        _ => None,
    }
}

/// Up to this number, bytes are looked up one by one rather than tested in lanes.
const SHORT: usize = 8;
/// Four times the lanes: enough work to hide the branches between blocks.
const BLOCK: usize = 4 * LANES;
/// As many bytes as a mask has bits.
pub(super) const MASKED: usize = 4 * LANES;
/// A block and one byte more: a pair may begin in a block and end after it.
type Block = [u8; BLOCK + 1];
