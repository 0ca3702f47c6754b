//! Texts that are no JSON: each is called what it is, at the byte where that stands.

#![allow(clippy::needless_raw_string_hashes, reason = "rows are written alike")]

use glue_validate::{Code, json};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

/// A text, words of its message, and the place.
type Row<'r> = (&'r [u8], &'r str, usize, usize);

fn every_row(rows: &[Row<'_>]) {
    for (text, words, line, column) in rows {
        let shown = String::from_utf8_lossy(text);
        let report = json::check::<Value>(text).expect_err(&shown);
        let [violation] = report.violations() else { panic!("{shown}: {report}") };
        assert_eq!((violation.path(), violation.code()), ("", Code::Syntax), "{shown}: {report}");
        let location = violation.location().unwrap();
        let message = violation.message();
        assert!(message.contains(words), "{shown}: {message}");
        assert_eq!((location.line, location.column), (*line, *column), "{shown}: {message}");
        let typed = json::from_slice::<Value>(text).expect_err(&shown);
        assert_eq!(typed, report, "{shown}");
    }
}

#[test]
fn commas_and_colons() {
    every_row(&[
        (br#"{"a": 1,}"#, "trailing comma", 1, 8),
        (b"{\"a\": 1,\n\n}", "trailing comma", 1, 8),
        (br#"[1, 2 , ]"#, "trailing comma", 1, 7),
        (br#"{"a": ["b",]}"#, "trailing comma", 1, 11),
        (br#"[,1]"#, "before the first", 1, 2),
        (br#"{,"a": 1}"#, "before the first", 1, 2),
        (br#"[1,,2]"#, "two commas", 1, 4),
        (br#"{"a": 1,,}"#, "two commas", 1, 9),
        (br#"{"a": , "b": 1}"#, "no value", 1, 7),
        (br#"{"a": }"#, "no value", 1, 7),
        (br#"{"a"}"#, "neither colon nor value", 1, 5),
        (br#"{"a", "b"}"#, "neither colon nor value", 1, 5),
        (b"{\n  \"a\": \"b\"\n  \"c\": 1\n}", "comma is missing", 3, 3),
        (br#"[1 2]"#, "comma is missing", 1, 4),
        (br#"[{} {}]"#, "comma is missing", 1, 5),
        (br#"["a" "b"]"#, "comma is missing", 1, 6),
        (br#"[true false]"#, "comma is missing", 1, 7),
        (br#"{"a" 1}"#, "colon is missing", 1, 6),
        (br#"{"a" {}}"#, "colon is missing", 1, 6),
        (br#"{"a" "b"}"#, "colon is missing", 1, 6),
        (br#"{"a" = 1}"#, "`=` stands between a key and its value", 1, 6),
        (br#"{"a" => 1}"#, "`=>` stands between a key and its value", 1, 6),
        (br#"{"a":: 1}"#, "two colons", 1, 6),
        (br#"{"a": "b": 1}"#, "second colon", 1, 10),
        (br#"["a": 1]"#, "colon stands in an array", 1, 5),
        (br#"{: 1}"#, "key is missing", 1, 2),
        (br#"{"a": 1; "b": 2}"#, "semicolon", 1, 8),
        (br#"{"a" -> 1}"#, "`->` stands between a key and its value", 1, 6),
        (br#"{"a" -1}"#, "colon is missing", 1, 6),
        (br#"{"a" | 1}"#, "where a colon belongs", 1, 6),
        (br#"{"a": "b" + "c"}"#, "where a comma or `}` belongs", 1, 11),
        (br#"["a" | "b"]"#, "where a comma or `]` belongs", 1, 6),
        (br#"{"a": "b" -> 1}"#, "`->` stands nowhere in JSON", 1, 11),
        ("[1\u{3001}2]".as_bytes(), "comma of another kind (U+3001) stands here; write `,`", 1, 3),
    ]);
}

#[test]
fn brackets_and_ends() {
    every_row(&[
        (b"", "empty", 1, 1),
        (b" \n\t", "white space", 1, 1),
        (b"{", "object that opens at line 1, column 1 is not closed", 1, 1),
        (b"{\"a\": {\"b\": 1}, \"c\": 2", "object that opens at line 1, column 1 is not closed", 1, 1),
        (
            b"{\n \"a\": [1, 2",
            "array that opens at line 2, column 7 is not closed: the text ends at line 2, column 12",
            2,
            7,
        ),
        (br#"{"a":"#, "is not closed", 1, 1),
        (br#"{"a": 1,"#, "is not closed", 1, 1),
        (b"{\n\"a\": \"b", "string that opens at line 2, column 6 is not closed", 2, 6),
        (b"{\n  \"a\": \"b,\n  \"c\": \"d\"\n}", "string that opens at line 2, column 8 is not closed", 2, 8),
        (b"[\"\xc3\xa9\", \"b]", "string that opens at line 1, column 7 is not closed", 1, 7),
        (br#"["a\"]"#, "string that opens at line 1, column 2 is not closed", 1, 2),
        (br#"[1, 2}"#, "`}` stands where the array that opens at line 1, column 1 is to be closed with `]`", 1, 6),
        (br#"{"a": [{"b": 1]}"#, "the object that opens at line 1, column 8 is to be closed with `}`", 1, 15),
        (br#"{"a": 1}}"#, "closes nothing", 1, 9),
        (br#"]"#, "closes nothing", 1, 1),
        (br#"{"a": 1} {"b": 2}"#, "after the end of the first, at line 1, column 8", 1, 10),
        (b"{\"a\": 1}\n{\"b\": 2}\n", "NDJSON", 2, 1),
        (br#"1 x"#, "after the end of the value", 1, 3),
        (br#"{}, {}"#, "after the end of the value", 1, 3),
        (br#"{"a": 1};"#, "after the end of the value", 1, 9),
        (br#"[tru"#, "in the middle of `true`", 1, 2),
        (br#"{{"a": 1}}"#, "template", 1, 1),
        (br#"{"a": ${B}}"#, "template", 1, 7),
        (br#"{[1]: 1}"#, "key is a string", 1, 2),
        (br#"[(1, 2)]"#, "parentheses", 1, 2),
    ]);
}

#[test]
fn words_and_quotes() {
    every_row(&[
        (br#"{'a': 1}"#, "single quotes", 1, 2),
        (br#"{"a": 'b'}"#, "single quotes", 1, 7),
        (br#"{"a": `b`}"#, "backticks", 1, 7),
        (b"```json\n{}\n```", "as around code in Markdown", 1, 1),
        (b"{}\n```", "as around code in Markdown", 2, 1),
        (b"{\"a\": '''b\"\"\"}", "three quotes", 1, 7),
        (br#"{"a": """b"""}"#, "three quotes", 1, 7),
        (br#"["" """]"#, "comma is missing", 1, 5),
        (br#"[...]"#, "left out", 1, 2),
        (br#"{"a": 1, ...}"#, "left out", 1, 10),
        ("[1, …]".as_bytes(), "left out", 1, 5),
        (br#"{a: 1}"#, "key stands without quotes", 1, 2),
        ("{\"a\": 1, größe: 2}".as_bytes(), "key stands without quotes", 1, 10),
        (br#"{1: 2}"#, "key is a string", 1, 2),
        (br#"{"a": b}"#, "without quotes", 1, 7),
        (br#"{"a": b-c}"#, "without quotes", 1, 7),
        (br#"{"a": NaN}"#, "NaN", 1, 7),
        (br#"{"a": Infinity}"#, "infinity", 1, 7),
        (br#"[1, -Infinity]"#, "infinity", 1, 5),
        (br#"{"a": None}"#, "`None` is no value of JSON; write `null`", 1, 7),
        (br#"{"a": undefined}"#, "`undefined` is no value of JSON; write `null`", 1, 7),
        (br#"{"a": True}"#, "`True` is no value of JSON; write `true`", 1, 7),
        (br#"{"a": FALSE}"#, "`FALSE` is no value of JSON; write `false`", 1, 7),
        (br#"{"Id": tru}"#, "was `true` meant", 1, 8),
        (br#"[nulll]"#, "without quotes", 1, 2),
        (br#"[nUll]"#, "was `null` meant", 1, 2),
        (br#"{"a": Decimal("1")}"#, "call", 1, 7),
        (br#"{"a": u"b"}"#, "prefix", 1, 7),
        ("{“a”: 1}".as_bytes(), "typographic quote (U+201C)", 1, 2),
        ("{\"a\": „b“}".as_bytes(), "typographic quote (U+201E)", 1, 7),
        ("{\"a\":\u{a0}1}".as_bytes(), "non-breaking space (U+00A0)", 1, 6),
        ("{\"é\":\u{3000}1}".as_bytes(), "space of another kind (U+3000)", 1, 6),
        ("{\"a\"\u{200b}: 1}".as_bytes(), "invisible character (U+200B)", 1, 5),
        ("{\"a\"：1}".as_bytes(), "full-width character (U+FF1A) stands here; write `:`", 1, 5),
        (b"{\"a\"\x0c: 1}", "control character (U+000C)", 1, 5),
        (b"[1,\0 2]", "zero byte", 1, 4),
        (br#"{\"a\": 1}"#, "backslash stands outside", 1, 2),
        (br#"{"a": "she said "no""}"#, "a quote in a string is written `\\\"`", 1, 18),
    ]);
}

#[test]
fn numbers() {
    every_row(&[
        (b"[01]", "zeros in front", 1, 2),
        (b"[-007]", "zeros in front", 1, 2),
        (b"[00.5]", "zeros in front", 1, 2),
        (b"[+1]", "`+` in front", 1, 2),
        (b"[.5]", "start with a point", 1, 2),
        (b"[-.5]", "start with a point", 1, 2),
        (b"[1.]", "end in a point", 1, 2),
        (b"[1.e5]", "end in a point", 1, 2),
        (b"[1e]", "exponent has no digits", 1, 2),
        (b"[1e+]", "exponent has no digits", 1, 2),
        (b"[0x1F]", "hexadecimal", 1, 2),
        (b"[0b10]", "binary", 1, 2),
        (b"[1_000]", "`_`", 1, 2),
        (b"[-]", "minus", 1, 2),
        (b"[--1]", "minus", 1, 2),
        (b"[- 1]", "minus", 1, 2),
        (b"[2024-01-31]", "followed by more characters", 1, 2),
        (b"[10.0.0.1]", "followed by more characters", 1, 2),
        (b"{\"a\": 30s}", "followed by more characters", 1, 7),
        (b"{\"a\": 10n}", "followed by more characters", 1, 7),
        (b"[12:30]", "a colon stands in an array", 1, 4),
        (b"[5%]", "followed by more characters", 1, 2),
        (b"[1/2]", "followed by more characters", 1, 2),
        (b"[1 + 2]", "where a comma or `]` belongs", 1, 4),
        ("[5€]".as_bytes(), "followed by more characters", 1, 2),
        ("[\u{ff11}]".as_bytes(), "full-width character (U+FF11) stands here; write `1`", 1, 2),
        ("[\u{2212}1]".as_bytes(), "dash that is no minus (U+2212)", 1, 2),
    ]);
}

#[test]
fn strings() {
    every_row(&[
        (br#"["\x41"]"#, r"`\x`", 1, 3),
        (br#"["it\'s"]"#, r"`\'`", 1, 5),
        (br#"["\u12"]"#, r"`\u` needs four", 1, 3),
        (br#"["\u12g4"]"#, r"`\u` needs four", 1, 3),
        (br#"["\u{1F600}"]"#, r"`\u{`", 1, 3),
        (br#"["\U0001F600"]"#, r"`\U`", 1, 3),
        (br#"["\0"]"#, r"`\0`", 1, 3),
        (br#"["C:\dir"]"#, r"written `\\`", 1, 5),
        (b"[\"a\\\nb\"]", "does not continue", 1, 4),
        (b"[\"a\tb\"]", "raw tab", 1, 4),
        (b"[\"a\nb\"]", "raw line break", 1, 4),
        (b"{\"a\": \"one\ntwo\", \"b\": 1}", "raw line break", 1, 11),
        (b"[\"a\x00b\"]", "raw zero byte", 1, 4),
        (b"[\"a\x1bb\"]", "raw control character (U+001B)", 1, 4),
    ]);
}

/// serde_json minds half a pair where it reads a string.
#[test]
fn half_pairs() {
    for (text, column) in [
        (r#"["a", "b\ud800c"]"#, 9),
        (r#"["\ud83d\udc4d\udc4d"]"#, 15),
        (r#"["\\ud800\ud800 \u0061"]"#, 10),
        (r#"["\ud800\u0061"]"#, 3),
    ] {
        let report = json::from_str::<Vec<String>>(text).unwrap_err();
        let [violation] = report.violations() else { panic!("{report}") };
        assert!(violation.message().contains("half a surrogate pair"), "{report}");
        assert_eq!((violation.code(), violation.location().unwrap().column), (Code::Syntax, column), "{text}");
    }
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn utf32(text: &str, big: bool) -> Vec<u8> {
    let bytes = |char| if big { u32::from(char).to_be_bytes() } else { u32::from(char).to_le_bytes() };
    text.chars().flat_map(bytes).collect()
}

#[test]
fn encodings() {
    let text = "{\"Id\": \"é€\"}";
    for big in [false, true] {
        for mark in ["", "\u{feff}"] {
            for short in ["1", "[]", text] {
                let marked = format!("{mark}{short}");
                let order = if big { "big-endian" } else { "little-endian" };
                every_row(&[
                    (&utf16(&marked, big), &format!("is UTF-16 ({order})"), 1, 1),
                    (&utf32(&marked, big), &format!("is UTF-32 ({order})"), 1, 1),
                ]);
            }
        }
    }
    every_row(&[
        (b"\xef\xbb\xbf{}", "byte order mark", 1, 1),
        (b"\xef\xbb\xbf", "byte order mark", 1, 1),
        ("{\u{feff}}".as_bytes(), "byte order mark", 1, 2),
        (b"\x1f\x8b\x08\x00", "gzip", 1, 1),
        (b"{\"a\":\n \"\xe9t\xe9\"}", "Latin-1", 2, 3),
        (b"{\"a\": \"\x93b\x94\"}", "Windows-1252", 1, 8),
        (b"{\"a\": \"\xed\xa0\xbd\"}", "surrogate", 1, 8),
        (b"{\"a\": \"\xc3", "in the middle of a character", 1, 8),
    ]);
}

#[test]
fn other_formats_and_comments() {
    every_row(&[
        (b"<!DOCTYPE html>\n<html></html>", "HTML", 1, 1),
        (b"\n<html>", "HTML", 2, 1),
        (b"<?xml version=\"1.0\"?>", "XML", 1, 1),
        (b"<a/>", "HTML or XML", 1, 1),
        (b"Id: a\nRole: b\n", "YAML", 1, 1),
        (b"---\nId: a\n", "YAML", 1, 1),
        (b"- a\n- b\n", "YAML", 1, 1),
        (b"id = 1", "TOML", 1, 1),
        (b"Id=a&Role=b", "forms", 1, 1),
        (b"[1] // one", "comment (`//`)", 1, 5),
        (b"{\n  // one\n  \"a\": 1\n}", "comment (`//`)", 2, 3),
        (b"{\"a\": /* one */ 1}", "comment (`/*`)", 1, 7),
        (b"# one\n{}", "comment (`#`)", 1, 1),
        (b"{\"a\": 1, # one\n\"b\": 2}", "comment (`#`)", 1, 10),
    ]);
}

/// Everything that the text has of its own is a marker; nothing of it may be told.
fn marked_json() -> impl Strategy<Value = String> {
    let leaf =
        prop::sample::select(vec!["\"hunter\"", "1777", "-17.75e3", "true", "null", "\"hunter \\u00e9\\n\\\"\""]);
    leaf.prop_map(String::from).prop_recursive(4, 24, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", ")));
        let entries = prop::collection::vec(inner, 0..4);
        let object = entries.prop_map(|values| {
            let members: Vec<_> = values.iter().map(|value| format!("\"hunter\": {value}")).collect();
            format!("{{{}}}", members.join(",\n "))
        });
        prop_oneof![list, object]
    })
}

#[derive(Clone, Debug)]
enum Damage {
    Remove(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    Cut(prop::sample::Index),
    Flip(prop::sample::Index, u8),
}

impl Damage {
    fn apply(&self, text: &mut Vec<u8>) {
        let place = |index: &prop::sample::Index, text: &[u8]| index.index(text.len() + 1);
        match self {
            Self::Remove(index, length) => {
                let at = place(index, text);
                text.drain(at..(at + length).min(text.len()));
            }
            Self::Insert(index, bytes) => {
                let at = place(index, text);
                text.splice(at..at, bytes.iter().copied());
            }
            Self::Cut(index) => text.truncate(place(index, text)),
            Self::Flip(index, byte) => {
                let at = place(index, text);
                if let Some(place) = text.get_mut(at) {
                    *place = *byte;
                }
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = vec![
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "//", "/*", "#", "=", "NaN", "None", "-", "+", ".", "e", "0",
        "x", "<", "\n", "\t", "\0", "\u{feff}", "é", "“", "\u{a0}", "\\u", "\\ud800", "{{", "(", "--- ", "tru",
    ];
    let bytes = prop_oneof![
        prop::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 1..3),
    ];
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 1_usize..4).prop_map(|(at, length)| Damage::Remove(at, length)),
        (index(), bytes).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        index().prop_map(Damage::Cut),
        (index(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    /// However a text is damaged: one fault of syntax if and only if serde_json refuses it, at a place of the text, and
    /// nothing of the text in its words.
    #[test]
    fn damaged_texts(text in marked_json(), damages in prop::collection::vec(damage(), 1..4)) {
        let mut text = text.into_bytes();
        for damage in &damages {
            damage.apply(&mut text);
        }
        let report = json::check::<Value>(&text).err();
        let is_syntax = report.as_ref().is_some_and(|report| report.iter().any(|it| it.code() == Code::Syntax));
        if serde_json::from_slice::<Value>(&text).is_ok() {
            prop_assert!(!is_syntax, "{:?}", report);
        }
        // What is only refused by a `Value`, such as half of a surrogate pair, is not asked about here.
        if serde_json::from_slice::<IgnoredAny>(&text).is_err() || std::str::from_utf8(&text).is_err() {
            prop_assert!(is_syntax);
        }
        if let Some(report) = report.filter(|_| is_syntax) {
            prop_assert_eq!(report.violations().len(), 1);
            let violation = &report.violations()[0];
            prop_assert_eq!(violation.path(), "");
            let location = violation.location().unwrap();
            prop_assert!(location.bytes.start <= location.bytes.end && location.bytes.end <= text.len(), "{}", report);
            let before = String::from_utf8_lossy(&text[..location.bytes.start]).into_owned();
            let line = before.rsplit('\n').next().unwrap_or_default();
            prop_assert_eq!(location.line, before.matches('\n').count() + 1);
            prop_assert_eq!(location.column, line.chars().count() + 1);
            let message = violation.message();
            prop_assert!(!message.contains("hunt") && !message.contains("1777") && !message.contains("17.75"), "{}", message);
            prop_assert!(message.len() < 300, "{}", message);
        }
    }
}
