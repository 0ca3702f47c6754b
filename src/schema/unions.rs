//! Schemas of unions, by how serde tells their variants apart.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::fragment::{Parts, all_of, any_of};
use super::writer::{Mode, Writer};
use crate::shape::{Kind, Payload, Shape, Tag, Union, Variant};

/// JSON's types as bits.
mod types {
    pub(super) const NULL: u8 = 1;
    pub(super) const BOOLEAN: u8 = 2;
    pub(super) const NUMBER: u8 = 4;
    pub(super) const STRING: u8 = 8;
    pub(super) const ARRAY: u8 = 16;
    pub(super) const OBJECT: u8 = 32;
    pub(super) const ANY: u8 = 63;
}

/// How many newtypes and `Option`s are looked through.
const MOST_INLINE: usize = 32;

/// One way in which a value may be a union's.
struct Way {
    valid: Value,
    read: Value,
    types: u8,
}

impl Writer {
    /// A union that is a value of its own. Of several ways in which serde could read a value the first one counts.
    pub(super) fn union(&mut self, union: &'static Union, mode: Mode) -> Value {
        let mut ways = Vec::new();
        if union.tag != Tag::Untagged {
            let types = if union.tag == Tag::External { types::STRING | types::OBJECT } else { types::OBJECT };
            ways.push(Way { valid: self.tagged(union, mode), read: Value::Null, types });
        }
        for variant in union.variants.iter().filter(|it| !it.unknown && union.tells_by_content(it)) {
            let valid = self.payload(&variant.payload, mode);
            let valid = self.checked(valid, variant.checks, mode);
            ways.push(Way { valid, read: Value::Null, types: types_of_payload(&variant.payload) });
        }
        if mode == Mode::Valid && ways.len() > 1 {
            let mut untagged = union.variants.iter().filter(|it| !it.unknown && union.tells_by_content(it));
            for (at, way) in ways.iter_mut().enumerate() {
                way.read = if at == 0 && union.tag != Tag::Untagged {
                    self.tagged(union, Mode::Read)
                } else {
                    untagged.next().map_or(Value::Null, |variant| self.payload(&variant.payload, Mode::Read))
                };
            }
        }
        let mut schemas = Vec::new();
        for (at, way) in ways.iter().enumerate() {
            let before = ways.iter().take(at).filter(|earlier| {
                mode == Mode::Valid && earlier.types & way.types != 0 && earlier.read != earlier.valid
            });
            let not = before.map(|earlier| json!({ "not": earlier.read }));
            schemas.push(all_of(core::iter::once(way.valid.clone()).chain(not).collect()));
        }
        any_of(schemas)
    }

    /// The variants that have a tag.
    fn tagged(&mut self, union: &'static Union, mode: Mode) -> Value {
        let variants = || union.variants.iter().filter(|it| !it.unknown && !union.tells_by_content(it));
        if union.tag != Tag::External {
            let refuse = self.refuses(mode);
            let each: Vec<Value> = variants().map(|it| self.beside_tag(union.tag, it, mode).object(refuse)).collect();
            return any_of(each);
        }
        let units = variants().filter(|variant| matches!(variant.payload, Payload::Unit));
        let units: Vec<&str> = units.flat_map(names).collect();
        let mut properties = Map::new();
        for variant in variants() {
            let payload = self.within(variant.name, |it| it.payload(&variant.payload, mode));
            let payload = self.checked(payload, variant.checks, mode);
            properties.extend(names(variant).map(|name| (String::from(name), payload.clone())));
        }
        let object = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "minProperties": 1,
            "maxProperties": 1,
        });
        if units.is_empty() { object } else { any_of([json!({"type": "string", "enum": units}), object].into()) }
    }

    /// A union whose tag, or whose variant, is one member among others.
    pub(super) fn union_among(&mut self, union: &'static Union, mode: Mode) -> Value {
        let variants: Vec<_> = union.variants.iter().filter(|it| !it.unknown && !union.tells_by_content(it)).collect();
        if union.tag != Tag::External {
            return any_of(variants.iter().map(|it| self.beside_tag(union.tag, it, mode).object(false)).collect());
        }
        // serde takes the first that it finds: another one is nobody's.
        let mut each = Vec::new();
        for variant in variants {
            let payload = self.within(variant.name, |it| it.payload(&variant.payload, mode));
            let payload = self.checked(payload, variant.checks, mode);
            each.extend(names(variant).map(|name| json!({"properties": {name: payload}, "required": [name]})));
        }
        json!({ "oneOf": each })
    }

    /// A variant with its tag beside what it holds, or beside the member that holds it.
    fn beside_tag(&mut self, tag: Tag, variant: &'static Variant, mode: Mode) -> Parts {
        let mut parts = Parts::default();
        let names: Vec<&str> = names(variant).collect();
        let mut tagged = |name: &str| {
            parts.properties.insert(name.into(), json!({ "enum": names }));
            parts.required.push(name.into());
        };
        match tag {
            Tag::Internal(name) => {
                tagged(name);
                match &variant.payload {
                    Payload::Unit => {}
                    Payload::Newtype(member) => {
                        self.flattened(member.shape(), &member.rules, &mut parts, mode);
                        if !member.checks.is_empty() {
                            parts.all_of.push(self.checked(true.into(), member.checks, mode));
                        }
                    }
                    Payload::Structure(structure) => {
                        parts.closed = structure.closed;
                        self.members(structure, &mut parts, mode);
                    }
                    // serde does not compile.
                    Payload::Tuple(_) => parts.open = true,
                }
            }
            Tag::Adjacent { tag, content } => {
                tagged(tag);
                let held = self.within(content, |it| it.payload(&variant.payload, mode));
                parts.properties.insert(content.into(), held);
                let may_lack = match &variant.payload {
                    Payload::Unit => true,
                    Payload::Newtype(member) => member.shape().may_be_absent(),
                    Payload::Tuple(_) | Payload::Structure(_) => false,
                };
                if !may_lack {
                    parts.required.push(content.into());
                }
            }
            Tag::External | Tag::Untagged => {}
        }
        if !variant.checks.is_empty() {
            parts.all_of.push(self.checked(true.into(), variant.checks, mode));
        }
        parts
    }

    /// What a variant holds.
    fn payload(&mut self, payload: &'static Payload, mode: Mode) -> Value {
        match payload {
            Payload::Unit => json!({"type": "null"}),
            Payload::Newtype(member) => self.member(member, &member.rules, mode),
            Payload::Tuple(members) => self.tuple(members, mode),
            Payload::Structure(structure) => self.structure(structure, mode),
        }
    }
}

/// The names by which a variant is known.
fn names(variant: &'static Variant) -> impl Iterator<Item = &'static str> {
    core::iter::once(variant.name).chain(variant.aliases.iter().copied())
}

fn types_of_payload(payload: &'static Payload) -> u8 {
    match payload {
        Payload::Unit => types::NULL,
        Payload::Newtype(member) => types_of(member.shape(), MOST_INLINE),
        Payload::Tuple(_) => types::ARRAY,
        Payload::Structure(_) => types::OBJECT,
    }
}

/// JSON's types that values of a shape may have.
fn types_of(shape: &'static Shape, inline: usize) -> u8 {
    let Some(inline) = inline.checked_sub(1) else { return types::ANY };
    match shape.kind() {
        Kind::Boolean => types::BOOLEAN,
        Kind::Integer(_) | Kind::Float { .. } => types::NUMBER,
        Kind::String | Kind::Character | Kind::Blob | Kind::Enum(_) => types::STRING,
        Kind::Unit => types::NULL,
        Kind::List(_) | Kind::Tuple(_) => types::ARRAY,
        Kind::Map { .. } | Kind::Structure(_) => types::OBJECT,
        Kind::Optional(inner) => types::NULL | types_of(inner(), inline),
        Kind::Newtype(member) => types_of(member.shape(), inline),
        Kind::Union(union) if union.tag == Tag::External && !union.variants.iter().any(|it| it.untagged) => {
            types::STRING | types::OBJECT
        }
        _ => types::ANY,
    }
}
