//! From nodes to instructions.

use std::collections::HashMap;

use crate::compile::alphabet::Alphabet;
use crate::compile::ast::{Greed, Look, Node};
use crate::compile::failure::Failure;
use crate::compile::limits::MAX_INSTRUCTIONS;
use crate::compile::nfa::atomic;
use crate::compile::nfa::program::{CopyOf, Inst, LookProgram, Pc, Program};

/// Builds the program of a whole pattern.
pub(crate) fn build(node: &Node, atoms: &Alphabet, partial: bool) -> Result<Program, Failure> {
    let mut builder = Builder {
        program: Program { levels: vec![Box::default()], ..Program::default() },
        atoms,
        looks: Vec::new(),
        groups: HashMap::new(),
        origin: 0,
        levels: Vec::new(),
        levels_id: 0,
        regions: 0,
    };
    let end = builder.push(if partial { Inst::Done } else { Inst::Accept })?;
    let start = builder.node(node, end)?;
    builder.program.start = start;
    Ok(builder.program)
}

struct Builder<'a> {
    program: Program,
    atoms: &'a Alphabet,
    /// Look-arounds already built; equal ones are built once, so that what they demand is recognised as the same.
    looks: Vec<(Look, usize)>,
    groups: HashMap<*const Node, usize>,
    /// The next instruction's origin.
    origin: u32,
    /// The levels of the repetitions being built, and where `Program::levels` holds them.
    levels: Vec<u32>,
    levels_id: u32,
    /// How many ranges of origins have been handed out.
    regions: u32,
}

impl Builder<'_> {
    fn push(&mut self, inst: Inst) -> Result<Pc, Failure> {
        let pc = self.program.insts.len();
        if pc >= MAX_INSTRUCTIONS as usize {
            return Err(Failure::TooLarge);
        }
        self.program.insts.push(inst);
        self.program.copies.push(CopyOf { origin: self.origin, levels: self.levels_id });
        self.origin += 1;
        Ok(u32::try_from(pc).expect("the limit is below 2^32"))
    }

    /// Instructions for `node` that go on at `next`; yields where they begin.
    fn node(&mut self, node: &Node, next: Pc) -> Result<Pc, Failure> {
        match node {
            Node::Empty => Ok(next),
            Node::Class(class) => self.push(Inst::Class(*class, next)),
            Node::Concat(nodes) => nodes.iter().rev().try_fold(next, |next, node| self.node(node, next)),
            Node::Alt(nodes) => {
                let starts = nodes.iter().map(|node| self.node(node, next)).collect::<Result<_, _>>()?;
                self.push(Inst::Split(starts))
            }
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed, next),
            Node::Atomic { node: inner, at } => self.atomic(node, inner, *at, next),
            Node::Look(look) => {
                let id = self.look(look)?;
                self.push(Inst::Look(id, next))
            }
            Node::Start => self.push(Inst::Start(next)),
            Node::End => self.push(Inst::End(next)),
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, greed: Greed, next: Pc) -> Result<Pc, Failure> {
        let choice = |more, enough| match greed {
            Greed::Greedy => Inst::Split(vec![more, enough]),
            Greed::Lazy => Inst::Split(vec![enough, more]),
        };
        let mut rest = next;
        if let Some(max) = max {
            // The innermost round is the last that may be; each one around it allows one more.
            let origin = self.origin;
            for level in 0..max - min {
                self.origin = origin;
                let before = self.program.insts.len();
                let more = self.round(node, rest, level)?;
                if before == self.program.insts.len() {
                    break; // nothing is repeated
                }
                rest = self.push(choice(more, next))?;
            }
            for _ in 0..min {
                let before = self.program.insts.len();
                rest = self.node(node, rest)?;
                if before == self.program.insts.len() {
                    break;
                }
            }
        } else {
            rest = self.push(Inst::Split(Vec::new()))?;
            let origin = self.origin;
            let more = self.round(node, rest, min)?;
            self.program.insts[rest as usize] = choice(more, next);
            // The fewer rounds are still demanded, the more permissive.
            for level in (0..min).rev() {
                self.origin = origin;
                let before = self.program.insts.len();
                rest = self.round(node, rest, level)?;
                if before == self.program.insts.len() {
                    break;
                }
            }
        }
        Ok(rest)
    }

    /// One copy of what is repeated.
    fn round(&mut self, node: &Node, next: Pc, level: u32) -> Result<Pc, Failure> {
        let outer = self.levels_id;
        self.levels.push(level);
        self.levels_id = u32::try_from(self.program.levels.len()).map_err(|_| Failure::TooLarge)?;
        self.program.levels.push(self.levels.as_slice().into());
        let start = self.node(node, next);
        self.levels.pop();
        self.levels_id = outer;
        start
    }

    fn look(&mut self, look: &Look) -> Result<usize, Failure> {
        if let Some((_, id)) = self.looks.iter().find(|(known, _)| known == look) {
            return Ok(*id);
        }
        // A look-around is built once, for all copies of it, so it must not use up the copies' numbers.
        let outside = (self.origin, std::mem::take(&mut self.levels), std::mem::take(&mut self.levels_id));
        self.origin = self.apart()?;
        let end = self.push(if look.behind { Inst::Accept } else { Inst::Done })?;
        let start = self.node(&look.node, end)?;
        (self.origin, self.levels, self.levels_id) = outside;
        let id = self.program.looks.len();
        let tracker = self.program.trackers.len();
        if look.behind {
            self.program.trackers.push(id);
        }
        self.program.looks.push(LookProgram {
            behind: look.behind,
            negate: look.negate,
            start,
            units: look.units,
            tracker,
        });
        self.looks.push((look.clone(), id));
        Ok(id)
    }

    /// Origins that nothing else uses.
    fn apart(&mut self) -> Result<u32, Failure> {
        self.regions += 1;
        self.regions.checked_mul(MAX_INSTRUCTIONS).ok_or(Failure::TooLarge)
    }

    fn atomic(&mut self, outer: &Node, inner: &Node, at: (usize, usize), next: Pc) -> Result<Pc, Failure> {
        let key = std::ptr::from_ref(outer);
        let group = if let Some(&group) = self.groups.get(&key) {
            group
        } else {
            self.program.groups.push(atomic::determine(inner, at, self.atoms)?);
            self.groups.insert(key, self.program.groups.len() - 1);
            self.program.groups.len() - 1
        };
        let states = self.program.groups[group].states();
        let first = u32::try_from(self.program.insts.len()).expect("the limit is below 2^32");
        for state in 0..states {
            self.push(Inst::Atomic { group, state, next })?;
        }
        Ok(first)
    }
}
