//! What a text holds and what a shape expects, in words for messages.

use alloc::string::String;

use super::tape::Token;
use crate::shape::{Kind, Union};

/// What a value of the text is.
pub(super) const fn token(token: Token) -> &'static str {
    match token {
        Token::Object => "an object",
        Token::Array => "an array",
        Token::String => "a string",
        Token::Number => "a number",
        Token::Boolean => "a boolean",
        Token::Null => "null",
    }
}

/// What a kind of shape expects.
pub(super) const fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "a boolean",
        Kind::Integer(_) => "an integer",
        Kind::Float { .. } => "a number",
        Kind::String | Kind::Enum(_) => "a string",
        Kind::Character => "a string of one character",
        Kind::Blob => "a base64 string",
        Kind::Unit => "null",
        Kind::List(_) | Kind::Tuple(_) => "an array",
        Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_) => "an object",
        Kind::Opaque | Kind::Converted(_) => "anything",
        // Only a shape that refers to itself has these still.
        Kind::Optional(_) | Kind::Newtype(_) => "another value",
    }
}

/// What a union expects.
pub(super) fn union(union: &Union) -> String {
    let mut expected = String::from("an object with exactly one of ");
    for (index, name) in union.names.listed().iter().enumerate() {
        if index > 0 {
            expected.push_str(", ");
        }
        expected.push('`');
        expected.push_str(name);
        expected.push('`');
    }
    expected
}
