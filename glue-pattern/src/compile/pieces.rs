//! The pattern as a row of repeated classes, if its nodes are one.

use crate::compile::ast::{Classes, Node};
use crate::compile::set::Set;

/// `min` to `max` characters of a class.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) set: Set,
    pub(crate) min: u32,
    pub(crate) max: Option<u32>,
}

impl Piece {
    pub(crate) fn is_fixed(&self) -> bool {
        Some(self.min) == self.max
    }
}

/// Rounds of a repeated row longer than this are left to the table.
const MAX_PIECES: usize = 64;

/// The pattern as a row of repeated classes each of which ends where the next begins, if it is one.
pub(crate) fn row(node: &Node, classes: &Classes) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    collect(without_ends(node), classes, &mut pieces)?;
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match merged.last_mut() {
            Some(last) if last.set == piece.set && !(last.is_fixed() && piece.is_fixed() && last.set.is_single()) => {
                last.min = last.min.checked_add(piece.min)?;
                last.max = match (last.max, piece.max) {
                    (Some(a), Some(b)) => Some(a.checked_add(b)?),
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
fn is_end(node: &Node) -> bool {
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

fn collect(nodes: Vec<&Node>, classes: &Classes, out: &mut Vec<Piece>) -> Option<()> {
    for node in nodes {
        match node {
            Node::Empty => {}
            Node::Concat(nodes) => collect(nodes.iter().collect(), classes, out)?,
            Node::Repeat { node, min, max, .. } if one_of(node, classes).is_none() => {
                // A row repeated a fixed number of times, as in a UUID.
                if *max != Some(*min) || *min as usize > MAX_PIECES {
                    let inner = nested(node, *min, *max, classes)?;
                    out.push(inner);
                    continue;
                }
                for _ in 0..*min {
                    collect(vec![node], classes, out)?;
                }
            }
            Node::Repeat { node, min, max, .. } => {
                out.push(Piece { set: one_of(node, classes)?, min: *min, max: *max });
            }
            node => out.push(Piece { set: one_of(node, classes)?, min: 1, max: Some(1) }),
        }
        if out.len() > MAX_PIECES {
            return None;
        }
    }
    Some(())
}

/// `(C+)*` and the like, which repeat one class any number of times.
fn nested(node: &Node, min: u32, max: Option<u32>, classes: &Classes) -> Option<Piece> {
    let Node::Repeat { node, min: inner_min, max: None, .. } = node else { return None };
    if max.is_some() || *inner_min > 1 {
        return None;
    }
    Some(Piece { set: one_of(node, classes)?, min: min * inner_min, max: None })
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
