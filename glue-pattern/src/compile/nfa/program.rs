//! The instructions of the nondeterministic automaton.

use crate::compile::ast::ClassId;

/// The index of an instruction.
pub(crate) type Pc = u32;

#[derive(Clone, Debug)]
pub(crate) enum Inst {
    /// Consumes one character of the class.
    Class(ClassId, Pc),
    /// Continues at any of these, the preferred first.
    Split(Vec<Pc>),
    /// Continues only at the beginning of the text.
    Start(Pc),
    /// Continues only at the end of the text.
    End(Pc),
    /// Continues if the look-around holds.
    Look(usize, Pc),
    /// One more round or the exit, the preferred first. A thread that comes back without having consumed anything takes the exit, as in Java.
    Loop { more: Pc, exit: Pc, is_greedy: bool },
    /// Runs the group at `start`. Continues at `next` once its preferred match is complete, at `empty` if that consumes nothing.
    Atomic { start: Pc, empty: Pc, next: Pc },
    /// An atomic group's match ends here.
    GroupEnd,
    /// An atomic group's match has ended earlier. There is one of these, see [`Program::matched`].
    Matched,
    /// The text must end here (or, in a look-behind, the look-behind's position is here).
    Accept,
    /// Anything may follow.
    Done,
}

/// A look-around, compiled.
#[derive(Clone, Debug)]
pub(crate) struct LookProgram {
    pub(crate) behind: bool,
    pub(crate) negate: bool,
    pub(crate) start: Pc,
    pub(crate) units: Option<(u32, Option<u32>)>,
    /// A look-behind's place among all look-behinds; those inside of it come before it.
    pub(crate) tracker: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Program {
    pub(crate) insts: Vec<Inst>,
    pub(crate) looks: Vec<LookProgram>,
    /// Look-behinds, inner ones first: indices into `looks`.
    pub(crate) trackers: Vec<usize>,
    pub(crate) start: Pc,
    /// The instruction that is [`Inst::Matched`].
    pub(crate) matched: Pc,
    pub(super) copies: Vec<CopyOf>,
    pub(super) levels: Vec<Box<[u32]>>,
}

/// Which of the copies that counted repetitions make of an instruction this is.
#[derive(Clone, Copy, Debug)]
pub(super) struct CopyOf {
    /// The same for all copies of an instruction.
    pub(super) origin: u32,
    /// Index into `levels`: for each enclosing repetition, how permissive this copy is.
    pub(super) levels: u32,
}

impl Program {
    /// The same number for all copies of an instruction.
    pub(crate) fn origin(&self, pc: Pc) -> u32 {
        self.copies[pc as usize].origin
    }

    /// Whether what can follow at `b` can also follow at `a`, both copies of one instruction: `a` has at least as many rounds left
    /// in every repetition around it. A thread at `b` beside one at `a` adds nothing.
    pub(crate) fn covers(&self, a: Pc, b: Pc) -> bool {
        let levels = |pc: Pc| &self.levels[self.copies[pc as usize].levels as usize];
        levels(a).iter().zip(levels(b)).all(|(a, b)| a >= b)
    }
}
