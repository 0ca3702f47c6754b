//! The user's own functions.

use alloc::string::String;

use super::purpose::{Checks, Purpose};
use super::walker::Walker;
use crate::checker::path::Frame;
use crate::json::cost::may_take_long;
use crate::json::tape::NodeId;
use crate::report::{Fault, Violation};
use crate::rules::Rules;
use crate::shape::{Check, Member, Shape};

/// What was found before a value.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// How much of it serde refuses.
    pub(super) unreadable: usize,
    /// How much of it a typed value may have.
    count: usize,
}

/// How many refusals are searched for the one of a place. Further ones are put where they belong by the merge.
const SEARCHED: usize = 16;

impl Walker<'_, '_> {
    /// What was found so far.
    pub(super) const fn before(&self) -> Before {
        let count = match &self.purpose {
            Purpose::Judge(findings) => findings.count(),
            _ => 0,
        };
        Before { unreadable: self.unreadable, count }
    }

    /// Whether nothing was found since: a function is not asked about what is known to be wrong, nor about what serde refuses.
    /// Once the report is full not all is looked at.
    fn held_since(&self, before: Before) -> bool {
        match &self.checks {
            Checks::Run => {
                let Before { unreadable, count } = self.before();
                unreadable == before.unreadable && count == before.count && !self.is_full()
            }
            // Of the typed value it is known which were asked.
            Checks::Asked(_) => self.unreadable == before.unreadable,
            Checks::Leave => false,
        }
    }

    /// Asks a member's functions about its value, if it held. `before` is what was found before it.
    pub(super) fn member_checks(
        &mut self,
        member: &'static Member,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        if !member.checks.is_empty() && self.judges() && self.held_since(before) {
            let raw = self.tape.raw(node);
            self.ask_all(member.checks, raw, member.value_shape(), rules, node, frame);
        }
    }

    /// Asks a member's functions about its absence, which they see as `null`.
    pub(super) fn checks_of_absent(&mut self, member: &'static Member, node: NodeId, frame: &Frame<'_>) {
        if !member.checks.is_empty() && self.judges() {
            self.ask_all(member.checks, "null", member.value_shape(), &member.rules, node, frame);
        }
    }

    /// Asks a type's own functions.
    pub(super) fn type_checks(
        &mut self,
        shape: &'static Shape,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
        before: Before,
    ) {
        if !shape.checks.is_empty() && self.judges() && self.held_since(before) {
            let raw = self.tape.raw(node);
            self.ask_all(shape.checks, raw, shape, rules, node, frame);
        }
    }

    fn ask_all(
        &mut self,
        checks: &'static [Check],
        raw: &str,
        shape: &'static Shape,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
    ) {
        let frame = &frame.under(rules);
        if matches!(self.checks, Checks::Run) && may_take_long(raw, shape) && !self.conforms_to(node, shape, frame) {
            return;
        }
        for check in checks {
            if let Err(message) = self.ask(check, raw, frame) {
                // What a function says of a value that holds secrets may tell one.
                let frame = Frame { own_sensitive: frame.own_sensitive || shape.holds_secrets_under(rules), ..*frame };
                let message = message.filter(|_| !frame.is_sensitive());
                self.broken(node, &frame, Fault::Check { name: check.name, message });
            }
        }
    }

    /// What a function says: its message, if it refuses the value. One that may not be told is missing.
    fn ask(&mut self, check: &Check, raw: &str, frame: &Frame<'_>) -> Result<(), Option<String>> {
        match &mut self.checks {
            Checks::Run => (check.run)(raw).map_err(Some),
            Checks::Leave => Ok(()),
            Checks::Asked(refusals) => {
                let found = refusals.iter().take(SEARCHED).position(|refusal| is_refusal(refusal, check, frame));
                match found.map(|at| refusals.remove(at).fault()) {
                    Some(Fault::Check { message, .. }) => Err(message.clone()),
                    _ => Ok(()),
                }
            }
        }
    }
}

/// Whether a violation is a function's refusal of this place.
fn is_refusal(violation: &Violation, check: &Check, frame: &Frame<'_>) -> bool {
    matches!(violation.fault(), Fault::Check { name, .. } if *name == check.name)
        && violation.subject() == frame.subject()
        && violation.path() == frame.typed_pointer()
}
