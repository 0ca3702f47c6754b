//! The user's functions about items, keys and values: asked once all of a member is judged, as those about a typed value are.

use core::mem;

use super::checks::Before;
use super::purpose::Purpose;
use super::walker::Walker;
use crate::checker::Pending;
use crate::checker::path::{Frame, Step};
use crate::json::entries::Entry;
use crate::json::tape::{NodeId, Token};
use crate::rules::Rules;
use crate::shape::{Kind, Member, Shape};

impl<'j> Walker<'_, 'j> {
    /// Says that functions will be asked about what is in a member, if so. Gives those places that others wait for.
    pub(super) fn watch_inside(&mut self, member: &'static Member, rules: &Rules) -> Option<Pending> {
        let asks = self.judges() && member.rules.ask_inside() && rules.has_inside_of(&member.rules);
        asks.then(|| self.replace_pending(Pending::default()))
    }

    /// Asks the functions about the places that were met since.
    pub(super) fn ask_watched(&mut self, outer: Pending, ask: impl FnOnce(&mut Self)) {
        let pending = self.replace_pending(Pending::default()).rewound();
        self.replace_pending(pending);
        if !self.is_full() {
            ask(self);
        }
        self.replace_pending(outer);
    }

    fn replace_pending(&mut self, pending: Pending) -> Pending {
        match &mut self.purpose {
            Purpose::Judge(findings) => mem::replace(&mut findings.pending, pending),
            _ => pending,
        }
    }

    /// Notes whether an item, a key or a value held that functions are to be asked about.
    pub(super) fn note_place(&mut self, rules: &Rules, before: Before) {
        if !rules.checks.is_empty() {
            let held = self.held_since(before);
            if let Purpose::Judge(findings) = &mut self.purpose {
                findings.pending.note(held);
            }
        }
    }

    /// Asks the functions about what is in a value.
    pub(super) fn ask_inside(&mut self, node: NodeId, shape: &'static Shape, rules: &Rules, frame: &Frame<'_>) {
        let tape = self.tape;
        match (shape.kind(), tape.token(node)) {
            (Kind::Optional(_), Token::Null) => {}
            (Kind::Optional(inner), _) => self.ask_inside(node, inner(), rules, frame),
            (Kind::Newtype(member), _) => {
                let rules = rules.over(&member.rules);
                if let Some(below) = self.below(node, frame, Step::Inline) {
                    self.ask_inside(node, member.shape(), &rules, &below);
                }
            }
            (Kind::List(list), Token::Array) => {
                let item_rules = rules.item.unwrap_or(&Rules::NONE);
                for (index, item) in tape.items(node).enumerate() {
                    if let Some(below) = self.below(item, frame, Step::Index(index)) {
                        self.ask_place(item, (list.item)(), item_rules, &below);
                    }
                }
            }
            (Kind::Map { .. }, Token::Object) => {
                let entries = self.entries(node);
                self.ask_entries(node, &entries, shape, rules, frame);
                self.recycle(entries);
            }
            _ => {}
        }
    }

    /// Asks the functions about the entries of a map.
    pub(super) fn ask_entries(
        &mut self,
        node: NodeId,
        entries: &[Entry<'j>],
        shape: &'static Shape,
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        let Kind::Map { key: key_shape, value: value_shape } = shape.behind().kind() else { return };
        let (key_shape, value_shape) = (key_shape(), value_shape());
        let key_rules = rules.key.unwrap_or(&Rules::NONE);
        let value_rules = rules.value.unwrap_or(&Rules::NONE);
        let hidden = key_rules.sensitive || key_shape.hides();
        for entry in entries {
            let key = &&*entry.name;
            if let Some(below) = self.below(node, frame, Step::Key { key, hidden }) {
                self.ask_place(entry.key, key_shape, key_rules, &below);
            }
            if let Some(below) = self.below(node, frame, Step::Value { key, hidden }) {
                self.ask_place(entry.value, value_shape, value_rules, &below);
            }
        }
    }

    /// Asks the functions about what is in an item, a key or a value, then about itself.
    fn ask_place(&mut self, node: NodeId, shape: &'static Shape, rules: &Rules, frame: &Frame<'_>) {
        let frame = self.frame_of(shape, rules, *frame);
        let before = self.before();
        self.ask_inside(node, shape, rules, &frame);
        if !rules.checks.is_empty() {
            let held = match &mut self.purpose {
                Purpose::Judge(findings) => findings.pending.next_held(),
                _ => false,
            };
            self.place_checks(rules, shape, node, &frame, held, before);
        }
    }
}
