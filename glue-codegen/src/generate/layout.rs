//! The layout: what the facts cannot tell of how people want to read them. It stands beside the facts, as
//! `glue.layout.json` beside `glue.json`, and may be left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use indexmap::IndexMap;
use serde::Deserialize;

use crate::facts::Facts;

/// How a service's types are split and named.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The families of operations, by the name of their module and feature. What two families share goes to the first.
    pub families: IndexMap<String, Family>,
    /// Names of patterns, for those whose shapes' names do not say what they accept.
    #[serde(default)]
    pub patterns: BTreeMap<String, String>,
}

/// A family: operations on one kind of resource.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// What it is about, for people.
    pub about: String,
    /// Words in the names of its operations. The longest word of all families decides.
    #[serde(default)]
    pub operations: Vec<String>,
    /// Shapes that it takes out of the other families, with all that they lead to and no operation uses otherwise.
    #[serde(default)]
    pub shapes: Vec<String>,
}

impl Layout {
    /// Reads the layout beside a facts file; without one, all operations are one family.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn beside(path: &Path, facts: &Facts) -> Result<Self> {
        let path = path.with_extension("layout.json");
        if !path.exists() {
            return Ok(Self::single(facts));
        }
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        crate::json::json(&text).with_context(|| format!("`{}` is no layout", path.display()))
    }

    /// All operations as one family, called after the service.
    pub fn single(facts: &Facts) -> Self {
        let about = format!("The operations of {}", facts.service.name);
        // Every name contains the empty word.
        let family = Family { about, operations: vec![String::new()], shapes: Vec::new() };
        Self { families: [(super::names::field(&facts.service.id), family)].into(), ..Self::default() }
    }

    /// The family of an operation, as its place among them.
    pub(super) fn family_of(&self, operation: &str) -> Result<usize> {
        let words = self.families.values().enumerate().flat_map(|(index, family)| {
            family.operations.iter().filter(|word| operation.contains(*word)).map(move |word| (word.len(), index))
        });
        match words.max_by_key(|(length, index)| (*length, usize::MAX - index)) {
            Some((_, index)) => Ok(index),
            None => bail!("the operation `{operation}` belongs to no family; add a word of its name to one"),
        }
    }
}
