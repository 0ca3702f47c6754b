//! A JSON text as a flat list of its values, each with its place in the text.
//!
//! serde_json has found the text to be JSON before; the tape only says what stands where. It is made in one pass
//! without recursion, so that neither size nor depth of the input can do harm, and it makes the walk linear: to pass
//! over a value is to read one number.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

/// The number of a value on the tape.
pub(crate) type NodeId = usize;

/// A value: its bytes in the text, and the node after it and all it holds.
#[derive(Clone, Copy)]
struct Node {
    start: u32,
    end: u32,
    next: u32,
}

/// What a value is, by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// All values of a JSON text, in text order; a member's key stands before its value.
pub(crate) struct Tape<'j> {
    text: &'j str,
    nodes: Vec<Node>,
}

impl<'j> Tape<'j> {
    /// The node of the whole text's value.
    pub(crate) const ROOT: NodeId = 0;

    /// Reads a text of less than 4 GiB; if it is not JSON, says where it stops being so. JSON is what serde_json ignores
    /// without an error.
    pub(crate) fn read(text: &'j str) -> Result<Self, Stop> {
        let mut tape = Self { text, nodes: Vec::with_capacity(FEW.min(text.len() / 8 + 8)) };
        let mut open = Open { innermost: None, depth: 0 };
        let bytes = text.as_bytes();
        let mut next = Next::Value;
        let mut at = 0;
        if u32::try_from(text.len()).is_err() {
            return Err(tape.stop(at, next, open));
        }
        while let Some(&byte) = bytes.get(at) {
            if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                at += 1;
                continue;
            }
            match tape.read_token(at, byte, next, &mut open) {
                Some(behind) => (next, at) = behind,
                None => return Err(tape.stop(at, next, open)),
            }
        }
        if next == Next::CommaOrEnd && open.depth == 0 { Ok(tape) } else { Err(tape.stop(at, next, open)) }
    }

    /// Reads the token that starts with a byte: what may follow, and the place behind it. `None` if none may stand here.
    #[inline]
    fn read_token(&mut self, start: usize, byte: u8, next: Next, open: &mut Open) -> Option<(Next, usize)> {
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        let next = match (next, byte) {
            (Next::Value | Next::FirstItem, b'{' | b'[') => {
                let around = open.innermost.replace(narrow(self.nodes.len()));
                open.depth += 1;
                self.nodes.push(Node { start: narrow(start), end: narrow(at), next: around.unwrap_or(NOTHING) });
                if byte == b'{' { Next::FirstKey } else { Next::FirstItem }
            }
            (Next::FirstKey | Next::CommaOrEnd, b'}') | (Next::FirstItem | Next::CommaOrEnd, b']') => {
                let next = narrow(self.nodes.len());
                let node = open.innermost.filter(|node| self.is_object(*node) == (byte == b'}'))?;
                let node = self.nodes.get_mut(node as usize)?;
                open.innermost = (node.next != NOTHING).then_some(node.next);
                open.depth -= 1;
                (node.end, node.next) = (narrow(at), next);
                Next::CommaOrEnd
            }
            (Next::CommaOrEnd, b',') => {
                if self.is_object(open.innermost?) {
                    Next::Key
                } else {
                    Next::Value
                }
            }
            (Next::Colon, b':') => Next::Value,
            (Next::FirstKey | Next::Key, b'"') => {
                at = string_end(bytes, start)?;
                self.push(start, at);
                Next::Colon
            }
            (Next::Value | Next::FirstItem, _) => {
                at = match byte {
                    b'"' => string_end(bytes, start)?,
                    b't' => literal_end(bytes, start, b"true")?,
                    b'f' => literal_end(bytes, start, b"false")?,
                    b'n' => literal_end(bytes, start, b"null")?,
                    _ => number_end(bytes, start)?,
                };
                self.push(start, at);
                Next::CommaOrEnd
            }
            _ => return None,
        };
        Some((next, at))
    }

    #[cold]
    fn stop(&self, at: usize, next: Next, open: Open) -> Stop {
        let innermost =
            open.innermost.map(|node| Opener { at: self.span(node as usize).start, is_object: self.is_object(node) });
        let last = self.nodes.len().checked_sub(1).map_or(0..0, |last| self.span(last));
        Stop { at, next, innermost, depth: open.depth, last }
    }

    /// Whether what opens here is an object.
    fn is_object(&self, node: u32) -> bool {
        self.text.as_bytes().get(self.node(node as usize).start as usize) == Some(&b'{')
    }

    fn push(&mut self, start: usize, end: usize) {
        let next = narrow(self.nodes.len() + 1);
        self.nodes.push(Node { start: narrow(start), end: narrow(end), next });
    }

    fn node(&self, node: NodeId) -> Node {
        // A number comes from the tape itself; an empty node is the answer to one that does not.
        self.nodes.get(node).copied().unwrap_or(Node { start: 0, end: 0, next: narrow(node + 1) })
    }

    /// The bytes of a value in the text.
    pub(crate) fn span(&self, node: NodeId) -> Range<usize> {
        let node = self.node(node);
        node.start as usize..node.end as usize
    }

    /// The node behind a value and all it holds.
    pub(crate) fn behind(&self, node: NodeId) -> NodeId {
        self.node(node).next as NodeId
    }

    /// A value's text.
    pub(crate) fn raw(&self, node: NodeId) -> &'j str {
        self.text.get(self.span(node)).unwrap_or_default()
    }

    /// What a value is.
    pub(crate) fn token(&self, node: NodeId) -> Token {
        match self.raw(node).as_bytes().first() {
            Some(b'{') => Token::Object,
            Some(b'[') => Token::Array,
            Some(b'"') => Token::String,
            Some(b't' | b'f') => Token::Boolean,
            Some(b'n') | None => Token::Null,
            Some(_) => Token::Number,
        }
    }

    /// A string without its quotes and escapes; `None` where an escape names half a surrogate pair.
    pub(crate) fn string(&self, node: NodeId) -> Option<Cow<'j, str>> {
        let raw = self.raw(node);
        let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
        if inner.contains('\\') { unescaped(inner).map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
    }

    /// The text itself.
    pub(crate) fn text(&self) -> &'j str {
        self.text
    }

    /// Whether a value is another or holds it.
    pub(crate) fn holds(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer..self.node(outer).next as usize).contains(&inner)
    }

    /// The innermost value that a byte belongs to; the root where there is none.
    pub(crate) fn innermost(&self, at: usize) -> NodeId {
        let started = self.nodes.partition_point(|node| node.start as usize <= at);
        (0..started).rev().find(|node| self.span(*node).contains(&at)).unwrap_or(Self::ROOT)
    }

    /// The nodes of an array's items.
    pub(crate) fn items(&self, array: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(array).next as usize;
        let first = (array + 1 < end).then_some(array + 1);
        core::iter::successors(first, move |&item| {
            let next = self.node(item).next as usize;
            (next < end).then_some(next)
        })
    }

    /// The nodes of an object's keys and values.
    pub(crate) fn entries(&self, object: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> {
        let end = self.node(object).next as usize;
        let first = (object + 1 < end).then_some((object + 1, object + 2));
        core::iter::successors(first, move |&(_, value)| {
            let next = self.node(value).next as usize;
            (next < end).then_some((next, next + 1))
        })
    }
}

/// Texts of 4 GiB and more are refused before a tape is made of them.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Room for so many values at first: all of those in a short text.
const FEW: usize = 1024;

/// The arrays and objects that are not closed yet. Each has the one around it in place of what comes behind it, which is
/// not known yet.
#[derive(Clone, Copy)]
struct Open {
    innermost: Option<u32>,
    depth: usize,
}

/// Nothing is around the outermost.
const NOTHING: u32 = u32::MAX;

/// Where a text stops being JSON.
#[derive(Debug)]
pub(crate) struct Stop {
    /// The first byte of the token that cannot stand where it is, or is none; the text's end.
    pub(crate) at: usize,
    /// What might have followed.
    pub(crate) next: Next,
    /// What is open and closes first.
    pub(crate) innermost: Option<Opener>,
    /// How many arrays and objects are open.
    pub(crate) depth: usize,
    /// The bytes of the scalar that was read last, or only the first of what opened behind it.
    pub(crate) last: Range<usize>,
}

/// The bracket of an array or object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opener {
    pub(crate) at: usize,
    pub(crate) is_object: bool,
}

/// What may follow in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Value,
    /// A value, or the end of an array.
    FirstItem,
    /// A key, or the end of an object.
    FirstKey,
    Key,
    Colon,
    /// A comma, or the end of what is open; outside of everything, the end of the text.
    CommaOrEnd,
}

/// The place behind the closing quote of the string that opens at `start`.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += plain_bytes(bytes.get(at..)?);
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at = escape_end(bytes, at)?,
            // A control character.
            _ => return None,
        }
    }
}

/// How many bytes there are before the next quote, backslash or control character.
fn plain_bytes(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    let plain = |word: &&[u8; 8]| !has_special(u64::from_le_bytes(**word));
    let before = words.iter().take_while(plain).count() * 8;
    let rest = bytes.get(before..).unwrap_or_default();
    before + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)).unwrap_or(rest.len())
}

/// Whether one of eight bytes is a quote, a backslash or a control character. Borrows may
/// have it say so of a byte behind a special one, which is then found anyway.
const fn has_special(word: u64) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    // Taking 1 from a byte that is 0 sets its highest bit.
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !word & HIGH != 0
}

/// A string without its escapes; `None` where one names half a surrogate pair.
fn unescaped(inner: &str) -> Option<String> {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        let mut chars = escape.chars();
        let char = match chars.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = unit(&mut chars)?;
                let mut second = None;
                if (0xd800..=0xdbff).contains(&first) {
                    chars = chars.as_str().strip_prefix("\\u")?.chars();
                    second = Some(unit(&mut chars)?);
                }
                char::decode_utf16([first].into_iter().chain(second)).next()?.ok()?
            }
            other => other,
        };
        out.push(char);
        rest = chars.as_str();
    }
    out.push_str(rest);
    Some(out)
}

/// The UTF-16 unit that four hexadecimal digits are.
fn unit(chars: &mut core::str::Chars<'_>) -> Option<u16> {
    let digits = chars.as_str().get(..4)?;
    *chars = chars.as_str().get(4..)?.chars();
    u16::from_str_radix(digits, 16).ok()
}

/// The place behind an escape.
fn escape_end(bytes: &[u8], start: usize) -> Option<usize> {
    match bytes.get(start + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(start + 2),
        b'u' => bytes.get(start + 2..start + 6)?.iter().all(u8::is_ascii_hexdigit).then_some(start + 6),
        _ => None,
    }
}

/// The place behind a word.
fn literal_end(bytes: &[u8], start: usize, word: &[u8]) -> Option<usize> {
    bytes.get(start..)?.starts_with(word).then_some(start + word.len())
}

/// The place behind a number.
fn number_end(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        let count = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        (count > 0).then_some(at + count)
    };
    let first = start + usize::from(bytes.get(start) == Some(&b'-'));
    // A number other than 0 does not begin with one.
    let mut at = if bytes.get(first) == Some(&b'0') { first + 1 } else { digits(first)? };
    if bytes.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let signed = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at = digits(at + 1 + signed)?;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec;

    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    use super::*;

    /// Pieces of JSON, right and wrong, in any order: some are JSON together, most fail in one way or another.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"\\u00e9\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\u{1}\"",
            "\"\u{7f}é\"",
            "0",
            "-0",
            "00",
            "01",
            "1.5",
            "1.",
            ".5",
            "-",
            "1e3",
            "1E+3",
            "1e",
            "-1.5e-3",
            "true",
            "false",
            "null",
            "nul",
            "truee",
            " ",
            "\n",
            "\t",
            "\r",
            "\u{b}",
            "\u{feff}",
            "{\"a\": 1}",
            "[1, 2]",
            "\"a\": 1",
            "\\",
            "é",
            "+1",
            "NaN",
            "\"a string of more than sixteen bytes\"",
            "\"a string of more than sixteen bytes, \\n and more\"",
        ]);
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

        #[test]
        fn reads_what_serde_json_reads(text in pieces()) {
            prop_assert_eq!(Tape::read(&text).is_ok(), serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
        }
    }

    proptest! {
        #[test]
        fn strings_are_what_serde_json_makes_of_them(pieces in prop::collection::vec(
            prop::sample::select(vec![
                "a", "é", "\\n", "\\\\", "\\\"", "\\/", "\\b", "\\f", "\\r", "\\t", "\\u0000", "\\u00e9", "\\uD83D", "\\ude00", "\\ud83d\\ude00",
                "\\uffff",
            ]),
            0..8,
        )) {
            let text = alloc::format!("\"{}\"", pieces.concat());
            let string = Tape::read(&text).ok().and_then(|tape| tape.string(Tape::ROOT).map(Cow::into_owned));
            prop_assert_eq!(string, serde_json::from_str::<String>(&text).ok(), "{}", text);
        }
    }

    #[test]
    fn every_value_has_its_bytes() {
        let text = r#" {"a": [1, {}, "b\"c"], "d": -1.5e3 } "#;
        let tape = Tape::read(text).ok().unwrap();
        let raw: Vec<_> = (0..9).map(|node| tape.raw(node)).collect();
        assert_eq!(raw, [text.trim(), "\"a\"", "[1, {}, \"b\\\"c\"]", "1", "{}", "\"b\\\"c\"", "\"d\"", "-1.5e3", ""]);
    }
}
