//! Texts that match a pattern, or do not, of a wanted length.
//!
//! They are found by trying: texts that Java has judged (the corpus of `glue-pattern`), simple ones, and all of them
//! stretched. `fancy-regex` says which match, by a translation of its own: nothing here is shared with the derive.

use std::collections::HashMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use fancy_regex::Regex;
use serde_json::Value;

/// Texts of the forms that patterns ask for.
const SIMPLE: &[&str] = &[
    "",
    "a",
    "A",
    "0",
    "1",
    "3",
    "ab",
    "Ab1",
    "abc",
    "auto",
    "1.0",
    "a.b",
    "a.b.c",
    "A_B",
    "a/b",
    "-",
    "_",
    ".",
    "/a",
    "$",
    "$.a",
    "*",
    "\n",
    "\u{b}",
    "\0",
    "é",
    " ",
    "<>",
    "\u{10000}",
    "\r\n",
    "=",
    "()",
    "Sun:10",
    "arn:aws:glue:us-east-1:1:x",
    "arn:aws:iam::123456789012:role/x",
    "arn:aws:kms:eu-west-1:123456789012:key/x",
    "arn:aws:secretsmanager:x",
    "12345678-1234-1234-1234-123456789012",
    "ja-12345678-1234-1234-1234-123456789012",
    "https://example.org/x",
    "s3://bucket/key",
    "sc://x",
];

/// What was learned about patterns.
pub(crate) struct Texts {
    corpus: HashMap<String, Vec<String>>,
    engines: HashMap<String, Regex>,
    found: HashMap<(Option<String>, RangeInclusive<usize>, bool), Option<String>>,
}

impl Texts {
    pub(crate) fn new() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../glue-pattern/tests/data/aws.jsonl");
        let mut corpus = HashMap::new();
        for line in fs::read_to_string(path).unwrap().lines() {
            // Lines with half a surrogate pair are no Rust strings.
            let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
            let texts = line["texts"].as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect();
            corpus.insert(line["pattern"].as_str().unwrap().to_owned(), texts);
        }
        Self { corpus, engines: HashMap::new(), found: HashMap::new() }
    }

    /// A text of a length that matches, or does not; `None` if none was found.
    pub(crate) fn find(
        &mut self,
        pattern: Option<&str>,
        length: RangeInclusive<usize>,
        matches: bool,
    ) -> Option<String> {
        let key = (pattern.map(str::to_owned), length.clone(), matches);
        if let Some(found) = self.found.get(&key) {
            return found.clone();
        }
        let found = self.search(pattern, &length, matches);
        self.found.insert(key, found.clone());
        found
    }

    fn search(&mut self, pattern: Option<&str>, length: &RangeInclusive<usize>, matches: bool) -> Option<String> {
        let Some(pattern) = pattern else {
            return matches.then(|| "x".repeat(*length.start()));
        };
        let simple = SIMPLE.iter().map(|text| (*text).to_owned());
        let judged = self.corpus.get(pattern).cloned().unwrap_or_default();
        let candidates: Vec<String> = simple.chain(judged).collect();
        let good =
            |it: &Self, text: &String| length.contains(&text.chars().count()) && it.matches(pattern, text) == matches;
        self.engines.entry(pattern.to_owned()).or_insert_with(|| engine(pattern));
        let stretched = candidates.iter().flat_map(|text| stretched(text, *length.start()));
        candidates.iter().cloned().chain(stretched).find(|text| good(self, text))
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        self.engines[pattern].is_match(text).unwrap()
    }
}

/// A text with one of its characters repeated until it has a length.
fn stretched(text: &str, length: usize) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).rev().filter_map(move |at| {
        let more = length.checked_sub(letters.len())?;
        let (before, after) = letters.split_at(at);
        Some(
            before.iter().copied().chain(std::iter::repeat_n(letters[at], more)).chain(after.iter().copied()).collect(),
        )
    })
}

/// A pattern of Java's for `fancy-regex`: its classes are ASCII, and pairs of surrogates are characters.
fn engine(pattern: &str) -> Regex {
    let pattern = pattern.replace(r"\uD800\uDC00-\uDBFF\uDFFF", r"\x{10000}-\x{10FFFF}");
    let mut out = String::from(r"\A(?:");
    let mut in_class = false;
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().unwrap() {
                'u' => {
                    let digits: String = letters.by_ref().take(4).collect();
                    out.extend([r"\x{", &digits, "}"]);
                }
                'w' => out += "[0-9A-Za-z_]",
                'd' => out += "[0-9]",
                's' => out += r"[ \t\n\x0B\f\r]",
                'S' => out += r"[^ \t\n\x0B\f\r]",
                other => out.extend(['\\', other]),
            },
            '[' if !in_class => {
                in_class = true;
                out.push('[');
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            '.' if !in_class => out += r"[^\n\r\x{85}\x{2028}\x{2029}]",
            '$' if !in_class => out += r"\z",
            other => out.push(other),
        }
    }
    out += r")\z";
    Regex::new(&out).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}
