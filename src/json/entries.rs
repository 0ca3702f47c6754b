//! The entries of an object, and who took which.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::tape::NodeId;

/// An entry of an object.
pub(super) struct Entry<'j> {
    /// The key without escapes.
    pub(super) name: Cow<'j, str>,
    pub(super) key: NodeId,
    pub(super) value: NodeId,
    /// Whether something of the shape answered to it.
    pub(super) taken: bool,
    /// Who took it: nothing else finds it then.
    pub(super) owner: Option<Owner>,
}

/// Whoever takes entries of an object, numbered in the order of asking.
pub(super) type Owner = u32;

impl<'j> Entry<'j> {
    pub(super) const fn new(name: Cow<'j, str>, key: NodeId, value: NodeId) -> Self {
        Self { name, key, value, taken: false, owner: None }
    }

    /// The same entry, as nobody took it.
    pub(super) fn untaken(&self) -> Self {
        Self::new(self.name.clone(), self.key, self.value)
    }

    pub(super) const fn is_free(&self) -> bool {
        self.owner.is_none()
    }

    pub(super) const fn take(&mut self, owner: Owner) {
        self.taken = true;
        self.owner = Some(owner);
    }
}

/// Frees what `since` and all later owners took.
pub(super) fn give_back(entries: &mut [Entry<'_>], since: Owner) {
    for entry in entries.iter_mut().filter(|entry| entry.owner >= Some(since)) {
        entry.owner = None;
    }
}

/// The indices of the entries whose name an earlier one has, in order.
pub(super) fn repeated(entries: &[Entry<'_>]) -> Vec<usize> {
    let name = |index: usize| entries.get(index).map(|entry| &*entry.name);
    if entries.len() <= FEW {
        let is_repeated = |index: &usize| (0..*index).any(|earlier| name(earlier) == name(*index));
        return (0..entries.len()).filter(is_repeated).collect();
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    // A stable sort: among equal names the first of the text stays first.
    order.sort_by_key(|index| name(*index));
    let behind_their_like = order.windows(2).filter_map(|pair| match pair {
        [before, after] if name(*before) == name(*after) => Some(*after),
        _ => None,
    });
    let mut repeated: Vec<usize> = behind_their_like.collect();
    repeated.sort_unstable();
    repeated
}

/// So many names are compared each with each.
const FEW: usize = 8;
