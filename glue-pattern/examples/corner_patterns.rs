//! Makes patterns for the oracle that dwell on one corner of Java's dialect: arguments are the corner, a number of patterns and a seed.
//! A JSON string a line out; `border_texts` makes texts for them.

use std::io::{self, BufWriter, Write};

/// A corner: its name, and what patterns consist of there, likelier parts more often.
struct Corner {
    name: &'static str,
    atoms: &'static [&'static str],
    /// What a group begins with, and ends with.
    groups: &'static [(&'static str, &'static str)],
    quantifiers: &'static [&'static str],
    /// What the whole pattern begins with.
    prefixes: &'static [&'static str],
}

const PLAIN: &[(&str, &str)] = &[("(?:", ")"), ("(", ")")];
const COUNTS: &[&str] = &["*", "+", "?", "{2}", "{0,2}", "{1,2}", "{2,}", "*?", "+?", "??", "{2}?", "{0,2}?"];

const CORNERS: &[Corner] = &[
    Corner {
        name: "boundary",
        atoms: &[
            r"\b",
            r"\B",
            r"\b",
            r"\B",
            ".",
            ".",
            r"\S",
            r"\w",
            r"\W",
            "a",
            "-",
            r"\u0301",
            r"\x{1d167}",
            r"\x{1d400}",
            r"\p{Mn}",
            r"\p{L}",
            r"[^a]",
            "é",
        ],
        groups: PLAIN,
        quantifiers: COUNTS,
        prefixes: &[""],
    },
    Corner {
        name: "case",
        atoms: &[
            "ß", r"\x{df}", "ẞ", "ſ", "s", "K", "k", "K", "İ", "ı", "i", "I", "µ", "μ", "Å", "å", "Å", "ǅ", "q", "ΐ",
            "[ß]", "[ẞ]", "[ß-à]", r"\u0390", "ﬅ", "ﬆ",
        ],
        groups: &[("(?:", ")"), ("(", ")"), ("(?-u:", ")"), ("(?i:", ")"), ("(?u:", ")")],
        quantifiers: COUNTS,
        prefixes: &["(?iu)", "(?iu)", "(?i)", ""],
    },
    Corner {
        name: "line_break",
        atoms: &[r"\R", r"\R", r"\R", r"\n", r"\r", r"\r\n", "a", "[ab]", r"\v", r"\s", "^", "$", r"\b", "."],
        groups: &[("(?:", ")"), ("(", ")"), ("(?>", ")"), ("(?=", ")"), ("(?:a|", ")")],
        quantifiers: &["*", "+", "?", "{2}", "{1}", "{0,2}", "{2,}", "*?", "{2}?", "{1}?", "*+", "{2}+", "{0,1}"],
        prefixes: &[""],
    },
    Corner {
        name: "behind",
        atoms: &[
            ".",
            ".",
            "^",
            "$",
            r"\Z",
            r"\A",
            r"\z",
            "a",
            "[^a]",
            r"[^\n]",
            r"\x{1f600}",
            r"\W",
            r"\b",
            r"\B",
            "😀",
            "[😀a]",
            r"\n",
            "(?m:^)",
            "(?m:$)",
        ],
        groups: &[("(?<=", ")"), ("(?<!", ")"), ("(?<=", ")"), ("(?=", ")"), ("(?!", ")"), ("(?:", ")"), ("(?>", ")")],
        quantifiers: &["?", "{0,2}", "{2}", "??", "{1,2}", "?+", "{0,2}+", "{0,1}"],
        prefixes: &["", ".", ".{2}", "a."],
    },
    Corner {
        name: "behind_far",
        atoms: &["a", "b", ".", "[ab]", r"\R", "^", "(?=a)", r"\w"],
        groups: &[("(?<=", ")"), ("(?<!", ")"), ("(?:", ")"), ("(", ")"), ("(?>", ")")],
        quantifiers: &["*", "+", "?", "{0,2}", "{2,}", "*?", "+?", "*+", "++", "{2}", "{1,2}+", "{2,}?"],
        prefixes: &["", "a", ".*", "[ab]{2}"],
    },
    Corner {
        name: "property",
        atoms: &[
            r"\p{IsAlpha}",
            r"\P{IsAlpha}",
            r"\p{IsCntrl}",
            r"\p{isalpha}",
            r"\p{IsLower}",
            r"\p{IsPunct}",
            r"\P{IsPunct}",
            r"\p{IsSpace}",
            r"\p{IsUpper}",
            r"\p{IsXDigit}",
            r"\p{Isxdigit}",
            r"\p{IsALPHA}",
            r"\p{IsDigit}",
            r"\p{IsAlnum}",
            r"\p{IsGraph}",
            r"\p{IsPrint}",
            r"\p{IsBlank}",
            r"\p{IsWord}",
            r"[^\p{IsLower}]",
            r"[\p{IsUpper}&&[^A-F]]",
            r"[\p{IsPunct}$+<=>]",
            "a",
            ".",
        ],
        groups: PLAIN,
        quantifiers: COUNTS,
        prefixes: &["", "(?i)", "(?iu)"],
    },
    Corner {
        name: "atomic",
        atoms: &["a", "b", "ab", "", "a", "b", "[ab]", "c", "|", "|", "|a", "a|", r"\s", "."],
        groups: &[("(?>", ")"), ("(?>", ")"), ("(?:", ")"), ("(", ")"), ("(?:|", ")"), ("(?:", "|)")],
        quantifiers: &["*", "+", "?", "{2}", "{0,2}", "{2,}", "*?", "??", "+?", "*+", "?+", "++", "{0,2}+"],
        prefixes: &["", "", "(?>(?:|a)*)", "(?>"],
    },
    Corner {
        name: "atomic_look",
        atoms: &[
            "a", "b", "ab", "[ab]", "c", "|", "^", "$", r"\b", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)", "(?=.*c)", ".",
        ],
        groups: &[("(?>", ")"), ("(?>", ")"), ("(?:", ")"), ("(?=", ")"), ("(?!", ")"), ("(?<=", ")"), ("(?>", "|ab)")],
        quantifiers: &["*", "+", "?", "{0,2}", "*?", "??", "*+", "?+", "++", "{0,2}+", "{2}"],
        prefixes: &["", "(?>", "a?(?>"],
    },
];

struct Maker<'a> {
    corner: &'a Corner,
    state: u64,
}

impl Maker<'_> {
    fn below(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from((self.state >> 11) % below as u64).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn part(&mut self, depth: usize, out: &mut String) {
        if depth > 0 && self.below(5) < 2 {
            let (begin, end) = self.pick(self.corner.groups);
            out.push_str(begin);
            for _ in 0..=self.below(3) {
                self.part(depth - 1, out);
            }
            if self.below(5) == 0 {
                out.push('|');
                self.part(depth - 1, out);
            }
            out.push_str(end);
        } else {
            out.push_str(self.pick(self.corner.atoms));
        }
        let repeats_nothing = out.is_empty() || out.ends_with(['|', '(', ':', '>', '=', '!', '*', '+', '?', '}']);
        if self.below(3) == 0 && !repeats_nothing {
            out.push_str(self.pick(self.corner.quantifiers));
        }
    }

    fn pattern(&mut self) -> String {
        let prefix = self.pick(self.corner.prefixes);
        let mut out = prefix.to_owned();
        for _ in 0..=self.below(4) {
            self.part(3, &mut out);
        }
        if prefix.ends_with("(?>") {
            out.push(')');
            self.part(1, &mut out);
        }
        out
    }
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let Some(corner) = CORNERS.iter().find(|corner| corner.name == name) else {
        let names: Vec<&str> = CORNERS.iter().map(|corner| corner.name).collect();
        return Err(io::Error::other(format!("the first argument is one of {}", names.join(", "))));
    };
    let count: usize = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let seed: u64 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut maker = Maker { corner, state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 };
    let mut out = BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        writeln!(out, "{}", serde_json::to_string(&maker.pattern())?)?;
    }
    out.flush()
}
