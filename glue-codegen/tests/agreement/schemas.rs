//! JSON Schemas of operations, asked by a validator that knows nothing of ours.

use std::collections::BTreeMap;

use glue_model::api;
use glue_validate::schema;
use jsonschema::Validator;
use serde_json::Value;

/// The schemas of operations, compiled.
pub(crate) struct Schemas(BTreeMap<&'static str, Validator>);

impl Schemas {
    pub(crate) fn new() -> Self {
        let compiled = |operation: &'static api::Operation| {
            let schema = schema::of_shape(operation.input());
            assert!(jsonschema::meta::is_valid(schema.as_value()), "{}: no schema of the dialect", operation.name());
            let validator = jsonschema::draft202012::new(schema.as_value());
            (operation.name(), validator.unwrap_or_else(|error| panic!("{}: {error}", operation.name())))
        };
        Self(api::operations().iter().map(compiled).collect())
    }

    /// Whether the schema of an operation accepts a request.
    pub(crate) fn accepts(&self, operation: &str, request: &Value) -> bool {
        self.0[operation].is_valid(request)
    }
}
