//! Makes texts near the border of patterns, for the oracle: one pattern (a JSON string, or an object with a member `pattern`) a line in,
//! one JSON array a line out: the pattern and texts. The argument is the number of texts.
//!
//! Half of the texts are accepted by the pattern's automaton, the rest are such texts with a small change.

use std::io::{self, BufRead, BufWriter, Write};

use glue_pattern::compile::{Options, compile};
use serde_json::Value;

/// What engines are most likely to disagree on.
const TRAPS: &[&str] = &[
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u{B}",
    "\u{C}",
    "\0",
    "\u{1F}",
    "\u{7F}",
    "\u{85}",
    "\u{A0}",
    "\u{2028}",
    "\u{2029}",
    "\u{2003}",
    "\u{200D}",
    "\u{D7FF}",
    "\u{E000}",
    "\u{FFFD}",
    "\u{FFFE}",
    "\u{FFFF}",
    "\u{10000}",
    "\u{1F600}",
    "\u{10FFFF}",
    "é",
    "É",
    "ß",
    "ſ",
    "K",
    "İ",
    "ı",
    "µ",
    "٣",
    "９",
    "中",
    "\u{301}",
    " ",
    "-",
    "_",
    ".",
    "/",
    ":",
    "a",
    "Z",
    "0",
    "9",
    "@",
    "\\",
    "]",
    "{",
];

fn main() -> io::Result<()> {
    let count: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(12);
    let mut output = BufWriter::new(io::stdout().lock());
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 11) % below
    };
    for line in io::stdin().lock().lines() {
        let value: Value = serde_json::from_str(&line?)?;
        let Some(pattern) = value.get("pattern").unwrap_or(&value).as_str() else { continue };
        let texts = texts(pattern, count, &mut random);
        let mut row = vec![pattern.to_owned()];
        row.extend(texts);
        writeln!(output, "{}", serde_json::to_string(&row)?)?;
    }
    output.flush()
}

fn texts(pattern: &str, count: usize, random: &mut dyn FnMut(u64) -> u64) -> Vec<String> {
    let mut texts = vec![String::new()];
    let compiled = compile(pattern, &Options::new()).ok();
    for attempt in 0..count * 3 {
        if texts.len() >= count {
            break;
        }
        let extra = [2, 6, 20][attempt % 3];
        let base = compiled.as_ref().and_then(|compiled| {
            let least = compiled.facts().min_chars().unwrap_or(0) as usize;
            compiled.sample(least + extra, random)
        });
        let mut text = base.unwrap_or_default();
        if attempt % 2 == 1 {
            text = mutated(&text, random);
        }
        if text.len() < 3000 && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// A text with one character or trap put in, taken out, replaced, doubled or moved to the end.
fn mutated(text: &str, random: &mut dyn FnMut(u64) -> u64) -> String {
    let mut chars: Vec<String> = text.chars().map(String::from).collect();
    let trap = TRAPS[usize::try_from(random(TRAPS.len() as u64)).unwrap_or(0)].to_owned();
    let at = usize::try_from(random(chars.len() as u64 + 1)).unwrap_or(0);
    match (random(6), at < chars.len()) {
        (0, true) => drop(chars.remove(at)),
        (1, true) => chars[at] = trap,
        (2, true) => chars.insert(at, chars[at].clone()),
        (3, _) => chars.push(trap),
        _ => chars.insert(at, trap),
    }
    chars.concat()
}
