//! The parts of a shape by name, each with what is demanded of it: what [`members`](super::members) prints, as data.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::render::place::behind;
use crate::report::wording::{self, Bounds};
use crate::rules::{Length, Measure, Number, Rules};
use crate::shape::{Check, Integer, Kind, List, Member, Payload, Shape, Variant};

/// A named part of a shape, for tools that show what a shape demands: a member, a variant, the `item` of a list, the `key` and
/// the `value` of a map. What its rules say is in words where people read it, and data otherwise.
///
/// Shapes may refer to themselves, and then parts have parts without end: [`shape`](Self::shape) tells those that were seen.
///
/// ```
/// use glue_validate::GlueValidate;
/// use glue_validate::render::explain::Part;
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
///     value: Option<String>,
/// }
///
/// let parts = Part::of(Tag::shape()).parts();
/// let told: Vec<_> = parts.iter().map(|it| (it.name(), it.type_name(), it.is_required(), it.length())).collect();
/// assert_eq!(told[0], ("key", "string".into(), true, Some("1 to 128 characters".into())));
/// assert_eq!(told[1], ("value", "string".into(), false, None));
/// ```
#[derive(Clone, Debug)]
pub struct Part {
    name: Cow<'static, str>,
    body: Body,
    rules: Rules,
    required: bool,
    checks: &'static [Check],
}

/// What a part consists of.
#[derive(Clone, Copy, Debug)]
enum Body {
    Value(&'static Shape),
    /// The members of a variant, which have no shape of their own.
    Variant(&'static Payload),
}

impl Part {
    /// The whole of a shape, under its name.
    pub fn of(shape: &'static Shape) -> Self {
        Self::nested(shape.name(), shape, None)
    }

    /// The part of a shape that a dotted path leads to, the whole of it if the path is empty: names of members and variants; `key`,
    /// `value` and `item` for the parts of maps and lists. `None` where there is no such part.
    ///
    /// ```
    /// use glue_validate::GlueValidate;
    /// use glue_validate::render::explain::Part;
    ///
    /// #[derive(GlueValidate)]
    /// struct Tags(#[list(max = 9, item(len(1, 128)))] Vec<String>);
    ///
    /// let item = Part::find(Tags::shape(), "item").unwrap();
    /// assert_eq!(item.to_string(), "item  string, 1 to 128 characters\n");
    /// ```
    pub fn find(shape: &'static Shape, path: &str) -> Option<Self> {
        path.split('.')
            .filter(|name| !name.is_empty())
            .try_fold(Self::of(shape), |part, name| part.parts().into_iter().find(|below| below.name == name))
    }

    fn member(name: impl Into<Cow<'static, str>>, member: &'static Member) -> Self {
        let (shape, rules) = behind(member.shape(), *member.rules());
        let required = member.is_required() || rules.required;
        Self { name: name.into(), body: Body::Value(shape), rules, required, checks: member.checks }
    }

    fn nested(name: &'static str, shape: &'static Shape, rules: Option<&'static Rules>) -> Self {
        let (shape, rules) = behind(shape, rules.copied().unwrap_or(Rules::NONE));
        Self { name: name.into(), body: Body::Value(shape), rules, required: rules.required, checks: &[] }
    }

    fn variant(variant: &'static Variant) -> Self {
        match &variant.payload {
            Payload::Newtype(member) => {
                let part = Self::member(variant.name, member);
                Self { required: part.rules.required, ..part }
            }
            payload => {
                let body = Body::Variant(payload);
                Self { name: variant.name.into(), body, rules: Rules::NONE, required: false, checks: &[] }
            }
        }
    }

    /// The parts of this one, in declaration order.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        match self.body {
            Body::Value(shape) => parts(shape, &self.rules),
            Body::Variant(Payload::Structure(structure)) => named(structure.members),
            Body::Variant(Payload::Tuple(members)) => numbered(members),
            Body::Variant(Payload::Unit | Payload::Newtype(_)) => Vec::new(),
        }
    }

    /// The name on the wire; `item`, `key`, `value` for the parts of lists and maps.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The shape, without what stands in its place (`Option`, newtypes). A variant with members of its own has none.
    pub fn shape(&self) -> Option<&'static Shape> {
        match self.body {
            Body::Value(shape) => Some(shape),
            Body::Variant(_) => None,
        }
    }

    /// The rules, those of its type included.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Whether its being absent is a fault.
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Whether no report may show it.
    pub fn is_sensitive(&self) -> bool {
        self.rules.sensitive || self.shape().is_some_and(Shape::is_sensitive)
    }

    /// The names of the user's functions that judge it.
    pub fn checks(&self) -> impl Iterator<Item = &'static str> {
        let of_shape = self.shape().map(Shape::checks).unwrap_or_default();
        self.checks.iter().chain(self.rules.checks).chain(of_shape).map(Check::name)
    }

    /// What kind of value it is: `string`, `map`, the name of a structure or a value set.
    pub fn type_name(&self) -> String {
        let Some(shape) = self.shape() else { return "variant".into() };
        match wording::kind(shape.kind()).noun {
            "" => shape.name().into(),
            noun => noun.into(),
        }
    }

    /// How long it may be: `1 to 255 characters`.
    pub fn length(&self) -> Option<String> {
        let kind = self.shape()?.kind();
        let by_rule = self.rules.length.map(|length| wording::length(&length, kind.measure(length.unit)).to_string());
        let by_type = match kind {
            Kind::List(List { fixed: Some(fixed), .. }) => {
                let exactly = Some(*fixed as u64);
                Some(wording::length(&Length::chars(exactly, exactly), Measure::Items).to_string())
            }
            _ => None,
        };
        match (by_rule, by_type) {
            (Some(rule), Some(fixed)) => Some(format!("{rule}, {fixed}")),
            (rule, fixed) => rule.or(fixed),
        }
    }

    /// How much it may be, by its rules or its type: `at least 1`, `0 to 255`.
    pub fn range(&self) -> Option<String> {
        if let Some(range) = self.rules.range {
            return Some(wording::range(range).to_string());
        }
        match self.shape()?.kind() {
            Kind::Integer(Integer { min, max, .. }) => {
                let bounds = Bounds { min: Some(Number::from_i128(*min)), max: Some(Number::from_u128(*max)) };
                Some(bounds.to_string())
            }
            _ => None,
        }
    }

    /// The strings that it may be, by its rules or its type.
    pub fn values(&self) -> Option<&'static [&'static str]> {
        self.rules.one_of.map(|values| values.listed).or_else(|| self.type_values())
    }

    fn type_values(&self) -> Option<&'static [&'static str]> {
        match self.shape()?.kind() {
            Kind::Enum(set) => Some(set.values.listed),
            _ => None,
        }
    }
}

fn parts(shape: &'static Shape, rules: &Rules) -> Vec<Part> {
    match shape.kind() {
        Kind::Structure(structure) => named(structure.members),
        Kind::Tuple(members) => numbered(members),
        Kind::List(list) => alloc::vec![Part::nested("item", (list.item)(), rules.item())],
        Kind::Map { key, value } => {
            alloc::vec![Part::nested("key", key(), rules.key()), Part::nested("value", value(), rules.value()),]
        }
        Kind::Union(union) => union.variants.iter().filter(|variant| !variant.unknown).map(Part::variant).collect(),
        _ => Vec::new(),
    }
}

/// Members by name; instead of a flattened one its own.
fn named(members: &'static [Member]) -> Vec<Part> {
    let mut all = Vec::with_capacity(members.len());
    for member in members {
        if member.flatten {
            let (shape, rules) = behind(member.shape(), *member.rules());
            all.extend(parts(shape, &rules));
        } else {
            all.push(Part::member(member.name, member));
        }
    }
    all
}

fn numbered(members: &'static [Member]) -> Vec<Part> {
    let part = |(index, member): (usize, &'static Member)| {
        let part = Part::member(index.to_string(), member);
        // All of them are there, always.
        Part { required: part.rules.required, ..part }
    };
    members.iter().enumerate().map(part).collect()
}
