//! [`jiff`]: dates, times and spans, in the form in which the crate writes them.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span, Timestamp, ZonedDateTime};

use super::texts;

texts! {
    Timestamp: "timestamp", "a date, a time and an offset, as in `2024-06-19T15:22:45Z`";
    ZonedDateTime: "time in a zone", "a date, a time and a time zone, as in `2024-06-19T15:22:45-04:00[America/New_York]`";
    DateTime: "date and time", "a date and a time, as in `2024-06-19T15:22:45`";
    Date: "date", "a date, as in `2024-06-19`";
    Time: "time", "a time of day, as in `15:22:45`";
    Span: "span", "a duration, as in `P1DT2H30M`";
    SignedDuration: "duration", "a duration, as in `PT2H30M`";
}
