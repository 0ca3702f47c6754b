//! What the parser hands to the compiler: a pattern without its spelling.
//!
//! Flags, escapes, groups' names and comments are gone; what is left has the same meaning whatever follows or precedes it.

use std::collections::HashMap;

use crate::compile::set::Set;

/// A number for a set of characters, unique in its pattern.
pub(crate) type ClassId = u32;

/// All the sets a pattern mentions.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    sets: Vec<Set>,
    ids: HashMap<Set, ClassId>,
}

impl Classes {
    pub(crate) fn intern(&mut self, set: Set) -> ClassId {
        if let Some(&id) = self.ids.get(&set) {
            return id;
        }
        let id = u32::try_from(self.sets.len()).expect("fewer classes than characters in a pattern");
        self.sets.push(set.clone());
        self.ids.insert(set, id);
        id
    }

    pub(crate) fn get(&self, id: ClassId) -> &Set {
        &self.sets[id as usize]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Set> {
        self.sets.iter()
    }
}

/// Which count a repetition prefers. It matters only inside an atomic group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Greed {
    Greedy,
    Lazy,
}

/// A condition on the text around a position, consuming nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    pub(crate) behind: bool,
    pub(crate) negate: bool,
    pub(crate) node: Node,
    /// Look-behind only: the least and the most (`None`: any number) UTF-16 units that Java goes back, if that can differ from what
    /// `node` matches.
    pub(crate) units: Option<(u32, Option<u32>)>,
}

/// A pattern, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Empty,
    Class(ClassId),
    Concat(Vec<Node>),
    /// Alternatives, the preferred first.
    Alt(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
        greed: Greed,
        /// Whether a round that consumes nothing ends the repetition, even if fewer than `min` have been made.
        leaves_early: bool,
    },
    /// The part commits to its preferred match (`(?>…)`; possessive quantifiers become this too).
    Atomic {
        node: Box<Node>,
    },
    Look(Box<Look>),
    /// The beginning of the text.
    Start,
    /// The end of the text.
    End,
}

impl Node {
    pub(crate) fn concat(mut nodes: Vec<Node>) -> Node {
        nodes.retain(|node| *node != Node::Empty);
        // Testing a condition twice is testing it once.
        nodes.dedup_by(|b, a| a == b && a.is_condition());
        match nodes.len() {
            0 => Node::Empty,
            1 => nodes.remove(0),
            _ => Node::Concat(nodes),
        }
    }

    pub(crate) fn alt(mut nodes: Vec<Node>) -> Node {
        if nodes.len() == 1 { nodes.remove(0) } else { Node::Alt(nodes) }
    }

    pub(crate) fn repeat(node: Node, min: u32, max: Option<u32>, greed: Greed) -> Node {
        if (min, max) == (1, Some(1)) {
            return node;
        }
        if max == Some(0) {
            return Node::Empty;
        }
        Node::Repeat { node: Box::new(node), min, max, greed, leaves_early: false }
    }

    pub(crate) fn atomic(node: Node) -> Node {
        match node {
            Node::Empty | Node::Class(_) | Node::Look(_) | Node::Start | Node::End | Node::Atomic { .. } => node,
            // This can match in one way only.
            Node::Repeat { node, min, max, greed, leaves_early }
                if max == Some(min) && matches!(*node, Node::Class(_)) =>
            {
                Node::Repeat { node, min, max, greed, leaves_early }
            }
            node => Node::Atomic { node: Box::new(node) },
        }
    }

    /// How many nodes this is.
    pub(crate) fn size(&self) -> usize {
        1 + match self {
            Node::Empty | Node::Class(_) | Node::Start | Node::End => 0,
            Node::Concat(nodes) | Node::Alt(nodes) => nodes.iter().map(Node::size).sum(),
            Node::Repeat { node, .. } | Node::Atomic { node } => node.size(),
            Node::Look(look) => look.node.size(),
        }
    }

    /// Whether the node never consumes anything.
    pub(crate) fn is_condition(&self) -> bool {
        match self {
            Node::Empty | Node::Look(_) | Node::Start | Node::End => true,
            Node::Class(_) => false,
            Node::Concat(nodes) | Node::Alt(nodes) => nodes.iter().all(Node::is_condition),
            Node::Repeat { node, .. } | Node::Atomic { node } => node.is_condition(),
        }
    }

    /// Whether the node can match without consuming anything, at some places at least.
    pub(crate) fn can_be_empty(&self) -> bool {
        match self {
            Node::Empty | Node::Look(_) | Node::Start | Node::End | Node::Repeat { min: 0, .. } => true,
            Node::Class(_) => false,
            Node::Concat(nodes) => nodes.iter().all(Node::can_be_empty),
            Node::Alt(nodes) => nodes.iter().any(Node::can_be_empty),
            Node::Repeat { node, .. } | Node::Atomic { node } => node.can_be_empty(),
        }
    }

    pub(crate) fn look(behind: bool, negate: bool, node: Node) -> Node {
        Node::Look(Box::new(Look { behind, negate, node, units: None }))
    }
}
