//! Random texts: members with the marker where a secret belongs, and where none does, broken in many ways.

/// What must never be shown.
pub(crate) const MARKER: &str = "hunter2";
/// And what must not be of a number.
pub(crate) const NUMBER: &str = "777000777";

/// Makes texts, the same ones from the same seed.
pub(crate) struct Texts(u64);

impl Texts {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below a bound, by Marsaglia's xorshift.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or(0) % bound
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn choose<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }

    /// A text, of which every fifth is damaged.
    pub(crate) fn text(&mut self) -> String {
        let mut text = match self.below(8) {
            0 => {
                let items: Vec<_> = (0..self.below(3)).map(|_| self.checked()).collect();
                format!("[{}]", items.join(", "))
            }
            1 => self.checked(),
            _ => self.root(0),
        };
        if self.one_in(5) {
            let at = self.below(text.len() + 1);
            if text.is_char_boundary(at) {
                match self.below(3) {
                    0 => text.truncate(at),
                    1 => text.insert_str(
                        at,
                        ["\"", "{", "}", ",", ":", "\\", "\n", "\u{1b}", "\u{202e}", "]"][self.below(10)],
                    ),
                    _ if text[at..].starts_with(|char: char| char.is_ascii_punctuation()) => _ = text.remove(at),
                    _ => {}
                }
            }
        }
        text
    }

    /// What stands where a secret is expected: the marker in some form or other.
    fn secret(&mut self, depth: usize) -> String {
        match self.below(if depth > 3 { 4 } else { 9 }) {
            0 | 1 => format!("\"{MARKER}\""),
            2 => NUMBER.into(),
            3 => match self.below(8) {
                0 => format!("\"{MARKER}\\n\\u00e9\""),
                1 => format!("\"{MARKER}\\ud800\""),
                2 => format!("-{NUMBER}.5e3"),
                3 => format!("\"\\u0041{MARKER}\""),
                4 => format!("{NUMBER}{}", "9".repeat(40)),
                5 => format!("\"{}{MARKER}\"", "x".repeat(200)),
                6 => "\"b\"".into(),
                _ => "0".into(),
            },
            4 => format!("[{}, {}]", self.secret(depth + 1), self.secret(depth + 1)),
            5 => format!("{{\"{MARKER}\": {}}}", self.secret(depth + 1)),
            6 => format!("{{\"password\": {}, \"user\": {}}}", self.secret(depth + 1), self.secret(depth + 1)),
            7 => format!("[{}]", self.secret(depth + 1)),
            _ => format!("{{\"{MARKER}\":\n {}, \"{MARKER}\": {}}}", self.secret(depth + 1), self.secret(depth + 1)),
        }
    }

    /// What stands where no secret is.
    fn plain(&mut self) -> String {
        let choices = [
            "null",
            "1",
            "300",
            "\"abcdef\"",
            "\"\"",
            "[]",
            "{}",
            "true",
            "[1,2]",
            "{\"a\": 1}",
            "\"\\ud800\"",
            "1e400",
            "-0",
            "\"x\\u202ey\"",
        ];
        self.choose(&choices).into()
    }

    /// An object of members in any order, with blanks of several kinds.
    fn object(&mut self, mut members: Vec<String>) -> String {
        for index in (1..members.len()).rev() {
            let other = self.below(index + 1);
            members.swap(index, other);
        }
        let separator = self.choose(&[",", ", ", ",\n  ", " ,\r\n"]);
        format!("{{{}}}", members.join(separator))
    }

    fn entry(&mut self, key: &str) -> String {
        let secret = self.secret(1);
        format!("\"{key}\": {}", if key == "c" { without_marked_keys(&secret) } else { secret })
    }

    /// An object with a secret, which is not sensitive as a whole.
    fn holder(&mut self) -> String {
        without_marked_keys(&self.login())
    }

    fn login(&mut self) -> String {
        if self.one_in(6) {
            return self.secret(0);
        }
        let mut members: Vec<_> = (0..self.below(3)).map(|_| self.entry("password")).collect();
        for (key, odds) in [("user", 2), ("zzz", 4), (MARKER, 6)] {
            if self.one_in(odds) {
                members.push(self.entry(key));
            }
        }
        self.object(members)
    }

    fn strict(&mut self) -> String {
        let mut members: Vec<_> = (0..self.below(3)).map(|_| self.entry("password")).collect();
        if self.one_in(2) {
            members.push(format!("\"name\": {}", self.plain()));
        }
        if self.one_in(3) {
            members.push(self.entry("x"));
        }
        self.object(members)
    }

    /// A tagged object: the tag right, wrong, twice or missing, beside members of all variants.
    fn tagged(&mut self, tag: &str, names: &[&str], secrets: &[&str]) -> String {
        let mut members = vec![];
        if !self.one_in(5) {
            let odd = ["\"Zz\"", "5", "\"\\ud800\"", "null"];
            let name = if self.one_in(4) { self.choose(&odd).into() } else { format!("\"{}\"", self.choose(names)) };
            members.push(format!("\"{tag}\": {name}"));
        }
        if self.one_in(6) {
            members.push(format!("\"{tag}\": \"{}\"", self.choose(names)));
        }
        for secret in secrets {
            if !self.one_in(4) {
                members.push(self.entry(secret));
            }
        }
        if self.one_in(2) {
            members.push(format!("\"number\": {}", self.plain()));
        }
        if self.one_in(4) {
            members.push(self.entry("zz"));
        }
        self.object(members)
    }

    fn named(&mut self) -> String {
        let secret = self.secret(1);
        let plain = self.plain();
        match self.below(11) {
            0 => format!("{{\"Token\": {secret}}}"),
            1 => format!("{{\"Tk\": {secret}}}"),
            2 => format!("{{\"Pair\": [{secret}, {plain}]}}"),
            3 => format!("{{\"Record\": {{\"password\": {secret}, \"number\": {plain}}}}}"),
            4 => format!("{{\"Token\": {secret}, \"x\": 1}}"),
            5 => format!("{{\"Tokn\": {secret}}}"),
            6 => format!("[{secret}]"),
            7 => format!("{{\"Unit\": {secret}}}"),
            8 => format!("\"{MARKER}\""),
            9 => format!("{{\"Checked\": {}}}", self.holder()),
            _ => plain,
        }
    }

    fn checked(&mut self) -> String {
        let mut members = vec![];
        for _ in 0..self.below(5) {
            let login = self.holder();
            let plain = self.plain();
            members.push(match self.below(11) {
                0 => format!("\"plain\": {login}"),
                1 => format!("\"list\": [{login}, {{\"password\": \"{MARKER}\"}}]"),
                2 => format!("\"map\": {{\"a\": {login}}}"),
                3 => format!("\"keys\": {{\"{MARKER}\": {plain}}}"),
                4 => format!("\"pair\": [{plain}, {login}]"),
                5 => format!("\"named\": {}", self.named()),
                6 => format!("\"generic\": {{\"name\": {plain}, \"inner\": {login}}}"),
                7 => format!("\"converted\": {login}"),
                8 => self.entry("pass"),
                9 => format!("\"plain\": {{\"password\": \"{MARKER}\"}}"),
                _ => format!("\"title\": {plain}"),
            });
        }
        self.object(members)
    }

    fn root(&mut self, depth: usize) -> String {
        let members = (0..self.below(7)).map(|_| self.member(depth)).collect();
        self.object(members)
    }

    fn member(&mut self, depth: usize) -> String {
        const SECRETS: [&str; 27] = [
            "password",
            "pw",
            "secrets",
            "tokens",
            "set",
            "list",
            "pass",
            "pwd",
            "password2",
            "array",
            "blob",
            "number",
            "small",
            "nonzero",
            "float",
            "letter",
            "flag",
            "one",
            "any",
            "unknown",
            "passwor",
            "\\u202e\\n",
            "key",
            "loose",
            "kind2",
            "t",
            "c",
        ];
        let secret = self.secret(1);
        let plain = self.plain();
        match self.below(40) {
            0 => format!("\"name\": {plain}"),
            1 => format!("\"name\": \"{}\"", "y".repeat(self.below(150))),
            2 => {
                let keys = (0..self.below(4)).map(|at| {
                    let value = if self.one_in(2) { self.plain() } else { self.strict() };
                    format!("\"{MARKER}{}\": {value}", at % 2)
                });
                let keys = keys.collect();
                format!("\"keys\": {}", self.object(keys))
            }
            3 => format!("\"token_keys\": {{\"{MARKER}\": {plain}, \"{MARKER}1\": {plain}}}"),
            4 => format!("\"checked_keys\": {{\"{MARKER}\": {plain}, \"{MARKER}\": {plain}}}"),
            5 => format!("\"converted_keys\": {{\"{MARKER}\": {plain}, \"{MARKER}{}\": 1}}", "x".repeat(20)),
            6 | 7 if depth < 4 => format!("\"inner\": {}", self.root(depth + 1)),
            8 => format!("\"logins\": [{}, null, {}]", self.login(), self.login()),
            9 => format!("\"deep\": {{\"k\": [1], \"j\": [{secret}]}}"),
            10 | 11 => format!("\"named\": {}", self.named()),
            12 | 13 => {
                format!("\"internal\": {}", self.tagged("kind", &["A", "B", "Login", "Unit"], &["password", "user"]))
            }
            14 | 15 => format!("\"adjacent\": {}", self.tagged("t", &["Secret", "Record", "Tuple", "Number"], &["c"])),
            16 | 17 => format!("\"untagged\": {}", self.tagged("number", &["1", "x"], &["password"])),
            18 => format!("\"strict\": {}", self.strict()),
            19 => format!("\"title\": {plain}"),
            20 => format!("\"kind2\": \"{}\"", self.choose(&["A", "B", "Z", "Map"])),
            21 => format!("\"number2\": {plain}"),
            22 => format!("\"generic_token\": {{\"name\": {plain}, \"inner\": {secret}}}"),
            23 => format!("\"generic_login\": {{\"name\": {plain}, \"inner\": {}}}", self.login()),
            24 => format!("\"tuple\": [{plain}, {secret}]"),
            25 => format!("\"converted\": {}", self.holder()),
            26 => format!("\"with\": {}", self.holder()),
            27 => format!("\"checked\": {}", self.checked()),
            28 => format!("\"list\": [\"{MARKER}\", \"{MARKER}\"]"),
            29 => format!("\"loose\": {secret}"),
            30 => format!("\"key\": \"{MARKER}{}\"", "x".repeat(self.below(30))),
            _ => {
                let key = self.choose(&SECRETS);
                self.entry(key)
            }
        }
    }
}

/// The name of an unknown member is told, so that a typo is found: the marker is a key only where all of an object is
/// sensitive.
fn without_marked_keys(text: &str) -> String {
    text.replace(&format!("\"{MARKER}\":"), "\"other\":")
}
