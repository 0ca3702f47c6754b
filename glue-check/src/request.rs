//! A request, and where it was found.

use crate::registry::Operation;

/// One request of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'r> {
    pub(crate) operation: &'static Operation,
    pub(crate) file: &'r str,
    /// Where it starts, in a file with several.
    pub(crate) line: Option<usize>,
    pub(crate) text: &'r [u8],
}
