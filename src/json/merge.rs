//! What only the type knows: the typed report's violations that the walk did not find, put in where they belong.

use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::checker::Findings;
use crate::report::{Code, Location, Report, Subject, Violation, pointer};

use super::options::Options;
use super::sets::{Sets, TypedPaths};
use super::tape::{NodeId, Tape, Token};

/// All that two violations must have in common to be one: the sentence holds every fact of a fault.
type Identity = (String, Subject, Code, String);

fn identity(violation: &Violation, path: &str, sets: &Sets) -> Identity {
    (sets.blurred(path), violation.subject, violation.code(), violation.fault.unexplained().to_string())
}

/// Adds what only the typed report has, each behind the violation that it follows there. The entries of a map stand in
/// the map's order there and in the text's here, so a match may be anywhere. `starts` says how many violations stand before each at least.
pub(super) fn merge(
    walked: Option<Report>,
    typed: &Report,
    starts: &[usize],
    tape: &Tape<'_>,
    (sets, typed_paths): (&Sets, &TypedPaths),
    options: &Options,
) -> Option<Report> {
    if typed.beyond.is_none()
        && walked.as_ref().is_some_and(|walked| is_told(&walked.violations, typed_paths, &typed.violations))
    {
        return walked;
    }
    let (walked, beyond, unchecked) = walked.map_or((Vec::new(), None, typed.unchecked.clone()), |report| {
        (report.violations, report.beyond, report.unchecked)
    });
    let mut known: BTreeMap<Identity, VecDeque<usize>> = BTreeMap::new();
    for (place, violation) in walked.iter().enumerate() {
        known.entry(identity(violation, typed_path(place, violation, typed_paths), sets)).or_default().push_back(place);
    }
    let mut behind = 0;
    let mut added: Vec<(usize, Violation)> = Vec::new();
    for (place, violation) in typed.violations.iter().enumerate() {
        behind = starts.get(place).copied().unwrap_or_default().max(behind);
        match known.get_mut(&identity(violation, &violation.path, sets)).and_then(VecDeque::pop_front) {
            Some(place) => behind = place + 1,
            None => added.push((behind, located(violation, tape, sets))),
        }
    }
    // A stable sort: what stands behind the same violation stays in order.
    added.sort_by_key(|(behind, _)| *behind);
    let mut added = added.into_iter().peekable();
    let mut merged = Findings::new(options.settings);
    let mut keep = |violation: Violation| merged.keep(violation.code().class(), |_| violation);
    for (place, violation) in walked.into_iter().enumerate() {
        while let Some((_, violation)) = added.next_if(|(behind, _)| *behind <= place) {
            keep(violation);
        }
        keep(violation);
    }
    added.for_each(|(_, violation)| keep(violation));
    merged.unchecked = unchecked;
    merged.beyond = merged.beyond.max(beyond).max(typed.beyond);
    merged.into_result().err()
}

/// Whether the walk found all that the type did, in the same order: then there is nothing to add.
fn is_told(walked: &[Violation], typed_paths: &TypedPaths, typed: &[Violation]) -> bool {
    let mut walked = walked.iter().enumerate();
    typed.iter().all(|typed| {
        walked.any(|(place, walked)| {
            walked.subject == typed.subject
                && walked.fault == typed.fault
                && typed_path(place, walked, typed_paths) == &*typed.path
        })
    })
}

/// The pointer that a typed value would have for a violation that the walk found.
fn typed_path<'v>(place: usize, violation: &'v Violation, typed_paths: &'v TypedPaths) -> &'v str {
    typed_paths.get(&place).map_or(&violation.path, |path| path)
}

/// The violation of a typed value with the place in the text that its pointer leads to, as far as it does.
fn located(violation: &Violation, tape: &Tape<'_>, sets: &Sets) -> Violation {
    let mut node = Tape::ROOT;
    let mut walked = String::new();
    let mut tokens = pointer::tokens(&violation.path).peekable();
    while let Some(token) = tokens.next() {
        if sets.contains(&walked) {
            break;
        }
        let key = violation.subject == Subject::Key && tokens.peek().is_none();
        let Some(next) = step(tape, node, &token, key) else { break };
        node = next;
        pointer::push_segment(&mut walked, &token);
    }
    let location = Location { bytes: tape.span(node), line: 1, column: 1 };
    Violation { location: Some(location), ..violation.clone() }
}

fn step(tape: &Tape<'_>, node: NodeId, token: &str, key: bool) -> Option<NodeId> {
    match tape.token(node) {
        Token::Object => {
            let mut entries = tape.entries(node);
            let (name, value) =
                entries.find(|(name, _)| tape.string(*name).is_some_and(|name| pointer::is_name(token, &name)))?;
            Some(if key { name } else { value })
        }
        Token::Array => token.parse().ok().and_then(|index| tape.items(node).nth(index)),
        _ => None,
    }
}
