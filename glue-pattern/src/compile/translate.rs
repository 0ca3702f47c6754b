//! The same pattern in the dialect of the `regex` crate.

use std::fmt::Write;

use crate::compile::ast::{Classes, Greed, Node};
use crate::compile::budget::Budget;
use crate::compile::set::Set;
use crate::compile::{Error, Options, parse, pieces};

/// The pattern in the dialect of the `regex` crate, anchored at both ends unless `options.partial`; `Ok(None)` if it has look-arounds,
/// inner boundaries or atomic groups, which that crate does not have.
///
/// Every class is written out, so no flag and no Unicode version of the other engine matters.
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
/// As [`compile`](super::compile()) for patterns that cannot be read.
pub fn translate(source: &str, options: &Options) -> Result<Option<String>, Error> {
    let parse::Ast { node, classes } = parse::parse(source, &Budget::new())?;
    let node = if options.partial { node } else { pieces::trimmed(&node) };
    let mut out = String::new();
    if write(&node, &classes, &mut out).is_none() {
        return Ok(None);
    }
    Ok(Some(if options.partial { out } else { format!(r"\A(?:{out})\z") }))
}

fn write(node: &Node, classes: &Classes, out: &mut String) -> Option<()> {
    match node {
        Node::Repeat { leaves_early: true, .. } | Node::Atomic { .. } | Node::Look(_) => return None,
        Node::Empty => out.push_str("(?:)"),
        Node::Class(class) => write_class(classes.get(*class), out),
        Node::Concat(nodes) => nodes.iter().try_for_each(|node| match node {
            Node::Alt(_) => group(node, classes, out),
            node => write(node, classes, out),
        })?,
        Node::Alt(nodes) => {
            for (at, node) in nodes.iter().enumerate() {
                out.push_str(if at > 0 { "|" } else { "" });
                write(node, classes, out)?;
            }
        }
        Node::Repeat { node, min, max, greed, .. } => {
            group(node, classes, out)?;
            let max = max.map(|max| max.to_string()).unwrap_or_default();
            let lazy = if *greed == Greed::Lazy { "?" } else { "" };
            let _ = write!(out, "{{{min},{max}}}{lazy}");
        }
        Node::Start => out.push_str(r"\A"),
        Node::End => out.push_str(r"\z"),
    }
    Some(())
}

fn group(node: &Node, classes: &Classes, out: &mut String) -> Option<()> {
    if matches!(node, Node::Class(_)) {
        return write(node, classes, out);
    }
    out.push_str("(?:");
    write(node, classes, out)?;
    out.push(')');
    Some(())
}

fn write_class(set: &Set, out: &mut String) {
    let set = set.minus(&Set::range(0xD800, 0xDFFF));
    if set.is_empty() {
        out.push_str(r"[^\x{0}-\x{10FFFF}]");
        return;
    }
    out.push('[');
    for &(low, high) in set.ranges() {
        let _ = write!(out, r"\x{{{low:x}}}");
        if high > low {
            let _ = write!(out, r"-\x{{{high:x}}}");
        }
    }
    out.push(']');
}
