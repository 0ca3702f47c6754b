//! Types that are text on the wire, and not every text.

/// What such a type tells the checker: its `Display`, if nothing else is said.
macro_rules! checked {
    ($value:expr, $checker:expr) => {
        $checker.display($value)
    };
    ($value:expr, $checker:expr, |$this:ident, $cx:ident| $check:expr) => {{
        let ($this, $cx) = ($value, $checker);
        $check
    }};
}

pub(super) use checked;

/// Text that serde reads and writes through `FromStr` and `Display`.
macro_rules! texts {
    ($($text:ty: $name:literal, $expected:literal $(, |$this:ident, $cx:ident| $check:expr)?;)*) => {$(
        impl $crate::GlueValidate for $text {
            fn shape() -> &'static $crate::shape::Shape {
                use $crate::shape::{Kind, Parsed, Shape};

                const {
                    &Shape::new($name, Kind::Parsed(Parsed::new::<Self>($expected, <str as $crate::GlueValidate>::shape)))
                }
            }

            fn check(&self, cx: &mut $crate::Checker<'_>) {
                $crate::impls::texts::checked!(self, cx $(, |$this, $cx| $check)?);
            }

            const INERT: bool = true;
        }

        impl $crate::types::TakesRules for $text {
            type As = str;
        }
    )*};
}

pub(super) use texts;
