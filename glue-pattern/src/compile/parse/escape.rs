//! What follows a backslash, outside and inside of classes.

use crate::compile::ast::Node;
use crate::compile::error::Error;
use crate::compile::parse::atom::{Escaped, Kind};
use crate::compile::parse::parser::Parser;
use crate::compile::set::Set;
use crate::compile::unicode;

impl Parser<'_> {
    /// An escape outside of a class; the cursor is on the backslash.
    pub(super) fn escaped_atom(&mut self) -> Result<Escaped, Error> {
        let begin = self.cursor;
        let letter = self.at(begin + 1);
        let condition = |node| Ok(Escaped::Node(node, Kind::Condition));
        match char::from_u32(letter).unwrap_or('\u{FFFD}') {
            'p' | 'P' => {
                self.cursor += 1;
                let set = self.property(letter == u32::from('P'), begin)?;
                Ok(Escaped::Node(self.class_node(set, begin)?, Kind::Class))
            }
            'A' | 'G' => condition(self.after(Node::Start)),
            'z' => condition(self.after(Node::End)),
            'Z' => {
                self.cursor += 2;
                condition(self.dollar(false)?)
            }
            'b' if self.at(begin + 2) == u32::from('{') && self.at(begin + 3) == u32::from('g') => {
                self.cursor += 4;
                Err(self
                    .error_from(begin, "grapheme boundaries (`\\b{g}`) are not supported; write the characters meant"))
            }
            'b' | 'B' => {
                self.cursor += 2;
                condition(self.word_boundary(letter == u32::from('B'))?)
            }
            'R' => {
                self.cursor += 2;
                Ok(Escaped::Node(self.line_break()?, Kind::LineBreak))
            }
            'X' => {
                self.cursor += 2;
                Err(self.error_from(begin, "grapheme clusters (`\\X`) are not supported; write the characters meant"))
            }
            '1'..='9' | 'k' => {
                self.cursor += 2;
                Err(self.error_from(
                    begin,
                    "back-references are not regular and so not supported; write out what the group can match, or use a \
                     function of your own",
                ))
            }
            _ => match self.escape(false)? {
                Ok(set) => Ok(Escaped::Node(self.class_node(set, begin)?, Kind::Class)),
                Err(c) => Ok(Escaped::Char(c)),
            },
        }
    }

    fn after(&mut self, node: Node) -> Node {
        self.cursor += 2;
        node
    }

    /// `\R`
    fn line_break(&mut self) -> Result<Node, Error> {
        let cr = self.own_class(Set::single(0x0D))?;
        let newline = self.own_class(Set::single(0x0A))?;
        let one = self.own_class(unicode::vertical_space())?;
        Ok(Node::Alt(vec![Node::concat(vec![cr, newline]), one]))
    }

    /// An escape as a member of a class: a set, or (`Err`) a character that may begin a range.
    pub(super) fn class_escape(&mut self) -> Result<Result<Set, u32>, Error> {
        let begin = self.cursor;
        let letter = self.at(begin + 1);
        if letter == u32::from('p') || letter == u32::from('P') {
            self.cursor += 1;
            return self.property(letter == u32::from('P'), begin).map(Ok);
        }
        // `\v` is a class, but the single character U+000B where a range begins with it.
        let is_range = self.at(begin + 2) == u32::from('-');
        if letter == u32::from('v') && is_range {
            self.cursor += 2;
            return Ok(Err(0x0B));
        }
        self.escape(true)
    }

    /// An escape as the end of a range.
    pub(super) fn range_end_escape(&mut self, begin: usize) -> Result<u32, Error> {
        if self.at(self.cursor + 1) == u32::from('v') {
            self.cursor += 2;
            return Ok(0x0B);
        }
        match self.escape(true)? {
            Err(c) => Ok(c),
            Ok(_) => Err(self.error_from(begin, "a range cannot end with a class; write `\\-` for the character")),
        }
    }

    /// The escapes that mean a set (`Ok`) or a character (`Err`) everywhere; the cursor is on the backslash.
    fn escape(&mut self, in_class: bool) -> Result<Result<Set, u32>, Error> {
        let begin = self.cursor;
        let c = self.skip();
        let set = match char::from_u32(c).unwrap_or('\u{FFFD}') {
            'd' => unicode::digit(),
            'D' => unicode::digit().negate(),
            's' => unicode::space(),
            'S' => unicode::space().negate(),
            'w' => unicode::word(),
            'W' => unicode::word().negate(),
            'h' => unicode::horizontal_space(),
            'H' => unicode::horizontal_space().negate(),
            'v' => unicode::vertical_space(),
            'V' => unicode::vertical_space().negate(),
            'a' => return Ok(Err(0x07)),
            'e' => return Ok(Err(0x1B)),
            'f' => return Ok(Err(0x0C)),
            'n' => return Ok(Err(0x0A)),
            'r' => return Ok(Err(0x0D)),
            't' => return Ok(Err(0x09)),
            '0' => return self.octal(begin).map(Err),
            'c' if !self.is_end() => return Ok(Err(self.read() ^ 64)),
            'x' => return self.hex(begin).map(Err),
            'u' => return self.unicode_escape(begin).map(Err),
            'N' => {
                return Err(self.error_from(
                    begin,
                    "characters by name (`\\N{…}`) are not supported; write `\\x{…}` with the number",
                ));
            }
            'a'..='z' | 'A'..='Z' => return Err(self.unknown_escape(c, in_class, begin)),
            '1'..='9' if in_class => return Err(self.unknown_escape(c, in_class, begin)),
            _ if begin + 1 >= self.chars.len() => {
                return Err(self.error_from(begin, "the pattern ends with a backslash; write `\\\\` for the character"));
            }
            _ => return Ok(Err(c)),
        };
        Ok(Ok(set))
    }

    fn unknown_escape(&self, c: u32, in_class: bool, begin: usize) -> Error {
        let shown = char::from_u32(c).unwrap_or('?');
        let place = if in_class { " in a class" } else { "" };
        self.error_from(begin, format!("there is no escape `\\{shown}`{place}; write `{shown}` for the character"))
    }

    /// `\0n`, `\0nn`, `\0mnn`
    fn octal(&mut self, begin: usize) -> Result<u32, Error> {
        let is_octal = |c: u32| (0x30..=0x37).contains(&c);
        let first = self.read();
        if !is_octal(first) {
            return Err(
                self.error_from(begin, "`\\0` needs one to three octal digits after it; write `\\x00` for U+0000")
            );
        }
        let mut value = first - 0x30;
        let most = if first <= 0x33 { 2 } else { 1 };
        for _ in 0..most {
            let digit = self.peek();
            if !is_octal(digit) {
                break;
            }
            self.cursor += 1;
            value = value * 8 + digit - 0x30;
        }
        Ok(value)
    }

    /// `\xhh`, `\x{h…}`
    fn hex(&mut self, begin: usize) -> Result<u32, Error> {
        let first = self.read();
        if let Some(high) = hex_digit(first) {
            if let Some(low) = hex_digit(self.read()) {
                return Ok(high * 16 + low);
            }
        } else if first == u32::from('{') && hex_digit(self.peek()).is_some() {
            let mut value = 0;
            loop {
                let c = self.read();
                let Some(digit) = hex_digit(c) else {
                    if c == u32::from('}') {
                        return Ok(value);
                    }
                    return Err(self.error_from(begin, "the escape is not closed; write `}` after its digits"));
                };
                value = value * 16 + digit;
                if value > 0x0010_FFFF {
                    return Err(self.error_from(begin, "there is no such character; write at most `\\x{10FFFF}`"));
                }
            }
        }
        Err(self.error_from(begin, "`\\x` needs hexadecimal digits; write `\\x41` or `\\x{1F600}`"))
    }

    /// `\uhhhh`, or two of them that are a surrogate pair.
    fn unicode_escape(&mut self, begin: usize) -> Result<u32, Error> {
        let first = self.four_digits(begin)?;
        if (0xD800..0xDC00).contains(&first) {
            let after = self.cursor;
            if self.read() == u32::from('\\') && self.read() == u32::from('u') {
                let second = self.four_digits(begin)?;
                if (0xDC00..0xE000).contains(&second) {
                    return Ok(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                }
            }
            self.cursor = after;
        }
        Ok(first)
    }

    fn four_digits(&mut self, begin: usize) -> Result<u32, Error> {
        let mut value = 0;
        for _ in 0..4 {
            let Some(digit) = hex_digit(self.read()) else {
                return Err(self.error_from(begin, "`\\u` needs four hexadecimal digits; write `\\u0041`"));
            };
            value = value * 16 + digit;
        }
        Ok(value)
    }

    /// `\p{…}`, `\pL`; the cursor is on the `p`.
    fn property(&mut self, negate: bool, begin: usize) -> Result<Set, Error> {
        let mut name = String::new();
        let c = self.next();
        if c == u32::from('{') {
            self.next();
            // Blanks between the name's letters are skipped under the comments flag only where Java's reader skips them: at the start.
            while self.at(self.cursor) != u32::from('}') {
                if self.is_end() {
                    return Err(self.error_from(begin, "the property's name is not closed; write `}` after it"));
                }
                name.extend(char::from_u32(self.at(self.cursor)));
                self.cursor += 1;
            }
            self.cursor += 1;
        } else {
            name.extend(char::from_u32(c));
            self.cursor += 1;
        }
        // Finding a name means reading the table.
        self.work(5_000)?;
        match unicode::property(&name, self.flags.ignore_case) {
            Some(set) if negate => Ok(set.negate()),
            Some(set) => Ok(set),
            None => Err(self.error_from(
                begin,
                format!("there is no character property `{name}`; write one of Java's, such as `\\p{{L}}`, `\\p{{Lu}}`, `\\p{{Alpha}}`, \
                         `\\p{{IsLatin}}` or `\\p{{InGreek}}`"),
            )),
        }
    }
}

fn hex_digit(c: u32) -> Option<u32> {
    char::from_u32(c).and_then(|c| c.to_digit(16))
}
