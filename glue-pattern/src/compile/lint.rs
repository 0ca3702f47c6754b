//! What a pattern says that its author can hardly mean.

use std::fmt;
use std::ops::Range;

use crate::compile::ast::Node;
use crate::compile::pieces::is_end;

/// Something that is allowed in a pattern but hardly means what its author thinks. See [`Compiled::lints`].
///
/// [`Compiled::lints`]: crate::compile::Compiled::lints
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    kind: LintKind,
    span: Range<usize>,
}

/// The kind of a [`Lint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LintKind {
    /// An alternative of a pattern that is matched in full begins with `^` and does not end in `$`: it looks as if more might follow.
    OnlyStartAnchored,
    /// An alternative of a pattern that is matched in full ends in `$` and does not begin with `^`.
    OnlyEndAnchored,
    /// A pattern that is looked for anywhere ends in `$`, which also holds before a line terminator at the text's end: `^[a-z]+$` finds
    /// `"abc\n"`. `\z` does not.
    DollarBeforeLineEnd,
}

impl Lint {
    pub(crate) fn new(kind: LintKind, span: Range<usize>) -> Self {
        Self { kind, span }
    }

    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> LintKind {
        self.kind
    }

    /// The bytes of the pattern that it is about.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            LintKind::OnlyStartAnchored => {
                "the whole text must match anyway, nothing may follow; write `$` at the end too, or `.*` if anything may follow"
            }
            LintKind::OnlyEndAnchored => {
                "the whole text must match anyway, nothing may precede; write `^` at the beginning too, or `.*` if anything may precede"
            }
            LintKind::DollarBeforeLineEnd => {
                "`$` also holds before a line terminator at the text's end; write `\\z` for the end alone"
            }
        })
    }
}

/// What there is to say about the anchors of a pattern of `length` bytes.
pub(crate) fn anchors(node: &Node, length: usize, partial: bool) -> Option<Lint> {
    let alternatives = match node {
        Node::Alt(nodes) if !is_end(node) => &nodes[..],
        node => std::slice::from_ref(node),
    };
    let kind = alternatives.iter().find_map(|node| {
        let nodes = match node {
            Node::Concat(nodes) => &nodes[..],
            node => std::slice::from_ref(node),
        };
        let starts = nodes.first() == Some(&Node::Start);
        let last = nodes.last().filter(|node| is_end(node));
        match (starts, last) {
            // `\z` is `Node::End` alone.
            (_, Some(Node::Alt(_))) if partial => Some(LintKind::DollarBeforeLineEnd),
            _ if partial || nodes.len() == 1 => None,
            (true, None) => Some(LintKind::OnlyStartAnchored),
            (false, Some(_)) => Some(LintKind::OnlyEndAnchored),
            _ => None,
        }
    })?;
    Some(Lint::new(kind, 0..length))
}
