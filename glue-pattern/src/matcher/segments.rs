//! Literals and repeats of classes in a row.
//!
//! The steps are records of four bytes each. All of them are ASCII, so that they are a `str`, the cheapest constant there is.

use super::class::{Class, goes_beyond_ascii};
use super::scan::{fits, surely_fits};

/// Steps in a row, and nothing else.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Segments<'a> {
    /// Records of four bytes each, the first one the kind of the step:
    ///
    /// - [`Segments::LITERAL`] and a length: so many bytes from `texts`;
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
    #[cfg(feature = "compile")]
    pub(crate) const LARGE_COUNTED: u8 = b'&';
    pub(crate) const LARGE_EXACTLY: u8 = b'@';
    pub(crate) const ANY: u8 = 0x7F;

    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        if self.ascii && goes_beyond_ascii(rest) {
            return false;
        }
        let mut literals = self.texts.as_bytes();
        let mut steps = self.steps.as_bytes().as_chunks().0.iter();
        while let Some(&[kind, index, min, max]) = steps.next() {
            if kind == Self::LITERAL {
                let Some((literal, others)) = literals.split_at_checked(index.into()) else { return false };
                let Some(behind) = behind(literal, rest) else { return false };
                (literals, rest) = (others, behind);
                continue;
            }
            let Some(class) = self.classes.get(usize::from(index)) else { return false };
            let is_last = steps.as_slice().is_empty();
            let length = if kind == Self::RUN {
                // What is left is the run or it is not: no need to find out where it ends.
                if is_last {
                    return rest.len() >= min.into() && class.holds_all(rest);
                }
                let length = class.run(rest);
                if length < min.into() {
                    return false;
                }
                length
            } else {
                let Some(length) = self.counted(class, [kind, min, max], rest, is_last) else { return false };
                length
            };
            let Some(behind) = rest.get(length..) else { return false };
            rest = behind;
        }
        rest.is_empty()
    }

    /// The length of a run with counts; all of `rest` or nothing if it is the last step.
    #[inline(never)]
    fn counted(&self, class: &Class<'_>, [kind, min, max]: [u8; 3], rest: &[u8], is_last: bool) -> Option<usize> {
        let (min, max) = match kind {
            Self::COUNTED | Self::EXACTLY => (min.into(), if max == Self::ANY { u32::MAX } else { max.into() }),
            _ => self.large_counts(usize::from(min) | usize::from(max) << 7)?,
        };
        if matches!(kind, Self::EXACTLY | Self::LARGE_EXACTLY) {
            return class.exactly(min, rest);
        }
        let length = if is_last { rest.len() } else { class.run(rest) };
        let fits = surely_fits(min, max, length) || fits(class, min, max, rest.get(..length)?);
        (fits && (!is_last || class.holds_all(rest))).then_some(length)
    }

    #[cold]
    fn large_counts(&self, place: usize) -> Option<(u32, u32)> {
        let from = self.texts.len().checked_sub(place)?;
        let digits: &[u8; 10] = self.texts.as_bytes().get(from..)?.first_chunk()?;
        let number = |digits: &[u8]| digits.iter().fold(0, |number, &digit| number << 7 | u32::from(digit));
        Some((number(&digits[..5]), number(&digits[5..])))
    }
}

/// What follows a literal. Literals are short: comparing them in words, the last again rather than a remainder, beats a call.
#[inline]
fn behind<'a>(literal: &[u8], bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (bytes, behind) = bytes.split_at_checked(literal.len())?;
    let is_equal = match literal.len() {
        1 => bytes.first() == literal.first(),
        4..=8 => bytes.first_chunk::<4>() == literal.first_chunk() && bytes.last_chunk::<4>() == literal.last_chunk(),
        9..=16 => bytes.first_chunk::<8>() == literal.first_chunk() && bytes.last_chunk::<8>() == literal.last_chunk(),
        _ => bytes == literal,
    };
    is_equal.then_some(behind)
}
