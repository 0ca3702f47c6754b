//! Tuples: lists of fixed length, each item of its own type.

use crate::__private::{member, structure};
use crate::checker::Checker;
use crate::shape::{Kind, Member, Shape};
use crate::types::{LenApplies, TakesRules};
use crate::validate::GlueValidate;

// Errors about other types shall not list twelve of them among those that would do.
macro_rules! tuples {
    ($($len:literal: $($item:ident $index:tt),*;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($item: GlueValidate),*> GlueValidate for ($($item,)*) {
            fn shape() -> &'static Shape {
                const {
                    let members = const { &[$(Member::new("", <$item as GlueValidate>::shape)),*] };
                    &Shape::new("tuple", Kind::Tuple(members))
                }
            }

            fn check(&self, cx: &mut Checker<'_>) {
                cx.tuple($len);
                structure(cx, Self::shape(), |members| {
                    $(member(members, $index, &self.$index);)*
                });
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($item),*> TakesRules for ($($item,)*) {
            type As = Self;
        }

        #[diagnostic::do_not_recommend]
        impl<$($item),*> LenApplies for ($($item,)*) {}
    )*};
}

tuples! {
    1: T0 0;
    2: T0 0, T1 1;
    3: T0 0, T1 1, T2 2;
    4: T0 0, T1 1, T2 2, T3 3;
    5: T0 0, T1 1, T2 2, T3 3, T4 4;
    6: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5;
    7: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5, T6 6;
    8: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5, T6 6, T7 7;
    9: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5, T6 6, T7 7, T8 8;
    10: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5, T6 6, T7 7, T8 8, T9 9;
    11: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5, T6 6, T7 7, T8 8, T9 9, T10 10;
    12: T0 0, T1 1, T2 2, T3 3, T4 4, T5 5, T6 6, T7 7, T8 8, T9 9, T10 10, T11 11;
}
