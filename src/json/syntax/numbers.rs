//! Numbers as other languages write them.

use super::place::{Mistake, Place};
use crate::json::tape::Next;

/// What is wrong with the number at the place, or just before it.
pub(super) fn mistake(place: &Place<'_>) -> Option<Mistake> {
    let is_numeric = |text: &str| text.starts_with(|char: char| char.is_ascii_digit() || char == '-');
    // The start of what may be a number was read as one.
    let read = place.touching().filter(|before| is_numeric(before) && place.stop.next == Next::CommaOrEnd);
    let start = place.stop.at - read.map_or(0, str::len);
    let rest = place.text.get(start..).unwrap_or_default();
    let begins = |char: char| char.is_ascii_digit() || matches!(char, '-' | '+' | '.');
    if read.is_none() && !(rest.starts_with(begins) && (place.is_value() || place.is_key())) {
        return None;
    }
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.' | '_' | ':');
    let length = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
    let number = rest.get(..length).unwrap_or_default().trim_end_matches(':');
    if read.is_some_and(|read| read.len() == number.len()) {
        // The number is whole: what follows it is the mistake.
        return is_unit(rest.get(length..).unwrap_or_default()).then(|| Mistake::at(start, length, FOLLOWED));
    }
    if place.is_start() && is_yaml(rest) {
        return Some(place.here("the text is YAML, by its first characters"));
    }
    let message =
        if place.is_key() { "a key is a string, also where it is a number; write it in `\"`" } else { guess(number) };
    Some(Mistake::at(start, number.len().max(1), message))
}

const FOLLOWED: &str = "a number is followed by more characters; a string is written in `\"`";

/// Whether what touches a number belongs to it, as in `5%` and `1/2`.
fn is_unit(behind: &str) -> bool {
    behind
        .starts_with(|char: char| matches!(char, '%' | '/' | '*' | '^' | '°' | '€' | '$' | '£') || char.is_alphabetic())
}

/// A document's start, or the item of a list.
fn is_yaml(text: &str) -> bool {
    let behind = ["---", "-"].iter().find_map(|mark| text.strip_prefix(mark));
    behind.is_some_and(|behind| behind.starts_with([' ', '\n', '\r']))
}

fn guess(number: &str) -> &'static str {
    let unsigned = number.strip_prefix(['-', '+']).unwrap_or(number);
    let lower = unsigned.as_bytes().get(1).map(u8::to_ascii_lowercase);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    let behind = unsigned.get(whole..).unwrap_or_default();
    let is_zero_first = unsigned.starts_with('0');
    if is_infinite(unsigned) {
        "JSON has no NaN and no infinity; leave the value out, or write a string where the shape allows one"
    } else if number.starts_with('+') {
        "a number has no `+` in front"
    } else if unsigned.is_empty() || unsigned.starts_with(['-', '+']) {
        "a minus stands without a number behind it"
    } else if unsigned.starts_with('.') {
        "a number does not start with a point; write a digit before it, as in `0.5`"
    } else if is_zero_first && lower == Some(b'x') {
        "JSON has no hexadecimal numbers; write it in decimal digits"
    } else if is_zero_first && matches!(lower, Some(b'o' | b'b')) {
        "JSON has no octal and no binary numbers; write it in decimal digits"
    } else if is_word_behind(unsigned) {
        FOLLOWED
    } else if unsigned.contains('_') {
        "a number has no `_` between its digits"
    } else if is_zero_first && whole > 1 {
        "a number has no zeros in front"
    } else if behind.starts_with('.') && digits(&behind[1..]) == 0 {
        "a number does not end in a point; write a digit behind it, as in `1.0`"
    } else {
        "a number's exponent has no digits"
    }
}

fn is_infinite(unsigned: &str) -> bool {
    ["inf", "nan"].iter().any(|word| unsigned.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// Whether there is what belongs to no number of any language: a unit, a date, an address.
fn is_word_behind(unsigned: &str) -> bool {
    let mut rest = unsigned.trim_start_matches(|char: char| char.is_ascii_digit() || char == '_');
    if let Some(behind) = rest.strip_prefix('.') {
        rest = behind.trim_start_matches(|char: char| char.is_ascii_digit() || char == '_');
    }
    if let Some(behind) = rest.strip_prefix(['e', 'E']) {
        rest = behind.strip_prefix(['+', '-']).unwrap_or(behind);
        rest = rest.trim_start_matches(|char: char| char.is_ascii_digit());
    }
    !rest.is_empty()
}
