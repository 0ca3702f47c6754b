//! What the derive's code calls. Not for people: names and forms change without notice.

mod build;
mod const_checks;
mod const_text;
mod foreign;
mod inside;
mod members;
mod parts;
mod reading;

pub use glue_pattern::__private as pattern;

#[cfg(feature = "derive")]
pub use glue_derive::pattern as compile_pattern;

pub use self::build::*;
pub use self::const_checks::*;
pub use self::foreign::*;
pub use self::inside::*;
pub use self::members::*;
pub use self::parts::*;
pub use self::reading::*;
pub use crate::checker::{Checker, Members};
pub use crate::report::{Report, nearest};
pub use crate::rules::{Length, Number, Range, Rules, Unit, Values};
pub use crate::shape::{
    Check, CheckOutcome, Kind, List, Member, Payload, Raw, Reader, Shape, ShapeRef, Structure, Tag, Trial, Union,
    ValueSet, Variant,
};
pub use crate::types::{
    Adapter, CharacterApplies, CharacterInside, Countable, Derived, Entries, FieldAdapter, IsCheckInContext, IsCheckOf,
    IsVerdict, Items, Keyed, LenApplies, LenInside, ListApplies, ListInside, MapApplies, MapInside, NumberApplies,
    NumberInside, RangeApplies, RangeInside, RequiredApplies, TakesRules, TextApplies, TextInside, Through,
    UniqueApplies, Visit, Walked, Way, check, visit,
};
pub use crate::validate::{GlueValidate, Valid};
// The only way to these from an expansion that may not name `core` or `alloc` of the user's crate.
pub use core::convert::{AsRef, TryFrom};
pub use core::marker::{PhantomData, Sized};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u64, usize};
pub use core::result::Result;
