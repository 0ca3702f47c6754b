//! Words without quotes: other languages' constants, keys, strings.

use alloc::format;

use super::place::{Mistake, Place};
use crate::json::tape::Next;

/// Other languages' constants, and what they are in JSON.
const CONSTANTS: [(&str, &str); 17] = [
    ("None", "null"),
    ("NULL", "null"),
    ("Null", "null"),
    ("nil", "null"),
    ("Nil", "null"),
    ("NIL", "null"),
    ("undefined", "null"),
    ("True", "true"),
    ("TRUE", "true"),
    ("yes", "true"),
    ("Yes", "true"),
    ("on", "true"),
    ("False", "false"),
    ("FALSE", "false"),
    ("no", "false"),
    ("No", "false"),
    ("off", "false"),
];

const NOT_FINITE: [&str; 8] = ["NaN", "nan", "NAN", "Infinity", "infinity", "INFINITY", "inf", "Inf"];

/// What is wrong with the word at the place, or the one of which the place cut off the end.
pub(super) fn mistake(place: &Place<'_>) -> Option<Mistake> {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '$');
    // `truely` starts with what was read as a literal.
    let read =
        place.touching().filter(|before| before.starts_with(['t', 'f', 'n']) && place.stop.next == Next::CommaOrEnd);
    let start = place.stop.at - read.map_or(0, str::len);
    let rest = place.text.get(start..).unwrap_or_default();
    let length = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
    let word = rest.get(..length)?;
    if word.is_empty() || (read.is_some() && start + length == place.stop.at) {
        return None;
    }
    let whole = |message| Some(Mistake::at(start, length, message));
    let behind = rest.get(length..).unwrap_or_default().trim_start_matches([' ', '\t']);
    match place.stop.next {
        Next::Value | Next::FirstItem if place.is_start() => whole(at_the_start(word, behind)),
        Next::Value | Next::FirstItem => whole(value(word, behind)),
        Next::Key | Next::FirstKey => whole("a key stands without quotes; write it in `\"`".into()),
        Next::CommaOrEnd if read.is_some() => whole(value(word, behind)),
        Next::Colon | Next::CommaOrEnd => None,
    }
}

type Message = alloc::borrow::Cow<'static, str>;

fn constant(word: &str) -> Option<Message> {
    if NOT_FINITE.contains(&word) {
        return Some(
            "JSON has no NaN and no infinity; leave the value out, or write a string where the shape allows one".into(),
        );
    }
    let (name, json) = CONSTANTS.iter().find(|(name, _)| *name == word)?;
    Some(format!("`{name}` is no value of JSON; write `{json}`").into())
}

fn value(word: &str, behind: &str) -> Message {
    if let Some(message) = constant(word) {
        return message;
    }
    let literal = ["true", "false", "null"].into_iter().find(|literal| is_start_of(word, literal));
    match literal {
        Some(literal) if behind.is_empty() => format!("the text ends in the middle of `{literal}`").into(),
        Some(literal) => format!("a word stands without quotes; was `{literal}` meant?").into(),
        None if behind.starts_with('(') => "a call stands here; JSON has values alone".into(),
        None if behind.starts_with(['"', '\'']) => {
            "a letter stands before a quote; JSON's strings have no prefix".into()
        }
        None => "a word stands without quotes; a string is written in `\"`".into(),
    }
}

fn is_start_of(word: &str, literal: &str) -> bool {
    word.len() > 1 && literal.starts_with(word)
        || literal.eq_ignore_ascii_case(word)
        || word.len() == 1 && literal.starts_with(word)
}

/// A word with which the whole text starts.
fn at_the_start(word: &str, behind: &str) -> Message {
    if behind.starts_with(':') {
        "the text is YAML, by its first characters".into()
    } else if behind.starts_with('=') {
        "the text starts with a name and `=`, as TOML, INI files and forms do".into()
    } else {
        value(word, behind)
    }
}
