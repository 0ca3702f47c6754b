//! From a JSON Pointer back to the place in a shape: what its steps are, and which rules hold at its end.
//!
//! A violation holds the rule it broke, not its neighbours, and its pointer does not tell the item of a list from the
//! entry of a map. AWS's wording needs both, and the shape has them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::report::pointer::tokens;
use crate::rules::Rules;
use crate::shape::{Kind, Member, Payload, Shape, Structure, Tag, Union, Variant, in_place};

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// A member of a structure, or the variant of a union.
    Member(String),
    /// An item of a list.
    Item(usize),
    /// An entry of a map.
    Entry(String),
}

/// A place in a shape.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The shape of the value there, without what stands in its place (`Option`, newtypes).
    pub(super) shape: &'static Shape,
    /// The rules that hold there.
    pub(super) rules: Rules,
    /// Whether the value may be null, as in Smithy's sparse lists and maps.
    pub(super) nullable: bool,
    /// The way there.
    pub(super) segments: Vec<Segment>,
}

/// Finds the place of a pointer; of the key and not the value of the entry it ends at, where `key` is set.
/// `None` where the shape has no such place: an unknown member.
pub(super) fn find(shape: &'static Shape, pointer: &str, key: bool) -> Option<Place> {
    let tokens: Vec<Cow<'_, str>> = tokens(pointer).collect();
    let mut search = Search { tokens: &tokens, key, segments: Vec::new(), seen: Vec::new() };
    let End { shape, rules, nullable } = search.value(shape, &Rules::NONE, 0)?;
    Some(Place { shape, rules, nullable, segments: search.segments })
}

/// The segments of a pointer without a shape: numbers count as items.
pub(super) fn guess(pointer: &str) -> Vec<Segment> {
    tokens(pointer)
        .map(|token| token.parse().map_or_else(|_| Segment::Member(token.into_owned()), Segment::Item))
        .collect()
}

/// The shape behind `Option`s and newtypes, and the rules that hold there.
pub(super) fn behind(shape: &'static Shape, rules: Rules) -> (&'static Shape, Rules) {
    in_place(shape, Shape::kind).fold((shape, rules), |(_, rules), shape| match shape.kind() {
        Kind::Newtype(member) => (shape, rules.over(member.rules())),
        _ => (shape, rules),
    })
}

/// What stands at the end of a pointer.
struct End {
    shape: &'static Shape,
    rules: Rules,
    nullable: bool,
}

type Found = Option<End>;

/// A search in progress. Unions without a tag and flattened members leave a choice: the first way that leads to the
/// pointer's end is taken.
struct Search<'t> {
    tokens: &'t [Cow<'t, str>],
    key: bool,
    segments: Vec<Segment>,
    /// The shapes that were looked into, each with the number of the step: again they lead nowhere. Without this, types
    /// that refer to themselves would lead round in a circle, or twice as often with every step.
    seen: Vec<(*const Shape, usize)>,
}

impl Search<'_> {
    fn value(&mut self, shape: &'static Shape, rules: &Rules, at: usize) -> Found {
        let nullable = in_place(shape, Shape::kind).any(|shape| matches!(shape.kind(), Kind::Optional(_)));
        let (shape, rules) = behind(shape, *rules);
        let Some(token) = self.tokens.get(at) else { return Some(End { shape, rules, nullable }) };
        let question = (core::ptr::from_ref(shape), at);
        if self.seen.contains(&question) {
            return None;
        }
        self.seen.push(question);
        let none = &Rules::NONE;
        match shape.kind() {
            Kind::Structure(structure) => self.structure(structure, at),
            Kind::Union(union) => self.union(union, at),
            Kind::List(list) => {
                let index = token.parse().ok()?;
                self.step(Segment::Item(index), |it| it.value((list.item)(), rules.item().unwrap_or(none), at + 1))
            }
            Kind::Tuple(members) => self.tuple(members, at),
            Kind::Map { key, value } => {
                let segment = Segment::Entry(token.clone().into_owned());
                let (shape, rules) = if self.key && at + 1 == self.tokens.len() {
                    (key(), rules.key())
                } else {
                    (value(), rules.value())
                };
                self.step(segment, |it| it.value(shape, rules.unwrap_or(none), at + 1))
            }
            _ => None,
        }
    }

    fn structure(&mut self, structure: &'static Structure, at: usize) -> Found {
        let token = self.tokens.get(at)?;
        let named = structure.members.iter().filter(|member| !member.flatten).find(|member| member.answers_to(token));
        if let Some(member) = named {
            return self.step(Segment::Member(member.name().into()), |it| it.member(member, at + 1));
        }
        structure.members.iter().filter(|member| member.flatten).find_map(|member| self.member(member, at))
    }

    fn tuple(&mut self, members: &'static [Member], at: usize) -> Found {
        let index = self.tokens.get(at)?.parse().ok()?;
        let member = members.get(index)?;
        self.step(Segment::Item(index), |it| it.member(member, at + 1))
    }

    fn union(&mut self, union: &'static Union, at: usize) -> Found {
        let token = self.tokens.get(at)?;
        let step = match union.tag {
            Tag::External => union.variants.iter().find(|it| it.name == token || it.aliases.contains(&&**token)),
            _ => None,
        };
        if let Some(variant) = step {
            return self.step(Segment::Member(variant.name.into()), |it| it.variant(variant, at + 1));
        }
        if let Tag::Adjacent { content, .. } = union.tag
            && content == token
        {
            let segment = || Segment::Member(content.into());
            return union.variants.iter().find_map(|variant| self.step(segment(), |it| it.variant(variant, at + 1)));
        }
        let beside = |variant: &&Variant| matches!(union.tag, Tag::Internal(_)) || union.tells_by_content(variant);
        union.variants.iter().filter(beside).find_map(|variant| self.variant(variant, at))
    }

    fn variant(&mut self, variant: &'static Variant, at: usize) -> Found {
        match &variant.payload {
            Payload::Unit => None,
            Payload::Newtype(member) => self.member(member, at),
            Payload::Tuple(members) => self.tuple(members, at),
            Payload::Structure(structure) => self.structure(structure, at),
        }
    }

    fn member(&mut self, member: &'static Member, at: usize) -> Found {
        self.value(member.shape(), member.rules(), at)
    }

    /// Takes a step, and takes it back where it leads nowhere.
    fn step(&mut self, segment: Segment, go: impl FnOnce(&mut Self) -> Found) -> Found {
        let depth = self.segments.len();
        self.segments.push(segment);
        let found = go(self);
        if found.is_none() {
            self.segments.truncate(depth);
        }
        found
    }
}
