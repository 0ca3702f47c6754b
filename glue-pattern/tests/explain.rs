//! Why texts do not match: the clues are right, and every plan gives the same.

use std::fmt::Write as _;

use glue_pattern::Clue;
use glue_pattern::compile::{Compiled, Options, PlanKind, compile};
use serde_json::Value;

fn compiled(pattern: &str, partial: bool) -> Compiled {
    compile(pattern, &Options::new().partial(partial)).unwrap_or_else(|error| panic!("{}", error.render()))
}

/// The place, the character there, and what may stand there.
fn shown(clue: &Clue) -> (usize, Option<char>, String) {
    (clue.char_index(), clue.found(), clue.expected().map(ToString::to_string).unwrap_or_default())
}

#[test]
fn words() {
    let role = "arn:aws[^:]*:iam::[0-9]*:role/.+";
    let known = [
        (role, "arn:aws:iam::12345678901O:role/x", 24, Some('O'), "`0` to `9` or `:`"),
        (role, "arn:aws", 7, None, "any character"),
        (role, "arn;aws", 3, Some(';'), "`:`"),
        (
            role,
            "arn:aws:iam::1:role/",
            20,
            None,
            "any character but a line feed, a carriage return, U+0085, U+2028 or U+2029",
        ),
        ("[a-z]{2,3}", "", 0, None, "`a` to `z`"),
        ("[a-z]{2,3}", "abcd", 3, Some('d'), "the end"),
        ("[a-z]{2,3}", "ab1", 2, Some('1'), "`a` to `z` or the end"),
        (r"\w+\.\w+", "4", 1, None, "`.`, `0` to `9`, `A` to `Z`, `_` or `a` to `z`"),
        (r"[0-9]{4}-[0-9]{2}", "2024/1", 4, Some('/'), "`-`"),
        (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "01234567-89ab-", 14, None, "`0` to `9` or `a` to `f`"),
        ("é{3}[` ]", "éé", 2, None, "`é`"),
        ("é{3}[` ]", "éééx", 3, Some('x'), "a space or a backtick"),
        ("a{300}b", "aab", 2, Some('b'), "`a`"),
        ("(?:a|bc)+", "abx", 2, Some('x'), "`c`"),
        ("(?:ab?){300}c", "abac", 3, Some('c'), "`a` or `b`"),
        ("[aceikmoq]", "x", 0, Some('x'), ""),
        ("(?!x)[a-z]{3}", "x", 0, Some('x'), ""),
        ("a(?!a)a", "a", 0, Some('a'), ""),
    ];
    for (pattern, text, at, found, expected) in known {
        let clue = compiled(pattern, false).explain(text).expect(pattern);
        let expected = (at, found, expected.to_owned());
        if pattern.starts_with("(?!") {
            assert_eq!((clue.char_index(), clue.found()), (at, found), "{pattern} {text}");
        } else {
            assert_eq!(shown(&clue), expected, "{pattern} {text}");
        }
        assert_eq!(text.chars().nth(clue.char_index()), found);
        assert_eq!(text[..clue.byte_index()].chars().count(), at);
    }
    assert_eq!(compiled("a|b", false).explain("a"), None);
    let known = [
        ("^ab", "xab", 0, Some('x'), "`a`"),
        ("ab", "xa", 2, None, "any character"),
        ("ab$", "abx", 3, None, "any character"),
    ];
    for (pattern, text, at, found, expected) in known {
        let clue = compiled(pattern, true).explain(text).expect(pattern);
        assert_eq!((clue.char_index(), clue.found()), (at, found), "{pattern} {text}");
        let _ = expected;
    }
}

#[test]
fn examples_are_in_the_expression() {
    for (pattern, example) in [
        ("[a-z]*", "Some(\"a\")"),
        ("[0-9]{4}-[0-9]{2}", "Some(\"0000-00\")"),
        ("a{100}", "None"),
        ("", "Some(\"\")"),
        ("a(?!a)a", "None"),
        (r"\n", "None"),
    ] {
        let expression = compiled(pattern, false).expression("x");
        assert!(expression.contains(&format!("example: x::{example}")), "{pattern}: {expression}");
    }
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

/// Whether some text that begins with `prefix` matches, by another way: the pattern and the beginning are compiled together.
fn can_go_on(pattern: &str, partial: bool, prefix: &str) -> bool {
    let mut quoted = String::new();
    for c in prefix.chars() {
        write!(quoted, "\\x{{{:x}}}", u32::from(c)).unwrap();
    }
    let both = if partial {
        format!("(?s)(?=.*(?-s:{pattern})){quoted}.*")
    } else {
        format!(r"(?s)(?=(?-s:{pattern})\z){quoted}.*")
    };
    !compiled(&both, false).facts().is_empty()
}

/// Texts near the pattern's border.
fn texts(compiled: &Compiled, count: usize, random: &mut dyn FnMut(u64) -> u64) -> Vec<String> {
    let odd = ['\u{FFFE}', '\n', 'é', ':', '-', 'a', '0', 'Z', '😀', '/', '.', ' '];
    let mut texts = vec![String::new()];
    for round in 0..count {
        let Some(text) = compiled.sample([2, 8, 30][round % 3], random) else { continue };
        let mut chars: Vec<char> = text.chars().take(200).collect();
        let at = usize::try_from(random(chars.len() as u64 + 1)).unwrap();
        let c = odd[usize::try_from(random(odd.len() as u64)).unwrap()];
        match random(4) {
            0 => chars.truncate(at),
            1 if at < chars.len() => chars[at] = c,
            2 if at < chars.len() => drop(chars.remove(at)),
            _ => chars.insert(at, c),
        }
        texts.push(chars.into_iter().collect());
    }
    texts
}

/// What each plan says about a text.
fn check(pattern: &str, compiled: &Compiled, text: &str) -> Option<Clue> {
    let clue = compiled.explain(text);
    let certain = !matches!(compiled.plan(), PlanKind::Counted);
    assert!(clue.is_none() || !compiled.is_match(text), "{pattern} {text:?}");
    assert!(!certain || clue.is_some() != compiled.is_match(text), "{pattern} {text:?}");
    let clue = clue?;
    let before = &text[..clue.byte_index()];
    assert_eq!(before.chars().count(), clue.char_index());
    assert_eq!(text[before.len()..].chars().next(), clue.found());
    if let Some(expected) = clue.expected() {
        let is_in = |c: char| expected.ranges().iter().any(|&(low, high)| (low..=high).contains(&c));
        assert!(!clue.found().is_some_and(is_in), "{pattern} {text:?} {clue:?}");
        assert!(clue.found().is_some() || !expected.end(), "{pattern} {text:?} {clue:?}");
    }
    Some(clue)
}

const PATTERNS: [&str; 22] = [
    "[a-z]{2,5}",
    r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]{0,9}",
    "arn:aws[^:]*:iam::[0-9]*:role/.+",
    r"\w+\.\w+",
    r"[0-9]{1,3}(\.[0-9]{1,3}){3}",
    "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "é{2}[а-я]+;?[0-9]{0,2}",
    "x?[a-z]{3}[0-9]?-?z*",
    "a|bc|b[de]+",
    r"(?!-)[a-z-]{1,9}(?<!-)",
    r"(?=.{0,20}$)arn:[a-z]{2,}:\d+",
    "(ab?){2,4}c",
    "(?>a|ab)c|abd",
    "[ab]*b[ab]",
    "(?:[a-z]|[0-9]{2}){0,9}",
    r"\bfoo\b.*|bar",
    "^$|^[a-z]$",
    "(a(b(c|d))?)*e",
    "[^a]{2}(?=.{3}$).*",
    "a(?!b).*c",
    r"(\d+,)*\d+",
    "(?s).{3}x.*",
];

/// What comes before the place can go on to a match, with the character there it cannot; and only what may stand there may stand there.
#[test]
fn clues_are_right() {
    let mut random = random(5);
    let mut checked = 0;
    for pattern in PATTERNS {
        for partial in [false, true] {
            let compiled = compiled(pattern, partial);
            for text in texts(&compiled, if cfg!(debug_assertions) { 4 } else { 12 }, &mut random) {
                let Some(clue) = check(pattern, &compiled, &text) else { continue };
                let before = &text[..clue.byte_index()];
                let with = |c: char| format!("{before}{c}");
                assert!(can_go_on(pattern, partial, before), "{pattern} {partial} {text:?} {clue:?}");
                if let Some(c) = clue.found() {
                    assert!(!can_go_on(pattern, partial, &with(c)), "{pattern} {partial} {text:?} {clue:?}");
                }
                if let Some(expected) =
                    clue.expected().filter(|_| compiled.plan() != PlanKind::Table || !pattern.starts_with("(?="))
                {
                    assert_eq!(expected.end(), compiled.is_match(before), "{pattern} {partial} {text:?}");
                    for &(low, high) in expected.ranges() {
                        for c in [low, high] {
                            assert!(can_go_on(pattern, partial, &with(c)), "{pattern} {partial} {text:?} {c:?}");
                        }
                    }
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked}");
}

/// Every plan names the same place. Counters with look-aheads may name a later one.
#[test]
fn plans_agree() {
    let aws = include_str!("data/aws.jsonl").lines().step_by(if cfg!(debug_assertions) { 97 } else { 7 });
    let aws = aws.map(|line| serde_json::from_str::<Value>(line).unwrap()["pattern"].as_str().unwrap().to_owned());
    let mut random = random(6);
    let mut compared = [0; 2];
    for pattern in PATTERNS.into_iter().map(str::to_owned).chain(aws) {
        let Ok(compiled) = compile(&pattern, &Options::new()) else { continue };
        // Debug builds take long for large automata.
        if cfg!(debug_assertions) && compiled.facts().min_chars().is_none_or(|chars| chars > 300) {
            continue;
        }
        let (table, counters) = (compiled.by_table(), compiled.by_counters());
        let look_ahead = ["(?=", "(?!", "$", "\\b", "\\B", "\\Z", "(?m"].iter().any(|look| pattern.contains(look));
        for text in texts(&compiled, 9, &mut random) {
            let Some(clue) = check(&pattern, &compiled, &text) else { continue };
            if let Some(table) = &table {
                let by_table = table.explain(&text).unwrap();
                if compiled.plan() != PlanKind::Counted {
                    assert_eq!(by_table, clue, "{pattern} {text:?}");
                }
                compared[0] += 1;
            }
            let Some(by_counters) = counters.as_ref().and_then(|counters| check(&pattern, counters, &text)) else {
                assert!(look_ahead || counters.is_none(), "{pattern} {text:?}");
                continue;
            };
            let clue = table.as_ref().and_then(|table| table.explain(&text)).unwrap_or(clue);
            if look_ahead {
                assert!(by_counters.byte_index() >= clue.byte_index(), "{pattern} {text:?}");
            } else {
                assert_eq!(
                    (by_counters.byte_index(), by_counters.found()),
                    (clue.byte_index(), clue.found()),
                    "{pattern} {text:?}"
                );
                if by_counters.expected().is_some() {
                    assert_eq!(by_counters.expected(), clue.expected(), "{pattern} {text:?}");
                }
            }
            compared[1] += 1;
        }
    }
    assert!(compared.iter().all(|&compared| compared > 300), "{compared:?}");
}
