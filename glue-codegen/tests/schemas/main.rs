//! JSON Schemas of types in every form that serde gives them, asked by a validator that knows nothing of ours: the verdict is that
//! of the check, but for what JSON Schema cannot say. The types and texts are those of the library's own tests.

#[path = "../../../tests/sample/types.rs"]
mod types;
mod wire_forms;

use std::ops::Range;

use glue_validate::sample::Sampler;
use glue_validate::schema::{self, Schema, Unsaid};
use glue_validate::shape::Shape;
use glue_validate::{Code, Report, json};
use jsonschema::Validator;
use serde_json::{Value, json};

/// Larger values are not changed in every place: that would take long.
const LARGE: usize = 1_500;

struct Compiled {
    schema: Schema,
    validator: Validator,
}

impl Compiled {
    fn new(shape: &'static Shape) -> Self {
        let schema = schema::of_shape(shape);
        assert!(jsonschema::meta::is_valid(schema.as_value()), "no schema of the dialect: {schema}");
        let validator =
            jsonschema::draft202012::new(schema.as_value()).unwrap_or_else(|error| panic!("{error}: {schema}"));
        Self { schema, validator }
    }

    /// Compares both verdicts on a value.
    #[track_caller]
    fn compare(&self, name: &str, value: &Value, report: Option<&Report>) {
        let accepts = self.validator.is_valid(value);
        let agree = accepts == report.is_none() || accepts && report.is_some_and(|report| self.is_unsaid(report));
        assert!(agree, "{name}: {value}\nschema: {accepts}, check: {report:?}\n{}", self.schema);
    }

    /// Whether one of the violations is of what JSON Schema cannot say at that place, or at all.
    fn is_unsaid(&self, report: &Report) -> bool {
        report.violations().iter().any(|violation| {
            let at_all = matches!(violation.code(), Code::DuplicateMember | Code::TooDeep | Code::Syntax);
            let names: Vec<&str> = violation.path().split('/').collect();
            at_all
                || self.schema.gaps().iter().filter(|gap| hides(gap.unsaid(), violation.code())).any(|gap| {
                    let member = gap.place().rsplit('.').next().unwrap_or_default();
                    // A refusal of a function's may stand under an alias.
                    names.contains(&member) || !gap.place().contains('.') || gap.unsaid() == Unsaid::Check
                })
        })
    }
}

/// Whether a violation of a code goes unnoticed where a schema cannot say something.
fn hides(unsaid: Unsaid, code: Code) -> bool {
    match unsaid {
        Unsaid::Check => code == Code::Check,
        Unsaid::Unit => code == Code::Length,
        Unsaid::Pattern => code == Code::Pattern,
        Unsaid::Equality => code == Code::Unique,
        Unsaid::Key => matches!(code, Code::Type | Code::Range),
        Unsaid::Single => code == Code::Range,
        Unsaid::Size => matches!(code, Code::Type | Code::Range),
        Unsaid::Among => matches!(code, Code::Length | Code::UnknownMember | Code::Type),
        // The type may refuse the value, or make one of it that breaks any rule.
        Unsaid::Type => true,
        other => panic!("{other:?} is not listed"),
    }
}

/// What the library's own tests of made-up values want to know.
struct Judged {
    unbroken: Vec<String>,
}

/// Compares the verdicts on values that are made up, and on those values with a part exchanged.
#[track_caller]
fn judge(name: &str, shape: &'static Shape, seeds: Range<u64>) -> Judged {
    let compiled = Compiled::new(shape);
    let sampler = Sampler::new(shape);
    let invalid = sampler.invalid(seeds.start);
    let random = seeds.flat_map(|seed| sampler.random(seed));
    let valid: Vec<Value> = [sampler.minimal(), sampler.full()].into_iter().flatten().chain(random).collect();
    let invalid_values = invalid.made().iter().map(|it| it.value().clone());
    let mutated = valid.iter().filter(|value| value.to_string().len() < LARGE).take(6).flat_map(mutations);
    for value in valid.iter().cloned().chain(invalid_values).chain(mutated) {
        let report = json::check_shape(shape, value.to_string().as_bytes()).err();
        compiled.compare(name, &value, report.as_ref());
    }
    Judged { unbroken: invalid.unbroken().iter().map(|it| format!("{name}: {it}")).collect() }
}

/// What the library's own tests compare with nothing: the verdict is compared here.
fn said(shape: &'static Shape, value: &Value) -> Vec<(String, String, String)> {
    let report = json::check_shape(shape, value.to_string().as_bytes()).err();
    Compiled::new(shape).compare(shape.name(), value, report.as_ref());
    Vec::new()
}

/// The value with one part exchanged, left out, or put in.
fn mutations(value: &Value) -> Vec<Value> {
    let mut found = vec![json!(null), json!("x"), json!(1), json!({}), json!([])];
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let mut without = members.clone();
                without.remove(name);
                found.push(without.into());
                found.extend(mutations(member).into_iter().map(|mutation| {
                    let mut members = members.clone();
                    members.insert(name.clone(), mutation);
                    members.into()
                }));
            }
            let mut more = members.clone();
            more.insert("more".into(), json!(1));
            found.push(more.into());
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(3) {
                found.extend(mutations(item).into_iter().map(|mutation| {
                    let mut items = items.clone();
                    items[index] = mutation;
                    items.into()
                }));
            }
            found.push(items.iter().chain(items.first()).cloned().collect::<Vec<_>>().into());
        }
        _ => {}
    }
    found
}
