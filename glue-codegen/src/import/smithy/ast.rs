//! The AST as it is written.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// Traits by their absolute names.
pub(super) type Traits = IndexMap<String, Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
pub(super) struct Ast {
    smithy: IgnoredAny,
    metadata: Option<IgnoredAny>,
    pub(super) shapes: IndexMap<String, AstShape>,
}

/// A shape of any type. Keys that its type does not have are left empty.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AstShape {
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) traits: Traits,
    #[serde(default)]
    pub(super) members: IndexMap<String, AstMember>,
    pub(super) member: Option<AstMember>,
    pub(super) key: Option<AstMember>,
    pub(super) value: Option<AstMember>,
    pub(super) version: Option<String>,
    pub(super) input: Option<Target>,
    pub(super) output: Option<Target>,
    #[serde(default)]
    pub(super) errors: Vec<Target>,
    /// Which operations and resources a service or a resource has: every operation of the model is imported.
    #[serde(flatten)]
    pub(super) other: IndexMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AstMember {
    pub(super) target: String,
    #[serde(default)]
    pub(super) traits: Traits,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub(super) target: String,
}

/// The shape of nothing: an operation without input, the value of a unit variant.
pub(super) const UNIT: &str = "smithy.api#Unit";

/// The name without the namespace.
pub(super) fn local(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}
