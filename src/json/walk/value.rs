//! The value at a node, by the kind of its shape: the one place that pairs kinds with JSON's types.

use alloc::string::String;

use super::buffered::buffers;
use super::purpose::{Checks, Purpose};
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::json::depth::may_be_too_deep;
use crate::json::describe;
use crate::json::locate::offset_of;
use crate::json::options::DEEPEST;
use crate::json::tape::{NodeId, Token};
use crate::report::Fault;
use crate::rules::Rules;
use crate::shape::{Kind, Member, Raw, Reader, Shape};

impl Walker<'_, '_> {
    /// Walks the value at a node by a shape, under the rules of the member that it is.
    pub(super) fn value(&mut self, node: NodeId, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let trusted = shape.judge.and_then(|_| self.enter_judged(node, shape, rules, &frame));
        self.walked(node, shape, rules, frame);
        if let Some(trusted) = trusted {
            self.leave_judged(trusted);
        }
    }

    fn walked(&mut self, node: NodeId, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let frame = &self.frame_of(shape, rules, frame);
        if !self.visit(node, frame) || !self.is_within_depth(node, frame) {
            return;
        }
        let before = self.before();
        self.want_members(shape.checks);
        match (shape.kind(), self.tape.token(node)) {
            (Kind::Optional(_), Token::Null) if rules.required => self.broken(node, frame, Fault::NULL),
            (Kind::Opaque, _) => self.opaque(node, shape.reader(), frame),
            (Kind::Parsed(parsed), _) => self.parsed(node, parsed, rules, frame),
            (Kind::Boolean, Token::Boolean) | (Kind::Optional(_) | Kind::Unit, Token::Null) => {}
            (Kind::Optional(inner), _) => {
                if let Some(inside) = self.inside(node, frame) {
                    self.value(node, inner(), rules, inside);
                }
            }
            (Kind::Newtype(member), _) => {
                let rules = rules.over(&member.rules);
                if let Some(below) = self.below(node, frame, Step::Inline) {
                    self.member_value(member, &rules, node, below);
                }
            }
            (Kind::Integer(limits), Token::Number) => self.integer(node, limits, rules, frame),
            (Kind::Float { single }, Token::Number) => self.float(node, *single, rules, frame),
            (Kind::String, Token::String) => self.text(node, rules, frame),
            (Kind::Character, Token::String) => self.character(node, rules, frame),
            (Kind::Blob, Token::String) => self.blob(node, rules, frame),
            (Kind::List(list), Token::Array) => self.list(node, list, rules, frame),
            (Kind::Tuple(members), Token::Array) => self.tuple(node, members, rules, frame),
            (Kind::Map { key, value }, Token::Object) => self.map(node, key(), value(), rules, frame),
            (Kind::Structure(structure), Token::Object) => {
                self.object(node, frame, |it, object, frame| it.structure(object, structure, frame));
            }
            (Kind::Enum(set), Token::String) => self.enumeration(node, set, rules, frame),
            (Kind::Union(union), _) => {
                self.in_buffer(buffers(union), node, frame, |it| it.union(node, union, frame));
            }
            _ => self.mistyped(node, shape, frame),
        }
        self.type_checks(shape, rules, node, frame, before);
    }

    /// Walks a member's value: by its shape, then what its type and the user's functions say of it.
    pub(super) fn member_value(&mut self, member: &'static Member, rules: &Rules, node: NodeId, frame: Frame<'_>) {
        let before = self.before();
        let watched = self.watch_inside(member, rules);
        self.value(node, member.shape(), rules, frame);
        if member.reader.is_some() {
            self.opaque(node, member.reader, &frame.under(rules));
        }
        if let Some(outer) = watched {
            self.ask_watched(outer, |it| it.ask_inside(node, member.shape(), rules, &frame.under(rules)));
        }
        self.member_checks(member, rules, node, &frame, before);
    }

    /// A value that is not looked into: its type can be asked to read it, and says why it does not.
    pub(super) fn opaque(&mut self, node: NodeId, reader: Option<Reader>, frame: &Frame<'_>) {
        // The walk looks for secrets only if there are some: this may be one.
        self.mark_unknown(node);
        let asks = match &self.purpose {
            Purpose::Judge(_) => !matches!(self.checks, Checks::Asked(_)),
            Purpose::Conform(_) | Purpose::FindUnread(_) => true,
            Purpose::FindSecrets(_) | Purpose::Locate(_) => false,
        };
        if let Some(reader) = reader
            && asks
        {
            self.ask_reader(reader, node, frame);
        }
    }

    fn ask_reader(&mut self, reader: Reader, node: NodeId, frame: &Frame<'_>) {
        let json = self.tape.raw(node);
        let raw = Raw::new(json);
        let too_deep = |message: &String| describe::is_too_deep(message);
        let refused = match reader(raw) {
            Ok(()) if may_be_too_deep(json, frame.depth) => reader(raw.at_depth(frame.depth)).err().filter(too_deep),
            outcome => outcome.err(),
        };
        let Some(message) = refused else { return };
        let stop = self.stop_within(node, &message);
        if too_deep(&message) {
            return self.unreadable(stop, frame, Fault::TooDeep { limit: DEEPEST });
        }
        self.unread(stop, &message, frame);
    }

    /// The node within another at which the type that read it stopped.
    pub(super) fn stop_within(&self, node: NodeId, message: &str) -> NodeId {
        let stop = describe::stop_of(message).map(|(line, column)| {
            let raw = self.tape.raw(node);
            self.tape.innermost(self.tape.span(node).start + offset_of(raw.as_bytes(), line, column))
        });
        stop.filter(|stop| self.tape.holds(node, *stop)).unwrap_or(node)
    }

    /// The frame of a member's value.
    pub(super) fn member_frame<'f>(&self, member: &Member, frame: Frame<'f>) -> Frame<'f> {
        let frame = frame.under(&member.rules);
        Frame { own_sensitive: frame.own_sensitive || !self.judges() && member.converts_secrets(), ..frame }
    }

    /// The frame of a value of a shape, under the rules of the member that it is.
    pub(super) fn frame_of<'f>(&self, shape: &'static Shape, rules: &Rules, frame: Frame<'f>) -> Frame<'f> {
        let frame = frame.under(rules);
        let own = shape.sensitive || !self.judges() && shape.converts_secrets();
        Frame { own_sensitive: frame.own_sensitive || own, ..frame }
    }
}
