//! Matching: the plans of a pattern, all of them plain data.

mod alphabet;
pub(crate) mod bytes;
mod class;
mod counted;
mod explain;
mod fields;
mod fixed;
mod lanes;
mod scan;
mod segments;
mod table;

pub use alphabet::Alphabet;
pub use class::Class;
pub use counted::Counted;
pub use fields::Fields;
pub use fixed::Fixed;
#[cfg(feature = "compile")]
pub(crate) use lanes::{LANES, Range};
pub use scan::Scan;
pub use segments::Segments;
pub use table::Table;

/// How a pattern is matched.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Plan<'a> {
    Scan(Scan<'a>),
    Segments(Segments<'a>),
    Fields(Fields<'a>),
    Fixed(Fixed<'a>),
    Table(Table<'a>),
    Counted(Counted<'a>),
    /// All of these accept the text.
    All(&'a [Plan<'a>]),
}

impl Plan<'_> {
    #[inline]
    pub(crate) fn is_match(&self, text: &str) -> bool {
        // One call for the plans of most patterns. Three arms compile to compares, not to a jump table.
        match self {
            Plan::Scan(scan) => scan.is_match(text),
            Plan::Segments(segments) => segments.is_match(text),
            Plan::Fields(fields) => fields.is_match(text),
            other => other.decide(text),
        }
    }

    #[inline(never)]
    fn decide(&self, text: &str) -> bool {
        match self {
            Plan::Fixed(fixed) => fixed.is_match(text),
            slower => slower.decide_slowly(text),
        }
    }

    #[inline(never)]
    fn decide_slowly(&self, text: &str) -> bool {
        match self {
            Plan::Table(table) => table.is_match(text),
            Plan::Counted(counted) => counted.is_match(text),
            Plan::All(plans) => plans.iter().all(|plan| plan.is_match(text)),
            faster => faster.is_match(text),
        }
    }
}
