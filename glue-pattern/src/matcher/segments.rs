//! The fast forms: repeats of one class, and literals and such repeats in a row.

use super::class::Class;

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
    /// Whether the text is accepted, if a glance tells. No is not an answer.
    #[inline]
    pub(crate) fn accepts_at_once(&self, text: &str) -> bool {
        self.min <= 1 && self.max == u32::MAX && self.class.holds_at_once(text.as_bytes())
    }

    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        fits(text.as_bytes(), self.min, self.max) && self.class.holds_all(text, 0)
    }
}

/// Whether there are at least `min` and at most `max` characters. Mostly the number of bytes decides.
#[inline]
fn fits(bytes: &[u8], min: u32, max: u32) -> bool {
    let (length, min, max) = (bytes.len() as u64, u64::from(min), u64::from(max));
    let enough = min <= 1 && length >= min || length >= 4 * min;
    let few = max == u64::from(u32::MAX) || length <= max;
    enough && few || fits_counted(bytes, min, max)
}

#[cold]
fn fits_counted(bytes: &[u8], min: u64, max: u64) -> bool {
    let (length, any) = (bytes.len() as u64, max == u64::from(u32::MAX));
    if length < min || length > 4 * max && !any {
        return false;
    }
    // Bytes that do not continue a character.
    let count = bytes.iter().filter(|byte| byte.cast_signed() >= -0x40).count() as u64;
    count >= min && (count <= max || any)
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
    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut left = self.steps.len();
        for step in self.steps {
            left -= 1;
            match step {
                Step::Literal(literal) => {
                    if !starts_with(bytes.get(at..).unwrap_or_default(), literal) {
                        return false;
                    }
                    at += literal.len();
                }
                Step::Run(Scan { class, min, max }) if left == 0 => {
                    let rest = bytes.get(at..).unwrap_or_default();
                    return fits(rest, *min, *max) && (class.holds_at_once(rest) || class.holds_all(text, at));
                }
                Step::Run(Scan { class, min, max }) => {
                    let end = class.run_end(text, at);
                    if !fits(&bytes[at..end], *min, *max) {
                        return false;
                    }
                    at = end;
                }
                Step::Exactly(class, count) => match exactly(class, text, at, *count) {
                    Some(end) => at = end,
                    None => return false,
                },
            }
        }
        at == bytes.len()
    }
}

/// Literals are short: comparing them in words, the last again rather than a remainder, beats a call.
#[inline]
fn starts_with(bytes: &[u8], literal: &[u8]) -> bool {
    let Some(bytes) = bytes.get(..literal.len()) else { return false };
    match literal.len() {
        1 => bytes[0] == literal[0],
        4..=8 => bytes.first_chunk::<4>() == literal.first_chunk() && bytes.last_chunk::<4>() == literal.last_chunk(),
        9..=16 => bytes.first_chunk::<8>() == literal.first_chunk() && bytes.last_chunk::<8>() == literal.last_chunk(),
        _ => bytes == literal,
    }
}

/// The end of the first `count` characters from `from` on, if all of them are in the class.
#[inline(never)]
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
