//! A JSON text as a flat list of its values, each with its place in the text.
//!
//! serde_json has found the text to be JSON before; the tape only says what stands where. It is made in one pass
//! without recursion, so that neither size nor depth of the input can do harm, and it makes the walk linear: to pass
//! over a value is to read one number.

use alloc::borrow::Cow;
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

    /// Reads a text that is known to be JSON, and under 4 GiB.
    pub(crate) fn new(text: &'j str) -> Self {
        let mut tape = Self { text, nodes: Vec::new() };
        let mut open = Vec::new();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => at += 1,
                b'{' | b'[' => {
                    open.push(tape.nodes.len());
                    tape.push(at, at + 1);
                    at += 1;
                }
                b'}' | b']' => {
                    at += 1;
                    let next = narrow(tape.nodes.len());
                    if let Some(node) = open.pop().and_then(|node: usize| tape.nodes.get_mut(node)) {
                        node.end = narrow(at);
                        node.next = next;
                    }
                }
                b'"' => {
                    let end = string_end(bytes, at);
                    tape.push(at, end);
                    at = end;
                }
                _ => {
                    let end = scalar_end(bytes, at);
                    tape.push(at, end);
                    at = end;
                }
            }
        }
        tape
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
        if inner.contains('\\') { serde_json::from_str(raw).ok().map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
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

/// The place behind the closing quote of the string that opens at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The place behind a number, `true`, `false` or `null`.
fn scalar_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let length = rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r'));
    start + length.unwrap_or(rest.len()).max(1)
}
