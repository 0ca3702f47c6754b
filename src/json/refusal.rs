//! What serde refuses though the shape allows it: values that only their type can read, members that are not looked into.
//!
//! serde_json says where it stopped. The walk says which value that is, and whether the report tells the reason already.
//! serde's message may hold the value, so it is not shown; only serde's own fixed words are understood.

use alloc::string::{String, ToString};
use core::ops::Range;

use super::describe;
use super::locate;
use super::options::{DEEPEST, Options};
use super::tape::{NodeId, Tape, Token};
use super::walk::{self, Target};
use crate::report::{Class, Code, Fault, Report};
use crate::shape::Shape;

/// Adds the fault that serde stopped at, where the report does not tell it already.
pub(super) fn add(report: &mut Report, tape: &Tape<'_>, shape: &'static Shape, options: &Options, message: &str) {
    let stop = StopPoint::new(tape, message);
    let node = stop.between.map_or(stop.at, |(_, list)| list);
    let member = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()).map(String::from);
    let Some(target) = walk::locate(tape, shape, node, member) else { return };
    let Target { hit, missed, .. } = *target;
    let too_deep = describe::is_too_deep(message);
    let told = if too_deep && report.violations.iter().any(|it| it.code() == Code::TooDeep) {
        true
    } else if let Some(missed) = &missed {
        report.violations.iter().any(|it| it.code() == Code::Required && it.path() == missed.path())
    } else {
        let before = stop.between.map(|(before, _)| before);
        [Some(stop.at), before].into_iter().flatten().any(|place| is_told(report, tape, place, message))
    };
    if told || report.beyond == Some(Class::Unreadable) {
        return;
    }
    let violation = match missed {
        Some(missed) => missed.violation(tape, Fault::MISSING),
        None if too_deep => hit.violation(tape, Fault::TooDeep { limit: DEEPEST }),
        None => {
            let json_type = describe::json_type(tape.token(hit.node()));
            let may_tell = !hit.is_sensitive() && !shape.holds_secrets();
            hit.violation(tape, Fault::unreadable(may_tell.then(|| describe::reason(message)), json_type))
        }
    };
    if report.violations.len() < options.settings.max_violations {
        report.violations.push(violation);
    } else {
        report.beyond = report.beyond.max(Some(violation.code().class()));
    }
}

/// Whether a violation is a reason for serde to stop at a place. What serde reads into a buffer first it refuses at the
/// buffer's end, so the reason may be inside.
fn is_told(report: &Report, tape: &Tape<'_>, place: NodeId, message: &str) -> bool {
    let span = tape.span(place);
    let within = |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    report.violations.iter().any(|violation| {
        let Some(bytes) = violation.location().map(|location| &location.bytes) else { return false };
        // A `Valid` inside refuses what breaks a rule, in the words of its report.
        if within(bytes, &span) && message.contains(&violation.fault().unexplained().to_string()) {
            return true;
        }
        match violation.code() {
            Code::Type | Code::TooDeep => within(bytes, &span) || within(&span, bytes),
            Code::Required | Code::Enum => within(bytes, &span),
            Code::UnknownMember | Code::DuplicateMember => {
                // The key is the place, and its value stands behind it.
                let value = tape.span(tape.innermost(bytes.start) + 1);
                within(bytes, &span) || within(&span, &value)
            }
            // Of too few items, or of too many.
            Code::Length if message.starts_with("trailing characters") => within(&span, bytes),
            Code::Length => *bytes == span && tape.token(place) == Token::Array,
            _ => false,
        }
    })
}

/// Where serde_json stopped.
struct StopPoint {
    /// The value that it stopped at: the one whose last byte it read, or the next one where it read none of it.
    at: NodeId,
    /// The item before that one and their list, where serde_json stopped between the two: of an item that its type refused
    /// only once it was read it learns behind the comma.
    between: Option<(NodeId, NodeId)>,
}

impl StopPoint {
    fn new(tape: &Tape<'_>, message: &str) -> Self {
        let (line, column) = describe::stop_of(message).unwrap_or_default();
        let bytes = tape.text().as_bytes();
        let start = locate::offset_of(bytes, line, column);
        // The bytes that were read.
        let read = if column == 0 { start } else { start + 1 };
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let before = bytes.get(..read).unwrap_or_default();
        let end = before.iter().rposition(|byte| !is_blank(byte));
        let is_between = before.last().is_none_or(|byte| is_blank(byte) || matches!(byte, b':' | b',' | b'[' | b'{'));
        if !is_between {
            return Self { at: tape.innermost(read - 1), between: None };
        }
        let rest = bytes.get(read..).unwrap_or_default();
        let next = read + rest.iter().position(|byte| !is_blank(byte)).unwrap_or_default();
        let comma = end.filter(|end| bytes.get(*end) == Some(&b','));
        let between = comma.and_then(|comma| {
            let list = tape.innermost(comma);
            let before = tape.items(list).take_while(|item| tape.span(*item).end <= comma).last()?;
            (tape.token(list) == Token::Array).then_some((before, list))
        });
        Self { at: tape.innermost(next), between }
    }
}
