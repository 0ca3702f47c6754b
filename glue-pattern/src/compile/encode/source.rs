//! How the parts of an expression are written.

use std::fmt::Write;

/// The literal of a struct; `types` is the path to them all.
pub(crate) fn literal<const N: usize>(types: &str, name: &str, fields: [(&str, String); N]) -> String {
    let fields = fields.map(|(name, value)| format!("{name}: {value}"));
    format!("{types}::{name} {{ {} }}", fields.join(", "))
}

/// A string literal: one token, and cheaper for the compiler than a slice of bytes, which borrows an array.
pub(crate) fn string(text: &str) -> String {
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

/// A string or none, in a way that does not depend on what is in scope: `types` is a path to `glue_pattern::__private`.
pub(crate) fn optional_string(text: Option<&str>, types: &str) -> String {
    match text {
        Some(text) => format!("{types}::Some({})", string(text)),
        None => format!("{types}::None"),
    }
}

/// A byte string: one token, however long.
pub(crate) fn byte_string(bytes: &[u8]) -> String {
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
        // `\0` before a digit would look octal.
        0 if !before_digit => out.push_str("\\0"),
        _ => {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
}

/// A pair of numbers.
pub(crate) fn pair((low, high): (u32, u32)) -> String {
    format!("({}, {})", digits(low), digits(high))
}

/// A number in groups of three, as clippy likes long ones.
pub(crate) fn digits(number: u32) -> String {
    let plain = number.to_string();
    let mut out = String::new();
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}
