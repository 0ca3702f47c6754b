//! The words of reports: bounds and units.

use core::fmt;

use crate::rules::{Measure, Unit};

/// Writes "must have 1 to 255 characters".
pub(crate) struct LengthWords(pub(crate) Option<u64>, pub(crate) Option<u64>, pub(crate) Measure);

impl fmt::Display for LengthWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(min, max, measure) = self;
        f.write_str("must have ")?;
        bounds(f, min.as_ref(), max.as_ref())?;
        write!(f, " {}", measure.noun(max.or(*min).unwrap_or_default()))
    }
}

/// Writes "1 to 255", "at least 1", "at most 255" or "exactly 36".
pub(crate) fn bounds<T: fmt::Display + PartialEq>(
    f: &mut fmt::Formatter<'_>,
    min: Option<&T>,
    max: Option<&T>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
        (Some(min), Some(max)) => write!(f, "{min} to {max}"),
        (Some(min), None) => write!(f, "at least {min}"),
        (None, Some(max)) => write!(f, "at most {max}"),
        (None, None) => f.write_str("any number of"),
    }
}

impl Measure {
    pub(crate) fn noun(self, count: u64) -> &'static str {
        let (one, many) = match self {
            Self::Text(Unit::Chars) => ("character", "characters"),
            Self::Text(Unit::Bytes) | Self::Bytes => ("byte", "bytes"),
            Self::Text(Unit::Utf16) => ("UTF-16 unit", "UTF-16 units"),
            Self::Items => ("item", "items"),
            Self::Entries => ("entry", "entries"),
        };
        if count == 1 { one } else { many }
    }
}
