//! The forms of timestamps, read exactly as Smithy allows them.

use super::calendar::Date;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds since 1970 and nanoseconds.
pub(super) type Parts = (i64, u32);

/// [`date-time`](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait): that of
/// [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) with a fraction or without, and `Z` for the offset.
pub(super) fn date_time(text: &str) -> Option<Parts> {
    let mut rest = Rest(text.as_bytes());
    let year = rest.number(4)?;
    rest.byte(b"-")?;
    let month = rest.number(2)?;
    rest.byte(b"-")?;
    let day = rest.number(2)?;
    // The RFC lets an application accept the letters in lower case.
    rest.byte(b"Tt")?;
    let time = rest.time()?;
    rest.byte(b"Zz")?;
    rest.end(date(year, month, day)?, time)
}

/// `http-date`: the `IMF-fixdate` of [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7), with a fraction or
/// without. Its day of the week is not compared with the date: it adds nothing.
pub(super) fn http_date(text: &str) -> Option<Parts> {
    let mut rest = Rest(text.as_bytes());
    rest.name(&DAYS)?;
    rest.literal(b", ")?;
    let day = rest.number(2)?;
    rest.literal(b" ")?;
    let month = rest.name(&MONTHS)?;
    rest.literal(b" ")?;
    let year = rest.number(4)?;
    rest.literal(b" ")?;
    let time = rest.time()?;
    rest.literal(b" GMT")?;
    rest.end(date(year, u32::try_from(month).ok()? + 1, day)?, time)
}

/// `epoch-seconds`, in digits: `-0.25`. What is less than a nanosecond is cut off.
pub(super) fn epoch_seconds(text: &str) -> Option<Parts> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = text.split_at_checked(digits)?;
    let mut rest = Rest(rest.as_bytes());
    let (whole, nanos) = (whole.parse::<i64>().ok()?, rest.fraction()?);
    let parts = match (negative, nanos) {
        (false, _) => (whole, nanos),
        (true, 0) => (-whole, 0),
        // The nanoseconds are counted upwards from the second before.
        (true, _) => (-whole - 1, 1_000_000_000 - nanos),
    };
    rest.0.is_empty().then_some(parts)
}

/// The seconds that a double stands for: those of its shortest digits, so that `482196050.52` is what it says.
#[cfg(feature = "serde")]
pub(super) fn from_f64(seconds: f64) -> Option<Parts> {
    epoch_seconds(&alloc::string::ToString::to_string(&seconds))
}

/// The name of a date's day of the week, and of its month.
pub(super) fn names(date: Date) -> (&'static str, &'static str) {
    // 1970-01-01 was a Thursday.
    let day = usize::try_from((date.days() + 3).rem_euclid(7)).unwrap_or_default();
    let name = |names: &[&'static str], index: usize| names.get(index).copied().unwrap_or_default();
    (name(&DAYS, day), name(&MONTHS, usize::from(date.month) - 1))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A time of day.
#[derive(Clone, Copy)]
struct Time {
    seconds: u32,
    nanos: u32,
    leap: bool,
}

/// What of a text is not read yet.
struct Rest<'t>(&'t [u8]);

impl Rest<'_> {
    fn literal(&mut self, literal: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    /// One of several bytes.
    fn byte(&mut self, accepted: &[u8]) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        accepted.contains(first).then_some(())
    }

    /// One of several names: which.
    fn name(&mut self, names: &[&str]) -> Option<usize> {
        let index = names.iter().position(|name| self.0.starts_with(name.as_bytes()))?;
        self.literal(names.get(index)?.as_bytes())?;
        Some(index)
    }

    /// A number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0')))
    }

    /// `23:20:50.52`.
    fn time(&mut self) -> Option<Time> {
        let hour = self.number(2)?;
        self.literal(b":")?;
        let minute = self.number(2)?;
        self.literal(b":")?;
        let second = self.number(2)?;
        // A leap second is the last of a day.
        let leap = second == 60 && hour == 23 && minute == 59;
        if hour > 23 || minute > 59 || second > 59 && !leap {
            return None;
        }
        Some(Time { seconds: hour * 3600 + minute * 60 + second, nanos: self.fraction()?, leap })
    }

    /// `.52`, or nothing. What is less than a nanosecond is cut off.
    fn fraction(&mut self) -> Option<u32> {
        if self.literal(b".").is_none() {
            return Some(0);
        }
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (fraction, rest) = self.0.split_at_checked(digits).filter(|_| digits > 0)?;
        self.0 = rest;
        let nanos = fraction.iter().copied().chain(core::iter::repeat(b'0')).take(9);
        Some(nanos.fold(0, |value, byte| value * 10 + u32::from(byte - b'0')))
    }

    /// The whole, if nothing is left. A leap second is the second before it once more, as in Unix time.
    fn end(self, date: Date, time: Time) -> Option<Parts> {
        let seconds = date.days() * 86_400 + i64::from(time.seconds) - i64::from(time.leap);
        self.0.is_empty().then_some((seconds, time.nanos))
    }
}
