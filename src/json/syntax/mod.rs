//! Why a text is no JSON, in words: a good guess at what it is instead, at the byte where that stands.
//!
//! This is no second parser. The [tape](super::tape) says where the text stops being JSON and what might have followed; the
//! guess is made from what stands there. It names what is in the tables here and never quotes the text, which may hold
//! secrets.

mod encoding;
mod numbers;
mod place;
mod strange;
mod strings;
mod structure;
mod words;

use alloc::format;
use core::fmt::Write as _;

pub(super) use self::place::Mistake;
use self::place::Place;
pub(super) use self::strings::half_pair;

use super::tape::Stop;

/// What is wrong with bytes that are not UTF-8 from `valid` on, `length` of them; without it the text ends too early.
#[cold]
pub(super) fn of_bytes(bytes: &[u8], valid: usize, length: Option<usize>) -> Mistake {
    encoding::other(bytes).unwrap_or_else(|| encoding::no_utf8(bytes, valid, length))
}

/// What is wrong with a text that stops being JSON.
#[cold]
pub(super) fn of_text(text: &str, stop: &Stop) -> Mistake {
    if let Some(mistake) = encoding::other(text.as_bytes()) {
        return mistake;
    }
    let place = Place { text, stop };
    let mistake = if stop.at >= text.len() { at_the_end(&place) } else { within(&place) };
    mistake.no_json()
}

/// The text ends where it may not.
fn at_the_end(place: &Place<'_>) -> Mistake {
    let end = place.text.len();
    match place.stop.innermost {
        Some(opener) => {
            let mut message =
                format!("{} is not closed: the text ends at {}", place.opened(opener), place.line_of(end));
            if place.stop.depth > 1 {
                // Writing to a `String` cannot fail.
                let _ = write!(message, ", {} levels deep", place.stop.depth);
            }
            Mistake::at(opener.at, 1, message)
        }
        None if place.text.is_empty() => Mistake::new(0..0, "the text is empty"),
        None => Mistake::new(0..0, "the text is nothing but white space"),
    }
}

/// Something stands where it may not.
fn within(place: &Place<'_>) -> Mistake {
    if place.first() == '"' && (place.is_key() || place.is_value()) {
        return strings::mistake(place);
    }
    strange::mistake(place)
        .or_else(|| structure::mistake(place))
        .or_else(|| numbers::mistake(place))
        .or_else(|| words::mistake(place))
        .unwrap_or_else(|| structure::otherwise(place))
}
