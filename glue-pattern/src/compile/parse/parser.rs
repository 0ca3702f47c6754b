//! The parser's state, its cursor, and the outermost levels of the grammar.

use std::ops::Range;

use crate::compile::ast::{Classes, Node};
use crate::compile::error::Error;
use crate::compile::parse::quote;
use crate::compile::set::Set;
use crate::compile::unicode;

/// Deeper nesting than this is refused: each level costs stack, here and in the compiler.
pub(super) const MAX_DEPTH: usize = 100;

/// A parsed pattern.
#[derive(Debug)]
pub(crate) struct Ast {
    pub(crate) node: Node,
    pub(crate) classes: Classes,
}

/// Reads `source`.
pub(crate) fn parse(source: &str) -> Result<Ast, Error> {
    let (chars, offsets) = quote::unquote(source);
    let mut parser = Parser {
        source,
        chars,
        offsets,
        cursor: 0,
        flags: Flags::default(),
        classes: Classes::default(),
        names: Vec::new(),
        depth: 0,
    };
    let node = parser.alternatives()?;
    if parser.cursor < parser.chars.len() {
        return Err(parser.error_at(parser.cursor, "this `)` closes no group; write `\\)` for the character"));
    }
    Ok(Ast { node, classes: parser.classes })
}

/// The flags that a pattern can set for itself.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "six independent flags of Java's, each on or off")]
pub(super) struct Flags {
    pub(super) ignore_case: bool,
    pub(super) unicode_case: bool,
    pub(super) multiline: bool,
    pub(super) dot_all: bool,
    pub(super) unix_lines: bool,
    pub(super) comments: bool,
}

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    /// The pattern without `\Q…\E`, as code points.
    pub(super) chars: Vec<u32>,
    /// Where each of `chars` begins in `source`, and the end.
    pub(super) offsets: Vec<usize>,
    pub(super) cursor: usize,
    pub(super) flags: Flags,
    pub(super) classes: Classes,
    pub(super) names: Vec<String>,
    pub(super) depth: usize,
}

impl Parser<'_> {
    /// `a|b|c`, up to the end or an unmatched `)`.
    pub(super) fn alternatives(&mut self) -> Result<Node, Error> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error_at(self.cursor, "groups nest more than 100 deep; write the pattern flatter"));
        }
        let mut branches = vec![self.sequence()?];
        while self.peek() == u32::from('|') {
            self.next();
            branches.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(Node::alt(branches))
    }

    pub(super) fn sequence(&mut self) -> Result<Node, Error> {
        let mut nodes = Vec::new();
        loop {
            let c = self.peek();
            let begin = self.cursor;
            let node = match char::from_u32(c).unwrap_or('\u{FFFD}') {
                '(' => {
                    if let Some(node) = self.group()? {
                        nodes.push(node);
                    }
                    continue;
                }
                '[' => {
                    let set = self.class(true)?;
                    self.class_node(set)
                }
                '^' => {
                    self.next();
                    self.caret()
                }
                '$' => {
                    self.next();
                    let multiline = self.flags.multiline;
                    self.dollar(multiline)
                }
                '.' => {
                    self.next();
                    let set = self.dot();
                    self.class_node(set)
                }
                '|' | ')' => break,
                '?' | '*' | '+' => {
                    let shown = char::from_u32(c).unwrap_or('?');
                    return Err(self.error_at(
                        begin,
                        format!("`{shown}` has nothing to repeat; write `\\{shown}` for the character"),
                    ));
                }
                '\\' => self.escaped_atom()?,
                _ if self.cursor >= self.chars.len() => break,
                '{' => Node::Empty,
                _ => {
                    self.next();
                    let set = self.single(c);
                    self.class_node(set)
                }
            };
            nodes.push(self.quantified(node, begin)?);
        }
        Ok(Node::concat(nodes))
    }

    /// `.`
    pub(super) fn dot(&self) -> Set {
        if self.flags.dot_all {
            Set::all()
        } else if self.flags.unix_lines {
            Set::single(0x0A).negate()
        } else {
            unicode::line_terminators().negate()
        }
    }

    pub(super) fn class_node(&mut self, set: Set) -> Node {
        Node::Class(self.classes.intern(set))
    }
}

/// The cursor. Java's reader keeps two zeros behind the text, so reading past the end yields 0; so does this one.
impl Parser<'_> {
    pub(super) fn at(&self, index: usize) -> u32 {
        self.chars.get(index).copied().unwrap_or(0)
    }

    pub(super) fn is_end(&self) -> bool {
        self.cursor >= self.chars.len()
    }

    /// The current character, after blanks and comments where these are allowed.
    pub(super) fn peek(&mut self) -> u32 {
        if self.flags.comments {
            self.skip_blanks();
        }
        self.at(self.cursor)
    }

    /// Steps over the current character, then peeks.
    pub(super) fn next(&mut self) -> u32 {
        self.cursor += 1;
        self.peek()
    }

    /// Yields the current character and steps over it.
    pub(super) fn read(&mut self) -> u32 {
        let c = self.peek();
        self.cursor += 1;
        c
    }

    /// Steps over two characters and yields the second, blanks or not.
    pub(super) fn skip(&mut self) -> u32 {
        let c = self.at(self.cursor + 1);
        self.cursor += 2;
        c
    }

    pub(super) fn skip_blanks(&mut self) {
        loop {
            match self.at(self.cursor) {
                0x09..=0x0D | 0x20 => self.cursor += 1,
                0x23 => {
                    while !self.is_end() && !self.is_line_end(self.at(self.cursor)) && self.at(self.cursor) != 0 {
                        self.cursor += 1;
                    }
                    if self.at(self.cursor) == 0 {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    pub(super) fn is_line_end(&self, c: u32) -> bool {
        c == 0x0A || (!self.flags.unix_lines && unicode::line_terminators().contains(c))
    }

    /// The bytes of `source` from character `begin` to the cursor.
    pub(super) fn span_from(&self, begin: usize) -> Range<usize> {
        let last = self.offsets.len() - 1;
        let start = self.offsets[begin.min(last)];
        start..self.offsets[self.cursor.min(last)].max(start)
    }

    /// An error about everything from character `begin` to the cursor.
    pub(super) fn error_from(&self, begin: usize, message: impl Into<String>) -> Error {
        Error::new(self.source, self.span_from(begin), message)
    }

    /// An error about the one character at `index`.
    pub(super) fn error_at(&self, index: usize, message: impl Into<String>) -> Error {
        let last = self.offsets.len() - 1;
        Error::new(self.source, self.offsets[index.min(last)]..self.offsets[(index + 1).min(last)], message)
    }
}
