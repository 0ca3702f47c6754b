//! What types said of the values that they were asked to judge.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::json::tape::NodeId;
use crate::report::{Class, Violation};
use crate::shape::Shape;

/// What types said of the values that they were asked to judge.
#[derive(Default)]
pub(super) struct Judged {
    /// What they found where the walk found something else, each with the number of violations that the walk had before the value.
    pub(super) violations: Vec<(usize, Violation)>,
    /// The gravest class of what there was no room for.
    pub(super) beyond: Option<Class>,
    /// Why the type of the whole text does not read it.
    pub(super) refusal: Option<String>,
    /// The nodes that serde refuses; missing as long as nobody asked.
    pub(super) unread: Option<BTreeSet<NodeId>>,
    /// Which values were read in vain, as which shapes.
    pub(super) vain: BTreeSet<(NodeId, *const Shape)>,
    /// How many bytes were read in vain.
    pub(super) spent: usize,
}
