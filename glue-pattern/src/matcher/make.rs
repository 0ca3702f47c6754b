//! What the generated expressions call: each form from its parts. Calls are shorter than structs with named fields, and so cost less
//! to compile.

use super::{Alphabet, Class, Counted, Fixed, Plan, Range, Scan, Segments, Step, Table};

/// A class of characters.
#[must_use]
pub const fn class<'a>(
    widest: &'a Range,
    ranges: &'a [u8],
    pairs: &'a [u8],
    bytes: &'a [u8; 256],
    runs: &'a [u8],
) -> Class<'a> {
    Class { widest, ranges, pairs, bytes, runs }
}

/// Repeats of a class.
#[must_use]
pub const fn scan(class: Class<'_>, min: u32, max: u32) -> Plan<'_> {
    Plan::Scan(Scan { class, min, max })
}

/// Steps in a row.
#[must_use]
pub const fn row<'a>(steps: &'a [Step<'a>]) -> Plan<'a> {
    Plan::Segments(Segments { steps })
}

/// Repeats of a class, as a step.
#[must_use]
pub const fn run(class: Class<'_>, min: u32, max: u32) -> Step<'_> {
    Step::Run(Scan { class, min, max })
}

/// These bytes, as a step.
#[must_use]
pub const fn literal(bytes: &[u8]) -> Step<'_> {
    Step::Literal(bytes)
}

/// So many characters of a class, as a step.
#[must_use]
pub const fn exactly(class: Class<'_>, count: u32) -> Step<'_> {
    Step::Exactly(class, count)
}

/// Texts of one length.
#[must_use]
pub const fn fixed(length: u16, layers: u8, ranges: &[u8]) -> Plan<'_> {
    Plan::Fixed(Fixed { length, layers, ranges })
}

/// Which class each character is of.
#[must_use]
pub const fn alphabet<'a>(bytes: &'a [u8; 256], runs: &'a [u8]) -> Alphabet<'a> {
    Alphabet { bytes, runs }
}

/// An automaton.
#[must_use]
pub const fn table<'a>(
    alphabet: Alphabet<'a>,
    (classes, wide): (u8, bool),
    next: &'a [u8],
    (start, accepting): (u16, u16),
) -> Plan<'a> {
    Plan::Table(Table { alphabet, classes, wide, next, start, accepting })
}

/// An automaton with counters.
#[must_use]
pub const fn counted<'a>(
    alphabet: Alphabet<'a>,
    (row, trackers): (u8, u8),
    (whole, words): (u16, u16),
    [sets, positions, counters, edges, ends, guards, behinds]: [&'a [u8]; 7],
) -> Plan<'a> {
    Plan::Counted(Counted {
        alphabet,
        sets,
        row,
        trackers,
        whole,
        words,
        positions,
        counters,
        edges,
        ends,
        guards,
        behinds,
    })
}

/// Several plans, all of which accept the text.
#[must_use]
pub const fn all<'a>(plans: &'a [Plan<'a>]) -> Plan<'a> {
    Plan::All(plans)
}
