//! What a caller knows and a value does not hold: a region, a clock, a limit that was looked up.

use core::any::Any;
use core::fmt;

/// What a caller knows and a value does not hold, for checks that ask for it: `#[check(path, context = Region)]`.
///
/// Several values may be told, each of a type of its own; of two of one type the last counts. Nothing is allocated. A check that asks
/// for a type that was not told refuses the value and says so: what was not judged is not valid.
///
/// ```
/// use glue_validate::{Context, GlueValidate};
///
/// struct Region(&'static str);
///
/// #[derive(GlueValidate)]
/// struct Job {
///     #[check(offered, context = Region)]
///     worker: String,
/// }
///
/// fn offered(worker: &str, Region(region): &Region) -> Result<(), String> {
///     if worker == "G.8X" && *region != "us-east-1" { Err(format!("is not offered in {region}")) } else { Ok(()) }
/// }
///
/// let job = Job { worker: "G.8X".into() };
/// assert!(job.validate_within(&Context::of(&Region("us-east-1"))).is_ok());
///
/// let report = job.validate_within(&Context::of(&Region("eu-west-1"))).unwrap_err();
/// assert_eq!(report.to_string(), "/worker: is not offered in eu-west-1");
///
/// let report = job.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/worker: cannot be judged without a `Region`, which the caller did not tell");
/// ```
#[derive(Clone, Copy, Default)]
pub struct Context<'c> {
    value: Option<&'c dyn Any>,
    rest: Option<&'c Context<'c>>,
}

impl<'c> Context<'c> {
    /// Nothing.
    pub const NONE: Context<'static> = Context { value: None, rest: None };

    /// One value.
    pub const fn of<T: Any>(value: &'c T) -> Self {
        Self { value: Some(value), rest: None }
    }

    /// One value more.
    ///
    /// ```
    /// use glue_validate::Context;
    ///
    /// let (region, limit) = ("eu-west-1", 5_u32);
    /// let region = Context::of(&region);
    /// let context = region.and(&limit);
    /// assert_eq!(context.get::<u32>(), Some(&5));
    /// assert_eq!(context.get::<&str>(), Some(&"eu-west-1"));
    /// assert_eq!(context.get::<u8>(), None);
    /// ```
    #[must_use]
    pub const fn and<T: Any>(&'c self, value: &'c T) -> Self {
        Self { value: Some(value), rest: Some(self) }
    }

    /// The value of this type that was told last.
    pub fn get<T: Any>(&self) -> Option<&'c T> {
        let mut at = Some(self);
        while let Some(context) = at {
            if let Some(value) = context.value.and_then(<dyn Any>::downcast_ref) {
                return Some(value);
            }
            at = context.rest;
        }
        None
    }
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What the values are only their types know, and they may be secret.
        f.debug_struct("Context").finish_non_exhaustive()
    }
}
