//! Schemas of strings, numbers and blobs.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use glue_pattern::compile::{self, to_ecma};
use serde_json::{Value, json};

use super::document::Unsaid;
use super::fragment::{nullable, with};
use super::writer::{Mode, Writer};
use crate::checker::apply;
use crate::rules::{Length, Number, Repr, Rules, Unit};
use crate::shape::{Integer, Kind, Parsed, Shape, ValueSet};

/// A bound in bytes beyond this makes a pattern that engines refuse.
const MOST_GROUPS: u64 = 1_000;
/// From here on a double rounds to an infinite single.
const SINGLE: f64 = 3.402_823_567_797_336_6e38;

/// What the formats are called of which a type may be.
const FORMATS: [(&str, &str); 7] = [
    ("a URL", "uri"),
    ("a UUID", "uuid"),
    ("a date and time in UTC such as `1985-04-12T23:20:50Z`", "date-time"),
    ("a date, a time and an offset, as in `2024-06-19T15:22:45Z`", "date-time"),
    ("a date, as in `2024-06-19`", "date"),
    ("an IPv4 address", "ipv4"),
    ("an IPv6 address", "ipv6"),
];

impl Writer {
    pub(super) fn text(&mut self, rules: &Rules, mode: Mode) -> Value {
        let mut schema = json!({"type": "string"});
        if mode == Mode::Read {
            return schema;
        }
        if let Some(length) = rules.length {
            schema = self.length(schema, length, mode);
        }
        if let Some(pattern) = rules.pattern {
            let options = compile::Options::new().partial(pattern.is_partial());
            schema = if let Ok(Some(ecma)) = to_ecma(pattern.source(), &options) {
                with(schema, "pattern", ecma)
            } else {
                let comment = format!("must match the pattern `{}`, which is Java's", pattern.source());
                self.gap(schema, Unsaid::Pattern, &comment, mode)
            };
        }
        match rules.one_of {
            Some(values) => with(schema, "enum", [values.listed(), values.internal()].concat()),
            None => schema,
        }
    }

    /// JSON Schema counts characters; of another unit it can say what follows for them.
    fn length(&mut self, schema: Value, length: Length, mode: Mode) -> Value {
        let (widest, unit) = match length.unit {
            Unit::Chars => (1, ""),
            Unit::Bytes => (4, "bytes"),
            Unit::Utf16 => (2, "UTF-16 units"),
        };
        let least = length.min.map(|min| min.div_ceil(widest)).filter(|min| *min > 0);
        let schema = least.into_iter().fold(schema, |schema, min| with(schema, "minLength", min));
        let schema = length.max.into_iter().fold(schema, |schema, max| with(schema, "maxLength", max));
        let bounds = match (length.min, length.max) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => return schema,
        };
        if length.unit == Unit::Chars {
            return schema;
        }
        self.gap(schema, Unsaid::Unit, &format!("the length counts {unit}: {bounds}"), mode)
    }

    /// A value set: its names, and the other names that serde accepts for them.
    pub(super) fn enumeration(set: &ValueSet, rules: &Rules, mode: Mode) -> Value {
        let own = set.values.listed.iter().chain(set.values.internal).map(|name| (*name, *name));
        let names = own.chain(set.aliases.iter().copied());
        let is_valid = |value: &str| {
            let mut valid = true;
            apply::text(rules, value, |_| valid = false);
            valid || mode == Mode::Read
        };
        let names: Vec<&str> = names.filter(|(_, value)| is_valid(value)).map(|(name, _)| name).collect();
        json!({"type": "string", "enum": names})
    }

    pub(super) fn integer(&mut self, limits: &Integer, rules: &Rules, mode: Mode) -> Value {
        let mut schema = json!({"type": "integer"});
        let range = rules.range.filter(|_| mode == Mode::Valid);
        let (least, most) = (Number::from_i128(limits.min), Number::from_u128(limits.max));
        let lower = range.and_then(|range| Some((range.min?, range.excludes_min)));
        let lower = lower.filter(|(min, _)| least.at_most(*min)).unwrap_or((least, false));
        let upper = range.and_then(|range| Some((range.max?, range.excludes_max)));
        let upper = upper.filter(|(max, _)| max.at_most(most)).unwrap_or((most, false));
        schema = self.bound(schema, lower, ["minimum", "exclusiveMinimum"], mode);
        schema = self.bound(schema, upper, ["maximum", "exclusiveMaximum"], mode);
        if limits.nonzero {
            schema = with(schema, "not", json!({"const": 0}));
        }
        if let Some(divisor) = range.and_then(|range| range.multiple_of).and_then(json_number) {
            schema = with(schema, "multipleOf", divisor);
        }
        numbers(schema, rules, mode)
    }

    pub(super) fn character(rules: &Rules, mode: Mode) -> Value {
        let schema = json!({"type": "string", "minLength": 1, "maxLength": 1});
        match rules.one_of.filter(|_| mode == Mode::Valid) {
            Some(values) => with(schema, "enum", [values.listed(), values.internal()].concat()),
            None => schema,
        }
    }

    pub(super) fn float(&mut self, single: bool, rules: &Rules, mode: Mode) -> Value {
        let mut schema = json!({"type": "number"});
        let range = rules.range.filter(|_| mode == Mode::Valid);
        let lower = range.and_then(|range| Some((range.min?, range.excludes_min)));
        let upper = range.and_then(|range| Some((range.max?, range.excludes_max)));
        let widest = single.then_some(Number::from_f64(SINGLE));
        let beyond = |bound: f64| (Number::from_f64(bound), true);
        if let Some(lower) = lower.or(widest.map(|_| beyond(-SINGLE))) {
            schema = self.bound(schema, lower, ["minimum", "exclusiveMinimum"], mode);
        }
        if let Some(upper) = upper.or(widest.map(|_| beyond(SINGLE))) {
            schema = self.bound(schema, upper, ["maximum", "exclusiveMaximum"], mode);
        }
        if let Some(divisor) = range.and_then(|range| range.multiple_of).and_then(json_number) {
            schema = with(schema, "multipleOf", divisor);
        }
        if single && range.is_some() {
            schema = self.gap(schema, Unsaid::Single, "the number is rounded to single precision first", mode);
        }
        numbers(schema, rules, mode)
    }

    fn bound(
        &mut self,
        schema: Value,
        (bound, excluded): (Number, bool),
        [included, exclusive]: [&str; 2],
        mode: Mode,
    ) -> Value {
        match json_number(bound) {
            Some(bound) => with(schema, if excluded { exclusive } else { included }, bound),
            None => self.gap(schema, Unsaid::Size, &format!("{included} {bound}"), mode),
        }
    }

    /// Base64 as it is read: padded, and without bits that mean nothing. The number of bytes is in the pattern, too.
    pub(super) fn blob(&mut self, rules: &Rules, mode: Mode) -> Value {
        let schema = json!({"type": "string", "contentEncoding": "base64"});
        let length = rules.length.filter(|_| mode == Mode::Valid).unwrap_or(Length::chars(None, None));
        let (min, max) = (length.min.unwrap_or(0), length.max);
        if min.max(max.unwrap_or(0)) <= 3 * MOST_GROUPS {
            return with(schema, "pattern", base64(min, max));
        }
        let schema = with(schema, "pattern", base64(0, None));
        let schema = with(schema, "minLength", min.div_ceil(3) * 4);
        let schema =
            max.into_iter().fold(schema, |schema, max| with(schema, "maxLength", max.div_ceil(3).saturating_mul(4)));
        self.gap(schema, Unsaid::Unit, "the length counts the bytes that it stands for", mode)
    }

    /// Anything; only its type may know more.
    pub(super) fn opaque(&mut self, shape: &'static Shape, rules: &Rules, mode: Mode) -> Value {
        let schema = if rules.required { json!({"not": {"type": "null"}}) } else { true.into() };
        match shape.reader() {
            Some(_) => self.gap(schema, Unsaid::Type, "only its type can tell whether it reads the value", mode),
            None => schema,
        }
    }

    /// What only its type can tell from others: what it looks like, as far as the type reads nothing else.
    pub(super) fn parsed(&mut self, parsed: &Parsed, rules: &Rules, mode: Mode) -> Value {
        let like = parsed.like();
        let is_text = matches!(like.kind(), Kind::String);
        let is_number = matches!(like.kind(), Kind::Float { .. } | Kind::Integer(_));
        let others: &[&str] =
            if is_text { &["1", "1.5", "1718810565"] } else { &["\"a\"", "\"1\"", "\"NaN\"", "\"2024-06-19\""] };
        let reads_others = others.iter().chain(&["true", "[]", "[97]", "{}"]).any(|text| parsed.reads(text));
        let schema = if reads_others || !(is_text || is_number) {
            true.into()
        } else if is_text {
            let format = FORMATS.iter().find(|(expected, _)| *expected == parsed.expected());
            format.into_iter().fold(json!({"type": "string"}), |schema, (_, format)| with(schema, "format", *format))
        } else {
            self.value(like, rules, mode)
        };
        let schema = if parsed.reads("null") && !rules.required { nullable(schema) } else { schema };
        self.gap(schema, Unsaid::Type, &format!("must be {}", parsed.expected()), mode)
    }
}

/// A number that JSON can hold exactly.
fn json_number(number: Number) -> Option<Value> {
    match number.0 {
        Repr::Int(value) => {
            i64::try_from(value).map(Value::from).or_else(|_| u64::try_from(value).map(Value::from)).ok()
        }
        Repr::Uint(_) => None,
        Repr::Float(value) => value.is_finite().then(|| value.into()),
    }
}

/// A value set of numbers.
fn numbers(schema: Value, rules: &Rules, mode: Mode) -> Value {
    if rules.numbers().is_empty() || mode == Mode::Read {
        return schema;
    }
    with(schema, "enum", rules.numbers().iter().copied().filter_map(json_number).collect::<Vec<_>>())
}

/// The base64 of a number of bytes.
fn base64(min: u64, max: Option<u64>) -> String {
    const LETTER: &str = "[A-Za-z0-9+\\/]";
    // What stands behind the groups of three bytes: nothing, or one or two bytes.
    let ends = [(0, ""), (1, "[A-Za-z0-9+\\/][AQgw]=="), (2, "[A-Za-z0-9+\\/]{2}[AEIMQUYcgkosw048]=")];
    let forms = ends.iter().filter_map(|(bytes, end)| {
        let least = min.saturating_sub(*bytes).div_ceil(3);
        let most = match max {
            Some(max) => (max.checked_sub(*bytes)? / 3).to_string(),
            None => String::new(),
        };
        let is_possible = max.is_none_or(|max| (max - bytes) / 3 >= least);
        is_possible.then(|| format!("(?:{LETTER}{{4}}){{{least},{most}}}{end}"))
    });
    format!("^(?:{})$", forms.collect::<Vec<_>>().join("|"))
}
