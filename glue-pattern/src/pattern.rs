//! The public type: a pattern that has been compiled.

use core::fmt;

use crate::clue::Clue;
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
    /// Shortest and longest accepted text, in characters and in bytes; a shortest above the longest means that there is none.
    pub chars: (u32, u32),
    pub bytes: (u32, u32),
    /// Accepted lengths in characters, see [`allows`].
    pub lengths: &'static [u8],
    /// A short accepted text.
    pub example: Option<&'static str>,
    pub plan: Plan<'static>,
}

/// The value of "longest" if there is no longest.
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

    /// Why the pattern does not accept `text`: the first character that cannot stand where it is, or that the text ends too early. `None`
    /// if the pattern does accept it.
    ///
    /// What comes before that place can be continued to a text that is accepted, with the character there it cannot. A pattern that is
    /// looked for anywhere can begin at any place, so for such a pattern it is mostly the end that comes too early.
    ///
    /// This allocates nothing and uses no other data than [`is_match`](Self::is_match), but takes longer. For the few patterns that are
    /// matched with counters (large counts within alternatives) there is no clue for texts of more than 10,000 bytes; and if such a
    /// pattern has look-aheads, the clue may name a later character than the first impossible one, or be missing.
    ///
    /// ```
    /// # #[cfg(feature = "compile")] {
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let role = compile("arn:aws[^:]*:iam::[0-9]*:role/.+", &Options::new()).unwrap();
    /// // `Compiled` explains as the static `Pattern` does.
    /// let clue = role.explain("arn:aws:iam::12345678901O:role/x").unwrap();
    /// assert_eq!((clue.char_index(), clue.found()), (24, Some('O')));
    /// assert_eq!(clue.expected().unwrap().to_string(), "`0` to `9` or `:`");
    ///
    /// let clue = role.explain("arn:aws:iam::1").unwrap();
    /// assert_eq!((clue.char_index(), clue.found()), (14, None));
    /// # }
    /// ```
    #[must_use]
    #[cold]
    pub fn explain(&self, text: &str) -> Option<Clue> {
        self.0.plan.explain(text)
    }

    /// A short text that the pattern accepts, for messages; `None` if there is none that is short.
    #[must_use]
    pub const fn example(&self) -> Option<&'static str> {
        self.0.example
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
        // The shortest length mostly decides, which saves constant evaluation the loop.
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

/// Two patterns are equal if they were written alike.
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
