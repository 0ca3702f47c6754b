//! What a text holds and what a shape expects, in words for messages.

use alloc::format;
use alloc::string::String;

use super::tape::Token;
use crate::report::{JsonType, wording};
use crate::shape::{Kind, Union};

/// The type of a value of the text.
pub(super) const fn json_type(token: Token) -> JsonType {
    match token {
        Token::Object => JsonType::Object,
        Token::Array => JsonType::Array,
        Token::String => JsonType::String,
        Token::Number => JsonType::Number,
        Token::Boolean => JsonType::Boolean,
        Token::Null => JsonType::Null,
    }
}

/// What a value of the text is.
pub(super) const fn token(token: Token) -> &'static str {
    json_type(token).described()
}

/// What a value of the text is, beside others of its type that would be fine.
pub(super) const fn another(token: Token) -> &'static str {
    match token {
        Token::Object => "another object",
        Token::Array => "another array",
        Token::String => "another string",
        Token::Number => "another number",
        Token::Boolean => "another boolean",
        Token::Null => "null",
    }
}

/// What serde_json, or a type that it read, says is wrong: without the place, which the violation has.
pub(super) fn reason(message: &str) -> &str {
    message.rfind(" at line ").and_then(|end| message.get(..end)).unwrap_or(message)
}

/// The line and the column at the end of serde_json's message.
pub(super) fn stop_of(message: &str) -> Option<(usize, usize)> {
    let (_, place) = message.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Whether serde_json gave up because of the text's depth.
pub(super) fn is_too_deep(message: &str) -> bool {
    message.starts_with("recursion limit exceeded")
}

/// What a kind of shape expects.
pub(super) const fn kind(kind: &Kind) -> &'static str {
    wording::kind(kind).json
}

/// What a union expects.
pub(super) fn union(union: &Union) -> String {
    format!("an object with exactly one of {}", wording::ValueList(&union.names))
}
