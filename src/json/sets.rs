//! How the pointers of a text differ from those of the value that serde makes of it: by the order of sets, and by aliases.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use core::fmt::Write as _;

use crate::report::PathText;

/// The pointers that a typed value would have, of the violations whose own has an alias, by their index.
pub(super) type TypedPaths = BTreeMap<usize, PathText>;

/// The pointers of the sets that a text holds. A value has a set's items in the set's own order and the text has them in
/// any, so their indices cannot be compared.
#[derive(Default)]
pub(super) struct Sets(BTreeSet<String>);

impl Sets {
    pub(super) fn insert(&mut self, pointer: &str) {
        let pointer = self.blurred(pointer);
        self.0.insert(pointer);
    }

    /// Whether a pointer leads to a set.
    pub(super) fn contains(&self, pointer: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&self.blurred(pointer))
    }

    /// A pointer without the indices of sets' items.
    pub(super) fn blurred(&self, pointer: &str) -> String {
        let mut blurred = String::new();
        for segment in pointer.split('/').skip(1) {
            let segment = if self.0.contains(&blurred) { "" } else { segment };
            // Writing to a `String` cannot fail.
            let _ = write!(blurred, "/{segment}");
        }
        blurred
    }
}
