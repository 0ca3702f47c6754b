//! What the peers share: the patterns as the `regex` crate takes them, and the hooks for maps.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

fn whole(pattern: &str) -> Regex {
    Regex::new(&format!(r"\A(?:{pattern})\z")).expect("a pattern that regex knows")
}

/// One line of text.
pub static LINE: LazyLock<Regex> =
    LazyLock::new(|| whole(r"[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*"));
/// Text of any number of lines.
pub static TEXT: LazyLock<Regex> =
    LazyLock::new(|| whole(r"[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\r\n\t]*"));
/// A name without spaces.
pub static TOKEN: LazyLock<Regex> = LazyLock::new(|| whole(r"[\.\-_A-Za-z0-9]+"));
/// A role's ARN.
pub static ROLE: LazyLock<Regex> =
    LazyLock::new(|| whole(r"arn:aws[^:]*:iam::[0-9]*:role/[^\n\r\x{85}\x{2028}\x{2029}]+"));
/// A version of Glue.
pub static VERSION: LazyLock<Regex> = LazyLock::new(|| whole(r"[A-Za-z0-9_]+\.[A-Za-z0-9_]+"));

/// A map of strings, as requests have them.
pub type Strings = HashMap<String, String>;

/// Whether the arguments of a request are as documented.
#[must_use]
pub fn arguments_hold(map: &Strings) -> bool {
    let key = |key: &str| (1..=128).contains(&key.chars().count()) && TOKEN.is_match(key);
    let value = |value: &str| value.chars().count() <= 4096 && TEXT.is_match(value);
    map.len() <= 75 && map.iter().all(|(k, v)| key(k) && value(v))
}

/// Whether the tags of a request are as documented.
#[must_use]
pub fn tags_hold(map: &Strings) -> bool {
    let fits = |text: &str, min, max| (min..=max).contains(&text.chars().count());
    map.len() <= 50 && map.iter().all(|(k, v)| fits(k, 1, 128) && fits(v, 0, 256))
}
