//! What the derive cannot express, or need not: taken out of the facts before code is written, and listed.

use std::fmt;
use std::sync::Arc;

use glue_pattern::compile::{Compiled, Options, cached};
use serde_json::Number;

use crate::facts::{Bounds, Facts, Matching, Shape, Type};

/// A constraint that the generated code does not carry, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The shape that has it.
    pub shape: String,
    /// Which constraint it is.
    pub constraint: String,
    /// Why it is left out.
    pub reason: String,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of `{}`: {}", self.constraint, self.shape, self.reason)
    }
}

/// Takes what cannot be expressed out of the facts.
pub fn expressible(facts: &Facts) -> (Facts, Vec<LeftOut>) {
    let mut facts = facts.clone();
    let mut reduce = Reduce { matching: facts.patterns, left_out: Vec::new() };
    for (name, shape) in &mut facts.shapes {
        match shape.kind {
            Type::Enum => reduce.value_set(name, shape),
            Type::String => reduce.string(name, shape),
            _ => reduce.number(name, shape),
        }
    }
    (facts, reduce.left_out)
}

struct Reduce {
    matching: Matching,
    left_out: Vec<LeftOut>,
}

impl Reduce {
    fn leave_out(&mut self, shape: &str, constraint: impl Into<String>, reason: impl Into<String>) {
        let (shape, constraint, reason) = (shape.to_owned(), constraint.into(), reason.into());
        self.left_out.push(LeftOut { shape, constraint, reason });
    }

    fn compile(&self, pattern: &str) -> Result<Arc<Compiled>, String> {
        let options = Options::new().partial(self.matching == Matching::Partial);
        cached(pattern, &options)
            .map_err(|error| format!("it cannot be compiled: {}", error.to_string().lines().next().unwrap_or_default()))
    }

    /// A value set says all: its values have their lengths.
    fn value_set(&mut self, name: &str, shape: &mut Shape) {
        const IMPLIED: &str = "every value has it";
        const BROKEN: &str = "not every value has it, and the values are what counts";
        if let Some(length) = shape.length.take() {
            let all = shape.values.iter().all(|value| allows(&length, value.chars().count()));
            self.leave_out(name, "length", if all { IMPLIED } else { BROKEN });
        }
        if let Some(pattern) = shape.pattern.take() {
            let reason = match self.compile(&pattern) {
                Ok(compiled) if shape.values.iter().all(|value| compiled.is_match(value)) => IMPLIED.to_owned(),
                Ok(_) => BROKEN.to_owned(),
                Err(error) => error,
            };
            self.leave_out(name, "pattern", reason);
        }
    }

    /// A pattern that the compiler refuses, and one that leaves no string beside the length.
    fn string(&mut self, name: &str, shape: &mut Shape) {
        let Some(pattern) = shape.pattern.take() else { return };
        let length = shape.length.as_ref();
        let min = length.and_then(|length| length.min).unwrap_or(0);
        let max = length.and_then(|length| length.max).unwrap_or(u64::MAX);
        match self.compile(&pattern) {
            Err(error) => self.leave_out(name, "pattern", error),
            Ok(compiled) if compiled.facts().is_empty() => self.leave_out(name, "pattern", "no string matches it"),
            Ok(compiled) if min > max || !compiled.facts().allows_len(min, max) => {
                self.leave_out(name, "pattern", "no string matches it and has the length");
            }
            Ok(_) => shape.pattern = Some(pattern),
        }
    }

    /// A bound that the type has anyway.
    fn number(&mut self, name: &str, shape: &mut Shape) {
        let (least, most) = match shape.kind {
            Type::Byte => (i64::from(i8::MIN), i64::from(i8::MAX)),
            Type::Short => (i64::from(i16::MIN), i64::from(i16::MAX)),
            Type::Integer => (i64::from(i32::MIN), i64::from(i32::MAX)),
            Type::Long => (i64::MIN, i64::MAX),
            _ => return,
        };
        let Some(range) = shape.range.take() else { return };
        let fits = |bound: &Number| bound.as_i64().is_some_and(|bound| (least..=most).contains(&bound));
        let [min, max] = [("lower bound", range.min), ("upper bound", range.max)].map(|(which, bound)| {
            let (fitting, beyond) = (bound.clone().filter(fits), bound.filter(|bound| !fits(bound)));
            if let Some(beyond) = beyond {
                self.leave_out(name, which, format!("`{beyond}` is no number of its type"));
            }
            fitting
        });
        shape.range = Bounds::new(min, max);
    }
}

fn allows(length: &Bounds<u64>, actual: usize) -> bool {
    let actual = actual as u64;
    length.min.is_none_or(|min| actual >= min) && length.max.is_none_or(|max| actual <= max)
}
