//! Values that only their type can read: texts of usual forms are tried until the type takes one.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::random::{Random, below};
use super::unmade::Unmade;
use crate::checker::path::Frame;
use crate::checker::{Checker, Findings, Purpose};
use crate::context::Context;
use crate::rules::Rules;
use crate::settings::Settings;
use crate::shape::{Parsed, Raw, Reader};

/// Texts of usual forms.
const TEXTS: [&str; 30] = [
    "a",
    "0",
    "1",
    "7",
    "1.5",
    "true",
    "2024-06-19T15:22:45Z",
    "Wed, 19 Jun 2024 15:22:45 GMT",
    "2024-06-19T15:22:45",
    "2024-06-19T15:22:45+00:00[UTC]",
    "2024-06-19",
    "15:22:45",
    "PT2H30M",
    "P1DT2H30M",
    "https://example.com/",
    "s3://bucket/key",
    "urn:example:a",
    "/a/b",
    "a@example.com",
    "example.com",
    "192.0.2.1",
    "2001:db8::1",
    "192.0.2.1:80",
    "[2001:db8::1]:80",
    "00000000-0000-4000-8000-000000000000",
    "arn:aws:iam::123456789012:role/a",
    "1.0.0",
    "AA==",
    "en-US",
    "#00ff00",
];

/// What types of their own may be read from.
fn usual(random: Random<'_>) -> Vec<Value> {
    let mut found: Vec<Value> = TEXTS.iter().map(|text| Value::from(*text)).collect();
    found.extend([json!(1), json!(0), json!(1_718_810_565), json!(1.5), json!(true), json!(null), json!("")]);
    found.extend([json!([]), json!([1]), json!({}), json!([97, 98]), json!({"secs": 1, "nanos": 0}), json!(["a"])]);
    found.extend([json!({"Unix": [97]}), json!({"Windows": [97]}), json!({"start": 0, "end": 1})]);
    let second = random(2_000_000_000);
    let (hour, minute) = (second % 24, second % 60);
    found.push(format!("2024-06-19T{hour:02}:{minute:02}:45Z").into());
    found.push(format!("Wed, 19 Jun 2024 {hour:02}:{minute:02}:45 GMT").into());
    found.push(format!("{second:08x}-0000-4000-8000-{second:012x}").into());
    found.push(format!("https://example.com/{second}").into());
    found
}

/// A value that a type reads and that keeps the rules.
pub(super) fn parsed(parsed: &Parsed, rules: &Rules, like: Option<Value>, random: Random<'_>) -> Result<Value, Unmade> {
    let is_good = |value: &Value| judged(parsed, rules, value) == Some(true);
    chosen(like, is_good, random)
        .ok_or_else(|| Unmade::new(format!("no value was found that is {} and keeps the rules", parsed.expected())))
}

/// Values that a type does not read.
pub(super) fn unread(parsed: &Parsed) -> impl Iterator<Item = Value> + '_ {
    let odd = [json!(true), json!({"no such member": true}), json!([{}]), json!("\u{7} no such text")];
    odd.into_iter().filter(|value| !parsed.reads(&value.to_string()))
}

/// A value that is read in a way that only its type knows.
pub(super) fn converted(reader: Reader, like: Option<Value>, random: Random<'_>) -> Result<Value, Unmade> {
    let is_good = |value: &Value| reader(Raw::new(&value.to_string())).is_ok();
    chosen(like, is_good, random).ok_or_else(|| Unmade::new("no value was found that its type reads"))
}

/// One of the usual values, or what the value is like at first sight.
fn chosen(like: Option<Value>, is_good: impl Fn(&Value) -> bool, random: Random<'_>) -> Option<Value> {
    let like = like.filter(|value| is_good(value));
    if like.is_some() && random(4) != 1 {
        return like;
    }
    let good: Vec<Value> = usual(random).into_iter().filter(is_good).collect();
    let index = below(random, good.len());
    good.into_iter().nth(index).or(like)
}

/// Whether a value that the type reads keeps the rules; `None` if the type does not read it.
fn judged(parsed: &Parsed, rules: &Rules, value: &Value) -> Option<bool> {
    let text: String = value.to_string();
    let mut purpose = Purpose::Judge(Findings::new(Settings::DEFAULT));
    let mut checker = Checker { purpose: &mut purpose, frame: Frame::ROOT, rules, context: &Context::NONE };
    let is_read = parsed.read(&text, &mut checker);
    match purpose {
        Purpose::Judge(findings) if is_read => Some(findings.into_result().is_ok()),
        _ => None,
    }
}
