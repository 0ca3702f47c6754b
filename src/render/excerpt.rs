//! A piece of one line of the request around a fault, fit to be shown: short, harmless, secrets masked.
//!
//! A request may be one line of a hundred megabytes, so only the bytes near the fault are looked at.

use alloc::string::String;
use core::ops::Range;

use crate::report::is_unsafe;

/// A line longer than this is cut around the fault.
const LONGEST_LINE: usize = 100;
/// How many characters of a cut line are left before the fault, and from it on.
const BEFORE: usize = 30;
const FROM: usize = 50;
/// What stands for a sensitive value: as long for a short one as for a long one.
const MASK: &str = "•••••";
/// The longest UTF-8 sequence.
const WIDEST_CHAR: usize = 4;
/// How many bytes before and behind the start of a fault may be shown.
pub(super) const REACH: usize = LONGEST_LINE * WIDEST_CHAR;

/// A line to show, and the bytes of it to underline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) line: String,
    pub(super) caret: Range<usize>,
}

/// The window on `span` of a text. `hidden` are the spans of sensitive values, in order.
pub(super) fn around(text: &[u8], span: &Range<usize>, hidden: &[Range<usize>]) -> Window {
    let start = span.start.min(text.len());
    let shown = Shown::around(text, start);
    let caret = start..span.end.clamp(start, shown.bytes.end.max(start));
    let mut painter = Painter { line: String::new(), caret, marked: None };
    painter.push_if(shown.cut_before, "…");
    painter.paint(text, &shown.bytes, hidden);
    let end = painter.line.len();
    painter.push_if(shown.cut_after, "…");
    // A fault without extent, such as a missing end, is marked behind the line's text.
    Window { caret: painter.marked.unwrap_or(end..end), line: painter.line }
}

/// The part of a line that is shown.
struct Shown {
    bytes: Range<usize>,
    cut_before: bool,
    cut_after: bool,
}

impl Shown {
    /// The line that holds the byte `at`, or as much of it as fits.
    fn around(text: &[u8], at: usize) -> Self {
        let (low, high) = (at.saturating_sub(REACH), at.saturating_add(REACH).min(text.len()));
        let before = text.get(low..at).unwrap_or_default();
        let after = text.get(at..high).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n');
        let line_end = after.iter().position(|byte| *byte == b'\n');
        let start = line_start.map_or(low, |found| low + found + 1);
        let mut end = line_end.map_or(high, |found| at + found);
        if end > at && text.get(end - 1) == Some(&b'\r') {
            end -= 1;
        }
        let line = text.get(start..end).unwrap_or_default();
        let endless = (line_start.is_none() && low > 0) || (line_end.is_none() && high < text.len());
        if !endless && line.iter().filter(|byte| is_boundary(**byte)).count() <= LONGEST_LINE {
            return Self { bytes: start..end, cut_before: false, cut_after: false };
        }
        // Where the line goes on out of reach, these bounds lie within reach.
        let first = step_back(text, at, BEFORE).max(start);
        let last = step_forward(text, at, FROM).min(end);
        Self { bytes: first..last, cut_before: first > start, cut_after: last < end }
    }
}

/// Whether a byte starts a character.
fn is_boundary(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn step_back(text: &[u8], from: usize, chars: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    let mut starts = before.iter().enumerate().rev().filter(|(_, byte)| is_boundary(**byte));
    starts.nth(chars.saturating_sub(1)).map_or(0, |(at, _)| at)
}

fn step_forward(text: &[u8], from: usize, chars: usize) -> usize {
    let after = text.get(from..).unwrap_or_default();
    let mut starts = after.iter().enumerate().filter(|(_, byte)| is_boundary(**byte));
    starts.nth(chars).map_or(text.len(), |(at, _)| from + at)
}

/// Writes the line, and remembers where the fault came to stand in it.
struct Painter {
    line: String,
    /// The fault, in the text.
    caret: Range<usize>,
    /// The fault, in the line.
    marked: Option<Range<usize>>,
}

impl Painter {
    fn push_if(&mut self, condition: bool, text: &str) {
        if condition {
            self.line.push_str(text);
        }
    }

    fn paint(&mut self, text: &[u8], shown: &Range<usize>, hidden: &[Range<usize>]) {
        let mut at = shown.start;
        let first = hidden.partition_point(|span| span.end <= at);
        let mut hidden = hidden.get(first..).unwrap_or_default().iter();
        let mut secret = hidden.next();
        while at < shown.end {
            match secret {
                Some(span) if span.start <= at => {
                    self.mark(at..span.end, MASK);
                    at = span.end;
                    secret = hidden.next();
                }
                _ => {
                    let end = secret.map_or(shown.end, |span| span.start.min(shown.end));
                    let mut run = text.get(at..end).unwrap_or_default();
                    while let Some((char, length)) = first_char(run) {
                        let mut buffer = [0; WIDEST_CHAR];
                        self.mark(at..at + length, displayed(char).encode_utf8(&mut buffer));
                        at += length;
                        run = run.get(length..).unwrap_or_default();
                    }
                    at = end;
                }
            }
        }
    }

    /// Writes what stands for some bytes of the text.
    fn mark(&mut self, bytes: Range<usize>, shown: &str) {
        let before = self.line.len();
        self.line.push_str(shown);
        if bytes.start < self.caret.end && self.caret.start < bytes.end {
            let start = self.marked.as_ref().map_or(before, |marked| marked.start);
            self.marked = Some(start..self.line.len());
        }
    }
}

/// The first character and its length; a byte that starts none counts as an unknown one.
fn first_char(bytes: &[u8]) -> Option<(char, usize)> {
    let chunk = bytes.get(..bytes.len().min(WIDEST_CHAR))?.utf8_chunks().next()?;
    match chunk.valid().chars().next() {
        Some(char) => Some((char, char.len_utf8())),
        None => Some((char::REPLACEMENT_CHARACTER, chunk.invalid().len().max(1))),
    }
}

/// What stands for a character on a terminal: itself, where the terminal only shows it.
fn displayed(char: char) -> char {
    match char {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        other if is_unsafe(other) => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "lists of ranges, some of which hold one")]
mod tests {
    use super::*;
    use alloc::format;

    fn marked(text: &str, span: Range<usize>) -> (String, String) {
        let window = around(text.as_bytes(), &span, &[]);
        let caret = window.line.get(window.caret.clone()).unwrap_or_default().into();
        (window.line, caret)
    }

    #[test]
    fn a_short_line_is_shown_as_it_is() {
        let text = "{\n  \"Id\": \"\",\r\n}";
        assert_eq!(marked(text, 10..12), ("  \"Id\": \"\",".into(), "\"\"".into()));
    }

    #[test]
    fn a_value_of_many_lines_is_marked_on_its_first() {
        assert_eq!(marked("{\n \"a\": 1\n}", 0..11), ("{".into(), "{".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_fault() {
        let text = format!("{}\"here\"{}", "é".repeat(1000), "ü".repeat(1000));
        let (line, caret) = marked(&text, 2000..2006);
        assert_eq!(caret, "\"here\"");
        assert_eq!(line, format!("…{}\"here\"{}…", "é".repeat(30), "ü".repeat(44)));
    }

    #[test]
    fn a_long_value_is_cut() {
        let text = format!("[\"{}\"]", "x".repeat(1_000_000));
        let (line, caret) = marked(&text, 1..1_000_003);
        assert_eq!(line.chars().count(), 52);
        assert_eq!(caret, format!("\"{}", "x".repeat(49)));
    }

    #[test]
    fn controls_are_pictures() {
        assert_eq!(marked("\u{1b}[31m\u{7f}\u{9b}\u{202e}", 0..1).0, "␛[31m␡��");
    }

    #[test]
    fn secrets_are_masked_whole_whatever_the_fault() {
        let text = br#"{"a": "hunter2", "b": 0}"#;
        let window = around(text, &(22..23), &[6..15]);
        assert_eq!(window.line, r#"{"a": •••••, "b": 0}"#);
        assert_eq!(&window.line[window.caret], "0");
        let window = around(text, &(8..9), &[6..15]);
        assert_eq!(&window.line[window.caret], MASK);
    }

    #[test]
    fn text_that_is_not_utf8_and_a_fault_at_the_end() {
        let window = around(b"{\"a\": \"\xe9\"", &(7..8), &[]);
        assert_eq!((&*window.line, &window.line[window.caret.clone()]), ("{\"a\": \"�\"", "�"));
        let window = around(b"{", &(1..1), &[]);
        assert_eq!((&*window.line, window.caret), ("{", 1..1));
        assert_eq!(around(b"", &(0..0), &[]).line, "");
    }

    #[test]
    fn any_span_of_any_bytes_gives_a_harmless_line_with_its_caret_in_it() {
        let mut text = format!("{{\"é\": \"{}\u{1b}\u{202e}\", \r\n\t\"ü𝄞\": [1]}}\n\n", "x𝄞".repeat(90)).into_bytes();
        text.extend([0xff, b'"', 0xe2, 0x82, b'\n', 0xf0]);
        for hidden in [&[][..], &[0..4][..], &[8..300, 300..310][..], &[0..text.len()][..]] {
            for start in 0..=text.len() + 2 {
                for end in [start, start + 1, start + 7, text.len() + 9] {
                    let Window { line, caret } = around(&text, &(start..end), hidden);
                    assert!(line.get(caret).is_some() && !line.contains(is_unsafe), "{line:?}");
                    assert!(line.chars().count() <= LONGEST_LINE + 2, "{line:?}");
                }
            }
        }
    }
}
