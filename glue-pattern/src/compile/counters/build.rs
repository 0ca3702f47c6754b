//! From nodes to the automaton with counters.
//!
//! Positions and edges are Glushkov's, in the order of matching: from the pattern's end to its beginning. Of repetitions inside of each
//! other only one can have a counter; the others are written out, whichever way takes fewer positions.

use crate::compile::ast::{ClassId, Classes, Look, Node};
use crate::compile::counters::automaton::{
    Automaton, BEHINDS, Behind, Counter, END, Edge, Fragment, MAX_CONDITIONS, MAX_EDGES, Position, START,
};
use crate::compile::counters::guard::{Guard, add};
use crate::compile::failure::Failure;
use crate::matcher::Counted;

struct Builder<'a> {
    classes: &'a Classes,
    out: Automaton,
}

/// The automaton of a pattern.
pub(super) fn build(node: &Node, classes: &Classes) -> Result<Automaton, Failure> {
    let mut builder = Builder { classes, out: Automaton::default() };
    // Conditions need their numbers before guards can mention them.
    builder.survey(node)?;
    let count = builder.out.trackers.len();
    if builder.out.behinds.len() + count > MAX_CONDITIONS {
        return Err(Failure::TooLarge);
    }
    builder.out.positions.extend((0..=count).map(|_| Position { class: 0, counter: 0 }));
    for tracker in 0..count {
        let node = builder.out.trackers[tracker].clone();
        builder.part(&node, tracker + 1)?;
    }
    builder.out.whole = builder.out.positions.len();
    builder.part(node, 0)?;
    Ok(builder.out)
}

impl Builder<'_> {
    /// Finds all look-arounds, inner ones first.
    fn survey(&mut self, node: &Node) -> Result<(), Failure> {
        if self.out.behinds.len() + self.out.trackers.len() > MAX_CONDITIONS {
            return Err(Failure::TooLarge);
        }
        match node {
            Node::Empty | Node::Class(_) | Node::Start | Node::End => Ok(()),
            Node::Concat(nodes) | Node::Alt(nodes) => nodes.iter().try_for_each(|node| self.survey(node)),
            // An atomic group's preference is decided from the left, and this automaton runs from the right; nor does it know empty rounds.
            Node::Atomic { .. } | Node::Repeat { leaves_early: true, .. } => Err(Failure::TooLarge),
            Node::Repeat { node, .. } => self.survey(node),
            Node::Look(look) if look.behind => {
                if look.units.is_some() {
                    return Err(Failure::TooLarge);
                }
                for way in self.ways_behind(&look.node)? {
                    for behind in way {
                        if !self.out.behinds.contains(&behind) {
                            self.out.behinds.push(behind);
                        }
                    }
                }
                let runs: Vec<&[ClassId]> = self.out.behinds.iter().filter(|b| b.1).map(|b| &b.0[..1]).collect();
                if runs.iter().any(|run| *run != runs[0]) { Err(Failure::TooLarge) } else { Ok(()) }
            }
            Node::Look(look) => {
                self.survey(&look.node)?;
                if !self.out.trackers.contains(&look.node) {
                    self.out.trackers.push(look.node.clone());
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

    /// The whole pattern (0) or a tracker, with its starting point and its ends.
    fn part(&mut self, node: &Node, tracker: usize) -> Result<(), Failure> {
        let fragment = self.node(node, 0)?;
        self.link(&[(tracker, Guard::default())], &fragment.first, Counted::PASS)?;
        self.out.ends.extend(fragment.last.iter().map(|&(at, guard)| (tracker, at, guard)));
        self.out.ends.extend(fragment.empty.iter().map(|&guard| (tracker, tracker, guard)));
        Ok(())
    }

    fn node(&mut self, node: &Node, counter: usize) -> Result<Fragment, Failure> {
        let condition = |guard| Ok(Fragment { empty: vec![guard], ..Fragment::default() });
        match node {
            Node::Empty => condition(Guard::default()),
            Node::Class(class) => {
                let at = self.out.positions.len();
                if at >= Counted::MAX_POSITIONS {
                    return Err(Failure::TooLarge);
                }
                self.out.positions.push(Position { class: *class, counter });
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

    /// One after the other.
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
                self.out.edges.extend(a.and(b).map(|guard| Edge { from, to, how, guard }));
            }
            if self.out.edges.len() > 4 * MAX_EDGES {
                return Err(Failure::TooLarge);
            }
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, counter: usize) -> Result<Fragment, Failure> {
        let rounds = max.unwrap_or(min).max(1);
        // What consumes nothing holds in one round if it holds in many.
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
        self.out.counters.push(Counter { least: min.max(1), width: max.unwrap_or(min).max(1), sticky: max.is_none() });
        let counter = self.out.counters.len();
        let mut all = self.node(node, counter)?;
        self.link(&all.last, &all.first, Counted::ROUND)?;
        if is_optional(&all)? {
            self.out.counters[counter - 1].least = 1;
        } else if min == 0 {
            all.empty = vec![Guard::default()];
        }
        Ok(all)
    }

    /// The conditions of a look-around, of which one is enough.
    fn look(&self, look: &Look) -> Result<Vec<Guard>, Failure> {
        if !look.behind {
            let tracker = self.out.trackers.iter().position(|node| *node == look.node).ok_or(Failure::TooLarge)?;
            return Ok(vec![Guard::condition(BEHINDS + self.out.behinds.len() + tracker, look.negate)]);
        }
        let mut any = Vec::new();
        let mut none = vec![Guard::default()];
        for way in self.ways_behind(&look.node)? {
            let bits: Vec<usize> = way
                .iter()
                .map(|behind| self.out.behinds.iter().position(|known| known == behind).map(|at| BEHINDS + at))
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

/// How many positions a node takes, with a counter or without.
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
