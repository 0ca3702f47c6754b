//! Types that are any text on the wire.

/// Strings of other kinds.
macro_rules! strings {
    ($($text:ty)*) => {$(
        impl $crate::GlueValidate for $text {
            fn shape() -> &'static $crate::shape::Shape {
                <str as $crate::GlueValidate>::shape()
            }

            #[inline]
            fn check(&self, cx: &mut $crate::Checker<'_>) {
                cx.string(self);
            }

            const INERT: bool = true;
        }

        impl $crate::types::TakesRules for $text {
            type As = str;
        }
    )*};
}

pub(super) use strings;
