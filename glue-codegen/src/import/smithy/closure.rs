//! The shapes that operations lead to, under one name each.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use indexmap::IndexMap;

use super::ast::{AstMember, AstShape, local};
use super::shape::shape;
use super::traits::{MemberTraits, Overrides};
use crate::facts::{Protocol, Shape, Type};

/// The shapes found so far.
pub(super) struct Closure<'a> {
    ast: &'a IndexMap<String, AstShape>,
    protocol: Protocol,
    /// Which shape of the model each name stands for.
    ids: BTreeMap<String, String>,
    shapes: BTreeMap<String, Shape>,
    /// Shapes that exist for the constraints of one member.
    overridden: BTreeMap<String, (String, Overrides)>,
}

impl<'a> Closure<'a> {
    pub(super) fn new(ast: &'a IndexMap<String, AstShape>, protocol: Protocol) -> Self {
        Self { ast, protocol, ids: BTreeMap::new(), shapes: BTreeMap::new(), overridden: BTreeMap::new() }
    }

    /// Adds a shape and all that it leads to; returns its name.
    pub(super) fn add(&mut self, id: &str) -> Result<String> {
        let name = local(id).to_owned();
        if let Some(known) = self.ids.get(&name) {
            ensure!(known == id, "`{known}` and `{id}` have one name without their namespaces");
            return Ok(name);
        }
        self.ids.insert(name.clone(), id.to_owned());
        let added = match self.ast.get(id) {
            Some(ast) => shape(ast, self.protocol, |member, it| self.part(&name, member, it)),
            None => prelude(id),
        };
        self.shapes.insert(name.clone(), added.with_context(|| format!("shape `{id}`"))?);
        Ok(name)
    }

    /// Adds the shape of a member. Constraints on the member itself make a shape of their own, as they do in botocore.
    fn part(&mut self, container: &str, member: &str, ast: &AstMember) -> Result<String> {
        let target = self.add(&ast.target)?;
        let overrides = MemberTraits::read(&ast.traits)?.overrides;
        if overrides.is_empty() {
            return Ok(target);
        }
        let mut letters = member.chars();
        let capital = letters.next().into_iter().flat_map(char::to_uppercase);
        let name: String = container.chars().chain(capital).chain(letters).chain(target.chars()).collect();
        ensure!(!self.ast.keys().any(|id| local(id) == name), "its constraints need a shape `{name}`, which exists");
        self.overridden.insert(name.clone(), (target, overrides));
        Ok(name)
    }

    /// All shapes.
    pub(super) fn finish(mut self) -> Result<BTreeMap<String, Shape>> {
        // Only now is every target complete: a structure may lead back to itself.
        for (name, (target, overrides)) in self.overridden {
            let target = self.shapes.get(&target).with_context(|| format!("shape `{target}` is missing"))?;
            let shape = overrides.over(target.clone());
            self.shapes.insert(name, shape);
        }
        Ok(self.shapes)
    }
}

/// A shape of Smithy's own.
fn prelude(id: &str) -> Result<Shape> {
    let name = id.strip_prefix("smithy.api#").with_context(|| format!("there is no shape `{id}`"))?;
    let kind = match name {
        "String" => Type::String,
        "Blob" => Type::Blob,
        "Boolean" | "PrimitiveBoolean" => Type::Boolean,
        "Byte" | "PrimitiveByte" => Type::Byte,
        "Short" | "PrimitiveShort" => Type::Short,
        "Integer" | "PrimitiveInteger" => Type::Integer,
        "Long" | "PrimitiveLong" => Type::Long,
        "Float" | "PrimitiveFloat" => Type::Float,
        "Double" | "PrimitiveDouble" => Type::Double,
        "Timestamp" => Type::Timestamp,
        "Document" => Type::Document,
        "Unit" => Type::Structure,
        _ => anyhow::bail!("the shape `{id}` is not known"),
    };
    Ok(Shape::new(kind))
}
