//! Values of a shape: the smallest, the fullest, random ones, and some that are only just invalid.
//!
//! A test needs requests that are valid, and requests that break one rule. Both are in the shape already:
//!
//! ```
//! use glue_validate::sample::Sampler;
//! use glue_validate::{GlueValidate, json};
//!
//! #[derive(Debug, serde::Deserialize, GlueValidate)]
//! #[serde(rename_all = "PascalCase")]
//! struct CreateTrigger {
//!     #[len(1, 8)]
//!     #[pattern("[a-z-]+")]
//!     name: String,
//!     #[range(min = 1)]
//!     delay: Option<i32>,
//! }
//!
//! let sampler = Sampler::of::<CreateTrigger>();
//! assert_eq!(sampler.minimal()?.to_string(), r#"{"Name":"a"}"#);
//! assert_eq!(sampler.full()?.to_string(), r#"{"Delay":1,"Name":"a"}"#);
//! assert!(json::from_value::<CreateTrigger>(&sampler.random(7)?).is_ok());
//!
//! for broken in sampler.invalid(7).made() {
//!     let report = json::from_value::<CreateTrigger>(broken.value()).unwrap_err();
//!     let [violation] = report.violations() else { panic!("one rule is broken, and no other") };
//!     assert_eq!((violation.path(), violation.code()), (broken.path(), broken.code()));
//! }
//! # Ok::<(), glue_validate::sample::Unmade>(())
//! ```
//!
//! Whatever is handed out was judged before: a valid value by everything that [`json::check_shape`](crate::json::check_shape) knows, the
//! functions of `#[check(…)]` among it, and an invalid one has the one violation that it is said to have. A function cannot be asked
//! what it wants; values are tried until it takes one. So where a function takes few values, there may be none to hand out.
//!
//! The same seed makes the same values on every machine. Another version of this crate may make others.

mod heights;
mod invalid;
mod judged;
mod make;
mod number;
mod random;
mod read;
mod sampler;
#[cfg(feature = "proptest")]
mod strategy;
mod text;
mod typed;
mod unmade;

pub use self::invalid::{Invalids, JustInvalid};
pub use self::sampler::Sampler;
#[cfg(feature = "proptest")]
pub use self::strategy::{ShapeStrategy, ShapeTree, strategy};
pub use self::typed::{full, minimal, random};
pub use self::unmade::Unmade;
