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

/// How many letters must be put in, left out, replaced, or swapped with their neighbour, none of them twice (the optimal
/// string alignment distance). The crate `strsim`, which the tools use, would be a dependency for this alone.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    // The rows for the last two letters of `left`.
    let mut last: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut before = None;
    for (index, from) in left.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(index + 1);
        for (at, to) in right.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = cell(&row, at) + usize::from(from != *to);
            let mut best = replaced.min(cell(&row, at + 1) + 1).min(cell(&next, at) + 1);
            let swapped = at.checked_sub(1).filter(|at| right.get(*at) == Some(&from) && before == Some(*to));
            if let Some(at) = swapped {
                best = best.min(cell(&last, at) + 1);
            }
            next.push(best);
        }
        last = core::mem::replace(&mut row, next);
        before = Some(from);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (left, right, distance) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("abcd", "badc", 2),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
            ("éa", "aé", 1),
        ] {
            assert_eq!(edits(left, right), distance, "{left} {right}");
        }
    }

    #[test]
    fn the_nearest_name() {
        let names = ["name", "child", "kids", "create_time"];
        for (unknown, nearest_name) in [
            ("naem", Some("name")),
            ("chlid", Some("child")),
            ("NAME", Some("name")),
            ("createtime", Some("create_time")),
            ("nm", None),
            ("x", None),
        ] {
            assert_eq!(nearest(unknown, names.into_iter()), nearest_name, "{unknown}");
        }
    }
}
