//! Lists, tuples and maps of a JSON text.

use core::mem;

use super::purpose::Severity;
use super::told::MemberText;
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::checker::{apply, first_repeat};
use crate::json::canonical;
use crate::json::entries::{Entry, repeated};
use crate::json::number;
use crate::json::tape::NodeId;
use crate::report::Fault;
use crate::rules::{Length, Measure, Rules};
use crate::shape::{Kind, List, Member, Shape};

impl<'j> Walker<'_, 'j> {
    pub(super) fn list(&mut self, node: NodeId, list: &List, rules: &Rules, frame: &Frame<'_>) {
        let tape = self.tape;
        let count = tape.items(node).count();
        if list.fixed.is_some_and(|fixed| fixed != count) {
            self.miscounted(Severity::Unreadable, node, list.fixed, count, frame);
        }
        if self.judges() {
            self.whole_list(node, list, count, rules, frame);
        }
        let item_rules = rules.item.unwrap_or(&Rules::NONE);
        for (index, item) in tape.items(node).enumerate() {
            if self.is_settled() {
                return;
            }
            if let Some(below) = self.below(item, frame, Step::Index(index)) {
                let before = self.before();
                self.value(item, (list.item)(), item_rules, below);
                self.note_place(item_rules, before);
            }
        }
    }

    /// Judges what can be said of a list as a whole.
    fn whole_list(&mut self, node: NodeId, list: &List, count: usize, rules: &Rules, frame: &Frame<'_>) {
        let tape = self.tape;
        apply::size(rules, count, Measure::Items, |fault| self.broken(node, frame, fault));
        if list.unordered {
            self.sets.insert(&frame.typed_pointer());
        }
        if rules.unique || list.set {
            let items = tape.items(node).map(|item| canonical::text(tape, item, (list.item)()));
            if let Some((first, second)) = first_repeat(items) {
                let repeated = tape.items(node).nth(second).unwrap_or(node);
                self.broken(repeated, frame, Fault::Unique { first, second });
            }
        }
    }

    pub(super) fn tuple(&mut self, node: NodeId, members: &'static [Member], rules: &Rules, frame: &Frame<'_>) {
        let tape = self.tape;
        let count = tape.items(node).count();
        if count != members.len() {
            self.miscounted(Severity::OtherKind, node, Some(members.len()), count, frame);
        }
        apply::size(rules, count, Measure::Items, |fault| self.broken(node, frame, fault));
        let mut told = mem::take(&mut self.told);
        for ((index, item), member) in tape.items(node).enumerate().zip(members) {
            if let Some(below) = self.below(item, frame, Step::Index(index)) {
                let before = self.before();
                self.member_value(member, &member.rules, item, below);
                self.tell_member(&mut told, index, MemberText::Node(item), None, before);
            }
        }
        self.told = told;
    }

    /// There are more or fewer items than the type has.
    fn miscounted(&mut self, severity: Severity, node: NodeId, fixed: Option<usize>, count: usize, frame: &Frame<'_>) {
        let exactly = fixed.map(|fixed| fixed as u64);
        let rules = Rules::NONE.with_length(Length::chars(exactly, exactly));
        let tape = self.tape;
        apply::size(&rules, count, Measure::Items, |fault| {
            self.found(severity, node, frame, fault, || tape.raw(node).into());
        });
    }

    pub(super) fn map(
        &mut self,
        node: NodeId,
        key: &'static Shape,
        value: &'static Shape,
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        let entries = self.entries(node);
        self.map_entries(node, &entries, (key, value), rules, frame);
        self.recycle(entries);
    }

    /// Walks entries as those of a map: their number, then each key and value. Equal keys count once, as in a map.
    pub(super) fn map_entries(
        &mut self,
        node: NodeId,
        entries: &[Entry<'j>],
        (key_shape, value_shape): (&'static Shape, &'static Shape),
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        let repeated = repeated(entries);
        let count = entries.len() - repeated.len();
        let mut repeated = repeated.into_iter().peekable();
        apply::size(rules, count, Measure::Entries, |fault| self.broken(node, frame, fault));
        let key_rules = rules.key.unwrap_or(&Rules::NONE);
        let value_rules = rules.value.unwrap_or(&Rules::NONE);
        let hidden = key_rules.sensitive || key_shape.hides();
        for (index, entry) in entries.iter().enumerate() {
            let repeated = repeated.next_if_eq(&index).is_some();
            if self.is_settled() {
                return;
            }
            let key = &&*entry.name;
            if let Some(below) = self.below(entry.key, frame, Step::Key { key, hidden }) {
                if repeated {
                    let below = Frame { own_sensitive: hidden, ..below };
                    self.broken(entry.key, &below, Fault::DuplicateMember);
                } else {
                    let before = self.before();
                    self.key(entry, key_shape, key_rules, below);
                    self.note_place(key_rules, before);
                }
            }
            if let Some(below) = self.below(entry.value, frame, Step::Value { key, hidden }) {
                let before = self.before();
                self.value(entry.value, value_shape, value_rules, below);
                self.note_place(value_rules, before);
            }
        }
    }

    /// Walks a key: JSON has it as a string, whatever its type.
    fn key(&mut self, entry: &Entry<'j>, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let frame = &self.frame_of(shape, rules, frame);
        let node = entry.key;
        if !self.visit(node, frame) {
            return;
        }
        let before = self.before();
        match shape.kind() {
            Kind::Newtype(member) => {
                let rules = rules.over(&member.rules);
                if let Some(below) = self.below(node, frame, Step::Inline) {
                    self.key(entry, member.shape(), &rules, below);
                    self.member_checks(member, &rules, node, &below, before);
                }
            }
            Kind::Optional(inner) => {
                if let Some(inside) = self.inside(node, frame) {
                    self.key(entry, inner(), rules, inside);
                }
            }
            Kind::Enum(set) => self.enumeration(node, set, rules, frame),
            Kind::Integer(limits) => match number::integer(&entry.name, limits) {
                Some(value) => self.whole_number(node, value, limits, rules, frame),
                None => self.malformed(node, "a string of digits", "another string", frame),
            },
            Kind::Boolean if !matches!(&*entry.name, "true" | "false") => {
                self.malformed(node, "`true` or `false` in a string", "another string", frame);
            }
            Kind::Character if entry.name.chars().count() != 1 => {
                self.malformed(node, "a string of one character", "a string", frame);
            }
            Kind::Opaque => self.opaque(node, shape.reader(), frame),
            Kind::Parsed(parsed) => self.parsed(node, parsed, rules, frame),
            _ => self.text(node, rules, frame),
        }
        self.type_checks(shape, rules, node, frame, before);
    }
}
