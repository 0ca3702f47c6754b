//! Texts that a pattern accepts, or does not, of a length in any unit: walks of the automaton that are told, at each step, from
//! which states the rest of the length leads to an end.

use std::ops::RangeInclusive;

use crate::compile::compiled::Compiled;
use crate::compile::dfa::language::{ClassInfo, Language, ugliness};
use crate::compile::sample::{Random, below, pick};

/// What a text's length counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Characters: Unicode scalar values.
    #[default]
    Chars,
    /// Bytes of UTF-8.
    Bytes,
    /// Units of UTF-16.
    Utf16,
}

impl Unit {
    /// The length of a text.
    ///
    /// ```
    /// use glue_pattern::compile::Unit;
    ///
    /// assert_eq!([Unit::Chars, Unit::Bytes, Unit::Utf16].map(|unit| unit.measure("é😀")), [2, 6, 3]);
    /// ```
    #[must_use]
    pub fn measure(self, text: &str) -> u64 {
        text.chars().map(|char| self.width(char.into()) as u64).sum()
    }

    const fn width(self, char: u32) -> usize {
        match (self, char) {
            (Self::Chars, _) | (Self::Bytes, ..0x80) | (Self::Utf16, ..0x1_0000) => 1,
            (Self::Bytes, ..0x800) | (Self::Utf16, _) => 2,
            (Self::Bytes, ..0x1_0000) => 3,
            (Self::Bytes, _) => 4,
        }
    }

    /// The most that a character can count.
    const fn widest(self) -> u64 {
        self.width(0x1_0000) as u64
    }
}

/// How far above the shortest length texts are sought first, and then, if there is none.
const REACHES: [u64; 2] = [64, 4_096];
/// How many texts are tried where only their number of characters can be chosen.
const ATTEMPTS: usize = 500;
/// How many steps a search may take.
const WORK: usize = 20_000_000;

impl Compiled {
    /// Like [`sample_within`](Self::sample_within), for a length in any unit.
    ///
    /// With an automaton the answer is exact: `None` means that no accepted text has such a length, up to 4096 above the least.
    /// If `random` always yields 0, the text is one of the shortest.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, Unit, compile};
    ///
    /// let words = compile("é+|[a-z]{9}", &Options::new()).unwrap();
    /// let mut first = |_| 0;
    /// assert_eq!(words.sample_measured(4..=5, Unit::Bytes, &mut first).as_deref(), Some("éé"));
    /// assert_eq!(words.sample_measured(5..=5, Unit::Bytes, &mut first), None);
    /// ```
    #[must_use]
    pub fn sample_measured(&self, length: RangeInclusive<u64>, unit: Unit, random: Random<'_>) -> Option<String> {
        self.accepted(&length, unit, &mut Choice::Random(random))
    }

    /// One of the shortest accepted texts of a length, made of characters that readers know.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, Unit, compile};
    ///
    /// let any = compile(r"[\u0020-\uD7FF]+", &Options::new()).unwrap();
    /// assert_eq!(any.example_measured(3..=9, Unit::Chars).as_deref(), Some("aaa"));
    /// ```
    #[must_use]
    pub fn example_measured(&self, length: RangeInclusive<u64>, unit: Unit) -> Option<String> {
        self.accepted(&length, unit, &mut Choice::Readable)
    }

    /// Like [`near_miss_within`](Self::near_miss_within), for a length in any unit; if no narrow miss is found, any text that the pattern
    /// does not accept. With an automaton the answer is exact.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, Unit, compile};
    ///
    /// let all = compile(r"[\s\S]{3}", &Options::new()).unwrap();
    /// let mut first = |_| 0;
    /// assert_eq!(all.near_miss_measured(3..=3, Unit::Chars, &mut first), None);
    /// assert!(all.near_miss_measured(3..=3, Unit::Utf16, &mut first).is_some());
    /// ```
    #[must_use]
    pub fn near_miss_measured(&self, length: RangeInclusive<u64>, unit: Unit, random: Random<'_>) -> Option<String> {
        let fits = |text: &String| length.contains(&unit.measure(text));
        let chars = length.start() / unit.widest()..=*length.end();
        // Where only the length in characters can be chosen, a few attempts will do: the automaton knows for certain.
        let attempts = if unit == Unit::Chars { 1 } else { 20 };
        let near = (0..attempts).find_map(|_| self.near_miss_within(chars.clone(), random).filter(fits));
        near.or_else(|| {
            let language = self.language.as_ref()?;
            let refused: Vec<bool> = language.dfa.accepting.iter().map(|accepting| !accepting).collect();
            language.walk(&refused, unit, &length, &mut Choice::Random(random))
        })
    }

    fn accepted(&self, length: &RangeInclusive<u64>, unit: Unit, choice: &mut Choice<'_>) -> Option<String> {
        let (min, max) = match unit {
            Unit::Bytes => (self.facts.min_bytes()?, self.facts.max_bytes()),
            _ => (self.facts.min_chars()?, self.facts.max_chars()),
        };
        let least = u64::from(min).max(*length.start());
        let most = max.map_or(u64::MAX, |max| u64::from(max).saturating_mul(if unit == Unit::Utf16 { 2 } else { 1 }));
        let length = least..=most.min(*length.end());
        if let Some(language) = &self.language
            && let Ok(found) = language.search(unit, &length, choice)
        {
            return found;
        }
        let chars = length.start().div_ceil(unit.widest())..=*length.end();
        let fits = |text: &String| length.contains(&unit.measure(text));
        let mut first = |_: u64| 0_u64;
        let random = match choice {
            Choice::Random(random) => random,
            Choice::Readable => &mut first as Random<'_>,
        };
        // Of the least number of characters first: with ASCII it is the length in any unit.
        let found = || self.sample_within(length.clone(), &mut |_| 0).filter(fits);
        (0..ATTEMPTS).find_map(|_| self.sample_within(chars.clone(), random).filter(fits)).or_else(found)
    }
}

/// How one of several characters is chosen.
enum Choice<'r> {
    Random(Random<'r>),
    /// The one that readers know best.
    Readable,
}

/// The search takes too long.
struct TooLong;

impl Language {
    /// An accepted text, within the nearest reach that has one.
    fn search(
        &self,
        unit: Unit,
        length: &RangeInclusive<u64>,
        choice: &mut Choice<'_>,
    ) -> Result<Option<String>, TooLong> {
        for reach in REACHES {
            let most = (*length.end()).min(length.start().saturating_add(reach));
            if !self.is_affordable(most) {
                return Err(TooLong);
            }
            let found = self.walk(&self.dfa.accepting, unit, &(*length.start()..=most), choice);
            if found.is_some() || most == *length.end() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn is_affordable(&self, most: u64) -> bool {
        let steps = usize::try_from(most).ok().and_then(|most| most.checked_mul(self.dfa.next.len()));
        steps.is_some_and(|steps| steps <= WORK)
    }

    /// A text of a length that leads to one of the states in `ends`.
    fn walk(&self, ends: &[bool], unit: Unit, length: &RangeInclusive<u64>, choice: &mut Choice<'_>) -> Option<String> {
        let least = *length.start();
        let most = (*length.end()).min(least.saturating_add(REACHES[1]));
        if least > most || !self.is_affordable(most) {
            return None;
        }
        let steps: Vec<Vec<Step>> = self.classes.iter().map(|class| Step::of(class, unit)).collect();
        let layers = self.layers(ends, &steps, usize::try_from(most).ok()?);
        let most = usize::try_from(most).ok()?;
        let lengths: Vec<usize> =
            (usize::try_from(least).ok()?..=most).filter(|&left| layers.reaches(left, self.dfa.start)).collect();
        let mut left = *match choice {
            Choice::Random(random) => lengths.get(below(lengths.len(), random))?,
            Choice::Readable => lengths.first()?,
        };
        let (mut state, mut text) = (self.dfa.start, String::new());
        while left > 0 {
            let row = self.dfa.row(state);
            let all = row.iter().zip(&steps).flat_map(|(&to, steps)| steps.iter().map(move |step| (to, step)));
            let good = all.filter(|(to, step)| step.width <= left && layers.reaches(left - step.width, *to));
            let (to, step) = match choice {
                Choice::Readable => good.min_by_key(|(_, step)| ugliness(step.info.example))?,
                Choice::Random(random) => {
                    let good: Vec<_> = good.collect();
                    *good.get(below(good.len(), random))?
                }
            };
            text.push(match choice {
                Choice::Readable => step.info.example,
                Choice::Random(random) => pick(&step.info.ranges, random)?,
            });
            (state, left) = (to, left - step.width);
        }
        Some(text)
    }

    /// For each length up to `most` and each state, whether one of `ends` can be exactly that far away.
    fn layers(&self, ends: &[bool], steps: &[Vec<Step>], most: usize) -> Layers {
        let mut layers = Layers { different: vec![ends.to_vec()] };
        let mut alike = 0;
        // Where as many layers are alike as a character may count, so are all others.
        while layers.different.len() <= most && alike < WIDEST {
            let left = layers.different.len();
            let leads = |row: &[u32]| {
                row.iter().zip(steps).any(|(&to, steps)| {
                    steps.iter().any(|step| step.width <= left && layers.reaches(left - step.width, to))
                })
            };
            let layer: Vec<bool> = self.dfa.next.chunks(self.dfa.atoms).map(leads).collect();
            alike = if layers.different.last() == Some(&layer) { alike + 1 } else { 0 };
            layers.different.push(layer);
        }
        layers
    }
}

/// How much a character counts at most, in any unit.
const WIDEST: usize = 4;

/// For each length and each state, whether an end can be exactly that far away.
struct Layers {
    /// The layers up to those that are all alike.
    different: Vec<Vec<bool>>,
}

impl Layers {
    fn reaches(&self, left: usize, state: u32) -> bool {
        self.different[left.min(self.different.len() - 1)][state as usize]
    }
}

/// The characters of a class that count alike.
struct Step {
    width: usize,
    info: ClassInfo,
}

impl Step {
    fn of(class: &ClassInfo, unit: Unit) -> Vec<Self> {
        let widths: &[(usize, u32, u32)] = match unit {
            Unit::Chars => &[(1, 0, 0x10_FFFF)],
            Unit::Bytes => &[(1, 0, 0x7F), (2, 0x80, 0x7FF), (3, 0x800, 0xFFFF), (4, 0x1_0000, 0x10_FFFF)],
            Unit::Utf16 => &[(1, 0, 0xFFFF), (2, 0x1_0000, 0x10_FFFF)],
        };
        let parts = widths.iter().map(|&(width, first, last)| {
            let within = class.ranges.iter().map(|&(low, high)| (low.max(first), high.min(last)));
            let ranges: Vec<_> = within.filter(|(low, high)| low <= high).collect();
            (width, ranges)
        });
        let parts = parts.filter(|(_, ranges)| !ranges.is_empty());
        parts.map(|(width, ranges)| Self { width, info: ClassInfo::new(ranges) }).collect()
    }
}
