//! `CreateSession` with validator.

use serde::Deserialize;
use validator::{Validate, ValidationError};

use crate::peers::{LINE, ROLE, Strings, TEXT, TOKEN, VERSION, arguments_hold, tags_hold};

#[derive(Deserialize, Validate)]
#[serde(rename_all = "PascalCase")]
struct Request {
    #[validate(length(min = 1, max = 255), regex(path = *LINE))]
    id: String,
    #[validate(length(min = 20, max = 2048), regex(path = *ROLE))]
    role: String,
    #[allow(dead_code, reason = "read by serde")]
    command: Command,
    #[validate(custom(function = arguments_hook))]
    default_arguments: Option<Strings>,
    #[validate(length(max = 2048), regex(path = *TEXT))]
    description: Option<String>,
    #[validate(length(min = 1, max = 255), regex(path = *VERSION))]
    glue_version: Option<String>,
    #[validate(range(min = 1))]
    idle_timeout: Option<i32>,
    #[allow(dead_code, reason = "read by serde")]
    max_capacity: Option<f64>,
    #[allow(dead_code, reason = "read by serde")]
    number_of_workers: Option<i32>,
    #[validate(length(min = 1, max = 128), regex(path = *TOKEN))]
    request_origin: Option<String>,
    #[validate(length(min = 1, max = 255), regex(path = *LINE))]
    security_configuration: Option<String>,
    #[validate(custom(function = tags_hook))]
    tags: Option<Strings>,
    #[validate(range(min = 1))]
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

fn arguments_hook(map: &Strings) -> Result<(), ValidationError> {
    hook(arguments_hold(map))
}

fn tags_hook(map: &Strings) -> Result<(), ValidationError> {
    hook(tags_hold(map))
}

fn hook(holds: bool) -> Result<(), ValidationError> {
    if holds { Ok(()) } else { Err(ValidationError::new("does not hold")) }
}

/// Whether the text is a valid request.
#[must_use]
pub fn read(json: &[u8]) -> bool {
    serde_json::from_slice::<Request>(json).is_ok_and(|request| request.validate().is_ok())
}
