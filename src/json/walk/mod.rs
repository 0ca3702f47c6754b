//! The walk over a JSON text against a shape: one traversal, whatever it is for.
//!
//! It mirrors what [`Checker`](crate::Checker) does with typed values, by the same rule data and the same functions
//! ([`apply`](crate::checker::apply)); a property test holds both reports equal. What it is for is its
//! [purpose](purpose::Purpose): to judge the text, to find what must not be shown, to find the place of a node, to tell
//! whether a value conforms to a shape.

mod among;
mod buffered;
mod checks;
mod conforms;
mod inside;
mod judged;
mod judgements;
mod lists_and_maps;
mod member_index;
mod objects;
mod parsed;
mod purpose;
mod scalars;
mod told;
mod unions;
mod value;
mod walker;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use self::purpose::Purpose;
pub(super) use self::purpose::{Checks, Hit, Target};
use self::walker::Walker;
use super::options::Options;
use super::sets::{Sets, TypedPaths};
use super::tape::{NodeId, Tape};
use crate::checker::path::Frame;
use crate::checker::{Findings, Tally};
use crate::report::{Class, Report, Violation};
use crate::rules::Rules;
use crate::shape::Shape;

/// What a text was found to be.
pub(super) struct Judgement {
    /// What is wrong with it.
    pub(super) report: Option<Report>,
    /// How much that is.
    pub(super) tally: Tally,
    /// The pointers that a typed value would have, of the violations whose own has an alias.
    pub(super) typed_paths: TypedPaths,
    /// Where it holds sets.
    pub(super) sets: Sets,
    /// What types found that judged values of theirs, where the walk found something else: each with the number of violations that
    /// the walk had before the value.
    pub(super) judged: Vec<(usize, Violation)>,
    /// The gravest class of what there was no room for among those.
    pub(super) judged_beyond: Option<Class>,
    /// Why the type of the whole text does not read it, if it was asked.
    pub(super) refusal: Option<String>,
    /// A string that no Rust string can hold. The whole text is broken then, as for serde_json.
    pub(super) half_pair: Option<NodeId>,
}

/// Judges a text; of one that is `refused` it is known that serde does not read it.
pub(super) fn judge(
    tape: &Tape<'_>,
    shape: &'static Shape,
    options: &Options,
    checks: Checks<'_>,
    refused: bool,
) -> Judgement {
    let mut walker = Walker::new(tape, shape, options, Purpose::Judge(Findings::new(options.settings)));
    walker.checks = checks;
    if refused {
        walker.refuse_whole(shape);
    }
    walker.value(Tape::ROOT, shape, &Rules::NONE, Frame::ROOT);
    let judged = walker.take_judged();
    let (tally, report) = match walker.purpose {
        Purpose::Judge(findings) => (findings.tally, findings.into_result().err()),
        _ => (Tally::NONE, None),
    };
    Judgement {
        report,
        tally,
        typed_paths: walker.typed_paths,
        sets: walker.sets,
        judged: judged.violations,
        judged_beyond: judged.beyond,
        refusal: judged.refusal,
        half_pair: walker.half_pair,
    }
}

/// The nodes of a text that must not be shown; `None` if the walk cannot tell.
pub(super) fn find_secrets(tape: &Tape<'_>, shape: &'static Shape) -> Option<Vec<NodeId>> {
    let options = Options::new();
    let mut walker = Walker::new(tape, shape, &options, Purpose::FindSecrets(Vec::new()));
    walker.value(Tape::ROOT, shape, &Rules::NONE, Frame::ROOT);
    match walker.purpose {
        Purpose::FindSecrets(nodes) if walker.half_pair.is_none() => Some(nodes),
        _ => None,
    }
}

/// Finds the innermost member, item or entry that holds a node, and the object within the node that lacks a `member`.
pub(super) fn locate(
    tape: &Tape<'_>,
    shape: &'static Shape,
    node: NodeId,
    member: Option<String>,
) -> Option<Box<Target>> {
    let options = Options::new();
    let target = Box::new(Target { node, member, hit: Hit::new(node, &Frame::ROOT), missed: None });
    let mut walker = Walker::new(tape, shape, &options, Purpose::Locate(target));
    walker.value(Tape::ROOT, shape, &Rules::NONE, Frame::ROOT);
    match walker.purpose {
        Purpose::Locate(target) => Some(target),
        _ => None,
    }
}
