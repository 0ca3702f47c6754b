//! What every set of facts must fulfil, whoever made it.

use std::collections::HashSet;

use anyhow::{Context as _, Result, bail, ensure};

use super::{Facts, Shape, Type};

impl Facts {
    /// Checks that the facts agree with each other.
    ///
    /// # Errors
    /// The first disagreement, with the names of what disagrees.
    pub(crate) fn check(&self) -> Result<()> {
        for (name, operation) in &self.operations {
            for shape in operation.input.iter().chain(&operation.output).chain(&operation.errors) {
                self.exists(shape).with_context(|| format!("operation `{name}`"))?;
            }
            for error in &operation.errors {
                ensure!(
                    self.shape(error).error.is_some(),
                    "operation `{name}`: `{error}` is listed as an error, but is none"
                );
            }
        }
        for (name, shape) in &self.shapes {
            self.check_shape(shape).with_context(|| format!("shape `{name}`"))?;
            ensure!(
                self.can_end(name, &mut HashSet::new()),
                "shape `{name}`: holds itself without a structure between"
            );
        }
        Ok(())
    }

    fn exists(&self, name: &str) -> Result<()> {
        ensure!(self.shapes.contains_key(name), "names the shape `{name}`, which does not exist");
        Ok(())
    }

    fn check_shape(&self, shape: &Shape) -> Result<()> {
        shape.parts().try_for_each(|part| self.exists(part))?;
        let kind = shape.kind;
        let sized = matches!(kind, Type::String | Type::Enum | Type::Blob | Type::List | Type::Map);
        let number = matches!(kind, Type::Byte | Type::Short | Type::Integer | Type::Long | Type::Float | Type::Double);
        applies(shape.length.is_some(), sized, "a length", kind)?;
        applies(shape.range.is_some(), number, "a range", kind)?;
        applies(shape.pattern.is_some(), matches!(kind, Type::String | Type::Enum), "a pattern", kind)?;
        applies(!shape.values.is_empty(), kind == Type::Enum, "values", kind)?;
        applies(shape.unique, kind == Type::List, "unique items", kind)?;
        applies(shape.sparse, matches!(kind, Type::List | Type::Map), "nulls", kind)?;
        applies(!shape.members.is_empty(), matches!(kind, Type::Structure | Type::Union), "members", kind)?;
        applies(shape.error.is_some(), kind == Type::Structure, "an error", kind)?;
        ensure!(shape.item.is_some() == (kind == Type::List), "a list has an item, and nothing else has");
        let entries = kind == Type::Map;
        ensure!(shape.key.is_some() == entries && shape.value.is_some() == entries, "a map has a key and a value");
        ensure!(kind != Type::Enum || !shape.values.is_empty(), "an enum has values");
        ensure!(shape.names.is_empty() || shape.names.len() == shape.values.len(), "an enum has a name for each value");
        if let Some(key) = &shape.key {
            let key = self.shape(key).kind;
            ensure!(matches!(key, Type::String | Type::Enum), "keys are strings, not of type `{key:?}`");
        }
        if let Some(payload) = &shape.payload {
            ensure!(shape.members.contains_key(payload), "the payload `{payload}` is no member");
        }
        Ok(())
    }

    /// Whether lists and maps lead to something else than themselves.
    fn can_end<'f>(&'f self, name: &'f str, above: &mut HashSet<&'f str>) -> bool {
        let shape = self.shape(name);
        if !matches!(shape.kind, Type::List | Type::Map) {
            return true;
        }
        above.insert(name) && shape.item.iter().chain(&shape.value).all(|part| self.can_end(part, above))
    }
}

fn applies(stated: bool, fits: bool, what: &str, kind: Type) -> Result<()> {
    if stated && !fits {
        bail!("has {what}, which means nothing for the type `{kind:?}`");
    }
    Ok(())
}
