//! What was found: values that break one rule each, and rules that are not broken.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::Value;

use super::super::judged::report;
use super::super::unmade::Unmade;
use crate::checker::path::Frame;
use crate::report::{Code, Subject};
use crate::shape::Shape;

/// Values that break one rule each, and the rules that no value was found to break alone.
#[derive(Clone, Debug, Default)]
pub struct Invalids {
    pub(super) made: Vec<JustInvalid>,
    unbroken: Vec<Unmade>,
}

impl Invalids {
    /// The values.
    pub fn made(&self) -> &[JustInvalid] {
        &self.made
    }

    /// The values, taken out.
    pub fn into_made(self) -> Vec<JustInvalid> {
        self.made
    }

    /// The places with a rule that could not be broken, or only together with another: the pattern matches every text, or none of the
    /// lengths that would be wrong.
    pub fn unbroken(&self) -> &[Unmade] {
        &self.unbroken
    }
}

/// A value that breaks one rule, and the violation that a report has of it.
#[derive(Clone, Debug)]
pub struct JustInvalid {
    value: Value,
    path: String,
    subject: Subject,
    code: Code,
}

impl JustInvalid {
    /// The value.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The value, taken out.
    pub fn into_value(self) -> Value {
        self.value
    }

    /// Where the violation is, as [`Violation::path`](crate::Violation::path) has it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is at fault there.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The kind of the violation.
    pub fn code(&self) -> Code {
        self.code
    }
}

/// A value without the part at a place.
pub(super) type Around = Rc<dyn Fn(Value) -> Value>;

impl Invalids {
    /// Keeps a value if it has the one violation; returns whether it has.
    pub(super) fn judge(&mut self, shape: &'static Shape, value: Value, frame: &Frame<'_>, code: Code) -> bool {
        let (path, subject) = (frame.pointer().to_string(), frame.subject());
        let is_expected = report(shape, &value).is_err_and(|report| match report.violations() {
            [only] => !report.is_truncated() && only.path() == path && only.subject() == subject && only.code() == code,
            _ => false,
        });
        if is_expected {
            self.made.push(JustInvalid { value, path, subject, code });
        }
        is_expected
    }

    /// Notes a rule that is not broken.
    pub(super) fn give_up(&mut self, frame: &Frame<'_>, code: Code) {
        let unmade = Unmade::new(format!("no value was found that breaks `{code}` and nothing else"))
            .at(frame.pointer().to_string());
        if !self.unbroken.contains(&unmade) {
            self.unbroken.push(unmade);
        }
    }
}
