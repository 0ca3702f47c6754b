//! The public type: a pattern that has been compiled.

use core::fmt;

use crate::matcher::Plan;

/// A compiled pattern: static data, nothing else.
///
/// Values of this type are written by the compiler (the feature `compile`, which the macros of `glue-validate` use), as constant
/// expressions. There is nothing to initialise and nothing to allocate at run time.
#[derive(Clone, Copy)]
pub struct Pattern(#[doc(hidden)] pub &'static Parts);

/// What a pattern is made of.
#[doc(hidden)]
#[derive(Debug)]
pub struct Parts {
    pub source: &'static str,
    pub partial: bool,
    /// Shortest and longest accepted text, in characters and in bytes; a shortest above the longest: there is none.
    pub chars: (u32, u32),
    pub bytes: (u32, u32),
    /// Accepted lengths in characters, see [`allows`].
    pub lengths: &'static [u8],
    pub plan: Plan<'static>,
}

/// The longest is this where there is no longest.
pub(crate) const UNBOUNDED: u32 = u32::MAX;

impl Pattern {
    /// The pattern as it was written: Java's regular expression.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.0.source
    }

    /// Whether the pattern is looked for anywhere in a text, instead of matched against all of it.
    #[must_use]
    pub const fn is_partial(&self) -> bool {
        self.0.partial
    }

    /// Whether the pattern accepts `text`.
    #[must_use]
    #[inline]
    pub fn is_match(&self, text: &str) -> bool {
        self.0.plan.is_match(text)
    }

    /// The number of characters of the shortest text accepted; `None` if none is.
    #[must_use]
    pub const fn min_chars(&self) -> Option<u32> {
        least(self.0.chars)
    }

    /// The number of characters of the longest text accepted; `None` if there is no longest (or, see
    /// [`min_chars`](Self::min_chars), no text at all).
    #[must_use]
    pub const fn max_chars(&self) -> Option<u32> {
        most(self.0.chars)
    }

    /// The number of bytes of the shortest text accepted (in UTF-8); `None` if none is.
    #[must_use]
    pub const fn min_bytes(&self) -> Option<u32> {
        least(self.0.bytes)
    }

    /// The number of bytes of the longest text accepted (in UTF-8); `None` if there is no longest, or no text at all.
    #[must_use]
    pub const fn max_bytes(&self) -> Option<u32> {
        most(self.0.bytes)
    }

    /// Whether some accepted text has at least `min` and at most `max` characters.
    ///
    /// The answer is exact, unless the accepted lengths follow no simple rhythm (see `lengths_exact` of the compiler's `Facts`);
    /// then it may be `true` where no such text exists, never the other way round.
    #[must_use]
    pub const fn allows_len(&self, min: u64, max: u64) -> bool {
        // Mostly the shortest decides, which saves whoever evaluates this as a constant the loop.
        let shortest = self.0.chars.0 as u64;
        min <= shortest && shortest <= max && self.0.chars.0 <= self.0.chars.1 || allows(self.0.lengths, min, max)
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pattern")
            .field("source", &self.source())
            .field("partial", &self.is_partial())
            .finish_non_exhaustive()
    }
}

/// Two patterns are equal where they were written alike.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source() == other.source() && self.is_partial() == other.is_partial()
    }
}

impl Eq for Pattern {}

const fn least(bounds: (u32, u32)) -> Option<u32> {
    if bounds.0 > bounds.1 { None } else { Some(bounds.0) }
}

const fn most(bounds: (u32, u32)) -> Option<u32> {
    if bounds.0 > bounds.1 || bounds.1 == UNBOUNDED { None } else { Some(bounds.1) }
}

/// Whether a length in `min..=max` is among `lengths`: entries of three numbers (first, last, period, four bytes each, little
/// end first). Each stands for the lengths first to last, and again every period after that, if the period is not 0.
pub(crate) const fn allows(lengths: &[u8], min: u64, max: u64) -> bool {
    let mut at = 0;
    while at + 12 <= lengths.len() {
        let first = number(lengths, at);
        let last = number(lengths, at + 4);
        let period = number(lengths, at + 8);
        // The earliest round of this entry that ends at or after `min`.
        let mut shift = 0;
        if period > 0 && last < min {
            // Rounded up, without a call.
            shift = ((min - last - 1) / period + 1) * period;
        }
        if min <= max && last + shift >= min && first + shift <= max {
            return true;
        }
        at += 12;
    }
    false
}

const fn number(bytes: &[u8], at: usize) -> u64 {
    bytes[at] as u64 | (bytes[at + 1] as u64) << 8 | (bytes[at + 2] as u64) << 16 | (bytes[at + 3] as u64) << 24
}
