//! Strings that are none: not closed, with control characters, with escapes that JSON does not have.

use alloc::format;
use core::ops::Range;

use super::place::{Mistake, Place};

/// What is wrong with the string that starts at the place.
pub(super) fn mistake(place: &Place<'_>) -> Mistake {
    let bytes = place.text.as_bytes();
    let start = place.stop.at;
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => break,
            b'\\' => match escape(bytes, at) {
                Ok(length) => at += length,
                Err(mistake) => return mistake,
            },
            b'\n' | b'\r' if !closes_later(bytes, at) => {
                let message = format!(
                    "the string that opens at {} is not closed: its line ends; a line break in a string is written `\\n`",
                    place.line_of(start)
                );
                return Mistake::new(start..at, message);
            }
            ..0x20 => return control(at, byte),
            _ => at += 1,
        }
    }
    let end = bytes.len();
    let message = format!(
        "the string that opens at {} is not closed: the text ends at {}",
        place.line_of(start),
        place.line_of(end)
    );
    Mistake::new(start..end, message)
}

/// Whether a string goes on behind a line break: the next quote stands where one would end it, before what may follow.
fn closes_later(bytes: &[u8], from: usize) -> bool {
    let mut at = from;
    loop {
        match bytes.get(at) {
            None => return false,
            Some(b'\\') => at += 2,
            Some(b'"') => break,
            Some(_) => at += 1,
        }
    }
    let behind = bytes.get(at + 1..).unwrap_or_default();
    let next = behind.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    matches!(next, None | Some(b',' | b':' | b'}' | b']'))
}

fn control(at: usize, byte: u8) -> Mistake {
    let (name, escape) = match byte {
        b'\n' => ("line break", r"\n"),
        b'\r' => ("carriage return", r"\r"),
        b'\t' => ("tab", r"\t"),
        0 => ("zero byte", r"\u0000"),
        _ => {
            let message = format!("a raw control character (U+{byte:04X}) stands in a string; write `\\u{byte:04x}`");
            return Mistake::at(at, 1, message);
        }
    };
    Mistake::at(at, 1, format!("a raw {name} stands in a string; write `{escape}`"))
}

/// The length of an escape, or what is wrong with it.
fn escape(bytes: &[u8], at: usize) -> Result<usize, Mistake> {
    let wrong = |length: usize, message: &'static str| Err(Mistake::at(at, length, message));
    let Some(&kind) = bytes.get(at + 1) else { return Ok(1) };
    match kind {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(2),
        b'u' => {
            let digits = bytes.get(at + 2..).unwrap_or_default().iter().take(4);
            let count = digits.take_while(|byte| byte.is_ascii_hexdigit()).count();
            if count == 4 {
                return Ok(6);
            }
            if bytes.get(at + 2) == Some(&b'{') {
                return wrong(3, r"the escape `\u{` is not JSON's; write `\u` and four hexadecimal digits");
            }
            wrong(2 + count, r"the escape `\u` needs four hexadecimal digits behind it")
        }
        b'\'' => wrong(2, r"the escape `\'` is not JSON's; write `'` alone"),
        b'x' => wrong(2, r"the escape `\x` is not JSON's; write `\u00` and two hexadecimal digits"),
        b'U' => {
            wrong(2, r"the escape `\U` is not JSON's; write `\u` and four hexadecimal digits, or `\\` for a backslash")
        }
        b'0' => wrong(2, r"the escape `\0` is not JSON's; write `\u0000`"),
        b'a' => wrong(2, r"the escape `\a` is not JSON's; write `\u0007`"),
        b'e' => wrong(2, r"the escape `\e` is not JSON's; write `\u001b`"),
        b'v' => wrong(2, r"the escape `\v` is not JSON's; write `\u000b`"),
        b'\n' | b'\r' => {
            wrong(1, r"a backslash at the end of a line does not continue a string; write `\n`, or one line")
        }
        _ => wrong(1, r"a backslash starts an escape that JSON does not have; a backslash itself is written `\\`"),
    }
}

/// What is wrong with a string of which an escape names half a surrogate pair.
pub(in crate::json) fn half_pair(text: &str, string: Range<usize>) -> Mistake {
    let half = text.get(string.clone()).and_then(first_half).map_or(string.clone(), |half| {
        let at = string.start + half;
        at..at + 6
    });
    let message = r"an escape names half a surrogate pair; a character beyond U+FFFF is written as two escapes";
    Mistake::new(half, message).no_json()
}

/// The place of the first escape in a string that is half a pair without its other half.
fn first_half(raw: &str) -> Option<usize> {
    let bytes = raw.as_bytes();
    let unit = |at: usize| {
        let digits = raw.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match (byte, unit(at)) {
            (b'\\', Some(0xd800..=0xdbff)) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => 12,
            (b'\\', Some(0xd800..=0xdfff)) => return Some(at),
            (b'\\', _) => 2,
            _ => 1,
        };
    }
    None
}
