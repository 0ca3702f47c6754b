//! The automaton with counters, for patterns whose counts make a table large: see [`crate::matcher::Counted`].
//!
//! Positions and edges are Glushkov's, in the order of matching: from the pattern's end to its beginning. Of repetitions inside of each
//! other only one can have a counter; the others are written out, whichever way takes fewer positions.

use crate::compile::Failure;
use crate::compile::alphabet::Atoms;
use crate::compile::ast::{ClassId, Classes, Look, Node};
use crate::compile::encode::plan::OwnedCounted;
use crate::matcher::Counted;

/// Conditions at one place: bits of those that must and those that must not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Guard {
    wanted: u64,
    unwanted: u64,
}

impl Guard {
    fn and(self, other: Self) -> Option<Self> {
        let both = Self { wanted: self.wanted | other.wanted, unwanted: self.unwanted | other.unwanted };
        (both.wanted & both.unwanted == 0).then_some(both)
    }

    fn implies(self, other: Self) -> bool {
        self.wanted & other.wanted == other.wanted && self.unwanted & other.unwanted == other.unwanted
    }

    fn condition(bit: usize, negate: bool) -> Self {
        if negate { Self { wanted: 0, unwanted: 1 << bit } } else { Self { wanted: 1 << bit, unwanted: 0 } }
    }
}

/// A part of the automaton: where it can be entered and left, and on what conditions nothing of it is needed.
#[derive(Clone, Default)]
struct Fragment {
    first: Vec<(usize, Guard)>,
    last: Vec<(usize, Guard)>,
    empty: Vec<Guard>,
}

struct Edge {
    from: usize,
    to: usize,
    how: u8,
    guard: Guard,
}

struct Position {
    class: ClassId,
    counter: usize,
}

struct Counter {
    least: u32,
    width: u32,
    sticky: bool,
}

/// A look-behind's sets, the nearest first, and whether the nearest may be repeated.
type Behind = (Vec<ClassId>, bool);

struct Builder<'a> {
    classes: &'a Classes,
    positions: Vec<Position>,
    counters: Vec<Counter>,
    edges: Vec<Edge>,
    /// Tracker, position, condition.
    ends: Vec<(usize, usize, Guard)>,
    /// The sets of each look-behind, the nearest first, and whether the nearest may be repeated.
    behinds: Vec<Behind>,
    /// The look-aheads' own nodes: each has a tracker.
    trackers: Vec<Node>,
}

/// More edges than this are too many for one character.
const MAX_EDGES: usize = 12_000;
/// The first bits of a guard.
const START: usize = 0;
const END: usize = 1;
const BEHINDS: usize = 2;

/// The automaton of a pattern.
pub(crate) fn build(node: &Node, classes: &Classes) -> Result<OwnedCounted, Failure> {
    let atoms = crate::compile::nfa::build::atoms_of(classes)?;
    let mut builder = Builder {
        classes,
        positions: Vec::new(),
        counters: Vec::new(),
        edges: Vec::new(),
        ends: Vec::new(),
        behinds: Vec::new(),
        trackers: Vec::new(),
    };
    // Conditions need their numbers before guards can mention them.
    builder.survey(node)?;
    let count = builder.trackers.len();
    if BEHINDS + builder.behinds.len() + count > 62 {
        return Err(Failure::TooLarge);
    }
    builder.positions.extend((0..=count).map(|_| Position { class: 0, counter: 0 }));
    for tracker in 0..count {
        let node = builder.trackers[tracker].clone();
        builder.part(&node, tracker + 1)?;
    }
    let whole = builder.positions.len();
    builder.part(node, 0)?;
    builder.encode(whole, &atoms)
}

impl Builder<'_> {
    /// Finds all look-arounds, inner ones first.
    fn survey(&mut self, node: &Node) -> Result<(), Failure> {
        match node {
            Node::Empty | Node::Class(_) | Node::Start | Node::End => Ok(()),
            Node::Concat(nodes) | Node::Alt(nodes) => nodes.iter().try_for_each(|node| self.survey(node)),
            Node::Repeat { node, .. } => self.survey(node),
            // What an atomic group prefers is decided from the left.
            Node::Atomic { .. } => Err(Failure::TooLarge),
            Node::Look(look) if look.behind => {
                if look.units.is_some() {
                    return Err(Failure::TooLarge);
                }
                for way in self.ways_behind(&look.node)? {
                    for behind in way {
                        if !self.behinds.contains(&behind) {
                            self.behinds.push(behind);
                        }
                    }
                }
                let runs: Vec<&[ClassId]> = self.behinds.iter().filter(|b| b.1).map(|b| &b.0[..1]).collect();
                if runs.iter().any(|run| *run != runs[0]) { Err(Failure::TooLarge) } else { Ok(()) }
            }
            Node::Look(look) => {
                self.survey(&look.node)?;
                if !self.trackers.contains(&look.node) {
                    self.trackers.push(look.node.clone());
                }
                Ok(())
            }
        }
    }

    /// A look-behind as alternatives of simple ones that have to hold together.
    fn ways_behind(&self, node: &Node) -> Result<Vec<Vec<Behind>>, Failure> {
        let nodes = match node {
            Node::Alt(nodes) => {
                let ways = nodes.iter().map(|node| self.ways_behind(node)).collect::<Result<Vec<_>, _>>()?;
                return Ok(ways.concat());
            }
            Node::Concat(nodes) => &nodes[..],
            node => std::slice::from_ref(node),
        };
        if let [Node::Class(base), Node::Repeat { node, min: min @ 0..=1, max: None, .. }] = nodes
            && let Node::Class(run) = **node
            && self.classes.get(*base).intersect(self.classes.get(run)).is_empty()
        {
            let mut way = vec![(vec![run, *base], true)];
            way.extend((*min == 1).then(|| (vec![run], false)));
            return Ok(vec![way]);
        }
        let classes = nodes.iter().rev().map(|node| match node {
            Node::Class(class) => Ok(*class),
            _ => Err(Failure::TooLarge),
        });
        let classes = classes.collect::<Result<Vec<_>, _>>()?;
        if classes.is_empty() || classes.len() > 100 {
            Err(Failure::TooLarge)
        } else {
            Ok(vec![vec![(classes, false)]])
        }
    }

    /// The whole (0) or a tracker, with its beginning and its ends.
    fn part(&mut self, node: &Node, tracker: usize) -> Result<(), Failure> {
        let fragment = self.node(node, 0)?;
        self.link(&[(tracker, Guard::default())], &fragment.first, Counted::PASS)?;
        self.ends.extend(fragment.last.iter().map(|&(at, guard)| (tracker, at, guard)));
        self.ends.extend(fragment.empty.iter().map(|&guard| (tracker, tracker, guard)));
        Ok(())
    }

    fn node(&mut self, node: &Node, counter: usize) -> Result<Fragment, Failure> {
        let condition = |guard| Ok(Fragment { empty: vec![guard], ..Fragment::default() });
        match node {
            Node::Empty => condition(Guard::default()),
            Node::Class(class) => {
                let at = self.positions.len();
                if at >= Counted::MAX_POSITIONS {
                    return Err(Failure::TooLarge);
                }
                self.positions.push(Position { class: *class, counter });
                let here = vec![(at, Guard::default())];
                Ok(Fragment { first: here.clone(), last: here, empty: Vec::new() })
            }
            Node::Concat(nodes) => {
                let mut all = Fragment { empty: vec![Guard::default()], ..Fragment::default() };
                for node in nodes.iter().rev() {
                    let next = self.node(node, counter)?;
                    all = self.row(&all, &next, counter)?;
                }
                Ok(all)
            }
            Node::Alt(nodes) => {
                let mut all = Fragment::default();
                for node in nodes {
                    let one = self.node(node, counter)?;
                    all.first.extend(one.first);
                    all.last.extend(one.last);
                    one.empty.into_iter().for_each(|guard| add(&mut all.empty, guard));
                }
                Ok(all)
            }
            Node::Repeat { node, min, max, .. } => self.repeat(node, *min, *max, counter),
            Node::Start => condition(Guard::condition(START, false)),
            Node::End => condition(Guard::condition(END, false)),
            Node::Look(look) => Ok(Fragment { empty: self.look(look)?, ..Fragment::default() }),
            Node::Atomic { .. } => Err(Failure::TooLarge),
        }
    }

    /// One behind the other.
    fn row(&mut self, a: &Fragment, b: &Fragment, counter: usize) -> Result<Fragment, Failure> {
        self.link(&a.last, &b.first, if counter == 0 { Counted::PASS } else { Counted::STAY })?;
        let mut first = a.first.clone();
        first.extend(through(&a.empty, &b.first));
        let mut last = b.last.clone();
        last.extend(through(&b.empty, &a.last));
        let mut empty = Vec::new();
        for &x in &a.empty {
            b.empty.iter().filter_map(|&y| x.and(y)).for_each(|guard| add(&mut empty, guard));
        }
        if first.len().max(last.len()).max(8 * empty.len()) > 4000 {
            return Err(Failure::TooLarge);
        }
        Ok(Fragment { first, last, empty })
    }

    fn link(&mut self, last: &[(usize, Guard)], first: &[(usize, Guard)], how: u8) -> Result<(), Failure> {
        for &(from, a) in last {
            for &(to, b) in first {
                self.edges.extend(a.and(b).map(|guard| Edge { from, to, how, guard }));
            }
            if self.edges.len() > 4 * MAX_EDGES {
                return Err(Failure::TooLarge);
            }
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, counter: usize) -> Result<Fragment, Failure> {
        let rounds = max.unwrap_or(min).max(1);
        // What consumes nothing holds in one round as in many.
        if size(node, false) == 0 {
            let once = self.node(node, counter)?;
            return Ok(if min == 0 { Fragment { empty: vec![Guard::default()], ..once } } else { once });
        }
        let written_out = size(node, counter == 0).saturating_mul(rounds as usize);
        if counter == 0 && rounds > 2 && size(node, false) < written_out {
            return self.counted(node, min, max);
        }
        if written_out > Counted::MAX_POSITIONS {
            return Err(Failure::TooLarge);
        }
        let inside = if counter == 0 { Counted::PASS } else { Counted::STAY };
        let mut all = Fragment::default();
        let mut before: Vec<(usize, Guard)> = Vec::new();
        let mut min = min;
        for round in 0..rounds {
            let one = self.node(node, counter)?;
            if is_optional(&one)? {
                min = 0;
            }
            if min > 0 && one.first.is_empty() {
                return Ok(Fragment::default());
            }
            self.link(&before, &one.first, inside)?;
            if round == 0 {
                all.first.clone_from(&one.first);
            }
            if max.is_none() && round + 1 == rounds {
                self.link(&one.last, &one.first, inside)?;
            }
            if round + 1 >= min {
                all.last.extend_from_slice(&one.last);
            }
            before = one.last;
        }
        if min == 0 {
            all.empty = vec![Guard::default()];
        }
        Ok(all)
    }

    /// A repetition with a counter.
    fn counted(&mut self, node: &Node, min: u32, max: Option<u32>) -> Result<Fragment, Failure> {
        self.counters.push(Counter { least: min.max(1), width: max.unwrap_or(min).max(1), sticky: max.is_none() });
        let counter = self.counters.len();
        let mut all = self.node(node, counter)?;
        self.link(&all.last, &all.first, Counted::ROUND)?;
        if is_optional(&all)? {
            self.counters[counter - 1].least = 1;
        } else if min == 0 {
            all.empty = vec![Guard::default()];
        }
        Ok(all)
    }

    /// The conditions, one of which has to hold for a look-around to hold.
    fn look(&self, look: &Look) -> Result<Vec<Guard>, Failure> {
        if !look.behind {
            let tracker = self.trackers.iter().position(|node| *node == look.node).ok_or(Failure::TooLarge)?;
            return Ok(vec![Guard::condition(BEHINDS + self.behinds.len() + tracker, look.negate)]);
        }
        let mut any = Vec::new();
        let mut none = vec![Guard::default()];
        for way in self.ways_behind(&look.node)? {
            let bits: Vec<usize> = way
                .iter()
                .map(|behind| self.behinds.iter().position(|known| known == behind).map(|at| BEHINDS + at))
                .collect::<Option<_>>()
                .ok_or(Failure::TooLarge)?;
            any.extend(bits.iter().try_fold(Guard::default(), |all, &bit| all.and(Guard::condition(bit, false))));
            let failing = |one: &Guard| -> Vec<Guard> {
                bits.iter().filter_map(|&bit| one.and(Guard::condition(bit, true))).collect()
            };
            none = none.iter().flat_map(failing).collect();
            if none.len() > 100 {
                return Err(Failure::TooLarge);
            }
        }
        Ok(if look.negate { none } else { any })
    }

    fn encode(mut self, whole: usize, atoms: &Atoms) -> Result<OwnedCounted, Failure> {
        let short = |number: usize| u16::try_from(number).map_err(|_| Failure::TooLarge);
        let row = atoms.count.div_ceil(8);
        if atoms.count >= 255 {
            return Err(Failure::TooManyCharacters);
        }
        self.edges.sort_by_key(|edge| (edge.from, edge.to, edge.how, edge.guard != Guard::default()));
        // Of two edges that do the same one with fewer conditions is enough.
        let mut edges: Vec<Edge> = Vec::new();
        for edge in self.edges {
            let same = |old: &Edge| (old.from, old.to, old.how) == (edge.from, edge.to, edge.how);
            let mut similar = edges.iter().rev().take_while(|old| same(old));
            if !similar.any(|old| edge.guard.implies(old.guard)) {
                edges.push(edge);
            }
        }
        if edges.len() > MAX_EDGES {
            return Err(Failure::TooLarge);
        }
        let mut out = OwnedCounted {
            row: u8::try_from(row).map_err(|_| Failure::TooLarge)?,
            trackers: u8::try_from(self.trackers.len()).map_err(|_| Failure::TooLarge)?,
            whole: short(whole)?,
            ..OwnedCounted::new(atoms)
        };
        let mut used: Vec<ClassId> = Vec::new();
        let mut set = |class: ClassId| {
            let at = used.iter().position(|&known| known == class).unwrap_or_else(|| {
                used.push(class);
                used.len() - 1
            });
            short(at)
        };
        let mut words = 0;
        for (at, position) in self.positions.iter().enumerate() {
            let first = edges.partition_point(|edge| edge.from < at);
            let counts = if position.counter == 0 {
                0
            } else {
                words += self.counters[position.counter - 1].width.div_ceil(64) as usize;
                words - self.counters[position.counter - 1].width.div_ceil(64) as usize
            };
            for number in [set(position.class)?, short(first)?, short(position.counter)?, short(counts)?] {
                out.positions.extend(number.to_le_bytes());
            }
        }
        if words > Counted::MAX_WORDS {
            return Err(Failure::TooLarge);
        }
        out.words = short(words)?;
        for counter in &self.counters {
            out.counters.extend(short(counter.least as usize)?.to_le_bytes());
            out.counters.extend(short(counter.width as usize)?.to_le_bytes());
            out.counters.push(u8::from(counter.sticky));
        }
        let mut guards: Vec<Guard> = Vec::new();
        let mut number = |guard: Guard| {
            if guard == Guard::default() {
                return Ok(0);
            }
            let at = guards.iter().position(|&known| known == guard).unwrap_or_else(|| {
                guards.push(guard);
                guards.len() - 1
            });
            u8::try_from(at + 1).map_err(|_| Failure::TooLarge)
        };
        for edge in &edges {
            out.edges.extend(short(edge.to)?.to_le_bytes());
            out.edges.extend([edge.how, number(edge.guard)?]);
        }
        for &(tracker, at, guard) in &self.ends {
            out.ends.extend([u8::try_from(tracker).map_err(|_| Failure::TooLarge)?, number(guard)?]);
            out.ends.extend(short(at)?.to_le_bytes());
        }
        for guard in &guards {
            out.guards.extend(guard.wanted.to_le_bytes());
            out.guards.extend(guard.unwanted.to_le_bytes());
        }
        for (classes, runs) in &self.behinds {
            let count = u8::try_from(classes.len()).map_err(|_| Failure::TooLarge)?;
            out.behinds.push(if *runs { count | Counted::RUN } else { count });
            for &class in classes {
                out.behinds.extend(set(class)?.to_le_bytes());
            }
        }
        for class in used {
            for byte in 0..row {
                let atoms = (8 * byte..(8 * byte + 8).min(atoms.count))
                    .filter(|&atom| u16::try_from(atom).is_ok_and(|atom| atoms.class_holds(class, atom)));
                out.sets.push(atoms.fold(0, |bits, atom| bits | 1 << (atom % 8)));
            }
        }
        Ok(out)
    }
}

/// Adds a condition to those one of which is enough.
fn add(any: &mut Vec<Guard>, guard: Guard) {
    if !any.iter().any(|&known| guard.implies(known)) {
        any.retain(|&known| !known.implies(guard));
        any.push(guard);
    }
}

/// What can be reached through something that may be empty.
fn through(empty: &[Guard], places: &[(usize, Guard)]) -> Vec<(usize, Guard)> {
    let all = empty.iter().flat_map(|&x| places.iter().filter_map(move |&(at, y)| Some((at, x.and(y)?))));
    all.collect()
}

/// Whether what is repeated may be empty. If that depends on the place, the number of rounds would too.
fn is_optional(fragment: &Fragment) -> Result<bool, Failure> {
    match &fragment.empty[..] {
        [] => Ok(false),
        empty if empty.contains(&Guard::default()) => Ok(true),
        _ => Err(Failure::TooLarge),
    }
}

/// How many positions a node takes, if it may have counters or not.
fn size(node: &Node, counters: bool) -> usize {
    match node {
        Node::Class(_) => 1,
        Node::Concat(nodes) | Node::Alt(nodes) => {
            nodes.iter().map(|node| size(node, counters)).fold(0, usize::saturating_add)
        }
        Node::Repeat { node, min, max, .. } => {
            let rounds = max.unwrap_or(*min).max(1) as usize;
            let written_out = size(node, counters).saturating_mul(rounds);
            if counters && rounds > 1 { written_out.min(size(node, false)) } else { written_out }
        }
        _ => 0,
    }
}
