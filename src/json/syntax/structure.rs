//! Brackets, commas and colons where they may not stand, or missing.

use alloc::format;

use super::place::{Mistake, Place};
use super::strange::THREE_QUOTES;
use crate::json::tape::Next;

/// What is wrong with the order of brackets, commas and colons.
pub(super) fn mistake(place: &Place<'_>) -> Option<Mistake> {
    let mistake = match place.first() {
        ',' => comma(place),
        ']' | '}' => closing(place),
        ':' => colon(place),
        ';' if place.is_behind_all() => behind_the_end(place),
        ';' => place.here("a semicolon stands here; JSON parts with commas"),
        '=' => equals(place, "="),
        '-' if place.rest().starts_with("->") => equals(place, "->"),
        '(' | ')' => place.here("JSON has no parentheses; an array is written `[…]`"),
        '<' if place.is_start() => markup(place),
        '"' | '{' | '[' => return opening(place),
        _ => return None,
    };
    Some(mistake)
}

fn comma(place: &Place<'_>) -> Mistake {
    let message = match (place.stop.next, place.previous()) {
        (Next::FirstItem | Next::FirstKey, _) => "a comma stands before the first element",
        (Next::Key | Next::Value, Some(b',')) => "two commas stand in a row; one is too many, or something is missing",
        (Next::Value, Some(b':')) => "a member has no value: a comma stands where it belongs",
        (Next::Value, _) => "a comma stands where the value belongs",
        (Next::Colon, _) => "a key has neither colon nor value: a comma stands where the colon belongs",
        _ => return behind_the_end(place),
    };
    place.here(message)
}

fn closing(place: &Place<'_>) -> Mistake {
    let bracket = place.first();
    let Some(opener) = place.stop.innermost else {
        let where_ = if place.is_start() { "" } else { "; there is one too many" };
        return place.here(format!("`{bracket}` closes nothing{where_}"));
    };
    if opener.is_object != (bracket == '}') {
        let close = if opener.is_object { '}' } else { ']' };
        return place.here(format!("`{bracket}` stands where {} is to be closed with `{close}`", place.opened(opener)));
    }
    match place.previous() {
        Some(b',') => {
            let what = if opener.is_object { "member of an object" } else { "item of an array" };
            let at = place.before().len().saturating_sub(1);
            Mistake::at(at, 1, format!("a trailing comma: none stands behind the last {what}"))
        }
        Some(b':') => place.here(format!("a member has no value: `{bracket}` stands where it belongs")),
        _ => place.here(format!("a key has neither colon nor value: `{bracket}` stands where the colon belongs")),
    }
}

fn colon(place: &Place<'_>) -> Mistake {
    match place.stop.next {
        Next::CommaOrEnd if place.stop.innermost.is_some_and(|opener| opener.is_object) => {
            place.here("a second colon stands in a member; is a comma missing before, or a quote?")
        }
        Next::CommaOrEnd if place.stop.innermost.is_some() => {
            place.here("a colon stands in an array; members belong in an object, in `{…}`")
        }
        Next::CommaOrEnd => place.here("a colon stands behind the value; members belong in an object, in `{…}`"),
        Next::Key | Next::FirstKey => place.here("a key is missing before the colon"),
        _ if place.previous() == Some(b':') => place.here("two colons stand in a row"),
        _ => place.here("a colon stands where a value belongs"),
    }
}

/// Another language's sign between a key and its value.
fn equals(place: &Place<'_>, sign: &str) -> Mistake {
    let sign = if place.rest().starts_with("=>") { "=>" } else { sign };
    let message = match place.stop.next {
        Next::Colon => format!("`{sign}` stands between a key and its value; write `:`"),
        _ => format!("`{sign}` stands nowhere in JSON; a key and its value are parted by `:`"),
    };
    place.so_long(sign.len(), message)
}

fn markup(place: &Place<'_>) -> Mistake {
    let start: alloc::string::String = place.rest().chars().take(14).collect();
    let start = start.to_ascii_lowercase();
    let what = if ["<!doctype html", "<html", "<head", "<body", "<!--"].iter().any(|tag| start.starts_with(tag)) {
        "HTML"
    } else if start.starts_with("<?xml") || start.starts_with("<soap") {
        "XML"
    } else {
        "HTML or XML"
    };
    place.here(format!("the text is {what}, by its first characters"))
}

/// A bracket or a quote opens what may not stand here.
fn opening(place: &Place<'_>) -> Option<Mistake> {
    match place.stop.next {
        Next::Colon => Some(missing_colon(place)),
        Next::CommaOrEnd => Some(missing_comma(place)),
        Next::Key | Next::FirstKey => Some(place.here("a key is a string; an array or an object is none")),
        Next::Value | Next::FirstItem => None,
    }
}

/// Whether a value or a key may begin so, be it without its quotes.
fn begins_something(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '"' | '{' | '[' | '-' | '.' | '_' | '$')
}

/// Something else begins where a colon belongs.
fn missing_colon(place: &Place<'_>) -> Mistake {
    if place.touching().is_some() && place.first().is_alphanumeric() {
        return place.here(r#"a key ends here, and more follows; a quote in a string is written `\"`"#);
    }
    if !begins_something(place.first()) {
        return place.here("something stands here where a colon belongs, between a key and its value");
    }
    place.here("a colon is missing before this, between a key and its value")
}

/// Something else begins where a comma belongs.
fn missing_comma(place: &Place<'_>) -> Mistake {
    if place.touching() == Some("\"\"") && place.first() == '"' {
        return Mistake::at(place.stop.at - 2, 3, THREE_QUOTES);
    }
    let Some(opener) = place.stop.innermost else { return behind_the_end(place) };
    let is_string = place.touching().is_some_and(|before| before.starts_with('"'));
    if is_string && !matches!(place.first(), '{' | '[' | '"') {
        return place.here(r#"a string ends here, and more follows; a quote in a string is written `\"`"#);
    }
    let (what, close) = if opener.is_object { ("member of an object", '}') } else { ("item of an array", ']') };
    if !begins_something(place.first()) {
        return place.here(format!("something stands here where a comma or `{close}` belongs, behind the {what}"));
    }
    place.here(format!("a comma is missing before this, behind the {what}"))
}

/// The text goes on behind its value.
fn behind_the_end(place: &Place<'_>) -> Mistake {
    let end = place.before().len();
    let message = if matches!(place.first(), '{' | '[' | '"') {
        format!(
            "another value stands after the end of the first, at {}; a text holds one (of NDJSON each line is a text)",
            place.line_of(end.saturating_sub(1))
        )
    } else {
        format!("more text stands after the end of the value, at {}", place.line_of(end.saturating_sub(1)))
    };
    place.here(message)
}

/// Of what no table has a better word for.
pub(super) fn otherwise(place: &Place<'_>) -> Mistake {
    match place.stop.next {
        Next::Colon => missing_colon(place),
        Next::CommaOrEnd => missing_comma(place),
        Next::Key | Next::FirstKey => place.here("something stands here that is no key; keys are strings in `\"`"),
        Next::Value | Next::FirstItem => place.here("something stands here that starts no value; strings are in `\"`"),
    }
}
