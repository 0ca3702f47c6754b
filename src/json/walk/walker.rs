//! The walker: its state, and what becomes of what it visits and finds.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::mem;

use super::judgements::Judged;
use super::member_index::{Match, MemberIndex};
use super::purpose::{Checks, Closeness, Hit, Purpose, Question, Severity};
use super::told::Told;
use crate::checker::path::{Frame, Step};
use crate::json::describe;
use crate::json::entries::{Entry, Owner};
use crate::json::options::{DEEPEST, Options};
use crate::json::sets::{Sets, TypedPaths};
use crate::json::tape::{NodeId, Tape, Token};
use crate::report::{Class, Code, Fault, Location, Suggestions, Violation};
use crate::settings::Settings;
use crate::shape::{Member, Shape, Structure};

/// How many entries there is room for from the first one on.
const FIRST_ENTRIES: usize = 16;

/// A walk in progress.
pub(super) struct Walker<'w, 'j> {
    pub(super) tape: &'w Tape<'j>,
    pub(super) options: &'w Options,
    /// The shape of the whole text.
    pub(super) shape: &'static Shape,
    pub(super) purpose: Purpose,
    /// How the user's own functions are asked.
    pub(super) checks: Checks<'w>,
    /// The members of the structure or tuple that was walked last, where functions ask for them.
    pub(super) told: Told,
    /// A string that no Rust string can hold.
    pub(super) half_pair: Option<NodeId>,
    /// The sets that were met.
    pub(super) sets: Sets,
    /// The pointers that a typed value would have, of the violations whose own has an alias.
    pub(super) typed_paths: TypedPaths,
    /// How many things were found that serde refuses.
    pub(super) unreadable: usize,
    /// Whether serde has buffered what is being walked.
    pub(super) buffering: bool,
    /// The answers about values that may be one of several variants.
    pub(super) answers: BTreeMap<Question, bool>,
    /// Whoever took entries last.
    owners: Owner,
    /// Where the members of large structures are found.
    pub(super) indexes: BTreeMap<*const Structure, Rc<MemberIndex>>,
    /// Which entry is which member, for all structures that the walk is in.
    pub(super) matches: Vec<Match>,
    /// A list of entries that is not in use, if it has room.
    first_spare: Vec<Entry<'j>>,
    /// More of them.
    spare: Vec<Vec<Entry<'j>>>,
    /// What types said of values of theirs.
    pub(super) judged: Judged,
    /// How much more may be spent on suggestions.
    pub(super) suggestions: Suggestions,
}

impl<'w, 'j> Walker<'w, 'j> {
    pub(super) fn new(tape: &'w Tape<'j>, shape: &'static Shape, options: &'w Options, purpose: Purpose) -> Self {
        Self {
            tape,
            options,
            shape,
            purpose,
            checks: Checks::Leave,
            told: Told::default(),
            half_pair: None,
            sets: Sets::default(),
            typed_paths: TypedPaths::new(),
            unreadable: 0,
            buffering: false,
            answers: BTreeMap::new(),
            owners: 0,
            indexes: BTreeMap::new(),
            matches: Vec::with_capacity(FIRST_ENTRIES),
            first_spare: Vec::new(),
            spare: Vec::new(),
            judged: Judged::default(),
            suggestions: Suggestions::new(tape.text().len()),
        }
    }

    /// Whether the walk is to judge, so that rules matter.
    pub(super) const fn judges(&self) -> bool {
        matches!(self.purpose, Purpose::Judge(_))
    }

    /// How closely the walk looks whether a value conforms, if that is its purpose.
    pub(super) const fn closeness(&self) -> Option<Closeness> {
        match &self.purpose {
            Purpose::Conform(query) => Some(query.closeness),
            _ => None,
        }
    }

    /// Whether nothing that may be found from here on changes the outcome.
    pub(super) fn is_settled(&self) -> bool {
        match &self.purpose {
            Purpose::Judge(findings) => findings.beyond == Some(Class::Unreadable),
            Purpose::Conform(query) => query.refused,
            Purpose::FindSecrets(_) | Purpose::FindUnread(_) | Purpose::Locate(_) => false,
        }
    }

    /// Whether another broken rule would change nothing: the report is full, and knows that there are more.
    pub(super) fn is_full(&self) -> bool {
        match &self.purpose {
            Purpose::Judge(findings) => findings.beyond >= Some(Class::Broken),
            _ => false,
        }
    }

    /// Whether the next violation would be kept.
    pub(super) fn keeps_more(&self) -> bool {
        match &self.purpose {
            Purpose::Judge(findings) => findings.violations.len() < findings.settings.max_violations,
            _ => false,
        }
    }

    pub(super) const fn next_owner(&mut self) -> Owner {
        self.owners += 1;
        self.owners
    }

    /// Comes to a value. Returns whether to look into it.
    pub(super) fn visit(&mut self, node: NodeId, frame: &Frame<'_>) -> bool {
        match &mut self.purpose {
            Purpose::Judge(_) | Purpose::FindUnread(_) => true,
            Purpose::FindSecrets(secrets) => {
                // All of a sensitive value is hidden, so nothing in it needs to be looked for.
                secrets.extend(frame.is_sensitive().then_some(node));
                !frame.is_sensitive()
            }
            Purpose::Locate(target) if self.tape.holds(node, target.node) => {
                target.hit = Hit::new(target.node, frame);
                true
            }
            Purpose::Locate(target) => self.tape.holds(target.node, node),
            Purpose::Conform(query) => query.closeness == Closeness::Full || query.node == node,
        }
    }

    /// Comes to where a member is missing.
    pub(super) fn visit_missing(&mut self, object: NodeId, member: &'static Member, frame: &Frame<'_>) {
        if let Purpose::Locate(target) = &mut self.purpose
            && target.missed.is_none()
            && !member.defaulted
            && target.member.as_deref() == Some(member.name)
            && self.tape.holds(target.node, object)
        {
            target.missed = Some(Hit::new(object, frame));
        }
    }

    /// Notes that the value here must not be shown if it is sensitive.
    pub(super) fn mark_sensitive(&mut self, node: NodeId, frame: &Frame<'_>) {
        if frame.is_sensitive() {
            self.mark_unknown(node);
        }
    }

    /// Notes that nobody can tell what the value here is: part of it may be sensitive.
    pub(super) fn mark_unknown(&mut self, node: NodeId) {
        if let Purpose::FindSecrets(secrets) = &mut self.purpose {
            secrets.push(node);
        }
    }

    /// The frame one step below, or a violation if the steps never end.
    pub(super) fn below<'f>(&mut self, node: NodeId, frame: &'f Frame<'f>, step: Step<'f>) -> Option<Frame<'f>> {
        self.within_limits(node, frame.below(step, frame.is_sensitive()))
    }

    /// The frame of what an `Option` holds, unless its shapes never end.
    pub(super) fn inside<'f>(&mut self, node: NodeId, frame: &Frame<'f>) -> Option<Frame<'f>> {
        self.within_limits(node, frame.inside())
    }

    fn within_limits<'f>(&mut self, node: NodeId, below: Frame<'f>) -> Option<Frame<'f>> {
        if below.is_below(Settings::DEFAULT.max_depth) {
            self.unreadable(node, &below, Fault::TooDeep { limit: Settings::DEFAULT.max_depth });
            return None;
        }
        Some(below)
    }

    /// Whether the walk goes into the value here: no array or object too many is open.
    pub(super) fn is_within_depth(&mut self, node: NodeId, frame: &Frame<'_>) -> bool {
        let limit = self.options.settings.max_depth.min(DEEPEST);
        let too_deep = matches!(self.tape.token(node), Token::Array | Token::Object) && frame.depth >= limit;
        if too_deep {
            self.unreadable(node, frame, Fault::TooDeep { limit });
        }
        !too_deep
    }

    /// A string without its escapes, if Rust can hold it.
    pub(super) fn string(&mut self, node: NodeId) -> Option<Cow<'j, str>> {
        let string = self.tape.string(node);
        if string.is_none() {
            match &mut self.purpose {
                Purpose::Conform(query) => query.note(Severity::Unreadable),
                _ => _ = self.half_pair.get_or_insert(node),
            }
        }
        string
    }

    /// The entries of an object, in text order; those before the first whose name no Rust string can hold, which breaks the
    /// text whatever the walk is for.
    pub(super) fn entries(&mut self, object: NodeId) -> Vec<Entry<'j>> {
        let tape = self.tape;
        let mut entries = self.spare.pop().unwrap_or_else(|| mem::take(&mut self.first_spare));
        entries.reserve(FIRST_ENTRIES);
        for (key, value) in tape.entries(object) {
            let Some(name) = self.string(key) else {
                self.half_pair.get_or_insert(key);
                break;
            };
            entries.push(Entry::new(name, key, value));
        }
        entries
    }

    /// Takes a list of entries back, for the next object.
    pub(super) fn recycle(&mut self, mut entries: Vec<Entry<'j>>) {
        entries.clear();
        if self.first_spare.capacity() == 0 {
            self.first_spare = entries;
        } else {
            self.spare.push(entries);
        }
    }

    /// The value breaks a rule, which serde does not know.
    pub(super) fn broken(&mut self, node: NodeId, frame: &Frame<'_>, fault: Fault) {
        let tape = self.tape;
        self.found(Severity::Broken, node, frame, fault, || tape.raw(node).into());
    }

    /// serde refuses the value.
    pub(super) fn unreadable(&mut self, node: NodeId, frame: &Frame<'_>, fault: Fault) {
        let tape = self.tape;
        self.found(Severity::Unreadable, node, frame, fault, || tape.raw(node).into());
    }

    /// The value is of the right kind, but nothing that the type can hold.
    pub(super) fn malformed(
        &mut self,
        node: NodeId,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        frame: &Frame<'_>,
    ) {
        let json_type = describe::json_type(self.tape.token(node));
        self.unreadable(node, frame, Fault::Type { expected: expected.into(), found: found.into(), json_type });
    }

    /// The type of the value does not read it, and says why.
    pub(super) fn unread(&mut self, node: NodeId, message: &str, frame: &Frame<'_>) {
        let may_tell = !frame.is_sensitive() && !self.shape.holds_secrets();
        let reason = may_tell.then(|| describe::reason(message));
        self.unreadable(node, frame, Fault::unreadable(reason, describe::json_type(self.tape.token(node))));
    }

    /// The value is not of the expected kind.
    pub(super) fn other_kind(
        &mut self,
        node: NodeId,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        frame: &Frame<'_>,
    ) {
        let tape = self.tape;
        let json_type = describe::json_type(tape.token(node));
        let fault = Fault::Type { expected: expected.into(), found: found.into(), json_type };
        self.found(Severity::OtherKind, node, frame, fault, || tape.raw(node).into());
    }

    /// The value is not of the shape's kind.
    pub(super) fn mistyped(&mut self, node: NodeId, shape: &'static Shape, frame: &Frame<'_>) {
        let found = describe::token(self.tape.token(node));
        self.other_kind(node, describe::kind(shape.behind().kind()), found, frame);
    }

    /// Something was found, with the value that a report may keep.
    #[cold]
    pub(super) fn found<'v>(
        &mut self,
        severity: Severity,
        node: NodeId,
        frame: &Frame<'_>,
        fault: Fault,
        value: impl FnOnce() -> Cow<'v, str>,
    ) {
        self.unreadable += usize::from(severity >= Severity::Unreadable);
        let tape = self.tape;
        match &mut self.purpose {
            Purpose::Judge(findings) => {
                // An object or an array may be sensitive in part; so may a member that nobody declared.
                let plain =
                    !matches!(tape.token(node), Token::Object | Token::Array) && fault.code() != Code::UnknownMember;
                if frame.is_aliased() && findings.violations.len() < findings.settings.max_violations {
                    self.typed_paths.insert(findings.violations.len(), frame.typed_pointer());
                }
                let keep = self.options.settings.keep_values && !frame.is_sensitive() && plain;
                let may_tell = !frame.is_sensitive();
                findings.push(fault.code(), frame, |suggestions| {
                    let value = (keep || (may_tell && fault.can_be_explained())).then(value);
                    let told = value.as_deref().filter(|_| may_tell);
                    Violation {
                        location: Some(Location { bytes: tape.span(node), line: 1, column: 1 }),
                        ..frame.violation(fault.explained(told, suggestions))
                    }
                    .with_value(value.filter(|_| keep))
                });
            }
            // What is not looked into may hold anything. A member at fault is its key and, behind it, its value.
            Purpose::FindSecrets(secrets) => match fault {
                Fault::Type { .. } | Fault::TooDeep { .. } => secrets.push(node),
                Fault::UnknownMember { .. } | Fault::DuplicateMember => secrets.extend([node, node + 1]),
                _ => {}
            },
            Purpose::FindUnread(nodes) => nodes.extend((severity >= Severity::Doubtful).then_some(node)),
            Purpose::Locate(_) => {}
            Purpose::Conform(query) => query.note(severity),
        }
    }
}
