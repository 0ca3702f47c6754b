//! The report: every violation of one request, in order.

use alloc::vec::Vec;
use core::fmt;

use crate::violation::Violation;

/// Everything that is wrong with one value, in declaration order.
///
/// `Display` writes a line for each violation. A report is never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub(crate) violations: Vec<Violation>,
    pub(crate) truncated: bool,
}

impl Report {
    /// The violations: members in declaration order, a container's size before its items, entries in map order.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Goes through the violations.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// Takes the violations out.
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// Whether there were more violations than the cap allows to keep.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Whether the request could not be read as its shape: a service answers `SerializationException` then, and
    /// `ValidationException` otherwise.
    pub fn is_serialization(&self) -> bool {
        self.violations.iter().any(|violation| violation.code().is_serialization())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{violation}")?;
        }
        if self.truncated {
            write!(f, "\nand more: only the first {} are kept", self.violations.len())?;
        }
        Ok(())
    }
}

impl core::error::Error for Report {}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Violation;
    type IntoIter = core::slice::Iter<'r, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.iter()
    }
}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = alloc::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}
