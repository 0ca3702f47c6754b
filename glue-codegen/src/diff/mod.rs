//! What changed between two sets of facts, by member, and which way: the question that a model's age raises.
//!
//! Shapes are compared where operations use them, so that it does not matter what a shape is called.

mod change;
mod constraints;
mod walk;

use std::collections::BTreeSet;
use std::fmt;

pub use self::change::{Change, Direction};
use crate::facts::Facts;

/// All changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// What was compared: the sources with their dates.
    pub between: [String; 2],
    /// The changes: operations, then members, each by name.
    pub changes: Vec<Change>,
}

impl Diff {
    /// What concerns one operation.
    #[must_use]
    pub fn of_operation(mut self, name: &str) -> Self {
        self.changes.retain(|change| change.operations.contains(name));
        self
    }
}

/// Compares two sets of facts.
pub fn diff(old: &Facts, new: &Facts) -> Diff {
    let title = |facts: &Facts| format!("{} ({})", facts.source, facts.date);
    let mut changes = operations(old, new);
    changes.extend(walk::members(old, new));
    Diff { between: [title(old), title(new)], changes }
}

fn operations(old: &Facts, new: &Facts) -> Vec<Change> {
    let names: BTreeSet<&String> = old.operations.keys().chain(new.operations.keys()).collect();
    let mut changes = Vec::new();
    for name in names {
        let mut add = |direction, what: String| {
            let operations = BTreeSet::from([name.clone()]);
            changes.push(Change { place: name.clone(), direction, what, operations });
        };
        match (old.operations.get(name), new.operations.get(name)) {
            (None, _) => add(Direction::Added, "the operation".into()),
            (_, None) => add(Direction::Removed, "the operation".into()),
            (Some(before), Some(after)) => {
                for error in after.errors.iter().filter(|error| !before.errors.contains(error)) {
                    add(Direction::Added, format!("the error `{error}`"));
                }
                for error in before.errors.iter().filter(|error| !after.errors.contains(error)) {
                    add(Direction::Removed, format!("the error `{error}`"));
                }
                if before.deprecated != after.deprecated {
                    let what = if after.deprecated { "is deprecated" } else { "is not deprecated any more" };
                    add(Direction::Changed, what.into());
                }
            }
        }
    }
    changes
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [old, new] = &self.between;
        writeln!(f, "{old} -> {new}")?;
        let mut counts = std::collections::BTreeMap::new();
        for change in &self.changes {
            *counts.entry(change.direction).or_insert(0_usize) += 1;
            write!(f, "{:<9}  {}: {}", change.direction, change.place, change.what)?;
            match change.operations.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                [only] if *only == change.place => writeln!(f)?,
                [first, second, _, rest @ ..] if !rest.is_empty() => {
                    writeln!(f, " ({first}, {second} and {} more)", rest.len() + 1)?;
                }
                few => writeln!(f, " ({})", few.join(", "))?,
            }
        }
        let counts: Vec<_> = counts.iter().map(|(direction, count)| format!("{count} {direction}")).collect();
        writeln!(f, "{}", if counts.is_empty() { "nothing changed".into() } else { counts.join(", ") })
    }
}
