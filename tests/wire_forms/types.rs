//! Types that several of the tests here read.

use glue_validate::GlueValidate;
use serde::{Deserialize, Deserializer};

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Internal {
    Nothing,
    Named {
        #[len(min = 1)]
        name: String,
    },
    Boxed(Inner),
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
pub(super) struct Inner {
    #[range(max = 3)]
    pub(super) size: u8,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
pub(super) enum Adjacent {
    Nothing,
    Text(#[len(max = 2)] String),
    Both(#[range(max = 1)] i8, String),
}

pub(super) fn from_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    Ok(String::deserialize(deserializer)?.split_whitespace().count())
}

#[derive(Debug, Deserialize, GlueValidate)]
pub(super) struct Borrowed<'a> {
    #[len(max = 2)]
    #[check(lower)]
    pub(super) text: &'a str,
    #[serde(borrow)]
    pub(super) cow: std::borrow::Cow<'a, str>,
}

pub(super) fn lower(text: &str) -> Result<(), &'static str> {
    if text.chars().any(char::is_uppercase) { Err("must be lower case") } else { Ok(()) }
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
pub(super) enum Outer {
    Nothing,
    Text(#[len(max = 2)] String),
    #[serde(untagged)]
    Inner(Inner),
    #[serde(untagged)]
    Number(#[range(max = 9)] i8),
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
pub(super) enum Size {
    Big,
    #[serde(alias = "tiny")]
    Small,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "String")]
#[check(not_seven)]
pub(super) struct Version {
    #[range(max = 9)]
    pub(super) major: u8,
}

impl TryFrom<String> for Version {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Self { major: text.parse()? })
    }
}

pub(super) fn not_seven(version: &Version) -> Result<(), &'static str> {
    if version.major == 7 { Err("must not be 7") } else { Ok(()) }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(from = "String")]
pub(super) struct Lower(#[len(max = 2)] pub(super) String);

impl From<String> for Lower {
    fn from(text: String) -> Self {
        Self(text.to_lowercase())
    }
}
