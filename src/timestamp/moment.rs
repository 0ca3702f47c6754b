//! A moment, in one of the forms.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use super::form::{EpochSeconds, Form};
use crate::checker::Checker;
use crate::shape::{Kind, Parsed, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

/// A moment, to the nanosecond, in one of Smithy's wire forms.
///
/// | form | wire | example |
/// |---|---|---|
/// | [`EpochSeconds`], the default | a number of seconds since 1970, with a fraction or without | `1515531081.123` |
/// | [`DateTime`](super::DateTime) | RFC 3339's date and time, with a fraction or without, in UTC: `Z` and no other offset | `1985-04-12T23:20:50.52Z` |
/// | [`HttpDate`](super::HttpDate) | HTTP's date (`IMF-fixdate`), with a fraction or without | `Tue, 29 Apr 2014 18:30:38 GMT` |
///
/// The two forms that are text take the rules of a string, the number takes `range`. With the features `jiff` and
/// `chrono` a timestamp is [made](TryFrom) from the moments of those crates, and they from it; with `std` so is a
/// `SystemTime`.
///
/// ```
/// use glue_validate::timestamp::{HttpDate, Timestamp};
///
/// let moment = Timestamp::<HttpDate>::parse("Tue, 29 Apr 2014 18:30:38 GMT").unwrap();
/// assert_eq!((moment.seconds(), moment.subsec_nanos()), (1_398_796_238, 0));
/// assert_eq!(moment.to_string(), "Tue, 29 Apr 2014 18:30:38 GMT");
/// ```
pub struct Timestamp<F = EpochSeconds> {
    pub(super) seconds: i64,
    pub(super) nanos: u32,
    form: PhantomData<fn() -> F>,
}

impl<F: Form> Timestamp<F> {
    /// The moment so many seconds and nanoseconds after 1970 began; the seconds may be negative, and the nanoseconds are
    /// always added. `None` if those are a second or more, or if the form has no way to write the year: text has four digits.
    pub fn new(seconds: i64, nanos: u32) -> Option<Self> {
        (nanos < 1_000_000_000 && F::holds(seconds)).then_some(Self { seconds, nanos, form: PhantomData })
    }

    /// Reads a text of this form; of [`EpochSeconds`] a number in digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (seconds, nanos) = F::parse(text)?;
        Self::new(seconds, nanos)
    }

    /// The same moment in another form, if that has a way to write it.
    pub fn to_form<G: Form>(self) -> Option<Timestamp<G>> {
        Timestamp::new(self.seconds, self.nanos)
    }
}

impl<F> Timestamp<F> {
    /// The whole seconds since 1970 began, rounded down.
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds after the whole second.
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// The seconds since 1970 began, as the nearest double.
    #[expect(clippy::cast_precision_loss, reason = "the nearest is what it says")]
    pub fn as_secs_f64(self) -> f64 {
        self.seconds as f64 + f64::from(self.nanos) / 1e9
    }
}

impl<F: Form> GlueValidate for Timestamp<F> {
    fn shape() -> &'static Shape {
        const { &Shape::new("timestamp", Kind::Parsed(Parsed::new::<Self>(F::EXPECTED, <F::As as GlueValidate>::shape))) }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        if F::IS_TEXT { cx.display(self) } else { cx.f64(self.as_secs_f64()) }
    }

    const INERT: bool = true;
}

impl<F: Form> TakesRules for Timestamp<F> {
    type As = F::As;
}

impl<F: Form> fmt::Display for Timestamp<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        F::write(self.seconds, self.nanos, f)
    }
}

impl<F: Form> fmt::Debug for Timestamp<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

// By hand, since the form need not be `Clone` and so on.

impl<F> Clone for Timestamp<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Timestamp<F> {}

impl<F> PartialEq for Timestamp<F> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<F> Eq for Timestamp<F> {}

impl<F> PartialOrd for Timestamp<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for Timestamp<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.seconds, self.nanos).cmp(&(other.seconds, other.nanos))
    }
}

impl<F> Hash for Timestamp<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.seconds, self.nanos).hash(state);
    }
}
