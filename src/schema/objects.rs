//! Schemas of objects: structures, what is flattened into them, and maps.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::document::Unsaid;
use super::fragment::{Parts, any_of, commented, nullable, with};
use super::writer::{Mode, Writer};
use crate::rules::Rules;
use crate::shape::{Check, Kind, Member, Shape, Structure, Tag};

impl Writer {
    /// A structure that is an object of its own.
    pub(super) fn structure(&mut self, structure: &'static Structure, mode: Mode) -> Value {
        let mut parts = Parts::default();
        self.members(structure, &mut parts, mode);
        parts.closed = structure.closed;
        parts.object(self.refuses(mode))
    }

    /// The members of a structure, into an object that may have others.
    pub(super) fn members(&mut self, structure: &'static Structure, parts: &mut Parts, mode: Mode) {
        for member in structure.members.iter().filter(|member| !member.flatten) {
            let schema = self.within(member.name, |it| it.named(member, mode));
            if is_needed(member, mode) {
                require(member, parts);
            }
            for name in core::iter::once(&member.name).chain(member.aliases) {
                parts.properties.entry(*name).or_insert_with(|| schema.clone());
            }
            // A member stands there once, by whichever name.
            for (at, alias) in member.aliases.iter().enumerate() {
                let earlier = core::iter::once(&member.name).chain(member.aliases).take(at + 1);
                let both = earlier.map(|name| json!({"required": [name, alias]})).collect();
                parts.all_of.push(json!({ "not": any_of(both) }));
            }
        }
        for member in structure.members.iter().filter(|member| member.flatten) {
            self.flattened(member.shape(), &member.rules, parts, mode);
            if !member.checks.is_empty() {
                parts.all_of.push(self.checked(true.into(), member.checks, mode));
            }
        }
    }

    /// The schema of a member that is there. A null one is an absent one, where serde has it so.
    fn named(&mut self, member: &'static Member, mode: Mode) -> Value {
        let schema = self.member(member, &member.rules, mode);
        let takes_null = member.shape().takes_null() && (mode == Mode::Read || !member.rules.required);
        if takes_null && !matches!(member.shape().kind(), Kind::Optional(_) | Kind::Unit) {
            return nullable(schema);
        }
        schema
    }

    /// What a flattened member holds, or what stands beside a tag.
    pub(super) fn flattened(&mut self, shape: &'static Shape, rules: &Rules, parts: &mut Parts, mode: Mode) {
        match shape.kind() {
            Kind::Optional(inner) => self.flattened_option(inner(), rules, parts, mode),
            Kind::Newtype(member) => {
                self.flattened(member.shape(), &rules.over(&member.rules), parts, mode);
                if !member.checks.is_empty() {
                    parts.all_of.push(self.checked(true.into(), member.checks, mode));
                }
            }
            Kind::Structure(structure) => self.members(structure, parts, mode),
            Kind::Map { key, value } => {
                let names = self.key(key(), rules.key.unwrap_or(&Rules::NONE), mode);
                let known: Vec<String> = parts.properties.keys().cloned().collect();
                parts.names = names.map(|names| any_of([json!({ "enum": known }), names].into()));
                parts.others = Some(self.value(value(), rules.value.unwrap_or(&Rules::NONE), mode));
                self.count_among(rules, parts, mode);
            }
            Kind::Union(union) if union.tag != Tag::Untagged => {
                parts.elsewhere = true;
                let among = self.union_among(union, mode);
                parts.all_of.push(among);
            }
            Kind::Unit => {}
            Kind::Opaque => parts.open = true,
            _ => {
                parts.open = true;
                let unknown = self.gap(true.into(), Unsaid::Type, "only its type can tell what stands here", mode);
                parts.all_of.push(unknown);
            }
        }
        if !shape.checks().is_empty() {
            parts.all_of.push(self.checked(true.into(), shape.checks(), mode));
        }
    }

    /// How many entries a map has that shares its object with members that are always there.
    fn count_among(&mut self, rules: &Rules, parts: &mut Parts, mode: Mode) {
        let Some(length) = rules.length.filter(|_| mode == Mode::Valid) else { return };
        if parts.required.len() == parts.properties.len() && !parts.elsewhere {
            let others = parts.required.len() as u64;
            parts.counts = (length.min.map(|min| min + others), length.max.map(|max| max.saturating_add(others)));
        } else {
            let comment = "the number of further members is limited";
            parts.all_of.push(self.gap(true.into(), Unsaid::Among, comment, mode));
        }
    }

    /// An optional flattened member counts as meant if one of its members is there.
    fn flattened_option(&mut self, inner: &'static Shape, rules: &Rules, parts: &mut Parts, mode: Mode) {
        let mut own = Parts::default();
        self.flattened(inner, rules, &mut own, mode);
        let (is_open, map) = (own.open, own.others.is_some());
        let names = names(inner, &own);
        parts.elsewhere = true;
        parts.open |= is_open;
        if map {
            parts.others = own.others.take();
            return;
        }
        let own = own.object(false);
        let absent = match mode {
            // Whatever it is, serde makes `None` of it.
            Mode::Read => true.into(),
            Mode::Valid => {
                let present: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
                json!({ "not": any_of(present) })
            }
        };
        parts.all_of.push(any_of([own, absent].into()));
    }

    /// A map that is an object of its own.
    pub(super) fn map(&mut self, (key, value): (&'static Shape, &'static Shape), rules: &Rules, mode: Mode) -> Value {
        let mut schema = json!({"type": "object"});
        let length = rules.length;
        for (keyword, count) in [
            ("minProperties", length.and_then(|it| it.min).filter(|min| *min > 0)),
            ("maxProperties", length.and_then(|it| it.max)),
        ] {
            schema = count.into_iter().fold(schema, |schema, count| with(schema, keyword, count));
        }
        if let Some(names) = self.key(key, rules.key.unwrap_or(&Rules::NONE), mode) {
            schema = with(schema, "propertyNames", names);
        }
        let value = self.value(value, rules.value.unwrap_or(&Rules::NONE), mode);
        with(schema, "additionalProperties", value)
    }

    /// What a map's keys have to be, if not every string is one.
    fn key(&mut self, shape: &'static Shape, rules: &Rules, mode: Mode) -> Option<Value> {
        let rules = if mode == Mode::Read { &Rules::NONE } else { rules };
        let names = match shape.kind() {
            Kind::Newtype(member) if member.reader.is_none() => {
                let names = self.key(member.shape(), &rules.over(&member.rules), mode);
                let checks = [member.checks, shape.checks()].concat();
                return if checks.is_empty() {
                    names
                } else {
                    let names = names.unwrap_or(true.into());
                    Some(self.checked(checked_name(names, member.checks), shape.checks(), mode))
                };
            }
            Kind::Optional(inner) => return self.key(inner(), rules, mode),
            Kind::Enum(set) => Self::enumeration(set, rules, mode),
            Kind::Boolean => json!({"enum": ["true", "false"]}),
            Kind::Character => json!({"minLength": 1, "maxLength": 1}),
            Kind::Integer(limits) => {
                let sign = if limits.min < 0 { "-?" } else { "" };
                let schema = json!({"pattern": format!("^(?:0|{sign}[1-9][0-9]*)$")});
                self.gap(schema, Unsaid::Key, "the number in it has limits", mode)
            }
            Kind::Parsed(_) | Kind::Opaque | Kind::Newtype(_) if shape.reader().is_some() || !is_opaque(shape) => {
                self.gap(true.into(), Unsaid::Type, "only its type can tell whether it reads the key", mode)
            }
            Kind::Opaque => return None,
            _ if rules.length.is_none() && rules.pattern.is_none() && rules.one_of.is_none() => return None,
            _ => self.text(rules, mode),
        };
        let names = self.checked(names, shape.checks(), mode);
        // Names are strings anyway.
        match names {
            Value::Object(mut names) => {
                names.remove("type");
                Some(names.into())
            }
            names => Some(names),
        }
    }
}

/// Whether an object without the member is refused.
fn is_needed(member: &Member, mode: Mode) -> bool {
    let may_lack = member.defaulted || member.shape().may_be_absent();
    member.is_required() && (mode == Mode::Valid || !may_lack)
}

/// A key's schema with a comment on the functions that judge it.
fn checked_name(names: Value, checks: &'static [Check]) -> Value {
    checks.iter().fold(names, |names, check| commented(names, &format!("`{}` judges it, too", check.name())))
}

fn is_opaque(shape: &Shape) -> bool {
    matches!(shape.kind(), Kind::Opaque)
}

/// The member has to be there, by one of its names.
fn require(member: &Member, parts: &mut Parts) {
    if member.aliases.is_empty() {
        parts.required.push(member.name.into());
    } else {
        let names = core::iter::once(&member.name).chain(member.aliases);
        parts.all_of.push(any_of(names.map(|name| json!({"required": [name]})).collect()));
    }
}

/// The names by which a flattened member is known to be meant.
fn names(shape: &'static Shape, own: &Parts) -> Vec<String> {
    match shape.behind().kind() {
        Kind::Union(union) => match union.tag {
            Tag::Internal(tag) | Tag::Adjacent { tag, .. } => [tag.into()].into(),
            _ => {
                let tagged = union.variants.iter().filter(|variant| !variant.untagged && !variant.unknown);
                tagged
                    .flat_map(|it| core::iter::once(it.name).chain(it.aliases.iter().copied()))
                    .map(String::from)
                    .collect()
            }
        },
        _ => own.properties.keys().cloned().collect(),
    }
}
