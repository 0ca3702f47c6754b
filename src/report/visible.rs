//! Text from a request on its way to a person: made harmless, long values shortened.

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

/// Whether a terminal obeys the character (C0, DEL, C1), breaks the line at it, reorders what follows it, or does not show
/// it at all, so that one name would look like another.
pub(crate) fn is_unsafe(char: char) -> bool {
    char.is_control() || (char >= '\u{ad}' && is_invisible(char))
}

/// Whether a character has no glyph of its own: Unicode's general category Cf and its property `Default_Ignorable_Code_Point`
/// (`DerivedCoreProperties.txt`), and the separators of lines and paragraphs.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// At most `limit` characters of a text: its start and, behind an ellipsis, its end.
pub(crate) fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit || text.chars().nth(limit).is_none() {
        return Cow::Borrowed(text);
    }
    let tail = limit / 4;
    let head = limit.saturating_sub(tail + 1);
    let start = text.char_indices().nth(head).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().rev().nth(tail.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let mut out = String::from(text.get(..start).unwrap_or_default());
    out.push('…');
    out.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(out)
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

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(visible("\u{9b}31m\u{202e}\u{7f}"), r"\u{9b}31m\u{202e}\u{7f}");
    }

    #[test]
    fn characters_that_nobody_sees_are_escaped() {
        // A zero width space, a word joiner, a soft hyphen, a tag, a filler.
        for invisible in ['\u{200b}', '\u{2060}', '\u{ad}', '\u{e0041}', '\u{3164}'] {
            let escaped = alloc::format!("na\\u{{{:x}}}me", u32::from(invisible));
            assert_eq!(visible(&alloc::format!("na{invisible}me")), escaped);
        }
        assert_eq!(visible("naïve 名前 שם \u{1f980}"), "naïve 名前 שם \u{1f980}");
    }
}
