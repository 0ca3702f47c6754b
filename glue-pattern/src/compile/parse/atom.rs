//! What the grammar calls an atom: what a quantifier may follow.

use crate::compile::ast::Node;

/// What a quantifier may repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One character.
    Class,
    /// `\R`
    LineBreak,
    /// Something that consumes nothing.
    Condition,
    Group,
    /// `(?>…)`
    Independent,
}

/// What an escape outside of a class means.
pub(super) enum Escaped {
    Node(Node, Kind),
    /// A literal character.
    Char(u32),
}
