//! [`chrono`]: dates and times, in the form in which serde writes them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};

use super::texts;

texts! {
    DateTime<Utc>: "date and time", "a date, a time and an offset, as in `2024-06-19T15:22:45Z`",
        |time, cx| cx.display(&time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    DateTime<FixedOffset>: "date and time", "a date, a time and an offset, as in `2024-06-19T15:22:45Z`",
        |time, cx| cx.display(&time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    NaiveDateTime: "date and time", "a date and a time, as in `2024-06-19T15:22:45`",
        |time, cx| cx.display(&format_args!("{time:?}"));
    NaiveDate: "date", "a date, as in `2024-06-19`";
    NaiveTime: "time", "a time of day, as in `15:22:45`";
}
