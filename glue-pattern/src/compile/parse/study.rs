//! What Java computes about a part of a pattern before it matches: its possible lengths, and whether it is *deterministic*.
//!
//! Both are observable. A look-behind goes back as far as Java computed, in 32 bits that overflow. And Java does not backtrack into a round
//! of a repeated group that it takes to be deterministic, which is wrong if the group contains `\R`. So this computes as Java does, step by
//! step, over a list of items that mirrors Java's own nodes.

/// What Java makes of a part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// Characters and classes in a row.
    Chars(i32),
    /// `\R`
    LineBreak,
    /// One or none.
    Optional(Vec<Item>),
    /// A class, greedily repeated without a maximum.
    Greedy(i32),
    /// Any other repetition whose rounds Java matches on their own.
    Rounds { items: Vec<Item>, min: i32, max: i32 },
    /// A repeated group into whose rounds Java backtracks.
    Loop,
    /// Alternatives.
    Branch(Vec<Vec<Item>>),
    /// `(?>…)`
    Independent(Vec<Item>),
}

/// The count that stands for any number.
pub(super) const MAX_ROUNDS: i32 = i32::MAX;

/// What is known of some items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Study {
    pub(super) min: i32,
    pub(super) max: i32,
    pub(super) has_max: bool,
    pub(super) is_deterministic: bool,
}

/// Studies items in a row.
pub(super) fn study(items: &[Item]) -> Study {
    let mut study = Study::new();
    study.add(items);
    study
}

/// Whether the items contain `\R`, which Java takes to be deterministic although it can match in two ways.
pub(super) fn has_line_break(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::LineBreak => true,
        Item::Chars(_) | Item::Greedy(_) | Item::Loop => false,
        Item::Optional(items) | Item::Rounds { items, .. } | Item::Independent(items) => has_line_break(items),
        Item::Branch(branches) => branches.iter().any(|items| has_line_break(items)),
    })
}

impl Study {
    fn new() -> Self {
        Self { min: 0, max: 0, has_max: true, is_deterministic: true }
    }

    fn add(&mut self, mut items: &[Item]) {
        while let Some((item, rest)) = items.split_first() {
            items = rest;
            if !self.add_one(item, rest) {
                return;
            }
        }
    }

    /// Adds one item; returns whether the items after it are still to be added.
    fn add_one(&mut self, item: &Item, rest: &[Item]) -> bool {
        match item {
            Item::Chars(count) => {
                self.min = self.min.wrapping_add(*count);
                self.max = self.max.wrapping_add(*count);
            }
            Item::LineBreak => {
                self.min = self.min.wrapping_add(1);
                self.max = self.max.wrapping_add(2);
            }
            Item::Optional(items) => {
                let min = self.min;
                self.add(items);
                self.min = min;
                self.is_deterministic = false;
            }
            Item::Greedy(min) => {
                self.min = self.min.wrapping_add(*min);
                if self.has_max {
                    self.max = self.max.wrapping_add(MAX_ROUNDS);
                }
                self.is_deterministic = false;
            }
            Item::Rounds { items, min, max } => self.add_rounds(items, *min, *max),
            // Java does not look at what follows.
            Item::Loop => {
                (self.has_max, self.is_deterministic) = (false, false);
                return false;
            }
            Item::Branch(branches) => {
                let studies = || branches.iter().map(|items| study(items));
                let least = studies().map(|study| study.min).min().unwrap_or(0);
                let most = studies().map(|study| study.max).max().unwrap_or(0);
                let has_max = self.has_max && studies().all(|study| study.has_max);
                // The rest is summed up on its own first, which decides where sums overflow.
                let rest = study(rest);
                self.min = rest.min.wrapping_add(self.min.wrapping_add(least));
                self.max = rest.max.wrapping_add(self.max.wrapping_add(most));
                self.has_max = rest.has_max && has_max;
                self.is_deterministic = false;
                return false;
            }
            Item::Independent(items) => self.add(items),
        }
        true
    }

    fn add_rounds(&mut self, items: &[Item], min: i32, max: i32) {
        let one = study(items);
        let least = one.min.wrapping_mul(min).wrapping_add(self.min);
        self.min = if least < self.min { 0x0FFF_FFFF } else { least };
        if self.has_max && one.has_max {
            let most = one.max.wrapping_mul(max).wrapping_add(self.max);
            self.has_max = most >= self.max;
            self.max = most;
        } else {
            self.has_max = false;
            self.max = one.max;
        }
        self.is_deterministic &= one.is_deterministic && min == max;
    }
}
