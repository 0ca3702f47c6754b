//! Texts that a pattern accepts, and near misses.

use std::ops::RangeInclusive;

use crate::compile::compiled::Compiled;
use crate::compile::dfa::language::Language;

/// How far above the shortest length texts are made if there is no longest.
const SPREAD: u64 = 64;
/// How many repairs, or damages, are tried before giving up.
const ATTEMPTS: usize = 2_000;
/// Characters to damage a text with, and to try as repairs.
const ODD: [char; 16] = ['\u{7}', '!', ' ', 'é', '-', '/', ':', '0', 'a', 'Z', '_', '.', '\n', '中', '😀', '\u{FFFE}'];

/// Yields a number below the one given.
pub(crate) type Random<'a> = &'a mut dyn FnMut(u64) -> u64;

impl Compiled {
    /// A random text that the pattern accepts, of at most `max_chars` characters if it has any that short; `None` if it has none (or, for
    /// the few patterns without an automaton, none was found).
    ///
    /// `random(n)` has to yield a number below `n`. Of the accepted lengths within reach each is about equally likely, then at each
    /// character each class of characters that still leads to that length, then ASCII before the rest of the class.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let compiled = compile("[a-z]{2,5}(-[0-9]+)?", &Options::new()).unwrap();
    /// let mut state = 1u64;
    /// let mut random = |below: u64| {
    ///     state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
    ///     (state >> 33) % below
    /// };
    /// for _ in 0..100 {
    ///     assert!(compiled.is_match(&compiled.sample(20, &mut random).unwrap()));
    /// }
    /// ```
    #[must_use]
    pub fn sample(&self, max_chars: usize, random: &mut dyn FnMut(u64) -> u64) -> Option<String> {
        let least = u64::from(self.facts.min_chars()?);
        self.sample_within(least..=(max_chars as u64).max(least), random)
    }

    /// A random text that the pattern accepts, with a number of characters in `chars`; `None` if there is none (or, for the few patterns
    /// without an automaton, none was found).
    ///
    /// If `chars` has no end, texts stay within 64 characters of its beginning.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let words = compile("[a-z]{3}(-[a-z]{3})*", &Options::new()).unwrap();
    /// let mut first = |_| 0;
    /// assert_eq!(words.sample_within(5..=9, &mut first).as_deref(), Some("aaa-aaa"));
    /// assert_eq!(words.sample_within(4..=6, &mut first), None);
    /// ```
    #[must_use]
    pub fn sample_within(&self, chars: RangeInclusive<u64>, random: Random<'_>) -> Option<String> {
        let least = (*chars.start()).max(self.facts.min_chars()?.into());
        let most = (*chars.end()).min(self.facts.max_chars().map_or(u64::MAX, u64::from));
        let most = if *chars.end() == u64::MAX { most.min(least.saturating_add(SPREAD)) } else { most };
        if least > most {
            return None;
        }
        let wanted = least + random(most - least + 1);
        let length =
            self.facts.length_within(&(wanted..=most)).or_else(|| self.facts.length_within(&(least..=most)))?;
        let exactly = |length: u64| usize::try_from(length).ok();
        match &self.language {
            Some(language) => language.sample(exactly(length)?, random).or_else(|| {
                // Lengths may not be known exactly.
                let mut lengths = (least..=most).take(200);
                lengths.find_map(|length| language.sample(exactly(length)?, random))
            }),
            None => self.facts.stretched(exactly(length)?).or_else(|| self.mended(length, least..=most, random)),
        }
    }

    /// A text that the pattern narrowly does not accept, with a number of characters in `chars`: an accepted one with a character
    /// replaced, inserted or removed. `None` if none was found, for instance because the pattern accepts everything of such a length.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let id = compile("[a-z]+-[0-9]{4}", &Options::new()).unwrap();
    /// let mut first = |_| 0;
    /// let wrong = id.near_miss_within(6..=10, &mut first).unwrap();
    /// assert!(!id.is_match(&wrong) && (6..=10).contains(&wrong.chars().count()));
    /// ```
    #[must_use]
    pub fn near_miss_within(&self, chars: RangeInclusive<u64>, random: Random<'_>) -> Option<String> {
        let base = self.sample_within(chars.clone(), random).or_else(|| self.sample(1, random)).unwrap_or_default();
        let base: Vec<char> = base.chars().collect();
        for _ in 0..ATTEMPTS {
            let mut text = base.clone();
            let at = below(text.len() + 1, random);
            let odd = ODD[below(ODD.len(), random)];
            match random(4) {
                0 if at < text.len() => drop(text.remove(at)),
                1 => text.insert(at, odd),
                _ if at < text.len() => text[at] = odd,
                _ => text.push(odd),
            }
            while (text.len() as u64) < *chars.start() {
                text.push(odd);
            }
            text.truncate(usize::try_from(*chars.end()).unwrap_or(usize::MAX));
            let text = String::from_iter(text);
            if !self.is_match(&text) {
                return Some(text);
            }
        }
        None
    }

    /// A text made without an automaton: impossible characters are replaced by possible ones until it is accepted.
    fn mended(&self, length: u64, chars: RangeInclusive<u64>, random: Random<'_>) -> Option<String> {
        let mut text = self.facts.example().unwrap_or_default().to_owned();
        for _ in 0..ATTEMPTS {
            let count = text.chars().count() as u64;
            if self.is_match(&text) && chars.contains(&count) && count >= length.min(*chars.end()) {
                return Some(text);
            }
            let clue = self.explain(&text);
            let at = clue.map_or(text.len(), |clue| clue.byte_index());
            let next = clue.and_then(|clue| pick_expected(clue.expected()?.ranges(), random));
            text.truncate(at);
            if let Some(c) = next {
                text.push(c);
                continue;
            }
            let start = below(ODD.len(), random);
            let odd = ODD.iter().cycle().skip(start).take(ODD.len());
            let good = odd.copied().find(|&c| {
                let longer = format!("{text}{c}");
                self.is_match(&longer) || self.explain(&longer).is_some_and(|clue| clue.byte_index() >= longer.len())
            });
            match good {
                Some(c) if count <= *chars.end() => text.push(c),
                _ => break,
            }
        }
        let text = Some(text).filter(|text| self.is_match(text));
        let example = || self.facts.example().map(str::to_owned);
        let fits = |text: &String| self.is_match(text) && chars.contains(&(text.chars().count() as u64));
        text.filter(fits).or_else(|| example().filter(fits))
    }
}

impl Language {
    /// A random accepted text of exactly `length` characters.
    fn sample(&self, length: usize, random: Random<'_>) -> Option<String> {
        let layers = self.reach(length)?;
        let mut state = self.dfa.start;
        let mut text = String::new();
        for left in (0..length).rev() {
            let row = self.dfa.row(state);
            let good: Vec<usize> = (0..row.len()).filter(|&class| layers[left][row[class] as usize]).collect();
            let class = *good.get(below(good.len(), random))?;
            text.push(pick(&self.classes[class].ranges, random)?);
            state = row[class];
        }
        self.dfa.accepting[state as usize].then_some(text)
    }
}

/// One of the characters that are expected.
fn pick_expected(ranges: &[(char, char)], random: Random<'_>) -> Option<char> {
    let &(low, high) = ranges.get(below(ranges.len(), random))?;
    pick(&[(low.into(), high.into())], random).or(Some(low))
}

/// A character of the ranges: three times out of four an ASCII one, if there is one; otherwise often a range's end.
pub(crate) fn pick(ranges: &[(u32, u32)], random: Random<'_>) -> Option<char> {
    let ascii = ranges.partition_point(|range| range.0 < 0x80);
    let use_ascii = ascii > 0 && random(4) > 0;
    let (low, high) = *ranges.get(below(if use_ascii { ascii } else { ranges.len() }, random))?;
    let high = if use_ascii { high.min(0x7E).max(low) } else { high };
    let code = match random(4) {
        0 => low,
        1 => high,
        _ => low + u32::try_from(random(u64::from(high - low + 1))).ok()?,
    };
    char::from_u32(code)
}

pub(crate) fn below(count: usize, random: Random<'_>) -> usize {
    if count == 0 { 0 } else { usize::try_from(random(count as u64)).unwrap_or(0) }
}
