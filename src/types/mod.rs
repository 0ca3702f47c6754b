//! What a type is to the rules, and how a type of your own, or one that is not yours, takes them.
//!
//! A field's type must implement [`GlueValidate`](crate::GlueValidate), which says what a value is on the wire, and
//! [`TakesRules`], which says which rules may be written on it. The derive implements both; so does this crate for the
//! types of the standard library and, each behind a feature of its name, for those of other crates. That leaves two cases.
//!
//! # A type of yours, written by hand
//! Say what it is on the wire, and which type's rules it takes:
//!
//! ```
//! use glue_validate::types::TakesRules;
//! use glue_validate::{Checker, GlueValidate, shape::Shape};
//!
//! /// A name that is compared without regard to case.
//! struct Caseless(Box<str>);
//!
//! impl GlueValidate for Caseless {
//!     fn shape() -> &'static Shape {
//!         str::shape()
//!     }
//!
//!     fn check(&self, cx: &mut Checker<'_>) {
//!         cx.string(&self.0);
//!     }
//! }
//!
//! impl TakesRules for Caseless {
//!     type As = str;
//! }
//!
//! #[derive(GlueValidate)]
//! struct Request {
//!     #[len(max = 3)]
//!     #[pattern("[A-Za-z]+")]
//!     name: Caseless,
//! }
//!
//! let report = Request { name: Caseless("abcd".into()) }.validate().unwrap_err();
//! assert_eq!(report.to_string(), "/name: must have at most 3 characters, has 4");
//! ```

//!
//! # A type that is not yours
//! Name an [`Adapter`] on the field, which says what the type's values are: `#[glue(with = AsText)]`. A field whose value need
//! not be looked into takes `#[glue(skip)]`; rules on its size and a `#[check(…)]` work on it all the same. So do `item(skip)` in a
//! `list` and `value(skip)` in a `map`, for what is in them.

mod adapter;
mod applies;
mod takes_rules;

pub use self::adapter::Adapter;
#[doc(hidden)]
pub use self::adapter::{Adapts, Anything, Countable, Inside, Itself, Keyed};
pub use self::applies::{
    LenApplies, ListApplies, MapApplies, RangeApplies, RequiredApplies, TextApplies, Through, UniqueApplies,
};
pub use self::takes_rules::TakesRules;
