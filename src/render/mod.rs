//! Renderings of a [`Report`](crate::Report): the same violations in the words each reader needs.
//!
//! | module | reader | feature |
//! |---|---|---|
//! | [`smithy`] | a client of a Smithy service: the `ValidationException` body with its `fieldList` | bodies: `json` |
//! | [`aws`] | a client of AWS: the service's own wording | bodies: `json` |
//! | `json` | a program: one object for each request | `json` |
//! | `human` | a person: the source line, a caret under the value, the rule it broke | `human` |
//! | `problem` | a client of any HTTP API: problem details of RFC 9457 | `json` |
//! | `miette` | a person, in a program that reports its errors with that crate | `miette` |
//! | [`explain`] | a person who asks what a shape demands | |
//!
//! What they have in common: a sensitive value never appears, and no character that a terminal would obey passes
//! through unchanged, whatever the request holds.

pub mod aws;
#[cfg(feature = "human")]
mod excerpt;
pub mod explain;
#[cfg(feature = "human")]
pub mod human;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "miette")]
pub mod miette;
mod place;
#[cfg(feature = "json")]
pub mod problem;
pub mod smithy;
#[cfg(any(feature = "human", feature = "miette"))]
mod spot;
#[cfg(feature = "json")]
mod text;

pub use crate::report::visible;
