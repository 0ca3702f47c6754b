//! A Smithy model as a [JSON AST](https://smithy.io/2.0/spec/json-ast.html).
//!
//! It knows what botocore's form has lost: HTTP statuses, defaults, names of enum values. Its patterns match anywhere,
//! where the services mean the whole string: they are kept as they are, and the facts say so.

mod ast;
mod closure;
mod shape;
mod traits;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use self::ast::{Ast, AstShape, Target, UNIT, local};
use self::closure::Closure;
use self::traits::{ShapeTraits, service_protocol};
use super::source::Model;
use crate::facts::{Facts, Matching, Operation, Protocol, Service};

/// Reads a model's facts.
pub(super) fn import(model: &Model) -> Result<Facts> {
    let ast: Ast = crate::json::json(&model.text)?;
    for (id, shape) in &ast.shapes {
        known_keys(shape).with_context(|| format!("shape `{id}`"))?;
    }
    let mut services = ast.shapes.iter().filter(|(_, shape)| shape.kind == "service");
    let (id, service) = services.next().context("has no service")?;
    if let Some((other, _)) = services.next() {
        bail!("has two services, `{id}` and `{other}`");
    }
    let described = described(id, service).with_context(|| format!("service `{id}`"))?;
    let mut closure = Closure::new(&ast.shapes, described.protocol);
    let mut operations = BTreeMap::new();
    for (id, shape) in ast.shapes.iter().filter(|(_, shape)| shape.kind == "operation") {
        let operation = operation(shape, service, &mut closure).with_context(|| format!("operation `{id}`"))?;
        operations.insert(local(id).to_owned(), operation);
    }
    Ok(Facts {
        source: model.source.clone(),
        date: model.date.clone(),
        service: described,
        patterns: Matching::Partial,
        operations,
        shapes: closure.finish()?,
    })
}

/// A service has operations, resources and names for its shapes in documents; other shapes have nothing more.
fn known_keys(shape: &AstShape) -> Result<()> {
    const BOUND: [&str; 13] = [
        "collectionOperations",
        "create",
        "delete",
        "identifiers",
        "list",
        "operations",
        "properties",
        "put",
        "read",
        "rename",
        "resources",
        "update",
        "version",
    ];
    let binds = matches!(shape.kind.as_str(), "service" | "resource");
    match shape.other.keys().find(|key| !(binds && BOUND.contains(&key.as_str()))) {
        Some(key) => bail!("the key `{key}` is not known"),
        None => Ok(()),
    }
}

fn described(id: &str, service: &AstShape) -> Result<Service> {
    let protocol = service_protocol(&service.traits)?;
    let about = service.traits.get("aws.api#service").and_then(|about| about.get("sdkId")).and_then(Value::as_str);
    let title = service.traits.get("smithy.api#title").and_then(Value::as_str);
    Ok(Service {
        id: about.unwrap_or(local(id)).to_owned(),
        name: title.unwrap_or(local(id)).to_owned(),
        version: service.version.clone().unwrap_or_default(),
        protocol,
        target: (protocol != Protocol::RestJson1).then(|| local(id).to_owned()),
    })
}

fn operation(shape: &AstShape, service: &AstShape, closure: &mut Closure<'_>) -> Result<Operation> {
    let traits = ShapeTraits::read(&shape.traits)?;
    let mut named = |target: &Option<Target>| -> Result<Option<String>> {
        let target = target.as_ref().map(|it| it.target.as_str()).filter(|target| *target != UNIT);
        target.map(|target| closure.add(target)).transpose()
    };
    let (input, output) = (named(&shape.input)?, named(&shape.output)?);
    let errors = shape.errors.iter().chain(&service.errors).map(|error| closure.add(&error.target));
    let mut errors = errors.collect::<Result<Vec<_>>>()?;
    errors.sort_unstable();
    errors.dedup();
    Ok(Operation { input, output, errors, deprecated: traits.deprecated })
}
