//! What serde reads into a buffer before it looks into it: all of it has to be readable then, and what nobody looks at as well.

use alloc::string::ToString;
use alloc::vec::Vec;
use core::mem;

use super::objects::Object;
use super::purpose::{Checks, Purpose};
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::json::options::DEEPEST;
use crate::json::tape::{NodeId, Token};
use crate::report::Fault;
use crate::shape::{Structure, Tag, Union};

/// Why serde puts a value into no buffer.
enum Unbuffered {
    TooDeep,
    /// The text of a number or a string that it does not read.
    Scalar,
}

impl Walker<'_, '_> {
    /// Walks a value that serde buffers, if it does.
    pub(super) fn in_buffer(
        &mut self,
        is_buffered: bool,
        node: NodeId,
        frame: &Frame<'_>,
        walk: impl FnOnce(&mut Self),
    ) {
        if !is_buffered || mem::replace(&mut self.buffering, true) {
            return walk(self);
        }
        walk(self);
        self.buffering = false;
        self.buffer(node, frame);
    }

    /// Looks through what serde buffers of an object for the members that are flattened into a structure: all but the
    /// structure's own.
    pub(super) fn buffer_rest(&mut self, object: &Object<'_>, structure: &Structure, frame: &Frame<'_>) {
        let flattens = || structure.members.iter().any(|member| member.flatten);
        if object.flat || self.buffering || !flattens() {
            return;
        }
        for entry in &object.entries {
            let is_own = || structure.members.iter().any(|member| !member.flatten && member.answers_to(&entry.name));
            if !is_own() {
                let frame = frame.below(Step::Unknown(&entry.name), frame.is_sensitive() || object.secret);
                self.buffer(entry.value, &frame);
            }
        }
    }

    /// Reports what serde does not buffer, at its place.
    fn buffer(&mut self, node: NodeId, frame: &Frame<'_>) {
        // What was read before the walk is readable.
        if matches!(self.checks, Checks::Asked(_)) {
            return;
        }
        let known: &[_] = match &self.purpose {
            Purpose::Judge(findings) => &findings.violations,
            Purpose::FindUnread(_) => &[],
            _ => return,
        };
        let Some((at, why)) = self.unbuffered(node, frame.depth) else { return };
        let start = self.tape.span(at).start;
        if known.iter().any(|it| it.location().is_some_and(|location| location.bytes.start == start)) {
            return;
        }
        match why {
            Unbuffered::TooDeep => self.unreadable(at, frame, Fault::TooDeep { limit: DEEPEST }),
            Unbuffered::Scalar => {
                let error = serde_json::from_str::<serde_json::Value>(self.tape.raw(at)).err();
                let message = error.map(|error| error.to_string()).unwrap_or_default();
                self.unread(at, &message, frame);
            }
        }
    }

    /// The first value in another that serde does not buffer, so deep in the text.
    fn unbuffered(&self, node: NodeId, depth: usize) -> Option<(NodeId, Unbuffered)> {
        let tape = self.tape;
        let mut ends: Vec<NodeId> = Vec::new();
        (node..tape.behind(node)).find_map(|at| {
            while ends.pop_if(|end| *end <= at).is_some() {}
            match tape.token(at) {
                Token::Array | Token::Object => {
                    ends.push(tape.behind(at));
                    (depth + ends.len() > DEEPEST).then_some((at, Unbuffered::TooDeep))
                }
                Token::String => tape.string(at).is_none().then_some((at, Unbuffered::Scalar)),
                Token::Number => {
                    let is_finite = tape.raw(at).parse::<f64>().is_ok_and(f64::is_finite);
                    (!is_finite).then_some((at, Unbuffered::Scalar))
                }
                Token::Boolean | Token::Null => None,
            }
        })
    }
}

/// Whether serde buffers a value to find out which variant it is.
pub(super) fn buffers(union: &Union) -> bool {
    matches!(union.tag, Tag::Internal(_) | Tag::Untagged) || union.variants.iter().any(|variant| variant.untagged)
}
