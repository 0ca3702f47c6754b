#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "compile"), no_std)]
#![forbid(unsafe_code)]

mod clue;
#[cfg(feature = "compile")]
pub mod compile;
mod matcher;
mod pattern;

pub use clue::{Clue, Expected};
pub use pattern::Pattern;

/// What the generated expressions are made of. Not for use by hand; it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use crate::matcher::{Alphabet, Class, Counted, Fields, Fixed, Plan, Scan, Segments, Table};
    pub use crate::pattern::{Parts, Pattern};
    pub use core::option::Option::{None, Some};
}
