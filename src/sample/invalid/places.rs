//! The places of a shape, each with what can be wrong there.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::super::heights::Heights;
use super::super::make::{Extent, Maker};
use super::super::number;
use super::super::random::Random;
use super::super::read;
use super::super::text::Texts;
use super::super::unmade::Unmade;
use super::found::{Around, Invalids};
use crate::Blob;
use crate::checker::path::{Frame, Step};
use crate::report::Code;
use crate::rules::{Length, Rules};
use crate::shape::{Kind, List, Member, Payload, Shape, ValueSet};

/// Lists and maps of more parts are not made.
const MOST_PARTS: u64 = 20_000;
/// How many texts are tried to find one that is in no value set.
const ATTEMPTS: usize = 50;
/// More values are not made.
const MOST: usize = 100_000;

/// Goes through all places.
pub(super) struct Breaker<'r, 'h> {
    root: &'static Shape,
    heights: &'h Heights,
    random: Random<'r>,
    /// The shapes that lead here: one that holds itself is looked into once.
    above: Vec<*const Shape>,
    /// Texts that were made before: the same rules stand at many places.
    texts: BTreeMap<TextRules, BrokenTexts>,
    pub(super) found: Invalids,
}

/// What tells the rules on a string from others: the pattern, the length, the address of the value set.
type TextRules = (Option<(&'static str, bool)>, Option<(Option<u64>, Option<u64>, u8)>, usize);
/// A value with an entry of a map.
type WithEntry = Rc<dyn Fn(&str, Value) -> Value>;
/// The code of each rule, and a text that breaks it alone, if there is one.
type BrokenTexts = Rc<[(Code, Option<String>)]>;

impl<'r, 'h> Breaker<'r, 'h> {
    pub(super) fn new(root: &'static Shape, heights: &'h Heights, random: Random<'r>) -> Self {
        Self { root, heights, random, above: Vec::new(), texts: BTreeMap::new(), found: Invalids::default() }
    }

    /// A maker of the simplest values.
    pub(super) fn simplest<R>(&mut self, make: impl FnOnce(&mut Maker<'_, '_>) -> R) -> R {
        make(&mut Maker::new(self.heights, Extent::Drawn, &mut |_| 0))
    }

    /// Tries values until one breaks the code alone.
    pub(super) fn broken(
        &mut self,
        around: &Around,
        frame: &Frame<'_>,
        code: Code,
        values: impl IntoIterator<Item = Value>,
    ) {
        if self.found.made.len() < MOST
            && !values.into_iter().any(|value| self.found.judge(self.root, around(value), frame, code))
        {
            self.found.give_up(frame, code);
        }
    }

    /// Values of all of JSON's types.
    fn wrong(&mut self, around: &Around, frame: &Frame<'_>) {
        let values = [json!("a string"), json!(7), json!({}), json!([]), json!(true), json!(1.5), json!(null)];
        self.broken(around, frame, Code::Type, values);
    }

    /// Comes to a value of a shape that stands under rules.
    pub(super) fn value(&mut self, around: &Around, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let frame = frame.under(rules);
        let frame = &Frame { own_sensitive: frame.own_sensitive || shape.sensitive, ..frame };
        let address = core::ptr::from_ref(shape);
        let is_named = matches!(shape.kind(), Kind::Structure(_) | Kind::Union(_) | Kind::Newtype(_));
        if is_named && self.above.contains(&address) || self.found.made.len() >= MOST {
            return;
        }
        self.above.push(address);
        match shape.kind() {
            Kind::Optional(inner) => self.value(around, inner(), rules, frame.inside()),
            Kind::Newtype(member) => {
                let below = frame.below(Step::Inline, frame.is_sensitive());
                self.member(around, member, &rules.over(&member.rules), below);
            }
            Kind::Structure(structure) => self.structure_alone(around, structure, frame),
            Kind::Union(union) => {
                self.wrong(around, frame);
                self.union(around, shape, union, frame);
            }
            Kind::List(list) => self.list(around, list, rules, frame),
            Kind::Tuple(members) => self.tuple(around, members, frame),
            Kind::Map { key, value } => self.map(around, (key(), value()), rules, frame),
            Kind::Opaque => {}
            Kind::Parsed(parsed) => {
                self.broken(around, frame, Code::Type, read::unread(parsed));
                self.rules(around, parsed.like(), rules, frame);
            }
            _ => {
                self.wrong(around, frame);
                self.rules(around, shape, rules, frame);
            }
        }
        self.above.pop();
    }

    /// A member's value; of one that only its type reads nothing is known.
    pub(super) fn member(&mut self, around: &Around, member: &'static Member, rules: &Rules, frame: Frame<'_>) {
        if member.reader.is_none() {
            self.value(around, member.shape(), rules, frame);
        }
    }

    pub(super) fn payload(&mut self, around: &Around, payload: &'static Payload, frame: &Frame<'_>) {
        match payload {
            Payload::Unit => {}
            Payload::Newtype(member) => self.member(around, member, &member.rules, frame.under(&member.rules)),
            Payload::Tuple(members) => {
                self.wrong(around, frame);
                self.tuple(around, members, frame);
            }
            Payload::Structure(structure) => self.structure_alone(around, structure, frame),
        }
    }

    /// Breaks the rules on a value without parts.
    fn rules(&mut self, around: &Around, shape: &'static Shape, rules: &Rules, frame: &Frame<'_>) {
        match shape.kind() {
            Kind::String => self.texts(rules, frame, &|text| around(text.into())),
            Kind::Character => self.broken(around, frame, Code::Type, [json!("ab")]),
            Kind::Enum(set) => self.enumeration(set, rules, frame, &|text| around(text.into())),
            Kind::Integer(limits) => {
                for value in number::integers_out_of_type(limits) {
                    self.broken(around, frame, Code::Type, [value]);
                }
                if let Some(value) = number::integers_out_of_set(limits, rules) {
                    self.broken(around, frame, Code::Enum, [value]);
                }
                for value in rules.range.into_iter().flat_map(|range| number::integers_out_of_range(limits, range)) {
                    self.broken(around, frame, Code::Range, [value]);
                }
            }
            Kind::Float { single } => {
                let values = number::floats_out_of_range(*single, rules, self.random);
                if rules.range.is_some() && values.is_empty() {
                    self.found.give_up(frame, Code::Range);
                }
                for value in values {
                    self.broken(around, frame, Code::Range, [value]);
                }
            }
            Kind::Blob => {
                self.broken(around, frame, Code::Type, [json!("no base64!")]);
                self.sizes(rules, None, frame, |_, bytes| {
                    let bytes = usize::try_from(bytes).ok()?;
                    serde_json::to_value(Blob::new(alloc::vec![0; bytes])).ok().map(|value| around(value))
                });
            }
            _ => {}
        }
    }

    /// Breaks the rules on a string; `with` puts it where it belongs.
    fn texts(&mut self, rules: &Rules, frame: &Frame<'_>, with: &dyn Fn(String) -> Value) {
        for (code, text) in self.broken_texts(rules).iter() {
            if !text.as_ref().is_some_and(|text| self.found.judge(self.root, with(text.clone()), frame, *code)) {
                self.found.give_up(frame, *code);
            }
        }
    }

    /// Texts that break one rule each, as far as there are such.
    fn broken_texts(&mut self, rules: &Rules) -> BrokenTexts {
        let pattern = rules.pattern.map(|pattern| (pattern.source(), pattern.is_partial()));
        let length = rules.length.map(|length| (length.min, length.max, length.unit as u8));
        let key = (pattern, length, rules.one_of.map_or(0, |values| core::ptr::from_ref(values).addr()));
        if let Some(known) = self.texts.get(&key) {
            return Rc::clone(known);
        }
        let made = BrokenTexts::from(self.new_broken_texts(rules));
        self.texts.insert(key, Rc::clone(&made));
        made
    }

    fn new_broken_texts(&mut self, rules: &Rules) -> Vec<(Code, Option<String>)> {
        let mut found = Vec::new();
        let Ok(texts) = Texts::new(rules) else { return found };
        if let Some(values) = rules.one_of {
            let mut others = (0..ATTEMPTS).filter_map(|_| texts.valid(self.random).ok());
            found.push((Code::Enum, others.find(|text| !values.contains(text))));
            return found;
        }
        if let Some(length) = rules.length {
            if length.min.is_some_and(|min| min > 0) {
                found.push((Code::Length, texts.too_short(self.random)));
            }
            if length.max.is_some() {
                found.push((Code::Length, texts.too_long(self.random)));
            }
        }
        if rules.pattern.is_some() {
            found.push((Code::Pattern, texts.mismatch(self.random)));
        }
        found
    }

    fn enumeration(&mut self, set: &ValueSet, rules: &Rules, frame: &Frame<'_>, with: &dyn Fn(String) -> Value) {
        let known = set.values.listed.iter().chain(set.values.internal);
        let narrowed = rules.one_of.and_then(|values| known.copied().find(|value| !values.contains(value)));
        for value in ["no such value"].into_iter().chain(narrowed) {
            if !self.found.judge(self.root, with(value.into()), frame, Code::Enum) {
                self.found.give_up(frame, Code::Enum);
            }
        }
    }

    /// Too few and too many; `with` makes a whole value of a number of parts.
    fn sizes(
        &mut self,
        rules: &Rules,
        fixed: Option<usize>,
        frame: &Frame<'_>,
        mut with: impl FnMut(&mut Self, u64) -> Option<Value>,
    ) {
        let exactly = fixed.map(|fixed| Length::chars(Some(fixed as u64), Some(fixed as u64)));
        let Some(length) = exactly.or(rules.length) else { return };
        let fewer = length.min.filter(|min| *min > 0).map(|min| min - 1);
        let more = length.max.map(|max| max.saturating_add(1));
        for parts in fewer.into_iter().chain(more) {
            let value = if parts > MOST_PARTS { None } else { with(self, parts) };
            if !value.is_some_and(|value| self.found.judge(self.root, value, frame, Code::Length)) {
                self.found.give_up(frame, Code::Length);
            }
        }
    }

    fn list(&mut self, around: &Around, list: &List, rules: &Rules, frame: &Frame<'_>) {
        self.wrong(around, frame);
        let item_rules = *rules.item.unwrap_or(&Rules::NONE);
        let (item, unique) = (list.item(), rules.unique || list.set);
        let items = |it: &mut Self, count: u64| {
            let found = it.simplest(|maker| {
                if unique {
                    maker.different(count, |maker| maker.value(item, &item_rules), |left, right| left == right)
                } else {
                    let item = maker.value(item, &item_rules)?;
                    Ok(alloc::vec![item; usize::try_from(count).unwrap_or(0)])
                }
            });
            found.ok().filter(|items| items.len() as u64 == count)
        };
        self.sizes(rules, list.fixed, frame, |it, count| items(it, count).map(|items| around(items.into())));

        let least = list.fixed.map_or_else(|| least(rules), |fixed| fixed as u64);
        if unique {
            let wanted = least.max(2) - 1;
            let repeated = items(self, wanted).map(|mut items| {
                items.extend(items.first().cloned());
                Value::Array(items)
            });
            self.broken(around, frame, Code::Unique, repeated);
        }
        let Some(mut others) = items(self, least.max(1)) else { return };
        others.remove(0);
        let outer = Rc::clone(around);
        let around: Around = Rc::new(move |value| {
            outer(core::iter::once(value).chain(others.iter().cloned()).collect::<Vec<_>>().into())
        });
        let below = frame.below(Step::Index(0), frame.is_sensitive());
        if item_rules.required && item.takes_null() {
            self.broken(&around, &below.under(&item_rules), Code::Required, [Value::Null]);
        }
        self.value(&around, item, &item_rules, below);
    }

    fn tuple(&mut self, around: &Around, members: &'static [Member], frame: &Frame<'_>) {
        self.wrong(around, frame);
        let items = self.simplest(|maker| {
            let each = members.iter().map(|member| maker.member(member, &member.rules));
            each.collect::<Result<Vec<_>, _>>()
        });
        let Ok(items) = items else { return };
        let longer = items.iter().cloned().chain([Value::Null]).collect::<Vec<_>>();
        self.broken(around, frame, Code::Length, [Value::from(longer)]);
        for (index, member) in members.iter().enumerate() {
            let (outer, items) = (Rc::clone(around), items.clone());
            let around: Around = Rc::new(move |value| {
                let mut items = items.clone();
                if let Some(item) = items.get_mut(index) {
                    *item = value;
                }
                outer(items.into())
            });
            let below = frame.below(Step::Index(index), frame.is_sensitive());
            self.member(&around, member, &member.rules, below);
        }
    }

    fn map(
        &mut self,
        around: &Around,
        (key_shape, value_shape): (&'static Shape, &'static Shape),
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        self.wrong(around, frame);
        let key_rules = *rules.key.unwrap_or(&Rules::NONE);
        let value_rules = *rules.value.unwrap_or(&Rules::NONE);
        let entries = |it: &mut Self, count: u64| {
            let made = it.simplest(|maker| {
                let keys =
                    maker.different(count, |maker| maker.key(key_shape, &key_rules), |left, right| left == right)?;
                let value = maker.value(value_shape, &value_rules)?;
                Ok::<_, Unmade>(keys.into_iter().map(|key| (key, value.clone())).collect::<Map<_, _>>())
            });
            made.ok().filter(|entries| entries.len() as u64 == count)
        };
        self.sizes(rules, None, frame, |it, count| entries(it, count).map(|entries| around(entries.into())));

        let Some(mut others) = entries(self, least(rules).max(1)) else { return };
        let Some((first, value)) = others.iter().next().map(|(key, value)| (key.clone(), value.clone())) else {
            return;
        };
        others.remove(&first);
        let hidden = key_rules.sensitive || key_shape.hides();
        let outer = Rc::clone(around);
        let with: WithEntry = Rc::new(move |key, value| {
            let mut entries = others.clone();
            entries.insert(key.into(), value);
            outer(entries.into())
        });
        let key = first.as_str();
        let below = frame.below(Step::Value { key: &key, hidden }, frame.is_sensitive());
        let entry = Rc::clone(&with);
        let own = first.clone();
        let around: Around = Rc::new(move |value| entry(&own, value));
        if value_rules.required && value_shape.takes_null() {
            self.broken(&around, &below.under(&value_rules), Code::Required, [Value::Null]);
        }
        self.value(&around, value_shape, &value_rules, below);
        self.keys((key_shape, &key_rules), hidden, frame, &|key| with(key, value.clone()));
    }

    /// Breaks the rules on a key.
    fn keys(
        &mut self,
        (shape, rules): (&'static Shape, &Rules),
        hidden: bool,
        frame: &Frame<'_>,
        with: &dyn Fn(&str) -> Value,
    ) {
        let mut found: Vec<(Code, Option<String>)> = Vec::new();
        let text = |value: Value| Some(alloc::string::ToString::to_string(&value));
        match shape.kind() {
            Kind::Newtype(member) if member.reader.is_none() => {
                return self.keys((member.shape(), &rules.over(&member.rules)), hidden, frame, with);
            }
            Kind::Optional(inner) => return self.keys((inner(), rules), hidden, frame, with),
            Kind::Newtype(_) | Kind::Opaque => {}
            Kind::Enum(_) => found.push((Code::Enum, Some("no such value".into()))),
            Kind::Integer(limits) => {
                found.push((Code::Type, Some("no number".into())));
                let values = rules.range.map(|range| number::integers_out_of_range(limits, range));
                found.extend(values.into_iter().flatten().map(|value| (Code::Range, text(value))));
            }
            Kind::Boolean => found.push((Code::Type, Some("no boolean".into()))),
            Kind::Character => found.push((Code::Type, Some("ab".into()))),
            Kind::Parsed(parsed) => {
                let odd = read::unread(parsed).find_map(|value| value.as_str().map(String::from));
                found.extend(odd.map(|text| (Code::Type, Some(text))));
            }
            _ => found = self.broken_texts(rules).to_vec(),
        }
        for (code, key) in found {
            let Some(key) = key else {
                self.found.give_up(frame, code);
                continue;
            };
            let name = key.as_str();
            let below = frame.below(Step::Key { key: &name, hidden }, frame.is_sensitive());
            if !self.found.judge(self.root, with(&key), &below, code) {
                self.found.give_up(frame, code);
            }
        }
    }
}

/// The fewest parts.
fn least(rules: &Rules) -> u64 {
    rules.length.and_then(|length| length.min).unwrap_or(0)
}
