//! What an automaton with counters consists of.

use crate::compile::ast::{ClassId, Node};
use crate::compile::counters::guard::Guard;

/// The most edges, all of which may be followed for each character.
pub(super) const MAX_EDGES: usize = 12_000;
/// The first bits of a guard.
pub(super) const START: usize = 0;
pub(super) const END: usize = 1;
pub(super) const BEHINDS: usize = 2;
/// More look-arounds than this do not fit into a guard.
pub(super) const MAX_CONDITIONS: usize = 60;

/// A part of the automaton: its entries, its exits, and the conditions on which it can be skipped.
#[derive(Clone, Default)]
pub(super) struct Fragment {
    pub(super) first: Vec<(usize, Guard)>,
    pub(super) last: Vec<(usize, Guard)>,
    pub(super) empty: Vec<Guard>,
}

pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) how: u8,
    pub(super) guard: Guard,
}

pub(super) struct Position {
    pub(super) class: ClassId,
    pub(super) counter: usize,
}

pub(super) struct Counter {
    pub(super) least: u32,
    pub(super) width: u32,
    pub(super) sticky: bool,
}

/// A look-behind's sets, the nearest first, and whether the nearest may be repeated.
pub(super) type Behind = (Vec<ClassId>, bool);

/// The automaton, before it is encoded.
#[derive(Default)]
pub(super) struct Automaton {
    pub(super) positions: Vec<Position>,
    pub(super) counters: Vec<Counter>,
    pub(super) edges: Vec<Edge>,
    /// Tracker, position, condition.
    pub(super) ends: Vec<(usize, usize, Guard)>,
    pub(super) behinds: Vec<Behind>,
    /// The look-aheads' own nodes: each has a tracker.
    pub(super) trackers: Vec<Node>,
    /// The first position of the whole pattern, after the starting points and the trackers.
    pub(super) whole: usize,
}
