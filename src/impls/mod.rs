//! `GlueValidate` and [`TakesRules`](crate::types::TakesRules) for the types of the standard library, and of other crates
//! behind a feature of their name.

#[cfg(any(feature = "bytes", feature = "serde_bytes"))]
mod buffers;
#[cfg(any(feature = "compact_str", feature = "smol_str"))]
mod strings;
mod texts;

pub(crate) mod any_float;
pub(crate) mod blob;
pub(crate) mod borrowed;
mod collections;
mod net;
#[cfg(feature = "std")]
mod os;
mod pointers;
mod scalars;
mod structures;
mod tuples;
mod wrappers;

#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "compact_str")]
mod compact_str;
#[cfg(feature = "indexmap")]
mod indexmap;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "secrecy")]
mod secrecy;
#[cfg(feature = "serde_bytes")]
mod serde_bytes;
#[cfg(feature = "json")]
mod serde_json;
#[cfg(feature = "smol_str")]
mod smol_str;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(any(feature = "bytes", feature = "serde_bytes"))]
use self::buffers::buffers;
#[cfg(any(feature = "compact_str", feature = "smol_str"))]
use self::strings::strings;
use self::texts::texts;
