//! Lists, tuples and maps of a JSON text.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use crate::checker::apply;
use crate::checker::first_repeat;
use crate::checker::path::{Frame, Step};
use crate::report::Fault;
use crate::rules::{Length, Measure, Rules};
use crate::shape::{Kind, List, Member, Shape};

use super::{Walker, whole};
use crate::json::tape::Place;

/// An entry of an object: its name without escapes, the places of name and value.
pub(in crate::json) struct Entry<'j> {
    pub(in crate::json) name: Cow<'j, str>,
    pub(super) key: Place,
    pub(in crate::json) value: Place,
    /// Whether something of the shape answered to it.
    pub(super) taken: bool,
    /// What took it for itself: nothing else finds it.
    pub(super) owner: Option<Owner>,
}

/// The number of what takes entries of an object, in the order of asking.
pub(super) type Owner = usize;

impl Entry<'_> {
    pub(super) const fn is_free(&self) -> bool {
        self.owner.is_none()
    }

    pub(super) const fn take(&mut self, owner: Owner) {
        self.taken = true;
        self.owner = Some(owner);
    }
}

/// Sets free what was taken since an owner came, by it or others.
pub(super) fn give_back(entries: &mut [Entry<'_>], since: Owner) {
    for entry in entries.iter_mut().filter(|entry| entry.owner >= Some(since)) {
        entry.owner = None;
    }
}

impl<'j> Walker<'_, 'j> {
    pub(super) const fn next_owner(&mut self) -> Owner {
        self.owners += 1;
        self.owners
    }

    /// The entries of an object, in text order; none where a name is no string.
    pub(in crate::json) fn entries(&mut self, place: Place) -> Vec<Entry<'j>> {
        let tape = self.tape;
        tape.entries(place)
            .map_while(|(key, value)| {
                self.string(key).map(|name| Entry { name, key, value, taken: false, owner: None })
            })
            .collect()
    }

    pub(super) fn list(&mut self, place: Place, list: &List, rules: &Rules, frame: &Frame<'_>) {
        let tape = self.tape;
        let count = tape.items(place).count();
        if list.fixed.is_some_and(|fixed| fixed != count) {
            self.miscounted(place, list.fixed, count, frame);
        }
        apply::size(rules, count, Measure::Items, |fault| self.found(place, frame, fault));
        if list.set {
            self.sets.insert(&frame.pointer());
        }
        if rules.unique || list.set {
            let items = tape.items(place).map(|item| self.canonical(item, (list.item)()));
            if let Some((first, second)) = first_repeat(items) {
                let repeated = tape.items(place).nth(second).unwrap_or(place);
                self.found(repeated, frame, Fault::Unique { first, second });
            }
        }
        let item_rules = rules.item.unwrap_or(&Rules::NONE);
        for (index, item) in tape.items(place).enumerate() {
            if self.is_settled() {
                return;
            }
            if let Some(below) = self.below(item, frame, Step::Index(index)) {
                self.value(item, (list.item)(), item_rules, below);
            }
        }
    }

    pub(super) fn tuple(&mut self, place: Place, members: &'static [Member], frame: &Frame<'_>) {
        let tape = self.tape;
        let count = tape.items(place).count();
        if count != members.len() {
            self.miscounted(place, Some(members.len()), count, frame);
        }
        for ((index, item), member) in tape.items(place).enumerate().zip(members) {
            if let Some(below) = self.below(item, frame, Step::Index(index)) {
                self.value(item, member.shape(), &member.rules, below);
                self.checks(member, tape.raw(item), item, &below.under(&member.rules));
            }
        }
    }

    fn miscounted(&mut self, place: Place, fixed: Option<usize>, count: usize, frame: &Frame<'_>) {
        let exactly = fixed.map(|fixed| fixed as u64);
        let rules = Rules::NONE.with_length(Length::chars(exactly, exactly));
        apply::size(&rules, count, Measure::Items, |fault| self.found(place, frame, fault));
    }

    pub(super) fn map(
        &mut self,
        place: Place,
        key: &'static Shape,
        value: &'static Shape,
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        let entries = self.entries(place);
        self.map_entries(place, &entries, (key, value), rules, frame);
    }

    /// Judges entries as those of a map: their number, then each key and value. Equal keys count once, as in a map.
    pub(super) fn map_entries(
        &mut self,
        place: Place,
        entries: &[Entry<'j>],
        (key_shape, value_shape): (&'static Shape, &'static Shape),
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        let repeated = repeated(entries);
        let count = repeated.iter().filter(|repeated| !**repeated).count();
        apply::size(rules, count, Measure::Entries, |fault| self.found(place, frame, fault));
        let key_rules = rules.key.unwrap_or(&Rules::NONE);
        let value_rules = rules.value.unwrap_or(&Rules::NONE);
        let hidden = key_rules.sensitive || key_shape.hides();
        for (entry, repeated) in entries.iter().zip(repeated) {
            if self.is_settled() {
                return;
            }
            let key = &&*entry.name;
            if let Some(below) = self.below(entry.key, frame, Step::Key { key, hidden }) {
                if repeated {
                    let below = Frame { own_sensitive: hidden, ..below };
                    self.found(entry.key, &below, Fault::DuplicateMember);
                } else {
                    self.key(entry, key_shape, key_rules, below);
                }
            }
            if let Some(below) = self.below(entry.value, frame, Step::Value { key, hidden }) {
                self.value(entry.value, value_shape, value_rules, below);
            }
        }
    }

    /// Judges a key: JSON has it as a string, whatever its type.
    fn key(&mut self, entry: &Entry<'j>, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let frame = &frame.of(shape, rules);
        let place = entry.key;
        self.hide(place, frame);
        self.pass(place, frame);
        match shape.kind() {
            Kind::Newtype(member) => {
                let rules = rules.over(&member.rules);
                if let Some(below) = self.below(place, frame, Step::Inline) {
                    self.key(entry, member.shape(), &rules, below);
                    self.checks(member, self.tape.raw(place), place, &below);
                }
            }
            Kind::Optional(inner) => self.key(entry, inner(), rules, *frame),
            Kind::Enum(set) => self.enumeration(place, set, rules, frame),
            Kind::Integer(limits) => match whole(&entry.name) {
                Some(value) if limits.holds(value) => {
                    apply::number(rules, value, |fault| self.found(place, frame, fault));
                }
                Some(_) => {
                    let range = format!("an integer from {} to {}", limits.min, limits.max);
                    self.wrong(place, range, "one that does not fit", frame);
                }
                None => self.wrong(place, "a string of digits", "another string", frame),
            },
            Kind::Boolean if !matches!(&*entry.name, "true" | "false") => {
                self.wrong(place, "`true` or `false` in a string", "another string", frame);
            }
            Kind::Character if entry.name.chars().count() != 1 => {
                self.wrong(place, "a string of one character", "a string", frame);
            }
            _ => self.text(place, rules, frame),
        }
        self.own_checks(shape, place, frame);
    }
}

/// For each entry whether an earlier one has the same name.
pub(super) fn repeated(entries: &[Entry<'_>]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let name = |index: &usize| entries.get(*index).map(|entry| &*entry.name);
    // A stable sort: among equal names the first of the text stays first.
    order.sort_by_key(name);
    let mut repeated = alloc::vec![false; entries.len()];
    for pair in order.windows(2) {
        if let [before, after] = pair
            && name(before) == name(after)
            && let Some(repeated) = repeated.get_mut(*after)
        {
            *repeated = true;
        }
    }
    repeated
}
