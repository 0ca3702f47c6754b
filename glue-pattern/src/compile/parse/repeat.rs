//! Quantifiers.

use crate::compile::ast::{Greed, Node};
use crate::compile::error::Error;
use crate::compile::parse::parser::Parser;

/// What follows a quantifier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Greedy,
    Lazy,
    Possessive,
}

impl Parser<'_> {
    /// `node` with the one quantifier that may follow it. `begin` is where `node` begins.
    pub(super) fn quantified(&mut self, node: Node, begin: usize) -> Result<Node, Error> {
        let (min, max) = match char::from_u32(self.peek()).unwrap_or('\u{FFFD}') {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            '{' => self.counts()?,
            _ => return Ok(node),
        };
        let mode = match char::from_u32(self.next()).unwrap_or('\u{FFFD}') {
            '?' => Mode::Lazy,
            '+' => Mode::Possessive,
            _ => Mode::Greedy,
        };
        if mode != Mode::Greedy {
            self.next();
        }
        let last = self.offsets.len() - 1;
        // Java never returns into a repeated `\R` to take its `\r` alone.
        let node = if self.at(begin) == u32::from('\\') && self.at(begin + 1) == u32::from('R') {
            Node::atomic(node, (self.offsets[begin.min(last)], self.offsets[self.cursor.min(last)]))
        } else {
            node
        };
        let at = (self.offsets[begin.min(last)], self.offsets[self.cursor.min(last)]);
        if min >= 2 && emptiness(&node) == Emptiness::Sometimes {
            return Err(self.error_from(
                begin,
                "a group that may match nothing at some places only, repeated twice or more, is not supported; write its ways to match \
                 nothing outside of it",
            ));
        }
        Ok(match mode {
            Mode::Greedy => Node::repeat(node, min, max, Greed::Greedy),
            Mode::Lazy => Node::repeat(node, min, max, Greed::Lazy),
            // Java matches each round on its own and never returns into one, then never gives a round back.
            Mode::Possessive => {
                let round = Node::atomic(node, at);
                Node::atomic(Node::repeat(round, min, max, Greed::Greedy), at)
            }
        })
    }

    /// `{n}`, `{n,}`, `{n,m}`; stops before the closing brace.
    fn counts(&mut self) -> Result<(u32, Option<u32>), Error> {
        let begin = self.cursor;
        if !is_digit(self.at(begin + 1)) {
            return Err(self.error_at(
                begin,
                "`{` begins no repetition; write `{2}`, `{2,}`, `{2,5}`, or `\\{` for the character",
            ));
        }
        self.cursor += 1;
        let min = self.number(begin)?;
        let mut max = Some(min);
        if self.peek() == u32::from(',') {
            self.cursor += 1;
            max = if self.peek() == u32::from('}') { None } else { Some(self.number_or_zero(begin)?) };
        }
        if self.peek() != u32::from('}') {
            return Err(self.error_from(
                begin,
                "the repetition is not closed; write `}` after its numbers, or `\\{` for the character",
            ));
        }
        if max.is_some_and(|max| max < min) {
            self.cursor += 1;
            return Err(
                self.error_from(begin, "the repetition's maximum is below its minimum; write the smaller number first")
            );
        }
        Ok((min, max))
    }

    fn number_or_zero(&mut self, begin: usize) -> Result<u32, Error> {
        if is_digit(self.peek()) { self.number(begin) } else { Ok(0) }
    }

    fn number(&mut self, begin: usize) -> Result<u32, Error> {
        let mut number: u32 = 0;
        while is_digit(self.peek()) {
            let digit = self.read() - u32::from('0');
            number = match number.checked_mul(10).and_then(|n| n.checked_add(digit)) {
                Some(number) if i32::try_from(number).is_ok() => number,
                _ => {
                    return Err(
                        self.error_from(begin, "the repetition's number is too large; write at most 2147483647")
                    );
                }
            };
        }
        Ok(number)
    }
}

/// Whether a node matches without consuming.
///
/// Java leaves a repeated group as soon as one round of it has consumed nothing, however many rounds are still due. That is the same as
/// repeating properly unless nothing can be matched here but not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Emptiness {
    Never,
    Sometimes,
    Always,
}

fn emptiness(node: &Node) -> Emptiness {
    match node {
        // A node that never consumes is the same however often it is repeated.
        node if never_consumes(node) => Emptiness::Always,
        node => empty_matches(node),
    }
}

fn empty_matches(node: &Node) -> Emptiness {
    match node {
        Node::Empty | Node::Repeat { min: 0, .. } => Emptiness::Always,
        Node::Class(_) => Emptiness::Never,
        Node::Look(_) | Node::Start | Node::End => Emptiness::Sometimes,
        Node::Concat(nodes) => nodes.iter().map(empty_matches).min().unwrap_or(Emptiness::Always),
        Node::Alt(nodes) => nodes.iter().map(empty_matches).max().unwrap_or(Emptiness::Never),
        Node::Repeat { node, .. } | Node::Atomic { node, .. } => empty_matches(node),
    }
}

fn never_consumes(node: &Node) -> bool {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => true,
        Node::Class(_) => false,
        Node::Concat(nodes) | Node::Alt(nodes) => nodes.iter().all(never_consumes),
        Node::Repeat { node, .. } | Node::Atomic { node, .. } => never_consumes(node),
    }
}

fn is_digit(c: u32) -> bool {
    (0x30..=0x39).contains(&c)
}
