//! Strings, numbers, `bool`, `char`, `()`.

use alloc::string::String;
use core::marker::PhantomData;
use core::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use crate::checker::Checker;
use crate::shape::{Integer, Kind, Shape};
use crate::validate::GlueValidate;

macro_rules! scalars {
    ($($scalar:ty: $name:expr, $kind:expr, |$value:ident, $cx:ident| $check:expr $(, { $($more:tt)* })?;)*) => {$(
        impl GlueValidate for $scalar {
            fn shape() -> &'static Shape {
                const { &Shape::new($name, $kind) }
            }

            #[inline]
            fn check(&self, $cx: &mut Checker<'_>) {
                let $value = self;
                $check;
            }

            const INERT: bool = true;

            $($($more)*)?
        }
    )*};
}

scalars! {
    str: "string", Kind::String, |value, cx| cx.string(value);
    String: "string", Kind::String, |value, cx| cx.string(value);
    bool: "boolean", Kind::Boolean, |value, cx| cx.boolean(*value);
    char: "character", Kind::Character, |value, cx| cx.string(value.encode_utf8(&mut [0; 4]));
    (): "unit", Kind::Unit, |_value, cx| cx.absent();
}

macro_rules! floats {
    ($($float:ident: $name:literal, $single:literal;)*) => {$(
        impl GlueValidate for $float {
            fn shape() -> &'static Shape {
                const { &Shape::new($name, Kind::Float { single: $single }) }
            }

            #[inline]
            fn check(&self, cx: &mut Checker<'_>) {
                cx.$float(*self);
            }

            // Not inert: it may be infinite, or NaN.
        }
    )*};
}

floats! {
    f32: "float", true;
    f64: "double", false;
}

impl<T: ?Sized> GlueValidate for PhantomData<T> {
    fn shape() -> &'static Shape {
        <()>::shape()
    }

    #[inline]
    fn check(&self, cx: &mut Checker<'_>) {
        ().check(cx);
    }

    const INERT: bool = true;
}

macro_rules! whole {
    ($integer:ident, $nonzero:literal) => {
        Kind::Integer(
            #[allow(
                clippy::cast_lossless,
                clippy::cast_possible_wrap,
                clippy::cast_sign_loss,
                reason = "the limits of this very type"
            )]
            Integer { min: $integer::MIN as i128, max: $integer::MAX as u128, nonzero: $nonzero },
        )
    };
}

macro_rules! integers {
    ($($integer:ident $nonzero:ident),*) => {$(
        scalars! {
            $integer: stringify!($integer), whole!($integer, false), |value, cx| cx.integer(*value);
            $nonzero: stringify!($nonzero), whole!($integer, true), |value, cx| cx.integer(value.get());
        }
    )*};
}

integers! {
    i8 NonZeroI8, i16 NonZeroI16, i32 NonZeroI32, i64 NonZeroI64, i128 NonZeroI128, isize NonZeroIsize,
    u16 NonZeroU16, u32 NonZeroU32, u64 NonZeroU64, u128 NonZeroU128, usize NonZeroUsize
}

scalars! {
    u8: "u8", whole!(u8, false), |value, cx| cx.integer(*value), {
        fn shape_of_slice_reference() -> &'static Shape {
            crate::impls::borrowed::in_place()
        }
    };
    NonZeroU8: "u8", whole!(u8, true), |value, cx| cx.integer(value.get());
}
