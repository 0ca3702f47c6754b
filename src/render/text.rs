//! JSON on its way to a terminal, made harmless.

use alloc::string::String;
use core::fmt::Write as _;

use crate::report::is_unsafe;

/// A JSON text in which no such character stands as itself: all are in strings, where an escape means the same.
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
    fn json_stays_the_same_json() {
        let escaped = escape_json(String::from("\"\u{9b}\u{2028}é\u{e0041}\""));
        assert_eq!(escaped, r#""\u009b\u2028é\udb40\udc41""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), "\u{9b}\u{2028}é\u{e0041}");
    }
}
