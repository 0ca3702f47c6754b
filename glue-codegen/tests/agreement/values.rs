//! Valid values, made from facts: the smallest and the fullest of each shape.

use glue_codegen::Facts;
use glue_codegen::facts::{Bounds, Shape, Timestamp, Type};
use serde_json::{Map, Number, Value, json};

use crate::texts::Texts;

/// Makes values.
pub(crate) struct Maker<'f> {
    pub(crate) facts: &'f Facts,
    pub(crate) texts: Texts,
}

impl<'f> Maker<'f> {
    /// The smallest value of a shape; `None` if every one holds one of the shapes above.
    pub(crate) fn minimal(&mut self, name: &'f str, above: &mut Vec<&'f str>) -> Option<Value> {
        self.make(name, above, false)
    }

    /// A value with every member; `None` as above.
    pub(crate) fn full(&mut self, name: &'f str, above: &mut Vec<&'f str>) -> Option<Value> {
        self.make(name, above, true)
    }

    fn make(&mut self, name: &'f str, above: &mut Vec<&'f str>, full: bool) -> Option<Value> {
        let shape = self.facts.shape(name);
        if !matches!(shape.kind, Type::Structure | Type::Union | Type::List | Type::Map) {
            return Some(self.scalar(shape));
        }
        if above.contains(&name) {
            return None;
        }
        above.push(name);
        let made = match shape.kind {
            Type::Structure => self.structure(shape, above, full),
            Type::Union => shape.members.iter().find_map(|(variant, member)| {
                let value = self.make(&member.shape, above, full)?;
                Some(json!({ variant.as_str(): value }))
            }),
            Type::List => self.list(shape, above, full),
            _ => self.map(shape, above, full),
        };
        above.pop();
        made
    }

    fn structure(&mut self, shape: &'f Shape, above: &mut Vec<&'f str>, full: bool) -> Option<Value> {
        let mut members = Map::new();
        for (name, member) in shape.members.iter().filter(|(_, member)| full || member.required) {
            let timestamp = member.timestamp.filter(|_| self.facts.shape(&member.shape).kind == Type::Timestamp);
            match timestamp.map(moment).or_else(|| self.make(&member.shape, above, full)) {
                Some(value) => drop(members.insert(name.clone(), value)),
                None if member.required => return None,
                None => {}
            }
        }
        Some(Value::Object(members))
    }

    fn list(&mut self, shape: &'f Shape, above: &mut Vec<&'f str>, full: bool) -> Option<Value> {
        let least = least(shape);
        let wanted = if full { least.max(1) } else { least };
        match self.make(shape.item.as_deref()?, above, full) {
            Some(item) => Some(Value::Array(vec![item; wanted])),
            // What cannot be made is left out if the list may be empty.
            None => (least == 0).then(|| json!([])),
        }
    }

    fn map(&mut self, shape: &'f Shape, above: &mut Vec<&'f str>, full: bool) -> Option<Value> {
        let least = least(shape);
        let wanted = if full { least.max(1) } else { least };
        let Some(value) = self.make(shape.value.as_deref()?, above, full) else {
            return (least == 0).then(|| json!({}));
        };
        let keys = self.keys(shape, wanted);
        assert_eq!(keys.len(), wanted, "too few keys of `{:?}`", shape.key);
        Some(keys.into_iter().map(|key| (key, value.clone())).collect())
    }

    /// Different keys of a map, each a valid one; fewer than are wanted if each needs a length of its own.
    pub(crate) fn keys(&mut self, shape: &'f Shape, wanted: usize) -> Vec<String> {
        let key = self.facts.shape(shape.key.as_deref().unwrap());
        if key.kind == Type::Enum {
            return key.values.iter().take(wanted).cloned().collect();
        }
        let (least, most) = lengths(key);
        let lengths = (least.max(1)..=most).take(wanted);
        lengths.map_while(|length| self.texts.find(key.pattern.as_deref(), length..=length, true)).collect()
    }

    fn scalar(&mut self, shape: &'f Shape) -> Value {
        match shape.kind {
            Type::String => {
                let (least, most) = lengths(shape);
                let found = self.texts.find(shape.pattern.as_deref(), least..=most, true);
                json!(found.unwrap_or_else(|| panic!("no text is valid: {:?} {:?}", shape.pattern, shape.length)))
            }
            Type::Enum => json!(shape.values[0]),
            Type::Blob => json!(base64(least(shape))),
            Type::Boolean => json!(true),
            Type::Timestamp => moment(shape.timestamp.unwrap_or(Timestamp::Epoch)),
            Type::Document => json!({"any": [1, null]}),
            _ => Value::Number(within(shape.range.as_ref())),
        }
    }
}

/// A point in time.
fn moment(format: Timestamp) -> Value {
    match format {
        Timestamp::Epoch => json!(1_700_000_000.5),
        Timestamp::Iso8601 => json!("2026-11-20T19:57:00Z"),
        Timestamp::Rfc822 => json!("Fri, 20 Nov 2026 19:57:00 GMT"),
    }
}

/// Zero, or the bound that is nearest to it.
fn within(range: Option<&Bounds<Number>>) -> Number {
    let zero = Number::from(0);
    let Some(range) = range else { return zero };
    match (&range.min, &range.max) {
        (Some(min), _) if min.as_f64() > Some(0.0) => min.clone(),
        (_, Some(max)) if max.as_f64() < Some(0.0) => max.clone(),
        _ => zero,
    }
}

/// The smallest length.
pub(crate) fn least(shape: &Shape) -> usize {
    lengths(shape).0
}

/// The smallest and the largest length.
pub(crate) fn lengths(shape: &Shape) -> (usize, usize) {
    let end = |bound: Option<u64>| bound.map(|bound| usize::try_from(bound).unwrap());
    let length = shape.length.as_ref();
    (end(length.and_then(|it| it.min)).unwrap_or(0), end(length.and_then(|it| it.max)).unwrap_or(usize::MAX))
}

/// As many bytes in base64, all of them zero.
pub(crate) fn base64(bytes: usize) -> String {
    let (whole, rest) = (bytes / 3, bytes % 3);
    "AAAA".repeat(whole) + ["", "AA==", "AAA="][rest]
}
