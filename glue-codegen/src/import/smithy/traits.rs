//! Traits: those that are facts, those that are known to say nothing about requests, and no others.

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

use super::ast::Traits;
use crate::facts::{Bounds, ErrorFacts, Fault, Location, Member, Protocol, Shape, Timestamp};

/// Traits of `smithy.api` that constrain no request: prose, HTTP bindings of operations, hints for clients and models.
const IGNORED: &[&str] = &[
    "addedDefault",
    "auth",
    "authDefinition",
    "box",
    "clientOptional",
    "cors",
    "documentation",
    "endpoint",
    "eventHeader",
    "eventPayload",
    "examples",
    "externalDocumentation",
    "hostLabel",
    "http",
    "httpApiKeyAuth",
    "httpBasicAuth",
    "httpBearerAuth",
    "httpChecksumRequired",
    "httpDigestAuth",
    "idempotent",
    "input",
    "internal",
    "mediaType",
    "mixin",
    "nestedProperties",
    "noReplace",
    "notProperty",
    "optionalAuth",
    "output",
    "paginated",
    "private",
    "property",
    "protocolDefinition",
    "readonly",
    "recommended",
    "references",
    "requestCompression",
    "requiresLength",
    "resourceIdentifier",
    "retryable",
    "since",
    "suppress",
    "tags",
    "title",
    "trait",
    "unitReference",
    "unstable",
    "xmlAttribute",
    "xmlFlattened",
    "xmlName",
    "xmlNamespace",
];

/// Namespaces of traits about endpoints, credentials, tests and other tools.
const IGNORED_NAMESPACES: &[&str] = &[
    "aws.api",
    "aws.auth",
    "aws.cloudformation",
    "aws.customizations",
    "aws.endpoints",
    "aws.iam",
    "aws.protocols",
    "aws.tagging",
    "smithy.rules",
    "smithy.test",
    "smithy.waiters",
];

/// Fails for a trait that is neither read nor ignored.
fn unknown(id: &str) -> Result<()> {
    let (namespace, name) = id.split_once('#').unwrap_or(("", id));
    if IGNORED_NAMESPACES.contains(&namespace) || (namespace == "smithy.api" && IGNORED.contains(&name)) {
        return Ok(());
    }
    bail!("the trait `{id}` is not known; it may be a constraint")
}

fn read<T: DeserializeOwned>(id: &str, value: &Value) -> Result<T> {
    serde_json::from_value(value.clone()).with_context(|| format!("the trait `{id}`"))
}

/// Constraints that a member may put in place of those of its shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overrides {
    length: Option<Bounds<u64>>,
    range: Option<Bounds<Number>>,
    pattern: Option<String>,
    unique: bool,
}

impl Overrides {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn over(self, shape: Shape) -> Shape {
        Shape {
            length: self.length.or(shape.length),
            range: self.range.or(shape.range),
            pattern: self.pattern.or(shape.pattern),
            unique: self.unique || shape.unique,
            ..shape
        }
    }

    /// Reads a trait if it is one of these.
    fn take(&mut self, id: &str, value: &Value) -> Result<bool> {
        match id {
            "smithy.api#length" => self.length = Some(read(id, value)?),
            "smithy.api#range" => self.range = Some(read(id, value)?),
            "smithy.api#pattern" => self.pattern = Some(read(id, value)?),
            "smithy.api#uniqueItems" => self.unique = true,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn timestamp(id: &str, value: &Value) -> Result<Timestamp> {
    Ok(match read::<String>(id, value)?.as_str() {
        "epoch-seconds" => Timestamp::Epoch,
        "date-time" => Timestamp::Iso8601,
        "http-date" => Timestamp::Rfc822,
        other => bail!("the timestamp format `{other}` is not known"),
    })
}

/// What the traits of a shape say.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "Smithy's own flags")]
pub(super) struct ShapeTraits {
    pub(super) length: Option<Bounds<u64>>,
    pub(super) range: Option<Bounds<Number>>,
    pub(super) pattern: Option<String>,
    pub(super) unique: bool,
    pub(super) timestamp: Option<Timestamp>,
    pub(super) error: Option<ErrorFacts>,
    /// The values and names of the `enum` trait of Smithy 1.0.
    pub(super) values: (Vec<String>, Vec<String>),
    pub(super) sparse: bool,
    pub(super) sensitive: bool,
    pub(super) streaming: bool,
    pub(super) deprecated: bool,
}

/// An entry of Smithy 1.0's `enum` trait.
#[derive(Deserialize)]
struct Named {
    value: String,
    name: Option<String>,
}

impl ShapeTraits {
    pub(super) fn read(traits: &Traits) -> Result<Self> {
        let mut found = Self::default();
        let mut overrides = Overrides::default();
        let mut status = None;
        for (id, value) in traits {
            match id.as_str() {
                _ if overrides.take(id, value)? => {}
                "smithy.api#timestampFormat" => found.timestamp = Some(timestamp(id, value)?),
                "smithy.api#error" => {
                    let fault: Fault = read(id, value)?;
                    found.error = Some(ErrorFacts { fault, status: None, code: None });
                }
                "smithy.api#httpError" => status = Some(read::<u16>(id, value)?),
                "smithy.api#enum" => {
                    let entries: Vec<Named> = read(id, value)?;
                    let names: Option<Vec<_>> = entries.iter().map(|entry| entry.name.clone()).collect();
                    found.values = (entries.into_iter().map(|entry| entry.value).collect(), names.unwrap_or_default());
                }
                "smithy.api#sparse" => found.sparse = true,
                "smithy.api#sensitive" => found.sensitive = true,
                "smithy.api#streaming" => found.streaming = true,
                "smithy.api#deprecated" => found.deprecated = true,
                // What a member takes if it is absent is said at the member too.
                "smithy.api#default" => {}
                _ => unknown(id)?,
            }
        }
        let Overrides { length, range, pattern, unique } = overrides;
        if let Some(error) = &mut found.error {
            error.status = status;
        }
        Ok(Self { length, range, pattern, unique, ..found })
    }
}

/// What the traits of a member say.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "Smithy's own flags")]
pub(super) struct MemberTraits {
    pub(super) overrides: Overrides,
    pub(super) enum_value: Option<String>,
    pub(super) is_payload: bool,
    required: bool,
    location: Option<Location>,
    /// Its name in the query or in a header.
    located: Option<String>,
    json_name: Option<String>,
    timestamp: Option<Timestamp>,
    default: Option<Value>,
    idempotency_token: bool,
    deprecated: bool,
}

impl MemberTraits {
    pub(super) fn read(traits: &Traits) -> Result<Self> {
        let mut found = Self::default();
        for (id, value) in traits {
            match id.as_str() {
                _ if found.overrides.take(id, value)? => {}
                "smithy.api#required" => found.required = true,
                "smithy.api#enumValue" => found.enum_value = Some(read(id, value)?),
                "smithy.api#httpPayload" => found.is_payload = true,
                "smithy.api#httpHeader" => found.put(Location::Header, Some(read(id, value)?)),
                "smithy.api#httpPrefixHeaders" => found.put(Location::Headers, Some(read(id, value)?)),
                "smithy.api#httpQuery" => found.put(Location::QueryString, Some(read(id, value)?)),
                "smithy.api#httpQueryParams" => found.put(Location::QueryString, None),
                "smithy.api#httpLabel" => found.put(Location::Uri, None),
                "smithy.api#httpResponseCode" => found.put(Location::StatusCode, None),
                "smithy.api#jsonName" => found.json_name = Some(read(id, value)?),
                "smithy.api#timestampFormat" => found.timestamp = Some(timestamp(id, value)?),
                "smithy.api#default" => found.default = Some(value.clone()).filter(|value| !value.is_null()),
                "smithy.api#idempotencyToken" => found.idempotency_token = true,
                "smithy.api#deprecated" => found.deprecated = true,
                _ => unknown(id)?,
            }
        }
        Ok(found)
    }

    fn put(&mut self, location: Location, name: Option<String>) {
        self.location = Some(location);
        self.located = name;
    }

    /// The member's facts. HTTP bindings and names in JSON mean nothing to the awsJson protocols.
    pub(super) fn member(self, shape: String, name: &str, protocol: Protocol) -> Member {
        let rest = protocol == Protocol::RestJson1;
        Member {
            required: self.required,
            wire: self.located.or(self.json_name).filter(|wire| rest && wire != name),
            location: self.location.filter(|_| rest),
            timestamp: self.timestamp,
            default: self.default,
            idempotency_token: self.idempotency_token,
            deprecated: self.deprecated,
            ..Member::new(shape)
        }
    }
}

/// The protocol that a service's traits name.
pub(super) fn service_protocol(traits: &Traits) -> Result<Protocol> {
    for id in traits.keys() {
        match id.as_str() {
            "aws.protocols#awsJson1_0" => return Ok(Protocol::AwsJson10),
            "aws.protocols#awsJson1_1" => return Ok(Protocol::AwsJson11),
            "aws.protocols#restJson1" => return Ok(Protocol::RestJson1),
            _ => unknown(id)?,
        }
    }
    bail!("names no protocol that carries JSON; `awsJson1_0`, `awsJson1_1` and `restJson1` do")
}
