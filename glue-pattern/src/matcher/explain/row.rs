//! Why a text does not match a row of repeated classes, each of which ends where the next begins.

use super::automaton::add_range;
use crate::clue::{Clue, Expected};
use crate::matcher::bytes::characters_with;
use crate::matcher::lanes::LANES;
use crate::matcher::{Class, Fields, Fixed, Scan, Segments};

/// `min` to `max` characters of a set; a `max` of `u32::MAX` means any number.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    set: Set<'a>,
    min: u32,
    max: u32,
}

/// Characters.
#[derive(Clone, Copy)]
enum Set<'a> {
    Class(Class<'a>),
    Char(char),
    /// One position of a text of fixed length.
    Position(Fixed<'a>, usize),
}

impl Set<'_> {
    fn holds(&self, c: char) -> bool {
        match self {
            Set::Class(class) => class.holds_all(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Set::Char(only) => c == *only,
            Set::Position(fixed, at) => {
                u8::try_from(c).is_ok_and(|byte| fixed.ranges_of(*at).any(|(low, high)| (low..=high).contains(&byte)))
            }
        }
    }

    fn add_to(&self, expected: &mut Expected) {
        match self {
            Set::Class(class) => class.each_range(&mut |low, high| add_range(expected, low, high)),
            Set::Char(c) => expected.add(*c, *c),
            Set::Position(fixed, at) => {
                fixed.ranges_of(*at).for_each(|(low, high)| expected.add(char::from(low), char::from(high)));
            }
        }
    }
}

/// Walks along the steps as far as the text can go.
pub(super) fn explain<'a>(mut steps: impl Iterator<Item = Step<'a>> + Clone, text: &str) -> Option<Clue> {
    let mut step = steps.next();
    let mut count = 0;
    for (chars, (bytes, c)) in text.char_indices().enumerate() {
        loop {
            let Some(now) = step else { return Some(Clue::new(text, bytes, chars, expected(step, count, steps))) };
            if count < now.max && now.set.holds(c) {
                count += 1;
                break;
            }
            if count < now.min {
                return Some(Clue::new(text, bytes, chars, expected(step, count, steps)));
            }
            // What may be left out is left out only if something behind it fits.
            let mut behind = steps.clone().take_while(fits_none(c));
            let skipped = behind.by_ref().count();
            let next = steps.clone().nth(skipped);
            if next.is_none_or(|next| !next.set.holds(c)) {
                return Some(Clue::new(text, bytes, chars, expected(step, count, steps)));
            }
            step = steps.nth(skipped);
            count = 0;
        }
    }
    let is_complete = step.is_none_or(|step| count >= step.min) && steps.clone().all(|step| step.min == 0);
    (!is_complete).then(|| Clue::new(text, text.len(), text.chars().count(), expected(step, count, steps)))
}

/// Whether a step can be left out and does not begin with `c`.
fn fits_none<'a>(c: char) -> impl Fn(&Step<'a>) -> bool {
    move |step| step.min == 0 && (step.max == 0 || !step.set.holds(c))
}

/// What may follow `count` characters of `step`.
fn expected<'a>(step: Option<Step<'a>>, count: u32, behind: impl Iterator<Item = Step<'a>>) -> Expected {
    let mut expected = Expected::new();
    let mut left = step.into_iter().map(|step| (step, count)).chain(behind.map(|step| (step, 0)));
    let is_at_end = left.all(|(step, count)| {
        if count < step.max {
            step.set.add_to(&mut expected);
        }
        count >= step.min
    });
    if is_at_end {
        expected.allow_end();
    }
    expected
}

impl<'a> Scan<'a> {
    pub(super) fn steps(self) -> impl Iterator<Item = Step<'a>> + Clone {
        core::iter::once(Step { set: Set::Class(self.class), min: self.min, max: self.max })
    }
}

impl<'a> Fields<'a> {
    pub(super) fn steps(self) -> impl Iterator<Item = Step<'a>> + Clone {
        self.runs.as_bytes().as_chunks().0.iter().flat_map(move |&[min, max, behind]| {
            let max = if max == Self::ANY { u32::MAX } else { max.into() };
            let run = Step { set: Set::Class(self.class), min: min.into(), max };
            let is_last = behind == Self::END;
            let character = Step { set: Set::Char(char::from(behind)), min: 1, max: 1 };
            core::iter::once(run).chain((!is_last).then_some(character))
        })
    }
}

impl<'a> Fixed<'a> {
    pub(super) fn steps(self) -> impl Iterator<Item = Step<'a>> + Clone {
        (0..usize::from(self.length)).map(move |at| Step { set: Set::Position(self, at), min: 1, max: 1 })
    }
}

impl Fixed<'_> {
    /// The ranges of a position.
    fn ranges_of(&self, at: usize) -> impl Iterator<Item = (u8, u8)> {
        let (block, lane) = self.lane_of(at);
        let blocks: &[[u8; 2 * LANES]] = self.ranges.as_chunks().0;
        let layers = usize::from(self.layers);
        let ranges = blocks.get(block * layers..(block + 1) * layers).unwrap_or_default();
        ranges.iter().map(move |range| (range[lane], range[lane].saturating_add(range[LANES + lane])))
    }
}

impl Class<'_> {
    /// All characters of the class, in order.
    fn each_range(&self, add: &mut dyn FnMut(u32, u32)) {
        for byte in 0..=0xF4u8 {
            let is_first = !(0x80..0xC2).contains(&byte);
            if is_first && self.bytes[usize::from(byte)] == Self::FINE {
                let (low, high) = characters_with(byte);
                add(low, high);
            }
        }
        for &[f0, f1, f2, l0, l1, l2] in self.runs.as_chunks().0 {
            add(u32::from_be_bytes([0, f0, f1, f2]), u32::from_be_bytes([0, l0, l1, l2]));
        }
    }
}

impl<'a> Segments<'a> {
    pub(super) fn steps(self) -> impl Iterator<Item = Step<'a>> + Clone {
        let steps: &'a [[u8; 4]] = self.steps.as_bytes().as_chunks().0;
        // A literal of several steps may be cut inside a character, which then belongs to the next step.
        let (mut at, mut end) = (0, 0);
        steps.iter().flat_map(move |&[kind, index, min, max]| {
            let mut literal = "";
            if kind == Self::LITERAL {
                end += usize::from(index);
                let boundary = (at..=end).rev().find(|&end| self.texts.is_char_boundary(end)).unwrap_or(at);
                literal = self.texts.get(at..boundary).unwrap_or_default();
                at = boundary;
            }
            let run = self.classes.get(usize::from(index)).filter(|_| kind != Self::LITERAL).map(|&class| {
                let (min, max) = match kind {
                    Self::LARGE_COUNTED | Self::LARGE_EXACTLY => {
                        self.large_counts(usize::from(min) | usize::from(max) << 7).unwrap_or((0, 0))
                    }
                    _ => (min.into(), if max == Self::ANY { u32::MAX } else { max.into() }),
                };
                Step { set: Set::Class(class), min, max }
            });
            literal.chars().map(|c| Step { set: Set::Char(c), min: 1, max: 1 }).chain(run)
        })
    }
}
