//! The other use of a walk: to write a value down, so that two can be compared, and a map's key be shown.
//!
//! A type tells a [`Checker`] what it is; whether that is judged or recorded is the checker's affair. So items of any
//! type can be compared, in every collection, without asking them for `Hash` or `Ord`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use crate::GlueValidate;
use crate::checker::path::{Frame, Step};
use crate::checker::{Checker, Sink};
use crate::rules::{Number, Rules};

/// Writes values down.
pub(crate) struct Recorder {
    out: String,
    /// Strings as they are, for keys: no two forms are told apart then.
    bare: bool,
}

impl Recorder {
    pub(crate) fn text(&mut self, text: &str) {
        if !self.bare {
            // The length before the text keeps neighbours apart. Writing to a `String` cannot fail.
            let _ = write!(self.out, "{}:", text.len());
        }
        self.out.push_str(text);
    }

    pub(crate) fn number(&mut self, number: Number) {
        self.plain(&number.to_string());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let _ = write!(self.out, "{byte:02x}");
        }
        self.plain("");
    }

    /// What stands around values: nothing in a key, which is one value.
    pub(crate) fn punctuation(&mut self, text: &str) {
        if !self.bare {
            self.out.push_str(text);
        }
    }

    pub(crate) fn plain(&mut self, text: &str) {
        self.out.push_str(text);
        if !self.bare {
            self.out.push(';');
        }
    }
}

/// The value in a form that is equal for equal values.
pub(crate) fn canonical<T: GlueValidate + ?Sized>(value: &T) -> String {
    record(value, false)
}

/// The value's text, for a map's key: a string as it is, a number in digits.
pub(crate) fn plain_text<T: GlueValidate + ?Sized>(value: &T) -> String {
    record(value, true)
}

fn record<T: GlueValidate + ?Sized>(value: &T, bare: bool) -> String {
    let mut sink = Sink::Record(Recorder { out: String::new(), bare });
    value.check(&mut Checker { sink: &mut sink, frame: Frame::ROOT, rules: &Rules::NONE });
    match sink {
        Sink::Record(recorder) => recorder.out,
        Sink::Judge(_) => String::new(),
    }
}

fn plain(cx: &mut Checker<'_>, text: &str) {
    if let Sink::Record(recorder) = cx.sink {
        recorder.plain(text);
    }
}

/// Records a list, item by item.
pub(crate) fn list<'v, T: GlueValidate + 'v>(cx: &mut Checker<'_>, items: impl Iterator<Item = &'v T>) {
    plain(cx, "[");
    for (index, item) in items.enumerate() {
        cx.descend(Step::Index(index), &Rules::NONE, |cx| item.check(cx));
    }
    plain(cx, "]");
}

/// Records a map. Two equal maps may iterate in different orders, so the entries are sorted.
pub(crate) fn map<'v, K, V>(cx: &mut Checker<'_>, entries: impl Iterator<Item = (&'v K, &'v V)>)
where
    K: GlueValidate + 'v,
    V: GlueValidate + 'v,
{
    let mut entries: Vec<_> = entries.map(|(key, value)| (canonical(key), canonical(value))).collect();
    entries.sort_unstable();
    plain(cx, "{");
    for (key, value) in entries {
        plain(cx, &key);
        plain(cx, &value);
    }
    plain(cx, "}");
}

/// The places of the first item that repeats an earlier one, and of that earlier one. Takes `n log n` comparisons.
pub(crate) fn first_repeat(items: impl Iterator<Item = String>) -> Option<(usize, usize)> {
    let mut items: Vec<(String, usize)> = items.enumerate().map(|(index, item)| (item, index)).collect();
    items.sort_unstable();
    items
        .chunk_by(|(left, _), (right, _)| left == right)
        .filter_map(|equal| match equal {
            [(_, first), (_, second), ..] => Some((*first, *second)),
            _ => None,
        })
        .min_by_key(|&(_, second)| second)
}
