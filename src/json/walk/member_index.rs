//! Which member of a structure a name belongs to, in a time that does not depend on the structure's size.

use alloc::vec::Vec;

use crate::shape::{Member, Structure};

/// A structure of no more members is searched from one end to the other.
const FEW: usize = 24;

/// An entry of an object and the member that it is, both by their index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    pub(super) member: usize,
    pub(super) entry: usize,
}

/// The members of a structure, in the orders in which they are sought.
pub(super) struct MemberIndex {
    /// The names and other names, sorted, and whose they are.
    names: Vec<(&'static str, usize)>,
    /// Those with something to say if they are absent.
    absent: Vec<usize>,
    /// Those that are flattened into the structure.
    flattened: Vec<usize>,
}

impl MemberIndex {
    /// The index of a structure that is large enough to need one.
    pub(super) fn of(structure: &'static Structure) -> Option<Self> {
        (structure.members.len() > FEW).then(|| Self::new(structure.members))
    }

    fn new(members: &'static [Member]) -> Self {
        let mut index = Self { names: Vec::new(), absent: Vec::new(), flattened: Vec::new() };
        for (at, member) in members.iter().enumerate() {
            if member.flatten {
                index.flattened.push(at);
            } else {
                let names = core::iter::once(&member.name).chain(member.aliases);
                index.names.extend(names.map(|name| (*name, at)));
            }
            if member.flatten || member.is_required() || !member.checks.is_empty() {
                index.absent.push(at);
            }
        }
        index.names.sort_unstable();
        index
    }

    fn find(&self, name: &str) -> Option<usize> {
        // Of two members of one name the first in the declaration is found.
        let at = self.names.partition_point(|(known, _)| *known < name);
        self.names.get(at).filter(|(known, _)| *known == name).map(|(_, member)| *member)
    }
}

/// The member that a name belongs to; members flattened into the structure aside. Texts mostly follow the declaration, so a
/// short structure is searched from behind the last member found.
pub(super) fn find(
    members: &'static [Member],
    index: Option<&MemberIndex>,
    name: &str,
    behind: usize,
) -> Option<usize> {
    if let Some(index) = index {
        return index.find(name);
    }
    let answers = |at: &usize| members.get(*at).is_some_and(|member| !member.flatten && member.answers_to(name));
    (behind..members.len()).find(answers).or_else(|| (0..behind).find(answers))
}

/// The members to come to although no entry is theirs, in declaration order: the one of this number.
pub(super) fn due(members: &'static [Member], index: Option<&MemberIndex>, full: bool, number: usize) -> Option<usize> {
    match index {
        Some(index) if full => index.flattened.get(number).copied(),
        Some(index) => index.absent.get(number).copied(),
        None => (number < members.len()).then_some(number),
    }
}
