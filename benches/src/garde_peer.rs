//! `CreateSession` with garde.

use garde::Validate;
use serde::Deserialize;

use crate::peers::{LINE, ROLE, Strings, TEXT, TOKEN, VERSION, arguments_hold, tags_hold};

#[derive(Deserialize, Validate)]
#[serde(rename_all = "PascalCase")]
#[garde(allow_unvalidated)]
struct Request {
    #[garde(length(chars, min = 1, max = 255), pattern(LINE))]
    id: String,
    #[garde(length(chars, min = 20, max = 2048), pattern(ROLE))]
    role: String,
    #[garde(dive)]
    #[allow(dead_code, reason = "read by the derives")]
    command: Command,
    #[garde(custom(arguments_hook))]
    default_arguments: Option<Strings>,
    #[garde(length(chars, max = 2048), pattern(TEXT))]
    description: Option<String>,
    #[garde(length(chars, min = 1, max = 255), pattern(VERSION))]
    glue_version: Option<String>,
    #[garde(range(min = 1))]
    idle_timeout: Option<i32>,
    #[allow(dead_code, reason = "read by serde")]
    max_capacity: Option<f64>,
    #[allow(dead_code, reason = "read by serde")]
    number_of_workers: Option<i32>,
    #[garde(length(chars, min = 1, max = 128), pattern(TOKEN))]
    request_origin: Option<String>,
    #[garde(length(chars, min = 1, max = 255), pattern(LINE))]
    security_configuration: Option<String>,
    #[garde(custom(tags_hook))]
    tags: Option<Strings>,
    #[garde(range(min = 1))]
    timeout: Option<i32>,
    #[allow(dead_code, reason = "read by serde")]
    worker_type: Option<String>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "PascalCase")]
#[garde(allow_unvalidated)]
#[allow(dead_code, reason = "read by serde")]
struct Command {
    name: Option<String>,
    python_version: Option<String>,
}

fn arguments_hook(map: &Option<Strings>, (): &()) -> garde::Result {
    hook(map.as_ref().is_none_or(arguments_hold))
}

fn tags_hook(map: &Option<Strings>, (): &()) -> garde::Result {
    hook(map.as_ref().is_none_or(tags_hold))
}

fn hook(holds: bool) -> garde::Result {
    if holds { Ok(()) } else { Err(garde::Error::new("does not hold")) }
}

/// Whether the text is a valid request.
#[must_use]
pub fn read(json: &[u8]) -> bool {
    serde_json::from_slice::<Request>(json).is_ok_and(|request| request.validate().is_ok())
}
