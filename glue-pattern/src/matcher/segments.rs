//! The fast forms: repeats of one class, and literals and such repeats in a row.

use super::class::{Class, count_chars};

/// `min` to `max` characters of one class, and nothing else.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    pub class: Class<'a>,
    pub min: u32,
    /// `u32::MAX`: any number.
    pub max: u32,
}

impl Scan<'_> {
    #[inline]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        fits(text.as_bytes(), self.min, self.max) && self.class.run_end(text, 0) == text.len()
    }
}

/// Whether there are at least `min` and at most `max` characters. Mostly the number of bytes decides.
#[inline]
fn fits(bytes: &[u8], min: u32, max: u32) -> bool {
    let (length, min, max) = (bytes.len() as u64, u64::from(min), u64::from(max));
    let enough = min <= 1 && length >= min || length >= 4 * min;
    let few = max == u64::from(u32::MAX) || length <= max;
    if enough && few {
        return true;
    }
    if length < min || length > 4 * max && !few {
        return false;
    }
    let count = count_chars(bytes) as u64;
    count >= min && (count <= max || max == u64::from(u32::MAX))
}

/// One part of a row.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// These bytes.
    Literal(&'a [u8]),
    /// `min` to `max` (`u32::MAX`: any number of) characters of a class. What follows cannot begin with one of them, so the longest run
    /// is the right one.
    Run(Scan<'a>),
    /// Exactly this number of characters of a class.
    Exactly(Class<'a>, u32),
}

/// Steps in a row, and nothing else.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Segments<'a> {
    pub steps: &'a [Step<'a>],
}

impl Segments<'_> {
    pub(crate) fn is_match(&self, text: &str) -> bool {
        run(self.steps.iter().copied(), text)
    }
}

pub(crate) fn run<'a>(steps: impl Iterator<Item = Step<'a>>, text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    for step in steps {
        match step {
            Step::Literal(literal) => {
                if !bytes.get(at..).is_some_and(|rest| starts_with(rest, literal)) {
                    return false;
                }
                at += literal.len();
            }
            Step::Run(Scan { class, min, max }) => {
                let end = class.run_end(text, at);
                if !fits(&bytes[at..end], min, max) {
                    return false;
                }
                at = end;
            }
            Step::Exactly(class, count) => match exactly(&class, text, at, count) {
                Some(end) => at = end,
                None => return false,
            },
        }
    }
    at == bytes.len()
}

/// Literals are short: comparing in place beats a call.
#[inline]
fn starts_with(bytes: &[u8], literal: &[u8]) -> bool {
    bytes.len() >= literal.len() && bytes.iter().zip(literal).all(|(a, b)| a == b)
}

/// The end of the first `count` characters from `from` on, if all of them are in the class.
fn exactly(class: &Class<'_>, text: &str, from: usize, count: u32) -> Option<usize> {
    // One character at a time: the run may go on beyond the count.
    let mut at = from;
    for _ in 0..count {
        let c = text.get(at..)?.chars().next()?;
        let end = at + c.len_utf8();
        if class.run_end(text.get(..end)?, at) != end {
            return None;
        }
        at = end;
    }
    Some(at)
}
