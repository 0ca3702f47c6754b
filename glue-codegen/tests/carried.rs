//! Every constraint is carried: the shapes that the derive makes, walked back, are the facts.

use std::collections::HashSet;
use std::path::Path;

use glue_codegen::Facts;
use glue_codegen::facts::{Bounds, Fault, Member, Shape as Stated, Timestamp, Type};
use glue_codegen::generate::expressible;
use glue_model::api;
use glue_model::create_session::{CreateSessionRequest, CreateSessionResponse};
use glue_validate::rules::{Length, Number, Range, Rules};
use glue_validate::shape::{self, Kind, Payload, Shape, Tag};
use glue_validate::{GlueValidate as _, Pattern};

/// Goes through facts and shapes together and writes down where they differ.
struct Walk<'f> {
    facts: &'f Facts,
    seen: HashSet<&'f str>,
    /// Whether the types have checks for what their source says in prose.
    prose: bool,
    differences: Vec<String>,
}

impl<'f> Walk<'f> {
    fn of(facts: &'f Facts, prose: bool) -> Self {
        Self { facts, seen: HashSet::new(), prose, differences: Vec::new() }
    }

    fn differs(&mut self, place: &str, what: impl std::fmt::Display) {
        self.differences.push(format!("{place}: {what}"));
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, place: &str, what: &str, stated: &T, carried: &T) {
        if stated != carried {
            self.differs(place, format_args!("{what}: {stated:?} is stated, {carried:?} carried"));
        }
    }

    /// Compares a shape under the rules of its place.
    fn shape(
        &mut self,
        place: &str,
        name: &'f str,
        carried: &'static Shape,
        rules: &Rules,
        timestamp: Option<Timestamp>,
    ) {
        let stated = self.facts.shape(name);
        self.rules(place, stated, carried, rules);
        match (stated.kind, carried.kind()) {
            (Type::Structure, Kind::Structure(structure)) => {
                self.equal(place, "the name", &name, &carried.name());
                if self.seen.insert(name) {
                    self.members(name, stated, structure.members());
                }
            }
            (Type::Union, Kind::Union(union)) => {
                self.equal(place, "the name", &name, &carried.name());
                self.equal(place, "the tag", &Tag::External, &union.tag());
                if self.seen.insert(name) {
                    self.variants(name, stated, union);
                }
            }
            (Type::Enum, Kind::Enum(set)) => {
                self.equal(place, "the name", &name, &carried.name());
                let carried: Vec<_> = set.values().listed().iter().map(|value| (*value).to_owned()).collect();
                self.equal(place, "the values", &stated.values, &carried);
                self.equal(place, "hidden values", &0, &set.values().internal().len());
            }
            (Type::List, Kind::List(list)) => {
                let item = rules.item().copied().unwrap_or(Rules::NONE);
                self.part(&format!("{place}.item"), stated.item.as_deref(), list.item(), &item, stated.sparse);
            }
            (Type::Map, Kind::Map { key, value, .. }) => {
                let of = |rules: Option<&'static Rules>| rules.copied().unwrap_or(Rules::NONE);
                self.part(&format!("{place}.key"), stated.key.as_deref(), key(), &of(rules.key()), false);
                self.part(
                    &format!("{place}.value"),
                    stated.value.as_deref(),
                    value(),
                    &of(rules.value()),
                    stated.sparse,
                );
            }
            (Type::Document, Kind::Opaque)
            | (Type::String, Kind::String)
            | (Type::Blob, Kind::Blob)
            | (Type::Boolean, Kind::Boolean)
            | (Type::Double, Kind::Float { single: false, .. })
            | (Type::Float, Kind::Float { single: true, .. }) => {}
            (Type::Byte, Kind::Integer(limits)) => self.integer::<i8>(place, limits),
            (Type::Short, Kind::Integer(limits)) => self.integer::<i16>(place, limits),
            (Type::Integer, Kind::Integer(limits)) => self.integer::<i32>(place, limits),
            (Type::Long, Kind::Integer(limits)) => self.integer::<i64>(place, limits),
            (Type::Timestamp, kind) => match (timestamp.or(stated.timestamp).unwrap_or(Timestamp::Epoch), kind) {
                (Timestamp::Epoch, Kind::Float { single: false, .. })
                | (Timestamp::Iso8601 | Timestamp::Rfc822, Kind::String) => {}
                (format, kind) => self.differs(place, format_args!("{format:?} is {kind:?}")),
            },
            (stated, carried) => self.differs(place, format_args!("{stated:?} is {carried:?}")),
        }
    }

    fn integer<T: TryFrom<i128> + TryInto<i128> + Into<i64>>(&mut self, place: &str, limits: &shape::Integer) {
        let holds = |value: i128| (T::try_from(value).is_ok(), limits.holds(Number::from_i128(value)));
        for bits in [7, 15, 31, 63, 64] {
            for value in [(1_i128 << bits) - 1, 1 << bits, -(1 << bits), -(1 << bits) - 1, 0] {
                let (stated, carried) = holds(value);
                self.equal(place, &format!("whether {value} is one"), &stated, &carried);
            }
        }
    }

    /// Compares an item, a key or a value, which may be `null` in what is sparse.
    fn part(&mut self, place: &str, name: Option<&'f str>, carried: &'static Shape, rules: &Rules, nullable: bool) {
        let Some(name) = name else { return self.differs(place, "nothing is stated") };
        let (optional, inner) = unwrapped(carried);
        self.equal(place, "whether it may be null", &nullable, &optional);
        self.shape(place, name, inner, rules, None);
    }

    fn members(&mut self, name: &str, stated: &'f Stated, carried: &'static [shape::Member]) {
        let names = |it: &[&str]| it.join(", ");
        let wire: Vec<&str> = stated.members.iter().map(|(name, member)| wire(name, member)).collect();
        let found: Vec<&str> = carried.iter().map(shape::Member::name).collect();
        self.equal(name, "the members", &names(&wire), &names(&found));
        for ((key, member), carried) in stated.members.iter().zip(carried) {
            let place = format!("{name}.{key}");
            self.equal(&place, "whether it is required", &member.required, &carried.is_required());
            self.equal(&place, "other names", &0, &carried.aliases().len());
            self.equal(&place, "flattening", &false, &carried.is_flattened());
            let (_, inner) = unwrapped(carried.shape());
            self.shape(&place, &member.shape, inner, carried.rules(), member.timestamp);
        }
    }

    fn variants(&mut self, name: &str, stated: &'f Stated, union: &'static shape::Union) {
        self.equal(name, "the number of variants", &stated.members.len(), &union.variants().len());
        for ((key, member), variant) in stated.members.iter().zip(union.variants()) {
            let place = format!("{name}.{key}");
            self.equal(&place, "the name", &wire(key, member), &variant.name());
            match variant.payload() {
                Payload::Newtype(carried) => {
                    self.shape(&place, &member.shape, carried.shape(), carried.rules(), member.timestamp);
                }
                other => self.differs(&place, format_args!("holds {other:?}")),
            }
        }
    }

    fn rules(&mut self, place: &str, stated: &Stated, carried: &'static Shape, rules: &Rules) {
        let bounds = |length: &Bounds<u64>| Length::chars(length.min, length.max);
        self.equal(place, "the length", &stated.length.as_ref().map(bounds), &rules.length());
        self.equal(place, "the range", &stated.range.as_ref().map(of), &rules.range());
        let pattern = rules.pattern();
        self.equal(place, "the pattern", &stated.pattern.as_deref(), &pattern.as_ref().map(Pattern::source));
        self.equal(place, "matching anywhere", &false, &pattern.is_some_and(|it| it.is_partial()));
        self.equal(place, "whether items differ", &stated.unique, &rules.is_unique());
        let sensitive = rules.is_sensitive() || carried.is_sensitive();
        self.equal(place, "whether it is sensitive", &stated.sensitive, &sensitive);
        self.equal(place, "a value set of its own", &None, &rules.one_of());
        if !self.prose {
            self.equal(place, "checks", &0, &carried.checks().len());
        }
    }
}

fn of(range: &Bounds<serde_json::Number>) -> Range {
    let number = |bound: &serde_json::Number| match bound.as_i64() {
        Some(whole) => Number::from(whole),
        None => Number::from(bound.as_f64().unwrap()),
    };
    Range::new(range.min.as_ref().map(number), range.max.as_ref().map(number))
}

fn wire<'m>(name: &'m str, member: &'m Member) -> &'m str {
    member.wire.as_deref().unwrap_or(name)
}

fn unwrapped(shape: &'static Shape) -> (bool, &'static Shape) {
    match shape.kind() {
        Kind::Optional(inner) => (true, inner()),
        _ => (false, shape),
    }
}

#[test]
fn the_shapes_are_the_facts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../glue-model/facts/glue.json");
    // What is left out is listed, and held to the list, by the test of the generated code.
    let (facts, _) = expressible(&Facts::read(&path).unwrap());
    let mut walk = Walk::of(&facts, false);

    let stated: Vec<&str> = facts.operations.keys().map(String::as_str).collect();
    let carried: Vec<&str> = api::operations().iter().map(api::Operation::name).collect();
    assert_eq!(stated, carried);

    for ((name, stated), carried) in facts.operations.iter().zip(api::operations()) {
        walk.shape(name, stated.input.as_ref().unwrap(), carried.input(), &Rules::NONE, None);
        walk.shape(name, stated.output.as_ref().unwrap(), carried.output(), &Rules::NONE, None);
        let errors: Vec<&str> = carried.errors().iter().map(api::ErrorShape::code).collect();
        assert_eq!(stated.errors, errors, "{name}");
        for (error, carried) in stated.errors.iter().zip(carried.errors()) {
            walk.shape(error, error, carried.shape(), &Rules::NONE, None);
            let error = facts.shape(error).error.as_ref().unwrap();
            assert_eq!(error.fault == Fault::Server, carried.fault() == api::Fault::Server, "{name}");
            assert_eq!(error.status, carried.status(), "{name}");
        }
    }
    assert!(walk.differences.is_empty(), "{}", walk.differences.join("\n"));

    // Every structure and union is one that was compared.
    let types = facts.shapes.iter().filter(|(_, shape)| matches!(shape.kind, Type::Structure | Type::Union));
    let missed: Vec<_> = types.map(|(name, _)| name.as_str()).filter(|name| !walk.seen.contains(name)).collect();
    assert_eq!(missed, <[&str; 0]>::default());
    assert_eq!((api::MODEL.source, api::MODEL.date), (facts.source.as_str(), facts.date.as_str()));
}

/// The documented page's facts, which are there to be compared with the API's, are those of the types written by hand.
#[test]
fn the_documented_page_is_its_facts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../glue-model/facts/create-session.json");
    let facts = Facts::read(&path).unwrap();
    assert_eq!(facts.to_string(), std::fs::read_to_string(&path).unwrap());
    let mut walk = Walk::of(&facts, true);
    walk.shape("the request", "CreateSessionRequest", CreateSessionRequest::shape(), &Rules::NONE, None);
    walk.shape("the answer", "CreateSessionResponse", CreateSessionResponse::shape(), &Rules::NONE, None);
    assert!(walk.differences.is_empty(), "{}", walk.differences.join("\n"));
}
