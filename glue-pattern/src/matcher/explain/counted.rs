//! Why a text does not match an automaton with counters, which runs from the text's end to its beginning.
//!
//! A prefix can be continued if the automaton, started after it in a state that some continuation leads to, reaches the text's beginning.
//! Threads do not depend on each other, so starting in all such states at once gives the same answer. Only look-aheads make threads depend
//! on each other: whether an open one holds is unknown, and assumed to be whatever helps. So with look-aheads the clue may name a later
//! character than the first impossible one.

use crate::clue::{Clue, Expected};
use crate::matcher::Counted;
use crate::matcher::counted::{Known, State};

/// Longer texts are not explained: this is slower than matching.
const MAX_BYTES: usize = 10_000;
/// The most steps to take to find out what may stand at a place.
const MAX_STEPS: usize = 20_000;

impl Counted<'_> {
    pub(super) fn explain(&self, text: &str) -> Option<Clue> {
        if text.len() > MAX_BYTES || self.is_match(text) {
            return None;
        }
        if self.can_go_on(text, None) {
            let is_certain = self.trackers == 0;
            return is_certain.then(|| Clue::new(text, text.len(), text.chars().count(), self.expected(text)));
        }
        // `low` bytes can be continued (or are none), `high` cannot.
        let (mut low, mut high) = (0, text.len());
        loop {
            let middle = usize::midpoint(low, high);
            let Some(middle) = (low + 1..=middle).rev().chain(middle + 1..high).find(|&at| text.is_char_boundary(at))
            else {
                break;
            };
            if self.can_go_on(text.get(..middle)?, None) { low = middle } else { high = middle }
        }
        let before = text.get(..low)?;
        Some(Clue::new(text, low, before.chars().count(), self.expected(before)))
    }

    fn expected(&self, before: &str) -> Expected {
        let mut expected = Expected::new();
        let classes = 8 * usize::from(self.row);
        if self.trackers > 0 || !self.behinds.is_empty() || before.len() * classes > MAX_STEPS {
            expected.give_up();
            return expected;
        }
        if self.is_match(before) {
            expected.allow_end();
        }
        let mut known = [None; 256];
        self.alphabet.add_to(&mut expected, |class| {
            *known[usize::from(class)].get_or_insert_with(|| self.can_go_on(before, Some(class)))
        });
        expected
    }

    /// Whether `before`, or `before` and a character of a class, begins a text that matches.
    fn can_go_on(&self, before: &str, class: Option<u8>) -> bool {
        match (self.positions.len() / 8, self.words) {
            (..=128, ..=32) => self.run_on::<2, 32>(before, class),
            (..=256, ..=256) => self.run_on::<4, 256>(before, class),
            _ => self.run_on::<16, 2048>(before, class),
        }
    }

    fn run_on<const P: usize, const W: usize>(&self, before: &str, class: Option<u8>) -> bool {
        // The continuation is empty, or it is not.
        [true, false].into_iter().any(|at_end| self.run_back_from::<P, W>(before, class, at_end))
    }

    fn run_back_from<const P: usize, const W: usize>(&self, before: &str, class: Option<u8>, at_end: bool) -> bool {
        let first = usize::from(self.trackers) + 1;
        let mut may = State::<P, W>::NONE;
        if at_end {
            may.active[0] = 1;
        } else {
            (first..self.positions.len() / 8).for_each(|at| self.fill(&mut may, at));
        }
        // What is certainly active: only the trackers matter.
        let mut must = State::<P, W>::NONE;
        let mut next = State::<P, W>::NONE;
        let mut chars = before.chars();
        let (mut class, mut is_end, mut run_start) = (class, at_end, usize::MAX);
        loop {
            may.active[0] |= self.beginnings();
            must.active[0] |= self.beginnings();
            let rest = chars.as_str();
            // If there is a class, its character follows `rest` and is not part of the text.
            let is_start = rest.is_empty() && class.is_none();
            let behind = if class.is_some() { 0 } else { self.behind(before, rest, &mut run_start) };
            let bits = behind & !0b11 | u64::from(is_start) | u64::from(is_end) << 1;
            let (may_hold, must_hold) = self.trackers_at(&may, &must, bits);
            let (if_may, if_must) =
                (Known { holding: may_hold, failing: !must_hold }, Known { holding: must_hold, failing: !may_hold });
            let class = match class.take() {
                Some(class) => class,
                None => match chars.next_back() {
                    Some(c) => self.alphabet.class(c),
                    None => return self.ends_here(&may, 0, if_may),
                },
            };
            self.step(&may, &mut next, class, if_may);
            core::mem::swap(&mut may, &mut next);
            self.step(&must, &mut next, class, if_must);
            core::mem::swap(&mut must, &mut next);
            is_end = false;
            if !self.is_open(&may) {
                return false;
            }
        }
    }

    /// The conditions that may hold and those that do, with those of trackers among them.
    fn trackers_at<const P: usize, const W: usize>(
        &self,
        may: &State<P, W>,
        must: &State<P, W>,
        bits: u64,
    ) -> (u64, u64) {
        let (mut may_hold, mut must_hold) = (bits, bits);
        for (bit, tracker) in (self.first_tracker_bit()..).zip(1..=self.trackers) {
            let if_may = Known { holding: may_hold, failing: !must_hold };
            let if_must = Known { holding: must_hold, failing: !may_hold };
            may_hold |= u64::from(self.ends_here(may, tracker, if_may)) << bit;
            must_hold |= u64::from(self.ends_here(must, tracker, if_must)) << bit;
        }
        (may_hold, must_hold)
    }
}
