//! The writer: schemas of values by their kind, and the definitions that they refer to.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::document::{Gap, Schema, Unsaid};
use super::fragment::{commented, nullable, with};
use super::options::Options;
use crate::rules::Rules;
use crate::shape::{Check, Kind, List, Member, Shape};

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
/// How many newtypes may hold each other under the rules of one member.
const MOST_INLINE: usize = 32;

/// What a schema is to accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// What is valid.
    Valid,
    /// What serde reads, valid or not: that chooses the variant of a union without a tag.
    Read,
}

/// A schema in the making.
pub(super) struct Writer {
    pub(super) options: Options,
    definitions: Map<String, Value>,
    /// Where the schema of a shape is, by the shape's address.
    references: BTreeMap<(usize, Mode), String>,
    gaps: Vec<Gap>,
    /// The names of the type and the member that are being written.
    trail: Vec<String>,
    inline: usize,
}

impl Writer {
    pub(super) fn new(options: Options) -> Self {
        Self {
            options,
            definitions: Map::new(),
            references: BTreeMap::new(),
            gaps: Vec::new(),
            trail: Vec::new(),
            inline: 0,
        }
    }

    /// The schema of a shape, with all that it refers to.
    pub(super) fn document(mut self, shape: &'static Shape) -> Schema {
        self.references.insert((core::ptr::from_ref(shape).addr(), Mode::Valid), "#".into());
        let value = match shape.kind() {
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::Newtype(_) => {
                self.definition(shape, Mode::Valid)
            }
            _ => self.value(shape, &Rules::NONE, Mode::Valid),
        };
        let mut value = with(value, "$schema", DIALECT);
        if !self.definitions.is_empty() {
            value = with(value, "$defs", self.definitions);
        }
        self.gaps.dedup();
        Schema { value, gaps: self.gaps }
    }

    /// Whether members that nobody declared are refused.
    pub(super) fn refuses(&self, mode: Mode) -> bool {
        mode == Mode::Valid && !self.options.unknown_members
    }

    /// Notes what the schema does not say, and says so in it.
    pub(super) fn gap(&mut self, schema: Value, unsaid: Unsaid, comment: &str, mode: Mode) -> Value {
        if mode == Mode::Read {
            return schema;
        }
        self.gaps.push(Gap { place: self.trail.join("."), unsaid });
        commented(schema, comment)
    }

    /// Notes the functions of the user's that judge a value.
    pub(super) fn checked(&mut self, schema: Value, checks: &'static [Check], mode: Mode) -> Value {
        checks.iter().fold(schema, |schema, check| {
            self.gap(schema, Unsaid::Check, &format!("`{}` judges it, too", check.name()), mode)
        })
    }

    /// Writes what belongs to a type or a member of this name.
    pub(super) fn within<R>(&mut self, name: &str, write: impl FnOnce(&mut Self) -> R) -> R {
        self.trail.push(name.to_string());
        let written = write(self);
        self.trail.pop();
        written
    }

    /// A reference to the schema of a shape, which is written if it is the first one.
    fn reference(&mut self, shape: &'static Shape, mode: Mode) -> Value {
        let key = (core::ptr::from_ref(shape).addr(), mode);
        if let Some(reference) = self.references.get(&key) {
            return json!({ "$ref": reference });
        }
        let name = self.free_name(shape.name(), mode);
        let reference = format!("#/$defs/{name}");
        self.references.insert(key, reference.clone());
        // The name is taken before it is clear what stands there.
        self.definitions.insert(name.clone(), Value::Null);
        let trail = core::mem::take(&mut self.trail);
        let inline = core::mem::take(&mut self.inline);
        let definition = self.definition(shape, mode);
        (self.trail, self.inline) = (trail, inline);
        self.definitions.insert(name, definition);
        json!({ "$ref": reference })
    }

    /// A name for a definition that no other has. Only letters and digits are in it, so that pointers need no escapes.
    fn free_name(&self, name: &str, mode: Mode) -> String {
        let name: String = name.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '_' }).collect();
        let name = if mode == Mode::Read { name + "AsRead" } else { name };
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let mut names = core::iter::once(name.clone()).chain(numbered);
        names.find(|name| !self.definitions.contains_key(name)).unwrap_or(name)
    }

    /// The schema of a shape that has a name.
    fn definition(&mut self, shape: &'static Shape, mode: Mode) -> Value {
        self.within(shape.name(), |it| {
            let schema = match shape.kind() {
                Kind::Structure(structure) => it.structure(structure, mode),
                Kind::Union(union) => it.union(union, mode),
                Kind::Enum(set) => Self::enumeration(set, &Rules::NONE, mode),
                Kind::Newtype(member) => it.member(member, &member.rules, mode),
                _ => true.into(),
            };
            let schema = with(schema, "title", shape.name());
            let schema = it.checked(schema, shape.checks(), mode);
            if shape.is_sensitive() { with(schema, "writeOnly", true) } else { schema }
        })
    }

    /// The schema of a value that stands under rules.
    pub(super) fn value(&mut self, shape: &'static Shape, rules: &Rules, mode: Mode) -> Value {
        let rules = if mode == Mode::Read { &Rules::NONE } else { rules };
        let schema = match shape.kind() {
            Kind::Structure(_) | Kind::Union(_) => self.reference(shape, mode),
            Kind::Enum(_) | Kind::Newtype(_) if is_none(rules) => self.reference(shape, mode),
            _ => self.inline(shape, rules, mode),
        };
        if rules.sensitive && mode == Mode::Valid { with(schema, "writeOnly", true) } else { schema }
    }

    /// The schema of a value that has none of its own.
    fn inline(&mut self, shape: &'static Shape, rules: &Rules, mode: Mode) -> Value {
        let schema = match shape.kind() {
            Kind::Boolean => json!({"type": "boolean"}),
            Kind::Integer(limits) => self.integer(limits, rules, mode),
            Kind::Float { single } => self.float(*single, rules, mode),
            Kind::String => self.text(rules, mode),
            Kind::Character => Self::character(rules, mode),
            Kind::Blob => self.blob(rules, mode),
            Kind::Unit => json!({"type": "null"}),
            Kind::Opaque => self.opaque(shape, rules, mode),
            Kind::Parsed(parsed) => self.parsed(parsed, rules, mode),
            Kind::Optional(inner) if rules.required => self.value(inner(), rules, mode),
            Kind::Optional(inner) => nullable(self.value(inner(), rules, mode)),
            Kind::Newtype(member) => {
                self.inline += 1;
                let schema = if self.inline > MOST_INLINE {
                    self.gap(true.into(), Unsaid::Type, "its type holds itself", mode)
                } else {
                    self.member(member, &rules.over(&member.rules), mode)
                };
                self.inline -= 1;
                schema
            }
            Kind::List(list) => self.list(list, rules, mode),
            Kind::Tuple(members) => self.tuple(members, mode),
            Kind::Map { key, value } => self.map((key(), value()), rules, mode),
            Kind::Enum(set) => Self::enumeration(set, rules, mode),
            // Never come to: the first two have names, the last is no answer of `kind`.
            Kind::Structure(_) | Kind::Union(_) | Kind::Converted(..) => true.into(),
        };
        let schema = self.checked(schema, shape.checks(), mode);
        if shape.is_sensitive() { with(schema, "writeOnly", true) } else { schema }
    }

    /// The schema of what a member holds, or what a variant or a newtype does.
    pub(super) fn member(&mut self, member: &'static Member, rules: &Rules, mode: Mode) -> Value {
        let schema = self.value(member.shape(), rules, mode);
        let schema = match member.reader {
            Some(_) => self.gap(schema, Unsaid::Type, "only its type can tell whether it reads the value", mode),
            None => schema,
        };
        self.checked(schema, member.checks, mode)
    }

    fn list(&mut self, list: &List, rules: &Rules, mode: Mode) -> Value {
        let item = self.value(list.item(), rules.item.unwrap_or(&Rules::NONE), mode);
        let mut schema = with(json!({"type": "array"}), "items", item);
        let length = rules.length;
        let (least, most) = match list.fixed_len() {
            Some(items) => (Some(items as u64), Some(items as u64)),
            None => (length.and_then(|it| it.min), length.and_then(|it| it.max)),
        };
        for (keyword, items) in [("minItems", least.filter(|least| *least > 0)), ("maxItems", most)] {
            schema = items.into_iter().fold(schema, |schema, items| with(schema, keyword, items));
        }
        if mode == Mode::Valid && (rules.unique || list.is_set()) {
            schema = with(schema, "uniqueItems", true);
            if !is_plain(list.item()) {
                let comment = "items are also equal if they only differ in how they are written";
                schema = self.gap(schema, Unsaid::Equality, comment, mode);
            }
        }
        schema
    }

    pub(super) fn tuple(&mut self, members: &'static [Member], mode: Mode) -> Value {
        let items: Vec<Value> = members.iter().map(|member| self.member(member, &member.rules, mode)).collect();
        let mut schema = json!({"type": "array", "items": false, "minItems": members.len()});
        if !items.is_empty() {
            schema = with(schema, "prefixItems", items);
        }
        schema
    }
}

/// Whether nothing is demanded.
const fn is_none(rules: &Rules) -> bool {
    rules.length.is_none()
        && rules.range.is_none()
        && rules.pattern.is_none()
        && rules.one_of.is_none()
        && rules.key.is_none()
        && rules.value.is_none()
        && rules.item.is_none()
        && !rules.unique
        && !rules.required
        && !rules.sensitive
}

/// Whether equal values are written alike.
fn is_plain(shape: &'static Shape) -> bool {
    matches!(shape.behind().kind(), Kind::String | Kind::Integer(_) | Kind::Boolean | Kind::Character | Kind::Blob)
}
