//! The walk over a typed value: where it is, which rules hold there, what it found.
//!
//! [`GlueValidate::check`](crate::GlueValidate::check) of a type says to a [`Checker`] what it is: a string, a
//! number, a list of these items. The checker judges it by the rules of the place it stands in. The path is a chain
//! on the stack; it becomes a JSON Pointer only where something is wrong, so a valid value costs no allocation.

pub(crate) mod apply;
mod findings;
mod fingerprint;
mod indices;
mod members;
pub(crate) mod path;
mod record;
mod tally;
mod walk;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "json")]
pub(crate) use self::findings::{Findings, Pending};
pub(crate) use self::fingerprint::fingerprint;
pub use self::members::Members;
#[cfg(feature = "json")]
pub(crate) use self::members::check_hides;
pub(crate) use self::record::first_repeat;
#[cfg(feature = "json")]
pub(crate) use self::tally::Tally;
pub use self::walk::Checker;
pub(crate) use self::walk::{Purpose, keeps, run};
#[cfg(feature = "json")]
pub(crate) use self::walk::{Survey, run_at, run_knowing, survey, unjudged};

use self::path::Step;
use self::walk::canonical;
use crate::report::Fault;
use crate::rules::{Measure, Number, Rules};
use crate::validate::GlueValidate;

impl Checker<'_> {
    /// The value is a string.
    #[inline]
    pub fn string(&mut self, value: &str) {
        match self.purpose {
            Purpose::Judge(_) => {
                let rules = self.rules;
                apply::text(rules, value, |fault| self.found(fault, || Some(Cow::Borrowed(value))));
            }
            Purpose::Record(recorder) => recorder.text(value),
        }
    }

    /// The value is the text that it displays. It is not made where no rule asks for it.
    pub fn display(&mut self, value: &dyn fmt::Display) {
        let Rules { length, pattern, one_of, .. } = self.rules;
        if matches!(self.purpose, Purpose::Record(_)) || length.is_some() || pattern.is_some() || one_of.is_some() {
            self.string(&value.to_string());
        }
    }

    /// The value is an integer.
    #[inline]
    pub fn integer(&mut self, value: impl Into<Number>) {
        self.number(value.into());
    }

    /// The value is a floating-point number of double precision. One that is not finite is at fault, since JSON has none.
    #[inline]
    pub fn f64(&mut self, value: f64) {
        match self.purpose {
            Purpose::Judge(_) if value.is_infinite() => self.found(Fault::BEYOND_DOUBLE, || None),
            _ => {
                let before = self.count();
                self.number(value.into());
                self.no_nan(value.is_nan(), before);
            }
        }
    }

    /// The value is a floating-point number of single precision: a bound such as `4.4` means the `f32` nearest to it. One that
    /// is not finite is at fault, since JSON has none; of a number such as `1e39` serde makes an infinite one.
    #[inline]
    pub fn f32(&mut self, value: f32) {
        match self.purpose {
            Purpose::Judge(_) if value.is_infinite() => self.found(Fault::BEYOND_FLOAT, || None),
            Purpose::Judge(_) => {
                let (rules, before) = (self.rules, self.count());
                apply::single(rules, value, |fault| self.found(fault, || Some(Cow::Owned(value.to_string()))));
                self.no_nan(value.is_nan(), before);
            }
            Purpose::Record(recorder) => recorder.number(value.into()),
        }
    }

    /// Reports what is no number, unless a rule refused it already.
    #[inline]
    fn no_nan(&mut self, is_nan: bool, before: usize) {
        if is_nan && self.count() == before && matches!(self.purpose, Purpose::Judge(_)) {
            self.found(Fault::nan(self.is_sensitive()), || None);
        }
    }

    #[inline]
    pub(crate) fn number(&mut self, value: Number) {
        match self.purpose {
            Purpose::Judge(_) => {
                let rules = self.rules;
                apply::number(rules, value, |fault| self.found(fault, || Some(Cow::Owned(value.to_string()))));
            }
            Purpose::Record(recorder) => recorder.number(value),
        }
    }

    /// The value is `true` or `false`.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        if let Purpose::Record(recorder) = self.purpose {
            recorder.plain(if value { "true" } else { "false" });
        }
    }

    /// The value is a number of bytes.
    #[inline]
    pub fn blob(&mut self, value: &[u8]) {
        match self.purpose {
            Purpose::Judge(_) => self.size(value.len(), Measure::Bytes),
            Purpose::Record(recorder) => recorder.bytes(value),
        }
    }

    /// There is no value.
    #[inline]
    pub fn absent(&mut self) {
        match self.purpose {
            Purpose::Judge(_) if self.rules.required => self.found(Fault::MISSING, || Some(Cow::Borrowed("null"))),
            Purpose::Judge(_) => {}
            Purpose::Record(recorder) => recorder.plain("null"),
        }
    }

    /// The value is a list of these items.
    pub fn list<'v, T: GlueValidate + 'v>(&mut self, items: impl ExactSizeIterator<Item = &'v T> + Clone) {
        match self.purpose {
            Purpose::Judge(findings) => {
                findings.fingerprint = findings.fingerprint.wrapping_add(fingerprint(items.len(), Measure::Items));
                self.size(items.len(), Measure::Items);
                if self.rules.unique {
                    self.distinct(items.clone());
                }
                let rules = self.rules.item.unwrap_or(&Rules::NONE);
                if T::INERT && self.rules.item.is_none() {
                    return;
                }
                for (index, item) in items.enumerate() {
                    if self.is_full() {
                        return;
                    }
                    let before = self.count();
                    self.descend(Step::Index(index), rules, |cx| item.check(cx));
                    self.note_place(rules, before);
                }
            }
            Purpose::Record(_) => self.record_list(items),
        }
    }

    /// The value is a tuple: its size is counted as a list's, its items are members.
    pub(crate) fn tuple(&mut self, items: usize) {
        if let Purpose::Judge(findings) = self.purpose {
            findings.fingerprint = findings.fingerprint.wrapping_add(fingerprint(items, Measure::Items));
            self.size(items, Measure::Items);
        }
    }

    /// The value is a map of these entries.
    pub fn map<'v, K, V>(&mut self, entries: impl ExactSizeIterator<Item = (&'v K, &'v V)>)
    where
        K: GlueValidate + 'v,
        V: GlueValidate + 'v,
    {
        match self.purpose {
            Purpose::Judge(findings) => {
                findings.fingerprint = findings.fingerprint.wrapping_add(fingerprint(entries.len(), Measure::Entries));
                self.size(entries.len(), Measure::Entries);
                self.entries(entries);
            }
            Purpose::Record(_) => self.record_map(entries),
        }
    }

    /// The value breaks a rule of its own.
    pub fn refuse(&mut self, name: &'static str, reason: impl fmt::Display) {
        if matches!(self.purpose, Purpose::Judge(_)) {
            let message = (!self.is_sensitive()).then(|| reason.to_string());
            self.found(Fault::Check { name, message }, || None);
        }
    }

    fn entries<'v, K, V>(&mut self, entries: impl Iterator<Item = (&'v K, &'v V)>)
    where
        K: GlueValidate + 'v,
        V: GlueValidate + 'v,
    {
        let keys_matter = !K::INERT || self.rules.key.is_some();
        let values_matter = !V::INERT || self.rules.value.is_some();
        if !keys_matter && !values_matter {
            return;
        }
        let key_rules = self.rules.key.unwrap_or(&Rules::NONE);
        let value_rules = self.rules.value.unwrap_or(&Rules::NONE);
        let hidden = key_rules.sensitive || K::shape().hides();
        for (key, value) in entries {
            if self.is_full() {
                return;
            }
            if keys_matter {
                let before = self.count();
                self.descend(Step::Key { key, hidden }, key_rules, |cx| key.check(cx));
                self.note_place(key_rules, before);
            }
            if values_matter {
                let before = self.count();
                self.descend(Step::Value { key, hidden }, value_rules, |cx| value.check(cx));
                self.note_place(value_rules, before);
            }
        }
    }

    /// Notes whether an item, a key or a value held that functions are to be asked about.
    #[inline]
    fn note_place(&mut self, rules: &Rules, before: usize) {
        let held = rules.checks.is_empty() || self.held_since(before);
        if let Purpose::Judge(findings) = self.purpose
            && !rules.checks.is_empty()
        {
            findings.pending.note(held);
        }
    }

    #[inline]
    fn size(&mut self, actual: usize, measure: Measure) {
        let rules = self.rules;
        apply::size(rules, actual, measure, |fault| self.found(fault, || None));
    }

    /// Reports the first pair of equal items.
    fn distinct<'v, T: GlueValidate + 'v>(&mut self, items: impl Iterator<Item = &'v T>) {
        if let Some((first, second)) = first_repeat(items.map(canonical)) {
            self.found(Fault::Unique { first, second }, || None);
        }
    }

    /// Records a list, item by item.
    fn record_list<'v, T: GlueValidate + 'v>(&mut self, items: impl Iterator<Item = &'v T>) {
        self.record_plain("[");
        for (index, item) in items.enumerate() {
            self.descend(Step::Index(index), &Rules::NONE, |cx| item.check(cx));
        }
        self.record_plain("]");
    }

    /// Records a map. Two equal maps may iterate in different orders, so the entries are sorted.
    fn record_map<'v, K, V>(&mut self, entries: impl Iterator<Item = (&'v K, &'v V)>)
    where
        K: GlueValidate + 'v,
        V: GlueValidate + 'v,
    {
        let mut entries: Vec<_> = entries.map(|(key, value)| (canonical(key), canonical(value))).collect();
        entries.sort_unstable();
        self.record_plain("{");
        for (key, value) in entries {
            self.record_plain(&key);
            self.record_plain(&value);
        }
        self.record_plain("}");
    }

    fn record_plain(&mut self, text: &str) {
        if let Purpose::Record(recorder) = self.purpose {
            recorder.plain(text);
        }
    }
}
