//! Goes through what the operations of both sides use, two shapes at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::{Change, Direction};
use super::constraints;
use crate::facts::{Facts, Member, Shape, Type};

/// Where something changed, which way, and what.
type Found = Vec<(String, Direction, String)>;

/// The names of two structures that are compared: the old one's and the new one's.
type Names = (String, String);

/// The changes of the members of every structure that operations of both sides use.
pub(super) fn members(old: &Facts, new: &Facts) -> Vec<Change> {
    let mut walk = Walk { old, new, pairs: HashMap::new() };
    let mut operations: BTreeMap<Names, BTreeSet<String>> = BTreeMap::new();
    for (name, before) in &old.operations {
        let Some(after) = new.operations.get(name) else { continue };
        let both = |before: &Option<String>, after: &Option<String>| before.clone().zip(after.clone());
        let errors = before.errors.iter().filter(|error| after.errors.contains(error));
        let roots = both(&before.input, &after.input).into_iter().chain(both(&before.output, &after.output));
        let mut reached = BTreeSet::new();
        for (before, after) in roots.chain(errors.map(|error| (error.clone(), error.clone()))) {
            walk.reach(&before, &after, &mut reached);
        }
        for pair in reached {
            operations.entry(pair).or_default().insert(name.clone());
        }
    }
    let mut changes = Vec::new();
    for (pair, users) in &operations {
        for (place, direction, what) in walk.pairs.get(pair).map_or(&[][..], |(found, _)| found) {
            let (place, direction, what) = (place.clone(), *direction, what.clone());
            changes.push(Change { place, direction, what, operations: users.clone() });
        }
    }
    changes.sort();
    changes
}

struct Walk<'f> {
    old: &'f Facts,
    new: &'f Facts,
    /// What was found for each pair of structures, and the pairs below it.
    pairs: HashMap<Names, (Found, Vec<Names>)>,
}

impl Walk<'_> {
    /// Adds a pair and all below it to those that an operation reaches.
    fn reach(&mut self, old: &str, new: &str, reached: &mut BTreeSet<Names>) {
        let pair = (old.to_owned(), new.to_owned());
        if !reached.insert(pair.clone()) {
            return;
        }
        if !self.pairs.contains_key(&pair) {
            let compared = self.compare(old, new);
            self.pairs.insert(pair.clone(), compared);
        }
        let below = self.pairs.get(&pair).map(|(_, below)| below.clone()).unwrap_or_default();
        for (old, new) in below {
            self.reach(&old, &new, reached);
        }
    }

    fn compare(&self, old: &str, new: &str) -> (Found, Vec<Names>) {
        let (before, after) = (self.old.shape(old), self.new.shape(new));
        let mut pair = Pair { walk: self, found: Vec::new(), below: Vec::new() };
        pair.constraints(new, before, after);
        for (name, member) in &after.members {
            let place = format!("{new}.{name}");
            match before.members.get(name) {
                Some(was) => pair.member(&place, was, member),
                None if member.required => {
                    pair.found.push((place, Direction::Tightened, "a required member is new".into()));
                }
                None => pair.found.push((place, Direction::Added, "the member".into())),
            }
        }
        for name in before.members.keys().filter(|name| !after.members.contains_key(*name)) {
            pair.found.push((format!("{new}.{name}"), Direction::Removed, "the member".into()));
        }
        (pair.found, pair.below)
    }
}

/// Two structures while they are compared.
struct Pair<'w, 'f> {
    walk: &'w Walk<'f>,
    found: Found,
    below: Vec<Names>,
}

impl Pair<'_, '_> {
    fn member(&mut self, place: &str, old: &Member, new: &Member) {
        let mut add = |direction, what: &str| self.found.push((place.to_owned(), direction, what.to_owned()));
        match (old.required, new.required) {
            (true, false) => add(Direction::Relaxed, "is not required any more"),
            (false, true) => add(Direction::Tightened, "is required"),
            _ => {}
        }
        if new.deprecated && !old.deprecated {
            add(Direction::Changed, "is deprecated");
        }
        if (&new.wire, new.location, new.timestamp, new.json) != (&old.wire, old.location, old.timestamp, old.json) {
            add(Direction::Changed, "is written otherwise on the wire");
        }
        self.shape(place, &old.shape, &new.shape);
    }

    /// Compares the shapes of a member down to the next structures.
    fn shape(&mut self, place: &str, old: &str, new: &str) {
        let (before, after) = (self.walk.old.shape(old), self.walk.new.shape(new));
        if before.kind != after.kind
            && !matches!((before.kind, after.kind), (Type::Enum | Type::String, Type::Enum | Type::String))
        {
            let what = format!("is of type `{:?}` and was of `{:?}`", after.kind, before.kind);
            self.found.push((place.to_owned(), Direction::Changed, what));
            return;
        }
        if matches!(after.kind, Type::Structure | Type::Union) {
            self.below.push((old.to_owned(), new.to_owned()));
            return;
        }
        self.constraints(place, before, after);
        let parts = [
            ("item", &before.item, &after.item),
            ("key", &before.key, &after.key),
            ("value", &before.value, &after.value),
        ];
        for (part, old, new) in parts {
            if let (Some(old), Some(new)) = (old, new) {
                self.shape(&format!("{place}.{part}"), old, new);
            }
        }
    }

    fn constraints(&mut self, place: &str, old: &Shape, new: &Shape) {
        let matching = (self.walk.old.patterns, self.walk.new.patterns);
        for (direction, what) in constraints::compare(old, new, matching) {
            self.found.push((place.to_owned(), direction, what));
        }
    }
}
