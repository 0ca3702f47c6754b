//! A value that did not pass, with what is wrong with it; and the valid parts of a valid whole.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::report::Report;
use crate::validate::{GlueValidate, Valid};

/// A value that was validated and is not valid, with its report. [`Valid::try_new`] gives it back.
///
/// ```
/// use glue_validate::{GlueValidate, Valid};
///
/// #[derive(Debug, GlueValidate)]
/// struct StopSession {
///     #[len(1, 255)]
///     id: String,
/// }
///
/// let invalid = Valid::try_new(StopSession { id: String::new() }).unwrap_err();
/// assert_eq!(invalid.to_string(), "/id: must have 1 to 255 characters, has 0");
///
/// let (mut stop, _report) = invalid.into_parts();
/// stop.id.push_str("session-1");
/// assert!(Valid::try_new(stop).is_ok());
/// ```
#[derive(Clone)]
pub struct Invalid<T> {
    value: T,
    report: Box<Report>,
}

impl<T> Invalid<T> {
    /// The value.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// What is wrong with it.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Gives the value back, to be mended.
    pub fn into_value(self) -> T {
        self.value
    }

    /// Gives both back.
    pub fn into_parts(self) -> (T, Report) {
        (self.value, *self.report)
    }
}

/// What is wrong with the value. The value itself may hold secrets, and is left out.
impl<T> fmt::Debug for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invalid").field("report", &self.report).finish_non_exhaustive()
    }
}

impl<T> fmt::Display for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}

impl<T> core::error::Error for Invalid<T> {}

impl<T> From<Invalid<T>> for Report {
    fn from(invalid: Invalid<T>) -> Self {
        *invalid.report
    }
}

impl<T: GlueValidate> Valid<T> {
    /// Like [`new`](Self::new), and gives the value back if it is not valid.
    ///
    /// # Errors
    /// The value, with what is wrong with it.
    pub fn try_new(value: T) -> Result<Self, Invalid<T>> {
        match value.validate() {
            Ok(()) => Ok(Self::new_unchecked(value)),
            Err(report) => Err(Invalid { value, report: Box::new(report) }),
        }
    }
}

// What follows needs no second look: an `Option`, a pointer and a list of the standard library ask the rules of their place of
// nothing that they hold, so what they hold was judged by its own rules alone. A field of a structure was not: its rules take
// the place of its type's.

impl<T> Valid<Option<T>> {
    /// The valid value in a valid `Option`.
    pub fn transpose(this: Self) -> Option<Valid<T>> {
        Self::into_inner(this).map(Valid::new_unchecked)
    }
}

impl<T> Valid<Vec<T>> {
    /// The items of a valid list, each of them valid.
    pub fn into_items(this: Self) -> impl ExactSizeIterator<Item = Valid<T>> {
        Self::into_inner(this).into_iter().map(Valid::new_unchecked)
    }
}

impl<T> Valid<T> {
    /// A reference to a valid value, as a valid value of its own.
    pub const fn by_ref(this: &Self) -> Valid<&T> {
        Valid::new_unchecked(this.inner())
    }
}
