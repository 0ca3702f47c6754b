//! Bytes that are a text in another encoding, or none at all.

use super::place::Mistake;

/// How many bytes are looked at.
const FEW: usize = 64;

/// What a text is that is not meant as UTF-8, or has a mark in front; `None` if nothing speaks for that.
pub(super) fn other(bytes: &[u8]) -> Option<Mistake> {
    let marked = |name: &str, mark: usize| {
        let message = alloc::format!("is {name}, by its byte order mark, and not UTF-8; save the text as UTF-8");
        Some(Mistake::at(0, mark, message))
    };
    let unmarked = |name: &str, unit: usize| {
        let message = alloc::format!("is {name}, by its zero bytes, and not UTF-8; save the text as UTF-8");
        Some(Mistake::at(0, unit, message))
    };
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => {
            let message = "is not JSON: a byte order mark stands at its start; save the text as UTF-8 without one";
            Some(Mistake::at(0, 3, message))
        }
        [0xff, 0xfe, 0, 0, ..] => marked("UTF-32 (little-endian)", 4),
        [0, 0, 0xfe, 0xff, ..] => marked("UTF-32 (big-endian)", 4),
        [0xff, 0xfe, ..] => marked("UTF-16 (little-endian)", 2),
        [0xfe, 0xff, ..] => marked("UTF-16 (big-endian)", 2),
        [0x1f, 0x8b, ..] => Some(Mistake::at(0, 2, "is not JSON: the bytes are gzip's; unpack them")),
        [b'P', b'K', 3, 4, ..] => Some(Mistake::at(0, 2, "is not JSON: the bytes are a zip archive; unpack it")),
        // The first character of JSON is one of ASCII.
        [first, 0, 0, 0, ..] if *first != 0 => unmarked("UTF-32 (little-endian)", 4),
        [0, 0, 0, first, ..] if *first != 0 => unmarked("UTF-32 (big-endian)", 4),
        [first, 0, ..] if *first != 0 && !has_zeros(bytes, 0) => unmarked("UTF-16 (little-endian)", 2),
        [0, second, ..] if *second != 0 && !has_zeros(bytes, 1) => unmarked("UTF-16 (big-endian)", 2),
        _ => None,
    }
}

/// Whether there are zeros among every second byte, from the first or the second on.
fn has_zeros(bytes: &[u8], from: usize) -> bool {
    bytes.iter().take(FEW).skip(from).step_by(2).any(|byte| *byte == 0)
}

/// Bytes that belong to no character.
pub(super) fn no_utf8(bytes: &[u8], valid: usize, length: Option<usize>) -> Mistake {
    let rest = bytes.get(valid..).unwrap_or_default();
    let Some(length) = length else {
        return Mistake::at(valid, rest.len(), "is not UTF-8: the text ends in the middle of a character");
    };
    let why = match rest {
        [0xed, 0xa0..=0xbf, ..] => "half of a surrogate pair, which UTF-8 does not encode",
        [0xc0 | 0xc1, 0x80..=0xbf, ..] => "a character in more bytes than it needs",
        [0x80..=0xbf, ..] if is_behind_a_character(bytes, valid) => "a byte too many behind a character",
        _ => "is the text in Latin-1 or Windows-1252? save it as UTF-8",
    };
    Mistake::at(
        valid,
        length.max(1),
        alloc::format!("is not UTF-8: the byte at offset {valid} belongs to no character ({why})"),
    )
}

/// Whether the byte before is part of a character of several bytes.
fn is_behind_a_character(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| !byte.is_ascii())
}
