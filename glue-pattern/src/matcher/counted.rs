//! The plan for counts too large for a table: an automaton with counters, run from the text's end to its beginning.
//!
//! The automaton is not deterministic: any number of its *positions* (places in the pattern where a character is consumed) may be
//! active. A position inside a counted repetition has, instead of a flag, the set of all counts with which it can be reached,
//! one bit for each. Nothing depends on the text's length, so all sets fit into arrays of fixed size, and each character costs
//! at most as much as the pattern is long.
//!
//! Running backwards makes look-aheads simple. Whether one holds at a place depends only on the text that follows it, which has been read by
//! then: a *tracker* runs in step with the rest and starts anew at every place. Look-behinds cover one or a few characters and simply look.

use super::alphabet::Alphabet;

/// An automaton with counters. All numbers of two bytes or more have the little end first.
///
/// Positions 0 to `trackers` are starting points: of the whole pattern, at the text's end, and of each tracker, everywhere. The positions of
/// the whole pattern come last.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    pub alphabet: Alphabet<'a>,
    /// For each set of characters a row of `row` bytes, a bit for each class of the alphabet.
    pub sets: &'a [u8],
    pub row: u8,
    pub trackers: u8,
    /// The first position of the whole pattern, after the starting points and the trackers.
    pub whole: u16,
    /// How many words of counts are needed.
    pub words: u16,
    /// For each position eight bytes: its set of characters, its first edge, its counter (0 is none), the first word of its counts.
    pub positions: &'a [u8],
    /// For each counter but 0 five bytes: the least count that may leave it, the number of counts, whether the last count stays.
    pub counters: &'a [u8],
    /// Records of four bytes: target, what happens to the counts, guard.
    pub edges: &'a [u8],
    /// Where matches end, sorted by tracker (the whole is 0): records of four bytes: tracker, guard, position.
    pub ends: &'a [u8],
    /// Guards of edges: records of sixteen bytes, the conditions that must hold and those that must not.
    pub guards: &'a [u8],
    /// Look-behinds: the number of sets, [`Counted::RUN`] in addition if the first (the nearest) may occur any number of times, and the
    /// sets, two bytes each.
    pub behinds: &'a [u8],
}

/// What is active.
pub(super) struct State<const P: usize, const W: usize> {
    pub(super) active: [u64; P],
    counts: [u64; W],
}

impl<const P: usize, const W: usize> State<P, W> {
    /// Nothing.
    pub(super) const NONE: Self = Self { active: [0; P], counts: [0; W] };
}

/// The conditions at a place, a bit for each: which ones hold, and which ones fail. One is the complement of the other unless something is
/// unknown.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) holding: u64,
    pub(super) failing: u64,
}

impl Known {
    fn exactly(bits: u64) -> Self {
        Self { holding: bits, failing: !bits }
    }
}

#[derive(Clone, Copy)]
struct Position {
    set: usize,
    edges: usize,
    counter: usize,
    counts: usize,
}

impl Counted<'_> {
    /// An edge within one round of a repetition: the counts stay.
    pub(crate) const STAY: u8 = 0;
    /// An edge to the next round.
    pub(crate) const ROUND: u8 = 1;
    /// An edge out of a repetition, or into one, or both.
    #[cfg(feature = "compile")]
    pub(crate) const PASS: u8 = 2;
    pub(crate) const RUN: u8 = 0x80;
    #[cfg(feature = "compile")]
    pub(crate) const MAX_POSITIONS: usize = 1024;
    #[cfg(feature = "compile")]
    pub(crate) const MAX_WORDS: usize = 2048;

    pub(crate) fn is_match(&self, text: &str) -> bool {
        match (self.positions.len() / 8, self.words) {
            (..=128, ..=32) => self.run::<2, 32>(text),
            (..=256, ..=256) => self.run::<4, 256>(text),
            _ => self.run::<16, 2048>(text),
        }
    }

    fn run<const P: usize, const W: usize>(&self, text: &str) -> bool {
        let mut now = State::<P, W>::NONE;
        let mut next = State::<P, W>::NONE;
        let mut chars = text.chars();
        let mut run_start = usize::MAX;
        now.active[0] = 1;
        let beginnings = self.beginnings();
        loop {
            now.active[0] |= beginnings;
            let before = chars.as_str();
            let known = Known::exactly(self.conditions(&now, text, before, &mut run_start));
            let Some(c) = chars.next_back() else { return self.ends_here(&now, 0, known) };
            self.step(&now, &mut next, self.alphabet.class(c), known);
            core::mem::swap(&mut now, &mut next);
            if !self.is_open(&now) {
                return false;
            }
        }
    }

    /// Follows all edges from what is active, over a character of a class.
    pub(super) fn step<const P: usize, const W: usize>(
        &self,
        now: &State<P, W>,
        next: &mut State<P, W>,
        class: u8,
        known: Known,
    ) {
        next.active = [0; P];
        for (word, &active) in now.active.iter().enumerate() {
            let mut left = active;
            while left != 0 {
                let at = 64 * word + left.trailing_zeros() as usize;
                left &= left - 1;
                let from = self.position(at);
                let end = self.position(at + 1).edges;
                for edge in self.edges.get(4 * from.edges..4 * end).unwrap_or_default().chunks_exact(4) {
                    let target = usize::from(u16::from_le_bytes([edge[0], edge[1]]));
                    let to = self.position(target);
                    if self.holds(to.set, class) && self.permits(edge[3], known) {
                        self.go(now, next, from, (target, to), edge[2]);
                    }
                }
            }
        }
    }

    /// Follows one edge.
    fn go<const P: usize, const W: usize>(
        &self,
        now: &State<P, W>,
        next: &mut State<P, W>,
        from: Position,
        (target, to): (usize, Position),
        how: u8,
    ) {
        let bit = 1u64 << (target % 64);
        let Some(active) = next.active.get_mut(target / 64) else { return };
        let (_, width, sticky) = self.counter(to.counter);
        let words = if to.counter == 0 { 0 } else { width.div_ceil(64) };
        let (Some(old), Some(new)) = (now.counts.get(from.counts..), next.counts.get_mut(to.counts..to.counts + words))
        else {
            return;
        };
        if *active & bit == 0 {
            new.fill(0);
        }
        let is_reached = match how {
            Self::STAY => {
                new.iter_mut().zip(old).for_each(|(new, old)| *new |= old);
                true
            }
            Self::ROUND => {
                let mut carry = 0;
                let last = (width - 1) / 64;
                let mut any = 0;
                for (at, (new, &old)) in new.iter_mut().zip(old).enumerate() {
                    let mut moved = old << 1 | carry;
                    carry = old >> 63;
                    if at == last {
                        let top = 1 << ((width - 1) % 64);
                        moved &= top | (top - 1);
                        moved |= if sticky { old & top } else { 0 };
                    }
                    *new |= moved;
                    any |= moved;
                }
                any != 0
            }
            _ => {
                let leaves = self.leaves(now, from);
                if let (true, Some(first)) = (leaves, new.first_mut()) {
                    *first |= 1;
                }
                leaves
            }
        };
        if is_reached {
            *active |= bit;
        }
    }

    /// Whether an active position's repetition may end here.
    fn leaves<const P: usize, const W: usize>(&self, now: &State<P, W>, from: Position) -> bool {
        if from.counter == 0 {
            return true;
        }
        let (least, width, _) = self.counter(from.counter);
        let first = least.saturating_sub(1);
        let counts = now.counts.get(from.counts..from.counts + width.div_ceil(64)).unwrap_or_default();
        let mut counts = counts.iter().skip(first / 64);
        counts.next().is_some_and(|word| word >> (first % 64) != 0) || counts.any(|&word| word != 0)
    }

    /// Whether a tracker, or for 0 the whole, has matched.
    pub(super) fn ends_here<const P: usize, const W: usize>(
        &self,
        now: &State<P, W>,
        tracker: u8,
        known: Known,
    ) -> bool {
        self.ends.chunks_exact(4).filter(|end| end[0] == tracker).any(|end| {
            let at = usize::from(u16::from_le_bytes([end[2], end[3]]));
            now.active.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
                && self.permits(end[1], known)
                && self.leaves(now, self.position(at))
        })
    }

    /// Which conditions hold at the end of `before`, in this order: start, end, look-behinds, trackers.
    fn conditions<const P: usize, const W: usize>(
        &self,
        now: &State<P, W>,
        text: &str,
        before: &str,
        run_start: &mut usize,
    ) -> u64 {
        if self.guards.is_empty() {
            return 0;
        }
        let mut known = self.behind(text, before, run_start);
        for (bit, tracker) in (self.first_tracker_bit()..).zip(1..=self.trackers) {
            known |= u64::from(self.ends_here(now, tracker, Known::exactly(known))) << bit;
        }
        known
    }

    /// The conditions that depend on the preceding text, and whether the text ends here.
    pub(super) fn behind(&self, text: &str, before: &str, run_start: &mut usize) -> u64 {
        let mut known = u64::from(before.is_empty()) | u64::from(before.len() == text.len()) << 1;
        let mut bit = 2;
        let mut rest = self.behinds;
        while let Some((&count, sets)) = rest.split_first() {
            let (sets, others) = sets.split_at(2 * usize::from(count & !Self::RUN));
            rest = others;
            known |= u64::from(self.is_behind(before, sets, count & Self::RUN != 0, run_start)) << bit;
            bit += 1;
        }
        known
    }

    /// The first bit of those for trackers.
    pub(super) fn first_tracker_bit(&self) -> u32 {
        let mut bit = 2;
        let mut rest = self.behinds;
        while let Some((&count, sets)) = rest.split_first() {
            rest = sets.get(2 * usize::from(count & !Self::RUN)..).unwrap_or_default();
            bit += 1;
        }
        bit
    }

    /// The beginnings of all trackers.
    pub(super) fn beginnings(&self) -> u64 {
        (2u64 << self.trackers) - 2
    }

    /// Makes a position active, with all counts that it can have.
    pub(super) fn fill<const P: usize, const W: usize>(&self, state: &mut State<P, W>, at: usize) {
        let position = self.position(at);
        if let Some(word) = state.active.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
        if position.counter == 0 {
            return;
        }
        let (_, width, _) = self.counter(position.counter);
        for count in 0..width {
            if let Some(word) = state.counts.get_mut(position.counts + count / 64) {
                *word |= 1 << (count % 64);
            }
        }
    }

    /// Whether characters of these sets, the nearest first, stand at the end of `before`.
    fn is_behind(&self, mut before: &str, sets: &[u8], runs: bool, run_start: &mut usize) -> bool {
        for (at, set) in sets.chunks_exact(2).enumerate() {
            let set = usize::from(u16::from_le_bytes([set[0], set[1]]));
            let is_in = |c: char| self.holds(set, self.alphabet.class(c));
            if runs && at == 0 {
                // A run is walked once: it begins at the same place for all places inside it.
                if *run_start > before.len() {
                    *run_start = before.trim_end_matches(is_in).len();
                }
                before = before.get(..*run_start).unwrap_or_default();
                continue;
            }
            let mut chars = before.chars();
            if !chars.next_back().is_some_and(is_in) {
                return false;
            }
            before = chars.as_str();
        }
        true
    }

    /// Whether any position of the whole pattern is active.
    pub(super) fn is_open<const P: usize, const W: usize>(&self, now: &State<P, W>) -> bool {
        let first = usize::from(self.whole);
        let mut words = now.active.iter().skip(first / 64);
        words.next().is_some_and(|word| word >> (first % 64) != 0) || words.any(|&word| word != 0)
    }

    fn holds(&self, set: usize, class: u8) -> bool {
        let byte = self.sets.get(set * usize::from(self.row) + usize::from(class / 8));
        byte.is_some_and(|byte| byte >> (class % 8) & 1 == 1)
    }

    /// Whether the guard (0: none) allows the edge.
    fn permits(&self, guard: u8, known: Known) -> bool {
        let Some(index) = usize::from(guard).checked_sub(1) else { return true };
        let Some((holding, rest)) = self.guards.get(16 * index..).and_then(<[u8]>::split_first_chunk::<8>) else {
            return false;
        };
        let (wanted, unwanted) =
            (u64::from_le_bytes(*holding), rest.first_chunk::<8>().map_or(0, |c| u64::from_le_bytes(*c)));
        known.holding & wanted == wanted && known.failing & unwanted == unwanted
    }

    fn position(&self, at: usize) -> Position {
        let Some((numbers, [])) = self.positions.get(8 * at..8 * at + 8).map(<[u8]>::as_chunks::<2>) else {
            return Position { set: 0, edges: self.edges.len() / 4, counter: 0, counts: 0 };
        };
        let number = |index: usize| numbers.get(index).map_or(0, |pair| usize::from(u16::from_le_bytes(*pair)));
        Position { set: number(0), edges: number(1), counter: number(2), counts: number(3) }
    }

    fn counter(&self, index: usize) -> (usize, usize, bool) {
        let record = index.checked_sub(1).and_then(|at| self.counters.get(5 * at..5 * at + 5));
        match record {
            Some(&[a, b, c, d, sticky]) => {
                (u16::from_le_bytes([a, b]).into(), u16::from_le_bytes([c, d]).into(), sticky == 1)
            }
            _ => (0, 1, false),
        }
    }
}
