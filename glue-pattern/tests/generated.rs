//! The generated expressions, as they are compiled into a program.
//!
//! `generated/patterns.rs` is written by this test with `BLESS=1`; it is what a macro's expansion holds.

#![no_implicit_prelude]

use ::glue_pattern::Pattern;
use ::glue_pattern::compile::{Options, compile};
use ::std::iter::Iterator as _;
use ::std::{assert, assert_eq, concat, env, include};

const SOURCES: [&str; 6] = [
    r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*",
    r#"arn:"aws[^:]*:iam::[0-9]*:role/.+"#,
    "[0-9a-f]{8}-[0-9a-f]{4}",
    r"(?!-)[a-z-]{1,63}(?<!-)",
    r"(?=.{0,2048}$)arn:aws:iam::\d{12}:role/([-+=,.@_a-zA-Z0-9]+/)*[-+=,.@_a-zA-Z0-9]{1,64}",
    "a(?!a)a",
];

static PATTERNS: [Pattern; 6] = include!("generated/patterns.rs");

#[test]
fn expressions_are_patterns() {
    let mut written: ::std::string::String = ::std::convert::Into::into("[\n");
    for source in SOURCES {
        let compiled = compile(source, &Options::new()).unwrap();
        for part in ["    ", &compiled.expression("::glue_pattern::__private"), ",\n"] {
            written.push_str(part);
        }
    }
    written.push_str("]\n");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated/patterns.rs");
    if ::std::env::var_os("BLESS").is_some() {
        ::std::fs::write(path, &written).unwrap();
    }
    assert_eq!(::std::fs::read_to_string(path).unwrap(), written, "run with BLESS=1");
    for (pattern, source) in PATTERNS.iter().zip(SOURCES) {
        let compiled = compile(source, &Options::new()).unwrap();
        assert_eq!(pattern.source(), source);
        assert_eq!(pattern.min_chars(), compiled.facts().min_chars());
        assert_eq!(pattern.max_bytes(), compiled.facts().max_bytes());
        for text in [
            "",
            "a",
            "ab-c",
            "-a",
            "a-",
            "arn:\"aws:iam::1:role/x",
            "01234567-89ab",
            "01234567-89aB",
            "a.b",
            "\u{FFFE}",
            "é\t",
        ] {
            assert_eq!(pattern.is_match(text), compiled.is_match(text), "{source} {text:?}");
        }
    }
}

/// Everything that a contradiction check needs is there at compile time.
#[test]
fn facts_are_constant() {
    const FIXED: &Pattern = &PATTERN;
    const PATTERN: Pattern = {
        let [_, _, pattern, _, _, _]: [Pattern; 6] = include!("generated/patterns.rs");
        pattern
    };
    const { assert!(FIXED.allows_len(13, 13) && !FIXED.allows_len(0, 12) && !FIXED.allows_len(14, u64::MAX)) }
    assert!(!FIXED.is_partial());
}
