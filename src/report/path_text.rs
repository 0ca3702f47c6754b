//! The text of a path: most are so short that they need no place on the heap, and a report has many.

use alloc::string::String;
use core::fmt;
use core::ops::Deref;

/// How long a short one is, in bytes.
const SHORT: usize = 30;

/// A text that grows at its end.
#[derive(Clone)]
pub(crate) enum PathText {
    Short { len: u8, bytes: [u8; SHORT] },
    Long(String),
}

impl PathText {
    pub(crate) const EMPTY: Self = Self::Short { len: 0, bytes: [0; SHORT] };

    pub(crate) fn push_str(&mut self, text: &str) {
        match self {
            Self::Short { len, bytes } => {
                let end = usize::from(*len) + text.len();
                if let (Some(rest), Ok(end)) = (bytes.get_mut(usize::from(*len)..end), u8::try_from(end)) {
                    rest.copy_from_slice(text.as_bytes());
                    *len = end;
                } else {
                    let mut long = String::with_capacity(end.max(2 * SHORT));
                    long.push_str(self);
                    long.push_str(text);
                    *self = Self::Long(long);
                }
            }
            Self::Long(long) => long.push_str(text),
        }
    }
}

impl Deref for PathText {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            // Only whole texts were put in.
            Self::Short { len, bytes } => {
                bytes.get(..usize::from(*len)).and_then(|text| core::str::from_utf8(text).ok()).unwrap_or_default()
            }
            Self::Long(long) => long,
        }
    }
}

impl fmt::Write for PathText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl PartialEq for PathText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for PathText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use proptest::prelude::*;

    use super::PathText;

    proptest! {
        #[test]
        fn is_what_was_put_in(pieces in prop::collection::vec(".{0,12}", 0..8)) {
            let (mut text, mut expected) = (PathText::EMPTY, String::new());
            for piece in pieces {
                text.push_str(&piece);
                expected.push_str(&piece);
                prop_assert_eq!(&*text, expected.as_str());
            }
        }
    }
}
