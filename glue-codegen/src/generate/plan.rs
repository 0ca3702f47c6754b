//! The plan: which shapes become types, under which names, in which module.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::{Context as _, Result, ensure};

use super::layout::Layout;
use super::names;
use crate::facts::{Facts, Member, Shape, Type};

/// A shape that more families use than this is in the module of what is shared: features stay few that pull another.
const FEW: usize = 3;

/// Where a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// In a family's module.
    Family(usize),
    /// In the module that all families use.
    Shared,
}

/// Everything that is decided before code is written.
pub(super) struct Plan<'f> {
    pub(super) facts: &'f Facts,
    pub(super) layout: &'f Layout,
    /// The names and homes of the shapes that become types.
    pub(super) types: BTreeMap<&'f str, Named>,
    /// The operations of each family.
    pub(super) operations: Vec<BTreeSet<&'f str>>,
    /// The families that each family needs.
    pub(super) needs: Vec<BTreeSet<usize>>,
    /// The names of the patterns that several members share.
    pub(super) statics: BTreeMap<&'f str, String>,
    /// Where each shape is used: `Structure.Member`.
    pub(super) users: HashMap<&'f str, BTreeSet<String>>,
    /// The operations that each shape is the request, the answer or an error of.
    pub(super) roles: HashMap<&'f str, Roles<'f>>,
    /// Shapes whose values are compared, since a list of them holds no two equal.
    pub(super) compared: HashSet<&'f str>,
}

/// A type's name and home.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) home: Home,
}

/// What a shape is to operations.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles<'f> {
    /// The operations whose request it is.
    pub(super) requests: BTreeSet<&'f str>,
    /// The operations whose answer it is.
    pub(super) answers: BTreeSet<&'f str>,
    /// The operations that fail with it.
    pub(super) errors: BTreeSet<&'f str>,
}

/// Whether a shape becomes a type; the others are written out where they are used.
pub(super) fn is_type(shape: &Shape) -> bool {
    matches!(shape.kind, Type::Structure | Type::Union | Type::Enum)
}

impl<'f> Plan<'f> {
    pub(super) fn new(facts: &'f Facts, layout: &'f Layout) -> Result<Self> {
        let mut plan = Self {
            facts,
            layout,
            types: BTreeMap::new(),
            operations: vec![BTreeSet::new(); layout.families.len()],
            needs: vec![BTreeSet::new(); layout.families.len()],
            statics: BTreeMap::new(),
            users: HashMap::new(),
            roles: HashMap::new(),
            compared: HashSet::new(),
        };
        let reached = plan.reach()?;
        plan.name(&reached);
        plan.find_needs();
        plan.find_users();
        plan.name_patterns();
        plan.find_compared();
        Ok(plan)
    }

    /// The families whose operations lead to each shape.
    fn reach(&mut self) -> Result<HashMap<&'f str, BTreeSet<usize>>> {
        let mut reached: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        for (name, operation) in &self.facts.operations {
            let family = self.layout.family_of(name)?;
            self.operations[family].insert(name);
            if let Some(input) = &operation.input {
                self.roles.entry(input).or_default().requests.insert(name);
            }
            if let Some(output) = &operation.output {
                self.roles.entry(output).or_default().answers.insert(name);
            }
            for error in &operation.errors {
                self.roles.entry(error).or_default().errors.insert(name);
            }
            let mut todo: Vec<&str> = Vec::new();
            todo.extend(operation.input.iter().chain(&operation.output).chain(&operation.errors).map(String::as_str));
            while let Some(shape) = todo.pop() {
                if reached.entry(shape).or_default().insert(family) {
                    todo.extend(self.facts.shape(shape).parts());
                }
            }
        }
        for ((name, family), operations) in self.layout.families.iter().zip(&self.operations) {
            ensure!(!operations.is_empty() || !family.shapes.is_empty(), "the family `{name}` has no operation");
            for shape in &family.shapes {
                ensure!(
                    reached.contains_key(shape.as_str()),
                    "the family `{name}` has the shape `{shape}`, which is not used"
                );
            }
        }
        Ok(reached)
    }

    fn name(&mut self, reached: &HashMap<&'f str, BTreeSet<usize>>) {
        let mut taken = HashSet::new();
        for (name, shape) in self.facts.shapes.iter().filter(|(_, shape)| is_type(shape)) {
            let Some(families) = reached.get(name.as_str()) else { continue };
            let few = families.len() == 1 || (families.len() <= FEW && shape.error.is_none());
            let home = families.first().filter(|_| few).map_or(Home::Shared, |family| Home::Family(*family));
            let rust = names::unique(names::type_name(name), &mut taken);
            self.types.insert(name, Named { name: rust, home });
        }
        for (index, family) in self.layout.families.values().enumerate() {
            // What several families share stays where it is.
            self.rehome(&family.shapes, Home::Family(index), |home| home != Home::Shared);
        }
        let shared = self.types.iter().filter(|(_, named)| named.home == Home::Shared);
        let shared: Vec<_> = shared.map(|(name, _)| (*name).to_owned()).collect();
        self.rehome(&shared, Home::Shared, |_| true);
    }

    /// Gives the types that these shapes lead to another home.
    fn rehome(&mut self, roots: &[String], home: Home, moves: impl Fn(Home) -> bool) {
        let mut seen = HashSet::new();
        let mut todo: Vec<&str> = roots.iter().map(String::as_str).collect();
        while let Some(shape) = todo.pop() {
            if seen.insert(shape) {
                if let Some(named) = self.types.get_mut(shape).filter(|named| moves(named.home)) {
                    named.home = home;
                }
                todo.extend(self.facts.shape(shape).parts());
            }
        }
    }

    /// A family needs another if one of its shapes is at home there.
    fn find_needs(&mut self) {
        for (index, operations) in self.operations.iter().enumerate() {
            let mut seen = HashSet::new();
            let mut todo: Vec<&str> = Vec::new();
            for operation in operations.iter().filter_map(|name| self.facts.operations.get(*name)) {
                let shapes = operation.input.iter().chain(&operation.output).chain(&operation.errors);
                todo.extend(shapes.map(String::as_str));
            }
            while let Some(shape) = todo.pop() {
                if seen.insert(shape) {
                    todo.extend(self.facts.shape(shape).parts());
                    if let Some(Named { home: Home::Family(family), .. }) = self.types.get(shape)
                        && *family != index
                    {
                        self.needs[index].insert(*family);
                    }
                }
            }
        }
    }

    fn find_users(&mut self) {
        for name in self.types.keys() {
            for (member, facts) in &self.facts.shape(name).members {
                let place = format!("{name}.{member}");
                let mut todo = vec![facts.shape.as_str()];
                while let Some(shape) = todo.pop() {
                    self.users.entry(shape).or_default().insert(place.clone());
                    if !is_type(self.facts.shape(shape)) {
                        todo.extend(self.facts.shape(shape).parts());
                    }
                }
            }
        }
    }

    /// A pattern that is used in several places is a static of its own, called as the layout says or after the shape
    /// that most places use.
    fn name_patterns(&mut self) {
        let mut uses: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for (name, shape) in &self.facts.shapes {
            let count = self.users.get(name.as_str()).map_or(0, BTreeSet::len);
            if let (Some(pattern), 1.., Type::String) = (&shape.pattern, count, shape.kind) {
                uses.entry(pattern).or_default().insert(name, count);
            }
        }
        let mut taken = HashSet::new();
        for (pattern, shapes) in uses.into_iter().filter(|(_, shapes)| shapes.values().sum::<usize>() > 1) {
            let most = shapes.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(name.len())));
            let chosen =
                self.layout.patterns.iter().find(|(_, chosen)| *chosen == pattern).map(|(name, _)| name.clone());
            let named = chosen.or_else(|| most.map(|(name, _)| names::static_name(name.trim_end_matches("String"))));
            self.statics.insert(pattern, names::unique(named.unwrap_or_default(), &mut taken));
        }
    }

    fn find_compared(&mut self) {
        let unique = self.facts.shapes.values().filter(|shape| shape.unique);
        let mut todo: Vec<&str> = unique.flat_map(Shape::parts).collect();
        while let Some(shape) = todo.pop() {
            if self.compared.insert(shape) {
                todo.extend(self.facts.shape(shape).parts());
            }
        }
    }

    /// The type of a shape.
    ///
    /// # Panics
    /// If the shape is none that becomes a type.
    pub(super) fn named(&self, shape: &str) -> &Named {
        self.types.get(shape).unwrap_or_else(|| panic!("`{shape}` is used, and so has a type"))
    }

    /// The module of a home.
    pub(super) fn module(&self, home: Home) -> &str {
        match home {
            Home::Shared => "shared",
            Home::Family(index) => self.layout.families.get_index(index).map_or("shared", |(name, _)| name),
        }
    }

    /// Whether a type would hold itself, were this member not boxed.
    pub(super) fn leads_back(&self, from: &str, to: &str) -> bool {
        let mut seen = HashSet::new();
        let mut todo = vec![to];
        while let Some(shape) = todo.pop() {
            if shape == from {
                return true;
            }
            let facts = self.facts.shape(shape);
            if matches!(facts.kind, Type::Structure | Type::Union) && seen.insert(shape) {
                todo.extend(facts.members.values().map(|member| member.shape.as_str()));
            }
        }
        false
    }

    /// The shape of the body of a request or an answer; `None` if it has none, or none that is JSON.
    pub(super) fn body_of(&self, shape: Option<&'f String>) -> Result<Option<&'f str>> {
        let Some(name) = shape else { return Ok(None) };
        let Some(payload) = &self.facts.shape(name).payload else { return Ok(Some(name)) };
        let member = self.facts.shape(name).members.get(payload).context("the payload is a member")?;
        let target = self.facts.shape(&member.shape);
        let is_json = matches!(target.kind, Type::Structure | Type::Union) && !target.streaming;
        Ok(is_json.then_some(member.shape.as_str()))
    }
}

/// The members that are in the body.
pub(super) fn body(shape: &Shape) -> impl Iterator<Item = (&String, &Member)> + Clone {
    shape.members.iter().filter(|(_, member)| member.location.is_none())
}
