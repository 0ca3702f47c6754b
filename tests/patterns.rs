//! Glue's own patterns through the derive and through the JSON check, on Java's verdicts.
//!
//! The crate `glue-pattern` runs the same corpus on its engines; here it goes the way a user's text goes.

#![allow(deprecated, reason = "some of Glue's patterns have one anchor")]

use glue_validate::{GlueValidate, json};
use serde::Deserialize;
use serde_json::Value;

/// A newtype for each pattern, and the two ways to ask it.
macro_rules! patterns {
    ($($name:ident $pattern:literal)*) => {
        $(
            #[derive(Debug, Deserialize, GlueValidate)]
            struct $name(#[pattern($pattern)] String);
        )*

        const PATTERNS: &[Pattern] = &[$(Pattern {
            source: $pattern,
            typed: |text| $name(text.to_owned()).validate().is_ok(),
            json: |text| json::from_slice::<$name>(text).is_ok(),
        }),*];
    };
}

struct Pattern {
    source: &'static str,
    typed: fn(&str) -> bool,
    json: fn(&[u8]) -> bool,
}

patterns! {
    P0 r"([\u0009\u000B\u000C\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF])*"
    P1 r"([\u0020-\u007E\r\s\n])*"
    P2 r"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\s])*"
    P3 r"([^\r\n])*"
    P4 r".*"
    P5 r#".*[^<>&'"].*"#
    P6 r".*\S.*"
    P7 r"/[a-zA-Z0-9._~:/?#\[\]@!$&'()*+,;={}-]*"
    P8 r"[*A-Za-z0-9_-]*"
    P9 r"[-a-zA-Z0-9+=/:_]*"
    P10 r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
    P11 r"[1-9][0-9]*|[1-9][0-9]*-[1-9][0-9]*"
    P12 r"[A-Z][A-Za-z\.]+"
    P13 r"[A-Za-z0-9_-]*"
    P14 r"[A-Za-z_][A-Za-z0-9_]*"
    P15 r"[\.\-_/#A-Za-z0-9]+"
    P16 r"[\.\-_A-Za-z0-9]+"
    P17 r"[\S\s]*"
    P18 r"[\S]*"
    P19 r"[\p{L}\p{N}\p{P}]*"
    P20 r"[\s\S]*"
    P21 r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*"
    P22 r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\t]*"
    P23 r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*"
    P24 r"[\w]*"
    P25 r"[^:*]*"
    P26 r"[^\r\n]"
    P27 r"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"
    P28 r"[a-z0-9]([a-z0-9_]*[a-z0-9])?"
    P29 r"[a-zA-Z0-9+-=._./@]+"
    P30 r"[a-zA-Z0-9-_$#.]+"
    P31 r"[a-zA-Z0-9.-]*"
    P32 r"[a-zA-Z0-9\-\:\/\.\_\*]+"
    P33 r"[a-zA-Z0-9_ -]+"
    P34 r"[a-zA-Z0-9_-]+"
    P35 r"[a-zA-Z0-9_.-]+"
    P36 r"\$(\.[a-zA-Z0-9_.@\[\]\(\)-]+)*"
    P37 r"\S+"
    P38 r"^$|arn:aws[a-z0-9-]*:kms:.*"
    P39 r"^((\w+\.)+\w+|auto)$"
    P40 r"^(?!(.*[.\/\\]|aws:)).*$"
    P41 r"^(?![0-9_])\w+$|^_\w*[a-zA-Z0-9]\w*$"
    P42 r"^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$"
    P43 r"^([2-3]|3[.]9)$"
    P44 r"^([a-zA-Z0-9_=]+)\.([a-zA-Z0-9_=]+)\.([a-zA-Z0-9_\-\+\/=]*)"
    P45 r"^(https?)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]"
    P46 r"^(https?):\/\/[^\s/$.?#].[^\s]*$"
    P47 r"^[A-Z\_]+$"
    P48 r"^[A-Z]\w*$"
    P49 r"^[A-Za-z0-9]+$"
    P50 r"^[\x20-\x7E]*$"
    P51 r"^[a-zA-Z0-9_-]+$"
    P52 r"^[a-zA-Z][a-zA-Z0-9_]*$"
    P53 r"^[a-zA-Z][a-zA-Z0-9_]*(::[a-zA-Z][a-zA-Z0-9_]*)?$"
    P54 r"^arn:aws(-(cn|us-gov|iso(-[bef])?))?:iam::[0-9]{12}:role/.+"
    P55 r"^arn:aws(-(cn|us-gov|iso(-[bef])?))?:secretsmanager:.*$"
    P56 r"^s3://([^/]+)/([^/]+/)*([^/]+)$"
    P57 r"^sc://.*$"
    P58 r"arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*"
    P59 r"arn:aws:iam::\d{12}:role/.*"
    P60 r"arn:aws[-a-z0-9]*:kms:[-a-z0-9]*:[0-9]{12}:key/.+"
    P61 r"arn:aws[^:]*:iam::[0-9]*:role/.+"
    P62 r"ja-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
}

#[test]
fn glue_patterns_mean_what_java_says() {
    let corpus = include_str!("../glue-pattern/tests/data/aws.jsonl");
    let mut patterns = 0;
    for line in corpus.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        if !case["services"].as_array().unwrap().contains(&Value::from("glue")) {
            continue;
        }
        let source = case["pattern"].as_str().unwrap();
        let pattern = PATTERNS.iter().find(|it| it.source == source).unwrap_or_else(|| panic!("{source} is not here"));
        patterns += 1;
        for (text, java) in case["texts"].as_array().unwrap().iter().zip(case["java"].as_str().unwrap().chars()) {
            let expected = java == '1';
            assert_eq!((pattern.typed)(text.as_str().unwrap()), expected, "{source} on {text}");
            assert_eq!((pattern.json)(&serde_json::to_vec(text).unwrap()), expected, "{source} on {text}, as JSON");
        }
    }
    assert_eq!(patterns, PATTERNS.len());
}
