//! Reads the table of cases: from compact descriptions to requests and the violations they must have.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A fault, as the table has it and as reports are compared with it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) subject: String,
    pub(crate) code: String,
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Some paths hold keys of hundreds of characters.
        let path: String = self.path.chars().take(60).collect();
        write!(f, "[{path:?} {} {}]", self.subject, self.code)
    }
}

impl Fault {
    /// From `[path, subject, code]`.
    pub(crate) fn from_row(row: &Value) -> Self {
        let part = |index: usize| text(&make(&row[index]));
        Self { path: part(0), subject: part(1), code: part(2) }
    }
}

/// One request, ready to be judged.
pub(crate) struct Case {
    /// The member it is about, and why.
    pub(crate) name: String,
    /// The request.
    pub(crate) json: String,
    /// What is wrong with it.
    pub(crate) expected: Vec<Fault>,
}

/// The table as it stands in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "source")]
    _source: String,
    base: Map<String, Value>,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    member: Option<String>,
    #[serde(rename = "fact")]
    _fact: String,
    cases: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    why: String,
    #[serde(default)]
    values: Vec<Value>,
    set: Option<Map<String, Value>>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    text: Vec<String>,
    expect: Vec<Value>,
}

/// Every case of the table.
pub(crate) fn cases() -> Vec<Case> {
    let table = read();
    table.groups.iter().flat_map(|group| group.cases.iter().flat_map(|row| expand(&table.base, group, row))).collect()
}

/// The members that the table has groups for, in its order.
pub(crate) fn members() -> Vec<String> {
    read().groups.into_iter().filter_map(|group| group.member).collect()
}

fn read() -> Table {
    serde_json::from_str(include_str!("cases.json")).expect("the table is one")
}

/// The requests that a row of the table stands for.
fn expand(base: &Map<String, Value>, group: &Group, row: &Row) -> Vec<Case> {
    let about = group.member.as_deref().unwrap_or("the request");
    let expected: Vec<_> = row.expect.iter().map(Fault::from_row).collect();
    let case = |json: String| {
        let shown: String = json.chars().take(200).collect();
        Case { name: format!("{about}: {}: {shown}", row.why), json, expected: expected.clone() }
    };
    let changed = |changes: Map<String, Value>| {
        let mut request = base.clone();
        request.retain(|name, _| !row.remove.contains(name));
        request.extend(changes);
        case(Value::Object(request).to_string())
    };
    let mut cases: Vec<_> = row.text.iter().cloned().map(case).collect();
    for value in &row.values {
        let member = group.member.clone().expect("`values` are of the group's member");
        cases.push(changed(Map::from_iter([(member, make(value))])));
    }
    if row.set.is_some() || !row.remove.is_empty() {
        let set = row.set.iter().flatten().map(|(name, value)| (name.clone(), make(value))).collect();
        cases.push(changed(set));
    }
    assert!(!cases.is_empty(), "`{}` changes nothing", row.why);
    cases
}

/// Puts what they make in the place of the `$` objects, at every depth.
fn make(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(make).collect(),
        Value::Object(members) => match members.iter().next() {
            Some((name, of)) if name.starts_with('$') => generate(name, of),
            _ => Value::Object(members.iter().map(|(name, value)| (name.clone(), make(value))).collect()),
        },
        other => other.clone(),
    }
}

fn generate(name: &str, of: &Value) -> Value {
    match name {
        "$repeat" => text(&of[0]).repeat(count(&of[1])).into(),
        "$join" => parts(of).map(|part| text(&make(part))).collect::<String>().into(),
        "$list" => vec![make(&of[1]); count(&of[0])].into(),
        "$entries" => (0..count(of)).map(|index| (format!("k{index:03}"), Value::from("v"))).collect(),
        "$map" => Value::Object(parts(of).flat_map(entries).collect()),
        _ => panic!("`{name}` makes nothing"),
    }
}

/// An entry, or what makes several.
fn entries(part: &Value) -> Map<String, Value> {
    match make(part) {
        Value::Object(entries) => entries,
        pair => Map::from_iter([(text(&pair[0]), pair[1].clone())]),
    }
}

fn parts(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list of parts").iter()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn count(value: &Value) -> usize {
    value.as_u64().and_then(|count| usize::try_from(count).ok()).expect("a count")
}
