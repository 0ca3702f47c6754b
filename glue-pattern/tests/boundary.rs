//! Tests of the fast forms near their borders: all lengths around those of lanes and blocks, and what is wrong at every place.

use regex::Regex;

use glue_pattern::compile::{Options, compile, translate};

/// What is wrong is found at every place of a block, also where a character lies in two of them.
#[test]
fn runs_end_at_every_place() {
    for (pattern, inside, outside, end) in [
        (r"[^\u2028]*", "\u{2029}", "\u{2028}", ""),
        (r"[^\u2028;]*;[a-z]*", "\u{2029}", "\u{2028}", ";z"),
        (r"[\x20-\uFFFD]*\n", "\u{FFFD}", "\u{FFFE}", "\n"),
        (r"\w*\n", "_", "`", "\n"),
        (r"\w*\n\w*", "_", "`", "\nz"),
        (r"\w*", "_", "`", ""),
    ] {
        let compiled = compile(pattern, &Options::new()).unwrap();
        for before in 0..140 {
            for behind in [0, 1, 2, 15, 16, 17, 70] {
                let text = |odd: &str| format!("{}{odd}{}{end}", "x".repeat(before), "y".repeat(behind));
                assert!(compiled.is_match(&text(inside)), "{pattern} {before} {behind}");
                assert!(!compiled.is_match(&text(outside)), "{pattern} {before} {behind}");
            }
        }
    }
}

/// The same answers as `regex` on texts of a few repeated characters, with another one at each place.
#[test]
fn one_character_is_odd() {
    for (pattern, texts) in [
        // Fields.
        (r"\w+\.\w+", ["x", "ab.", "a.b"]),
        (r"[0-9]{1,3}(\.[0-9]{1,3}){3}", ["1", "12.", "1.2.3.4"]),
        (r"\w{2}a\w{3}b", ["a", "ab", "xxaxxxb"]),
        (r"v[0-9]*-[0-9]{2,126}", ["v", "v1-", "v--"]),
        (r"\w{0,70}\.\.\w{60,}", ["x", "..", "é"]),
        (r"a*-[a-]{0,63}", ["a", "a-", "-"]),
        (r"x{0,64};x*", ["x", "x;", ";"]),
        // Segments.
        (r"arn:aws[^:]*:iam::[0-9]*:role/.+", ["arn:aws:iam::1:role/", "é", "x"]),
        (r"[a-f]+x[0-9]*y[a-f]{2,}z", ["a", "axyb", "bx1"]),
        (r"[^;]{0,20};[a-z]{130,}", ["a", ";", "é;a"]),
        (r".{3}-[0-9]{140}", ["1", "é", "é1é-1"]),
        (r"é+\.[a-z]{2}aé*", ["é", "é.", "é.aaaé"]),
        (r"[a-z]{0,3}(longer than any word of a machine)+", ["a", "longer than any word of a machine", "é"]),
        (r"[a-z]{2,3}-[0-9]{3}[a-z]{0,15}[;:]+", ["ab-123ab;", "a", "é"]),
        (r"[0-9]{15}:[0-9]{16}:[a-z]{0,16}x?", ["1", "1:", "é"]),
        (r"ab[0-9]*abc[0-9]*an_even_word[0-9]*.*", ["ab1abc1an_even_word", "1", "é"]),
        // Scans.
        (r"[\.\-_A-Za-z0-9]+", ["x", "a-", "é"]),
        (r"[\u0020-\uFFFD]{0,100}", ["x", "é", "\u{FFFD}"]),
        (r"[\p{L}]{40,}", ["x", "é", "東"]),
        (r"[a-zé]*", ["x", "é", "xxé"]),
        (r".{3,}", ["é", "東", "😀"]),
        (r"[^;]+", ["x", "é", ";"]),
    ] {
        let compiled = compile(pattern, &Options::new()).unwrap();
        let translated = translate(pattern, &Options::new()).unwrap().unwrap();
        let regex = Regex::new(&translated).unwrap();
        for length in (0..=36).chain(46..=49).chain(62..=67).chain([79, 80, 81, 96, 127, 128, 129, 140]) {
            for (at, first) in texts.iter().enumerate() {
                // The first text once and the next one from then on.
                let mixed = first.chars().chain(texts[(at + 1) % 3].chars().cycle()).take(length);
                let repeated = first.chars().cycle().take(length);
                for text in [mixed.collect::<Vec<char>>(), repeated.collect()] {
                    for place in 0..=length {
                        for odd in ['.', 'é', '0', 'a', '\u{FFFE}', '\0'] {
                            let mut text = text.clone();
                            if let Some(c) = text.get_mut(place) {
                                *c = odd;
                            }
                            let text: String = text.into_iter().collect();
                            assert_eq!(compiled.is_match(&text), regex.is_match(&text), "{pattern} {text:?}");
                            if place == length {
                                break;
                            }
                        }
                    }
                }
            }
        }
    }
}
