//! botocore's `service-2.json`.
//!
//! The structs below name every key that the JSON services of botocore use. Those of type [`Ignored`] say nothing
//! about what a request may hold: prose, endpoints, signing, hints for clients. Any other key is an error that names it.

use anyhow::{Context as _, Result, bail, ensure};
use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Number;

use super::source::Model;
use crate::facts::{
    self, Bounds, ErrorFacts, Facts, Fault, Location, Matching, Protocol, Service, Shape, Timestamp, Type,
};

/// A key that is known and not needed.
type Ignored = Option<IgnoredAny>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
struct C2j {
    metadata: Metadata,
    operations: IndexMap<String, C2jOperation>,
    shapes: IndexMap<String, C2jShape>,
    version: Ignored,
    documentation: Ignored,
    examples: Ignored,
    client_context_params: Ignored,
    deprecated: Ignored,
    deprecated_message: Ignored,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
struct Metadata {
    api_version: String,
    json_version: Option<String>,
    protocol: String,
    service_full_name: String,
    service_id: String,
    target_prefix: Option<String>,
    auth: Ignored,
    aws_query_compatible: Ignored,
    checksum_format: Ignored,
    endpoint_prefix: Ignored,
    global_endpoint: Ignored,
    protocol_settings: Ignored,
    protocols: Ignored,
    rip_service_name: Ignored,
    service_abbreviation: Ignored,
    signature_version: Ignored,
    signing_name: Ignored,
    uid: Ignored,
    xml_namespace: Ignored,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
struct C2jOperation {
    input: Option<Reference>,
    output: Option<Reference>,
    #[serde(default)]
    errors: Vec<Reference>,
    #[serde(default)]
    deprecated: bool,
    name: Ignored,
    http: Ignored,
    documentation: Ignored,
    documentation_url: Ignored,
    idempotent: Ignored,
    readonly: Ignored,
    static_context_params: Ignored,
    operation_context_params: Ignored,
    deprecated_message: Ignored,
    deprecated_since: Ignored,
    auth: Ignored,
    authtype: Ignored,
    endpoint: Ignored,
    endpointdiscovery: Ignored,
    endpointoperation: Ignored,
    http_checksum: Ignored,
    http_checksum_required: Ignored,
    requestcompression: Ignored,
    unsigned_payload: Ignored,
}

/// A reference that states nothing of its own. What an error's says, its shape says too.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
struct Reference {
    shape: String,
    documentation: Ignored,
    exception: Ignored,
    fault: Ignored,
    error: Ignored,
    jsonvalue: Ignored,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
#[expect(clippy::struct_excessive_bools, reason = "botocore's own flags")]
struct C2jShape {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    members: IndexMap<String, C2jMember>,
    #[serde(default)]
    required: Vec<String>,
    member: Option<Reference>,
    key: Option<Reference>,
    value: Option<Reference>,
    min: Option<Number>,
    max: Option<Number>,
    pattern: Option<String>,
    #[serde(default, rename = "enum")]
    values: Vec<String>,
    #[serde(default)]
    sensitive: bool,
    #[serde(default)]
    union: bool,
    #[serde(default)]
    document: bool,
    #[serde(default)]
    exception: bool,
    #[serde(default)]
    fault: bool,
    error: Option<C2jError>,
    timestamp_format: Option<String>,
    payload: Option<String>,
    #[serde(default)]
    sparse: bool,
    #[serde(default)]
    streaming: bool,
    #[serde(default)]
    eventstream: bool,
    #[serde(default)]
    deprecated: bool,
    #[serde(rename = "box")]
    boxed: Ignored,
    deprecated_message: Ignored,
    deprecated_since: Ignored,
    documentation: Ignored,
    event: Ignored,
    flattened: Ignored,
    requires_length: Ignored,
    retryable: Ignored,
    synthetic: Ignored,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct C2jError {
    code: Option<String>,
    http_status_code: Option<u16>,
    #[serde(default)]
    sender_fault: bool,
    #[serde(default)]
    fault: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "ignored keys are named so that they are known")]
struct C2jMember {
    shape: String,
    location: Option<String>,
    location_name: Option<String>,
    timestamp_format: Option<String>,
    #[serde(default)]
    idempotency_token: bool,
    #[serde(default)]
    jsonvalue: bool,
    #[serde(default)]
    deprecated: bool,
    #[serde(rename = "box")]
    boxed: Ignored,
    context_param: Ignored,
    deprecated_message: Ignored,
    deprecated_since: Ignored,
    documentation: Ignored,
    /// Two members of one service repeat the values of their shape.
    #[serde(rename = "enum")]
    values: Ignored,
    eventpayload: Ignored,
    flattened: Ignored,
    host_label: Ignored,
    xml_namespace: Ignored,
}

/// Reads a model's facts.
pub(super) fn import(model: &Model) -> Result<Facts> {
    let c2j: C2j = crate::json::json(&model.text)?;
    let service = service(&c2j.metadata)?;
    let operations = c2j.operations.into_iter().map(|(name, it)| (name, operation(it))).collect();
    let shapes = c2j
        .shapes
        .into_iter()
        .map(|(name, it)| {
            let shape = shape(&name, it).with_context(|| format!("shape `{name}`"))?;
            Ok((name, shape))
        })
        .collect::<Result<_>>()?;
    let (source, date) = (model.source.clone(), model.date.clone());
    Ok(Facts { source, date, service, patterns: Matching::Full, operations, shapes })
}

fn service(metadata: &Metadata) -> Result<Service> {
    let protocol = match (metadata.protocol.as_str(), metadata.json_version.as_deref()) {
        ("json", Some("1.0")) => Protocol::AwsJson10,
        ("json", _) => Protocol::AwsJson11,
        ("rest-json", _) => Protocol::RestJson1,
        (other, _) => bail!("the protocol `{other}` does not carry JSON; `json` and `rest-json` do"),
    };
    Ok(Service {
        id: metadata.service_id.clone(),
        name: metadata.service_full_name.clone(),
        version: metadata.api_version.clone(),
        protocol,
        target: metadata.target_prefix.clone().filter(|_| protocol != Protocol::RestJson1),
    })
}

fn operation(operation: C2jOperation) -> facts::Operation {
    let mut errors: Vec<_> = operation.errors.into_iter().map(|error| error.shape).collect();
    errors.sort_unstable();
    errors.dedup();
    facts::Operation {
        input: operation.input.map(|input| input.shape),
        output: operation.output.map(|output| output.shape),
        errors,
        deprecated: operation.deprecated,
    }
}

fn shape(name: &str, c2j: C2jShape) -> Result<Shape> {
    let kind = kind(&c2j)?;
    let sized = matches!(kind, Type::String | Type::Enum | Type::Blob | Type::List | Type::Map);
    let (min, max) = (c2j.min, c2j.max);
    let (length, range) = if sized { (length(min, max)?, None) } else { (None, Bounds::new(min, max)) };
    let mut shape = Shape {
        item: c2j.member.map(|member| member.shape),
        key: c2j.key.map(|key| key.shape),
        value: c2j.value.map(|value| value.shape),
        values: c2j.values,
        length,
        range,
        pattern: c2j.pattern,
        timestamp: c2j.timestamp_format.as_deref().map(timestamp).transpose()?,
        error: c2j.exception.then(|| error(name, c2j.fault, c2j.error)),
        payload: c2j.payload,
        sparse: c2j.sparse,
        sensitive: c2j.sensitive,
        streaming: c2j.streaming || c2j.eventstream,
        deprecated: c2j.deprecated,
        ..Shape::new(kind)
    };
    for (name, c2j) in c2j.members {
        let member = member(&name, c2j).with_context(|| format!("member `{name}`"))?;
        shape.members.insert(name, member);
    }
    for name in c2j.required {
        let member = shape.members.get_mut(&name);
        member.with_context(|| format!("requires `{name}`, which is no member"))?.required = true;
    }
    Ok(shape)
}

fn kind(shape: &C2jShape) -> Result<Type> {
    ensure!(shape.values.is_empty() || shape.kind == "string", "an enum is of strings, not of `{}`", shape.kind);
    Ok(match shape.kind.as_str() {
        "structure" if shape.document => Type::Document,
        "structure" if shape.union => Type::Union,
        "structure" => Type::Structure,
        "list" => Type::List,
        "map" => Type::Map,
        "string" if shape.values.is_empty() => Type::String,
        "string" => Type::Enum,
        "blob" => Type::Blob,
        "boolean" => Type::Boolean,
        "integer" => Type::Integer,
        "long" => Type::Long,
        "float" => Type::Float,
        "double" => Type::Double,
        "timestamp" => Type::Timestamp,
        other => bail!("the type `{other}` is not known"),
    })
}

fn length(min: Option<Number>, max: Option<Number>) -> Result<Option<Bounds<u64>>> {
    let whole = |bound: Number| bound.as_u64().with_context(|| format!("`{bound}` is no length"));
    Ok(Bounds::new(min.map(whole).transpose()?, max.map(whole).transpose()?))
}

fn timestamp(format: &str) -> Result<Timestamp> {
    Ok(match format {
        "unixTimestamp" => Timestamp::Epoch,
        "iso8601" => Timestamp::Iso8601,
        "rfc822" => Timestamp::Rfc822,
        other => bail!("the timestamp format `{other}` is not known"),
    })
}

/// An error is the caller's fault unless the model says that it is the service's.
fn error(name: &str, fault: bool, error: Option<C2jError>) -> ErrorFacts {
    let error = error.unwrap_or(C2jError { code: None, http_status_code: None, sender_fault: false, fault: false });
    let server = fault || error.fault || (!error.sender_fault && error.http_status_code.is_some_and(|it| it >= 500));
    ErrorFacts {
        fault: if server { Fault::Server } else { Fault::Client },
        status: error.http_status_code,
        code: error.code.filter(|code| code != name),
    }
}

fn member(name: &str, member: C2jMember) -> Result<facts::Member> {
    let location = match member.location.as_deref() {
        None => None,
        Some("header") => Some(Location::Header),
        Some("headers") => Some(Location::Headers),
        Some("uri") => Some(Location::Uri),
        Some("querystring") => Some(Location::QueryString),
        Some("statusCode") => Some(Location::StatusCode),
        Some(other) => bail!("the location `{other}` is not known"),
    };
    Ok(facts::Member {
        wire: member.location_name.filter(|wire| wire != name),
        location,
        timestamp: member.timestamp_format.as_deref().map(timestamp).transpose()?,
        idempotency_token: member.idempotency_token,
        json: member.jsonvalue,
        deprecated: member.deprecated,
        ..facts::Member::new(member.shape)
    })
}
