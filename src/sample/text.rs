//! Strings that keep a length, a pattern and a value set together, or break one of them.

use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use glue_pattern::compile::{self, Compiled};

use super::random::{Random, below, pick};
use super::unmade::Unmade;
use crate::checker::apply;
use crate::rules::{Length, Rules, Unit};

/// How much longer than they must be strings are.
const SPREAD: u64 = 16;
/// Longer strings are not made: no service takes a request of that size.
const LONGEST: u64 = 1 << 20;
/// What strings without a pattern are made of, each of another width.
const LETTERS: [char; 16] = ['a', 'b', 'c', 'x', 'y', 'z', 'A', 'Z', '0', '9', '-', '_', ' ', 'é', '中', '😀'];

/// What strings a place takes.
pub(super) struct Texts {
    pattern: Option<Arc<Compiled>>,
    length: RangeInclusive<u64>,
    unit: Unit,
}

impl Texts {
    /// The strings under rules, value sets aside.
    pub(super) fn new(rules: &Rules) -> Result<Self, Unmade> {
        let compiled = |pattern: glue_pattern::Pattern| {
            let options = compile::Options::new().partial(pattern.is_partial());
            compile::cached(pattern.source(), &options)
                .map_err(|error| Unmade::new(format!("the pattern does not compile: {error}")))
        };
        let length = rules.length.unwrap_or(Length::chars(None, None));
        Ok(Self {
            pattern: rules.pattern.map(compiled).transpose()?,
            length: length.min.unwrap_or(0)..=length.max.unwrap_or(u64::MAX),
            unit: length.unit,
        })
    }

    /// A string that keeps all rules; the simplest one if each choice is.
    pub(super) fn valid(&self, random: Random<'_>) -> Result<String, Unmade> {
        self.of_length(self.length.clone(), random).ok_or_else(|| Unmade::new(self.refusal()))
    }

    /// Why there is no such string.
    fn refusal(&self) -> String {
        let length = length_in_words(&self.length, self.unit);
        match &self.pattern {
            Some(pattern) => format!("no string{length} that matches the pattern `{}` was found", pattern.source()),
            None => format!("a string{length} is not made: it would be too long"),
        }
    }

    /// A string that breaks its length alone: too short, or too long.
    pub(super) fn too_short(&self, random: Random<'_>) -> Option<String> {
        let most = self.length.start().checked_sub(1)?;
        // The longest that are too short: they are just so.
        self.of_length(most..=most, random).or_else(|| self.of_length(0..=most, random))
    }

    /// The same at the other end.
    pub(super) fn too_long(&self, random: Random<'_>) -> Option<String> {
        let least = self.length.end().checked_add(1)?;
        self.of_length(least..=least, random)
            .or_else(|| self.of_length(least..=least.saturating_add(4 * SPREAD), random))
    }

    /// A string that breaks its pattern alone.
    pub(super) fn mismatch(&self, random: Random<'_>) -> Option<String> {
        self.pattern.as_ref()?.near_miss_measured(self.length.clone(), unit(self.unit), random)
    }

    /// A string of a length that matches the pattern.
    fn of_length(&self, length: RangeInclusive<u64>, random: Random<'_>) -> Option<String> {
        if *length.start() > LONGEST || length.is_empty() {
            return None;
        }
        let simplest = random(4) == 0;
        match &self.pattern {
            Some(pattern) if simplest => pattern.example_measured(length, unit(self.unit)),
            Some(pattern) => pattern.sample_measured(length, unit(self.unit), random),
            None => {
                let most = (*length.end()).min(length.start().saturating_add(SPREAD));
                let wanted =
                    if simplest { *length.start() } else { length.start() + random(most - length.start() + 1) };
                Some(letters(wanted, self.unit, random))
            }
        }
    }
}

/// One of some values that keeps the rules on strings.
pub(super) fn among(
    values: impl Iterator<Item = &'static str>,
    rules: &Rules,
    random: Random<'_>,
) -> Result<&'static str, Unmade> {
    let good: Vec<&'static str> = values.filter(|value| keeps(rules, value)).collect();
    pick(random, &good).ok_or_else(|| Unmade::new("none of the values satisfies the other rules"))
}

/// Whether a string keeps the rules.
pub(super) fn keeps(rules: &Rules, text: &str) -> bool {
    let mut kept = true;
    apply::text(rules, text, |_| kept = false);
    kept
}

/// Letters that count `wanted` together.
fn letters(wanted: u64, unit: Unit, random: Random<'_>) -> String {
    let (mut text, mut left) = (String::new(), wanted);
    while left > 0 {
        let letter = LETTERS.get(below(random, LETTERS.len())).copied().unwrap_or('a');
        let width = self::unit(unit).measure(letter.encode_utf8(&mut [0; 4]));
        let (letter, width) = if width <= left { (letter, width) } else { ('a', 1) };
        text.push(letter);
        left -= width;
    }
    text
}

const fn unit(unit: Unit) -> compile::Unit {
    match unit {
        Unit::Chars => compile::Unit::Chars,
        Unit::Bytes => compile::Unit::Bytes,
        Unit::Utf16 => compile::Unit::Utf16,
    }
}

fn length_in_words(length: &RangeInclusive<u64>, unit: Unit) -> String {
    let counted = match unit {
        Unit::Chars => "characters",
        Unit::Bytes => "bytes",
        Unit::Utf16 => "UTF-16 units",
    };
    match (*length.start(), *length.end()) {
        (0, u64::MAX) => String::new(),
        (min, u64::MAX) => format!(" of at least {min} {counted}"),
        (min, max) if min == max => format!(" of {min} {counted}"),
        (min, max) => format!(" of {min} to {max} {counted}"),
    }
}
