//! Timestamps and the moments of other crates.

#[cfg(any(feature = "std", feature = "jiff", feature = "chrono"))]
use super::form::Form;
#[cfg(any(feature = "std", feature = "jiff", feature = "chrono"))]
use super::moment::Timestamp;

/// A moment that a type has no way to write or to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange(());

impl core::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the moment lies outside of the years that can be written")
    }
}

impl core::error::Error for OutOfRange {}

#[cfg(feature = "std")]
impl<F: Form> TryFrom<std::time::SystemTime> for Timestamp<F> {
    type Error = OutOfRange;

    fn try_from(time: std::time::SystemTime) -> Result<Self, OutOfRange> {
        let parts = match time.duration_since(std::time::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).ok().map(|seconds| (seconds, after.subsec_nanos())),
            Err(error) => before(error.duration()),
        };
        parts.and_then(|(seconds, nanos)| Self::new(seconds, nanos)).ok_or(OutOfRange(()))
    }
}

/// So long before 1970.
#[cfg(feature = "std")]
fn before(duration: core::time::Duration) -> Option<(i64, u32)> {
    let seconds = i64::try_from(duration.as_secs()).ok()?;
    match duration.subsec_nanos() {
        0 => Some((-seconds, 0)),
        nanos => Some((-seconds - 1, 1_000_000_000 - nanos)),
    }
}

#[cfg(feature = "std")]
impl<F> TryFrom<Timestamp<F>> for std::time::SystemTime {
    type Error = OutOfRange;

    fn try_from(timestamp: Timestamp<F>) -> Result<Self, OutOfRange> {
        let seconds = core::time::Duration::from_secs(timestamp.seconds.unsigned_abs());
        let time = if timestamp.seconds < 0 {
            std::time::UNIX_EPOCH.checked_sub(seconds)
        } else {
            std::time::UNIX_EPOCH.checked_add(seconds)
        };
        let nanos = core::time::Duration::from_nanos(timestamp.nanos.into());
        time.and_then(|time| time.checked_add(nanos)).ok_or(OutOfRange(()))
    }
}

#[cfg(feature = "jiff")]
impl<F: Form> TryFrom<jiff::Timestamp> for Timestamp<F> {
    type Error = OutOfRange;

    fn try_from(moment: jiff::Timestamp) -> Result<Self, OutOfRange> {
        let nanos = moment.as_nanosecond();
        let (seconds, nanos) = (nanos.div_euclid(1_000_000_000), nanos.rem_euclid(1_000_000_000));
        let parts = i64::try_from(seconds).ok().zip(u32::try_from(nanos).ok());
        parts.and_then(|(seconds, nanos)| Self::new(seconds, nanos)).ok_or(OutOfRange(()))
    }
}

#[cfg(feature = "jiff")]
impl<F> TryFrom<Timestamp<F>> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(timestamp: Timestamp<F>) -> Result<Self, jiff::Error> {
        Self::from_nanosecond(i128::from(timestamp.seconds) * 1_000_000_000 + i128::from(timestamp.nanos))
    }
}

#[cfg(feature = "chrono")]
impl<F: Form, Tz: chrono::TimeZone> TryFrom<chrono::DateTime<Tz>> for Timestamp<F> {
    type Error = OutOfRange;

    fn try_from(moment: chrono::DateTime<Tz>) -> Result<Self, OutOfRange> {
        // A leap second is counted in the nanoseconds there.
        let nanos = moment.timestamp_subsec_nanos().min(999_999_999);
        Self::new(moment.timestamp(), nanos).ok_or(OutOfRange(()))
    }
}

#[cfg(feature = "chrono")]
impl<F> TryFrom<Timestamp<F>> for chrono::DateTime<chrono::Utc> {
    type Error = OutOfRange;

    fn try_from(timestamp: Timestamp<F>) -> Result<Self, OutOfRange> {
        Self::from_timestamp(timestamp.seconds, timestamp.nanos).ok_or(OutOfRange(()))
    }
}
