//! From bytes to the forms: a pattern's expression is one call with one byte string, which costs a compiler next to nothing, and the
//! forms are read from it while it evaluates the constant. What is read here is written by `compile::encode`.

use super::{Alphabet, Class, Counted, Fixed, Plan, Scan, Step, Table};
use crate::pattern::Pattern;

/// What is left of the bytes. Where there are too few, numbers are 0 and slices empty.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    const fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = match self.0.split_at_checked(count) {
            Some(halves) => halves,
            None => (&[] as &[u8], &[] as &[u8]),
        };
        self.0 = rest;
        taken
    }

    const fn array<const N: usize>(&mut self) -> &'a [u8; N] {
        match self.take(N).first_chunk() {
            Some(array) => array,
            None => const { &[0; N] },
        }
    }

    const fn byte(&mut self) -> u8 {
        self.array::<1>()[0]
    }

    /// Numbers have the little end first.
    const fn short(&mut self) -> u16 {
        u16::from_le_bytes(*self.array())
    }

    const fn number(&mut self) -> u32 {
        u32::from_le_bytes(*self.array())
    }

    /// So many bytes as the number before them says.
    const fn sized(&mut self) -> &'a [u8] {
        let count = self.number();
        self.take(count as usize)
    }

    const fn class(&mut self) -> Class<'a> {
        Class {
            widest: self.array(),
            ranges: self.sized(),
            pairs: self.sized(),
            bytes: self.array(),
            runs: self.sized(),
        }
    }

    const fn scan(&mut self) -> Scan<'a> {
        Scan { min: self.number(), max: self.number(), class: self.class() }
    }

    const fn alphabet(&mut self) -> Alphabet<'a> {
        Alphabet { bytes: self.array(), runs: self.sized() }
    }

    const fn table(&mut self) -> Table<'a> {
        Table {
            classes: self.byte(),
            wide: self.byte() != 0,
            start: self.short(),
            accepting: self.short(),
            alphabet: self.alphabet(),
            next: self.sized(),
        }
    }

    const fn counted(&mut self) -> Counted<'a> {
        Counted {
            row: self.byte(),
            trackers: self.byte(),
            whole: self.short(),
            words: self.short(),
            alphabet: self.alphabet(),
            sets: self.sized(),
            positions: self.sized(),
            counters: self.sized(),
            edges: self.sized(),
            ends: self.sized(),
            guards: self.sized(),
            behinds: self.sized(),
        }
    }

    const fn step(&mut self) -> Step<'a> {
        match self.byte() {
            Step::LITERAL => Step::Literal(self.sized()),
            Step::RUN => Step::Run(self.scan()),
            _ => Step::Exactly { count: self.number(), class: self.class() },
        }
    }
}

impl Step<'_> {
    pub(crate) const LITERAL: u8 = b'=';
    pub(crate) const RUN: u8 = b'*';
    #[cfg(feature = "compile")]
    pub(crate) const EXACTLY: u8 = b'#';
}

impl Plan<'_> {
    #[cfg(feature = "compile")]
    pub(crate) const SCAN: u8 = b'*';
    pub(crate) const FIXED: u8 = b'#';
    pub(crate) const TABLE: u8 = b'T';
    pub(crate) const COUNTED: u8 = b'C';
}

/// A pattern: as it was written, what is known about it, how it is matched.
#[doc(hidden)]
#[must_use]
pub const fn pattern(source: &'static str, facts: &'static [u8], plan: Plan<'static>) -> Pattern {
    let mut reader = Reader(facts);
    Pattern {
        source,
        partial: reader.byte() != 0,
        chars: (reader.number(), reader.number()),
        bytes: (reader.number(), reader.number()),
        lengths: reader.sized(),
        plan,
    }
}

/// A plan that is one form.
#[doc(hidden)]
#[must_use]
pub const fn plan(bytes: &[u8]) -> Plan<'_> {
    let mut reader = Reader(bytes);
    match reader.byte() {
        Plan::FIXED => Plan::Fixed(Fixed { length: reader.short(), layers: reader.byte(), ranges: reader.sized() }),
        Plan::TABLE => Plan::Table(reader.table()),
        Plan::COUNTED => Plan::Counted(reader.counted()),
        _ => Plan::Scan(reader.scan()),
    }
}

/// The steps of a row, so many as there are.
#[doc(hidden)]
#[must_use]
pub const fn steps<const N: usize>(bytes: &[u8]) -> [Step<'_>; N] {
    let mut reader = Reader(bytes);
    let mut steps = [Step::Literal(&[]); N];
    let mut at = 0;
    while at < N {
        steps[at] = reader.step();
        at += 1;
    }
    steps
}

/// The steps of a row.
#[cfg(feature = "compile")]
pub(crate) fn all_steps(bytes: &[u8]) -> Vec<Step<'_>> {
    let mut reader = Reader(bytes);
    let mut steps = Vec::new();
    while !reader.0.is_empty() {
        steps.push(reader.step());
    }
    steps
}
