//! The fastest plan: repeats of one class.

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
    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // Tail calls: no register has to be saved.
        if surely_fits(self.min, self.max, bytes.len()) { self.class.holds_all(bytes) } else { self.is_counted(bytes) }
    }

    #[cold]
    fn is_counted(&self, bytes: &[u8]) -> bool {
        fits(&self.class, self.min, self.max, bytes) && self.class.holds_all(bytes)
    }
}

/// Whether `length` bytes are neither too few nor too many characters, whichever characters they are. That decides most texts.
#[inline]
pub(super) fn surely_fits(min: u32, max: u32, length: usize) -> bool {
    let (min, max, length) = (u64::from(min), u64::from(max), length as u64);
    // `n` bytes hold at least ceil(n/4) characters and at most n. A text of more than `u32::MAX` bytes falls through to the exact count.
    4 * min <= length + 3 && length <= max
}

/// Whether the number of characters is right, provided that all of them are in the class.
#[cold]
pub(super) fn fits(class: &Class<'_>, min: u32, max: u32, bytes: &[u8]) -> bool {
    let (min, max, any) = (u64::from(min), u64::from(max), max == u32::MAX);
    let length = bytes.len() as u64;
    if length < min || length > 4 * max && !any {
        return false;
    }
    // Bytes that do not continue a character.
    let begins = |byte: &u8| u8::from(byte.cast_signed() >= -0x40);
    // In chunks whose count fits into a byte, which vectorises.
    let count = || bytes.chunks(192).map(|few| u64::from(few.iter().map(begins).sum::<u8>())).sum();
    let count = if class.is_ascii() { length } else { count() };
    count >= min && (count <= max || any)
}
