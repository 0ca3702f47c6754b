//! Functions that a report says nothing of, since they were not asked.

use alloc::string::String;
use core::fmt;

use super::path_text::PathText;
use super::violation::Root;
use super::visible::visible;

/// How many a report names.
pub(crate) const NAMED: usize = 16;

/// A function of the user's (`#[check]` of a type) that was not asked about a value, since what it reads there is at fault. It may
/// refuse the value once that is mended.
///
/// ```
/// use glue_validate::GlueValidate;
///
/// #[derive(GlueValidate)]
/// #[check(in_order)]
/// struct Span {
///     first: u32,
///     last: u32,
///     #[range(max = 5)]
///     step: u32,
/// }
///
/// fn in_order(span: &Span) -> Result<(), &'static str> {
///     if span.first <= span.last { Ok(()) } else { Err("`first` must not come after `last`") }
/// }
///
/// let report = Span { first: 2, last: 1, step: 6 }.validate().unwrap_err();
/// let [unchecked] = report.unchecked() else { unreachable!() };
/// assert_eq!((unchecked.path(), unchecked.check()), ("", "in_order"));
/// assert_eq!(
///     report.to_string(),
///     "/step: must be at most 5\nthe value: not checked by `in_order`, which reads what is at fault"
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Unchecked {
    pub(crate) path: PathText,
    pub(crate) check: &'static str,
}

impl Unchecked {
    /// Where the value is, as a [violation's path](super::Violation::path).
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The function, as the attribute has it.
    pub fn check(&self) -> &'static str {
        self.check
    }

    /// In words.
    pub(crate) fn line(&self, root: Root) -> String {
        let path = if self.path.is_empty() { root.of_value() } else { &self.path };
        alloc::format!("{}: not checked by `{}`, which reads what is at fault", visible(path), self.check)
    }
}

impl fmt::Display for Unchecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Root::Value))
    }
}

/// `{"path", "check"}`.
#[cfg(feature = "serde")]
impl serde::Serialize for Unchecked {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        let mut entry = serializer.serialize_struct("Unchecked", 2)?;
        entry.serialize_field("path", self.path())?;
        entry.serialize_field("check", self.check)?;
        entry.end()
    }
}
