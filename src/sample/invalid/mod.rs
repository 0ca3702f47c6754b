//! Values that break one rule: for every place of a shape and every rule there, the smallest value that leads to the place
//! and breaks just that.
//!
//! `places` goes through them, as the walk over a text does; `objects` through those of objects. Where a place is, is said by the walk's
//! own frames, so that the pointers have what reports have in them: masks, and names that are cut.

mod objects;
mod places;

use alloc::format;
use alloc::rc::Rc;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::Value;

use self::places::Breaker;
use super::heights::Heights;
use super::random::Random;
use super::sampler::report;
use super::unmade::Unmade;
use crate::checker::path::Frame;
use crate::report::{Code, Subject};
use crate::rules::Rules;
use crate::shape::Shape;

/// Values that break one rule each, and the rules that no value was found to break alone.
#[derive(Clone, Debug, Default)]
pub struct Invalids {
    made: Vec<JustInvalid>,
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
type Around = Rc<dyn Fn(Value) -> Value>;

/// Breaks every rule of a shape.
pub(super) fn all(shape: &'static Shape, heights: &Heights, random: Random<'_>) -> Invalids {
    let mut breaker = Breaker::new(shape, heights, random);
    breaker.value(&(Rc::new(|value| value) as Around), shape, &Rules::NONE, Frame::ROOT);
    breaker.found
}

impl Invalids {
    /// Keeps a value if it has the one violation; returns whether it has.
    fn judge(&mut self, shape: &'static Shape, value: Value, frame: &Frame<'_>, code: Code) -> bool {
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
    fn give_up(&mut self, frame: &Frame<'_>, code: Code) {
        let unmade = Unmade::new(format!("no value was found that breaks `{code}` and nothing else"))
            .at(frame.pointer().to_string());
        if !self.unbroken.contains(&unmade) {
            self.unbroken.push(unmade);
        }
    }
}
