//! The parser's state, and the outermost levels of the grammar.

use std::collections::HashSet;

use crate::compile::ast::{Classes, Node};
use crate::compile::budget::Budget;
use crate::compile::error::Error;
use crate::compile::parse::atom::{Escaped, Kind};
use crate::compile::parse::quote;
use crate::compile::parse::study::Item;
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
pub(crate) fn parse(source: &str, budget: &Budget) -> Result<Ast, Error> {
    let (chars, offsets) = quote::unquote(source);
    let mut parser = Parser {
        source,
        chars,
        offsets,
        cursor: 0,
        flags: Flags::default(),
        classes: Classes::default(),
        names: HashSet::new(),
        depth: 0,
        lenient: 0,
        boundaries: [None, None],
        budget,
    };
    let (node, _) = parser.alternatives()?;
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
    pub(super) names: HashSet<String>,
    pub(super) depth: usize,
    /// How many groups are open in which half a surrogate pair is allowed.
    pub(super) lenient: usize,
    /// The nodes of `\b` and `\B`, made once: their classes are large.
    pub(super) boundaries: [Option<Node>; 2],
    budget: &'s Budget,
}

impl Parser<'_> {
    /// `a|b|c`, up to the end or an unmatched `)`; and what Java makes of it.
    pub(super) fn alternatives(&mut self) -> Result<(Node, Vec<Item>), Error> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error_at(self.cursor, "groups nest more than 100 deep; write the pattern flatter"));
        }
        let (first, items) = self.sequence()?;
        let (mut nodes, mut branches) = (vec![first], vec![items]);
        while self.peek() == u32::from('|') {
            self.next();
            let (node, items) = self.sequence()?;
            nodes.push(node);
            branches.push(items);
        }
        self.depth -= 1;
        let items = if branches.len() == 1 { branches.remove(0) } else { vec![Item::Branch(branches)] };
        Ok((Node::alt(nodes), items))
    }

    fn sequence(&mut self) -> Result<(Node, Vec<Item>), Error> {
        let mut nodes = Vec::new();
        let mut items = Vec::new();
        let mut run = Run::default();
        loop {
            self.work(1)?;
            let c = self.peek();
            let begin = self.cursor;
            let mut literal = None;
            let (node, kind) = match char::from_u32(c).unwrap_or('\u{FFFD}') {
                '(' => {
                    run.end(self, &mut nodes);
                    if let Some((node, more)) = self.group()? {
                        nodes.push(node);
                        items.extend(more);
                    }
                    continue;
                }
                '[' => {
                    let set = self.class(true)?;
                    (self.class_node(set, begin)?, Kind::Class)
                }
                '^' => {
                    self.next();
                    (self.caret()?, Kind::Condition)
                }
                '$' => {
                    self.next();
                    let multiline = self.flags.multiline;
                    (self.dollar(multiline)?, Kind::Condition)
                }
                '.' => {
                    self.next();
                    let set = self.dot();
                    (self.class_node(set, begin)?, Kind::Class)
                }
                '|' | ')' => break,
                '?' | '*' | '+' => {
                    let shown = char::from_u32(c).unwrap_or('?');
                    return Err(self.error_at(
                        begin,
                        format!("`{shown}` has nothing to repeat; write `\\{shown}` for the character"),
                    ));
                }
                '\\' => match self.escaped_atom()? {
                    Escaped::Node(node, kind) => (node, kind),
                    Escaped::Char(c) => {
                        literal = Some(c);
                        (self.class_node(self.single(c), begin)?, Kind::Class)
                    }
                },
                _ if self.cursor >= self.chars.len() => break,
                '{' => (Node::Empty, Kind::Condition),
                _ => {
                    self.next();
                    literal = Some(c);
                    (self.class_node(self.single(c), begin)?, Kind::Class)
                }
            };
            match literal {
                Some(c) if !self.at_quantifier() => run.push(c, nodes.len()),
                _ => run.end(self, &mut nodes),
            }
            let (node, more) = self.quantified(node, kind, Vec::new())?;
            nodes.push(node);
            match (items.last_mut(), &more[..]) {
                (Some(Item::Chars(count)), [Item::Chars(more)]) => *count = count.wrapping_add(*more),
                _ => items.extend(more),
            }
        }
        run.end(self, &mut nodes);
        Ok((Node::concat(nodes), items))
    }

    /// Whether a quantifier follows.
    fn at_quantifier(&mut self) -> bool {
        matches!(char::from_u32(self.peek()), Some('?' | '*' | '+' | '{'))
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

    /// A set as a node; `begin` is where it is written.
    pub(super) fn class_node(&mut self, set: Set, begin: usize) -> Result<Node, Error> {
        self.work(set.ranges().len())?;
        if self.lenient == 0 && !set.is_empty() && set.intersect(&Set::range(0xD800, 0xDFFF)) == set {
            return Err(self.error_from(
                begin,
                "half of a surrogate pair never matches; write whole characters, such as `[\\x{10000}-\\x{10FFFF}]`",
            ));
        }
        Ok(Node::Class(self.classes.intern(set)))
    }

    /// A set that the pattern does not spell out, as a node.
    pub(super) fn own_class(&mut self, set: Set) -> Result<Node, Error> {
        self.work(set.ranges().len())?;
        Ok(Node::Class(self.classes.intern(set)))
    }

    /// Takes `steps` from the pattern's budget.
    pub(super) fn work(&self, steps: usize) -> Result<(), Error> {
        let taken = self.budget.work(steps).and_then(|()| self.budget.memory(8 * steps));
        taken.map_err(|failure| failure.into_error(self.source))
    }
}

/// Consecutive literal characters. With `(?iu)`, Java compares several in another way than one alone.
#[derive(Default)]
struct Run {
    chars: Vec<(u32, usize)>,
}

impl Run {
    /// Adds a character, whose node has the index `at`.
    fn push(&mut self, c: u32, at: usize) {
        self.chars.push((c, at));
    }

    fn end(&mut self, parser: &mut Parser<'_>, nodes: &mut [Node]) {
        let flags = parser.flags;
        if self.chars.len() > 1 && flags.ignore_case && flags.unicode_case {
            for &(c, at) in &self.chars {
                nodes[at] = Node::Class(parser.classes.intern(Parser::folded(c)));
            }
        }
        self.chars.clear();
    }
}
