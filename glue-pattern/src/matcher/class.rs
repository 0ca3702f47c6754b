//! Runs of characters of one class, many bytes at a time.
//!
//! A byte is *fine* if every character that it can begin (or, for a continuation byte, continue) is in the class; *out* if none is;
//! otherwise *unsure*. Blocks of bytes are tested for being fine by ranges, see [`super::lanes`]. Where few pairs of bytes tell which of
//! the characters with unsure first bytes may be out (EF BF for U+FFFE), those pairs are looked for instead of the first bytes, which
//! are common (EF begins fullwidth punctuation). What a block leaves open is looked up byte by byte, and only where a character begins
//! that may or may not be in the class, the character is decoded.

use super::lanes::{LANES, Lanes, Range};

/// A class of characters.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Class<'a> {
    /// The widest range of fine bytes; a byte that is in no text if none is fine.
    pub widest: &'a Range,
    /// The ranges of fine bytes, and of unsure ones if there are `pairs`; one after the other, which keeps constants short. None at all:
    /// too many to be worth it.
    pub ranges: &'a [u8],
    /// Ranges of first bytes and of the bytes behind them that may begin a character that is out, in turn.
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

    /// Whether all characters of `text` from `from` on, a character's beginning, are in the class.
    #[inline]
    pub(crate) fn holds_all(&self, text: &str, from: usize) -> bool {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        if self.is_plain() && (1..=BLOCK).contains(&rest.len()) {
            return self.are_sure(rest);
        }
        self.holds_long(text, from)
    }

    #[inline(never)]
    fn holds_long(&self, text: &str, from: usize) -> bool {
        match self.doubt(text.as_bytes().get(from..).unwrap_or_default()) {
            None => true,
            Some(_) if self.is_plain() => false,
            Some(at) => self.ends(text, from + at) == text.len(),
        }
    }

    /// Whether the ranges tell everything: a byte outside is not of the class.
    #[inline]
    fn is_plain(&self) -> bool {
        self.runs.is_empty() && !self.ranges.is_empty()
    }

    /// Whether all bytes, if there are not many, are fine at a glance. No is not an answer.
    #[inline]
    pub(crate) fn holds_at_once(&self, bytes: &[u8]) -> bool {
        // Half of what is printable: most texts lie in so wide a range. Where it is narrower, the test mostly fails.
        let is_wide = self.widest[LANES] >= 0x30;
        let only_widest = Class { ranges: self.widest, pairs: &[], ..*self };
        is_wide && (1..=BLOCK).contains(&bytes.len()) && only_widest.lie_in(bytes)
    }

    /// The end of the run of characters of the class that begins at `from`, a character's beginning.
    #[inline]
    pub(crate) fn run_end(&self, text: &str, from: usize) -> usize {
        let bytes = text.as_bytes();
        let kind = |at: usize| bytes.get(at).map_or(Self::OUT, |&byte| self.bytes[usize::from(byte)]);
        // Many runs are empty or of one byte, many short, and many within one range.
        if kind(from) == Self::OUT {
            return from;
        }
        if kind(from) == Self::FINE && kind(from + 1) == Self::OUT {
            return from + 1;
        }
        let far = Lanes::at(bytes, from).map_or(0, |lanes| lanes.outside(self.widest).mask());
        let end = from + if far == 0 { 0 } else { far.trailing_zeros() as usize };
        if end > from && kind(end) == Self::OUT { end } else { self.ends(text, end) }
    }

    /// The same, all bytes before `at` being of the run.
    #[inline(never)]
    fn ends(&self, text: &str, mut at: usize) -> usize {
        let bytes = text.as_bytes();
        loop {
            at = self.sure_end(bytes, at);
            // Doubts seldom come alone.
            for _ in 0..SHORT {
                let Some(&byte) = bytes.get(at) else { return at };
                at += match self.bytes[usize::from(byte)] {
                    Self::FINE => 1,
                    Self::OUT => return at,
                    _ => match self.unsure(text, at) {
                        0 => return at,
                        width => width,
                    },
                };
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

    /// Where bytes are that are not surely fine: somewhere from there on.
    fn doubt(&self, bytes: &[u8]) -> Option<usize> {
        let Some(last) = bytes.last_chunk::<BLOCK>() else {
            return if bytes.is_empty() || self.are_sure(bytes) { None } else { Some(0) };
        };
        let end = self.blocks_end(bytes, 0);
        // The last block again rather than a remainder.
        if bytes.len() - end <= BLOCK && self.are_sure(last) { None } else { Some(end) }
    }

    /// Whether all bytes, one to a block of them, are surely fine.
    #[inline(never)]
    fn are_sure(&self, bytes: &[u8]) -> bool {
        let is_fine = |&byte: &u8| self.bytes[usize::from(byte)] == Self::FINE;
        bytes.len() < SHORT && bytes.iter().all(is_fine) || self.lie_in(bytes)
    }

    /// The same, at the place of the call.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "worth more than the call it saves: the ranges are known there")]
    fn lie_in(&self, bytes: &[u8]) -> bool {
        let Some(last) = bytes.last_chunk().map(Lanes::new) else {
            let lanes = Lanes::gather(bytes);
            return self.doubts([lanes], || [lanes.behind()]).is_zero();
        };
        let lanes = |at| Lanes::at(bytes, at).unwrap_or(last);
        let end = bytes.len() - LANES;
        // What lies between is tested twice.
        let doubts = match bytes.len() {
            LANES => self.doubts([last], || [last.behind()]),
            ..=32 => self.doubts([lanes(0), last], || [lanes(1), last.behind()]),
            _ => self.doubts([lanes(0), lanes(16), lanes(end - 16), last], || {
                [lanes(1), lanes(17), lanes(end - 15), last.behind()]
            }),
        };
        doubts.is_zero()
    }

    /// The end of the bytes from `from` on that are surely of the run; it may go on.
    #[inline]
    fn sure_end(&self, bytes: &[u8], from: usize) -> usize {
        let mut at = if bytes.len() - from > BLOCK { self.blocks_end(bytes, from) } else { from };
        // Between blocks and a text's end, and where a block is not all sure, lane by lane.
        while at < bytes.len() {
            let (lanes, skipped) = if let Some(lanes) = Lanes::at(bytes, at) {
                (lanes, 0)
            } else if let Some(last) = bytes.last_chunk() {
                // The last sixteen bytes again, without those before `at`.
                (Lanes::new(last), at + LANES - bytes.len())
            } else {
                return at;
            };
            let next = || [Lanes::at(bytes, at - skipped + 1).unwrap_or(lanes.behind())];
            let mask = self.doubts([lanes], next).mask() >> skipped;
            if mask != 0 {
                return at + mask.trailing_zeros() as usize;
            }
            at += LANES - skipped;
        }
        at
    }

    /// The end of the whole blocks from `from` on all of whose bytes are surely fine.
    fn blocks_end(&self, bytes: &[u8], from: usize) -> usize {
        let mut misses = 0u32;
        let mut at = from;
        // One byte more than a block, since pairs begin in one and may end behind it.
        while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<{ BLOCK + 1 }>) {
            let lanes = |at| Lanes::at(block, at).unwrap_or_else(Lanes::far);
            let all = [lanes(0), lanes(16), lanes(32), lanes(48)];
            // Most blocks of most texts lie in the widest range alone; where two in a row do not, that is not tried again.
            let [a, b, c, d] = all.map(|lanes| lanes.outside(self.widest));
            if misses < 2 && a.or(b).or(c.or(d)).is_zero() {
                misses = 0;
            } else if self.doubts(all, || [lanes(1), lanes(17), lanes(33), lanes(49)]).is_zero() {
                misses += 1;
            } else {
                break;
            }
            at += BLOCK;
        }
        at
    }

    /// 0 in each lane whose byte is surely fine, in all of several; `next` has the bytes behind them.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "lanes stay in registers only inside one function")]
    fn doubts<const L: usize>(&self, lanes: [Lanes; L], next: impl FnOnce() -> [Lanes; L]) -> Lanes {
        let mut far = [Lanes::far(); L];
        for range in self.ranges.as_chunks().0 {
            for (far, lanes) in far.iter_mut().zip(lanes) {
                *far = far.min(lanes.outside(range));
            }
        }
        if !self.pairs.is_empty() {
            let next = next();
            for [first, second] in self.pairs.as_chunks().0.as_chunks().0 {
                for ((far, lanes), next) in far.iter_mut().zip(lanes).zip(next) {
                    *far = far.or(lanes.outside(first).or(next.outside(second)).zeros());
                }
            }
        }
        far.into_iter().reduce(Lanes::or).unwrap_or_else(Lanes::far)
    }
}

/// Up to this number, bytes are looked up one by one rather than tested in lanes.
const SHORT: usize = 8;
/// Four times the lanes: enough work to hide the tests between.
const BLOCK: usize = 4 * LANES;
