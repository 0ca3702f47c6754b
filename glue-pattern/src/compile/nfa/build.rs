//! From nodes to instructions.

use std::collections::HashMap;

use crate::compile::ast::{Greed, Look, Node};
use crate::compile::budget::{Budget, MAX_INSTRUCTIONS};
use crate::compile::failure::Failure;
use crate::compile::nfa::program::{CopyOf, Inst, LookProgram, Pc, Program};

/// Builds the program of a whole pattern.
pub(crate) fn build(node: &Node, partial: bool, budget: &Budget) -> Result<Program, Failure> {
    let mut builder = Builder {
        program: Program { levels: vec![Box::default()], ..Program::default() },
        budget,
        looks: HashMap::new(),
        groups: HashMap::new(),
        origin: 0,
        levels: Vec::new(),
        levels_id: 0,
        regions: 0,
        in_atomic: false,
    };
    builder.program.matched = builder.push(Inst::Matched)?;
    let end = builder.push(if partial { Inst::Done } else { Inst::Accept })?;
    let start = builder.node(node, end)?;
    builder.program.start = start;
    Ok(builder.program)
}

/// Where to continue.
#[derive(Clone, Copy)]
struct Exits {
    /// If nothing has been consumed.
    empty: Pc,
    /// Otherwise.
    next: Pc,
}

impl Exits {
    fn same(next: Pc) -> Self {
        Self { empty: next, next }
    }

    fn is_same(self) -> bool {
        self.empty == self.next
    }
}

/// What is repeated.
struct Repeat<'a> {
    node: &'a Node,
    greed: Greed,
    leaves_early: bool,
}

impl Repeat<'_> {
    fn choice(&self, more: Pc, exit: Pc) -> Inst {
        Inst::Loop { more, exit, is_greedy: self.greed == Greed::Greedy }
    }

    /// The exits of a round before another one at `rest`.
    fn exits(&self, rest: Pc, next: Pc) -> Exits {
        Exits { empty: if self.leaves_early { next } else { rest }, next: rest }
    }
}

struct Builder<'a> {
    program: Program,
    budget: &'a Budget,
    /// Look-arounds already built. Equal ones are built once, so that their obligations are recognised as equal.
    looks: HashMap<Look, usize>,
    /// Where the bodies of atomic groups begin. All copies of a group share one.
    groups: HashMap<*const Node, Pc>,
    /// The next instruction's origin.
    origin: u32,
    /// The levels of the repetitions being built, and where `Program::levels` holds them.
    levels: Vec<u32>,
    levels_id: u32,
    /// How many ranges of origins are in use.
    regions: u32,
    /// Whether an atomic group is being built.
    in_atomic: bool,
}

impl Builder<'_> {
    fn push(&mut self, inst: Inst) -> Result<Pc, Failure> {
        let pc = self.program.insts.len();
        if pc >= MAX_INSTRUCTIONS as usize {
            return Err(Failure::TooLarge);
        }
        self.budget.work(1)?;
        self.budget.memory(size_of::<Inst>() + size_of::<CopyOf>())?;
        self.program.insts.push(inst);
        self.program.copies.push(CopyOf { origin: self.origin, levels: self.levels_id });
        self.origin += 1;
        Ok(u32::try_from(pc).expect("the limit is below 2^32"))
    }

    /// Instructions for `node` that go on at `next`; yields where they begin.
    fn node(&mut self, node: &Node, next: Pc) -> Result<Pc, Failure> {
        self.node_to(node, Exits::same(next))
    }

    /// The same with different exits for matches that have consumed something and for those that have not.
    fn node_to(&mut self, node: &Node, exits: Exits) -> Result<Pc, Failure> {
        match node {
            Node::Empty => Ok(exits.empty),
            Node::Class(class) => self.push(Inst::Class(*class, exits.next)),
            Node::Concat(nodes) => self.concat(nodes, exits),
            Node::Alt(nodes) => {
                let starts = nodes.iter().map(|node| self.node_to(node, exits)).collect::<Result<_, _>>()?;
                self.push(Inst::Split(starts))
            }
            Node::Repeat { node, min, max, greed, leaves_early } => {
                // Outside atomic groups the order in which rounds are tried makes no difference, and plain repetitions are smaller.
                let leaves_early = *leaves_early || self.in_atomic && *max != Some(1) && node.can_be_empty();
                let repeat = Repeat { node, greed: *greed, leaves_early };
                self.repeat(&repeat, *min, *max, exits)
            }
            Node::Atomic { node: inner } => self.atomic(node, inner, exits),
            Node::Look(look) => {
                let id = self.look(look)?;
                self.push(Inst::Look(id, exits.empty))
            }
            Node::Start => self.push(Inst::Start(exits.empty)),
            Node::End => self.push(Inst::End(exits.empty)),
        }
    }

    fn concat(&mut self, nodes: &[Node], mut exits: Exits) -> Result<Pc, Failure> {
        for (at, node) in nodes.iter().enumerate().rev() {
            let empty = self.node_to(node, exits)?;
            // What has been consumed stays consumed.
            exits = if exits.is_same() || at == 0 {
                Exits::same(empty)
            } else {
                Exits { empty, next: self.node(node, exits.next)? }
            };
        }
        Ok(exits.empty)
    }

    fn repeat(&mut self, repeat: &Repeat<'_>, min: u32, max: Option<u32>, exits: Exits) -> Result<Pc, Failure> {
        if exits.is_same() {
            return self.rounds(repeat, min, max, exits.next);
        }
        // The first round is special: nothing has been consumed before it.
        let rest = match max {
            Some(0) => return Ok(exits.empty),
            Some(1) => exits.next,
            max => self.rounds(repeat, min.saturating_sub(1), max.map(|max| max - 1), exits.next)?,
        };
        let more = self.node_to(repeat.node, Exits { empty: exits.empty, next: rest })?;
        if min > 0 { Ok(more) } else { self.push(repeat.choice(more, exits.empty)) }
    }

    fn rounds(&mut self, repeat: &Repeat<'_>, min: u32, max: Option<u32>, next: Pc) -> Result<Pc, Failure> {
        let mut rest = next;
        if let Some(max) = max {
            // The innermost round is the last possible one; each one around it allows one more.
            let origin = self.origin;
            for level in 0..max - min {
                self.origin = origin;
                let before = self.program.insts.len();
                let more = self.round(repeat, rest, next, level)?;
                if before == self.program.insts.len() {
                    break; // nothing is repeated
                }
                rest = self.push(repeat.choice(more, next))?;
            }
            for _ in 0..min {
                let before = self.program.insts.len();
                rest = self.node_to(repeat.node, repeat.exits(rest, next))?;
                if before == self.program.insts.len() {
                    break;
                }
            }
        } else {
            rest = self.push(Inst::Split(Vec::new()))?;
            let origin = self.origin;
            let more = self.round(repeat, rest, next, min)?;
            self.program.insts[rest as usize] = repeat.choice(more, next);
            // The fewer rounds are still required, the more permissive the copy.
            for level in (0..min).rev() {
                self.origin = origin;
                let before = self.program.insts.len();
                rest = self.round(repeat, rest, next, level)?;
                if before == self.program.insts.len() {
                    break;
                }
            }
        }
        Ok(rest)
    }

    /// One copy of what is repeated, with another round at `rest` and the end of all rounds at `next`.
    fn round(&mut self, repeat: &Repeat<'_>, rest: Pc, next: Pc, level: u32) -> Result<Pc, Failure> {
        let outer = self.levels_id;
        self.levels.push(level);
        self.levels_id = u32::try_from(self.program.levels.len()).map_err(|_| Failure::TooLarge)?;
        self.budget.memory(size_of_val(self.levels.as_slice()))?;
        self.program.levels.push(self.levels.as_slice().into());
        let start = self.node_to(repeat.node, repeat.exits(rest, next));
        self.levels.pop();
        self.levels_id = outer;
        start
    }

    fn look(&mut self, look: &Look) -> Result<usize, Failure> {
        self.budget.work(look.node.size())?;
        if let Some(&id) = self.looks.get(look) {
            return Ok(id);
        }
        let start = self.apart(&look.node, if look.behind { Inst::Accept } else { Inst::Done })?;
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
        self.looks.insert(look.clone(), id);
        Ok(id)
    }

    /// Builds what all copies share, with origins that nothing else uses.
    fn apart(&mut self, node: &Node, end: Inst) -> Result<Pc, Failure> {
        self.regions += 1;
        let origin = self.regions.checked_mul(MAX_INSTRUCTIONS).ok_or(Failure::TooLarge)?;
        let outside = (
            std::mem::replace(&mut self.origin, origin),
            std::mem::take(&mut self.levels),
            std::mem::take(&mut self.levels_id),
        );
        let end = self.push(end)?;
        let start = self.node(node, end)?;
        (self.origin, self.levels, self.levels_id) = outside;
        Ok(start)
    }

    fn atomic(&mut self, outer: &Node, inner: &Node, exits: Exits) -> Result<Pc, Failure> {
        let key = std::ptr::from_ref(outer);
        let start = if let Some(&start) = self.groups.get(&key) {
            start
        } else {
            let outside = std::mem::replace(&mut self.in_atomic, true);
            let start = self.apart(inner, Inst::GroupEnd)?;
            self.in_atomic = outside;
            start
        };
        self.groups.insert(key, start);
        self.push(Inst::Atomic { start, empty: exits.empty, next: exits.next })
    }
}
