//! Facts become code: what is expressible, then a plan of names and modules, then files.

mod docs;
mod expressible;
mod files;
mod format;
mod items;
mod layout;
mod names;
mod plan;
mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

pub use self::expressible::{LeftOut, expressible};
pub use self::layout::{Family, Layout};

use self::plan::{Home, Plan};
use crate::facts::Facts;

/// How many lines a file may have that a layout can split: more are slow to read and to show.
const LONGEST: usize = 4_000;

/// Generated code.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files by name.
    pub files: BTreeMap<String, String>,
    /// What the code does not carry.
    pub left_out: Vec<LeftOut>,
}

/// Writes a service's types as code.
///
/// # Errors
/// If an operation belongs to no family of the layout, and if `rustfmt` is not there.
pub fn generate(facts: &Facts, layout: &Layout) -> Result<Generated> {
    let (facts, left_out) = expressible(facts);
    let plan = Plan::new(&facts, layout)?;
    let mut code = BTreeMap::from([
        ("mod".to_owned(), files::root(&plan, &left_out)),
        ("macros".to_owned(), files::support(&facts, include_str!("support/macros.rs"))),
        ("registry".to_owned(), files::support(&facts, include_str!("support/registry.rs"))),
        ("operations".to_owned(), files::operations(&plan)?),
        ("patterns".to_owned(), files::patterns(&plan)),
        ("shared".to_owned(), files::module(&plan, Home::Shared)),
    ]);
    for (index, name) in layout.families.keys().enumerate() {
        code.insert(name.clone(), files::module(&plan, Home::Family(index)));
    }
    let mut files = BTreeMap::from([("features.toml".to_owned(), files::features(&plan))]);
    for (name, code) in code {
        let formatted = format::rust(&code).with_context(|| format!("module `{name}`"))?;
        let lines = formatted.lines().count();
        ensure!(
            lines <= LONGEST || layout.families.len() == 1,
            "the module `{name}` has {lines} lines; give some of its shapes to another family of the layout"
        );
        files.insert(format!("{name}.rs"), formatted);
    }
    Ok(Generated { files, left_out })
}

impl Generated {
    /// Writes the files into a folder, and removes those of an earlier run that are no more.
    ///
    /// # Errors
    /// If one cannot be written or removed.
    pub fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let known = path.file_name().is_some_and(|name| self.files.contains_key(name.to_string_lossy().as_ref()));
            if !known && fs::read_to_string(&path).is_ok_and(|text| text.starts_with(files::MARK)) {
                fs::remove_file(&path).with_context(|| format!("cannot remove `{}`", path.display()))?;
            }
        }
        for (name, text) in &self.files {
            let path = folder.join(name);
            fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
        }
        Ok(())
    }
}
