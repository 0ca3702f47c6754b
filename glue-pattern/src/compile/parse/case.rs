//! `(?i)` and `(?iu)`, as Java compares: without `u` only ASCII letters have two cases.

use crate::compile::parse::parser::Parser;
use crate::compile::set::Set;
use crate::compile::unicode;

impl Parser<'_> {
    /// One character alone as a literal.
    pub(super) fn single(&self, c: u32) -> Set {
        if !self.flags.ignore_case {
            return Set::single(c);
        }
        if self.flags.unicode_case {
            let upper = unicode::upper(c);
            // What has no case of its own, such as `ß`, is compared as it is.
            return if upper == unicode::lower(upper) { Set::single(c) } else { Self::folded(c) };
        }
        both_cases(c)
    }

    /// All characters that fold to the same case as `c`.
    pub(super) fn folded(c: u32) -> Set {
        let lower = unicode::lower(unicode::upper(c));
        unicode::folding_to(lower).union(&Set::single(lower))
    }

    /// One character inside brackets. Java keeps those below U+0100 in a bit set with a rule of its own.
    pub(super) fn single_in_class(&self, c: u32) -> Set {
        const NOT_BITS: [u32; 10] = [0xFF, 0xB5, 0x49, 0x69, 0x53, 0x73, 0x4B, 0x6B, 0xC5, 0xE5];
        let unicode = self.flags.ignore_case && self.flags.unicode_case;
        if c >= 0x100 || (unicode && NOT_BITS.contains(&c)) {
            return self.single(c);
        }
        if unicode && c >= 0x80 {
            return Set::from_ranges([c, unicode::lower(c), unicode::upper(c)].map(|c| (c, c)).to_vec());
        }
        if self.flags.ignore_case { both_cases(c) } else { Set::single(c) }
    }

    /// A range inside brackets.
    pub(super) fn range_set(&self, low: u32, high: u32) -> Set {
        let plain = Set::range(low, high);
        if !self.flags.ignore_case {
            return plain;
        }
        if self.flags.unicode_case {
            return plain.union(&unicode::cases_within(&plain));
        }
        let letters = |first: u8, last: u8| (first..=last).map(u32::from);
        let flipped =
            letters(b'a', b'z').chain(letters(b'A', b'Z')).filter(|&c| plain.contains(c)).map(|c| (c ^ 0x20, c ^ 0x20));
        plain.union(&Set::from_ranges(flipped.collect()))
    }
}

/// An ASCII letter in both cases; any other character alone.
fn both_cases(c: u32) -> Set {
    match u8::try_from(c) {
        Ok(letter) if letter.is_ascii_alphabetic() => Set::single(c).union(&Set::single(c ^ 0x20)),
        _ => Set::single(c),
    }
}
