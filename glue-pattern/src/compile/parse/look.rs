//! Look-arounds and boundaries. All boundaries but the text's two ends become look-arounds.

use crate::compile::ast::{Classes, Greed, Look, Node};
use crate::compile::error::Error;
use crate::compile::parse::atom::Kind;
use crate::compile::parse::parser::Parser;
use crate::compile::parse::study::{Item, Study, study};
use crate::compile::set::{MAX, Set};
use crate::compile::unicode;

impl Parser<'_> {
    /// The body of `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`; the bracket itself has been read.
    pub(super) fn look(
        &mut self,
        behind: bool,
        negate: bool,
        begin: usize,
    ) -> Result<((Node, Vec<Item>), Kind), Error> {
        let inside = self.cursor;
        // Java may start a look-behind between two halves; and in a negative look-around, what never matches does no harm.
        let is_lenient = usize::from(behind || negate);
        self.lenient += is_lenient;
        let (node, items) = self.alternatives()?;
        self.lenient -= is_lenient;
        let units = if behind { self.units(&node, &items, inside, begin)? } else { None };
        let node = Node::Look(Box::new(Look { behind, negate, node, units }));
        Ok(((node, Vec::new()), Kind::Condition))
    }

    /// How many units a look-behind goes back, if that differs from the lengths of its matches.
    fn units(
        &mut self,
        node: &Node,
        items: &[Item],
        inside: usize,
        begin: usize,
    ) -> Result<Option<(u32, Option<u32>)>, Error> {
        let java_counts_characters = self.chars[inside.min(self.chars.len())..].iter().any(|&c| c > 0xFFFF);
        let Some((least, most, is_exact)) = distance(node, study(items), java_counts_characters) else {
            return Err(self.error_from(
                begin,
                "the look-behind has no maximum length; write counts such as `{0,9}` instead of `*` and `+`, and no count behind a \
                 group with alternatives",
            ));
        };
        if is_exact && (java_counts_characters || !mentions_wide(node, &self.classes)) {
            return Ok(None);
        }
        // Characters of one unit and of two must not share an atom.
        self.classes.intern(Set::range(0x1_0000, MAX));
        Ok(Some((least, most)))
    }

    /// `^`
    pub(super) fn caret(&mut self) -> Result<Node, Error> {
        if !self.flags.multiline {
            return Ok(Node::Start);
        }
        // Java's `^` holds at the beginning of a line, but never at the end of the text, not even of an empty one.
        let mut line_starts = vec![Node::Start];
        if self.flags.unix_lines {
            line_starts.push(self.behind(Set::single(0x0A))?);
        } else {
            line_starts.push(self.behind(unicode::line_terminators().minus(&Set::single(0x0D)))?);
            let cr = self.behind(Set::single(0x0D))?;
            line_starts.push(Node::concat(vec![cr, self.ahead(true, Set::single(0x0A))?]));
        }
        Ok(Node::concat(vec![self.ahead(false, Set::all())?, Node::Alt(line_starts)]))
    }

    /// `$` and `\Z`
    pub(super) fn dollar(&mut self, multiline: bool) -> Result<Node, Error> {
        let end = |node: Node| if multiline { node } else { Node::concat(vec![node, Node::End]) };
        let newline = self.own_class(Set::single(0x0A))?;
        if self.flags.unix_lines {
            return Ok(Node::Alt(vec![Node::End, Node::look(false, false, end(newline))]));
        }
        let cr = self.own_class(Set::single(0x0D))?;
        let others = self.own_class(unicode::line_terminators().minus(&Set::single(0x0A)))?;
        let mut terminators = vec![others];
        if !multiline {
            terminators.push(Node::concat(vec![cr.clone(), newline.clone()]));
        }
        Ok(Node::Alt(vec![
            Node::End,
            Node::look(false, false, end(Node::Alt(terminators))),
            // Between the two halves of a CR LF there is no end of line.
            Node::concat(vec![Node::look(true, true, cr), Node::look(false, false, end(newline))]),
        ]))
    }

    /// `\b` and `\B`. Java asks for letters and digits of all scripts here, though its `\w` is ASCII.
    pub(super) fn word_boundary(&mut self, negate: bool) -> Result<Node, Error> {
        if let Some(known) = &self.boundaries[usize::from(negate)] {
            return Ok(known.clone());
        }
        let node = self.new_word_boundary(negate)?;
        self.boundaries[usize::from(negate)] = Some(node.clone());
        Ok(node)
    }

    fn new_word_boundary(&mut self, negate: bool) -> Result<Node, Error> {
        // A mark counts as a letter if a letter or digit stands before it and its fellow marks. Java steps back by UTF-16 units there, so
        // that characters of two units are neither.
        let basic = Set::range(0, 0xFFFF);
        let word = self.own_class(unicode::word_of_boundary().clone())?;
        let base = self.own_class(unicode::letter_or_digit().intersect(&basic))?;
        let mark = self.own_class(unicode::nonspacing_marks().clone())?;
        let basic_mark = self.own_class(unicode::nonspacing_marks().intersect(&basic))?;
        let marked = |marks_at_least| {
            Node::concat(vec![base.clone(), Node::repeat(basic_mark.clone(), marks_at_least, None, Greed::Greedy)])
        };
        let before = Node::alt(vec![word.clone(), marked(1)]);
        let behind = |negate| Node::look(true, negate, before.clone());
        let mark_after = Node::concat(vec![Node::look(true, false, marked(0)), Node::look(false, false, mark.clone())]);
        let no_mark_after = Node::alt(vec![Node::look(true, true, marked(0)), Node::look(false, true, mark)]);
        let after = Node::alt(vec![Node::look(false, false, word.clone()), mark_after]);
        let not_after = Node::concat(vec![Node::look(false, true, word), no_mark_after]);
        let (same, other) = ((after.clone(), not_after.clone()), (not_after, after));
        let (if_word, if_not) = if negate { same } else { other };
        Ok(Node::Alt(vec![Node::concat(vec![behind(false), if_word]), Node::concat(vec![behind(true), if_not])]))
    }

    fn behind(&mut self, set: Set) -> Result<Node, Error> {
        let class = self.own_class(set)?;
        Ok(Node::look(true, false, class))
    }

    fn ahead(&mut self, negate: bool, set: Set) -> Result<Node, Error> {
        let class = self.own_class(set)?;
        Ok(Node::look(false, negate, class))
    }
}

/// The fewest and the most (`None`: any number) characters that Java goes back, and whether these are the lengths of the look-behind's
/// matches; `None` if Java refuses it, or counts in a way that is not reproduced here.
fn distance(node: &Node, study: Study, counts_characters: bool) -> Option<(u32, Option<u32>, bool)> {
    if !study.has_max {
        return None;
    }
    let least = u32::try_from(study.min).ok()?;
    let most = u32::try_from(study.max).ok();
    let natural = most_of(node);
    if natural.is_some() && natural == most {
        return Some((least, most, true));
    }
    // No text is this long. A negative number means the same if subtracting it from any relevant index overflows once more.
    let is_far = study.max >= 0x4000_0000;
    let wraps = !counts_characters && study.max.checked_sub(i32::MIN).is_some_and(|over| over <= study.min);
    if natural.is_none() && (is_far || wraps) {
        return Some((least, None, true));
    }
    // The number has overflowed to a small one, or to one below 0, with which nothing ever matches.
    match most {
        _ if counts_characters => None,
        Some(most) if !is_far => Some((least, Some(most), false)),
        None if study.max > -0x4000_0000 => Some((1, Some(0), false)),
        _ => None,
    }
}

/// The most characters of a node's matches; `None` if there is no most.
fn most_of(node: &Node) -> Option<u32> {
    match node {
        Node::Empty | Node::Look(_) | Node::Start | Node::End => Some(0),
        Node::Class(_) => Some(1),
        Node::Concat(nodes) => nodes.iter().try_fold(0, |most: u32, node| most.checked_add(most_of(node)?)),
        Node::Alt(nodes) => nodes.iter().try_fold(0, |most, node| Some(most.max(most_of(node)?))),
        Node::Repeat { node, max, .. } => match most_of(node)? {
            0 => Some(0),
            most => most.checked_mul((*max)?),
        },
        Node::Atomic { node } => most_of(node),
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
        Node::Repeat { node, .. } | Node::Atomic { node } => mentions_wide(node, classes),
    }
}
