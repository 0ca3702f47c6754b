//! Models become facts: finds out what a file is, and who published it when.

mod botocore;
mod smithy;
mod source;

use std::path::Path;

use anyhow::{Context as _, Result};

pub use self::source::Origin;

use self::source::{Form, Model};
use crate::facts::Facts;

/// Reads a model: botocore's `service-2.json` (plain or `.gz`), a botocore wheel, or a Smithy JSON AST.
///
/// # Errors
/// If the file cannot be read or is no such model, and if the model has a key or a trait that is not known: it may be
/// a constraint.
pub fn import(path: &Path, origin: &Origin) -> Result<Facts> {
    let model = Model::open(path, origin).with_context(|| format!("cannot read `{}`", path.display()))?;
    let facts = match model.form {
        Form::Botocore => botocore::import(&model),
        Form::Smithy => smithy::import(&model),
    };
    let facts = facts.and_then(|facts| facts.check().map(|()| facts));
    facts.with_context(|| format!("cannot import `{}`", path.display()))
}
