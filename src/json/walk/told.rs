//! The members of a value, as the user's functions ask for them.

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::tape::{NodeId, Tape};

/// The members of a structure or a tuple, as its functions may ask for them.
#[derive(Default)]
pub(super) struct Told {
    /// Whether somebody asks.
    pub(super) wanted: bool,
    pub(super) members: Vec<ToldMember>,
}

/// A member that is there.
pub(super) struct ToldMember {
    /// Its place in the shape.
    pub(super) index: usize,
    pub(super) value: MemberText,
    /// Its name as the text has it, if it has one.
    pub(super) key: Option<NodeId>,
    pub(super) held: bool,
    /// Whether nothing was found in it.
    pub(super) kept: bool,
}

/// The text of a member.
pub(super) enum MemberText {
    Absent,
    Node(NodeId),
    /// What is left of its container's entries, in the place of the object that a flattened member is.
    Entries(NodeId, String),
}

impl Told {
    /// Whether a member can be read, and held; one that nothing was said of is absent.
    pub(super) fn is_readable(&self, index: usize, always: bool) -> bool {
        let mut told = self.members.iter().filter(|told| told.index == index);
        told.all(|told| told.held || always)
    }

    /// Whether nothing was found in a member.
    pub(super) fn is_kept(&self, index: usize) -> bool {
        self.members.iter().filter(|told| told.index == index).all(|told| told.kept)
    }

    pub(super) fn text<'t>(&'t self, index: usize, tape: &'t Tape<'_>) -> Option<&'t str> {
        match &self.members.iter().find(|told| told.index == index)?.value {
            MemberText::Absent => None,
            MemberText::Node(node) => Some(tape.raw(*node)),
            MemberText::Entries(_, text) => Some(text),
        }
    }
}

impl MemberText {
    pub(super) const fn node(&self) -> Option<NodeId> {
        match self {
            Self::Absent => None,
            Self::Node(node) | Self::Entries(node, _) => Some(*node),
        }
    }
}
