//! Types of the standard library that serde writes as structures and variants.

use core::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};
use core::time::Duration;

use crate::__private::{member, structure, variant};
use crate::checker::Checker;
use crate::rules::Values;
use crate::shape::{Kind, Member, Payload, Shape, Structure, Tag, Union, Variant};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

macro_rules! structures {
    ($([$($generics:tt)*] $ty:ty: $name:literal, |$this:ident| { $($member:literal: $inner:ty = $value:expr),* };)*) => {$(
        impl<$($generics)*> GlueValidate for $ty {
            fn shape() -> &'static Shape {
                const {
                    let members = const { &[$(Member::new($member, <$inner as GlueValidate>::shape)),*] };
                    // serde refuses all other members.
                    &Shape::new($name, Kind::Structure(Structure { members, closed: true }))
                }
            }

            fn check(&self, cx: &mut Checker<'_>) {
                structure(cx, Self::shape(), |members| {
                    let $this = self;
                    let mut index = 0..;
                    $(member::<$inner>(members, index.next().unwrap_or_default(), $value);)*
                });
            }
        }

        impl<$($generics)*> TakesRules for $ty {
            type As = Self;
        }
    )*};
}

structures! {
    [T: GlueValidate] Range<T>: "range", |this| { "start": T = &this.start, "end": T = &this.end };
    [T: GlueValidate] RangeInclusive<T>: "range", |this| { "start": T = this.start(), "end": T = this.end() };
    [T: GlueValidate] RangeFrom<T>: "range", |this| { "start": T = &this.start };
    [T: GlueValidate] RangeTo<T>: "range", |this| { "end": T = &this.end };
    [] Duration: "duration", |this| { "secs": u64 = &this.as_secs(), "nanos": u32 = &this.subsec_nanos() };
}

#[cfg(feature = "std")]
mod system_time {
    use std::time::{SystemTime, UNIX_EPOCH};

    use super::{Checker, GlueValidate, Kind, Member, Shape, Structure, TakesRules, member, structure};

    impl GlueValidate for SystemTime {
        fn shape() -> &'static Shape {
            const {
                let members = const {
                    &[Member::new("secs_since_epoch", u64::shape), Member::new("nanos_since_epoch", u32::shape)]
                };
                &Shape::new("time", Kind::Structure(Structure { members, closed: true }))
            }
        }

        fn check(&self, cx: &mut Checker<'_>) {
            match self.duration_since(UNIX_EPOCH) {
                Ok(since) => structure(cx, Self::shape(), |members| {
                    member(members, 0, &since.as_secs());
                    member(members, 1, &since.subsec_nanos());
                }),
                Err(_) => cx.refuse("since_epoch", "must not be before 1970, which serde cannot write"),
            }
        }
    }

    impl TakesRules for SystemTime {
        type As = Self;
    }
}

macro_rules! unions {
    ($([$($generics:tt)*] $ty:ty: $name:literal, [$($variant:literal $payload:expr),*], |$this:ident, $cx:ident| $check:expr;)*) => {$(
        impl<$($generics)*> GlueValidate for $ty {
            fn shape() -> &'static Shape {
                const {
                    let variants = const { &[$(Variant::new($variant, $payload)),*] };
                    &Shape::new($name, Kind::Union(Union::new(Tag::External, Values::new(&[$($variant),*]), variants)))
                }
            }

            fn check(&self, $cx: &mut Checker<'_>) {
                let $this = self;
                $check;
            }
        }

        impl<$($generics)*> TakesRules for $ty {
            type As = Self;
        }
    )*};
}

unions! {
    [T: GlueValidate, E: GlueValidate] Result<T, E>: "result",
        [
            "Ok" Payload::Newtype(Member::new("", <T as GlueValidate>::shape)),
            "Err" Payload::Newtype(Member::new("", <E as GlueValidate>::shape))
        ],
        |this, cx| match this {
            Ok(value) => variant(cx, Self::shape(), 0, |members| member(members, 0, value)),
            Err(error) => variant(cx, Self::shape(), 1, |members| member(members, 0, error)),
        };
    [T: GlueValidate] Bound<T>: "bound",
        [
            "Unbounded" Payload::Unit,
            "Included" Payload::Newtype(Member::new("", <T as GlueValidate>::shape)),
            "Excluded" Payload::Newtype(Member::new("", <T as GlueValidate>::shape))
        ],
        |this, cx| match this {
            Bound::Unbounded => variant(cx, Self::shape(), 0, |_| {}),
            Bound::Included(value) => variant(cx, Self::shape(), 1, |members| member(members, 0, value)),
            Bound::Excluded(value) => variant(cx, Self::shape(), 2, |members| member(members, 0, value)),
        };
}
