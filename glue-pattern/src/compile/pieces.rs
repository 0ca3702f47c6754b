//! The pattern as a row of repeated classes, if its nodes are one.

use crate::compile::ast::{Classes, Greed, Node};
use crate::compile::set::Set;
use crate::pattern::UNBOUNDED;

/// `min` to `max` characters of a class.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) set: Set,
    pub(crate) min: u32,
    pub(crate) max: Option<u32>,
    /// Whether the run never gives a character back to a following piece of the same class.
    pub(crate) is_possessive: bool,
}

impl Piece {
    pub(crate) fn is_fixed(&self) -> bool {
        Some(self.min) == self.max
    }
}

/// Rows of more pieces, not counting single characters, are left to the table.
const MAX_PIECES: usize = 64;
/// The most single characters in a row.
const MAX_LITERAL: usize = 20_000;

/// The pattern as a row of repeated classes each of which ends where the next begins, if it is one.
pub(crate) fn row(node: &Node, classes: &Classes) -> Option<Vec<Piece>> {
    let mut row = Row::default();
    row.collect(without_ends(node), classes)?;
    let pieces = row.pieces;
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match merged.last_mut() {
            // The possessive run keeps what it takes.
            Some(last) if last.set == piece.set && last.is_possessive && !last.is_fixed() => return None,
            Some(last) if last.set == piece.set && !(last.is_fixed() && piece.is_fixed() && last.set.is_single()) => {
                last.is_possessive = piece.is_possessive;
                last.min = last.min.checked_add(piece.min)?;
                last.max = match (last.max, piece.max) {
                    (Some(a), Some(b)) => Some(a.checked_add(b).filter(|&max| max < UNBOUNDED)?),
                    _ => None,
                };
            }
            _ => merged.push(piece),
        }
    }
    is_one_pass(&merged).then_some(merged)
}

/// The node without a `^` at its beginning and a `$` at its end: a full match begins and ends there anyway.
fn without_ends(node: &Node) -> Vec<&Node> {
    let mut nodes = match node {
        Node::Concat(nodes) => nodes.iter().collect(),
        node => vec![node],
    };
    while nodes.first().is_some_and(|node| **node == Node::Start) {
        nodes.remove(0);
    }
    while nodes.last().is_some_and(|node| is_end(node)) {
        nodes.pop();
    }
    nodes
}

/// The pattern without such ends, also those of its alternatives.
pub(crate) fn trimmed(node: &Node) -> Node {
    match node {
        Node::Alt(nodes) if !is_end(node) => Node::Alt(nodes.iter().map(trimmed).collect()),
        node => match without_ends(node)[..] {
            [one] if matches!(one, Node::Alt(_)) => trimmed(one),
            ref nodes => Node::concat(nodes.iter().map(|&node| node.clone()).collect()),
        },
    }
}

/// Whether the node consumes nothing and holds at the end of the text.
pub(crate) fn is_end(node: &Node) -> bool {
    let consumes_nothing = |node: &Node| match node {
        Node::End | Node::Look(_) => true,
        Node::Concat(nodes) => nodes.iter().all(|node| matches!(node, Node::End | Node::Look(_))),
        _ => false,
    };
    match node {
        Node::End => true,
        Node::Alt(nodes) => nodes.contains(&Node::End) && nodes.iter().all(consumes_nothing),
        _ => false,
    }
}

/// A row so far.
#[derive(Default)]
struct Row {
    pieces: Vec<Piece>,
    /// How many pieces are not single characters.
    classes: usize,
}

impl Row {
    fn collect(&mut self, nodes: Vec<&Node>, classes: &Classes) -> Option<()> {
        for node in nodes {
            match node {
                Node::Empty => {}
                Node::Concat(nodes) => self.collect(nodes.iter().collect(), classes)?,
                // In a row, what follows cannot begin with a character of the run, so giving characters back would not help.
                Node::Atomic { node } if is_run(node) => {
                    self.collect(vec![node], classes)?;
                    if let Some(run) = self.pieces.last_mut() {
                        run.is_possessive = true;
                    }
                }
                Node::Repeat { node, min, max, .. } if one_of(node, classes).is_none() => {
                    // A row repeated a fixed number of times, as in a UUID.
                    if *max != Some(*min) || *min as usize > MAX_PIECES {
                        self.push(nested(node, *min, *max, classes)?)?;
                        continue;
                    }
                    for _ in 0..*min {
                        self.collect(vec![node], classes)?;
                    }
                }
                Node::Repeat { node, min, max, .. } => {
                    self.push(Piece { set: one_of(node, classes)?, min: *min, max: *max, is_possessive: false })?;
                }
                node => self.push(Piece { set: one_of(node, classes)?, min: 1, max: Some(1), is_possessive: false })?,
            }
        }
        Some(())
    }

    fn push(&mut self, piece: Piece) -> Option<()> {
        self.classes += usize::from(!(piece.is_fixed() && piece.set.is_single()));
        self.pieces.push(piece);
        (self.classes <= MAX_PIECES && self.pieces.len() <= MAX_LITERAL).then_some(())
    }
}

/// Whether the node repeats one character or class as often as it can.
fn is_run(node: &Node) -> bool {
    matches!(node, Node::Repeat { node, greed: Greed::Greedy, .. } if matches!(**node, Node::Class(_)))
}

/// `(C+)*` and the like, which repeat one class any number of times.
fn nested(node: &Node, min: u32, max: Option<u32>, classes: &Classes) -> Option<Piece> {
    let Node::Repeat { node, min: inner_min, max: None, .. } = node else { return None };
    if max.is_some() || *inner_min > 1 {
        return None;
    }
    Some(Piece { set: one_of(node, classes)?, min: min * inner_min, max: None, is_possessive: false })
}

/// The set of a node that matches exactly one character.
fn one_of(node: &Node, classes: &Classes) -> Option<Set> {
    match node {
        Node::Class(class) => Some(classes.get(*class).minus(&Set::range(0xD800, 0xDFFF))),
        Node::Alt(nodes) => {
            let mut all = Set::empty();
            for node in nodes {
                all = all.union(&one_of(node, classes)?);
            }
            Some(all)
        }
        _ => None,
    }
}

/// Whether what follows each run of variable length cannot begin with a character of it.
fn is_one_pass(pieces: &[Piece]) -> bool {
    pieces.iter().enumerate().all(|(at, piece)| {
        piece.is_fixed() || {
            let mut disjoint = true;
            for next in &pieces[at + 1..] {
                disjoint &= piece.set.intersect(&next.set).is_empty();
                if next.min > 0 {
                    break;
                }
            }
            disjoint
        }
    })
}
