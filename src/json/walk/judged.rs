//! Values that their types judge: read once, whatever the functions about them and what is in them.
//!
//! A function is asked about a value, and there is none yet: to read one for each function would read each level of nested types
//! again and again. So the outermost value that its type can read is read, and what the type says of it is known for all
//! that is in it. Only what holds something unreadable is gone into without that.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::mem;

use super::judgements::Judged;
use super::purpose::{Checks, Purpose};
use super::walker::Walker;
use crate::checker::path::Frame;
use crate::checker::{Findings, Tally};
use crate::context::Context;
use crate::json::cost::may_take_long;
use crate::json::depth::may_be_too_deep;
use crate::json::options::DEEPEST;
use crate::json::tape::{NodeId, Tape, Token};
use crate::report::Code;
use crate::rules::Rules;
use crate::shape::{Place, Shape, Trial};

/// How often all of a text may be read in vain.
const MOST_VAIN: usize = 4;

/// A value that its type judges while the walk is in it.
pub(super) struct Trusted<'w> {
    context: &'w Context<'w>,
    findings: Findings,
    /// What the walk had found before.
    tally: Tally,
    unreadable: usize,
    violations: usize,
}

impl<'w> Walker<'w, '_> {
    /// Lets the type of a value judge it, if that can be: then it is known what the functions say.
    pub(super) fn enter_judged(
        &mut self,
        node: NodeId,
        shape: &'static Shape,
        rules: &Rules,
        frame: &Frame<'_>,
    ) -> Option<Trusted<'w>> {
        let judge = shape.judge?;
        let (Checks::Run(context), Purpose::Judge(_)) = (&self.checks, &self.purpose) else { return None };
        let context: &'w Context<'w> = context;
        // Nobody is asked once the report is full; and what serde would read for ever is not read.
        if self.is_full() || shape.stands_in_itself() {
            return None;
        }
        let raw = self.tape.raw(node);
        if may_take_long(raw, shape) {
            self.look_for_unread();
        }
        if self.cannot_be_read(node) {
            self.note_vain(node, shape, 0);
            return None;
        }
        let most = MOST_VAIN.saturating_mul(self.tape.text().len());
        // serde_json counts from where it begins; of the whole text it says itself that it is too deep.
        let may_be_too_deep = frame.depth > 0 && may_be_too_deep(raw, frame.depth);
        if self.judged.spent > most {
            // Enough was read in vain: whatever this is, no function gets it.
            self.known_unread().insert(node);
            self.note_vain(node, shape, 0);
            return None;
        }
        if may_be_too_deep && self.is_too_deep(node, frame.depth) {
            self.note_vain(node, shape, raw.len());
            return None;
        }
        let mut outcome = Ok(());
        let mut found = None;
        frame.with_own_names(&mut |frame| {
            let settings = self.options.settings;
            let trial = Trial::new(raw, Place { frame, rules, context, settings });
            outcome = judge(&trial);
            found = trial.into_findings();
        });
        if let Err(message) = outcome {
            self.look_for_unread();
            let stop = self.stop_within(node, &message);
            self.known_unread().insert(stop);
            self.note_vain(node, shape, self.tape.span(stop).end - self.tape.span(node).start);
            if node == Tape::ROOT {
                self.judged.refusal.get_or_insert(message);
            }
            return None;
        }
        let findings = found?;
        let refusals = findings.violations.iter().filter(|violation| violation.code() == Code::Check);
        self.checks = Checks::Asked(refusals.cloned().map(Cow::Owned).collect());
        let (tally, violations) = match &self.purpose {
            Purpose::Judge(findings) => (findings.tally, findings.violations.len()),
            _ => (Tally::NONE, 0),
        };
        Some(Trusted { context, findings, tally, unreadable: self.unreadable, violations })
    }

    /// Leaves a value that its type judged.
    pub(super) fn leave_judged(&mut self, trusted: Trusted<'w>) {
        let Trusted { context, findings, tally, unreadable, violations } = trusted;
        self.checks = Checks::Run(context);
        let Purpose::Judge(walked) = &self.purpose else { return };
        // serde read as something else what the walk did not read: what the type says is not about the text.
        let misread = self.unreadable != unreadable;
        if misread || walked.tally.since(&tally).is_as_many_as(&findings.tally) {
            return;
        }
        let room = self.options.settings.max_violations.saturating_sub(self.judged.violations.len());
        if findings.violations.len() > room {
            let beyond = findings.violations.iter().skip(room).map(|violation| violation.code().class()).max();
            self.judged.beyond = self.judged.beyond.max(beyond);
        }
        self.judged.beyond = self.judged.beyond.max(findings.beyond);
        self.judged.violations.extend(findings.violations.into_iter().take(room).map(|it| (violations, it)));
    }

    /// Says that serde refused the text as a whole.
    pub(super) fn refuse_whole(&mut self, shape: &'static Shape) {
        if shape.judge.is_some() {
            self.look_for_unread();
            self.note_vain(Tape::ROOT, shape, 0);
        }
    }

    /// Whether it is known that serde refuses something in a value.
    pub(super) fn cannot_be_read(&self, node: NodeId) -> bool {
        let within = node..self.tape.behind(node);
        self.judged.unread.as_ref().is_some_and(|unread| unread.range(within).next().is_some())
    }

    /// Whether a value was read as one of a shape in vain.
    pub(super) fn was_read_in_vain(&self, node: NodeId, shape: &'static Shape) -> bool {
        self.judged.vain.contains(&(node, core::ptr::from_ref(shape)))
    }

    fn note_vain(&mut self, node: NodeId, shape: &'static Shape, bytes: usize) {
        self.judged.vain.insert((node, core::ptr::from_ref(shape)));
        self.judged.spent = self.judged.spent.saturating_add(bytes);
    }

    fn known_unread(&mut self) -> &mut BTreeSet<NodeId> {
        self.judged.unread.get_or_insert_default()
    }

    /// Looks for all that serde refuses, once.
    #[cold]
    fn look_for_unread(&mut self) {
        if self.judged.unread.is_some() {
            return;
        }
        let purpose = Purpose::FindUnread(Vec::new());
        let mut walker = Walker::new(self.tape, self.shape, self.options, purpose);
        walker.value(Tape::ROOT, self.shape, &Rules::NONE, Frame::ROOT);
        let found = match walker.purpose {
            Purpose::FindUnread(nodes) => nodes,
            _ => Vec::new(),
        };
        *self.known_unread() = found.into_iter().chain(walker.half_pair).collect();
    }

    /// Whether a value, so deep in the text, holds more levels than serde_json reads.
    fn is_too_deep(&self, node: NodeId, depth: usize) -> bool {
        let mut ends: Vec<NodeId> = Vec::new();
        (node..self.tape.behind(node)).any(|at| {
            while ends.pop_if(|end| *end <= at).is_some() {}
            if matches!(self.tape.token(at), Token::Array | Token::Object) {
                ends.push(self.tape.behind(at));
            }
            depth + ends.len() > DEEPEST
        })
    }

    /// What the types said that is not in the report.
    pub(super) fn take_judged(&mut self) -> Judged {
        mem::take(&mut self.judged)
    }
}
