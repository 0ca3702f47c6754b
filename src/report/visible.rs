//! Text from a request on its way to a terminal, made harmless.

use alloc::borrow::Cow;
use alloc::string::String;

/// The text with every character made visible that a terminal would obey, or that would let it show the text in
/// another order than it has.
///
/// ```
/// use glue_validate::render::visible;
///
/// assert_eq!(visible("plain, ünï"), "plain, ünï");
/// assert_eq!(visible("a\u{1b}[31mb\n"), r"a\u{1b}[31mb\n");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        if is_unsafe(char) { out.extend(char.escape_default()) } else { out.push(char) }
    }
    Cow::Owned(out)
}

/// Whether a terminal obeys the character (C0, DEL, C1), breaks the line at it, or reorders what follows it.
pub(crate) fn is_unsafe(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(visible("\u{9b}31m\u{202e}\u{7f}"), r"\u{9b}31m\u{202e}\u{7f}");
    }
}
