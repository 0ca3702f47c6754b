//! A character of a string, in the JSON text that has the string with its escapes.

use core::ops::Range;

use glue_pattern::Clue;

use crate::report::{Fault, Location, Violation};

/// The bytes of a text of the character that a violation's pattern does not accept, if nothing there is hidden.
pub(super) fn of_violation(
    violation: &Violation,
    location: &Location,
    text: &[u8],
    hidden: &[Range<usize>],
) -> Option<Range<usize>> {
    let Fault::Pattern { clue: Some(clue), .. } = violation.fault() else { return None };
    let Range { start, end } = location.bytes;
    if violation.is_sensitive() || hidden.iter().any(|span| span.start < end && start < span.end) {
        return None;
    }
    let spot = of(clue, core::str::from_utf8(text.get(start..end)?).ok()?)?;
    Some(start + spot.start..start + spot.end)
}

/// The bytes, in a JSON string with its quotes, of the character that a clue is about; of the closing quote if the string ends
/// too early. `None` if that is no string, or another than the clue is about: serde may have made another one of it.
fn of(clue: &Clue, json: &str) -> Option<Range<usize>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut at = 0;
    for _ in 0..clue.char_index() {
        at += first(inner.get(at..)?)?.1;
    }
    let (found, length) = match inner.get(at..)? {
        "" => (None, 1),
        rest => first(rest).map(|(char, length)| (Some(char), length))?,
    };
    (found == clue.found()).then_some(at + 1..at + 1 + length)
}

/// The first character, and how many bytes it takes.
fn first(text: &str) -> Option<(char, usize)> {
    let char = text.chars().next()?;
    if char != '\\' {
        return Some((char, char.len_utf8()));
    }
    let escaped = match text.as_bytes().get(1)? {
        b'u' => return unicode(text),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        other => char::from(*other),
    };
    Some((escaped, 2))
}

/// One escape, or the two of a surrogate pair.
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 6)?.strip_prefix("\\u")?, 16).ok();
    let units = [unit(0)?, unit(6).unwrap_or_default()];
    let char = char::decode_utf16(units).next()?.ok()?;
    Some((char, 6 * char.len_utf16()))
}
