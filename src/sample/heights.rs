//! How many levels the flattest value of a shape has: what ends a recursion.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::rules::Rules;
use crate::shape::{Kind, Member, Payload, Shape, Structure, Union, Variant};

/// More levels than any value has: no value ends.
pub(super) const ENDLESS: u32 = u32::MAX;
/// How many newtypes and `Option`s may hold each other.
const MOST_INLINE: u32 = 32;

/// The heights of all structures and unions that a shape leads to.
/// Under the shapes' addresses.
pub(super) struct Heights(BTreeMap<usize, u32>);

impl Heights {
    pub(super) fn new(shape: &'static Shape) -> Self {
        let mut found = Vec::new();
        collect(shape, &mut found);
        let mut this = Self(BTreeMap::new());
        // A structure's height depends on those of its members, theirs perhaps on its own. Each round finds what needs one level
        // more than the round before.
        loop {
            let mut changed = false;
            for shape in &found {
                let height = match shape.kind() {
                    Kind::Structure(structure) => this.structure(structure),
                    Kind::Union(union) => this.union(union),
                    _ => continue,
                };
                if height < this.known(shape) {
                    this.0.insert(core::ptr::from_ref(*shape).addr(), height);
                    changed = true;
                }
            }
            if !changed {
                return this;
            }
        }
    }

    fn known(&self, shape: &'static Shape) -> u32 {
        self.0.get(&core::ptr::from_ref(shape).addr()).copied().unwrap_or(ENDLESS)
    }

    fn structure(&self, structure: &Structure) -> u32 {
        above(structure.members.iter().map(|member| self.needed(member)))
    }

    fn union(&self, union: &Union) -> u32 {
        let variants = union.variants.iter().filter(|variant| !variant.unknown);
        above(variants.map(|variant| self.variant(variant)).min())
    }

    /// The height of what a variant holds.
    pub(super) fn variant(&self, variant: &Variant) -> u32 {
        match &variant.payload {
            Payload::Unit => 0,
            Payload::Newtype(member) => self.of(member.shape(), &member.rules),
            Payload::Tuple(members) => above(members.iter().map(|member| self.of(member.shape(), &member.rules))),
            Payload::Structure(structure) => self.structure(structure),
        }
    }

    /// The height of a member, if it has to be there.
    fn needed(&self, member: &Member) -> u32 {
        if member.is_required() || member.flatten && !member.shape().may_be_absent() {
            self.of(member.shape(), &member.rules)
        } else {
            0
        }
    }

    /// The height of a value under rules.
    pub(super) fn of(&self, shape: &'static Shape, rules: &Rules) -> u32 {
        self.within(shape, rules, MOST_INLINE)
    }

    fn within(&self, shape: &'static Shape, rules: &Rules, inline: u32) -> u32 {
        let Some(inline) = inline.checked_sub(1) else { return ENDLESS };
        let part = |shape: &'static Shape, rules: Option<&'static Rules>| {
            self.within(shape, rules.unwrap_or(&Rules::NONE), inline)
        };
        let least = rules.length.and_then(|length| length.min).unwrap_or(0);
        match shape.kind() {
            Kind::Structure(_) | Kind::Union(_) => self.known(shape),
            Kind::Optional(_) if !rules.required => 0,
            Kind::Optional(inner) => self.within(inner(), rules, inline),
            Kind::Newtype(member) => self.within(member.shape(), &rules.over(&member.rules), inline),
            Kind::List(list) if list.fixed.map_or(least, |fixed| fixed as u64) == 0 => 1,
            Kind::List(list) => above([part(list.item(), rules.item)]),
            Kind::Map { .. } if least == 0 => 1,
            Kind::Map { key, value } => above([part(key(), rules.key), part(value(), rules.value)]),
            Kind::Tuple(members) => {
                above(members.iter().map(|member| self.within(member.shape(), &member.rules, inline)))
            }
            _ => 0,
        }
    }
}

/// One level above the highest of these.
fn above(parts: impl IntoIterator<Item = u32>) -> u32 {
    parts.into_iter().max().unwrap_or(0).saturating_add(1)
}

/// The structures and unions that a shape leads to, those that others hold before those that hold them.
fn collect(shape: &'static Shape, found: &mut Vec<&'static Shape>) {
    let mut seen = Vec::new();
    visit(shape, &mut seen, found);
}

fn visit(shape: &'static Shape, seen: &mut Vec<*const Shape>, found: &mut Vec<&'static Shape>) {
    let address = core::ptr::from_ref(shape);
    let Err(at) = seen.binary_search(&address) else { return };
    seen.insert(at, address);
    let mut members = |members: &'static [Member]| members.iter().for_each(|it| visit(it.shape(), seen, found));
    match shape.kind() {
        Kind::Optional(inner) => visit(inner(), seen, found),
        Kind::Newtype(member) => members(core::slice::from_ref(member)),
        Kind::List(list) => visit(list.item(), seen, found),
        Kind::Map { key, value } => {
            visit(key(), seen, found);
            visit(value(), seen, found);
        }
        Kind::Tuple(parts) => members(parts),
        Kind::Structure(structure) => {
            members(structure.members);
            found.push(shape);
        }
        Kind::Union(union) => {
            for variant in union.variants {
                match &variant.payload {
                    Payload::Unit => {}
                    Payload::Newtype(member) => members(core::slice::from_ref(member)),
                    Payload::Tuple(parts) => members(parts),
                    Payload::Structure(structure) => members(structure.members),
                }
            }
            found.push(shape);
        }
        _ => {}
    }
}
