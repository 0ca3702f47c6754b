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
        self.is_rest(text, text.as_bytes())
    }

    /// Whether `rest`, the last bytes of `text`, is accepted.
    #[inline]
    fn is_rest(&self, text: &str, rest: &[u8]) -> bool {
        // A call at the end of each way leaves nothing to keep for after it.
        if self.surely_fits(rest.len()) { self.class.holds_all(text, rest) } else { self.is_counted_rest(text, rest) }
    }

    #[cold]
    fn is_counted_rest(&self, text: &str, rest: &[u8]) -> bool {
        self.fits_counted(rest) && self.class.holds_all(text, rest)
    }

    /// Whether the first bytes, if they are of the class, are neither too few characters nor too many.
    #[inline]
    fn fits(&self, bytes: &[u8], length: usize) -> bool {
        self.surely_fits(length) || self.fits_counted(bytes.get(..length).unwrap_or_default())
    }

    /// Whether so many bytes are neither too few characters nor too many, whatever they are. Mostly that decides.
    #[inline]
    fn surely_fits(&self, length: usize) -> bool {
        let (min, max) = (u64::from(self.min), u64::from(self.max));
        let enough = if min <= 1 { min } else { 4 * min };
        // A text longer than any number of bytes that is not `u32::MAX` may still be in order.
        (enough..=max).contains(&(length as u64))
    }

    #[cold]
    fn fits_counted(&self, bytes: &[u8]) -> bool {
        let (min, max, any) = (u64::from(self.min), u64::from(self.max), self.max == u32::MAX);
        let length = bytes.len() as u64;
        if length < min || length > 4 * max && !any {
            return false;
        }
        // Bytes that do not continue a character.
        let begins = |byte: &u8| u8::from(byte.cast_signed() >= -0x40);
        // So few at a time that their number is a byte, many of which are added side by side.
        let count = || bytes.chunks(192).map(|few| u64::from(few.iter().map(begins).sum::<u8>())).sum();
        let count = if self.class.is_ascii() { length } else { count() };
        count >= min && (count <= max || any)
    }
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
        let mut rest = text.as_bytes();
        let mut steps = self.steps.iter();
        while let Some(step) = steps.next() {
            let length = match step {
                Step::Literal(literal) => begins_with(rest, literal).then_some(literal.len()),
                // What is left is the run or it is not: no need to find out where it ends.
                Step::Run(scan) if steps.as_slice().is_empty() => {
                    return scan.class.holds_at_once(rest) && scan.surely_fits(rest.len()) || scan.is_rest(text, rest);
                }
                Step::Run(scan) => scan.length(text, rest),
                Step::Exactly(class, count) => exactly(class, text, rest, *count),
            };
            let Some(behind) = length.and_then(|length| rest.get(length..)) else { return false };
            rest = behind;
        }
        rest.is_empty()
    }
}

impl Scan<'_> {
    /// The length of the longest run that `rest`, the last bytes of `text`, begins with, if it is of so many characters.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the loop over the steps is as hot as this")]
    fn length(&self, text: &str, rest: &[u8]) -> Option<usize> {
        let length = self.class.run(text, rest);
        self.fits(rest, length).then_some(length)
    }
}

/// Whether bytes begin with a literal. Literals are short: comparing them in words, the last again rather than a remainder, beats a call.
#[inline]
fn begins_with(rest: &[u8], literal: &[u8]) -> bool {
    let Some(bytes) = rest.get(..literal.len()) else { return false };
    match literal.len() {
        1 => bytes.first() == literal.first(),
        4..=8 => bytes.first_chunk::<4>() == literal.first_chunk() && bytes.last_chunk::<4>() == literal.last_chunk(),
        9..=16 => bytes.first_chunk::<8>() == literal.first_chunk() && bytes.last_chunk::<8>() == literal.last_chunk(),
        _ => bytes == literal,
    }
}

/// The length of the first `count` characters of `rest`, the last bytes of `text`, if all of them are in the class.
#[inline(never)]
fn exactly(class: &Class<'_>, text: &str, rest: &[u8], count: u32) -> Option<usize> {
    let mut chars = text.get(text.len() - rest.len()..)?.chars();
    for _ in 0..count {
        chars.next().filter(|&c| class.holds(c))?;
    }
    Some(rest.len() - chars.as_str().len())
}

#[cfg(all(test, feature = "compile"))]
mod tests {
    use crate::compile::{Options, compile};

    /// What is wrong is found at every place of a block, also where a character lies in two of them.
    #[test]
    fn runs_end_at_every_place() {
        for (pattern, inside, outside, end) in [
            (r"[^\u2028]*", "\u{2029}", "\u{2028}", ""),
            (r"[^\u2028;]*;[a-z]*", "\u{2029}", "\u{2028}", ";z"),
            (r"[\x20-\uFFFD]*\n", "\u{FFFD}", "\u{FFFE}", "\n"),
            (r"\w*\n", "_", "`", "\n"),
        ] {
            let compiled = compile(pattern, &Options::new()).unwrap();
            for before in 0..140 {
                for behind in [0, 1, 2, 15, 16, 17, 70] {
                    let text = |odd: &str| format!("{}{odd}{}{end}", "x".repeat(before), "y".repeat(behind));
                    assert!(compiled.is_match(&text(inside)), "{pattern} {before} {behind}");
                    assert!(!compiled.is_match(&text(outside)), "{pattern} {before} {behind}");
                }
            }
        }
    }
}
