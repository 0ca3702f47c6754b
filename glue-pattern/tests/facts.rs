//! What the compiler knows about the accepted texts, and the texts it makes.

use glue_pattern::compile::{Compiled, Options, PlanKind, compile};

fn compiled(pattern: &str) -> Compiled {
    compile(pattern, &Options::new()).unwrap_or_else(|error| panic!("{}", error.render()))
}

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

#[test]
fn lengths() {
    // Pattern, shortest and longest in characters, in bytes.
    let known = [
        (r"^\w+\.\w{2,3}$", (Some(4), None), (Some(4), None)),
        ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", (Some(36), Some(36)), (Some(36), Some(36))),
        ("[é-ü]{2,3}|中", (Some(1), Some(3)), (Some(3), Some(6))),
        (".{1,100000}", (Some(1), Some(100_000)), (Some(1), Some(400_000))),
        ("a(?!a)a", (None, None), (None, None)),
        ("^$", (Some(0), Some(0)), (Some(0), Some(0))),
    ];
    for (pattern, chars, bytes) in known {
        let facts = compiled(pattern).facts().clone();
        assert_eq!((facts.min_chars(), facts.max_chars()), chars, "{pattern}");
        assert_eq!((facts.min_bytes(), facts.max_bytes()), bytes, "{pattern}");
    }
    for nothing in ["a(?!a)a", "(?<=a+)b", "a*+a", "(?>a*)a"] {
        assert!(compiled(nothing).facts().is_empty(), "{nothing}");
    }
    assert!(compiled("^$").facts().is_only_empty());
}

#[test]
fn accepted_lengths_are_exact() {
    for pattern in ["(abc)*", "(ab){2,}|a{7}", "a{3}|b{9}|(c{4})+d?", "(a{6})*|(b{10}){2,}", "x?", "[^a]{2}(?=.{3}$).*"]
    {
        let compiled = compiled(pattern);
        assert!(compiled.facts().lengths_exact());
        for length in 0..70u64 {
            let example = compiled.example_within(length..=length);
            assert_eq!(compiled.facts().allows_len(length, length), example.is_some(), "{pattern} {length}");
            if let Some(example) = example {
                assert_eq!(example.chars().count() as u64, length, "{pattern}");
                assert!(compiled.is_match(&example), "{pattern} {example}");
            }
        }
    }
    let far = compiled("(abc)*");
    assert!(
        far.facts().allows_len(3_000_000_000, 3_000_000_000) && !far.facts().allows_len(3_000_000_001, 3_000_000_002)
    );
}

#[test]
fn samples_are_accepted_by_every_plan() {
    let patterns = [
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*",
        "arn:aws[^:]*:iam::[0-9]*:role/.+",
        r"[\p{L}\p{N}_.-]{3,40}",
        r"(?!-)[a-z-]{1,63}(?<!-)",
        r"\w+\.\w+",
        "[0-9a-f]{8}-[0-9a-f]{4}",
        r"\P{ASCII}{2}[^é]+",
    ];
    let mut random = random(7);
    for pattern in patterns {
        let compiled = compiled(pattern);
        let table = compiled.by_table().expect("it has an automaton");
        for round in 0..300 {
            let mut text = compiled.sample(round % 200, &mut random).expect("it accepts something");
            assert!(compiled.is_match(&text) && table.is_match(&text), "{pattern} {text:?}");
            // Changed anywhere, long or short, the plans still agree.
            let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            if let Some(&at) = cuts.get(usize::try_from(random(cuts.len() as u64 + 1)).unwrap()) {
                text.insert_str(
                    at,
                    ["\u{FFFE}", "\n", "é", ":", "\u{85}", "-", "\u{1F600}"][usize::try_from(random(7)).unwrap()],
                );
                assert_eq!(compiled.is_match(&text), table.is_match(&text), "{pattern} {text:?}");
            }
        }
    }
}

#[test]
fn plans() {
    let known = [
        ("[a-z]*", PlanKind::Scan),
        ("^([a-z]|[0-9])+$", PlanKind::Scan),
        ("(?s).{0,1024}", PlanKind::Scan),
        ("arn:aws[^:]*:iam::[0-9]*:role/.+", PlanKind::Segments),
        (r"^\w+\.\w+$", PlanKind::Segments),
        ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", PlanKind::Segments),
        ("a|bc", PlanKind::Table),
        ("[ab]*b", PlanKind::Table),
    ];
    for (pattern, plan) in known {
        assert_eq!(compiled(pattern).plan(), plan, "{pattern}");
    }
}

/// Every character alone, and around the ends of blocks, against the class itself.
#[test]
fn every_character() {
    let classes =
        [r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", ".*", r"\p{L}*", r"[^é\n]*", r"[-._A-Za-z0-9]*"];
    for pattern in classes {
        let compiled = compiled(pattern);
        let table = compiled.by_table().expect("it has an automaton");
        let mut text = String::new();
        for c in '\0'..=char::MAX {
            text.clear();
            text.push(c);
            let alone = compiled.is_match(&text);
            assert_eq!(alone, table.is_match(&text), "{pattern} {c:?}");
            if u32::from(c) % 97 == 0 || u32::from(c) < 0x180 {
                for before in [7, 15, 16, 63, 64, 130] {
                    text = "a".repeat(before);
                    text.push(c);
                    text.push_str(&"b".repeat(before % 20));
                    assert_eq!(compiled.is_match(&text), alone, "{pattern} {c:?} behind {before}");
                }
            }
        }
    }
}

/// Texts of all lengths up to several blocks, in all widths of characters, with the odd one out anywhere: the fast plans find what the
/// automaton finds.
#[test]
fn fast_plans_are_the_table() {
    let fixed = (1..=40).map(|length| format!("[0-9a-f]{{{length}}}"));
    let classes = [
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*",
        ".+",
        r"[^\u00A0\u2028\u3000]*",
        r"[а-яé]*",
        r"[a-zА-я]{3,}",
        r"\p{Lu}*",
        r"[a-cehklnqt-v02468,;]*",
        r"[^:]*:\w*",
        r".*:[0-9]*",
        r"[^\n]+\n[а-я]+\n.{2}",
        r"\d{4}-\d{2}(T[0-9:]{8})",
    ];
    let fills = ["nightly-run_7", "абвг", "数据，。", "é", "😀ü", "a", "0123456789abcdef", "A,", "2026-11T12:00:00"];
    let odd =
        ['\u{FFFE}', '\u{FFFF}', '\n', '\u{85}', '\u{A0}', '\u{2028}', '，', ':', '\0', 'é', '\u{10FFFF}', 'x', 'Я'];
    let mut random = random(11);
    let mut pick = |below: usize| usize::try_from(random(below as u64)).unwrap();
    for pattern in fixed.chain(classes.map(String::from)) {
        let compiled = compiled(&pattern);
        let table = compiled.by_table().expect("it has an automaton");
        let rounds = if pattern.starts_with("[0-9a-f]") { 300 } else { 4_000 };
        for round in 0..rounds {
            let length = if round % 2 == 0 { pick(300) } else { pick(40) };
            let mut text: Vec<char> = fills[pick(fills.len())].chars().cycle().take(length).collect();
            for _ in 0..pick(3) {
                let at = pick(text.len() + 1);
                text.insert(at, odd[pick(odd.len())]);
            }
            let text = String::from_iter(text);
            assert_eq!(compiled.is_match(&text), table.is_match(&text), "{pattern} {text:?}");
        }
    }
}
