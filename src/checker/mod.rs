//! The walk over a typed value: where it is, which rules hold there, what it found.
//!
//! [`GlueValidate::check`](crate::GlueValidate::check) of a type says to a [`Checker`] what it is: a string, a
//! number, a list of these items. The checker judges it by the rules of the place it stands in. The path is a chain
//! on the stack; it becomes a JSON Pointer only where something is wrong, so a valid value costs no allocation.

pub(crate) mod apply;
pub(crate) mod path;
pub(crate) mod record;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use self::path::{Frame, Step};
use self::record::Recorder;
use crate::GlueValidate;
use crate::report::{Class, Code, Fault, Report, Violation};
use crate::rules::{Counted, Number, Rules};

/// How much a check keeps, and how deep it looks.
///
/// ```
/// use glue_validate::{GlueValidate, Limits};
///
/// #[derive(GlueValidate)]
/// struct Names(#[list(item(len(min = 1)))] Vec<&'static str>);
///
/// let report = Names(vec![""; 5]).validate_with(Limits::DEFAULT.violations(2)).unwrap_err();
/// assert_eq!(report.violations().len(), 2);
/// assert!(report.is_truncated());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How many violations a report keeps.
    pub violations: usize,
    /// How many levels a value may be nested.
    pub depth: usize,
    /// Whether violations keep the rejected values, for AWS's own wording: strings and numbers. Sensitive ones are never
    /// kept, nor is a list, map or structure, which may hold some.
    pub keep_values: bool,
}

impl Limits {
    /// 1,000 violations, 128 levels, no values kept.
    pub const DEFAULT: Self = Self { violations: 1000, depth: 128, keep_values: false };

    /// Keeps another number of violations.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Self { violations, ..self }
    }

    /// Looks at another number of levels.
    #[must_use]
    pub const fn depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// Keeps rejected values, or not.
    #[must_use]
    pub const fn keep_values(self, keep_values: bool) -> Self {
        Self { keep_values, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Walks a typed value and collects what is wrong with it.
///
/// Only a hand-written [`GlueValidate`](crate::GlueValidate) meets it: it says what the value is on the wire.
///
/// ```
/// use glue_validate::{Checker, GlueValidate, shape::Shape};
///
/// /// A string that is compared without regard to case, validated as the string it holds.
/// struct Caseless(String);
///
/// impl GlueValidate for Caseless {
///     fn shape() -> &'static Shape {
///         String::shape()
///     }
///
///     fn check(&self, cx: &mut Checker<'_>) {
///         cx.string(&self.0);
///     }
/// }
///
/// #[derive(GlueValidate)]
/// struct Request {
///     #[map(max = 2)]
///     headers: std::collections::BTreeMap<String, Caseless>,
/// }
/// # assert!(Request { headers: Default::default() }.validate().is_ok());
/// ```
pub struct Checker<'c> {
    pub(crate) sink: &'c mut Sink,
    pub(crate) frame: Frame<'c>,
    pub(crate) rules: &'c Rules,
}

impl fmt::Debug for Checker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checker").field("path", &self.frame.pointer()).finish_non_exhaustive()
    }
}

/// What a walk is for.
pub(crate) enum Sink {
    /// To judge the value.
    Judge(Findings),
    /// To write down what the value is, so that two can be compared.
    Record(Recorder),
}

/// The violations found so far.
pub(crate) struct Findings {
    pub(crate) violations: Vec<Violation>,
    /// The gravest class among the violations beyond the cap, where there were any.
    pub(crate) beyond: Option<Class>,
    pub(crate) limits: Limits,
    /// What the value's lists and maps weigh together.
    pub(crate) collected: u64,
}

impl Findings {
    pub(crate) const fn new(limits: Limits) -> Self {
        Self { violations: Vec::new(), beyond: None, limits, collected: 0 }
    }

    /// Keeps a violation of a class, or notes that there was one more.
    pub(crate) fn push(&mut self, class: Class, violation: impl FnOnce() -> Violation) {
        if self.violations.len() < self.limits.violations {
            self.violations.push(violation());
        } else {
            self.beyond = self.beyond.max(Some(class));
        }
    }

    pub(crate) fn into_result(self) -> Result<(), Report> {
        if self.violations.is_empty() && self.beyond.is_none() {
            return Ok(());
        }
        Err(Report { violations: self.violations, beyond: self.beyond })
    }
}

/// Judges a whole value.
pub(crate) fn run<T: GlueValidate + ?Sized>(value: &T, limits: Limits) -> Result<(), Report> {
    run_counting(value, limits).0
}

/// What a list or a map of some length weighs. The sum over all of them tells whether a value holds the collections of its
/// text: one that lost an item or an entry weighs less or more, and none that serde's `default` fills besides can make up
/// for it, as it could if the lengths were added. What is empty weighs nothing, like what is absent.
#[inline]
pub(crate) const fn weight(length: usize, counted: Counted) -> u64 {
    if length == 0 {
        return 0;
    }
    // The finaliser of SplitMix64, which has every bit depend on every other.
    let mut mixed = (length as u64) << 1 | matches!(counted, Counted::Entries) as u64;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Judges a whole value and weighs its lists and maps.
pub(crate) fn run_counting<T: GlueValidate + ?Sized>(value: &T, limits: Limits) -> (Result<(), Report>, u64) {
    let mut sink = Sink::Judge(Findings::new(limits));
    value.check(&mut Checker { sink: &mut sink, frame: Frame::ROOT, rules: &Rules::NONE });
    match sink {
        Sink::Judge(findings) => {
            let collected = findings.collected;
            (findings.into_result(), collected)
        }
        Sink::Record(_) => (Ok(()), 0),
    }
}

impl Checker<'_> {
    /// The value is a string.
    #[inline]
    pub fn string(&mut self, value: &str) {
        match self.sink {
            Sink::Judge(_) => {
                let rules = self.rules;
                apply::text(rules, value, |fault| self.found(fault, || Some(Cow::Borrowed(value))));
            }
            Sink::Record(recorder) => recorder.text(value),
        }
    }

    /// The value is an integer.
    #[inline]
    pub fn integer(&mut self, value: Number) {
        match self.sink {
            Sink::Judge(_) => {
                let rules = self.rules;
                apply::number(rules, value, |fault| self.found(fault, || Some(Cow::Owned(value.to_string()))));
            }
            Sink::Record(recorder) => recorder.number(value),
        }
    }

    /// The value is a floating-point number.
    #[inline]
    pub fn double(&mut self, value: f64) {
        self.integer(Number::Float(value));
    }

    /// The value is a floating-point number of single precision.
    #[inline]
    pub fn single(&mut self, value: f32) {
        match self.sink {
            Sink::Judge(_) => {
                let rules = self.rules;
                apply::single(rules, value, |fault| self.found(fault, || Some(Cow::Owned(value.to_string()))));
            }
            Sink::Record(recorder) => recorder.number(Number::Float(f64::from(value))),
        }
    }

    /// The value is `true` or `false`.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        if let Sink::Record(recorder) = self.sink {
            recorder.plain(if value { "true" } else { "false" });
        }
    }

    /// The value is a number of bytes.
    #[inline]
    pub fn blob(&mut self, value: &[u8]) {
        match self.sink {
            Sink::Judge(_) => self.size(value.len(), Counted::Bytes),
            Sink::Record(recorder) => recorder.bytes(value),
        }
    }

    /// There is no value.
    #[inline]
    pub fn absent(&mut self) {
        match self.sink {
            Sink::Judge(_) if self.rules.required => self.found(Fault::Required, || Some(Cow::Borrowed("null"))),
            Sink::Judge(_) => {}
            Sink::Record(recorder) => recorder.plain("null"),
        }
    }

    /// The value is a list of these items.
    pub fn list<'v, T: GlueValidate + 'v>(&mut self, items: impl ExactSizeIterator<Item = &'v T> + Clone) {
        match self.sink {
            Sink::Judge(findings) => {
                findings.collected = findings.collected.wrapping_add(weight(items.len(), Counted::Items));
                self.size(items.len(), Counted::Items);
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
                    self.descend(Step::Index(index), rules, |cx| item.check(cx));
                }
            }
            Sink::Record(_) => record::list(self, items),
        }
    }

    /// The value is a map of these entries.
    pub fn map<'v, K, V>(&mut self, entries: impl ExactSizeIterator<Item = (&'v K, &'v V)>)
    where
        K: GlueValidate + 'v,
        V: GlueValidate + 'v,
    {
        match self.sink {
            Sink::Judge(findings) => {
                findings.collected = findings.collected.wrapping_add(weight(entries.len(), Counted::Entries));
                self.size(entries.len(), Counted::Entries);
                self.entries(entries);
            }
            Sink::Record(_) => record::map(self, entries),
        }
    }

    /// The value breaks a rule of its own.
    pub fn refuse(&mut self, name: &'static str, reason: impl fmt::Display) {
        if matches!(self.sink, Sink::Judge(_)) {
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
                self.descend(Step::Key { key, hidden }, key_rules, |cx| key.check(cx));
            }
            if values_matter {
                self.descend(Step::Value { key, hidden }, value_rules, |cx| value.check(cx));
            }
        }
    }

    #[inline]
    fn size(&mut self, actual: usize, counted: Counted) {
        let rules = self.rules;
        apply::size(rules, actual, counted, |fault| self.found(fault, || None));
    }

    /// Reports the first pair of equal items.
    fn distinct<'v, T: GlueValidate + 'v>(&mut self, items: impl Iterator<Item = &'v T>) {
        if let Some((first, second)) = record::first_repeat(items.map(record::canonical)) {
            self.found(Fault::Unique { first, second }, || None);
        }
    }

    /// Whether a further violation would not be kept anyway.
    fn is_full(&self) -> bool {
        match &self.sink {
            Sink::Judge(findings) => findings.beyond.is_some(),
            Sink::Record(_) => false,
        }
    }

    fn is_sensitive(&self) -> bool {
        self.frame.is_sensitive() || self.rules.sensitive
    }

    /// One step down: the same walk, at another place, under other rules.
    #[inline]
    pub(crate) fn descend(&mut self, step: Step<'_>, rules: &Rules, check: impl FnOnce(&mut Checker<'_>)) {
        let sensitive = self.is_sensitive();
        let frame = self.frame.below(step, sensitive);
        let mut below = Checker { sink: &mut *self.sink, frame, rules };
        let limit = match below.sink {
            Sink::Judge(findings) => findings.limits.depth,
            Sink::Record(_) => Limits::DEFAULT.depth,
        };
        if below.frame.is_below(limit) {
            self.too_deep(limit);
        } else {
            check(&mut below);
        }
    }

    /// The value has parts that are too deep: one violation, not one for each.
    #[cold]
    fn too_deep(&mut self, limit: usize) {
        let path = self.frame.pointer();
        let told = match &self.sink {
            Sink::Judge(findings) => {
                findings.violations.last().is_some_and(|it| it.code() == Code::TooDeep && it.path == path)
            }
            Sink::Record(_) => true,
        };
        if !told {
            self.found(Fault::TooDeep { limit }, || None);
        }
    }

    /// The same place, kept out of the report.
    #[inline]
    pub(crate) fn secretly(&mut self, check: impl FnOnce(&mut Checker<'_>)) {
        let frame = Frame { secret: true, ..self.frame };
        check(&mut Checker { sink: &mut *self.sink, frame, rules: self.rules });
    }

    /// Writes a violation down.
    #[cold]
    pub(crate) fn found<'v>(&mut self, fault: Fault, value: impl FnOnce() -> Option<Cow<'v, str>>) {
        let frame = Frame { secret: self.is_sensitive(), ..self.frame };
        if let Sink::Judge(findings) = &mut *self.sink {
            let keep = findings.limits.keep_values && !frame.is_sensitive();
            findings.push(fault.code().class(), || Violation {
                value: if keep { value().map(Into::into) } else { None },
                ..frame.violation(fault)
            });
        }
    }
}
