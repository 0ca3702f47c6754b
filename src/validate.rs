//! The trait, and the proof that a value was validated.

use core::borrow::Borrow;
use core::fmt;
use core::ops::Deref;

use crate::checker::{self, Checker};
use crate::context::Context;
use crate::report::Report;
use crate::settings::Settings;
use crate::shape::Shape;

/// A type whose values can be validated. Derived; implemented for the types of the standard library.
///
/// The trait is not dyn-compatible: [`shape`](Self::shape) speaks of the type. To judge a text without its type, take its
/// shape: [`Shape`] is data. An implementation by hand is shown at [`Checker`].
///
/// ```
/// use glue_validate::GlueValidate;
///
/// #[derive(GlueValidate)]
/// struct StopSession {
///     #[len(1, 255)]
///     id: String,
/// }
///
/// assert!(StopSession { id: "session-1".into() }.validate().is_ok());
///
/// let report = StopSession { id: String::new() }.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/id: must have 1 to 255 characters, has 0");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be validated: it does not implement `GlueValidate`",
    label = "does not implement `GlueValidate`",
    note = "a type of yours: `#[derive(GlueValidate)]`, or write the trait by hand",
    note = "a type of another crate: this crate has a feature for many; or show it by an adapter, `#[glue(with = path::to::Adapter)]`; or leave it unchecked, `#[glue(skip)]`; `glue_validate::types` tells more"
)]
pub trait GlueValidate {
    /// What the type looks like on the wire.
    fn shape() -> &'static Shape;

    /// Tells the checker what this value is. [`validate`](Self::validate) is what callers want.
    fn check(&self, cx: &mut Checker<'_>);

    /// Judges the value: everything that is wrong with it, or `Ok`.
    ///
    /// # Errors
    /// A [`Report`] with every violation, in declaration order.
    fn validate(&self) -> Result<(), Report> {
        checker::run(self, &Context::NONE, Settings::DEFAULT)
    }

    /// Like [`validate`](Self::validate), with other settings.
    ///
    /// # Errors
    /// As `validate`.
    fn validate_with(&self, settings: Settings) -> Result<(), Report> {
        checker::run(self, &Context::NONE, settings)
    }

    /// Like [`validate`](Self::validate), with what the caller knows, for [checks that ask for it](Context).
    /// [`Context::validate_with`] takes settings, too.
    ///
    /// # Errors
    /// As `validate`.
    fn validate_within(&self, context: &Context<'_>) -> Result<(), Report> {
        checker::run(self, context, Settings::DEFAULT)
    }

    /// Whether a value can be at fault only through the rules of its place: lists of such are not walked.
    #[doc(hidden)]
    const INERT: bool = false;

    /// What a reference to the type looks like on the wire: serde reads borrowed bytes from a string.
    #[doc(hidden)]
    fn shape_of_reference() -> &'static Shape {
        Self::shape()
    }

    /// What a reference to a slice of the type looks like on the wire.
    #[doc(hidden)]
    fn shape_of_slice_reference() -> &'static Shape
    where
        Self: Sized,
    {
        <[Self]>::shape()
    }

    /// Whether there is no value, as in `None`: then only [`required`](crate::rules::Rules::required) has something to say.
    #[doc(hidden)]
    #[inline]
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value that was validated, and is not handed out to be changed.
///
/// Only [`Valid::new`] and the readers of [`json`](crate::json) make one, and there is no way to a `&mut T`: as long as `T` keeps
/// no state behind a shared reference (in a `Cell`, a `Mutex`, a pointer), what was valid stays valid. If it does, the
/// proof is of the moment of validation only.
///
/// ```
/// use glue_validate::{GlueValidate, Valid};
///
/// #[derive(Debug, GlueValidate)]
/// struct StopSession {
///     #[len(1, 255)]
///     id: String,
/// }
///
/// fn send(request: &Valid<StopSession>) -> usize {
///     request.id.len()
/// }
///
/// let request = Valid::new(StopSession { id: "session-1".into() })?;
/// assert_eq!(send(&request), 9);
///
/// // To change it, take it out; it is to be validated anew.
/// let mut stop = Valid::into_inner(request);
/// stop.id.clear();
/// assert!(Valid::new(stop).is_err());
/// # Ok::<(), glue_validate::Report>(())
/// ```
///
/// # Parts
/// A field may be a `Valid<Part>`: the part was proven when it was made, is proven wherever the whole is, and is judged again
/// with the whole, under the field's own rules as well. A plain field is *not* valid by itself because the whole is: its rules
/// take the place of those of its type. Look again (`Valid::new(&whole.part)` gives a `Valid<&Part>`), or hold a `Valid<Part>`.
///
/// # Other formats
/// A `Valid<T>` deserialises from any format of serde's, and validates what it read. So a `Valid<Section>` in a configuration
/// refuses a section as it is read, in the words of its report, and the format adds where in the file that was. Paths begin at
/// the section. serde stops there; for one report of the whole, deserialise plain types and validate the whole.
///
/// ```
/// use glue_validate::{GlueValidate, Valid};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct Limits {
///     #[range(min = 1)]
///     workers: u32,
/// }
///
/// #[derive(Debug, serde::Deserialize)]
/// struct Configuration {
///     limits: Valid<Limits>,
/// }
///
/// let error = serde_json::from_str::<Configuration>(r#"{"limits": {"workers": 0}}"#).unwrap_err();
/// assert_eq!(error.to_string(), "/workers: must be at least 1 at line 1 column 26");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Valid<T>(T);

impl<T: GlueValidate> Valid<T> {
    /// Validates a value. Of a type that derives, `TryFrom` does the same.
    ///
    /// # Errors
    /// What is wrong with it. [`try_new`](Self::try_new) gives the value back as well.
    pub fn new(value: T) -> Result<Self, Report> {
        value.validate().map(|()| Self(value))
    }
}

impl Context<'_> {
    /// Like [`GlueValidate::validate_within`], with settings.
    ///
    /// # Errors
    /// As [`GlueValidate::validate`].
    pub fn validate_with<T: GlueValidate + ?Sized>(&self, value: &T, settings: Settings) -> Result<(), Report> {
        checker::run(value, self, settings)
    }

    /// Like [`Valid::new`], with what the caller knows.
    ///
    /// # Errors
    /// What is wrong with the value.
    pub fn valid<T: GlueValidate>(&self, value: T) -> Result<Valid<T>, Report> {
        value.validate_within(self).map(|()| Valid(value))
    }
}

impl<T> Valid<T> {
    /// Gives the value back, to be changed. An associated function, as the value may have a method of this name.
    pub fn into_inner(this: Self) -> T {
        this.0
    }

    /// The value.
    pub(crate) const fn inner(&self) -> &T {
        &self.0
    }

    /// A value of which the caller knows that it is valid.
    pub(crate) const fn new_unchecked(value: T) -> Self {
        Self(value)
    }
}

/// A valid part of a larger value: judged again with it, under the rules of its place as well.
impl<T: GlueValidate> GlueValidate for Valid<T> {
    fn shape() -> &'static Shape {
        T::shape()
    }

    #[inline]
    fn check(&self, cx: &mut Checker<'_>) {
        self.0.check(cx);
    }

    const INERT: bool = T::INERT;

    #[inline]
    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Borrow<T> for Valid<T> {
    fn borrow(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Valid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Valid").field(&self.0).finish()
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Valid<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de> + GlueValidate> serde::Deserialize<'de> for Valid<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(T::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
