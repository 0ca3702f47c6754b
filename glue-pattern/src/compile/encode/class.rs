//! Classes of characters as the matcher reads them: what each byte decides, and the ranges to test many at once.

use super::source::{byte_string, literal};
use crate::compile::set::{MAX, Set};
use crate::matcher::bytes::characters_with;
use crate::matcher::{Class, LANES, Range};

/// The owned form of a [`Class`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedClass {
    widest: Range,
    ranges: Vec<u8>,
    pairs: Vec<u8>,
    bytes: Box<[u8; 256]>,
    runs: Vec<u8>,
}

impl OwnedClass {
    pub(crate) fn borrow(&self) -> Class<'_> {
        Class { widest: &self.widest, ranges: &self.ranges, pairs: &self.pairs, bytes: &self.bytes, runs: &self.runs }
    }

    /// Whether the class is ASCII and its ranges decide everything.
    pub(crate) fn is_ascii_ranges(&self) -> bool {
        self.bytes[0x80] == Class::OUT && !self.ranges.is_empty()
    }

    pub(crate) fn expression(&self, types: &str) -> String {
        let fields = [
            ("widest", byte_string(&self.widest)),
            ("ranges", byte_string(&self.ranges)),
            ("pairs", byte_string(&self.pairs)),
            ("bytes", byte_string(&self.bytes[..])),
            ("runs", byte_string(&self.runs)),
        ];
        literal(types, "Class", fields)
    }
}

/// A range of bytes: the low end, and the distance to the high end.
type ByteRange = [u8; 2];

/// A byte that is in no text.
const NEVER: ByteRange = [0xFF, 0];

/// The range in every lane.
fn splat([low, width]: ByteRange) -> Range {
    std::array::from_fn(|at| if at < LANES { low } else { width })
}

/// A class as the matcher reads it.
pub(crate) fn class(set: &Set) -> OwnedClass {
    let bytes = kinds(set);
    let fine = ranges(|byte| bytes[usize::from(byte)] == Class::FINE);
    let widest = fine.iter().copied().max_by_key(|range| range[1]).unwrap_or(NEVER);
    let pairs = pairs(set, &bytes);
    let possible = ranges(|byte| bytes[usize::from(byte)] != Class::OUT);
    let fits = pairs.len() <= Class::MAX_PAIRS;
    let (mut ranges, pairs) = if fits { (possible, pairs) } else { (fine, Vec::new()) };
    if ranges.len() > Class::MAX_RANGES {
        ranges.clear();
    }
    OwnedClass {
        widest: splat(widest),
        ranges: ranges.into_iter().flat_map(splat).collect(),
        pairs: pairs.into_iter().flatten().flat_map(splat).collect(),
        runs: runs(set, &bytes),
        bytes,
    }
}

/// What each byte says about the character that begins with it.
fn kinds(set: &Set) -> Box<[u8; 256]> {
    let mut bytes = Box::new([Class::OUT; 256]);
    for byte in (0..=0xF4u8).filter(|byte| !(0x80..0xC2).contains(byte)) {
        let chars = scalars(characters_with(byte));
        let inside = set.intersect(&chars);
        bytes[usize::from(byte)] = if inside == chars {
            Class::FINE
        } else if inside.is_empty() {
            Class::OUT
        } else {
            Class::UNSURE
        };
    }
    // Continuation bytes are met only after a first byte, which has decided already, or caused the character to be decoded.
    if bytes[0xC2..].iter().any(|&kind| kind != Class::OUT) {
        bytes[0x80..0xC2].fill(Class::FINE);
    }
    // Bytes that never occur in UTF-8 may join two ranges.
    if bytes[0xF4] == Class::FINE {
        bytes[0xF5..].fill(Class::FINE);
    }
    bytes
}

/// The characters from the first to the last, without surrogates.
fn scalars((low, high): (u32, u32)) -> Set {
    Set::range(low, high.min(MAX)).minus(&Set::range(0xD800, 0xDFFF))
}

/// The maximal ranges of bytes for which `holds` is true.
fn ranges(holds: impl Fn(u8) -> bool) -> Vec<ByteRange> {
    let mut ranges: Vec<ByteRange> = Vec::new();
    let mut open = false;
    for byte in 0..=u8::MAX {
        match ranges.last_mut() {
            Some(range) if holds(byte) && open => range[1] += 1,
            _ if holds(byte) => ranges.push([byte, 0]),
            _ => {}
        }
        open = holds(byte);
    }
    ranges
}

/// The pairs of an unsure byte and the one behind it with which some character begins that is not in the set.
fn pairs(set: &Set, bytes: &[u8; 256]) -> Vec<[ByteRange; 2]> {
    let mut pairs: Vec<[ByteRange; 2]> = Vec::new();
    for first in (0xC2..=0xF4u8).filter(|&byte| bytes[usize::from(byte)] == Class::UNSURE) {
        let seconds = ranges(|second| {
            (0x80..0xC0).contains(&second) && {
                let chars = scalars(characters_beginning(first, second));
                set.intersect(&chars) != chars
            }
        });
        for second in seconds {
            match pairs.iter_mut().find(|[firsts, seconds]| firsts[0] + firsts[1] + 1 == first && *seconds == second) {
                Some([firsts, _]) => firsts[1] += 1,
                None => pairs.push([[first, 0], second]),
            }
        }
    }
    pairs
}

/// The first and last character that begin with two bytes; none (first above last) if UTF-8 has no such beginning.
fn characters_beginning(first: u8, second: u8) -> (u32, u32) {
    let (low, high) = characters_with(first);
    let bits = match first {
        0..0xE0 => 0,
        0xE0..0xF0 => 6,
        _ => 12,
    };
    let lead = u32::from(first) & (0x7F >> (bits / 6 + 2));
    let start = (lead << 6 | u32::from(second) & 0x3F) << bits;
    (start.max(low), (start | ((1 << bits) - 1)).min(high))
}

/// The characters of the set whose first byte is unsure.
fn runs(set: &Set, bytes: &[u8; 256]) -> Vec<u8> {
    let mut unsure = Set::empty();
    for byte in (0xC2..=0xF4u8).filter(|&byte| bytes[usize::from(byte)] == Class::UNSURE) {
        unsure = unsure.union(&scalars(characters_with(byte)));
    }
    let inside = set.intersect(&unsure);
    let record = |&(low, high): &(u32, u32)| [low, high].map(u32::to_be_bytes).map(|[_, a, b, c]| [a, b, c]);
    inside.ranges().iter().flat_map(record).flatten().collect()
}
