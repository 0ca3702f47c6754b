//! "Did you mean": the known name nearest to an unknown one.
//!
//! Comparing names costs their lengths multiplied, for each known name. A text may hold very many unknown ones, so a walk
//! has a budget that grows with the text alone; when it is spent, there are no more suggestions.

/// Names of more characters get no suggestion: they are no typo.
const LONGEST: usize = 64;

/// How many edits make a typo of a name that has so many letters: a third of them, and one of two. A single letter is no typo.
const fn at_most(letters: usize) -> usize {
    match letters {
        0 | 1 => 0,
        2..6 => 1,
        _ => letters / 3,
    }
}

/// The name that differs from `unknown` in case alone, or else by the fewest edits, if they are few enough for a typo; of two that are as
/// near the first. This is the rule of every "did you mean" here, and the tools ask this function. The derive, which cannot, has the
/// same one, and a test that compares the two.
pub fn nearest<'n>(unknown: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    Suggestions(usize::MAX).nearest(unknown, names.into_iter())
}

/// How much a walk may still spend on suggestions, in letters compared.
pub(crate) struct Suggestions(usize);

impl Suggestions {
    /// What a text of a length is worth: a few comparisons for each of its bytes, and enough for a few typos in a short one.
    pub(crate) const fn new(bytes: usize) -> Self {
        Self(bytes.saturating_mul(16).saturating_add(1 << 18))
    }

    /// Adds what more of a text is worth.
    pub(crate) const fn earn(&mut self, bytes: usize) {
        self.0 = self.0.saturating_add(bytes.saturating_mul(16));
    }

    /// The [nearest](nearest()) name, while there is something to spend.
    pub(crate) fn nearest<'n>(&mut self, unknown: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let unknown = Letters::of(unknown)?;
        let mut fewer_than = at_most(unknown.as_slice().len()) + 1;
        let mut nearest = None;
        for name in names {
            let Some(letters) = Letters::of(name) else { continue };
            let (left, right) = (unknown.as_slice(), letters.as_slice());
            let is_near = left.len().abs_diff(right.len()) < fewer_than;
            let cost = if is_near { LONGEST + left.len() * right.len() } else { LONGEST };
            self.0 = self.0.checked_sub(cost)?;
            if is_near && let Some(edits) = edits(left, right, fewer_than) {
                fewer_than = edits;
                nearest = Some(name);
            }
        }
        nearest
    }
}

/// The letters of a name, in lower case.
struct Letters {
    chars: [char; LONGEST],
    len: usize,
}

impl Letters {
    /// `None` if the name is too long.
    fn of(name: &str) -> Option<Self> {
        let mut letters = Self { chars: ['\0'; LONGEST], len: 0 };
        for char in name.chars().flat_map(char::to_lowercase) {
            *letters.chars.get_mut(letters.len)? = char;
            letters.len += 1;
        }
        Some(letters)
    }

    fn as_slice(&self) -> &[char] {
        self.chars.get(..self.len).unwrap_or_default()
    }
}

/// A row of the table of distances: how many edits lead from the letters so far to each start of the other name.
type Row = [usize; LONGEST + 1];

/// How many letters must be put in, left out, replaced, or swapped with their neighbour, none of them twice (the optimal
/// string alignment distance), if they are fewer than a number. The crate `strsim`, which the derive uses, would be a
/// dependency for this alone, and allocates.
fn edits(left: &[char], right: &[char], fewer_than: usize) -> Option<usize> {
    let cell = |row: &Row, at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
    // The rows for the last two letters of `left`.
    let mut last: Row = [0; LONGEST + 1];
    let mut row: Row = core::array::from_fn(|at| at);
    let mut before = None;
    for (index, from) in left.iter().enumerate() {
        let mut next: Row = [index + 1; LONGEST + 1];
        let mut fewest = index + 1;
        for (at, to) in right.iter().enumerate() {
            let replaced = cell(&row, at) + usize::from(from != to);
            let mut best = replaced.min(cell(&row, at + 1) + 1).min(cell(&next, at) + 1);
            let swapped = at.checked_sub(1).filter(|at| right.get(*at) == Some(from) && before == Some(to));
            if let Some(at) = swapped {
                best = best.min(cell(&last, at) + 1);
            }
            if let Some(cell) = next.get_mut(at + 1) {
                *cell = best;
            }
            fewest = fewest.min(best);
        }
        // A swap reaches back over one row, and costs one edit.
        if fewest > fewer_than {
            return None;
        }
        last = core::mem::replace(&mut row, next);
        before = Some(from);
    }
    row.get(right.len()).copied().filter(|edits| *edits < fewer_than)
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
            let (left, right) = (Letters::of(left).unwrap(), Letters::of(right).unwrap());
            for fewer_than in 0..8 {
                let found = edits(left.as_slice(), right.as_slice(), fewer_than);
                assert_eq!(found, (distance < fewer_than).then_some(distance), "fewer than {fewer_than}");
            }
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
            ("kid", Some("kids")),
            ("nime", Some("name")),
            ("nimi", None),
        ] {
            assert_eq!(Suggestions::new(0).nearest(unknown, names.into_iter()), nearest_name, "{unknown}");
        }
    }

    /// However many names a text and a structure have: the letters compared are a small multiple of the text's bytes.
    #[test]
    fn a_budget_is_spent() {
        let mut budget = Suggestions::new(1000);
        let answers =
            (0..100_000).filter(|_| budget.nearest("membre_name", ["member_name"; 300].into_iter()).is_some());
        let answered = answers.count();
        assert!((1..100).contains(&answered), "{answered}");
    }
}
