//! The alphabet: characters that no class of the pattern tells apart are one atom.

use std::collections::HashMap;

use crate::compile::ast::{ClassId, Classes};
use crate::compile::budget::Budget;
use crate::compile::failure::Failure;
use crate::compile::set::{MAX, Set};

/// The number of an atom.
pub(crate) type Atom = u16;

/// The partition of all characters (surrogates are not characters) into atoms, and the atoms of each class.
#[derive(Debug)]
pub(crate) struct Alphabet {
    /// Sorted: where a run of one atom begins.
    pub(crate) starts: Vec<(u32, Atom)>,
    pub(crate) count: usize,
    /// One row of `count` flags for each class.
    members: Vec<bool>,
    /// For each class whether it holds all low surrogates or none; `None` if it holds some.
    low_surrogates: Vec<Option<bool>>,
    /// Which atoms have characters outside the basic plane.
    pub(crate) astral: Vec<bool>,
}

impl Alphabet {
    pub(crate) fn new(classes: &Classes, budget: &Budget) -> Result<Self, Failure> {
        let mut cuts = vec![0, 0xD800, 0xE000, 0x1_0000];
        for set in classes.iter() {
            for &(low, high) in set.ranges() {
                cuts.push(low);
                if high < MAX {
                    cuts.push(high + 1);
                }
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        let words = classes.iter().count().div_ceil(64);
        budget.memory(8 * words.saturating_mul(cuts.len()))?;
        // For each interval between two cuts, the classes that hold it.
        let mut rows = vec![0u64; words * cuts.len()];
        for (id, set) in classes.iter().enumerate() {
            for &(low, high) in set.ranges() {
                let mut at = cuts.partition_point(|&cut| cut < low);
                let end = cuts.partition_point(|&cut| cut <= high);
                budget.work((end - at) / 8)?;
                while at < end {
                    rows[at * words + id / 64] |= 1 << (id % 64);
                    at += 1;
                }
            }
        }
        let mut ids: HashMap<&[u64], Atom> = HashMap::new();
        let mut samples: Vec<usize> = Vec::new();
        let mut starts: Vec<(u32, Atom)> = Vec::new();
        let mut astral: Vec<bool> = Vec::new();
        for (at, &cut) in cuts.iter().enumerate() {
            if (0xD800..0xE000).contains(&cut) {
                continue;
            }
            let row = &rows[at * words..(at + 1) * words];
            budget.work(words)?;
            let next = Atom::try_from(ids.len()).ok().filter(|&next| next < 1000).ok_or(Failure::TooManyCharacters)?;
            let atom = *ids.entry(row).or_insert_with(|| {
                samples.push(at);
                astral.push(false);
                next
            });
            if cut >= 0x1_0000 {
                astral[usize::from(atom)] = true;
            }
            if starts.last().is_none_or(|last| last.1 != atom) {
                starts.push((cut, atom));
            }
        }
        let count = ids.len();
        let mut members = Vec::new();
        for id in 0..classes.iter().count() {
            members.extend(samples.iter().map(|&at| rows[at * words + id / 64] >> (id % 64) & 1 == 1));
        }
        Ok(Self { starts, count, members, low_surrogates: classes.iter().map(low_surrogates).collect(), astral })
    }

    pub(crate) fn class_holds(&self, class: ClassId, atom: Atom) -> bool {
        self.members[class as usize * self.count + usize::from(atom)]
    }

    pub(crate) fn low_surrogates(&self, class: ClassId) -> Option<bool> {
        self.low_surrogates[class as usize]
    }
}

fn low_surrogates(set: &Set) -> Option<bool> {
    let inside = set.intersect(&Set::range(0xDC00, 0xDFFF));
    match inside.ranges() {
        [] => Some(false),
        [(0xDC00, 0xDFFF)] => Some(true),
        _ => None,
    }
}
