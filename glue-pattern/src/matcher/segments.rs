//! Literals and repeats of classes in a row.
//!
//! The steps are records of four bytes each. All of them are ASCII, so that they are a `str`, the cheapest constant there is.

use super::class::{Class, goes_beyond_ascii};
use super::lanes::LANES;
use super::scan::{fits, surely_fits};

/// Steps in a row, and nothing else.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Segments<'a> {
    /// Records of four bytes each, the first one the kind of the step:
    ///
    /// - [`Segments::LITERAL`] and a length: that many bytes from `texts`;
    /// - [`Segments::RUN`], a class, the least count of its characters, which is 0 or 1, and [`Segments::ANY`]. What follows cannot begin with one
    ///   of them, so the longest run is the right one;
    /// - [`Segments::COUNTED`], a class, the least count and the greatest one ([`Segments::ANY`]: none);
    /// - [`Segments::EXACTLY`], a class, twice the count, whatever follows;
    /// - [`Segments::LARGE_COUNTED`] and [`Segments::LARGE_EXACTLY`], a class, and how long before the end of `texts` the counts begin (two
    ///   digits of base 128, the lowest first): five digits each, the greatest first.
    ///
    /// A class is its index.
    pub steps: &'a str,
    /// The literals one after the other, and behind them large counts.
    pub texts: &'a str,
    /// Nothing but ASCII is accepted.
    pub ascii: bool,
    /// Each once.
    pub classes: &'a [Class<'a>],
}

impl Segments<'_> {
    pub(crate) const LITERAL: u8 = b'=';
    pub(crate) const RUN: u8 = b'*';
    pub(crate) const COUNTED: u8 = b'+';
    pub(crate) const EXACTLY: u8 = b'#';
    pub(crate) const LARGE_COUNTED: u8 = b'&';
    pub(crate) const LARGE_EXACTLY: u8 = b'@';
    pub(crate) const ANY: u8 = 0x7F;

    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        !(self.ascii && goes_beyond_ascii(bytes)) && self.fits(0, self.texts.len(), bytes)
    }

    /// The same from step `at` on, with `texts` bytes of the literals left. All calls are tail calls, so that everything stays in registers:
    /// unusual steps continue in another function, which calls back.
    #[inline(never)]
    fn fits(&self, mut at: usize, texts: usize, mut rest: &[u8]) -> bool {
        let steps: &[[u8; 4]] = self.steps.as_bytes().as_chunks().0;
        let from = self.texts.len().checked_sub(texts);
        let Some(mut literals) = from.and_then(|from| self.texts.as_bytes().get(from..)) else { return false };
        while let Some(&[kind, index, min, max]) = steps.get(at) {
            at += 1;
            if kind == Self::LITERAL {
                let Some((literal, others)) = literals.split_at_checked(index.into()) else { return false };
                let Some(behind) = behind(literal, rest) else { return false };
                (literals, rest) = (others, behind);
                continue;
            }
            let Some(class) = self.classes.get(usize::from(index)) else { return false };
            if kind == Self::RUN {
                if at == steps.len() {
                    // The rest must be the run as a whole: no need to find out where the run ends.
                    return rest.len() >= min.into() && is_run(class, rest);
                }
            } else if !Self::is_small(class, kind, min) {
                return self.fits_slowly(at, literals.len(), rest);
            }
            let Some(run) = class.short_run(rest) else { return self.fits_slowly(at, literals.len(), rest) };
            if run < min.into() {
                return false;
            }
            // What follows a run of variable length cannot begin with a character of its class.
            let length = if kind == Self::RUN { run } else { run.min(max.into()) };
            let Some(behind) = rest.get(length..) else { return false };
            rest = behind;
        }
        rest.is_empty()
    }

    /// Whether a step with counts may be one of a short run.
    #[inline]
    fn is_small(class: &Class<'_>, kind: u8, min: u8) -> bool {
        matches!(kind, Self::COUNTED | Self::EXACTLY) && usize::from(min) < LANES && class.is_ascii()
    }

    /// [`Self::fits`] if the step before `at` is an unusual one. Recursion is no deeper than there are steps, of which a row has few.
    #[inline(never)]
    fn fits_slowly(&self, at: usize, texts: usize, rest: &[u8]) -> bool {
        let length = self.length(at, rest);
        let behind = length.and_then(|length| rest.get(length..));
        behind.is_some_and(|behind| self.fits(at, texts, behind))
    }

    /// The length of the run of the step before `at`; all of `rest` or nothing if it is the last step.
    fn length(&self, at: usize, rest: &[u8]) -> Option<usize> {
        let steps: &[[u8; 4]] = self.steps.as_bytes().as_chunks().0;
        let &[kind, index, min, max] = steps.get(at.wrapping_sub(1))?;
        let is_last = at == steps.len();
        let class = self.classes.get(usize::from(index))?;
        let (min, max) = match kind {
            Self::LARGE_COUNTED | Self::LARGE_EXACTLY => self.large_counts(usize::from(min) | usize::from(max) << 7)?,
            _ => (min.into(), if max == Self::ANY { u32::MAX } else { max.into() }),
        };
        if matches!(kind, Self::EXACTLY | Self::LARGE_EXACTLY) {
            return class.exactly(min, rest);
        }
        let length = if is_last { rest.len() } else { class.run(rest) };
        let fits = surely_fits(min, max, length) || fits(class, min, max, rest.get(..length)?);
        (fits && (!is_last || class.holds_all(rest))).then_some(length)
    }

    #[cold]
    pub(super) fn large_counts(&self, place: usize) -> Option<(u32, u32)> {
        let from = self.texts.len().checked_sub(place)?;
        let digits: &[u8; 10] = self.texts.as_bytes().get(from..)?.first_chunk()?;
        let number = |digits: &[u8]| digits.iter().fold(0, |number, &digit| number << 7 | u32::from(digit));
        Some((number(&digits[..5]), number(&digits[5..])))
    }
}

/// Not inlined: it would take its caller's registers.
#[inline(never)]
fn is_run(class: &Class<'_>, bytes: &[u8]) -> bool {
    class.holds_all(bytes)
}

/// What follows a literal. Literals are short: comparing them in words, the last again rather than a remainder, beats a call.
#[inline]
fn behind<'a>(literal: &[u8], bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (bytes, behind) = bytes.split_at_checked(literal.len())?;
    // The most usual lengths first.
    let is_equal = match literal.len() {
        1 => bytes.first() == literal.first(),
        4..=8 => bytes.first_chunk::<4>() == literal.first_chunk() && bytes.last_chunk::<4>() == literal.last_chunk(),
        2..=3 => bytes.first_chunk::<2>() == literal.first_chunk() && bytes.last() == literal.last(),
        9.. => is_equal(bytes.as_chunks().0, literal.as_chunks().0) && bytes.last_chunk::<8>() == literal.last_chunk(),
        _ => true,
    };
    is_equal.then_some(behind)
}

/// Whether the words are equal; both slices have the same length.
#[inline]
fn is_equal(a: &[[u8; 8]], b: &[[u8; 8]]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b)
}
