//! The automaton with counters as bytes.

use crate::compile::alphabet::Alphabet;
use crate::compile::ast::ClassId;
use crate::compile::counters::automaton::{Automaton, Edge, MAX_EDGES};
use crate::compile::counters::guard::Guard;
use crate::compile::encode::counted::OwnedCounted;
use crate::compile::failure::Failure;
use crate::matcher::Counted;

/// The automaton as the matcher reads it.
pub(super) fn encode(automaton: Automaton, alphabet: &Alphabet) -> Result<OwnedCounted, Failure> {
    if alphabet.count >= 255 {
        return Err(Failure::TooManyCharacters);
    }
    let edges = needed(automaton.edges);
    if edges.len() > MAX_EDGES {
        return Err(Failure::TooLarge);
    }
    let row = alphabet.count.div_ceil(8);
    let mut out = OwnedCounted {
        row: byte(row)?,
        trackers: byte(automaton.trackers.len())?,
        whole: short(automaton.whole)?,
        ..OwnedCounted::new(alphabet)
    };
    let mut sets = Numbers::default();
    let mut words = 0;
    for (at, position) in automaton.positions.iter().enumerate() {
        let first = edges.partition_point(|edge| edge.from < at);
        let counts = if position.counter == 0 { 0 } else { words };
        if position.counter > 0 {
            words += automaton.counters[position.counter - 1].width.div_ceil(64) as usize;
        }
        for number in [sets.of(position.class), first, position.counter, counts] {
            out.positions.extend(short(number)?.to_le_bytes());
        }
    }
    if words > Counted::MAX_WORDS {
        return Err(Failure::TooLarge);
    }
    out.words = short(words)?;
    for counter in &automaton.counters {
        out.counters.extend(short(counter.least as usize)?.to_le_bytes());
        out.counters.extend(short(counter.width as usize)?.to_le_bytes());
        out.counters.push(u8::from(counter.sticky));
    }
    let mut guards = Numbers::default();
    let mut guard = |guard: Guard| byte(if guard == Guard::default() { 0 } else { guards.of(guard) + 1 });
    for edge in &edges {
        out.edges.extend(short(edge.to)?.to_le_bytes());
        out.edges.extend([edge.how, guard(edge.guard)?]);
    }
    for &(tracker, at, condition) in &automaton.ends {
        out.ends.extend([byte(tracker)?, guard(condition)?]);
        out.ends.extend(short(at)?.to_le_bytes());
    }
    for guard in &guards.items {
        out.guards.extend(guard.wanted.to_le_bytes());
        out.guards.extend(guard.unwanted.to_le_bytes());
    }
    for (classes, runs) in &automaton.behinds {
        let count = byte(classes.len())?;
        out.behinds.push(if *runs { count | Counted::RUN } else { count });
        for &class in classes {
            out.behinds.extend(short(sets.of(class))?.to_le_bytes());
        }
    }
    for class in sets.items {
        out.sets.extend((0..row).map(|byte| members(alphabet, class, byte)));
    }
    Ok(out)
}

/// The edges in order. Of two that do the same, one with fewer conditions is enough.
fn needed(mut all: Vec<Edge>) -> Vec<Edge> {
    all.sort_by_key(|edge| (edge.from, edge.to, edge.how, edge.guard != Guard::default()));
    let mut edges: Vec<Edge> = Vec::new();
    for edge in all {
        let same = |old: &Edge| (old.from, old.to, old.how) == (edge.from, edge.to, edge.how);
        let mut similar = edges.iter().rev().take_while(|old| same(old));
        if !similar.any(|old| edge.guard.implies(old.guard)) {
            edges.push(edge);
        }
    }
    edges
}

/// A byte of a class's row: one bit for each of eight atoms.
fn members(alphabet: &Alphabet, class: ClassId, byte: usize) -> u8 {
    let atoms = (8 * byte..(8 * byte + 8).min(alphabet.count))
        .filter(|&atom| u16::try_from(atom).is_ok_and(|atom| alphabet.class_holds(class, atom)));
    atoms.fold(0, |bits, atom| bits | 1 << (atom % 8))
}

/// Different items, numbered in the order in which they are first met.
struct Numbers<T> {
    items: Vec<T>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<T: PartialEq> Numbers<T> {
    fn of(&mut self, item: T) -> usize {
        self.items.iter().position(|known| *known == item).unwrap_or_else(|| {
            self.items.push(item);
            self.items.len() - 1
        })
    }
}

fn short(number: usize) -> Result<u16, Failure> {
    u16::try_from(number).map_err(|_| Failure::TooLarge)
}

fn byte(number: usize) -> Result<u8, Failure> {
    u8::try_from(number).map_err(|_| Failure::TooLarge)
}
