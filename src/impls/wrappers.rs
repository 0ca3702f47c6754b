//! The standard library's wrappers around one value, which serde reads and writes as that value.

use core::cell::{Cell, RefCell};
use core::cmp::Reverse;
use core::num::{Saturating, Wrapping};

use crate::checker::Checker;
use crate::shape::{Kind, Parsed, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

macro_rules! wrappers {
    ($([$($bound:tt)*] $wrapper:ty: |$this:ident, $cx:ident| $check:expr;)*) => {$(
        impl<T: GlueValidate + $($bound)*> GlueValidate for $wrapper {
            fn shape() -> &'static Shape {
                T::shape()
            }

            #[inline]
            fn check(&self, $cx: &mut Checker<'_>) {
                let $this = self;
                $check;
            }

            const INERT: bool = T::INERT;
        }

        impl<T: TakesRules + $($bound)*> TakesRules for $wrapper {
            type As = T::As;
        }
    )*};
}

wrappers! {
    [Copy] Cell<T>: |this, cx| this.get().check(cx);
    [?Sized] RefCell<T>: |this, cx| match this.try_borrow() {
        Ok(value) => value.check(cx),
        Err(_) => cx.refuse("borrow", "is being changed, so nobody can tell whether it is valid"),
    };
    [] Wrapping<T>: |this, cx| this.0.check(cx);
    [] Reverse<T>: |this, cx| this.0.check(cx);
}

#[cfg(feature = "std")]
wrappers! {
    // A thread that panicked while it held the lock may have left any value behind: it is judged like any other.
    [?Sized] std::sync::Mutex<T>: |this, cx| this.lock().unwrap_or_else(std::sync::PoisonError::into_inner).check(cx);
    [?Sized] std::sync::RwLock<T>: |this, cx| this.read().unwrap_or_else(std::sync::PoisonError::into_inner).check(cx);
}

/// serde reads any whole number, and takes the nearest that the type holds.
macro_rules! saturating {
    ($($integer:ident)*) => {$(
        impl GlueValidate for Saturating<$integer> {
            fn shape() -> &'static Shape {
                const {
                    &Shape::new(
                        stringify!($integer),
                        Kind::Parsed(Parsed::new::<Self>("an integer", <i128 as GlueValidate>::shape)),
                    )
                }
            }

            #[inline]
            fn check(&self, cx: &mut Checker<'_>) {
                cx.integer(self.0);
            }

            const INERT: bool = true;
        }

        impl TakesRules for Saturating<$integer> {
            type As = $integer;
        }
    )*};
}

saturating! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

macro_rules! atomics {
    ($($atomic:ident $plain:ident $width:literal)*) => {$(
        #[cfg(target_has_atomic = $width)]
        impl GlueValidate for core::sync::atomic::$atomic {
            fn shape() -> &'static Shape {
                <$plain as GlueValidate>::shape()
            }

            #[inline]
            fn check(&self, cx: &mut Checker<'_>) {
                self.load(core::sync::atomic::Ordering::Relaxed).check(cx);
            }

            const INERT: bool = true;
        }

        #[cfg(target_has_atomic = $width)]
        impl TakesRules for core::sync::atomic::$atomic {
            type As = $plain;
        }
    )*};
}

atomics! {
    AtomicBool bool "8"
    AtomicI8 i8 "8" AtomicI16 i16 "16" AtomicI32 i32 "32" AtomicI64 i64 "64" AtomicIsize isize "ptr"
    AtomicU8 u8 "8" AtomicU16 u16 "16" AtomicU32 u32 "32" AtomicU64 u64 "64" AtomicUsize usize "ptr"
}
