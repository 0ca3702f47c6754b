//! What the derive's code calls. Not for people: names and forms change without notice.

mod build;
mod check_fn;
mod const_checks;
mod const_text;
mod inside;
mod members;
mod reading;
mod walk;

pub use glue_pattern::__private as pattern;

pub use self::build::*;
pub use self::check_fn::*;
pub use self::const_checks::*;
pub use self::inside::*;
pub use self::members::*;
pub use self::reading::*;
pub use self::walk::*;
pub use crate::checker::{Checker, Members};
pub use crate::report::Report;
pub use crate::rules::{Length, Number, Range, Rules, Unit, Values};
pub use crate::shape::{
    Check, CheckOutcome, Kind, List, Member, Payload, Raw, Reader, Shape, ShapeRef, Structure, Tag, Union, ValueSet,
    Variant,
};
pub use crate::types::{
    Adapter, Adapts, CharacterApplies, Countable, Entries, Items, Keyed, LenApplies, ListApplies, MapApplies,
    NumberApplies, RangeApplies, RequiredApplies, TakesRules, TextApplies, Through, UniqueApplies,
};
pub use crate::validate::{GlueValidate, Valid};
// The only way to these from an expansion that may not name `core` or `alloc` of the user's crate.
pub use core::convert::{AsRef, TryFrom};
pub use core::marker::PhantomData;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u64, usize};
pub use core::result::Result;
