//! The class of each character, as the matcher reads it.

use crate::compile::alphabet::Atom;
use crate::compile::encode::source::{byte_string, literal};
use crate::matcher::Alphabet;
use crate::matcher::bytes::characters_with;

/// The owned form of an [`Alphabet`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedAlphabet {
    bytes: Box<[u8; 256]>,
    runs: Vec<u8>,
}

impl OwnedAlphabet {
    /// From sorted runs: the first character of each and its class.
    pub(crate) fn new(runs: &[(u32, Atom)]) -> Self {
        let class = |c: u32| {
            let class = runs[runs.partition_point(|run| run.0 <= c) - 1].1;
            u8::try_from(class).unwrap_or(Alphabet::MIXED)
        };
        let mut bytes = Box::new([0u8; 256]);
        for byte in 0..0x80u8 {
            bytes[usize::from(byte)] = class(u32::from(byte));
        }
        for first in 0xC2..=0xF4u8 {
            let (low, high) = characters_with(first);
            let mixed = runs.iter().any(|run| run.0 > low && run.0 <= high);
            bytes[usize::from(first)] = if mixed { Alphabet::MIXED } else { class(low) };
        }
        let mut records = Vec::new();
        // ASCII is never looked up in the runs.
        let ascii = runs.partition_point(|run| run.0 < 0x80).saturating_sub(1);
        for &(start, class) in &runs[ascii..] {
            records.extend_from_slice(&start.to_be_bytes()[1..]);
            records.push(u8::try_from(class).unwrap_or(0));
        }
        Self { bytes, runs: records }
    }

    pub(crate) fn borrow(&self) -> Alphabet<'_> {
        Alphabet { bytes: &self.bytes, runs: &self.runs }
    }

    pub(crate) fn expression(&self, types: &str) -> String {
        literal(types, "Alphabet", [("bytes", byte_string(&self.bytes[..])), ("runs", byte_string(&self.runs))])
    }
}
