//! "Did you mean": the known name nearest to an unknown one.

use alloc::vec::Vec;

/// Names longer than this get no suggestion: they are no typo, and comparing them costs.
const LONGEST: usize = 64;

/// The name that differs from `unknown` in case alone, or else by the fewest edits, at most a third of its length.
pub(crate) fn nearest(unknown: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    if unknown.len() > LONGEST {
        return None;
    }
    let unknown = unknown.to_lowercase();
    let allowed = unknown.chars().count() / 3;
    names
        .map(|name| (edits(&unknown, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The Levenshtein distance.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, from) in left.chars().enumerate() {
        let mut corner = above;
        let mut before = above + 1;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, to) in row.iter_mut().skip(1).zip(&right) {
            let best = (corner + usize::from(from != *to)).min(*cell + 1).min(before + 1);
            corner = core::mem::replace(cell, best);
            before = best;
        }
    }
    row.last().copied().unwrap_or_default()
}
