//! Quantifiers.

use crate::compile::ast::{Greed, Node};
use crate::compile::error::Error;
use crate::compile::parse::atom::Kind;
use crate::compile::parse::parser::Parser;
use crate::compile::parse::study::{Item, MAX_ROUNDS, has_line_break, study};

/// What follows a quantifier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Greedy,
    Lazy,
    Possessive,
}

impl Parser<'_> {
    /// `node` with the one quantifier that may follow it, and what Java makes of both; `items` are what it makes of a group alone.
    pub(super) fn quantified(&mut self, node: Node, kind: Kind, items: Vec<Item>) -> Result<(Node, Vec<Item>), Error> {
        let items = match kind {
            Kind::Class => vec![Item::Chars(1)],
            Kind::LineBreak => vec![Item::LineBreak],
            Kind::Condition => Vec::new(),
            Kind::Group => items,
            Kind::Independent => vec![Item::Independent(items)],
        };
        let (min, max) = match char::from_u32(self.peek()).unwrap_or('\u{FFFD}') {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            '{' => self.counts()?,
            _ => return Ok((node, items)),
        };
        let mode = match char::from_u32(self.next()).unwrap_or('\u{FFFD}') {
            '?' => Mode::Lazy,
            '+' => Mode::Possessive,
            _ => Mode::Greedy,
        };
        if mode != Mode::Greedy {
            self.next();
        }
        let has_line_break = has_line_break(&items);
        let item = repeated(kind, mode, items, min, max);
        let may_leave_early = min >= 2 && matches!(item, Item::Loop) && emptiness(&node) == Emptiness::Sometimes;
        // Java never backtracks into such a round to take the `\r` of a line break alone.
        let is_sealed = has_line_break && matches!(item, Item::Rounds { .. } | Item::Optional(_));
        let node = if is_sealed { Node::atomic(node) } else { node };
        let node = match mode {
            Mode::Greedy => Node::repeat(node, min, max, Greed::Greedy),
            Mode::Lazy => Node::repeat(node, min, max, Greed::Lazy),
            // Java matches each round on its own, never backtracks into one, and never gives a round back.
            Mode::Possessive => Node::atomic(Node::repeat(Node::atomic(node), min, max, Greed::Greedy)),
        };
        let node = match node {
            Node::Repeat { node, min, max, greed, .. } if may_leave_early => {
                Node::Repeat { node, min, max, greed, leaves_early: true }
            }
            node => node,
        };
        Ok((node, vec![item]))
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

/// What Java makes of a repetition.
fn repeated(kind: Kind, mode: Mode, items: Vec<Item>, min: u32, max: Option<u32>) -> Item {
    let is_plain_group = kind == Kind::Group && mode != Mode::Possessive;
    let number = |count: u32| i32::try_from(count).unwrap_or(MAX_ROUNDS);
    match (min, max) {
        (0, Some(1)) if is_plain_group => Item::Branch(vec![items, Vec::new()]),
        (0, Some(1)) => Item::Optional(items),
        _ if is_plain_group && !study(&items).is_deterministic => Item::Loop,
        (_, None) if kind == Kind::Class && mode == Mode::Greedy => Item::Greedy(number(min)),
        _ => Item::Rounds { items, min: number(min), max: max.map_or(MAX_ROUNDS, number) },
    }
}

/// Whether a node matches without consuming.
///
/// Java leaves a repeated group as soon as one round of it has consumed nothing, however many rounds are still due. That is the same as
/// repeating properly unless nothing can be matched at some places but not at others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Emptiness {
    Never,
    Sometimes,
    Always,
}

fn emptiness(node: &Node) -> Emptiness {
    match node {
        // A node that never consumes is the same however often it is repeated.
        node if node.is_condition() => Emptiness::Always,
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
        Node::Repeat { node, .. } => empty_matches(node),
        // The preference decides.
        Node::Atomic { node } => empty_matches(node).min(Emptiness::Sometimes),
    }
}

fn is_digit(c: u32) -> bool {
    (0x30..=0x39).contains(&c)
}
