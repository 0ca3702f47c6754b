//! Look-arounds and boundaries. All boundaries but the text's two ends become look-arounds.

use crate::compile::ast::{Classes, Look, Node};
use crate::compile::error::Error;
use crate::compile::parse::parser::Parser;
use crate::compile::set::Set;
use crate::compile::unicode;

impl Parser<'_> {
    /// The body of `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`; the bracket itself has been read.
    pub(super) fn look(&mut self, behind: bool, negate: bool, begin: usize) -> Result<Node, Error> {
        let inside = self.cursor;
        let node = self.alternatives()?;
        let mut units = None;
        if behind {
            let Some((least, most)) = units_of(&node) else {
                return Err(self.error_from(
                    begin,
                    "the look-behind has no maximum length; write counts such as `{0,9}` instead of `*` and `+`",
                ));
            };
            let java_counts_characters = self.chars[inside.min(self.chars.len())..].iter().any(|&c| c > 0xFFFF);
            if !java_counts_characters && mentions_wide(&node, &self.classes) {
                units = Some((least, most));
                // Characters of one unit and of two must not share an atom.
                self.classes.intern(Set::range(0x1_0000, crate::compile::set::MAX));
            }
        }
        Ok(Node::Look(Box::new(Look { behind, negate, node, units })))
    }

    /// `^`
    pub(super) fn caret(&mut self) -> Node {
        if !self.flags.multiline {
            return Node::Start;
        }
        // Java's `^` holds at the beginning of a line, but never at the end of the text, not even of an empty one.
        let mut line_starts = vec![Node::Start];
        if self.flags.unix_lines {
            line_starts.push(self.behind(Set::single(0x0A)));
        } else {
            line_starts.push(self.behind(unicode::line_terminators().minus(&Set::single(0x0D))));
            let cr = self.behind(Set::single(0x0D));
            line_starts.push(Node::concat(vec![cr, self.ahead(true, Set::single(0x0A))]));
        }
        Node::concat(vec![self.ahead(false, Set::all()), Node::Alt(line_starts)])
    }

    /// `$` and `\Z`
    pub(super) fn dollar(&mut self, multiline: bool) -> Node {
        let end = |node: Node| if multiline { node } else { Node::concat(vec![node, Node::End]) };
        let newline = self.class_node(Set::single(0x0A));
        if self.flags.unix_lines {
            return Node::Alt(vec![Node::End, Node::look(false, false, end(newline))]);
        }
        let cr = self.class_node(Set::single(0x0D));
        let others = self.class_node(unicode::line_terminators().minus(&Set::single(0x0A)));
        let mut terminators = vec![others];
        if !multiline {
            terminators.push(Node::concat(vec![cr.clone(), newline.clone()]));
        }
        Node::Alt(vec![
            Node::End,
            Node::look(false, false, end(Node::Alt(terminators))),
            // Between the two halves of a CR LF there is no end of line.
            Node::concat(vec![Node::look(true, true, cr), Node::look(false, false, end(newline))]),
        ])
    }

    /// `\b` and `\B`. Java asks for letters and digits of all scripts here, though its `\w` is ASCII.
    pub(super) fn word_boundary(&mut self, negate: bool) -> Node {
        let word = unicode::word_of_boundary();
        let marks = unicode::nonspacing_marks();
        // A mark counts as a letter where a letter or digit stands before it and its fellow marks.
        let word = self.class_node(word);
        let base = self.class_node(unicode::letter_or_digit());
        let marks = self.class_node(marks);
        let marked = |marks_at_least| {
            let run = Node::repeat(marks.clone(), marks_at_least, None, crate::compile::ast::Greed::Greedy);
            Node::concat(vec![base.clone(), run])
        };
        let before = Node::alt(vec![word.clone(), marked(1)]);
        let behind = |negate| Node::look(true, negate, before.clone());
        let mark_after =
            Node::concat(vec![Node::look(true, false, marked(0)), Node::look(false, false, marks.clone())]);
        let no_mark_after = Node::alt(vec![Node::look(true, true, marked(0)), Node::look(false, true, marks.clone())]);
        let after = Node::alt(vec![Node::look(false, false, word.clone()), mark_after]);
        let not_after = Node::concat(vec![Node::look(false, true, word), no_mark_after]);
        let (same, other) = ((after.clone(), not_after.clone()), (not_after, after));
        let (if_word, if_not) = if negate { same } else { other };
        Node::Alt(vec![Node::concat(vec![behind(false), if_word]), Node::concat(vec![behind(true), if_not])])
    }

    fn behind(&mut self, set: Set) -> Node {
        let class = self.class_node(set);
        Node::look(true, false, class)
    }

    fn ahead(&mut self, negate: bool, set: Set) -> Node {
        let class = self.class_node(set);
        Node::look(false, negate, class)
    }
}

/// The least and most UTF-16 units by which Java goes back, which counts every class as one unit; `None` where it sees no most.
fn units_of(node: &Node) -> Option<(u32, u32)> {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => Some((0, 0)),
        Node::Class(_) => Some((1, 1)),
        Node::Concat(nodes) => nodes.iter().try_fold((0, 0), |(least, most): (u32, u32), node| {
            let (a, b) = units_of(node)?;
            Some((least.saturating_add(a), most.checked_add(b)?))
        }),
        Node::Alt(nodes) => nodes.iter().try_fold((u32::MAX, 0), |(least, most), node| {
            let (a, b) = units_of(node)?;
            Some((least.min(a), most.max(b)))
        }),
        Node::Repeat { node, min, max, .. } => {
            let (a, b) = units_of(node)?;
            Some((a.saturating_mul(*min), b.checked_mul((*max)?)?))
        }
        Node::Atomic { node, .. } => units_of(node),
    }
}

/// Whether a class of the node holds characters outside the basic plane, or surrogates.
fn mentions_wide(node: &Node, classes: &Classes) -> bool {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => false,
        Node::Class(class) => {
            classes.get(*class).ranges().iter().any(|&(low, high)| high >= 0xD800 && (low < 0xE000 || high > 0xFFFF))
        }
        Node::Concat(nodes) | Node::Alt(nodes) => nodes.iter().any(|node| mentions_wide(node, classes)),
        Node::Repeat { node, .. } | Node::Atomic { node, .. } => mentions_wide(node, classes),
    }
}
