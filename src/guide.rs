//! The guide: a chapter for each thing that a user of the library meets, in the order in which they meet them.
//!
//! 1. [Your first struct](first_struct)
//! 2. [JSON](json)
//! 3. [Reports and renderings](reports)
//! 4. [Checks of your own](checks)
//! 5. [Types of your own](types)
//! 6. [Patterns](patterns)
//! 7. [From another library](other_libraries)
//! 8. [Texts that you do not trust](limits)
//! 9. [The Glue API, and its age](api)
//! 10. [Where it plugs in](doors)
//! 11. [A service that says what is wrong](service)
//! 12. [JSON Schema: requests in an editor](schema)
//! 13. [Values for tests](sample)
//! 14. [Without the standard library](no_std)
//!
//! There is no code here: the module exists in the documentation alone.

#[doc = include_str!("../docs/guide/first_struct.md")]
pub mod first_struct {}

#[doc = include_str!("../docs/guide/json.md")]
pub mod json {}

#[doc = include_str!("../docs/guide/reports.md")]
pub mod reports {}

#[doc = include_str!("../docs/guide/checks.md")]
pub mod checks {}

#[doc = include_str!("../docs/guide/types.md")]
pub mod types {}

#[doc = include_str!("../docs/guide/patterns.md")]
pub mod patterns {}

#[doc = include_str!("../docs/guide/other_libraries.md")]
pub mod other_libraries {}

#[doc = include_str!("../docs/guide/limits.md")]
pub mod limits {}

#[doc = include_str!("../docs/guide/api.md")]
pub mod api {}

#[doc = include_str!("../docs/guide/doors.md")]
pub mod doors {}

/// With the feature `axum`.
#[cfg_attr(feature = "axum", doc = include_str!("../docs/guide/service.md"))]
pub mod service {}

/// With the feature `schema`.
#[cfg_attr(feature = "schema", doc = include_str!("../docs/guide/schema.md"))]
pub mod schema {}

/// With the feature `sample`.
#[cfg_attr(feature = "sample", doc = include_str!("../docs/guide/sample.md"))]
pub mod sample {}

#[doc = include_str!("../docs/guide/no_std.md")]
pub mod no_std {}
