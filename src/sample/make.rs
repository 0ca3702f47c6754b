//! Valid values of shapes. Each choice is drawn; `0` is always the simplest one, so zeros alone make the smallest value.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::heights::{ENDLESS, Heights};
use super::number;
use super::random::{Random, SplitMix, below};
use super::read;
use super::text::{self, Texts};
use super::unmade::Unmade;
use crate::rules::{Length, Rules};
use crate::shape::{Kind, List, Member, Payload, Shape, Structure, ValueSet};

/// What a value that is made in full has more than the smallest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// What is drawn.
    Drawn,
    /// Every member, and an item in each list and map, once on the way down.
    Full,
}

/// How many levels deep optional members are put in.
const DEEPEST: usize = 12;
/// How many parts a value has before it gets only what it needs.
const MOST_PARTS: usize = 400;
/// The same of one that is made in full.
const MOST_PARTS_IN_FULL: usize = 50_000;
/// More items or entries than that are not made.
const MOST_ITEMS: u64 = 100_000;
/// How many more than it needs a list or a map gets.
const SPREAD: u64 = 3;
/// How often another item is tried, for each that must differ from those before.
const ATTEMPTS: usize = 64;

/// Makes values.
pub(super) struct Maker<'r, 'h> {
    random: Random<'r>,
    /// What choices are drawn from instead, while something must differ from what was made before.
    own: Option<SplitMix>,
    heights: &'h Heights,
    extent: Extent,
    /// The structures and unions that are being made; of a value that is made in full the newtypes, too.
    above: Vec<*const Shape>,
    parts: usize,
}

impl<'r, 'h> Maker<'r, 'h> {
    pub(super) fn new(heights: &'h Heights, extent: Extent, random: Random<'r>) -> Self {
        Self { random, own: None, heights, extent, above: Vec::new(), parts: 0 }
    }

    /// A number below another.
    fn draw(&mut self, bound: u64) -> u64 {
        match &mut self.own {
            Some(own) => own.below(bound),
            None => (self.random)(bound),
        }
    }

    /// Makes something with numbers that are drawn.
    fn drawn<R>(&mut self, make: impl FnOnce(Random<'_>) -> R) -> R {
        make(&mut |bound| self.draw(bound))
    }

    /// A value of a shape that stands under rules.
    pub(super) fn value(&mut self, shape: &'static Shape, rules: &Rules) -> Result<Value, Unmade> {
        self.parts += 1;
        if self.heights.of(shape, rules) == ENDLESS {
            return Err(Unmade::new("every value holds another of its type: none ends"));
        }
        match shape.kind() {
            Kind::Boolean => Ok((self.draw(2) == 1).into()),
            Kind::Integer(limits) => self.drawn(|random| number::integer(limits, rules, random)),
            Kind::Float { single } => self.drawn(|random| number::float(*single, rules, random)),
            Kind::String => self.string(rules).map(Value::from),
            Kind::Character => self.character(rules).map(Value::from),
            Kind::Blob => self.blob(rules),
            Kind::Opaque => self.opaque(shape, rules),
            Kind::Parsed(parsed) => {
                let like = self.value(parsed.like(), rules);
                self.drawn(|random| read::parsed(parsed, rules, like.ok(), random))
            }
            Kind::Optional(inner) if rules.required || self.wants(inner(), rules) => self.value(inner(), rules),
            // The last is never the answer of `kind`.
            Kind::Unit | Kind::Optional(_) | Kind::Converted(..) => Ok(Value::Null),
            Kind::Newtype(member) => {
                let rules = rules.over(&member.rules);
                if self.extent == Extent::Full {
                    self.within(shape, |it| it.member(member, &rules))
                } else {
                    self.member(member, &rules)
                }
            }
            Kind::List(list) => self.list(list, rules),
            Kind::Tuple(members) => self.tuple(members),
            Kind::Map { key, value } => self.map((key(), value()), rules).map(Value::Object),
            Kind::Enum(set) => self.enumeration(set, rules).map(Value::from),
            Kind::Structure(_) | Kind::Union(_) => self.within(shape, |it| match shape.kind() {
                Kind::Structure(structure) => it.object(structure),
                _ => it.union(shape),
            }),
        }
    }

    /// What lies within a structure or a union. One that holds itself gets no more than it needs from the second time on.
    fn within(
        &mut self,
        shape: &'static Shape,
        inside: impl FnOnce(&mut Self) -> Result<Value, Unmade>,
    ) -> Result<Value, Unmade> {
        let extent = self.extent;
        let address = core::ptr::from_ref(shape);
        if self.above.contains(&address) {
            self.extent = Extent::Drawn;
        }
        self.above.push(address);
        let made = inside(self);
        self.above.pop();
        self.extent = extent;
        made
    }

    /// Whether what may be left out is put in.
    fn wants(&mut self, shape: &'static Shape, rules: &Rules) -> bool {
        let wanted = self.extent == Extent::Full || self.draw(2) == 1;
        wanted
            && self.above.len() < DEEPEST
            && self.parts < if self.extent == Extent::Full { MOST_PARTS_IN_FULL } else { MOST_PARTS }
            && self.heights.of(shape, rules) != ENDLESS
    }

    /// A member's value, which its type may read in a way of its own.
    pub(super) fn member(&mut self, member: &'static Member, rules: &Rules) -> Result<Value, Unmade> {
        match member.reader {
            Some(reader) => {
                let like = self.value(member.value_shape(), rules);
                self.drawn(|random| read::converted(reader, like.ok(), random))
            }
            None => self.value(member.shape(), rules),
        }
    }

    fn character(&mut self, rules: &Rules) -> Result<String, Unmade> {
        self.string(if rules.one_of.is_some() { rules } else { &ONE_CHARACTER })
    }

    fn string(&mut self, rules: &Rules) -> Result<String, Unmade> {
        if let Some(values) = rules.one_of {
            let values = values.listed.iter().chain(values.internal).copied();
            return self.drawn(|random| text::among(values, rules, random)).map(String::from);
        }
        let texts = Texts::new(rules)?;
        self.drawn(|random| texts.valid(random))
    }

    /// A value of a set; one that no message lists only if there is no other.
    fn enumeration(&mut self, set: &ValueSet, rules: &Rules) -> Result<&'static str, Unmade> {
        let values = |all: &'static [&'static str]| all.iter().copied();
        self.drawn(|random| {
            text::among(values(set.values.listed), rules, random)
                .or_else(|_| text::among(values(set.values.internal), rules, random))
        })
    }

    fn blob(&mut self, rules: &Rules) -> Result<Value, Unmade> {
        let bytes = self.count(rules, None)?;
        let bytes: Vec<u8> = (0..bytes).map(|_| u8::try_from(self.draw(256)).unwrap_or_default()).collect();
        // A blob serialises to its base64.
        serde_json::to_value(crate::Blob::new(bytes)).map_err(|error| Unmade::new(format!("{error}")))
    }

    fn opaque(&mut self, shape: &'static Shape, rules: &Rules) -> Result<Value, Unmade> {
        let Some(reader) = shape.reader() else {
            // Anything will do; where something is required, something that is.
            return Ok(if rules.required || self.draw(2) == 1 { serde_json::json!({}) } else { Value::Null });
        };
        self.drawn(|random| read::converted(reader, None, random))
    }

    /// How many items, entries or bytes there are.
    fn count(&mut self, rules: &Rules, fixed: Option<usize>) -> Result<u64, Unmade> {
        let length = rules.length;
        let least = length.and_then(|length| length.min).unwrap_or(0);
        let most = length.and_then(|length| length.max).unwrap_or(u64::MAX);
        let (least, most) = match fixed.map(|fixed| fixed as u64) {
            Some(fixed) => (least.max(fixed), most.min(fixed)),
            None => (least, most),
        };
        if least > most || least > MOST_ITEMS {
            return Err(Unmade::new(format!("no value of {least} to {most} parts is made")));
        }
        match self.extent {
            Extent::Full => Ok(least.max(most.min(1))),
            Extent::Drawn if self.parts >= MOST_PARTS || self.above.len() >= DEEPEST => Ok(least),
            Extent::Drawn => Ok(self.drawn(|random| number::count(least, most, SPREAD, random))),
        }
    }

    fn list(&mut self, list: &List, rules: &Rules) -> Result<Value, Unmade> {
        let (least, count) = (least(rules, list.fixed), self.count(rules, list.fixed)?);
        let item_rules = rules.item.unwrap_or(&Rules::NONE);
        let unique = rules.unique || list.set;
        let mut items: Vec<Value> = Vec::new();
        while (items.len() as u64) < count {
            let at = items.len();
            let made = if unique {
                self.another(|it| it.value(list.item(), item_rules), |item| !items.contains(item))
            } else {
                self.value(list.item(), item_rules)
            };
            match made {
                Ok(item) => items.push(item),
                // What cannot be made is left out if it may.
                Err(_) if at as u64 >= least => break,
                Err(unmade) => return Err(unmade.below(&format!("{at}"))),
            }
        }
        Ok(items.into())
    }

    /// One more that is unlike those before: first as it is drawn, then with choices of its own.
    fn another<T>(
        &mut self,
        mut next: impl FnMut(&mut Self) -> Result<T, Unmade>,
        is_new: impl Fn(&T) -> bool,
    ) -> Result<T, Unmade> {
        let first = next(self)?;
        if is_new(&first) {
            return Ok(first);
        }
        // Each is sought along another way.
        self.parts += 1;
        let outer = self.own.replace(SplitMix::new(self.parts as u64, 1));
        let found = (0..ATTEMPTS).find_map(|_| match next(self) {
            Ok(made) if !is_new(&made) => None,
            made => Some(made),
        });
        self.own = outer;
        found.unwrap_or_else(|| Err(Unmade::new("too few different values were found")))
    }

    /// Different items, or keys, as many as there are up to a number.
    pub(super) fn different<T>(
        &mut self,
        wanted: u64,
        mut make: impl FnMut(&mut Self) -> Result<T, Unmade>,
        is_equal: impl Fn(&T, &T) -> bool,
    ) -> Result<Vec<T>, Unmade> {
        let mut found: Vec<T> = Vec::new();
        while (found.len() as u64) < wanted {
            match self.another(&mut make, |new| !found.iter().any(|old| is_equal(old, new))) {
                Ok(new) => found.push(new),
                Err(unmade) if found.is_empty() => return Err(unmade),
                Err(_) => break,
            }
        }
        Ok(found)
    }

    fn tuple(&mut self, members: &'static [Member]) -> Result<Value, Unmade> {
        let items = members.iter().enumerate().map(|(index, member)| {
            self.member(member, &member.rules).map_err(|unmade| unmade.below(&format!("{index}")))
        });
        items.collect::<Result<Vec<_>, _>>().map(Value::Array)
    }

    fn map(
        &mut self,
        (key_shape, value_shape): (&'static Shape, &'static Shape),
        rules: &Rules,
    ) -> Result<Map<String, Value>, Unmade> {
        let (least, count) = (least(rules, None), self.count(rules, None)?);
        let key_rules = rules.key.unwrap_or(&Rules::NONE);
        let value_rules = rules.value.unwrap_or(&Rules::NONE);
        let mut entries = Map::new();
        while (entries.len() as u64) < count {
            let key = self.another(|it| it.key(key_shape, key_rules), |key| !entries.contains_key(key));
            let entry = key.and_then(|key| {
                let value = self.value(value_shape, value_rules).map_err(|unmade| unmade.below(&key))?;
                Ok((key, value))
            });
            match entry {
                Ok((key, value)) => drop(entries.insert(key, value)),
                Err(_) if entries.len() as u64 >= least => break,
                Err(unmade) => return Err(unmade),
            }
        }
        Ok(entries)
    }

    /// A map's key: JSON has it as a string, whatever its type.
    pub(super) fn key(&mut self, shape: &'static Shape, rules: &Rules) -> Result<String, Unmade> {
        let text = |value: Value| match value {
            Value::String(text) => Ok(text),
            _ => Err(Unmade::new("no key was found that its type reads")),
        };
        match shape.kind() {
            Kind::Newtype(member) if member.reader.is_none() => self.key(member.shape(), &rules.over(&member.rules)),
            Kind::Newtype(member) => self.member(member, &rules.over(&member.rules)).and_then(text),
            Kind::Optional(inner) => self.key(inner(), rules),
            Kind::Enum(set) => self.enumeration(set, rules).map(String::from),
            Kind::Integer(limits) => match self.drawn(|random| number::integer_of(limits, rules, random)) {
                Some(value) => Ok(format!("{value}")),
                None => Err(Unmade::new("no integer satisfies the rules")),
            },
            Kind::Boolean => Ok(format!("{}", self.draw(2) == 1)),
            Kind::Character => self.character(rules),
            Kind::Opaque | Kind::Parsed(_) => {
                let made = self.value(shape, rules);
                made.and_then(|value| if value.is_null() { Ok("a".into()) } else { text(value) })
            }
            _ => self.string(rules),
        }
    }

    pub(super) fn object(&mut self, structure: &'static Structure) -> Result<Value, Unmade> {
        let mut object = Map::new();
        self.structure(structure, &mut object)?;
        Ok(Value::Object(object))
    }

    /// Puts a structure's members into an object.
    fn structure(&mut self, structure: &'static Structure, into: &mut Map<String, Value>) -> Result<(), Unmade> {
        for member in structure.members.iter().filter(|member| !member.flatten) {
            // serde makes nothing of what is absent, unless the type is an `Option`: of others nothing is known here.
            let unknown = matches!(member.shape().kind(), Kind::Opaque) && !member.defaulted;
            let required = member.is_required() || unknown;
            if !required && !self.wants(member.shape(), &member.rules) {
                continue;
            }
            // A null member is an absent one.
            match self.member(member, &member.rules.with_required()) {
                Ok(value) => drop(into.insert(member.name.into(), value)),
                Err(unmade) if required => return Err(unmade.below(member.name)),
                Err(_) => {}
            }
        }
        for member in structure.members.iter().filter(|member| member.flatten) {
            self.among(member.shape(), &member.rules, into)?;
        }
        Ok(())
    }

    /// Puts what a flattened member holds, or what stands beside a tag, into an object.
    pub(super) fn among(
        &mut self,
        shape: &'static Shape,
        rules: &Rules,
        into: &mut Map<String, Value>,
    ) -> Result<(), Unmade> {
        match shape.kind() {
            Kind::Optional(inner) if rules.required || self.wants(inner(), rules) => {
                self.among(inner(), &rules.with_required(), into)
            }
            Kind::Newtype(member) => self.among(member.shape(), &rules.over(&member.rules), into),
            Kind::Structure(structure) => self.structure(structure, into),
            Kind::Map { key, value } => {
                let entries = self.map((key(), value()), rules)?;
                // A name that is taken already means another member.
                into.extend(entries.into_iter().filter(|(key, _)| !key.is_empty()));
                Ok(())
            }
            Kind::Union(_) => match self.union(shape)? {
                Value::Object(members) => {
                    into.extend(members);
                    Ok(())
                }
                Value::String(name) => {
                    into.insert(name, Value::Null);
                    Ok(())
                }
                _ => Err(Unmade::new("this variant is no object")),
            },
            _ => Ok(()),
        }
    }

    /// One of the variants: of those that end soonest, if the value is deep already or the choice is the simplest.
    fn union(&mut self, shape: &'static Shape) -> Result<Value, Unmade> {
        let Kind::Union(union) = shape.kind() else { return Ok(Value::Null) };
        let mut variants: Vec<_> = union
            .variants
            .iter()
            .filter(|variant| !variant.unknown)
            .map(|variant| (self.heights.variant(variant), variant))
            .filter(|(height, _)| *height != ENDLESS)
            .collect();
        variants.sort_by_key(|(height, _)| *height);
        let shallow = self.above.len() < DEEPEST && self.parts < MOST_PARTS && self.extent == Extent::Drawn;
        let first = if shallow { self.drawn(|random| below(random, variants.len())) } else { 0 };
        let mut last = Unmade::new("the union has no variant of which a value can be made");
        for (_, variant) in variants.iter().skip(first).chain(variants.iter().take(first)) {
            match self.variant(shape, variant) {
                Ok(value) => return Ok(value),
                Err(unmade) => last = unmade,
            }
        }
        Err(last)
    }

    pub(super) fn payload(&mut self, payload: &'static Payload) -> Result<Value, Unmade> {
        match payload {
            Payload::Unit => Ok(Value::Null),
            Payload::Newtype(member) => self.member(member, &member.rules),
            Payload::Tuple(members) => self.tuple(members),
            Payload::Structure(structure) => self.object(structure),
        }
    }

    /// What stands beside an internal tag.
    fn beside_tag(&mut self, payload: &'static Payload, into: &mut Map<String, Value>) -> Result<(), Unmade> {
        match payload {
            Payload::Unit => Ok(()),
            Payload::Newtype(member) => self.among(member.shape(), &member.rules, into),
            Payload::Structure(structure) => self.structure(structure, into),
            Payload::Tuple(_) => Err(Unmade::new("serde cannot tag a tuple")),
        }
    }

    /// A value of one variant.
    pub(super) fn variant(
        &mut self,
        shape: &'static Shape,
        variant: &'static crate::shape::Variant,
    ) -> Result<Value, Unmade> {
        use crate::shape::Tag;

        let Kind::Union(union) = shape.kind() else { return Ok(Value::Null) };
        if union.tells_by_content(variant) {
            return self.payload(&variant.payload);
        }
        let mut object = Map::new();
        match union.tag {
            Tag::External if matches!(variant.payload, Payload::Unit) => return Ok(variant.name.into()),
            Tag::External => {
                let value = self.payload(&variant.payload).map_err(|unmade| unmade.below(variant.name))?;
                object.insert(variant.name.into(), value);
            }
            Tag::Internal(tag) => {
                object.insert(tag.into(), variant.name.into());
                self.beside_tag(&variant.payload, &mut object)?;
                // What stands beside the tag may not change it.
                object.insert(tag.into(), variant.name.into());
            }
            Tag::Adjacent { tag, content } => {
                object.insert(tag.into(), variant.name.into());
                if !matches!(variant.payload, Payload::Unit) {
                    let value = self.payload(&variant.payload).map_err(|unmade| unmade.below(content))?;
                    object.insert(content.into(), value);
                }
            }
            Tag::Untagged => return self.payload(&variant.payload),
        }
        Ok(Value::Object(object))
    }
}

/// The fewest parts that a value may have.
fn least(rules: &Rules, fixed: Option<usize>) -> u64 {
    fixed.map_or_else(|| rules.length.and_then(|length| length.min).unwrap_or(0), |fixed| fixed as u64)
}

/// The rules of a string of one character.
pub(super) const ONE_CHARACTER: Rules = Rules::NONE.with_length(Length::chars(Some(1), Some(1)));
