//! The user's own functions.

use alloc::string::String;

use super::purpose::Checks;
use super::walker::Walker;
use crate::checker::path::Frame;
use crate::json::cost::may_take_long;
use crate::json::tape::NodeId;
use crate::report::{Fault, Violation};
use crate::rules::Rules;
use crate::shape::{Check, Member, Shape};

/// How many refusals are searched for the one of a place. Further ones are put where they belong by the merge.
const SEARCHED: usize = 16;

impl Walker<'_, '_> {
    /// Asks a member's functions about its value. `before` is how much serde was known to refuse before the value: a value
    /// that serde refuses has no verdict.
    pub(super) fn member_checks(
        &mut self,
        member: &'static Member,
        rules: &Rules,
        node: NodeId,
        frame: &Frame<'_>,
        before: usize,
    ) {
        if !member.checks.is_empty() && self.judges() && self.unreadable == before {
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
        before: usize,
    ) {
        if !shape.checks.is_empty() && self.judges() && self.unreadable == before {
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
