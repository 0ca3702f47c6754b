//! What was said against what was expected.

use std::fmt;

use crate::cases::{Case, Expected, Place};
use crate::workshop::{Message, program};

/// So many of so many.
#[derive(Default)]
struct Count {
    right: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

/// The table.
#[derive(Default)]
pub(crate) struct Score {
    caught: Count,
    exact: Count,
    quiet: Count,
    planted: Count,
    worded: Count,
    clean: Count,
    failures: Vec<String>,
    skipped: Vec<String>,
}

impl Score {
    /// A program that could not be built for want of a dependency.
    pub(crate) fn skip(&mut self, case: &Case) {
        self.skipped.push(case.id.clone());
    }

    pub(crate) fn judge(&mut self, case: &Case, messages: &[Message]) {
        let (_, start) = program(case);
        let right = match &case.expected {
            Expected::Clean => {
                self.clean.add(messages.is_empty());
                messages.is_empty()
            }
            Expected::Errors { count, places } => {
                let errors: Vec<_> = messages.iter().filter(|message| message.is_error).collect();
                self.judge_errors(*count, places, &errors, start)
            }
        };
        if !right {
            let said: String = messages.iter().map(|message| message.rendered.as_str()).collect();
            self.failures.push(format!("== {}\n{}\n-- was answered by\n{said}", case.id, case.snippet));
        }
    }

    fn judge_errors(&mut self, count: usize, places: &[Place], errors: &[&Message], start: usize) -> bool {
        // In programs with several mistakes the collection sometimes accepts only the whole of what is elsewhere
        // accepted in part (`mim = 1` and `mim`), so there an error within the place is right as well.
        let stands = |error: &Message, place: &Place| {
            let (begin, end) = (place.span.start + start, place.span.end + start);
            error.span == (begin..end) || (count > 1 && error.span.start >= begin && error.span.end <= end)
        };
        let hit = |place: &Place| errors.iter().any(|error| stands(error, place));
        let exact = errors.iter().filter(|error| places.iter().any(|place| stands(error, place))).count();
        let worded = places.iter().all(|place| {
            let Some(message) = &place.message else { return true };
            errors
                .iter()
                .any(|error| stands(error, place) && error.text.replace("std::string::", "").contains(message.as_str()))
        });
        let verdicts = [!errors.is_empty(), exact == count, errors.len() <= count, worded];
        let columns = [&mut self.caught, &mut self.exact, &mut self.quiet, &mut self.worded];
        for (column, verdict) in columns.into_iter().zip(verdicts) {
            column.add(verdict);
        }
        let mut right = verdicts.iter().all(|verdict| *verdict);
        if count > 1 {
            let planted = places.iter().filter(|place| hit(place)).count() >= count;
            self.planted.add(planted);
            right &= planted;
        }
        right
    }

    pub(crate) fn assert_perfect(&self) {
        assert!(self.failures.is_empty(), "{}", self.failures.join("\n"));
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = [
            ("mistakes caught", &self.caught),
            ("at the exact tokens", &self.exact),
            ("without follow-on errors", &self.quiet),
            ("with the expected words", &self.worded),
            ("all of several reported", &self.planted),
            ("must compile, and does", &self.clean),
        ];
        for (name, Count { right, all }) in rows {
            let percent = 100.0 * f64::from(u32::try_from(*right).unwrap_or(0))
                / f64::from(u32::try_from(*all).unwrap_or(1).max(1));
            writeln!(f, "{name:<26} {right:>4} of {all:<4} {percent:>5.1} %")?;
        }
        if !self.skipped.is_empty() {
            writeln!(f, "not built, for want of a dependency: {}", self.skipped.join(", "))?;
        }
        Ok(())
    }
}
