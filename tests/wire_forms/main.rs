//! The forms that serde gives a type, as the JSON check reads them: what serde accepts passes, what is wrong is found.

mod borrowed_bytes;
mod containers;
mod members;
mod own_readers;
mod reasons;
mod refusals;
mod remote;
mod sharing;
mod unions;

use glue_validate::{GlueValidate, json};
use serde::{Deserialize, Deserializer};

/// The violations of a text as `path code`, from `from_str` and, alike, from `check`.
#[track_caller]
fn expect<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[&str]) {
    let lines = |report: Option<glue_validate::Report>| -> Vec<String> {
        report
            .iter()
            .flat_map(glue_validate::Report::violations)
            .map(|it| format!("{} {}", it.path(), it.code()))
            .collect()
    };
    assert_eq!(lines(json::from_str::<T>(text).err()), expected, "from_str: {text}");
    assert_eq!(lines(json::check::<T>(text.as_bytes()).err()), expected, "check: {text}");
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Internal {
    Nothing,
    Named {
        #[len(min = 1)]
        name: String,
    },
    Boxed(Inner),
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct Inner {
    #[range(max = 3)]
    size: u8,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Nothing,
    Text(#[len(max = 2)] String),
    Both(#[range(max = 1)] i8, String),
}

fn from_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    Ok(String::deserialize(deserializer)?.split_whitespace().count())
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Borrowed<'a> {
    #[len(max = 2)]
    #[check(lower)]
    text: &'a str,
    #[serde(borrow)]
    cow: std::borrow::Cow<'a, str>,
}

fn lower(text: &str) -> Result<(), &'static str> {
    if text.chars().any(char::is_uppercase) { Err("must be lower case") } else { Ok(()) }
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
enum Outer {
    Nothing,
    Text(#[len(max = 2)] String),
    #[serde(untagged)]
    Inner(Inner),
    #[serde(untagged)]
    Number(#[range(max = 9)] i8),
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
enum Size {
    Big,
    #[serde(alias = "tiny")]
    Small,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "String")]
#[check(not_seven)]
struct Version {
    #[range(max = 9)]
    major: u8,
}

impl TryFrom<String> for Version {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Self { major: text.parse()? })
    }
}

fn not_seven(version: &Version) -> Result<(), &'static str> {
    if version.major == 7 { Err("must not be 7") } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(from = "String")]
struct Lower(#[len(max = 2)] String);

impl From<String> for Lower {
    fn from(text: String) -> Self {
        Self(text.to_lowercase())
    }
}
