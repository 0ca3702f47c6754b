//! Random texts that a pattern accepts.

use crate::compile::compiled::Compiled;
use crate::compile::dfa::language::Language;

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
        let facts = self.facts();
        let least = u64::from(facts.min_chars()?);
        let most = (max_chars as u64).max(least).min(facts.max_chars().map_or(u64::MAX, u64::from));
        let wanted = least + random(most - least + 1);
        let length = facts.length_within(&(wanted..=most)).or_else(|| facts.length_within(&(least..=most)))?;
        let length = usize::try_from(length).ok()?;
        match &self.language {
            Some(language) => language.sample(length, random),
            None => facts
                .stretched(length)
                .or_else(|| facts.example().map(str::to_owned))
                .filter(|text| self.is_match(text)),
        }
    }
}

impl Language {
    fn sample(&self, length: usize, random: &mut dyn FnMut(u64) -> u64) -> Option<String> {
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

/// A character of the ranges: three times out of four an ASCII one, if there is one; otherwise often a range's end.
fn pick(ranges: &[(u32, u32)], random: &mut dyn FnMut(u64) -> u64) -> Option<char> {
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

fn below(count: usize, random: &mut dyn FnMut(u64) -> u64) -> usize {
    if count == 0 { 0 } else { usize::try_from(random(count as u64)).unwrap_or(0) }
}
