//! What a pattern's automaton knows about the texts it accepts.

mod lengths;
mod nodes;

use std::ops::RangeInclusive;

use crate::compile::ast::{Classes, Node};
use crate::compile::dfa::language::{ClassInfo, Language};
use crate::compile::pieces::Piece;
use crate::pattern::{UNBOUNDED, allows};
use lengths::{interval, lengths};
use nodes::{bounds, shortest, without_halves};

/// Facts about the texts a pattern accepts.
///
/// ```
/// use glue_pattern::compile::{Options, compile};
///
/// let compiled = compile(r"\w+\.\w+", &Options::new()).unwrap();
/// let facts = compiled.facts();
/// assert_eq!((facts.min_chars(), facts.max_chars()), (Some(3), None));
/// assert_eq!(facts.example(), Some("a.a"));
/// assert!(!facts.allows_len(0, 2));
/// ```
#[derive(Clone, Debug)]
pub struct Facts {
    pub(crate) chars: (u32, u32),
    pub(crate) bytes: (u32, u32),
    pub(crate) lengths: Vec<u8>,
    exact: bool,
    example: Option<String>,
    /// If there is no automaton but a row: for each class an example and its fewest and most repeats.
    row: Vec<(char, u32, u32)>,
}

impl Facts {
    pub(crate) fn new(language: &Language) -> Self {
        if language.is_empty() {
            let none = (u32::MAX, 0);
            return Self { chars: none, bytes: none, lengths: Vec::new(), exact: true, example: None, row: Vec::new() };
        }
        let start = language.dfa.start as usize;
        let distances = language.shortest(|_| 1);
        let chars = (distances[start], language.longest(|_| 1).unwrap_or(UNBOUNDED));
        let bytes = (
            language.shortest(|info| info.min_bytes)[start],
            language.longest(|info| info.max_bytes).unwrap_or(UNBOUNDED),
        );
        let (lengths, exact) = lengths(language, chars.1);
        let example = Some(language.shortest_example(&distances));
        Self { chars, bytes, lengths, exact, example, row: Vec::new() }
    }

    /// The facts of a row of repeated classes.
    pub(crate) fn of_row(pieces: &[Piece]) -> Self {
        let infos: Vec<ClassInfo> = pieces.iter().map(|piece| ClassInfo::new(piece.set.ranges().to_vec())).collect();
        let rows = || pieces.iter().zip(&infos);
        let least = |cost: fn(&ClassInfo) -> u32| {
            rows().map(|(piece, info)| piece.min.saturating_mul(cost(info))).fold(0, u32::saturating_add)
        };
        let most = |cost: fn(&ClassInfo) -> u32| {
            rows()
                .map(|(piece, info)| piece.max.map_or(UNBOUNDED, |max| max.saturating_mul(cost(info))))
                .fold(0, u32::saturating_add)
        };
        let chars = (least(|_| 1), most(|_| 1));
        let bytes = (least(|info| info.min_bytes), most(|info| info.max_bytes));
        let row = rows().map(|(piece, info)| (info.example, piece.min, piece.max.unwrap_or(UNBOUNDED))).collect();
        let mut this = Self { chars, bytes, lengths: interval(chars), exact: true, example: None, row };
        this.example = this.stretched(chars.0 as usize);
        this
    }

    /// What is certain about a text for which all these facts hold.
    pub(crate) fn of_all<'a>(parts: impl Iterator<Item = &'a Self>) -> Self {
        let mut all = Self {
            chars: (0, UNBOUNDED),
            bytes: (0, UNBOUNDED),
            lengths: Vec::new(),
            exact: false,
            example: None,
            row: Vec::new(),
        };
        let both = |a: (u32, u32), b: (u32, u32)| (a.0.max(b.0), a.1.min(b.1));
        for part in parts {
            all.chars = both(all.chars, part.chars);
            all.bytes = both(all.bytes, part.bytes);
            // The last part is the pattern's body, whose example is the likeliest to satisfy the others.
            all.example.clone_from(&part.example);
        }
        all.lengths = interval(all.chars);
        all
    }

    /// What a pattern's nodes say without an automaton: bounds, which look-arounds may narrow further.
    pub(crate) fn of_node(node: &Node, classes: &Classes) -> Self {
        let infos: Vec<ClassInfo> = classes.iter().map(|set| ClassInfo::new(without_halves(set))).collect();
        let chars = bounds(node, &|_| (1, 1));
        let bytes = bounds(node, &|class| {
            let info = &infos[class as usize];
            (info.min_bytes, info.max_bytes)
        });
        let example = (chars.0 < 100_000).then(|| shortest(node, &infos));
        Self { chars, bytes, lengths: interval(chars), exact: false, example, row: Vec::new() }
    }

    /// The same facts for texts that anything may follow.
    #[must_use]
    pub(crate) fn unbounded(mut self) -> Self {
        (self.chars.1, self.bytes.1) = (UNBOUNDED, UNBOUNDED);
        self.lengths = interval(self.chars);
        self
    }

    /// The same facts, without the example unless it matches.
    #[must_use]
    pub(crate) fn with_example(mut self, is_match: impl Fn(&str) -> bool) -> Self {
        self.example = self.example.filter(|text| is_match(text));
        self
    }

    /// A text of `length` characters accepted by a row.
    pub(crate) fn stretched(&self, length: usize) -> Option<String> {
        let least: usize = self.row.iter().map(|part| part.1 as usize).sum();
        let mut spare = length.checked_sub(least).filter(|_| length < 1_000_000)?;
        let mut text = String::new();
        for &(c, min, max) in &self.row {
            let more = spare.min((max - min) as usize);
            spare -= more;
            text.extend(std::iter::repeat_n(c, min as usize + more));
        }
        (spare == 0).then_some(text)
    }

    /// Whether no text at all is accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.0 > self.chars.1
    }

    /// Whether the empty text is accepted and no other.
    #[must_use]
    pub fn is_only_empty(&self) -> bool {
        self.chars == (0, 0)
    }

    /// The number of characters of the shortest text accepted; `None` if none is.
    #[must_use]
    pub fn min_chars(&self) -> Option<u32> {
        (!self.is_empty()).then_some(self.chars.0)
    }

    /// The number of characters of the longest text accepted; `None` if there is no longest, or no text at all.
    #[must_use]
    pub fn max_chars(&self) -> Option<u32> {
        (!self.is_empty() && self.chars.1 != UNBOUNDED).then_some(self.chars.1)
    }

    /// The number of bytes of the shortest text accepted (in UTF-8); `None` if none is.
    #[must_use]
    pub fn min_bytes(&self) -> Option<u32> {
        (!self.is_empty()).then_some(self.bytes.0)
    }

    /// The number of bytes of the longest text accepted (in UTF-8); `None` if there is no longest, or no text at all.
    #[must_use]
    pub fn max_bytes(&self) -> Option<u32> {
        (!self.is_empty() && self.bytes.1 != UNBOUNDED).then_some(self.bytes.1)
    }

    /// Whether some accepted text has at least `min` and at most `max` characters. Exact if
    /// [`lengths_exact`](Self::lengths_exact); otherwise it may be `true` where there is none.
    #[must_use]
    pub fn allows_len(&self, min: u64, max: u64) -> bool {
        allows(&self.lengths, min, max)
    }

    /// Whether the accepted lengths are known exactly: there is one automaton for the whole pattern, and they are periodic with a period that was
    /// found in reasonable time. That is so for all patterns of Glue.
    #[must_use]
    pub fn lengths_exact(&self) -> bool {
        self.exact
    }

    /// One of the shortest texts accepted; `None` if none is.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        self.example.as_deref()
    }

    /// The shortest accepted length within `range`.
    pub(crate) fn length_within(&self, range: &RangeInclusive<u64>) -> Option<u64> {
        let (mut low, mut high) = (*range.start(), *range.end());
        if !self.allows_len(low, high) {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.allows_len(low, middle) { high = middle } else { low = middle + 1 }
        }
        Some(low)
    }
}
