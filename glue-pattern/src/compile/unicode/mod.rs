//! What Java knows about characters.
//!
//! The tables are those of Java 17 (Unicode 13), written by `oracle/UnicodeTables.java` asking Java itself, so `\p{…}`, `\b` and
//! `(?iu)` judge every character as Java 17 does, also those which a later Unicode has changed.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use crate::compile::set::Set;

const DATA: &str = include_str!("java17.txt");

/// `\d`
pub(crate) fn digit() -> Set {
    Set::range(0x30, 0x39)
}

/// `\w`
pub(crate) fn word() -> Set {
    Set::from_ranges(vec![(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
}

/// `\s`
pub(crate) fn space() -> Set {
    Set::from_ranges(vec![(0x09, 0x0D), (0x20, 0x20)])
}

/// `\h`
pub(crate) fn horizontal_space() -> Set {
    Set::from_ranges(
        [
            (0x09, 0x09),
            (0x20, 0x20),
            (0xA0, 0xA0),
            (0x1680, 0x1680),
            (0x180E, 0x180E),
            (0x2000, 0x200A),
            (0x202F, 0x202F),
        ]
        .into_iter()
        .chain([(0x205F, 0x205F), (0x3000, 0x3000)])
        .collect(),
    )
}

/// `\v`, which is also any one character that `\R` matches
pub(crate) fn vertical_space() -> Set {
    Set::from_ranges(vec![(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)])
}

/// What `.` does not match and what ends a line.
pub(crate) fn line_terminators() -> Set {
    Set::from_ranges(vec![(0x0A, 0x0A), (0x0D, 0x0D), (0x85, 0x85), (0x2028, 0x2029)])
}

pub(crate) fn letter_or_digit() -> &'static Set {
    static SET: LazyLock<Set> = LazyLock::new(|| union_of("Lu+Ll+Lt+Lm+Lo+Nd"));
    &SET
}

/// The characters of a word as `\b` sees them.
pub(crate) fn word_of_boundary() -> &'static Set {
    static SET: LazyLock<Set> = LazyLock::new(|| letter_or_digit().union(&Set::single(0x5F)));
    &SET
}

pub(crate) fn nonspacing_marks() -> &'static Set {
    static SET: LazyLock<Set> = LazyLock::new(|| union_of("Mn"));
    &SET
}

/// The property that Java means by `\p{name}`.
pub(crate) fn property(name: &str, ignore_case: bool) -> Option<Set> {
    if let Some((key, value)) = name.split_once('=') {
        return match key.to_lowercase().as_str() {
            "sc" | "script" => script(value),
            "blk" | "block" => lookup("block", &value.to_uppercase(), false),
            "gc" | "general_category" => plain(value, ignore_case),
            _ => None,
        };
    }
    if let Some(block) = name.strip_prefix("In") {
        return lookup("block", &block.to_uppercase(), false);
    }
    match name.strip_prefix("Is") {
        Some(short) => lookup("unicode", &short.to_uppercase(), ignore_case)
            .or_else(|| plain(short, ignore_case))
            .or_else(|| script(short)),
        None => plain(name, ignore_case),
    }
}

fn plain(name: &str, ignore_case: bool) -> Option<Set> {
    lookup("property", name, ignore_case).or_else(|| lookup("category", name, false))
}

fn script(name: &str) -> Option<Set> {
    lookup("script", &name.to_uppercase(), false)
}

/// The set on a line of the data.
fn lookup(kind: &str, name: &str, ignore_case: bool) -> Option<Set> {
    let text =
        if ignore_case { line(&format!("{kind}-i"), name).or_else(|| line(kind, name)) } else { line(kind, name) }?;
    Some(match text.split_at_checked(1) {
        Some(("=", categories)) => union_of(categories),
        Some(("@", other)) => return script(other),
        _ => ranges(text),
    })
}

fn line(kind: &str, name: &str) -> Option<&'static str> {
    if name.contains(['\n', '\t']) {
        return None;
    }
    let start = format!("\n{kind}\t{name}\t");
    let at = DATA.find(&start)? + start.len();
    DATA[at..].split('\n').next()
}

fn union_of(categories: &str) -> Set {
    let mut all = Vec::new();
    for category in categories.split('+') {
        all.extend(line("category", category).into_iter().flat_map(parse_ranges));
    }
    Set::from_ranges(all)
}

fn ranges(text: &str) -> Set {
    Set::from_ranges(parse_ranges(text).collect())
}

fn parse_ranges(text: &str) -> impl Iterator<Item = (u32, u32)> {
    text.split(' ').filter(|range| !range.is_empty()).map(|range| match range.split_once('-') {
        Some((low, high)) => (hex(low), hex(high)),
        None => (hex(range), hex(range)),
    })
}

fn hex(text: &str) -> u32 {
    u32::from_str_radix(text, 16).expect("the tables hold hexadecimal numbers")
}

/// `Character.toUpperCase`
pub(crate) fn upper(c: u32) -> u32 {
    static MAP: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    map_one(MAP.get_or_init(|| mapping("upper")), c)
}

/// `Character.toLowerCase`
pub(crate) fn lower(c: u32) -> u32 {
    static MAP: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    map_one(MAP.get_or_init(|| mapping("lower")), c)
}

fn map_one(map: &[(u32, u32)], c: u32) -> u32 {
    map.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| map[at].1)
}

/// Every character whose upper case has the lower case `lower`: what `(?iu)` takes for equal to it.
pub(crate) fn folding_to(wanted: u32) -> Set {
    static MAP: LazyLock<HashMap<u32, Vec<(u32, u32)>>> = LazyLock::new(|| {
        let mut map: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
        for &c in cased() {
            map.entry(lower(upper(c))).or_default().push((c, c));
        }
        map
    });
    Set::from_ranges(MAP.get(&wanted).cloned().unwrap_or_default())
}

/// Every character one of whose cases lies in `set`, as `(?iu)` sees a range.
pub(crate) fn cases_within(set: &Set) -> Set {
    let inside = |c: u32| set.contains(upper(c)) || set.contains(lower(upper(c)));
    Set::from_ranges(cased().iter().copied().filter(|&c| inside(c)).map(|c| (c, c)).collect())
}

/// All characters with a case other than themselves.
fn cased() -> &'static [u32] {
    static CASED: OnceLock<Vec<u32>> = OnceLock::new();
    CASED.get_or_init(|| {
        let mut all: Vec<u32> = ["upper", "lower"].iter().flat_map(|kind| mapping(kind)).map(|pair| pair.0).collect();
        all.sort_unstable();
        all.dedup();
        all
    })
}

/// The pairs of a case mapping, in order.
fn mapping(kind: &str) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for run in line(kind, "all").unwrap_or_default().split(' ') {
        let (low, rest) = run.split_once('-').expect("a run has two ends");
        let sign = rest.find(['+', '-']).expect("a run has a distance");
        let (high, step) = match rest[..sign].strip_suffix("/2") {
            Some(high) => (high, 2),
            None => (&rest[..sign], 1),
        };
        let distance: i32 = rest[sign..].parse().expect("a distance is a number");
        pairs.extend((hex(low)..=hex(high)).step_by(step).map(|c| (c, c.wrapping_add_signed(distance))));
    }
    pairs.sort_unstable();
    pairs
}
