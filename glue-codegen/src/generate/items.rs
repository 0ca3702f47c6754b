//! Types: structures, unions and value sets as a person would write them.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::format::list;
use super::names::{self, Spelling};
use super::plan::{Plan, body, is_type};
use super::{docs, rules};
use crate::facts::{ErrorFacts, Fault, Member, Shape, Timestamp, Type};

/// The types that the members of a type are made of, by their names in code.
pub(super) fn mentioned(plan: &Plan<'_>, name: &str) -> Vec<String> {
    let members = body(plan.facts.shape(name)).map(|(_, member)| member_type(plan, name, member));
    let names =
        members.flat_map(|it| it.split(|it: char| !it.is_ascii_alphanumeric()).map(str::to_owned).collect::<Vec<_>>());
    names.filter(|name| !name.is_empty()).collect()
}

/// The code of a type.
pub(super) fn item(plan: &Plan<'_>, name: &str) -> String {
    match plan.facts.shape(name).kind {
        Type::Union => union(plan, name),
        Type::Enum => value_set(plan, name),
        _ => structure(plan, name),
    }
}

/// What a field is called and what it holds.
struct Field<'m> {
    wire: &'m str,
    name: String,
    member: &'m Member,
    /// The type, without `Option`.
    inner: String,
    optional: bool,
}

fn fields<'p>(plan: &'p Plan<'_>, name: &str) -> Vec<Field<'p>> {
    let mut taken = HashSet::new();
    body(plan.facts.shape(name))
        .map(|(wire, member)| {
            let document = plan.facts.shape(&member.shape).kind == Type::Document;
            Field {
                wire: member.wire.as_ref().unwrap_or(wire),
                name: names::unique(names::field(wire), &mut taken),
                member,
                inner: member_type(plan, name, member),
                // Any JSON is a value of a document's type: only an `Option` can be absent.
                optional: !member.required || document,
            }
        })
        .collect()
}

fn structure(plan: &Plan<'_>, name: &str) -> String {
    let shape = plan.facts.shape(name);
    let rust = &plan.named(name).name;
    let fields = fields(plan, name);
    let spelling = Spelling::of(&fields.iter().map(|field| (field.name.as_str(), field.wire)).collect::<Vec<_>>());
    let mut code = format!("/// {}\n", docs::of_type(plan, name));
    let defaults = fields.iter().all(|field| field.optional);
    derives(
        &mut code,
        plan,
        name,
        if defaults { &["Default"] } else { &[] },
        fields.iter().any(|field| field.optional),
    );
    spelled(&mut code, name, rust, if fields.is_empty() { Spelling::Same } else { spelling });
    if shape.sensitive {
        code += "#[sensitive]\n";
    }
    let _ = writeln!(code, "pub struct {rust} {{");
    for field in &fields {
        let _ = writeln!(code, "/// {}", docs::of_member(plan, field.member));
        attributes(&mut code, plan, field, spelling);
        let (name, inner) = (names::raw(&field.name), &field.inner);
        let _ = if field.optional {
            writeln!(code, "pub {name}: Option<{inner}>,")
        } else {
            writeln!(code, "pub {name}: {inner},")
        };
    }
    code += "}\n\n";
    code += &builder(rust, &fields);
    if let Some(error) = &shape.error {
        code += &error_type(rust, name, error);
    }
    code
}

/// The rules of a field, and its name if the type's spelling gives another.
fn attributes(code: &mut String, plan: &Plan<'_>, field: &Field<'_>, spelling: Spelling) {
    for rule in rules::of_member(plan, field.member) {
        let _ = writeln!(code, "#[{rule}]");
    }
    if spelling.field(&field.name) != field.wire {
        renamed(code, field.wire);
    }
}

fn renamed(code: &mut String, wire: &str) {
    let wire = rules::literal(wire);
    let _ = writeln!(code, "#[glue(rename = {wire})]\n#[cfg_attr(feature = \"serde\", serde(rename = {wire}))]");
}

fn derives(code: &mut String, plan: &Plan<'_>, name: &str, more: &[&str], has_options: bool) {
    if has_options {
        code.push_str("#[cfg_attr(feature = \"serde\", serde_with::skip_serializing_none)]\n");
    }
    let mut derives = vec!["Clone", "Debug", "PartialEq"];
    derives.extend(more);
    if plan.compared.contains(name) {
        derives.push("Eq");
    }
    derives.sort_unstable();
    let _ = writeln!(code, "#[derive({}, GlueValidate)]", derives.join(", "));
}

/// The spelling and the name of a type, for our derive and for serde's.
fn spelled(code: &mut String, name: &str, rust: &str, spelling: Spelling) {
    let mut args = Vec::new();
    args.extend(spelling.attribute().map(|spelling| format!("rename_all = \"{spelling}\"")));
    let serde: Vec<_> = ["derive(Deserialize, Serialize)".to_owned()]
        .into_iter()
        .chain(args.first().map(|spelling| format!("serde({spelling})")))
        .collect();
    let _ = writeln!(code, "#[cfg_attr(feature = \"serde\", {})]", serde.join(", "));
    if rust != name {
        args.insert(0, format!("rename = {}", rules::literal(name)));
    }
    if !args.is_empty() {
        let _ = writeln!(code, "#[glue({})]", args.join(", "));
    }
}

/// What is required in parentheses, the rest after it, wrapped at the width that rustfmt gives other code.
fn builder(rust: &str, fields: &[Field<'_>]) -> String {
    let listed = |optional: bool| {
        let chosen = fields.iter().filter(move |field| field.optional == optional);
        chosen.map(|field| format!("{}: {}", names::raw(&field.name), field.inner)).collect::<Vec<_>>()
    };
    let (required, optional) = (listed(false), listed(true));
    let mut code = String::from("builder! {\n");
    list(&mut code, &format!("{rust}("), &required, ")");
    if !optional.is_empty() {
        list(&mut code, "", &optional, "");
    }
    code + "}\n\n"
}

fn error_type(rust: &str, name: &str, error: &ErrorFacts) -> String {
    let fault = match error.fault {
        Fault::Client => "Client",
        Fault::Server => "Server",
    };
    let code = rules::literal(error.code.as_deref().unwrap_or(name));
    let status = error.status.map_or("None".to_owned(), |status| format!("Some({status})"));
    format!("error_type!({rust}, {code}, {fault}, {status});\n\n")
}

fn union(plan: &Plan<'_>, name: &str) -> String {
    let shape = plan.facts.shape(name);
    let rust = &plan.named(name).name;
    let mut taken = HashSet::new();
    let variants: Vec<_> = body(shape)
        .map(|(wire, member)| {
            let wire = member.wire.as_ref().unwrap_or(wire);
            (wire.as_str(), names::unique(names::variant(wire), &mut taken), member)
        })
        .collect();
    let lower = |variant: &str| {
        let mut letters = variant.chars();
        letters.next().into_iter().map(|it| it.to_ascii_lowercase()).chain(letters).collect::<String>()
    };
    let camel = variants.iter().filter(|(wire, variant, _)| lower(variant) == *wire).count();
    let camel = camel * 2 > variants.len();
    let mut code = format!("/// {}\n", docs::of_type(plan, name));
    derives(&mut code, plan, name, &[], false);
    spelled(&mut code, name, rust, if camel { Spelling::Camel } else { Spelling::Same });
    if shape.sensitive {
        code += "#[sensitive]\n";
    }
    let _ = writeln!(code, "pub enum {rust} {{");
    for (wire, variant, member) in &variants {
        let _ = writeln!(code, "/// {}", docs::of_member(plan, member));
        let spelled = if camel { lower(variant) } else { variant.clone() };
        if spelled != *wire {
            renamed(&mut code, wire);
        }
        let _ = write!(code, "{variant}(");
        for rule in rules::of_member(plan, member) {
            let _ = write!(code, "#[{rule}] ");
        }
        let _ = writeln!(code, "{}),", member_type(plan, name, member));
    }
    code + "}\n\n"
}

fn value_set(plan: &Plan<'_>, name: &str) -> String {
    let shape = plan.facts.shape(name);
    let rust = &plan.named(name).name;
    let mut taken = HashSet::new();
    let mut code = format!("open_enum! {{\n    /// {}\n", docs::of_type(plan, name));
    if rust != name {
        let _ = writeln!(code, "    #[glue(rename = {})]", rules::literal(name));
    }
    if shape.sensitive {
        code += "    #[sensitive]\n";
    }
    let _ = writeln!(code, "    pub enum {rust} {{");
    for (index, value) in shape.values.iter().enumerate() {
        let variant = names::unique(names::variant(shape.names.get(index).unwrap_or(value)), &mut taken);
        let _ = writeln!(code, "        {variant} = {},", rules::literal(value));
    }
    code + "    }\n}\n\n"
}

/// The type of a member, boxed where the type would hold itself.
fn member_type(plan: &Plan<'_>, container: &str, member: &Member) -> String {
    let shape = plan.facts.shape(&member.shape);
    let inner = rust_type(plan, shape, &member.shape, member.timestamp);
    let direct = matches!(shape.kind, Type::Structure | Type::Union);
    if direct && plan.leads_back(container, &member.shape) { format!("Box<{inner}>") } else { inner }
}

fn rust_type(plan: &Plan<'_>, shape: &Shape, name: &str, timestamp: Option<Timestamp>) -> String {
    let part = |part: &Option<String>| {
        let name = part.as_deref().unwrap_or_default();
        rust_type(plan, plan.facts.shape(name), name, None)
    };
    let nullable = |part: String| if shape.sparse { format!("Option<{part}>") } else { part };
    match shape.kind {
        _ if is_type(shape) => plan.named(name).name.clone(),
        Type::List => format!("Vec<{}>", nullable(part(&shape.item))),
        Type::Map => format!("BTreeMap<{}, {}>", part(&shape.key), nullable(part(&shape.value))),
        Type::Document => "Value".into(),
        Type::Blob => "Blob".into(),
        Type::Boolean => "bool".into(),
        Type::Byte => "i8".into(),
        Type::Short => "i16".into(),
        Type::Integer => "i32".into(),
        Type::Long => "i64".into(),
        Type::Float => "f32".into(),
        Type::Double => "f64".into(),
        Type::Timestamp if timestamp.or(shape.timestamp).unwrap_or(Timestamp::Epoch) == Timestamp::Epoch => {
            "f64".into()
        }
        _ => "String".into(),
    }
}
