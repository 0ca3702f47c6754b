//! The smallest answer of a shape: an object with what is required and nothing else.

use glue_validate::rules::{Number, Rules};
use glue_validate::shape::{Kind, Member, Payload, Shape};
use serde_json::{Map, Value};

/// How many levels an answer may have. Only a shape that requires itself has more.
const DEEPEST: usize = 32;

/// An answer that a client can read. Lengths and ranges of strings and numbers are kept; patterns are not.
pub(super) fn smallest(shape: &'static Shape) -> Value {
    value(shape, &Rules::NONE, DEEPEST)
}

fn value(shape: &'static Shape, rules: &Rules, levels: usize) -> Value {
    let Some(levels) = levels.checked_sub(1) else { return Value::Null };
    match shape.kind() {
        Kind::Boolean => false.into(),
        Kind::Integer(limits) => {
            let least = rules.range().and_then(|range| range.min).and_then(Number::as_i128);
            let least = least.unwrap_or(0).max(limits.min);
            i64::try_from(least).unwrap_or_default().into()
        }
        Kind::Float { .. } => rules.range().and_then(|range| range.min).map_or(0.0, Number::to_f64).into(),
        Kind::String | Kind::Character => match rules.one_of().and_then(|values| values.listed().first()) {
            Some(first) => (*first).into(),
            None => "a".repeat(least_length(rules)).into(),
        },
        Kind::Enum(set) => set.values().listed().first().copied().unwrap_or_default().into(),
        Kind::Blob => "".into(),
        Kind::Optional(_) | Kind::Unit | Kind::Opaque => Value::Null,
        Kind::Newtype(member) => value(member.shape(), member.rules(), levels),
        Kind::List(list) => {
            let item = value(list.item(), rules.item().unwrap_or(&Rules::NONE), levels);
            vec![item; least_length(rules)].into()
        }
        Kind::Structure(structure) => {
            let required = structure.members().iter().filter(|member| member.is_required());
            let member = |it: &Member| (it.name().to_owned(), value(it.shape(), it.rules(), levels));
            Value::Object(required.map(member).collect())
        }
        Kind::Union(union) => {
            let payload = union.variants().iter().find_map(|variant| match variant.payload() {
                Payload::Newtype(member) => Some((variant.name(), value(member.shape(), member.rules(), levels))),
                _ => None,
            });
            Value::Object(payload.map(|(name, value)| (name.to_owned(), value)).into_iter().collect())
        }
        _ => Value::Object(Map::new()),
    }
}

fn least_length(rules: &Rules) -> usize {
    let least = rules.length().and_then(|length| length.min);
    least.and_then(|least| usize::try_from(least).ok()).unwrap_or(0)
}
