//! Atomic groups: which prefix of a text does a group prefer?
//!
//! A backtracking matcher tries a group's ways in order and an atomic group keeps the first that succeeds. Running all ways side by
//! side, the preferred first, and dropping whatever stands behind one that has matched, finds the same prefix: it ends where
//! a match was seen last. So "the group matches exactly this prefix" means: the automaton is in a matching state here, and
//! will see no further match in the text that follows. The second half is an obligation, see [`crate::compile::dfa::determinize`].

use std::collections::HashMap;

use crate::compile::alphabet::{Alphabet, Atom};
use crate::compile::ast::{ClassId, Greed, Node};
use crate::compile::failure::Failure;
use crate::compile::limits::MAX_GROUP_STATES;

/// No further match is possible.
pub(crate) const LOST: u32 = u32::MAX;

/// The automaton of an atomic group; state 0 is its start.
#[derive(Debug)]
pub(crate) struct Preferred {
    next: Vec<u32>,
    matches: Vec<bool>,
    /// Whether a further match can follow.
    open: Vec<bool>,
    atoms: usize,
}

impl Preferred {
    pub(crate) fn states(&self) -> u32 {
        u32::try_from(self.matches.len()).expect("the limit is below 2^32")
    }

    pub(crate) fn step(&self, state: u32, atom: Atom) -> u32 {
        self.next[state as usize * self.atoms + usize::from(atom)]
    }

    pub(crate) fn is_match(&self, state: u32) -> bool {
        self.matches[state as usize]
    }

    pub(crate) fn is_open(&self, state: u32) -> bool {
        self.open[state as usize]
    }
}

/// Whether no text the node matches is the beginning of another: then there is nothing to commit to.
fn is_prefix_free(node: &Node, at: (usize, usize), atoms: &Alphabet) -> Result<bool, Failure> {
    let all = automaton(node, at, atoms, false)?;
    Ok(all.matches.iter().zip(&all.open).all(|(&matches, &open)| !(matches && open)))
}

/// `node` with its atomic groups made plain: right where there is nothing to commit to.
fn without_commitment(node: &Node) -> Node {
    match node {
        Node::Atomic { node, .. } => without_commitment(node),
        Node::Concat(nodes) => Node::Concat(nodes.iter().map(without_commitment).collect()),
        Node::Alt(nodes) => Node::Alt(nodes.iter().map(without_commitment).collect()),
        Node::Repeat { node, min, max, greed } => {
            Node::Repeat { node: Box::new(without_commitment(node)), min: *min, max: *max, greed: *greed }
        }
        other => other.clone(),
    }
}

/// The automaton of an atomic group's contents.
pub(crate) fn determine(node: &Node, at: (usize, usize), atoms: &Alphabet) -> Result<Preferred, Failure> {
    automaton(node, at, atoms, true)
}

fn automaton(node: &Node, at: (usize, usize), atoms: &Alphabet, prefer: bool) -> Result<Preferred, Failure> {
    let mut ways = Ways { insts: vec![Way::Match], atoms, at, prefer };
    let start = ways.node(node, 0)?;
    let mut ids: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut lists = Vec::new();
    let mut next = Vec::new();
    let first = ways.close([start]);
    ids.insert(first.clone(), 0);
    lists.push(first);
    let mut at_state = 0;
    while at_state < lists.len() {
        for atom in 0..atoms.count {
            let atom = Atom::try_from(atom).expect("atoms are few");
            let list = ways.close(lists[at_state].iter().filter_map(|&pc| match ways.insts[pc as usize] {
                Way::Class(class, next) if atoms.class_holds(class, atom) => Some(next),
                _ => None,
            }));
            if list.is_empty() {
                next.push(LOST);
                continue;
            }
            let fresh = u32::try_from(lists.len()).expect("the limit is below 2^32");
            let id = *ids.entry(list.clone()).or_insert_with(|| {
                lists.push(list);
                fresh
            });
            if lists.len() > MAX_GROUP_STATES {
                return Err(Failure::TooLarge);
            }
            next.push(id);
        }
        at_state += 1;
    }
    let matches: Vec<bool> =
        lists.iter().map(|list| list.iter().any(|&pc| matches!(ways.insts[pc as usize], Way::Match))).collect();
    let open = reaches_match(&next, &matches, atoms.count);
    Ok(Preferred { next, matches, open, atoms: atoms.count })
}

/// For each state whether a match lies one or more steps ahead.
fn reaches_match(next: &[u32], matches: &[bool], atoms: usize) -> Vec<bool> {
    let mut open = vec![false; matches.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for state in (0..matches.len()).rev() {
            let ahead =
                || next[state * atoms..(state + 1) * atoms].iter().filter(|&&to| to != LOST).map(|&to| to as usize);
            if !open[state] && ahead().any(|to| matches[to] || open[to]) {
                (open[state], changed) = (true, true);
            }
        }
    }
    open
}

#[derive(Clone, Debug)]
enum Way {
    Class(ClassId, u32),
    Split(Vec<u32>),
    Match,
}

struct Ways<'a> {
    insts: Vec<Way>,
    atoms: &'a Alphabet,
    at: (usize, usize),
    /// Whether a match drops the ways behind it.
    prefer: bool,
}

impl Ways<'_> {
    fn push(&mut self, way: Way) -> Result<u32, Failure> {
        if self.insts.len() >= MAX_GROUP_STATES {
            return Err(Failure::TooLarge);
        }
        self.insts.push(way);
        Ok(u32::try_from(self.insts.len() - 1).expect("the limit is below 2^32"))
    }

    fn node(&mut self, node: &Node, next: u32) -> Result<u32, Failure> {
        match node {
            Node::Empty => Ok(next),
            Node::Class(class) => self.push(Way::Class(*class, next)),
            Node::Concat(nodes) => nodes.iter().rev().try_fold(next, |next, node| self.node(node, next)),
            Node::Alt(nodes) => {
                let starts = nodes.iter().map(|node| self.node(node, next)).collect::<Result<_, _>>()?;
                self.push(Way::Split(starts))
            }
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed, next),
            Node::Atomic { node: inner, at } => {
                if is_prefix_free(inner, *at, self.atoms)? {
                    return self.node(&without_commitment(inner), next);
                }
                Err(Failure::NestedAtomic(*at))
            }
            Node::Look(_) | Node::Start | Node::End => Err(Failure::LookInAtomic(self.at)),
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, greed: Greed, next: u32) -> Result<u32, Failure> {
        let choice = |more, enough| match greed {
            Greed::Greedy => Way::Split(vec![more, enough]),
            Greed::Lazy => Way::Split(vec![enough, more]),
        };
        let mut rest = next;
        if let Some(max) = max {
            for _ in min..max {
                let more = self.node(node, rest)?;
                rest = self.push(choice(more, next))?;
            }
        } else {
            rest = self.push(Way::Split(Vec::new()))?;
            let more = self.node(node, rest)?;
            self.insts[rest as usize] = choice(more, next);
        }
        for _ in 0..min {
            let before = self.insts.len();
            rest = self.node(node, rest)?;
            if before == self.insts.len() {
                break;
            }
        }
        Ok(rest)
    }

    /// The consuming instructions reachable from `seeds`, in order of preference, up to the first match.
    fn close(&self, seeds: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut seen = vec![false; self.insts.len()];
        let mut list = Vec::new();
        for seed in seeds {
            let mut stack = vec![seed];
            while let Some(pc) = stack.pop() {
                if std::mem::replace(&mut seen[pc as usize], true) {
                    continue;
                }
                match &self.insts[pc as usize] {
                    Way::Class(..) => list.push(pc),
                    Way::Split(ways) => stack.extend(ways.iter().rev()),
                    Way::Match => {
                        list.push(pc);
                        if self.prefer {
                            return list;
                        }
                    }
                }
            }
        }
        list
    }
}
