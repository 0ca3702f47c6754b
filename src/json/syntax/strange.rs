//! What stands nowhere in JSON outside of strings: comments, quotes of other kinds, spaces of other kinds, templates.

use alloc::format;

use super::place::{Mistake, Place};

/// What is strange at the place, whatever might have stood there.
pub(super) fn mistake(place: &Place<'_>) -> Option<Mistake> {
    let rest = place.rest();
    comment(place, rest)
        .or_else(|| template(place, rest))
        .or_else(|| longer_sign(place, rest))
        .or_else(|| character(place))
}

pub(super) const THREE_QUOTES: &str =
    "three quotes hold no string in JSON; write one `\"`, and a line break in it as `\\n`";

/// Signs of several characters.
fn longer_sign(place: &Place<'_>, rest: &str) -> Option<Mistake> {
    let (sign, message) = [
        ("```", "three backticks stand here, as around code in Markdown; leave them out"),
        ("'''", THREE_QUOTES),
        ("...", "dots stand for what was left out; write it, or leave the dots out too"),
        ("…", "dots stand for what was left out; write it, or leave the dots out too"),
    ]
    .into_iter()
    .find(|(sign, _)| rest.starts_with(sign))?;
    Some(place.so_long(sign.len(), message))
}

fn comment(place: &Place<'_>, rest: &str) -> Option<Mistake> {
    let is_comment = |mark: &str| {
        let message = format!("a comment (`{mark}`) stands here, and JSON has none; leave it out");
        Some(place.so_long(mark.len(), message))
    };
    let mark = ["//", "/*", "<!--", "#", "--"].into_iter().find(|mark| rest.starts_with(mark))?;
    match mark {
        // HTML starts with comments as well; and `---` is YAML's, `--1` no comment.
        "<!--" if place.is_start() => None,
        "--" if place.is_start() || !rest.starts_with("-- ") => None,
        mark => is_comment(mark),
    }
}

fn template(place: &Place<'_>, rest: &str) -> Option<Mistake> {
    let opens = if rest.starts_with('{') && place.text.get(..place.stop.at).is_some_and(|before| before.ends_with('{'))
    {
        let at = place.stop.at.saturating_sub(1);
        return Some(Mistake::at(at, 2, "`{{` opens no object; it looks like a template that was not filled in"));
    } else {
        ["${", "{%", "<%", "%("].into_iter().find(|opens| rest.starts_with(opens))?
    };
    let message = format!("`{opens}` is no JSON; it looks like a template that was not filled in");
    Some(place.so_long(opens.len(), message))
}

fn character(place: &Place<'_>) -> Option<Mistake> {
    let char = place.first();
    let message = match char {
        '\'' => "single quotes (`'`) hold no string in JSON; write `\"`".into(),
        '`' => "backticks hold no string in JSON; write `\"`".into(),
        '\u{201c}'..='\u{201f}'
        | '\u{2018}'..='\u{201b}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{2032}'
        | '\u{2033}'
        | '\u{ff02}' => {
            format!("a typographic quote (U+{:04X}) holds no string in JSON; write `\"`", u32::from(char))
        }
        '\u{a0}' | '\u{202f}' => {
            format!("a non-breaking space (U+{:04X}) stands outside of a string; write a plain space", u32::from(char))
        }
        '\u{feff}' => "a byte order mark (U+FEFF) stands in the middle of the text; leave it out".into(),
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{ad}' => {
            format!("an invisible character (U+{:04X}) stands outside of a string; leave it out", u32::from(char))
        }
        '\0' => "a zero byte (U+0000) stands outside of a string; leave it out".into(),
        _ if char.is_control() => {
            format!("a control character (U+{:04X}) stands outside of a string; leave it out", u32::from(char))
        }
        _ if char.is_whitespace() => {
            format!(
                "a space of another kind (U+{:04X}) stands outside of a string; write a plain space",
                u32::from(char)
            )
        }
        '\u{ff01}'..='\u{ff5e}' => {
            // The full-width forms stand in the order of ASCII.
            let ascii = char::from_u32(u32::from(char) - 0xfee0).filter(|ascii| !ascii.is_ascii_alphabetic())?;
            format!("a full-width character (U+{:04X}) stands here; write `{ascii}`", u32::from(char))
        }
        '\u{3001}' => "a comma of another kind (U+3001) stands here; write `,`".into(),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            format!("a dash that is no minus (U+{:04X}) stands outside of a string; write `-`", u32::from(char))
        }
        '\\' => "a backslash stands outside of a string; is the text a JSON text that was escaped once more?".into(),
        _ => return None,
    };
    Some(place.here(message))
}
