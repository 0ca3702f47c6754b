//! What a pattern's nodes say about its texts if there is no automaton.

use crate::compile::ast::{ClassId, Node};
use crate::compile::dfa::language::ClassInfo;
use crate::compile::set::Set;
use crate::pattern::UNBOUNDED;

pub(super) fn without_halves(set: &Set) -> Vec<(u32, u32)> {
    set.minus(&Set::range(0xD800, 0xDFFF)).ranges().to_vec()
}

/// The least and the most that a node's texts can cost.
pub(super) fn bounds(node: &Node, cost: &dyn Fn(ClassId) -> (u32, u32)) -> (u32, u32) {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => (0, 0),
        Node::Class(class) => cost(*class),
        Node::Concat(nodes) => nodes
            .iter()
            .map(|node| bounds(node, cost))
            .fold((0, 0), |all, one| (all.0.saturating_add(one.0), all.1.saturating_add(one.1))),
        Node::Alt(nodes) => {
            let ways = nodes.iter().map(|node| bounds(node, cost));
            ways.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0, 0))
        }
        Node::Repeat { node, min, max, .. } => {
            let (least, most) = bounds(node, cost);
            let most = max.map_or(if most == 0 { 0 } else { UNBOUNDED }, |max| most.saturating_mul(max));
            (least.saturating_mul(*min), most)
        }
        Node::Atomic { node } => bounds(node, cost),
    }
}

/// One of the shortest texts of a node, look-arounds aside. The caller makes sure that it is not immense.
pub(super) fn shortest(node: &Node, infos: &[ClassInfo]) -> String {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End | Node::Repeat { min: 0, .. } => String::new(),
        Node::Class(class) => infos[*class as usize].example.into(),
        Node::Concat(nodes) => nodes.iter().map(|node| shortest(node, infos)).collect(),
        Node::Alt(nodes) => {
            let least = nodes.iter().min_by_key(|node| bounds(node, &|_| (1, 1)).0);
            least.map(|node| shortest(node, infos)).unwrap_or_default()
        }
        Node::Repeat { node, min, .. } => {
            let round = shortest(node, infos);
            if round.is_empty() { round } else { round.repeat(*min as usize) }
        }
        Node::Atomic { node } => shortest(node, infos),
    }
}
