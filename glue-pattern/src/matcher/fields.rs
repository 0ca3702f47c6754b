//! Runs of one class, one ASCII character between each two: versions, dates, dotted names.

use super::class::{Class, MASKED, goes_beyond_ascii};

/// Runs of one class and what separates them, and nothing else.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// ASCII, and has ranges.
    pub class: Class<'a>,
    /// Records of three bytes: the least and the greatest length of a run ([`Fields::ANY`]: none), and the character behind it,
    /// [`Fields::END`] for the last. If the character that follows could also continue the run, both counts are equal.
    pub runs: &'a str,
}

impl Fields<'_> {
    pub(crate) const ANY: u8 = 0x7F;
    pub(crate) const END: u8 = 0;

    #[inline(never)]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if bytes.len() > MASKED { self.is_match_long(bytes) } else { self.is_match_short(bytes) }
    }

    /// Membership in the class is computed once for all runs.
    #[inline]
    fn is_match_short(&self, bytes: &[u8]) -> bool {
        let Some(mut fine) = self.class.mask(bytes) else { return false };
        let mut at = 0;
        let mut runs = self.runs.as_bytes();
        while let [min, max, behind, others @ ..] = runs {
            // All bits beyond the end are 0. What follows a run of variable length cannot begin with a character of the class.
            let run = fine.trailing_ones().min(u32::from(*max));
            at += run as usize;
            if run < u32::from(*min) {
                return false;
            }
            if *behind == Self::END {
                return at == bytes.len();
            }
            if bytes.get(at) != Some(behind) {
                return false;
            }
            // There was a byte after the run, so the run is shorter than 64 bits.
            fine = fine.wrapping_shr(run) >> 1;
            at += 1;
            runs = others;
        }
        false
    }

    #[inline(never)]
    fn is_match_long(&self, mut rest: &[u8]) -> bool {
        if goes_beyond_ascii(rest) {
            return false;
        }
        for &[min, max, behind] in self.runs.as_bytes().as_chunks().0 {
            if (behind, max) == (Self::END, Self::ANY) {
                return rest.len() >= min.into() && self.class.holds_all(rest);
            }
            let run = if max == 0 { 0 } else { self.class.run(rest) };
            let run = if max == Self::ANY { run } else { run.min(max.into()) };
            if run < min.into() {
                return false;
            }
            rest = match rest.get(run..) {
                Some([]) => return behind == Self::END,
                Some(&[byte, ref rest @ ..]) if byte == behind => rest,
                _ => return false,
            };
        }
        false
    }
}
