//! What a pattern's automaton knows about the texts it accepts.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::compile::ast::{ClassId, Classes, Node};
use crate::compile::dfa::language::{Language, Letter};
use crate::compile::pieces::Piece;
use crate::compile::set::Set;
use crate::pattern::{UNBOUNDED, allows};

/// Finding the rhythm of the accepted lengths may cost this much.
const MAX_STEPS: usize = 300_000;

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
    /// Known instead of an automaton: classes in a row, each with an example, its least and its most repeats.
    row: Vec<(char, u32, u32)>,
}

impl Facts {
    pub(crate) fn new(language: &Language) -> Self {
        if language.is_empty() {
            let none = (u32::MAX, 0);
            return Self { chars: none, bytes: none, lengths: Vec::new(), exact: true, example: None, row: Vec::new() };
        }
        let start = language.dfa.start as usize;
        let chars = (language.shortest(|_| 1)[start], language.longest(|_| 1).unwrap_or(UNBOUNDED));
        let bytes = (
            language.shortest(|letter| letter.min_bytes)[start],
            language.longest(|letter| letter.max_bytes).unwrap_or(UNBOUNDED),
        );
        let (lengths, exact) = lengths(language, chars.1);
        let example = language.example(chars.0 as usize);
        Self { chars, bytes, lengths, exact, example, row: Vec::new() }
    }

    /// The facts of a row of repeated classes.
    pub(crate) fn of_row(pieces: &[Piece]) -> Self {
        let letters: Vec<Letter> = pieces.iter().map(|piece| Letter::new(piece.set.ranges().to_vec())).collect();
        let rows = || pieces.iter().zip(&letters);
        let least = |cost: fn(&Letter) -> u32| {
            rows().map(|(piece, letter)| piece.min.saturating_mul(cost(letter))).fold(0, u32::saturating_add)
        };
        let most = |cost: fn(&Letter) -> u32| {
            rows()
                .map(|(piece, letter)| piece.max.map_or(UNBOUNDED, |max| max.saturating_mul(cost(letter))))
                .fold(0, u32::saturating_add)
        };
        let chars = (least(|_| 1), most(|_| 1));
        let bytes = (least(|letter| letter.min_bytes), most(|letter| letter.max_bytes));
        let row = rows().map(|(piece, letter)| (letter.example, piece.min, piece.max.unwrap_or(UNBOUNDED))).collect();
        let mut this = Self { chars, bytes, lengths: interval(chars), exact: true, example: None, row };
        this.example = this.stretched(chars.0 as usize);
        this
    }

    /// What is certain about a text of which all these facts hold.
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
            // The last part is the pattern's body: the likeliest to be accepted by the others too.
            all.example.clone_from(&part.example);
        }
        all.lengths = interval(all.chars);
        all
    }

    /// What a pattern's nodes tell without an automaton: bounds, which look-arounds may narrow further.
    pub(crate) fn of_node(node: &Node, classes: &Classes) -> Self {
        let letters: Vec<Letter> = classes.iter().map(|set| Letter::new(without_halves(set))).collect();
        let chars = bounds(node, &|_| (1, 1));
        let bytes = bounds(node, &|class| {
            let letter = &letters[class as usize];
            (letter.min_bytes, letter.max_bytes)
        });
        let mut example = String::new();
        let is_short = chars.0 < 100_000;
        if is_short {
            shortest(node, &letters, &mut example);
        }
        Self {
            chars,
            bytes,
            lengths: interval(chars),
            exact: false,
            example: is_short.then_some(example),
            row: Vec::new(),
        }
    }

    /// The same with anything behind it.
    #[must_use]
    pub(crate) fn unbounded(mut self) -> Self {
        (self.chars.1, self.bytes.1) = (UNBOUNDED, UNBOUNDED);
        self.lengths = interval(self.chars);
        self
    }

    /// The same, with the example only if it is one.
    #[must_use]
    pub(crate) fn with_example(mut self, is_match: impl Fn(&str) -> bool) -> Self {
        self.example = self.example.filter(|text| is_match(text));
        self
    }

    /// A text of `length` characters accepted by a row.
    pub(crate) fn stretched(&self, length: usize) -> Option<String> {
        let least: usize = self.row.iter().map(|part| part.1 as usize).sum();
        let mut spare = length.checked_sub(least).filter(|_| length < 10_000_000)?;
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

    /// Whether the accepted lengths are known exactly: there is one automaton for the whole pattern, and they follow a rhythm that was
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

/// The accepted lengths in the form [`allows`] reads, and whether they are exact.
fn lengths(language: &Language, longest: u32) -> (Vec<u8>, bool) {
    let dfa = &language.dfa;
    let mut accepted = Vec::new();
    let mut seen: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut layer = vec![dfa.start];
    let mut steps = 0;
    let mut mark = vec![usize::MAX; dfa.states()];
    let rhythm = loop {
        let length = accepted.len();
        if layer.is_empty() {
            break Some(length);
        }
        if let Some(&first) = seen.get(&layer) {
            break Some(first);
        }
        steps += layer.len() * dfa.atoms;
        if steps > MAX_STEPS {
            break None;
        }
        accepted.push(layer.iter().any(|&state| dfa.accepting[state as usize]));
        let mut next = Vec::new();
        for &state in &layer {
            for &to in dfa.row(state) {
                if to != 0 && mark[to as usize] != length {
                    mark[to as usize] = length;
                    next.push(to);
                }
            }
        }
        next.sort_unstable();
        seen.insert(std::mem::replace(&mut layer, next), length);
    };
    let mut entries = Vec::new();
    let period = rhythm.map_or(0, |first| accepted.len() - first);
    let first = rhythm.unwrap_or(accepted.len());
    push_runs(&mut entries, &accepted[..first], 0, 0);
    push_runs(&mut entries, &accepted[first..], first, period);
    if rhythm.is_none() {
        let from = number(accepted.len());
        // Beyond what was looked at everything is taken to be possible.
        entries.push(if longest == UNBOUNDED { [from, from, 1] } else { [from, longest, 0] });
    }
    (entries.iter().flatten().flat_map(|number| number.to_le_bytes()).collect(), rhythm.is_some())
}

fn without_halves(set: &Set) -> Vec<(u32, u32)> {
    set.minus(&Set::range(0xD800, 0xDFFF)).ranges().to_vec()
}

/// The least and the most that a node's texts can cost.
fn bounds(node: &Node, cost: &dyn Fn(ClassId) -> (u32, u32)) -> (u32, u32) {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => (0, 0),
        Node::Class(class) => cost(*class),
        Node::Concat(nodes) => nodes
            .iter()
            .map(|node| bounds(node, cost))
            .fold((0, 0), |all, one| (all.0.saturating_add(one.0), all.1.saturating_add(one.1))),
        Node::Alt(nodes) => {
            let ways = nodes.iter().map(|node| bounds(node, cost));
            ways.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0, 0))
        }
        Node::Repeat { node, min, max, .. } => {
            let (least, most) = bounds(node, cost);
            let most = max.map_or(if most == 0 { 0 } else { UNBOUNDED }, |max| most.saturating_mul(max));
            (least.saturating_mul(*min), most)
        }
        Node::Atomic { node, .. } => bounds(node, cost),
    }
}

/// One of the shortest texts of a node, look-arounds aside.
fn shortest(node: &Node, letters: &[Letter], out: &mut String) {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => {}
        Node::Class(class) => out.push(letters[*class as usize].example),
        Node::Concat(nodes) => nodes.iter().for_each(|node| shortest(node, letters, out)),
        Node::Alt(nodes) => {
            if let Some(node) = nodes.iter().min_by_key(|node| bounds(node, &|_| (1, 1)).0) {
                shortest(node, letters, out);
            }
        }
        Node::Repeat { node, min, .. } => {
            if bounds(node, &|_| (1, 1)).0 > 0 {
                (0..*min).for_each(|_| shortest(node, letters, out));
            }
        }
        Node::Atomic { node, .. } => shortest(node, letters, out),
    }
}

/// All lengths between two.
fn interval((least, most): (u32, u32)) -> Vec<u8> {
    let entry = match (least, most) {
        (least, most) if least > most => return Vec::new(),
        (least, UNBOUNDED) => [least, least, 1],
        (least, most) => [least, most, 0],
    };
    entry.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn push_runs(entries: &mut Vec<[u32; 3]>, accepted: &[bool], offset: usize, period: usize) {
    let mut at = 0;
    while at < accepted.len() {
        let end = at + accepted[at..].iter().take_while(|&&is_in| is_in).count();
        if end > at {
            entries.push([number(offset + at), number(offset + end - 1), number(period)]);
        }
        at = end + 1;
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
