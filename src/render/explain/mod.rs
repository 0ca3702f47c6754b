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

mod part;

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

pub use self::part::Part;
use crate::report::wording::{self, OneOf, quoted};
use crate::shape::{Kind, Shape};

/// Describes a shape (`path` is empty) or the part of it that a dotted path leads to: what a [`Part`] displays. `None` where there
/// is no such part.
pub fn members(shape: &'static Shape, path: &str) -> Option<String> {
    Part::find(shape, path).map(|part| part.to_string())
}

/// A line for the part and for each of its own parts. A structure that stands in several places is described at the first.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = Vec::new();
        collect(self, 0, &mut Vec::new(), &mut rows);
        table(&rows, f)
    }
}

/// The names that can follow a path, for a suggestion.
#[doc(hidden)]
pub fn names(shape: &'static Shape, path: &str) -> Vec<String> {
    let parts = Part::find(shape, path).map(|part| part.parts()).unwrap_or_default();
    parts.iter().map(|part| part.name().to_owned()).collect()
}

struct Row {
    depth: usize,
    name: String,
    text: String,
}

/// Adds a row for a part and, below it, for its own parts. `seen` are the shapes that need no second description:
/// those it is part of, and the structures and unions above it.
fn collect(part: &Part, depth: usize, seen: &mut Vec<*const Shape>, rows: &mut Vec<Row>) {
    let mut row = |text| rows.push(Row { depth, name: part.name().to_owned(), text });
    let Some(shape) = part.shape() else {
        row("variant".into());
        for below in part.parts() {
            collect(&below, depth + 1, seen, rows);
        }
        return;
    };
    let address: *const Shape = shape;
    let again = seen.contains(&address);
    row(describe(part, shape) + if again { ", as above" } else { "" });
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

fn describe(part: &Part, shape: &'static Shape) -> String {
    let mut text = match shape.kind() {
        // The row has its name already.
        Kind::Structure(_) if part.name() == shape.name() => "structure".into(),
        Kind::Enum(set) => OneOf(&set.values).to_string(),
        Kind::Union(union) => format!("one of the variants {}", wording::ValueList(&union.names)),
        _ => part.type_name(),
    };
    let rules = part.rules();
    let mut add = |phrase: &str| {
        text.push_str(", ");
        text.push_str(phrase);
    };
    if part.is_required() {
        add("required");
    }
    if let Some(length) = part.length() {
        add(&length);
    }
    if let Some(range) = part.range() {
        add(&range);
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
    if part.is_sensitive() {
        add("sensitive");
    }
    for check in part.checks() {
        add(&format!("check `{check}`"));
    }
    text
}

/// The rows as lines: names indented by depth, descriptions in a column.
fn table(rows: &[Row], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let width = |row: &Row| 2 * row.depth + row.name.chars().count();
    let widest = rows.iter().map(width).max().unwrap_or(0);
    for row in rows {
        let (indent, gap) = (2 * row.depth, widest - width(row) + 2);
        writeln!(f, "{:indent$}{}{:gap$}{}", "", row.name, "", row.text)?;
    }
    Ok(())
}
