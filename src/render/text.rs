//! Text from a request on its way into a rendering: long values shortened, JSON made harmless.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::Write as _;

#[cfg(feature = "json")]
use crate::report::is_unsafe;

/// At most `limit` characters of a text: its start and, behind an ellipsis, its end.
pub(super) fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit || text.chars().nth(limit).is_none() {
        return Cow::Borrowed(text);
    }
    let tail = limit / 4;
    let head = limit.saturating_sub(tail + 1);
    let start = text.char_indices().nth(head).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().rev().nth(tail.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let mut out = String::from(text.get(..start).unwrap_or_default());
    // Writing to a `String` cannot fail.
    let _ = write!(out, "…{}", text.get(end..).unwrap_or_default());
    Cow::Owned(out)
}

/// A JSON text in which no such character stands as itself: all are in strings, where an escape means the same.
#[cfg(feature = "json")]
pub(super) fn escape_json(json: String) -> String {
    if !json.contains(is_unsafe) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 8);
    for char in json.chars() {
        if is_unsafe(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(char);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_to_the_limit_and_keeps_both_ends() {
        assert_eq!(shorten("abcdefgh", 8), "abcdefgh");
        assert_eq!(shorten("abcdefghi", 8), "abcde…hi");
        assert_eq!(shorten("ééééééééé", 8), "ééééé…éé");
        assert_eq!(shorten("ééééé", 8), "ééééé");
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_stays_the_same_json() {
        let escaped = escape_json(String::from("\"\u{9b}\u{2028}é\u{e0041}\""));
        assert_eq!(escaped, r#""\u009b\u2028é\udb40\udc41""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), "\u{9b}\u{2028}é\u{e0041}");
    }
}
