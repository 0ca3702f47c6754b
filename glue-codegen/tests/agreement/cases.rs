//! Broken requests: for every place of every operation and every constraint there, the smallest request that leads to
//! the place and breaks just that.

use std::collections::BTreeSet;
use std::rc::Rc;

use glue_codegen::facts::{Shape, Type};
use serde_json::{Map, Value, json};

use crate::values::{Maker, base64, lengths};

/// What a report must say: code, subject, path; sorted.
pub(crate) type Expected = BTreeSet<(&'static str, &'static str, String)>;

/// Lengths beyond this are not tried: the request would be larger than the service's own limit.
const LONGEST: usize = 1 << 20;

/// A request without the value at a place.
type Around = Rc<dyn Fn(Value) -> Value>;

/// A place in requests.
#[derive(Clone)]
struct Place {
    around: Around,
    path: String,
    subject: &'static str,
    /// Whether keys below may be secrets.
    secret: bool,
}

impl Place {
    fn below(&self, segment: &str, subject: &'static str, around: impl Fn(Value) -> Value + 'static) -> Self {
        let outer = Rc::clone(&self.around);
        Self {
            around: Rc::new(move |value| outer(around(value))),
            path: format!("{}/{}", self.path, self::segment(segment)),
            subject,
            secret: self.secret,
        }
    }

    /// The segment of a key.
    fn given<'n>(&self, name: &'n str) -> &'n str {
        if self.secret { "*" } else { name }
    }
}

/// A name as a segment of a pointer. Reports shorten the long ones: after 200 characters comes what no real pointer has.
fn segment(name: &str) -> String {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    if name.chars().count() <= 256 {
        return escaped(name);
    }
    escaped(&name.chars().take(200).collect::<String>()) + "~…"
}

/// Goes through all places.
pub(crate) struct Cases<'f, 'm, F> {
    pub(crate) maker: &'m mut Maker<'f>,
    pub(crate) judge: F,
    /// What could not be broken: a pattern that every text matches, a length that is never reached.
    pub(crate) unbroken: BTreeSet<String>,
}

impl<'f, F: FnMut(Value, Expected)> Cases<'f, '_, F> {
    /// Tries everything below the input of an operation.
    pub(crate) fn operation(&mut self, input: &'f str) {
        let root = Place { around: Rc::new(|value| value), path: String::new(), subject: "member", secret: false };
        self.place(&root, input, &mut Vec::new());
    }

    fn valid(&mut self, place: &Place, value: Value) {
        (self.judge)((place.around)(value), Expected::new());
    }

    fn broken(&mut self, place: &Place, code: &'static str, value: Value) {
        let expected = Expected::from([(code, place.subject, place.path.clone())]);
        (self.judge)((place.around)(value), expected);
    }

    fn place(&mut self, place: &Place, name: &'f str, above: &mut Vec<&'f str>) {
        let shape = self.maker.facts.shape(name);
        if above.contains(&name) {
            return;
        }
        let place = &Place { secret: place.secret || shape.sensitive, ..place.clone() };
        above.push(name);
        match shape.kind {
            Type::Structure => self.structure(place, shape, above),
            Type::Union => self.union(place, shape, above),
            Type::List => self.list(place, shape, above),
            Type::Map => self.map(place, shape, above),
            Type::String => self.string(place, shape),
            Type::Enum => {
                self.broken(place, "enum", json!("no such value"));
                self.broken(place, "type", json!(7));
                for value in &shape.values {
                    self.valid(place, json!(value));
                }
            }
            Type::Blob => self.blob(place, shape),
            Type::Boolean => self.broken(place, "type", json!("true")),
            Type::Byte => self.integer(place, shape, 8),
            Type::Short => self.integer(place, shape, 16),
            Type::Integer => self.integer(place, shape, 32),
            Type::Long => self.integer(place, shape, 64),
            Type::Float | Type::Double => self.number(place, shape),
            // Whose format a member may state otherwise.
            Type::Timestamp => self.broken(place, "type", json!([])),
            Type::Document => self.valid(place, json!(["anything", {}])),
        }
        above.pop();
    }

    fn structure(&mut self, place: &Place, shape: &'f Shape, above: &mut Vec<&'f str>) {
        let mut least = Map::new();
        for (name, member) in shape.members.iter().filter(|(_, member)| member.required) {
            // A structure that must hold itself cannot be made at all; the place above was not reached either.
            let Some(value) = self.maker.minimal(&member.shape, above) else { return };
            least.insert(name.clone(), value);
        }
        self.valid(place, Value::Object(least.clone()));
        self.broken(place, "type", json!("a string"));
        self.broken(place, "type", json!([]));

        let mut unknown = least.clone();
        unknown.insert("NoSuchMember".into(), json!(1));
        // A name that nobody declared may be a secret in the wrong place: the path ends above it.
        let below = place.below("NoSuchMember", "member", |value| value);
        let path = if place.secret { place.path.clone() } else { below.path };
        self.broken(&Place { path, subject: "member", ..place.clone() }, "unknown_member", Value::Object(unknown));

        for (name, member) in &shape.members {
            let mut others = least.clone();
            others.remove(name);
            let (key, base) = (name.clone(), others.clone());
            let below = place.below(name, "member", move |value| {
                let mut members = base.clone();
                members.insert(key.clone(), value);
                Value::Object(members)
            });
            if member.required {
                let missing = Place { around: Rc::clone(&place.around), ..below.clone() };
                self.broken(&missing, "required", Value::Object(others));
                self.broken(&below, "required", Value::Null);
            } else {
                // A null member is an absent one.
                self.valid(&below, Value::Null);
            }
            self.place(&below, &member.shape, above);
        }
    }

    fn union(&mut self, place: &Place, shape: &'f Shape, above: &mut Vec<&'f str>) {
        for wrong in [json!("a string"), json!(7), json!([])] {
            self.broken(place, "type", wrong);
        }
        for (name, member) in &shape.members {
            let key = name.clone();
            let below = place.below(name, "member", move |value| json!({ key.as_str(): value }));
            self.place(&below, &member.shape, above);
        }
    }

    fn list(&mut self, place: &Place, shape: &'f Shape, above: &mut Vec<&'f str>) {
        self.broken(place, "type", json!({}));
        let item_name = shape.item.as_deref().unwrap();
        let Some(item) = self.maker.minimal(item_name, above) else { return };
        let (least, most) = lengths(shape);
        self.sizes(place, least, most, |count| Value::Array(vec![item.clone(); count]));

        let others = vec![item; least.saturating_sub(1)];
        let below = place.below("0", "item", move |value| {
            Value::Array(std::iter::once(value).chain(others.iter().cloned()).collect())
        });
        if !shape.sparse && self.maker.facts.shape(item_name).kind != Type::Document {
            self.broken(&below, "type", Value::Null);
        }
        self.place(&below, item_name, above);
    }

    fn map(&mut self, place: &Place, shape: &'f Shape, above: &mut Vec<&'f str>) {
        self.broken(place, "type", json!([]));
        let value_name = shape.value.as_deref().unwrap();
        let Some(value) = self.maker.minimal(value_name, above) else { return };
        let (least, most) = lengths(shape);
        let key_shape = self.maker.facts.shape(shape.key.as_deref().unwrap());
        if key_shape.kind != Type::Enum {
            let keys = self.maker.keys(shape, if most < LONGEST { most + 1 } else { 1 });
            let enough = keys.len() > most;
            if !enough && most < LONGEST {
                self.unbroken.insert(format!("more than {most} keys of `{}`", shape.key.as_deref().unwrap()));
            }
            let entries = |count: usize| keys.iter().take(count).map(|key| (key.clone(), value.clone())).collect();
            self.sizes(place, least, if enough { most } else { usize::MAX }, entries);
        }

        let keys = self.maker.keys(shape, least.max(1));
        let (key, others) = keys.split_first().unwrap();
        let others: Map<String, Value> = others.iter().map(|key| (key.clone(), value.clone())).collect();
        let secret = Place { secret: place.secret || key_shape.sensitive, ..place.clone() };
        let entry = {
            let (key, others) = (key.clone(), others.clone());
            secret.below(secret.given(&keys[0]), "value", move |value| {
                let mut entries = others.clone();
                entries.insert(key.clone(), value);
                Value::Object(entries)
            })
        };
        let entry = Place { secret: place.secret, ..entry };
        if !shape.sparse && self.maker.facts.shape(value_name).kind != Type::Document {
            self.broken(&entry, "type", Value::Null);
        }
        self.place(&entry, value_name, above);
        self.keys(&secret, key_shape, &value, &others);
    }

    /// Breaks the constraints of a key.
    fn keys(&mut self, place: &Place, shape: &'f Shape, value: &Value, others: &Map<String, Value>) {
        let mut found: Vec<(Vec<&'static str>, String)> = Vec::new();
        if shape.kind == Type::Enum {
            found.push((vec!["enum"], "no such value".into()));
        } else {
            found.extend(self.broken_texts(shape));
        }
        for (codes, key) in found {
            let path = format!("{}/{}", place.path, segment(place.given(&key)));
            let expected = codes.into_iter().map(|code| (code, "key", path.clone())).collect();
            let mut entries = others.clone();
            entries.insert(key, value.clone());
            (self.judge)((place.around)(Value::Object(entries)), expected);
        }
    }

    /// Too few and too many.
    fn sizes(&mut self, place: &Place, least: usize, most: usize, mut make: impl FnMut(usize) -> Value) {
        if least > 0 {
            self.broken(place, "length", make(least - 1));
        }
        if most < LONGEST {
            self.valid(place, make(most));
            self.broken(place, "length", make(most + 1));
        }
    }

    fn string(&mut self, place: &Place, shape: &'f Shape) {
        self.broken(place, "type", json!(7));
        self.broken(place, "type", json!({}));
        let (least, most) = lengths(shape);
        let mut border = |length: usize| self.maker.texts.find(shape.pattern.as_deref(), length..=length, true);
        let borders = [Some(least), Some(most).filter(|most| *most < LONGEST)];
        let valid: Vec<String> = borders.into_iter().flatten().filter_map(&mut border).collect();
        for text in valid {
            self.valid(place, json!(text));
        }
        for (codes, text) in self.broken_texts(shape) {
            let expected = codes.into_iter().map(|code| (code, place.subject, place.path.clone())).collect();
            (self.judge)((place.around)(json!(text)), expected);
        }
    }

    /// Texts that are too short, too long, or do not match, each with the codes of all that it breaks.
    fn broken_texts(&mut self, shape: &Shape) -> Vec<(Vec<&'static str>, String)> {
        let (least, most) = lengths(shape);
        let pattern = shape.pattern.as_deref();
        let mut found = Vec::new();
        let mut wrong_length = |length: usize, what: &str, it: &mut Self| {
            let matching = it.maker.texts.find(pattern, length..=length, true).map(|text| (vec!["length"], text));
            let either = matching.or_else(|| {
                let text = it.maker.texts.find(pattern, length..=length, false)?;
                Some((vec!["length", "pattern"], text))
            });
            match either {
                Some(text) => found.push(text),
                None => drop(it.unbroken.insert(format!("{what} of {pattern:?}"))),
            }
        };
        if least > 0 {
            wrong_length(least - 1, "too short a text", self);
        }
        if most < LONGEST {
            wrong_length(most + 1, "too long a text", self);
        }
        if let Some(pattern) = pattern {
            match self.maker.texts.find(Some(pattern), least..=most, false) {
                Some(text) => found.push((vec!["pattern"], text)),
                None => drop(self.unbroken.insert(format!("a text that does not match {pattern}"))),
            }
        }
        found
    }

    fn blob(&mut self, place: &Place, shape: &Shape) {
        self.broken(place, "type", json!(7));
        self.broken(place, "type", json!("not base64!"));
        let (least, most) = lengths(shape);
        self.sizes(place, least, most, |bytes| json!(base64(bytes)));
    }

    fn integer(&mut self, place: &Place, shape: &Shape, bits: u32) {
        for wrong in [json!("7"), json!(1.5), json!(true)] {
            self.broken(place, "type", wrong);
        }
        // Beyond the type: no `i128` in a `Value`, but an unsigned number of 64 bits is enough for all of them.
        let beyond = if bits == 64 { json!(1_u64 << 63) } else { json!(1_i64 << (bits - 1)) };
        self.broken(place, "type", beyond);
        let Some(range) = &shape.range else { return };
        if let Some(min) = range.min.as_ref().and_then(serde_json::Number::as_i64) {
            self.valid(place, json!(min));
            self.broken(place, "range", json!(min - 1));
        }
        if let Some(max) = range.max.as_ref().and_then(serde_json::Number::as_i64) {
            self.valid(place, json!(max));
            self.broken(place, "range", json!(max + 1));
        }
    }

    fn number(&mut self, place: &Place, shape: &Shape) {
        self.broken(place, "type", json!("1.5"));
        let Some(range) = &shape.range else { return };
        for (bound, beyond) in [(&range.min, -0.25), (&range.max, 0.25)] {
            if let Some(bound) = bound.as_ref().and_then(serde_json::Number::as_f64) {
                self.valid(place, json!(bound));
                self.broken(place, "range", json!(bound + beyond));
            }
        }
    }
}
