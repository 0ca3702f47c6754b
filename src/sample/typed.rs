//! Values as their own types.

use alloc::format;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::sampler::Sampler;
use super::unmade::Unmade;
use crate::validate::GlueValidate;

/// The smallest value of a type: what is required, as short as may be.
///
/// ```
/// use glue_validate::{GlueValidate, sample};
///
/// #[derive(Debug, PartialEq, serde::Deserialize, GlueValidate)]
/// struct Tag {
///     #[len(3, 128)]
///     key: String,
///     value: Option<String>,
/// }
///
/// assert_eq!(sample::minimal::<Tag>()?, Tag { key: "aaa".into(), value: None });
/// # Ok::<(), sample::Unmade>(())
/// ```
///
/// # Errors
/// If the type has no value that could be found.
pub fn minimal<T: DeserializeOwned + GlueValidate>() -> Result<T, Unmade> {
    read(Sampler::of::<T>().minimal()?)
}

/// A value of a type that has every member.
///
/// ```
/// use glue_validate::{GlueValidate, sample};
///
/// #[derive(Debug, PartialEq, serde::Deserialize, GlueValidate)]
/// struct Tag {
///     key: String,
///     #[len(min = 2)]
///     value: Option<String>,
/// }
///
/// assert_eq!(sample::full::<Tag>()?, Tag { key: String::new(), value: Some("aa".into()) });
/// # Ok::<(), sample::Unmade>(())
/// ```
///
/// # Errors
/// As [`minimal`].
pub fn full<T: DeserializeOwned + GlueValidate>() -> Result<T, Unmade> {
    read(Sampler::of::<T>().full()?)
}

/// A random value of a type: the same for the same seed.
///
/// ```
/// use glue_validate::{GlueValidate, sample};
///
/// #[derive(Debug, PartialEq, serde::Deserialize, GlueValidate)]
/// struct Port(#[range(1, 65_535)] u32);
///
/// let port = sample::random::<Port>(7)?;
/// assert!(port.validate().is_ok());
/// assert_eq!(port, sample::random(7)?);
/// # Ok::<(), sample::Unmade>(())
/// ```
///
/// # Errors
/// As [`minimal`].
pub fn random<T: DeserializeOwned + GlueValidate>(seed: u64) -> Result<T, Unmade> {
    read(Sampler::of::<T>().random(seed)?)
}

/// Lets a type read a value.
pub(super) fn read<T: DeserializeOwned>(value: Value) -> Result<T, Unmade> {
    serde_json::from_value(value).map_err(|error| Unmade::new(format!("the type does not read its own value: {error}")))
}
