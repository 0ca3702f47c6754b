//! Parts of schemas.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

/// Keywords that say more of `null` than its type.
const CLOSED: [&str; 7] = ["enum", "const", "anyOf", "oneOf", "allOf", "not", "$ref"];

/// A schema that accepts `null` as well.
pub(super) fn nullable(schema: Value) -> Value {
    match schema {
        Value::Object(mut schema) if !CLOSED.iter().any(|keyword| schema.contains_key(*keyword)) => {
            match schema.get("type").cloned() {
                Some(Value::String(only)) if only != "null" => {
                    schema.insert("type".into(), json!([only, "null"]));
                }
                Some(Value::Array(mut types)) if !types.contains(&json!("null")) => {
                    types.push(json!("null"));
                    schema.insert("type".into(), types.into());
                }
                // It accepts everything, or `null` already.
                _ => {}
            }
            schema.into()
        }
        Value::Bool(_) => schema,
        schema => json!({"anyOf": [schema, {"type": "null"}]}),
    }
}

/// A schema that accepts what one of these does.
pub(super) fn any_of(mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        0 => false.into(),
        1 => schemas.remove(0),
        _ => json!({ "anyOf": schemas }),
    }
}

/// A schema that accepts what all of these do.
pub(super) fn all_of(mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        0 => true.into(),
        1 => schemas.remove(0),
        _ => json!({ "allOf": schemas }),
    }
}

/// Adds a keyword to a schema.
pub(super) fn with(schema: Value, keyword: &str, value: impl Into<Value>) -> Value {
    let mut schema = match schema {
        Value::Object(schema) => schema,
        Value::Bool(true) => Map::new(),
        schema => return schema,
    };
    schema.insert(keyword.into(), value.into());
    schema.into()
}

/// Adds a comment to those that a schema has.
pub(super) fn commented(schema: Value, comment: &str) -> Value {
    let before = schema.get("$comment").and_then(Value::as_str).map(|before| alloc::format!("{before}; "));
    with(schema, "$comment", before.unwrap_or_default() + comment)
}

/// The members of an object so far.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) properties: Map<String, Value>,
    pub(super) required: Vec<String>,
    pub(super) all_of: Vec<Value>,
    /// What members of any other name have to be.
    pub(super) others: Option<Value>,
    /// What the names of those have to be.
    pub(super) names: Option<Value>,
    pub(super) counts: (Option<u64>, Option<u64>),
    /// Whether other members are let pass.
    pub(super) open: bool,
    /// Whether they are refused whatever the options.
    pub(super) closed: bool,
    /// Whether some members are only known to what is in `all_of`.
    pub(super) elsewhere: bool,
}

impl Parts {
    /// The object's schema; whether members that nobody declared are refused, unless the parts say otherwise.
    pub(super) fn object(self, refuse: bool) -> Value {
        let mut schema = Map::new();
        schema.insert("type".into(), "object".into());
        if !self.properties.is_empty() {
            schema.insert("properties".into(), self.properties.into());
        }
        if !self.required.is_empty() {
            schema.insert("required".into(), self.required.into());
        }
        if !self.all_of.is_empty() {
            schema.insert("allOf".into(), self.all_of.into());
        }
        for (keyword, count) in [("minProperties", self.counts.0), ("maxProperties", self.counts.1)] {
            schema.extend(count.map(|count| (keyword.into(), count.into())));
        }
        schema.extend(self.names.map(|names| ("propertyNames".into(), names)));
        match self.others {
            Some(others) if self.elsewhere => drop(schema.insert("unevaluatedProperties".into(), others)),
            Some(others) => drop(schema.insert("additionalProperties".into(), others)),
            None if !self.open && (refuse || self.closed) => {
                let keyword = if self.elsewhere { "unevaluatedProperties" } else { "additionalProperties" };
                schema.insert(keyword.into(), false.into());
            }
            None => {}
        }
        schema.into()
    }
}
