//! Groups and inline flags.

use crate::compile::ast::Node;
use crate::compile::error::Error;
use crate::compile::parse::atom::Kind;
use crate::compile::parse::parser::Parser;
use crate::compile::parse::study::Item;

impl Parser<'_> {
    /// A group with its quantifier and what Java makes of it, or nothing for `(?i)`.
    pub(super) fn group(&mut self) -> Result<Option<(Node, Vec<Item>)>, Error> {
        let begin = self.cursor;
        let saved = self.flags;
        let ((node, items), kind) = if self.next() == u32::from('?') {
            match char::from_u32(self.skip()).unwrap_or('\u{FFFD}') {
                ':' => (self.alternatives()?, Kind::Group),
                '=' => self.look(false, false, begin)?,
                '!' => self.look(false, true, begin)?,
                '>' => {
                    let (node, items) = self.alternatives()?;
                    ((Node::atomic(node), items), Kind::Independent)
                }
                '<' => match char::from_u32(self.read()).unwrap_or('\u{FFFD}') {
                    '=' => self.look(true, false, begin)?,
                    '!' => self.look(true, true, begin)?,
                    first => {
                        self.name(first, begin)?;
                        (self.alternatives()?, Kind::Group)
                    }
                },
                '$' | '@' => {
                    return Err(self.error_from(begin, "there is no such group; write `(?:` for a plain one"));
                }
                _ => {
                    self.cursor -= 1;
                    self.set_flags()?;
                    match char::from_u32(self.read()).unwrap_or('\u{FFFD}') {
                        ')' => return Ok(None),
                        ':' => (self.alternatives()?, Kind::Group),
                        _ => {
                            return Err(self.error_from(
                                begin,
                                "there is no such group or flag; write `(?:` for a plain group, `(?i)` and the like for the \
                                 flags d, i, m, s, u, x",
                            ));
                        }
                    }
                }
            }
        } else {
            (self.alternatives()?, Kind::Group)
        };
        if self.read() != u32::from(')') {
            return Err(
                self.error_at(begin, "the group is not closed; write `)` at its end, or `\\(` for the character")
            );
        }
        self.flags = saved;
        self.quantified(node, kind, items).map(Some)
    }

    /// The rest of `(?<name>` after the first letter.
    fn name(&mut self, first: char, begin: usize) -> Result<(), Error> {
        let mut name = String::new();
        let mut c = first;
        while c.is_ascii_alphabetic() || (c.is_ascii_digit() && !name.is_empty()) {
            name.push(c);
            c = char::from_u32(self.read()).unwrap_or('\u{FFFD}');
        }
        if name.is_empty() || c != '>' {
            return Err(self.error_from(
                begin,
                "the group's name is not a name; write a letter, then letters and digits, then `>`",
            ));
        }
        self.work(name.len())?;
        if self.names.contains(&name) {
            return Err(self.error_from(begin, format!("the group name `{name}` is taken; write another")));
        }
        self.names.insert(name);
        Ok(())
    }

    /// The letters of `(?ims-x)`.
    fn set_flags(&mut self) -> Result<(), Error> {
        let mut value = true;
        loop {
            let c = self.peek();
            match char::from_u32(c).unwrap_or('\u{FFFD}') {
                'i' => self.flags.ignore_case = value,
                'm' => self.flags.multiline = value,
                's' => self.flags.dot_all = value,
                'd' => self.flags.unix_lines = value,
                'u' => self.flags.unicode_case = value,
                'x' => self.flags.comments = value,
                'c' => {
                    return Err(self.error_at(
                        self.cursor,
                        "the flag `c` (canonical equivalence) is not supported; write both forms as alternatives",
                    ));
                }
                'U' => {
                    return Err(self.error_at(
                        self.cursor,
                        "the flag `U` (Unicode classes) is not supported; write the class meant, such as `\\p{IsAlphabetic}` or \
                         `\\p{IsDigit}`",
                    ));
                }
                '-' if value => value = false,
                _ => return Ok(()),
            }
            self.next();
        }
    }
}
