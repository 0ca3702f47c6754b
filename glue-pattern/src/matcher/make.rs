//! What the generated expressions call: each form from its parts. Calls are shorter than structs with named fields, and so cost less
//! to compile.

use super::{Alphabet, Class, Counted, Fields, Fixed, Plan, Range, Scan, Segments, Table};

/// A class of characters.
#[must_use]
pub const fn class(
    widest: &'static Range,
    ranges: &'static [u8],
    pairs: &'static [u8],
    bytes: &'static [u8; 256],
    runs: &'static [u8],
) -> Class<'static> {
    Class { widest, ranges, pairs, bytes, runs }
}

/// Repeats of a class.
#[must_use]
pub const fn scan(class: Class<'static>, min: u32, max: u32) -> Plan<'static> {
    Plan::Scan(Scan { class, min, max })
}

/// Steps in a row.
#[must_use]
pub const fn row(
    steps: &'static str,
    texts: &'static str,
    ascii: bool,
    classes: &'static [Class<'static>],
) -> Plan<'static> {
    Plan::Segments(Segments { steps, texts, ascii, classes })
}

/// Runs of a class with characters between.
#[must_use]
pub const fn fields(class: Class<'static>, runs: &'static str) -> Plan<'static> {
    Plan::Fields(Fields { class, runs })
}

/// Texts of one length.
#[must_use]
pub const fn fixed(length: u16, layers: u8, ranges: &'static [u8]) -> Plan<'static> {
    Plan::Fixed(Fixed { length, layers, ranges })
}

/// Which class each character is of.
#[must_use]
pub const fn alphabet(bytes: &'static [u8; 256], runs: &'static [u8]) -> Alphabet<'static> {
    Alphabet { bytes, runs }
}

/// An automaton.
#[must_use]
pub const fn table(
    alphabet: Alphabet<'static>,
    (classes, wide): (u8, bool),
    next: &'static [u8],
    (start, accepting): (u16, u16),
) -> Plan<'static> {
    Plan::Table(Table { alphabet, classes, wide, next, start, accepting })
}

/// An automaton with counters.
#[must_use]
pub const fn counted(
    alphabet: Alphabet<'static>,
    (row, trackers): (u8, u8),
    (whole, words): (u16, u16),
    [sets, positions, counters, edges, ends, guards, behinds]: [&'static [u8]; 7],
) -> Plan<'static> {
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
pub const fn all(plans: &'static [Plan<'static>]) -> Plan<'static> {
    Plan::All(plans)
}
