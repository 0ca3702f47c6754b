//! Shapes: what a type looks like on the wire, as static data.
//!
//! A shape is what the JSON check walks, and what tools print. The derive writes one for each type; references
//! between them are functions, since a recursive constant does not compile and Glue's types do recurse.

mod check;
mod member;
mod parsed;
mod parts;
mod query;
mod types;

#[cfg(feature = "json")]
pub(crate) use self::check::Place;
#[doc(hidden)]
pub use self::check::{Judge, Raw, Reader, Trial};
pub use self::parsed::Parsed;
pub(crate) use self::query::in_place;
pub use self::types::{
    Integer, Kind, List, Member, Payload, Shape, ShapeRef, Structure, Tag, Union, ValueSet, Variant,
};
#[cfg(feature = "json")]
pub(crate) use crate::check::Part;
pub use crate::check::{Check, CheckOutcome, Parts};
