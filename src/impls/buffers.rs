//! Types that are bytes, and not text in base64 on the wire as a [`Blob`](crate::Blob) is.

/// Bytes that serde reads by its own bytes: from a list of numbers or a string.
macro_rules! buffers {
    ($([$($generics:tt)*] $buffer:ty;)*) => {$(
        impl<$($generics)*> $crate::GlueValidate for $buffer {
            fn shape() -> &'static $crate::shape::Shape {
                use $crate::shape::{Kind, Parsed, Shape};

                const {
                    let like = <[u8] as $crate::GlueValidate>::shape;
                    &Shape::new("bytes", Kind::Parsed(Parsed::new::<Self>("a list of numbers from 0 to 255", like)))
                }
            }

            fn check(&self, cx: &mut $crate::Checker<'_>) {
                cx.blob(self.as_ref());
            }

            const INERT: bool = true;
        }

        impl<$($generics)*> $crate::types::TakesRules for $buffer {
            type As = $crate::Blob;
        }
    )*};
}

pub(super) use buffers;
