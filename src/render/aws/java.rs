//! Values as the services print them: what Java's `toString` makes of them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use super::super::place::behind;
use super::camel::lower_camel;
use crate::rules::Rules;
use crate::shape::{Kind, Shape};

/// `[a, b]`, `{key=value}`, `Tag(key=team, value=null)`; a string stands without quotes.
///
/// A JSON text that serde_json read is nested 128 levels at most, so the recursion ends early.
pub(super) fn text(value: &Value, shape: Option<&'static Shape>) -> String {
    let shape = shape.map(|shape| behind(shape, Rules::NONE).0);
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let item = match shape.map(Shape::kind) {
                Some(Kind::List(list)) => Some((list.item)()),
                _ => None,
            };
            let items: Vec<String> = items.iter().map(|value| text(value, item)).collect();
            alloc::format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => object(entries, shape),
        other => other.to_string(),
    }
}

fn object(entries: &serde_json::Map<String, Value>, shape: Option<&'static Shape>) -> String {
    if let Some(shape) = shape
        && let Kind::Structure(structure) = shape.kind()
    {
        let members = structure.members.iter().map(|member| {
            let value = entries.get(member.name()).unwrap_or(&Value::Null);
            alloc::format!("{}={}", lower_camel(member.name()), text(value, Some(member.shape())))
        });
        return alloc::format!("{}({})", shape.name(), members.collect::<Vec<_>>().join(", "));
    }
    let value_shape = match shape.map(Shape::kind) {
        Some(Kind::Map { value, .. }) => Some(value()),
        _ => None,
    };
    let entries: Vec<String> =
        entries.iter().map(|(key, value)| alloc::format!("{key}={}", text(value, value_shape))).collect();
    alloc::format!("{{{}}}", entries.join(", "))
}
