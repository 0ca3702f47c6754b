//! Facts: what a service's model says of names and constraints, and nothing else. Importers make them, a committed
//! file keeps them, the generator reads them.

mod check;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// Everything that is known of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Where the model came from, with its version: `botocore 1.44.8`.
    pub source: String,
    /// When the source was published: `2026-11-20`.
    pub date: String,
    /// Which service it is.
    pub service: Service,
    /// How the patterns match.
    pub patterns: Matching,
    /// The operations, by name.
    pub operations: BTreeMap<String, Operation>,
    /// The shapes, by name.
    pub shapes: BTreeMap<String, Shape>,
}

/// A service and how it is spoken to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The identifier: `Glue`.
    pub id: String,
    /// The full name: `AWS Glue`.
    pub name: String,
    /// The version of the API: `2017-03-31`.
    pub version: String,
    /// The protocol.
    pub protocol: Protocol,
    /// What stands before the operation in `X-Amz-Target`: `AWSGlue`. REST protocols have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

/// The protocols that carry JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Protocol {
    /// `awsJson1.0`
    #[serde(rename = "awsJson1_0")]
    AwsJson10,
    /// `awsJson1.1`
    #[serde(rename = "awsJson1_1")]
    AwsJson11,
    /// `restJson1`
    #[serde(rename = "restJson1")]
    RestJson1,
}

/// How a pattern is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Matching {
    /// The whole string matches: what botocore's models mean, and what the services do.
    Full,
    /// Some part of the string matches: what Smithy's `pattern` trait means.
    Partial,
}

/// An operation: the names of its shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// What it takes, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// What it answers, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// How it fails, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
    /// Whether it is on its way out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

/// A shape under its constraints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Shape {
    /// What it looks like on the wire.
    #[serde(rename = "type")]
    pub kind: Type,
    /// The members of a structure or a union, in the model's order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub members: IndexMap<String, Member>,
    /// The shape of a list's items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The shape of a map's keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The shape of a map's values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The values of an enum, in the model's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The names of an enum's values, one for each, if the model has any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// How many characters, bytes, items or entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Bounds<u64>>,
    /// How much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Bounds<Number>>,
    /// What a string must match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// How a timestamp is written, if not as seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
    /// What makes an error of a structure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorFacts>,
    /// The member that is the whole body (REST).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    /// Whether the items of a list must differ.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unique: bool,
    /// Whether a list or map may hold nulls.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sparse: bool,
    /// Whether values must not be shown.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sensitive: bool,
    /// Whether it is a stream of events or bytes, which no body holds as JSON.
    #[serde(default, skip_serializing_if = "is_false")]
    pub streaming: bool,
    /// Whether it is on its way out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

impl Shape {
    /// A shape of this type, without members or constraints.
    pub fn new(kind: Type) -> Self {
        Self {
            kind,
            members: IndexMap::new(),
            item: None,
            key: None,
            value: None,
            values: Vec::new(),
            names: Vec::new(),
            length: None,
            range: None,
            pattern: None,
            timestamp: None,
            error: None,
            payload: None,
            unique: false,
            sparse: false,
            sensitive: false,
            streaming: false,
            deprecated: false,
        }
    }

    /// The names of the shapes that this one is made of.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let members = self.members.values().map(|member| &member.shape);
        members.chain(&self.item).chain(&self.key).chain(&self.value).map(String::as_str)
    }
}

/// What a shape looks like on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Type {
    /// An object with named members.
    Structure,
    /// An object with one of several members.
    Union,
    /// Any JSON.
    Document,
    /// An array.
    List,
    /// An object with any keys.
    Map,
    /// A string.
    String,
    /// A string out of a value set.
    Enum,
    /// Bytes, in base64.
    Blob,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 8 bits.
    Byte,
    /// A whole number of 16 bits.
    Short,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// A number of single precision.
    Float,
    /// A number of double precision.
    Double,
    /// A point in time.
    Timestamp,
}

/// A member of a structure or a union.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Member {
    /// Its shape.
    pub shape: String,
    /// Whether it must be there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Its name on the wire, if another than the model's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wire: Option<String>,
    /// Where it is, if not in the body (REST).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// How this timestamp is written, if not as its shape says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
    /// What the service takes for it if it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// Whether clients make it up, so that a request that is sent twice counts once.
    #[serde(default, skip_serializing_if = "is_false")]
    pub idempotency_token: bool,
    /// Whether it is JSON inside a string.
    #[serde(default, skip_serializing_if = "is_false")]
    pub json: bool,
    /// Whether it is on its way out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

impl Member {
    /// A member of this shape, without further facts.
    pub fn new(shape: impl Into<String>) -> Self {
        Self {
            shape: shape.into(),
            required: false,
            wire: None,
            location: None,
            timestamp: None,
            default: None,
            idempotency_token: false,
            json: false,
            deprecated: false,
        }
    }
}

/// Where a member is that is not in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// In a header.
    Header,
    /// In all headers with a prefix.
    Headers,
    /// In the path.
    Uri,
    /// In the query.
    QueryString,
    /// The status of the answer.
    StatusCode,
}

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Timestamp {
    /// Seconds since 1970, as a number.
    Epoch,
    /// `2026-11-20T19:57:00Z`
    Iso8601,
    /// `Fri, 20 Nov 2026 19:57:00 GMT`
    Rfc822,
}

/// What makes an error of a structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorFacts {
    /// Whose fault it is.
    pub fault: Fault,
    /// The HTTP status, if the model states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Its name on the wire, if another than the shape's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Whose fault an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// The caller's.
    Client,
    /// The service's.
    Server,
}

/// Bounds, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds<T> {
    /// The smallest allowed.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub min: Option<T>,
    /// The largest allowed.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub max: Option<T>,
}

impl<T> Bounds<T> {
    /// Bounds, if there is one at all.
    pub fn new(min: Option<T>, max: Option<T>) -> Option<Self> {
        (min.is_some() || max.is_some()).then_some(Self { min, max })
    }
}

impl Facts {
    /// Reads a facts file.
    ///
    /// # Errors
    /// If it cannot be read, is not a facts file, or contradicts itself.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        text.parse().with_context(|| format!("`{}` is no facts file", path.display()))
    }

    /// The shape of this name. Facts that were read or imported name no shape that is not there.
    ///
    /// # Panics
    /// If there is none.
    pub fn shape(&self, name: &str) -> &Shape {
        self.shapes.get(name).unwrap_or_else(|| panic!("no shape `{name}`; facts are checked when they are made"))
    }
}

impl std::str::FromStr for Facts {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let facts: Self = crate::json::json(text)?;
        facts.check()?;
        Ok(facts)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
