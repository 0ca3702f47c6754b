//! What a walk is for, and what it finds.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::checker::Findings;
use crate::checker::path::Frame;
use crate::context::Context;
use crate::json::tape::{NodeId, Tape};
use crate::report::{Fault, Location, Violation};

/// What a walk is for. There is one traversal; this decides what a visited value and a finding mean.
#[expect(clippy::large_enum_variant, reason = "a walk has one, and the most frequent shall not be on the heap")]
pub(super) enum Purpose {
    /// Judge the text: every finding is a violation.
    Judge(Findings),
    /// Find what must not be shown: the nodes so far.
    FindSecrets(Vec<NodeId>),
    /// Find what serde refuses: the nodes so far.
    FindUnread(Vec<NodeId>),
    /// Find the place of a node.
    Locate(Box<Target>),
    /// Tell whether a value conforms to a shape: no violations are made, and the first refusal settles it.
    Conform(Query),
}

/// What a finding means for serde, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Severity {
    /// serde reads the value; a rule or the caller's options refuse it.
    Broken,
    /// serde refuses the value, unless the type has a variant for what it does not know.
    Doubtful,
    /// serde refuses the value, which is of the right kind.
    Unreadable,
    /// The value is of another kind altogether, or lacks a member: it was hardly meant as this shape.
    OtherKind,
}

/// A question whether a value conforms.
pub(super) struct Query {
    /// The value.
    pub(super) node: NodeId,
    pub(super) closeness: Closeness,
    pub(super) refused: bool,
}

/// How closely a query looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// At the value's own kind and the names of its members: whether it may be meant as the shape.
    Kind,
    /// At everything: whether serde would read it.
    Full,
}

impl Query {
    /// Notes a finding.
    pub(super) fn note(&mut self, severity: Severity) {
        self.refused |= match self.closeness {
            Closeness::Kind => severity >= Severity::OtherKind,
            Closeness::Full => severity >= Severity::Doubtful,
        };
    }
}

/// A question: how closely to look at which node, and the address of the shape, payload or union that is asked about.
pub(super) type Question = (Closeness, NodeId, usize);

/// How the user's functions are asked.
pub(in crate::json) enum Checks<'k> {
    /// Each function gets its part of the text, which is deserialised for it, and what the caller knows.
    Run(&'k Context<'k>),
    /// They are not asked.
    Leave,
    /// They were asked already, on the typed value: what they refused and is not found in the text yet.
    Asked(Vec<Cow<'k, Violation>>),
}

/// A node whose place is sought.
pub(in crate::json) struct Target {
    pub(super) node: NodeId,
    /// The member that serde misses somewhere within the node.
    pub(super) member: Option<String>,
    /// The innermost member, item or entry that holds the node.
    pub(in crate::json) hit: Hit,
    /// The object that lacks the member.
    pub(in crate::json) missed: Option<Hit>,
}

/// A place in the text.
pub(in crate::json) struct Hit {
    node: NodeId,
    /// A violation of it, but for fault and location.
    violation: Violation,
}

impl Hit {
    pub(super) fn new(node: NodeId, frame: &Frame<'_>) -> Self {
        Self { node, violation: frame.violation(Fault::MISSING) }
    }

    pub(in crate::json) const fn node(&self) -> NodeId {
        self.node
    }

    /// The place's pointer.
    pub(in crate::json) fn path(&self) -> &str {
        self.violation.path()
    }

    /// Whether what is here must not be shown.
    pub(in crate::json) fn is_sensitive(&self) -> bool {
        self.violation.is_sensitive()
    }

    /// A violation of this place.
    pub(in crate::json) fn violation(self, tape: &Tape<'_>, fault: Fault) -> Violation {
        let location = Some(Location { bytes: tape.span(self.node), line: 1, column: 1 });
        Violation { fault, location, ..self.violation }
    }
}
