//! Bytes: which characters begin with one, and how many of them are written as one token.

use std::fmt::Write;

/// The first and last character that begin with the byte `first` in UTF-8.
pub(crate) fn characters_with(first: u8) -> (u32, u32) {
    let byte = u32::from(first);
    match first {
        0..0x80 => (byte, byte),
        0x80..0xE0 => ((byte & 0x1F) << 6, (byte & 0x1F) << 6 | 0x3F),
        0xE0 => (0x800, 0xFFF),
        0xE1..0xF0 => ((byte & 0x0F) << 12, (byte & 0x0F) << 12 | 0xFFF),
        0xF0 => (0x1_0000, 0x3_FFFF),
        0xF4.. => (0x10_0000, 0x10_FFFF),
        _ => ((byte & 0x07) << 18, (byte & 0x07) << 18 | 0x3_FFFF),
    }
}

/// A string: one token, and to the compiler cheaper than a slice of bytes, which has to be made of an array.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => push_byte(&mut out, byte, chars.peek().is_some_and(char::is_ascii_digit)),
            _ => out.extend(c.escape_unicode()),
        }
    }
    out.push('"');
    out
}

/// A byte string: one token, however long.
pub(super) fn byte_string(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 + 3);
    out.push_str("b\"");
    for (at, &byte) in bytes.iter().enumerate() {
        push_byte(&mut out, byte, bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
    }
    out.push('"');
    out
}

/// A byte as it is written in a string.
fn push_byte(out: &mut String, byte: u8, before_digit: bool) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b' '..=b'~' => out.push(char::from(byte)),
        // Before a digit it would look octal.
        0 if !before_digit => out.push_str("\\0"),
        _ => {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
}
