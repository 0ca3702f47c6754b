//! The same pattern in other dialects. Every class is written out, so no flag and no Unicode version of the other engine matters.

use std::fmt::Write;

use crate::compile::ast::{Classes, Greed, Look, Node};
use crate::compile::budget::Budget;
use crate::compile::error::Error;
use crate::compile::options::Options;
use crate::compile::parse;
use crate::compile::pieces;
use crate::compile::set::{MAX, Set};

/// The pattern in the dialect of the `regex` crate, anchored at both ends unless `options.partial`; `Ok(None)` if it has look-arounds,
/// inner boundaries or atomic groups, which that crate does not have.
///
/// ```
/// use glue_pattern::compile::{Options, translate};
///
/// let regex = translate(r"a\d+|b$", &Options::new()).unwrap().unwrap();
/// assert_eq!(regex, r"\A(?:[\x{61}][\x{30}-\x{39}]{1,}|[\x{62}])\z");
/// ```
///
/// # Errors
///
/// As [`compile`](crate::compile::compile()) for patterns that cannot be read.
pub fn translate(source: &str, options: &Options) -> Result<Option<String>, Error> {
    written(source, options, Dialect::Regex)
}

/// The pattern in the dialect of ECMA-262 with the flag `u`, as JSON Schema has it, anchored at both ends unless `options.partial`.
/// `Ok(None)` if that dialect cannot say it: atomic groups and possessive quantifiers that matter, a group that Java leaves early, and
/// look-behinds in which Java counts the halves of characters.
///
/// It means the same on every text of whole characters. Without look-arounds it is one that the `regex` crate reads, too.
///
/// ```
/// use glue_pattern::compile::{Options, to_ecma};
///
/// let ecma = |pattern| to_ecma(pattern, &Options::new()).unwrap();
/// assert_eq!(ecma(r"\w+\.\d{2}").as_deref(), Some(r"^(?:[0-9A-Z_a-z]+\.[0-9]{2})$"));
/// assert_eq!(ecma("(?!-).{1,9}").as_deref(), Some(r"^(?:(?!-)[^\n\r\u{85}\u{2028}\u{2029}]{1,9})$"));
/// assert_eq!(ecma("(?>a|ab)c"), None);
/// ```
///
/// # Errors
///
/// As [`compile`](crate::compile::compile()) for patterns that cannot be read.
pub fn to_ecma(source: &str, options: &Options) -> Result<Option<String>, Error> {
    written(source, options, Dialect::Ecma)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Regex,
    Ecma,
}

fn written(source: &str, options: &Options, dialect: Dialect) -> Result<Option<String>, Error> {
    let parse::Ast { node, classes } = parse::parse(source, &Budget::new())?;
    let node = if options.partial { node } else { pieces::trimmed(&node) };
    let mut writer = Writer { classes: &classes, dialect, out: String::new() };
    if writer.node(&node).is_none() {
        return Ok(None);
    }
    let out = writer.out;
    Ok(Some(match dialect {
        _ if options.partial => out,
        Dialect::Regex => format!(r"\A(?:{out})\z"),
        Dialect::Ecma => format!("^(?:{out})$"),
    }))
}

struct Writer<'a> {
    classes: &'a Classes,
    dialect: Dialect,
    out: String,
}

impl Writer<'_> {
    /// Writes a node; `None` if the dialect cannot express it.
    fn node(&mut self, node: &Node) -> Option<()> {
        match node {
            Node::Empty => self.out.push_str("(?:)"),
            Node::Class(class) => self.class(self.classes.get(*class)),
            Node::Concat(nodes) => nodes.iter().try_for_each(|node| match node {
                Node::Alt(_) => self.group(node),
                node => self.node(node),
            })?,
            Node::Alt(nodes) => {
                for (at, node) in nodes.iter().enumerate() {
                    self.out.push_str(if at > 0 { "|" } else { "" });
                    self.node(node)?;
                }
            }
            Node::Repeat { leaves_early: true, .. } | Node::Atomic { .. } => return None,
            Node::Repeat { node, min, max, greed, .. } => {
                self.group(node)?;
                self.counts(*min, *max);
                self.out.push_str(if *greed == Greed::Lazy { "?" } else { "" });
            }
            Node::Start => self.out.push_str(if self.dialect == Dialect::Ecma { "^" } else { r"\A" }),
            Node::End => self.out.push_str(if self.dialect == Dialect::Ecma { "$" } else { r"\z" }),
            Node::Look(look) => self.look(look)?,
        }
        Some(())
    }

    fn look(&mut self, look: &Look) -> Option<()> {
        if self.dialect == Dialect::Regex || look.units.is_some() {
            return None;
        }
        self.out.push_str(match (look.behind, look.negate) {
            (false, false) => "(?=",
            (false, true) => "(?!",
            (true, false) => "(?<=",
            (true, true) => "(?<!",
        });
        self.node(&look.node)?;
        self.out.push(')');
        Some(())
    }

    fn group(&mut self, node: &Node) -> Option<()> {
        if matches!(node, Node::Class(_)) {
            return self.node(node);
        }
        self.out.push_str("(?:");
        self.node(node)?;
        self.out.push(')');
        Some(())
    }

    fn counts(&mut self, min: u32, max: Option<u32>) {
        let _ = match (self.dialect, min, max) {
            (Dialect::Ecma, 0, None) => write!(self.out, "*"),
            (Dialect::Ecma, 1, None) => write!(self.out, "+"),
            (Dialect::Ecma, 0, Some(1)) => write!(self.out, "?"),
            (Dialect::Ecma, min, Some(max)) if min == max => write!(self.out, "{{{min}}}"),
            (_, min, Some(max)) => write!(self.out, "{{{min},{max}}}"),
            (_, min, None) => write!(self.out, "{{{min},}}"),
        };
    }

    fn class(&mut self, set: &Set) {
        let halves = Set::range(0xD800, 0xDFFF);
        let whole = set.minus(&halves);
        // No text contains half a pair, so a class may include or exclude halves, whichever is shorter.
        let others = set.union(&halves).negate();
        match self.dialect {
            Dialect::Ecma if whole.is_single() => {
                let only = whole.ranges().first().map_or(0, |range| range.0);
                self.character(only, "^$\\.*+?()[]{}|/");
            }
            Dialect::Ecma
                if !whole.is_empty() && others.ranges().len() < whole.ranges().len() && !others.is_empty() =>
            {
                self.ranges("[^", &others);
            }
            _ if whole.is_empty() => self.ranges("[^", &Set::range(0, MAX)),
            _ => self.ranges("[", &whole),
        }
    }

    fn ranges(&mut self, begin: &str, set: &Set) {
        self.out.push_str(begin);
        for &(low, high) in set.ranges() {
            self.character(low, "^$\\.*+?()[]{}|/-");
            if high > low {
                self.out.push_str(if high == low + 1 { "" } else { "-" });
                self.character(high, "^$\\.*+?()[]{}|/-");
            }
        }
        self.out.push(']');
    }

    /// A character, escaped if it is one of `special`.
    fn character(&mut self, c: u32, special: &str) {
        let printable = char::from_u32(c).filter(char::is_ascii_graphic);
        let _ = match (self.dialect, printable) {
            (Dialect::Regex, _) => write!(self.out, r"\x{{{c:x}}}"),
            (Dialect::Ecma, Some(c)) if special.contains(c) => write!(self.out, r"\{c}"),
            (Dialect::Ecma, Some(c)) => write!(self.out, "{c}"),
            (Dialect::Ecma, None) => match c {
                0x0A => write!(self.out, r"\n"),
                0x0D => write!(self.out, r"\r"),
                0x09 => write!(self.out, r"\t"),
                0x20 => write!(self.out, " "),
                _ => write!(self.out, r"\u{{{c:x}}}"),
            },
        };
    }
}
