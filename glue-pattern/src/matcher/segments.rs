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
    #[inline]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let Scan { class, min, max } = self;
        let bytes = text.as_bytes();
        // Most texts are short and most numbers any.
        *min <= 1 && *max == u32::MAX && class.holds_at_once(bytes)
            || fits(bytes, bytes.len(), *min, *max) && class.holds_all(text, bytes)
    }
}

/// Whether the first `length` bytes are at least `min` and at most `max` characters. Mostly their number decides.
#[inline]
fn fits(bytes: &[u8], length: usize, min: u32, max: u32) -> bool {
    let (min, max) = (u64::from(min), u64::from(max));
    let enough = if min <= 1 { min } else { 4 * min };
    // A text longer than any number of bytes that is not `u32::MAX` may still be in order.
    (enough..=max).contains(&(length as u64)) || fits_counted(bytes.get(..length).unwrap_or_default(), min, max)
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
        let Some((last, steps)) = self.steps.split_last() else { return text.is_empty() };
        let mut rest = text.as_bytes();
        for step in steps {
            let Some(behind) = step.strip(text, rest) else { return false };
            rest = behind;
        }
        match last {
            // What is left is the run or it is not: no need to find out where it ends.
            Step::Run(Scan { class, min, max }) => {
                fits(rest, rest.len(), *min, *max) && (class.holds_at_once(rest) || class.holds_all(text, rest))
            }
            step => step.strip(text, rest).is_some_and(<[u8]>::is_empty),
        }
    }
}

impl Step<'_> {
    /// What is behind the step in `rest`, the last bytes of `text`.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the loop over the steps is as hot as this")]
    fn strip<'t>(&self, text: &'t str, rest: &'t [u8]) -> Option<&'t [u8]> {
        match self {
            Step::Literal(literal) => {
                let (head, behind) = rest.split_at_checked(literal.len())?;
                are_equal(head, literal).then_some(behind)
            }
            Step::Run(Scan { class, min, max }) => {
                let length = class.run(text, rest);
                if fits(rest, length, *min, *max) { rest.get(length..) } else { None }
            }
            Step::Exactly(class, count) => exactly(class, text, rest, *count),
        }
    }
}

/// Whether bytes, equally many, are a literal. Literals are short: comparing them in words, the last again rather than a remainder, beats
/// a call.
#[inline]
fn are_equal(bytes: &[u8], literal: &[u8]) -> bool {
    match literal.len() {
        1 => bytes.first() == literal.first(),
        4..=8 => bytes.first_chunk::<4>() == literal.first_chunk() && bytes.last_chunk::<4>() == literal.last_chunk(),
        9..=16 => bytes.first_chunk::<8>() == literal.first_chunk() && bytes.last_chunk::<8>() == literal.last_chunk(),
        _ => bytes == literal,
    }
}

/// What is behind the first `count` characters of `rest`, the last bytes of `text`, if all of them are in the class.
#[inline(never)]
fn exactly<'t>(class: &Class<'_>, text: &'t str, rest: &[u8], count: u32) -> Option<&'t [u8]> {
    let mut chars = text.get(text.len() - rest.len()..)?.chars();
    for _ in 0..count {
        chars.next().filter(|&c| class.holds(c))?;
    }
    Some(chars.as_str().as_bytes())
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
