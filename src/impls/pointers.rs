//! `Option`, and pointers, which are what they point to.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;

use crate::checker::Checker;
use crate::shape::{Kind, Shape};
use crate::validate::GlueValidate;

impl<T: GlueValidate> GlueValidate for Option<T> {
    fn shape() -> &'static Shape {
        const { &Shape::new("optional", Kind::Optional(<T as GlueValidate>::shape)) }
    }

    #[inline]
    fn check(&self, cx: &mut Checker<'_>) {
        match self {
            Some(value) => value.check(cx),
            None => cx.absent(),
        }
    }

    const INERT: bool = T::INERT;

    #[inline]
    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(T::is_absent)
    }
}

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty: $shape:ident;)*) => {$(
        impl<$($generics)*> GlueValidate for $pointer {
            fn shape() -> &'static Shape {
                T::$shape()
            }

            #[inline]
            fn check(&self, cx: &mut Checker<'_>) {
                T::check(self, cx);
            }

            const INERT: bool = T::INERT;

            #[inline]
            fn is_absent(&self) -> bool {
                T::is_absent(self)
            }
        }
    )*};
}

pointers! {
    [T: GlueValidate + ?Sized] Box<T>: shape;
    [T: GlueValidate + ?Sized] Rc<T>: shape;
    [T: GlueValidate + ?Sized] Arc<T>: shape;
    [T: GlueValidate + ?Sized] &T: shape_of_reference;
    [T: GlueValidate + ?Sized] &mut T: shape;
    [T: GlueValidate + ToOwned + ?Sized] Cow<'_, T>: shape;
}
