//! Strategies for proptest. A value is made anew from fewer and simpler choices, so whatever it shrinks to is valid, too.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use proptest::prelude::Rng as _;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::make::Extent;
use super::sampler::Sampler;
use crate::shape::Shape;
use crate::validate::GlueValidate;

/// How many values are tried before proptest is told that none was found.
const ATTEMPTS: usize = 100;

/// Valid values of a type.
///
/// ```
/// use glue_validate::{GlueValidate, sample};
/// use proptest::prelude::*;
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
///     #[pattern("[a-z]*")]
///     value: Option<String>,
/// }
///
/// proptest! {
///     # #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) })]
///     # /*
///     #[test]
///     # */
///     fn tags_are_valid(tag in sample::strategy::<Tag>()) {
///         prop_assert!(tag.validate().is_ok());
///     }
/// }
/// # tags_are_valid();
/// ```
pub fn strategy<T: DeserializeOwned + GlueValidate + fmt::Debug>() -> impl Strategy<Value = T> {
    let read = |value| serde_json::from_value(value).ok();
    ShapeStrategy::new(T::shape()).prop_filter_map("the type does not read what its shape says", read)
}

/// Valid values of a shape.
#[derive(Clone, Debug)]
pub struct ShapeStrategy(Arc<Sampler>);

impl ShapeStrategy {
    /// For a shape that is only known at run time: of an operation, say.
    ///
    /// ```
    /// use glue_validate::GlueValidate;
    /// use glue_validate::sample::ShapeStrategy;
    /// use proptest::strategy::{Strategy, ValueTree};
    /// use proptest::test_runner::TestRunner;
    ///
    /// let mut tree = ShapeStrategy::new(<[u8; 2]>::shape()).new_tree(&mut TestRunner::deterministic()).unwrap();
    /// while tree.simplify() {}
    /// assert_eq!(tree.current().to_string(), "[0,0]");
    /// ```
    pub fn new(shape: &'static Shape) -> Self {
        Self(Arc::new(Sampler::new(shape)))
    }
}

impl Strategy for ShapeStrategy {
    type Tree = ShapeTree;
    type Value = Value;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        for _ in 0..ATTEMPTS {
            let mut drawn = || runner.rng().next_u64();
            if let Some(made) = Made::new(&self.0, &mut |bound| drawn() % bound) {
                return Ok(ShapeTree { sampler: Arc::clone(&self.0), made, before: None, edits: Edits::default() });
            }
        }
        Err("no valid value was found".into())
    }
}

/// A value with the choices that made it.
#[derive(Clone, Debug)]
struct Made {
    choices: Vec<u64>,
    value: Value,
}

impl Made {
    /// Makes a value, if it is valid.
    fn new(sampler: &Sampler, choose: &mut dyn FnMut(u64) -> u64) -> Option<Self> {
        let mut choices = Vec::new();
        let mut random = |bound| {
            let choice = choose(bound);
            choices.push(choice);
            choice
        };
        let value = sampler.make(Extent::Drawn, &mut random).and_then(|value| sampler.judged(value)).ok()?;
        while choices.last() == Some(&0) {
            choices.pop();
        }
        Some(Self { choices, value })
    }

    /// Makes a value again, of these choices; behind their end each is the simplest.
    fn again(sampler: &Sampler, choices: &[u64]) -> Option<Self> {
        let mut left = choices.iter();
        Self::new(sampler, &mut |bound| left.next().copied().unwrap_or(0).min(bound.saturating_sub(1)))
    }

    fn is_simpler_than(&self, other: &Self) -> bool {
        let key = |it: &Self| (it.choices.len(), it.choices.iter().map(|choice| u128::from(*choice)).sum::<u128>());
        key(self) < key(other)
    }
}

/// A value that can be made simpler.
#[derive(Clone, Debug)]
pub struct ShapeTree {
    sampler: Arc<Sampler>,
    made: Made,
    /// The value before it was made simpler the last time.
    before: Option<Made>,
    edits: Edits,
}

impl ValueTree for ShapeTree {
    type Value = Value;

    fn current(&self) -> Value {
        self.made.value.clone()
    }

    fn simplify(&mut self) -> bool {
        // What was made simpler still fails, so it stands.
        self.edits.improved |= self.before.take().is_some();
        while let Some(choices) = self.edits.next(&self.made.choices) {
            let simpler = Made::again(&self.sampler, &choices).filter(|it| it.is_simpler_than(&self.made));
            if let Some(simpler) = simpler {
                self.before = Some(core::mem::replace(&mut self.made, simpler));
                return true;
            }
            self.edits.go_on();
        }
        false
    }

    fn complicate(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        self.made = before;
        self.edits.go_on();
        self.simplify()
    }
}

/// What is tried next: to leave out, to zero or to halve so many choices from a place on.
#[derive(Clone, Debug, Default)]
struct Edits {
    kind: usize,
    /// Each round has half as many choices at a time as the one before.
    halvings: u32,
    at: usize,
    /// Whether something became simpler since the first kind was tried.
    improved: bool,
}

/// The kinds of edits.
const KINDS: usize = 4;

impl Edits {
    const fn go_on(&mut self) {
        self.at += 1;
    }

    /// The choices after the next edit, if there is one.
    fn next(&mut self, choices: &[u64]) -> Option<Vec<u64>> {
        loop {
            let size = choices.len() >> self.halvings;
            if size == 0 {
                self.halvings = 0;
                self.kind += 1;
                self.at = 0;
                if self.kind == KINDS {
                    if !self.improved {
                        return None;
                    }
                    *self = Self::default();
                }
                if choices.is_empty() {
                    return None;
                }
                continue;
            }
            let start = self.at * size;
            if start >= choices.len() {
                self.halvings += 1;
                self.at = 0;
                continue;
            }
            let end = (start + size).min(choices.len());
            let mut edited = choices.to_vec();
            let part = edited.get_mut(start..end).unwrap_or_default();
            match self.kind {
                0 => drop(edited.drain(start..end)),
                1 => part.fill(0),
                2 => part.iter_mut().for_each(|choice| *choice /= 2),
                _ => part.iter_mut().for_each(|choice| *choice = choice.saturating_sub(1)),
            }
            return Some(edited);
        }
    }
}
