//! Timestamps: exactly what Smithy's forms allow.

use glue_validate::timestamp::{DateTime, EpochSeconds, HttpDate, Timestamp};

use crate::cases;

// Refused values are those of Smithy's tests `RestJsonBodyTimestamp*Rejects*` and others of their kinds.
cases! {
    epoch_seconds: [] Timestamp,
        accepts ["1515531081", "1515531081.1234", "-1", "0", "1e9", "253402300800"],
        refuses [
            r#""1985-04-12T23:20:50.52Z""# => ["type"], r#""1515531081.1234""# => ["type"], r#""1515531081""# => ["type"],
            "true" => ["type"], r#""Infinity""# => ["type"], r#""-Infinity""# => ["type"], r#""NaN""# => ["type"],
            r#""Tue, 29 Apr 2014 18:30:38 GMT""# => ["type"], "1e300" => ["type"], "18446744073709551615" => ["type"],
        ];
    date_time: [] Option<Timestamp<DateTime>>,
        accepts [
            r#""1985-04-12T23:20:50.52Z""#, r#""1985-04-12T23:20:50Z""#, r#""2000-02-29T00:00:00Z""#, r#""0000-01-01T00:00:00Z""#,
            r#""9999-12-31T23:59:59.999999999999Z""#, r#""2016-12-31T23:59:60Z""#, r#""1985-04-12t23:20:50z""#, "null",
        ],
        refuses [
            r#""Tue, 29 Apr 2014 18:30:38 GMT""# => ["type"], "1515531081.1234" => ["type"], r#""1515531081""# => ["type"],
            r#""1996-12-19T16:39:57-08:00""# => ["type"], r#""1996-12-19T16:39:57+00""# => ["type"], r#""1996-12-19T16:39:57+00Z""# => ["type"],
            r#""1996-12-19T16:39:57""# => ["type"], r#""1996-12-19T163957""# => ["type"], r#""19961219T163957Z""# => ["type"],
            r#""19961219T16:39:57Z""# => ["type"], r#""1996-12-19T16:39Z""# => ["type"], r#""1996-12-19T16Z""# => ["type"],
            r#""1996-12-19 16:39:57Z""# => ["type"], r#""2011-12-03T10:15:30+01:00[Europe/Paris]""# => ["type"],
            r#""1900-02-29T00:00:00Z""# => ["type"], r#""2000-13-01T00:00:00Z""# => ["type"], r#""2000-00-01T00:00:00Z""# => ["type"],
            r#""2000-01-01T24:00:00Z""# => ["type"], r#""2000-01-01T00:60:00Z""# => ["type"], r#""2000-01-01T00:00:60Z""# => ["type"],
            r#""2000-01-01T00:00:00.Z""# => ["type"], r#""+2000-01-01T00:00:00Z""# => ["type"], r#"" 2000-01-01T00:00:00Z""# => ["type"],
            r#""2000-01-01T00:00:00Z\n""# => ["type"], r#""２000-01-01T00:00:00Z""# => ["type"], r#""""# => ["type"],
        ];
    http_date: [] Timestamp<HttpDate>,
        accepts [r#""Tue, 29 Apr 2014 18:30:38 GMT""#, r#""Sun, 02 Jan 2000 20:34:56.456 GMT""#],
        refuses [
            r#""1985-04-12T23:20:50.52Z""# => ["type"], "1515531081" => ["type"], r#""Tue, 29 Apr 2014 18:30:38 UTC""# => ["type"],
            r#""Tue, 9 Apr 2014 18:30:38 GMT""# => ["type"], r#""Tuesday, 29-Apr-14 18:30:38 GMT""# => ["type"],
            r#""Tue Apr 29 18:30:38 2014""# => ["type"], r#""tue, 29 apr 2014 18:30:38 gmt""# => ["type"], r#""Tue, 31 Apr 2014 18:30:38 GMT""# => ["type"],
        ];
    with_rules: [#[pattern("2.*")] #[len(max = 20)]] Timestamp<DateTime>,
        accepts [r#""2000-01-01T00:00:00Z""#],
        refuses [r#""1999-01-01T00:00:00.5Z""# => ["length", "pattern"]];
    a_plain_string: [#[glue(with = DateTime)] #[len(max = 20)]] Option<String>,
        accepts [r#""2000-01-01T00:00:00Z""#, "null"],
        refuses [r#""today""# => ["type"], r#""2000-01-01T00:00:00.5Z""# => ["length"], "5" => ["type"]];
    a_plain_number: [#[glue(with = EpochSeconds)] #[range(min = 0)]] f64,
        accepts ["0.5"], refuses ["-1" => ["range"], r#""1""# => ["type"]];
    in_a_range: [#[range(min = 0)]] Timestamp, accepts ["0"], refuses ["-0.5" => ["range"]];
}

/// Every day of the years 0 to 9999 has the name that it has in another library.
#[cfg(feature = "jiff")]
#[test]
fn the_calendar_is_that_of_jiff() {
    let mut days = 0;
    for (first, last) in [(-719_528, 60), (-25_567, 60), (-1, 3), (10_957, 400), (2_932_896 - 60, 61)] {
        for day in first..first + last {
            let seconds = day * 86_400 + 86_399;
            let Ok(expected) = ::jiff::Timestamp::from_second(seconds) else { continue };
            let ours = Timestamp::<DateTime>::new(seconds, 0).unwrap();
            assert_eq!(ours.to_string(), expected.to_string());
            assert_eq!(Timestamp::<DateTime>::parse(&ours.to_string()), Some(ours));
            let http = ours.to_form::<HttpDate>().unwrap();
            assert_eq!(http.to_string(), expected.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
            assert_eq!(Timestamp::<HttpDate>::parse(&http.to_string()), Some(http));
            assert_eq!(::jiff::Timestamp::try_from(ours).unwrap(), expected);
            assert_eq!(Timestamp::<DateTime>::try_from(expected), Ok(ours));
            days += 1;
        }
    }
    assert!(days > 500, "{days}");
}

#[test]
fn a_timestamp_is_read_and_written_in_its_form() {
    let moment = Timestamp::<DateTime>::parse("1985-04-12T23:20:50.52Z").unwrap();
    assert_eq!((moment.seconds(), moment.subsec_nanos()), (482_196_050, 520_000_000));
    assert_eq!(serde_json::to_string(&moment).unwrap(), r#""1985-04-12T23:20:50.52Z""#);
    let epoch = moment.to_form::<EpochSeconds>().unwrap();
    assert_eq!(serde_json::to_string(&epoch).unwrap(), "482196050.52");
    assert_eq!(serde_json::from_str::<Timestamp>("482196050.52").unwrap(), epoch);
    let before = Timestamp::<EpochSeconds>::parse("-0.25").unwrap();
    assert_eq!((before.seconds(), before.subsec_nanos()), (-1, 750_000_000));
    assert_eq!(before.to_string(), "-0.25");
    assert_eq!(serde_json::to_string(&Timestamp::<EpochSeconds>::new(-5, 0)).unwrap(), "-5");
    assert_eq!(Timestamp::<DateTime>::new(253_402_300_800, 0), None);
    assert_eq!(std::time::SystemTime::try_from(before).map(Timestamp::<EpochSeconds>::try_from), Ok(Ok(before)));
}

#[cfg(feature = "chrono")]
#[test]
fn a_timestamp_is_a_moment_of_chrono() {
    let moment = Timestamp::<DateTime>::parse("1985-04-12T23:20:50.52Z").unwrap();
    let theirs = ::chrono::DateTime::<::chrono::Utc>::try_from(moment).unwrap();
    assert_eq!(theirs.to_rfc3339(), "1985-04-12T23:20:50.520+00:00");
    assert_eq!(Timestamp::<DateTime>::try_from(theirs), Ok(moment));
}

// Moments of the time crates themselves.
cases! {
    #[cfg(feature = "jiff")]
    jiff_timestamp: [#[pattern("2024.*")]] ::jiff::Timestamp,
        accepts [r#""2024-06-19T15:22:45Z""#, r#""2024-06-19T15:22:45-04:00""#], refuses [r#""2023-06-19T15:22:45Z""# => ["pattern"], r#""today""# => ["type"], "5" => ["type"]];
    #[cfg(feature = "jiff")]
    jiff_civil: [] (::jiff::civil::Date, ::jiff::civil::Time, ::jiff::civil::DateTime, ::jiff::Span, ::jiff::SignedDuration),
        accepts [r#"["2024-06-19", "15:22:45", "2024-06-19T15:22:45", "P1DT2H", "PT2H"]"#],
        refuses [r#"["2024-06-31", "25:00:00", 5, "P", "later"]"# => ["/0type", "/1type", "/2type", "/3type", "/4type"]];
    #[cfg(feature = "chrono")]
    chrono_utc: [#[pattern("2024.*Z")]] ::chrono::DateTime<::chrono::Utc>,
        accepts [r#""2024-06-19T15:22:45Z""#, r#""2024-06-19T15:22:45-04:00""#], refuses [r#""2023-06-19T15:22:45Z""# => ["pattern"], r#""today""# => ["type"]];
    #[cfg(feature = "chrono")]
    chrono_others: [] (::chrono::DateTime<::chrono::FixedOffset>, ::chrono::NaiveDate, ::chrono::NaiveTime, ::chrono::NaiveDateTime),
        accepts [r#"["2024-06-19T15:22:45+02:00", "2024-06-19", "15:22:45", "2024-06-19T15:22:45"]"#],
        refuses [r#"["2024-06-19", "2024-06-31", "25:00:00", 5]"# => ["/0type", "/1type", "/2type", "/3type"]];
    #[cfg(feature = "chrono")]
    chrono_text: [#[len(equal = 19)]] ::chrono::NaiveDateTime, accepts [r#""2024-06-19T15:22:45""#], refuses [r#""2024-06-19T15:22:45.5""# => ["length"]];
}
