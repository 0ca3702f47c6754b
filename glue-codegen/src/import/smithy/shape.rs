//! A shape of the AST as facts.

use anyhow::{Context as _, Result, bail, ensure};

use super::ast::{AstMember, AstShape};
use super::traits::{MemberTraits, ShapeTraits};
use crate::facts::{Protocol, Shape, Type};

/// A shape's facts. `part` adds a shape that this one is made of, under the traits of its place, and names it.
pub(super) fn shape(
    ast: &AstShape,
    protocol: Protocol,
    mut part: impl FnMut(&str, &AstMember) -> Result<String>,
) -> Result<Shape> {
    let traits = ShapeTraits::read(&ast.traits)?;
    let kind = kind(ast, &traits)?;
    let mut shape = Shape {
        length: traits.length,
        range: traits.range,
        pattern: traits.pattern,
        timestamp: traits.timestamp,
        error: traits.error,
        unique: traits.unique || ast.kind == "set",
        sparse: traits.sparse,
        sensitive: traits.sensitive,
        streaming: traits.streaming,
        deprecated: traits.deprecated,
        ..Shape::new(kind)
    };
    (shape.values, shape.names) = traits.values;
    let mut named = |name: &str, member: &Option<AstMember>| member.as_ref().map(|it| part(name, it)).transpose();
    shape.item = named("member", &ast.member)?;
    shape.key = named("key", &ast.key)?;
    shape.value = named("value", &ast.value)?;
    for (name, member) in &ast.members {
        let context = || format!("member `{name}`");
        let traits = MemberTraits::read(&member.traits).with_context(context)?;
        if kind == Type::Enum {
            shape.values.push(traits.enum_value.with_context(context)?);
            shape.names.push(name.clone());
            continue;
        }
        if traits.is_payload {
            ensure!(shape.payload.replace(name.clone()).is_none(), "has two payloads");
        }
        let target = part(name, member).with_context(context)?;
        shape.members.insert(name.clone(), traits.member(target, name, protocol));
    }
    Ok(shape)
}

fn kind(ast: &AstShape, traits: &ShapeTraits) -> Result<Type> {
    Ok(match ast.kind.as_str() {
        "structure" => Type::Structure,
        "union" => Type::Union,
        "document" => Type::Document,
        "list" | "set" => Type::List,
        "map" => Type::Map,
        "string" if traits.values.0.is_empty() => Type::String,
        "enum" | "string" => Type::Enum,
        "blob" => Type::Blob,
        "boolean" => Type::Boolean,
        "byte" => Type::Byte,
        "short" => Type::Short,
        "integer" => Type::Integer,
        "long" => Type::Long,
        "float" => Type::Float,
        "double" => Type::Double,
        "timestamp" => Type::Timestamp,
        other => bail!("the type `{other}` is not known"),
    })
}
