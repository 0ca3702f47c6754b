//! `CreateSession` with `serde_valid`. It counts grapheme clusters, not characters.

use serde::Deserialize;
use serde_valid::Validate;

use crate::peers::{Strings, arguments_hold, tags_hold};

#[derive(Deserialize, Validate)]
#[serde(rename_all = "PascalCase")]
struct Request {
    #[validate(min_length = 1)]
    #[validate(max_length = 255)]
    #[validate(pattern = r"\A(?:[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*)\z")]
    id: String,
    #[validate(min_length = 20)]
    #[validate(max_length = 2048)]
    #[validate(pattern = r"\A(?:arn:aws[^:]*:iam::[0-9]*:role/[^\n\r\x{85}\x{2028}\x{2029}]+)\z")]
    role: String,
    #[allow(dead_code, reason = "read by serde")]
    command: Command,
    #[validate(custom = arguments_hook)]
    default_arguments: Option<Strings>,
    #[validate(max_length = 2048)]
    #[validate(pattern = r"\A(?:[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\r\n\t]*)\z")]
    description: Option<String>,
    #[validate(min_length = 1)]
    #[validate(max_length = 255)]
    #[validate(pattern = r"\A(?:[A-Za-z0-9_]+\.[A-Za-z0-9_]+)\z")]
    glue_version: Option<String>,
    #[validate(minimum = 1)]
    idle_timeout: Option<i32>,
    #[allow(dead_code, reason = "read by serde")]
    max_capacity: Option<f64>,
    #[allow(dead_code, reason = "read by serde")]
    number_of_workers: Option<i32>,
    #[validate(min_length = 1)]
    #[validate(max_length = 128)]
    #[validate(pattern = r"\A(?:[\.\-_A-Za-z0-9]+)\z")]
    request_origin: Option<String>,
    #[validate(min_length = 1)]
    #[validate(max_length = 255)]
    #[validate(pattern = r"\A(?:[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*)\z")]
    security_configuration: Option<String>,
    #[validate(custom = tags_hook)]
    tags: Option<Strings>,
    #[validate(minimum = 1)]
    timeout: Option<i32>,
    #[allow(dead_code, reason = "read by serde")]
    worker_type: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read by serde")]
struct Command {
    name: Option<String>,
    python_version: Option<String>,
}

fn arguments_hook(map: &Option<Strings>) -> Result<(), serde_valid::validation::Error> {
    hook(map.as_ref().is_none_or(arguments_hold))
}

fn tags_hook(map: &Option<Strings>) -> Result<(), serde_valid::validation::Error> {
    hook(map.as_ref().is_none_or(tags_hold))
}

fn hook(holds: bool) -> Result<(), serde_valid::validation::Error> {
    if holds { Ok(()) } else { Err(serde_valid::validation::Error::Custom("does not hold".to_owned())) }
}

/// Whether the text is a valid request.
#[must_use]
pub fn read(json: &[u8]) -> bool {
    serde_json::from_slice::<Request>(json).is_ok_and(|request| request.validate().is_ok())
}
