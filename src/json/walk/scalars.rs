//! Strings, numbers and blobs of a JSON text.

use alloc::borrow::Cow;

use super::purpose::Severity;
use super::walker::Walker;
use crate::checker::apply;
use crate::checker::path::Frame;
use crate::impls::blob::Blob;
use crate::json::number::{self, describe_fraction, unmet_limit};
use crate::json::tape::NodeId;
use crate::report::Fault;
use crate::rules::{Measure, Number, Rules};
use crate::shape::{Integer, ValueSet};

impl Walker<'_, '_> {
    pub(super) fn text(&mut self, node: NodeId, rules: &Rules, frame: &Frame<'_>) {
        if let Some(text) = self.string(node)
            && self.judges()
        {
            apply::text(rules, &text, |fault| {
                self.found(Severity::Broken, node, frame, fault, || Cow::Borrowed(&*text));
            });
        }
    }

    pub(super) fn character(&mut self, node: NodeId, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(node) else { return };
        if text.chars().count() == 1 {
            self.text(node, rules, frame);
        } else {
            self.malformed(node, "a string of one character", "a string", frame);
        }
    }

    pub(super) fn blob(&mut self, node: NodeId, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(node) else { return };
        match Blob::decoded_len(&text) {
            Some(length) => apply::size(rules, length, Measure::Bytes, |fault| self.broken(node, frame, fault)),
            None => self.malformed(node, "a base64 string", "a string that is not base64", frame),
        }
    }

    pub(super) fn integer(&mut self, node: NodeId, limits: &Integer, rules: &Rules, frame: &Frame<'_>) {
        let raw = self.tape.raw(node);
        match number::integer(raw, limits) {
            Some(value) => self.whole_number(node, value, limits, rules, frame),
            None => self.other_kind(node, "an integer", describe_fraction(raw), frame),
        }
    }

    /// Judges a whole number, be it a value or a key.
    pub(super) fn whole_number(
        &mut self,
        node: NodeId,
        value: Number,
        limits: &Integer,
        rules: &Rules,
        frame: &Frame<'_>,
    ) {
        if let Some(expected) = unmet_limit(value, limits) {
            // A number that is named tells what a sensitive value is.
            let named = value.as_i128() == Some(0) && !frame.is_sensitive();
            return self.malformed(node, expected, if named { "0" } else { "one out of range" }, frame);
        }
        apply::number(rules, value, |fault| {
            let tape = self.tape;
            self.found(Severity::Broken, node, frame, fault, || tape.raw(node).into());
        });
    }

    pub(super) fn float(&mut self, node: NodeId, single: bool, rules: &Rules, frame: &Frame<'_>) {
        let value = self.tape.raw(node).parse::<f64>().unwrap_or(f64::NAN);
        if !value.is_finite() {
            self.unreadable(node, frame, Fault::BEYOND_DOUBLE);
        } else if single {
            #[expect(clippy::cast_possible_truncation, reason = "as serde_json reads an `f32`")]
            let value = value as f32;
            if value.is_infinite() {
                return self.unreadable(node, frame, Fault::BEYOND_FLOAT);
            }
            apply::single(rules, value, |fault| self.broken(node, frame, fault));
        } else {
            apply::number(rules, Number::from_f64(value), |fault| self.broken(node, frame, fault));
        }
    }

    pub(super) fn enumeration(&mut self, node: NodeId, set: &'static ValueSet, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(node) else { return };
        match set.value_of(&text) {
            Some(value) if self.judges() => {
                apply::text(rules, value, |fault| self.found(Severity::Broken, node, frame, fault, || value.into()));
            }
            Some(_) => {}
            None => self.found(Severity::Doubtful, node, frame, Fault::none_of(&set.values), || text),
        }
    }
}
