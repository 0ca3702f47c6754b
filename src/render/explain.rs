//! What a shape demands, for people: a line for each member, its type and its constraints.
//!
//! ```
//! use std::collections::BTreeMap;
//!
//! use glue_validate::{GlueValidate, render::explain};
//!
//! #[derive(GlueValidate)]
//! #[glue(crate = glue_validate)]
//! struct TagResource {
//!     #[len(1, 10240)]
//!     resource_arn: String,
//!     #[map(max = 50, key(len(1, 128)))]
//!     tags: Option<BTreeMap<String, String>>,
//! }
//!
//! let shape = TagResource::shape();
//! assert_eq!(
//!     explain::members(shape, "tags").unwrap(),
//!     "\
//! tags     map, at most 50 entries
//!   key    string, 1 to 128 characters
//!   value  string
//! "
//! );
//! assert!(explain::members(shape, "tagz").is_none());
//! ```

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::place::behind;
use crate::report::wording::{self, Bounds, OneOf, quoted};
use crate::rules::{Length, Measure, Number, Rules};
use crate::shape::{Check, Integer, Kind, List, Member, Payload, Shape, Variant};

/// Describes a shape (`path` is empty) or the part of it that a dotted path leads to: names of members and variants;
/// `key`, `value` and `item` for the parts of maps and lists. `None` where there is no such part. A structure that
/// stands in several places is described at the first.
pub fn members(shape: &'static Shape, path: &str) -> Option<String> {
    let mut rows = Vec::new();
    collect(&Part::find(shape, path)?, 0, &mut Vec::new(), &mut rows);
    Some(table(&rows))
}

/// The names that can follow a path, for a suggestion.
#[doc(hidden)]
pub fn names(shape: &'static Shape, path: &str) -> Vec<String> {
    let parts = Part::find(shape, path).map(|part| part.parts()).unwrap_or_default();
    parts.into_iter().map(|part| part.name.into_owned()).collect()
}

/// A named part of a shape.
struct Part {
    name: Cow<'static, str>,
    body: Body,
    rules: Rules,
    required: bool,
    checks: &'static [Check],
}

/// What a part consists of.
#[derive(Clone, Copy)]
enum Body {
    Value(&'static Shape),
    /// The members of a variant, which have no shape of their own.
    Variant(&'static Payload),
}

impl Part {
    fn find(shape: &'static Shape, path: &str) -> Option<Self> {
        let root = Self::nested(shape.name(), shape, None);
        path.split('.')
            .filter(|name| !name.is_empty())
            .try_fold(root, |part, name| part.parts().into_iter().find(|below| below.name == name))
    }

    fn member(name: impl Into<Cow<'static, str>>, member: &'static Member) -> Self {
        let body = Body::Value(member.shape());
        let required = member.is_required();
        Self { name: name.into(), body, rules: member.rules, required, checks: member.checks }
    }

    fn nested(name: &'static str, shape: &'static Shape, rules: Option<&'static Rules>) -> Self {
        let rules = rules.copied().unwrap_or(Rules::NONE);
        Self { name: name.into(), body: Body::Value(shape), rules, required: false, checks: &[] }
    }

    fn variant(variant: &'static Variant) -> Self {
        match &variant.payload {
            Payload::Newtype(member) => Self { required: false, ..Self::member(variant.name, member) },
            payload => {
                let body = Body::Variant(payload);
                Self { name: variant.name.into(), body, rules: Rules::NONE, required: false, checks: &[] }
            }
        }
    }

    /// The parts of this one.
    fn parts(&self) -> Vec<Self> {
        match self.body {
            Body::Value(shape) => parts(shape, self.rules),
            Body::Variant(Payload::Structure(structure)) => named(structure.members),
            Body::Variant(Payload::Tuple(members)) => numbered(members),
            Body::Variant(Payload::Unit | Payload::Newtype(_)) => Vec::new(),
        }
    }
}

fn parts(shape: &'static Shape, rules: Rules) -> Vec<Part> {
    let (shape, rules) = behind(shape, rules);
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
            all.extend(parts(member.shape(), member.rules));
        } else {
            all.push(Part::member(member.name, member));
        }
    }
    all
}

fn numbered(members: &'static [Member]) -> Vec<Part> {
    let part = |(index, member): (usize, &'static Member)| Part {
        // All of them are, always.
        required: false,
        ..Part::member(index.to_string(), member)
    };
    members.iter().enumerate().map(part).collect()
}

struct Row {
    depth: usize,
    name: Cow<'static, str>,
    text: String,
}

/// Adds a row for a part and, below it, for its own parts. `seen` are the shapes that need no second description:
/// those it is part of, and the structures and unions above it.
fn collect(part: &Part, depth: usize, seen: &mut Vec<*const Shape>, rows: &mut Vec<Row>) {
    let name = part.name.clone();
    let Body::Value(shape) = part.body else {
        rows.push(Row { depth, name, text: "variant".into() });
        for below in part.parts() {
            collect(&below, depth + 1, seen, rows);
        }
        return;
    };
    let (shape, rules) = behind(shape, part.rules);
    let address: *const Shape = shape;
    let again = seen.contains(&address);
    let as_above = if again { ", as above" } else { "" };
    rows.push(Row { depth, name, text: describe(part, shape, &rules) + as_above });
    if again {
        return;
    }
    let below = part.parts();
    if below.is_empty() {
        return;
    }
    let place = seen.len();
    seen.push(address);
    for below in below {
        collect(&below, depth + 1, seen, rows);
    }
    // Lists and maps of one type may have other rules elsewhere.
    if !matches!(shape.kind(), Kind::Structure(_) | Kind::Union(_)) {
        seen.remove(place);
    }
}

fn describe(part: &Part, shape: &'static Shape, rules: &Rules) -> String {
    let mut text = match shape.kind() {
        // The row has its name already.
        Kind::Structure(_) if part.name == shape.name() => "structure".into(),
        _ => kind_name(shape),
    };
    let mut add = |phrase: &str| {
        text.push_str(", ");
        text.push_str(phrase);
    };
    if part.required || rules.required {
        add("required");
    }
    if let Some(length) = rules.length {
        add(&wording::length(&length, shape.kind().measure(length.unit)).to_string());
    }
    if let Kind::List(List { fixed: Some(fixed), .. }) = shape.kind() {
        let exactly = Some(*fixed as u64);
        add(&wording::length(&Length::chars(exactly, exactly), Measure::Items).to_string());
    }
    if let Some(range) = rules.range {
        add(&wording::range(range).to_string());
    } else if let Kind::Integer(Integer { min, max, .. }) = shape.kind() {
        add(&Bounds { min: Some(Number::from_i128(*min)), max: Some(Number::from_u128(*max)) }.to_string());
    }
    if let Some(pattern) = rules.pattern {
        add(&format!("{} {}", if pattern.is_partial() { "with a match of" } else { "matching" }, quoted(&pattern)));
    }
    if let Some(values) = rules.one_of {
        add(&OneOf(values).to_string());
    }
    if rules.unique {
        add("unique items");
    }
    if rules.sensitive || shape.sensitive {
        add("sensitive");
    }
    for check in part.checks.iter().chain(shape.checks) {
        add(&format!("check `{}`", check.name));
    }
    text
}

fn kind_name(shape: &'static Shape) -> String {
    match shape.kind() {
        Kind::Enum(set) => OneOf(&set.values).to_string(),
        Kind::Union(union) => format!("one of the variants {}", wording::ValueList(&union.names)),
        kind => match wording::kind(kind).noun {
            "" => shape.name().to_string(),
            noun => noun.to_string(),
        },
    }
}

/// The rows as lines: names indented by depth, descriptions in a column.
fn table(rows: &[Row]) -> String {
    let width = |row: &Row| 2 * row.depth + row.name.chars().count();
    let widest = rows.iter().map(width).max().unwrap_or(0);
    let mut out = String::new();
    for row in rows {
        let (indent, gap) = (2 * row.depth, widest - width(row) + 2);
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{:indent$}{}{:gap$}{}", "", row.name, "", row.text);
    }
    out
}
