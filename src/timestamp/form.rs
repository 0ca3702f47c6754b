//! The wire forms.

use core::fmt;

use super::calendar::{DAYS, Date};
use super::parse;
use crate::types::TakesRules;
use crate::validate::GlueValidate;

/// A wire form of [`Timestamp`](super::Timestamp)s: one of the three that Smithy has.
pub trait Form: sealed::Sealed + Sized + 'static {
    /// What a value is called in messages.
    #[doc(hidden)]
    const EXPECTED: &'static str;

    /// Whether it is text on the wire, and not a number.
    #[doc(hidden)]
    const IS_TEXT: bool = true;

    /// Whose rules it takes, and what it looks like on the wire.
    #[doc(hidden)]
    type As: GlueValidate + TakesRules + ?Sized;

    /// Whether there is a way to write the moment.
    #[doc(hidden)]
    fn holds(seconds: i64) -> bool {
        DAYS.contains(&seconds.div_euclid(86_400))
    }

    /// Reads a text: seconds since 1970, and nanoseconds.
    #[doc(hidden)]
    fn parse(text: &str) -> Option<(i64, u32)>;

    /// Writes a moment that it holds.
    #[doc(hidden)]
    fn write(seconds: i64, nanos: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::EpochSeconds {}
    impl Sealed for super::DateTime {}
    impl Sealed for super::HttpDate {}
}

/// A number of seconds since 1970, in UTC and without leap seconds: `1515531081.123`. The default of AWS's JSON protocols.
#[derive(Clone, Copy, Debug)]
pub enum EpochSeconds {}

/// RFC 3339's date and time in UTC: `1985-04-12T23:20:50.52Z`.
#[derive(Clone, Copy, Debug)]
pub enum DateTime {}

/// HTTP's date: `Tue, 29 Apr 2014 18:30:38 GMT`.
#[derive(Clone, Copy, Debug)]
pub enum HttpDate {}

impl Form for EpochSeconds {
    const EXPECTED: &'static str = "a number of seconds since 1970";
    const IS_TEXT: bool = false;
    type As = f64;

    fn holds(_: i64) -> bool {
        true
    }

    fn parse(text: &str) -> Option<(i64, u32)> {
        parse::epoch_seconds(text)
    }

    fn write(seconds: i64, nanos: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Below 1970 the nanoseconds lead back towards it.
        let (sign, whole, nanos) = match (seconds < 0, nanos) {
            (true, 1..) => ("-", (seconds + 1).unsigned_abs(), 1_000_000_000 - nanos),
            (below, _) => (if below { "-" } else { "" }, seconds.unsigned_abs(), nanos),
        };
        write!(f, "{sign}{whole}")?;
        write_fraction(nanos, f)
    }
}

impl Form for DateTime {
    const EXPECTED: &'static str = "a date and time in UTC such as `1985-04-12T23:20:50Z`";
    type As = str;

    fn parse(text: &str) -> Option<(i64, u32)> {
        parse::date_time(text)
    }

    fn write(seconds: i64, nanos: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Date { year, month, day }, [hour, minute, second]) = split(seconds)?;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        write_fraction(nanos, f)?;
        f.write_str("Z")
    }
}

impl Form for HttpDate {
    const EXPECTED: &'static str = "a date of HTTP such as `Tue, 29 Apr 2014 18:30:38 GMT`";
    type As = str;

    fn parse(text: &str) -> Option<(i64, u32)> {
        parse::http_date(text)
    }

    fn write(seconds: i64, nanos: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, [hour, minute, second]) = split(seconds)?;
        let (weekday, month) = parse::names(date);
        let Date { year, day, .. } = date;
        write!(f, "{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}")?;
        write_fraction(nanos, f)?;
        f.write_str(" GMT")
    }
}

/// The date, and the hour, minute and second.
fn split(seconds: i64) -> Result<(Date, [i64; 3]), fmt::Error> {
    let date = Date::from_days(seconds.div_euclid(86_400)).ok_or(fmt::Error)?;
    let time = seconds.rem_euclid(86_400);
    Ok((date, [time / 3600, time / 60 % 60, time % 60]))
}

/// `.52`: as many digits as there are, none for a whole second.
fn write_fraction(nanos: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if nanos == 0 {
        return Ok(());
    }
    let (mut digits, mut width) = (nanos, 9);
    while digits % 10 == 0 {
        digits /= 10;
        width -= 1;
    }
    write!(f, ".{digits:0width$}")
}
