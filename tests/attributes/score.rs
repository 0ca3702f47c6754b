//! What was said against what was expected.

use std::fmt;

use crate::cargo_check::{Message, Said};
use crate::case::{Case, Mistake};

/// How many of how many.
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
pub(crate) struct Score<'s> {
    caught: Count,
    exact: Count,
    quiet: Count,
    planted: Count,
    worded: Count,
    clean: Count,
    failures: Vec<(&'s str, &'s [Message], String)>,
}

impl<'s> Score<'s> {
    /// Adds what was said about a case.
    pub(crate) fn add(&mut self, case: &'s Case, said: &'s Said) {
        let right = if case.mistakes.is_empty() {
            let is_clean = said.messages.is_empty() && said.is_built;
            self.clean.add(is_clean);
            is_clean
        } else {
            let errors: Vec<_> = said.messages.iter().filter(|message| message.is_error).collect();
            self.add_errors(&case.mistakes, &errors)
        };
        if !right {
            let rendered: String = said.messages.iter().map(|message| message.rendered.as_str()).collect();
            let text = format!("== {}\n{}\n-- was answered by\n{rendered}", case.id, case.snippet);
            self.failures.push((&case.id, &said.messages, text));
        }
    }

    fn add_errors(&mut self, mistakes: &[Mistake], errors: &[&Message]) -> bool {
        let exact = errors.iter().filter(|error| mistakes.iter().any(|it| it.span == error.span)).count();
        let at = |it: &Mistake| errors.iter().filter(|error| error.span == it.span).collect::<Vec<_>>();
        let worded = mistakes.iter().all(|it| at(it).iter().any(|error| it.is_worded(&error.text)));
        let count = mistakes.len();
        let verdicts = [!errors.is_empty(), exact == count, errors.len() <= count, worded];
        let columns = [&mut self.caught, &mut self.exact, &mut self.quiet, &mut self.worded];
        for (column, verdict) in columns.into_iter().zip(verdicts) {
            column.add(verdict);
        }
        let mut right = verdicts.iter().all(|verdict| *verdict);
        if count > 1 {
            let planted = mistakes.iter().all(|it| !at(it).is_empty());
            self.planted.add(planted);
            right &= planted;
        }
        right
    }

    /// The cases that were not answered as expected, each with what was said.
    pub(crate) fn failed<'c>(&self, cases: &'c [Case]) -> Vec<(&'c Case, Vec<&'s Message>)> {
        let of = |case: &Case| self.failures.iter().find(|(id, ..)| *id == case.id).map(|(_, said, _)| said);
        cases.iter().filter_map(|case| Some((case, of(case)?.iter().collect()))).collect()
    }

    pub(crate) fn assert_perfect(&self) {
        let texts: Vec<_> = self.failures.iter().map(|(.., text)| text.as_str()).collect();
        assert!(texts.is_empty(), "{}\n{} cases failed; BLESS=1 accepts what was said", texts.join("\n"), texts.len());
    }
}

impl fmt::Display for Score<'_> {
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
        Ok(())
    }
}
