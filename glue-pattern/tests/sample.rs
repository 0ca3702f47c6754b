//! Texts made from patterns: accepted or not as they should be, and as long as they should be.

use glue_pattern::compile::{Options, PlanKind, Unit, compile};
use serde_json::Value;

/// A small generator, so that failures repeat.
fn random(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    }
}

/// Lengths that fight with the pattern: what is found fits both, and what the facts promise is found.
#[test]
fn pattern_and_length_together() {
    let known: [(&str, u64, u64, bool); 12] = [
        ("(abc)*", 4, 8, true),
        ("(abc)*", 4, 5, false),
        ("[a-z]{3}(-[a-z]{3})*", 250, 255, true),
        ("[a-z]{3}(-[a-z]{3})*", 252, 254, false),
        (r"arn:aws[^:]*:iam::[0-9]*:role/.+", 512, 512, true),
        (r"arn:aws[^:]*:iam::[0-9]*:role/.+", 1, 19, false),
        ("(?=.{5,9}$)[a-z]+(-[0-9]+)*", 1, 255, true),
        ("(?=.{5,9}$)[a-z]+(-[0-9]+)*", 10, 255, false),
        ("(?:[ab]|cd){0,3000}e", 2000, 2010, true),
        ("[0-9]{1000000}", 1, 2_000_000, false),
        ("a{300}b{0,300}", 500, 600, true),
        ("", 0, 0, true),
    ];
    let mut random = random(3);
    for (pattern, min, max, exists) in known {
        let compiled = compile(pattern, &Options::new()).unwrap();
        for _ in 0..20 {
            let text = compiled.sample_within(min..=max, &mut random);
            assert_eq!(text.is_some(), exists, "{pattern} {min} {max}");
            let Some(text) = text else { continue };
            let count = text.chars().count() as u64;
            assert!(compiled.is_match(&text) && (min..=max).contains(&count), "{pattern} {min} {max} {text:?}");
        }
    }
}

/// All of AWS's patterns: accepted texts are, near misses are not.
#[test]
fn aws() {
    let step = if cfg!(debug_assertions) { 61 } else { 5 };
    let mut random = random(4);
    let (mut all, mut without, mut counted) = (0, 0, 0);
    for line in include_str!("data/aws.jsonl").lines().step_by(step) {
        let value: Value = serde_json::from_str(line).unwrap();
        let pattern = value["pattern"].as_str().unwrap();
        let Ok(compiled) = compile(pattern, &Options::new()) else { continue };
        if cfg!(debug_assertions) && compiled.facts().min_chars().is_none_or(|chars| chars > 300) {
            continue;
        }
        all += 1;
        counted += usize::from(compiled.plan() == PlanKind::Counted);
        let least = compiled.facts().min_chars().map_or(0, u64::from);
        let range = least..=least + 40;
        match compiled.sample_within(range.clone(), &mut random) {
            Some(text) => {
                let count = text.chars().count() as u64;
                assert!(compiled.is_match(&text) && range.contains(&count), "{pattern} {text:?}");
            }
            None => without += 1,
        }
        if let Some(text) = compiled.near_miss_within(range.clone(), &mut random) {
            let count = text.chars().count() as u64;
            assert!(!compiled.is_match(&text) && range.contains(&count), "{pattern} {text:?}");
        }
    }
    assert!(all > 30 && without * 100 <= all, "{without} of {all} ({counted} counted)");
}

/// Lengths in every unit, on patterns that fight with them; and misses of patterns that hardly have any.
#[test]
fn every_unit() {
    let known: [(&str, Unit, u64, u64, bool); 12] = [
        ("é*", Unit::Bytes, 7, 8, true),
        ("é*", Unit::Bytes, 7, 7, false),
        ("[é中]{2}", Unit::Bytes, 5, 5, true),
        ("[é中]{2}", Unit::Bytes, 7, 9, false),
        ("(😀|ab)*c", Unit::Utf16, 4, 4, false),
        ("(😀|ab)*c", Unit::Utf16, 5, 5, true),
        ("(😀)*", Unit::Utf16, 255, 255, false),
        ("(😀)*", Unit::Utf16, 255, 256, true),
        (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*", Unit::Bytes, 1000, 1000, true),
        ("(abcdefg){0,90}", Unit::Bytes, 71, 630, true),
        ("a{300}b{0,300}", Unit::Utf16, 500, 600, true),
        ("(?!a)[a-c]", Unit::Bytes, 2, 9, false),
    ];
    let mut random = random(5);
    for (pattern, unit, min, max, exists) in known {
        let compiled = compile(pattern, &Options::new()).unwrap();
        for _ in 0..20 {
            for text in
                [compiled.sample_measured(min..=max, unit, &mut random), compiled.example_measured(min..=max, unit)]
            {
                assert_eq!(text.is_some(), exists, "{pattern} {unit:?} {min} {max}");
                let Some(text) = text else { continue };
                let length = unit.measure(&text);
                assert!(compiled.is_match(&text) && (min..=max).contains(&length), "{pattern} {unit:?} {text:?}");
            }
        }
    }
    for (pattern, unit, min, max, exists) in [
        (r"[\s\S]*", Unit::Chars, 0, u64::MAX, false),
        (r"[\s\S]{0,9}", Unit::Chars, 0, 9, false),
        (r"[\s\S]{0,9}", Unit::Chars, 0, 10, true),
        (r"[^q]*", Unit::Bytes, 700, 701, true),
        (r"[^q]*|.*q.*", Unit::Utf16, 3, 3, true),
        (r"[^\uFFFE]*", Unit::Bytes, 3, 3, true),
        (r"[^\uFFFE]*", Unit::Bytes, 1, 2, false),
    ] {
        let compiled = compile(pattern, &Options::new()).unwrap();
        let text = compiled.near_miss_measured(min..=max, unit, &mut random);
        assert_eq!(text.is_some(), exists, "{pattern} {unit:?}");
        assert!(text.is_none_or(|text| !compiled.is_match(&text) && (min..=max).contains(&unit.measure(&text))));
    }
}
