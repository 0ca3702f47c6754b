//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)): written so that none is much longer than a person
//! would read, and read.
//!
//! Names and keys come from the request, and every violation below a long key has that key in its path. So a long
//! segment is cut, and of a long pointer the middle is left out. In both places stands `~…`: in a real pointer `0` or
//! `1` follows each `~`, so a shortened one can be told from every other.

use alloc::borrow::Cow;
use core::fmt;

use super::path_text::PathText;

/// How many characters a segment may have.
const LONGEST_SEGMENT: usize = 256;
/// How many of them are left of a longer one.
const CUT_SEGMENT: usize = 200;
/// How many bytes of a text are enough to see whether it is a longer one.
pub(crate) const SEGMENT_BYTES: usize = 4 * (LONGEST_SEGMENT + 1);
/// From how many bytes on the middle of a pointer is left out.
pub(crate) const LONG_POINTER: usize = 2048;
/// How many segments at its end are never left out.
pub(crate) const LAST_SEGMENTS: usize = 3;
/// What stands for that which is left out.
const ELLIPSIS: &str = "~…";

/// Appends `/` and a reference token, `~` and `/` escaped.
pub(crate) fn push_segment(out: &mut impl fmt::Write, segment: &str) {
    // Writing to a text cannot fail.
    let _ = write_segment(out, segment);
}

fn write_segment(out: &mut impl fmt::Write, segment: &str) -> fmt::Result {
    out.write_char('/')?;
    let end = cut(segment);
    if end == segment.len() && !segment.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return out.write_str(segment);
    }
    for char in segment.get(..end).unwrap_or_default().chars() {
        match char {
            '~' => out.write_str("~0")?,
            '/' => out.write_str("~1")?,
            other => out.write_char(other)?,
        }
    }
    out.write_str(if end < segment.len() { ELLIPSIS } else { "" })
}

/// Notes that segments are left out.
pub(crate) fn push_ellipsis(out: &mut PathText) {
    if !out.ends_with(ELLIPSIS) {
        out.push_str("/");
        out.push_str(ELLIPSIS);
    }
}

/// Where a segment is cut: at its end, if it is not long.
fn cut(segment: &str) -> usize {
    if segment.len() <= LONGEST_SEGMENT || segment.chars().nth(LONGEST_SEGMENT).is_none() {
        return segment.len();
    }
    segment.char_indices().nth(CUT_SEGMENT).map_or(segment.len(), |(at, _)| at)
}

/// The reference tokens of a pointer, unescaped.
pub(crate) fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|token| {
        if token.contains('~') { token.replace("~1", "/").replace("~0", "~").into() } else { Cow::Borrowed(token) }
    })
}

/// Whether a token of a pointer is a name, which the pointer may have cut.
#[cfg(feature = "json")]
pub(crate) fn is_name(token: &str, name: &str) -> bool {
    let is_cut = |start| {
        let end = cut(name);
        end < name.len() && name.get(..end) == Some(start)
    };
    token == name || token.strip_suffix(ELLIPSIS).is_some_and(is_cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::String;

    fn pointer(segment: &str) -> String {
        let mut out = String::new();
        push_segment(&mut out, segment);
        out
    }

    #[test]
    fn only_long_segments_are_cut_and_no_pointer_looks_like_a_cut_one() {
        assert_eq!(pointer(&"é".repeat(256)), format!("/{}", "é".repeat(256)));
        assert_eq!(pointer(&"é".repeat(257)), format!("/{}~…", "é".repeat(200)));
        assert_eq!(pointer("a~…/"), "/a~0…~1");
        assert_eq!(pointer(&"~".repeat(300)), format!("/{}~…", "~0".repeat(200)));
    }

    #[test]
    fn a_cut_segment_is_known_by_its_start() {
        let long = "k".repeat(300);
        let cut = tokens(&pointer(&long)).next().unwrap().into_owned();
        assert!(is_name(&cut, &long) && is_name(&cut, &"k".repeat(999)));
        assert!(!is_name(&cut, &"k".repeat(200)) && !is_name(&cut, "k") && !is_name("k", &long));
    }
}
