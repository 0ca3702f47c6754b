//! The violations found so far: what is kept, and what is counted only.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

use super::path::Frame;
use super::tally::Tally;
use crate::report::{Class, Code, NAMED_UNCHECKED, Report, Suggestions, Unchecked, Violation};
use crate::settings::Settings;
use crate::shape::CheckOutcome;

/// How many violations there is room for from the first one on.
const FIRST: usize = 16;

/// The violations found so far.
pub(crate) struct Findings {
    pub(crate) violations: Vec<Violation>,
    /// The gravest class among the violations beyond the cap, where there were any.
    pub(crate) beyond: Option<Class>,
    pub(crate) settings: Settings,
    /// The functions that were not asked.
    pub(crate) unchecked: Vec<Unchecked>,
    /// How many bytes the violations take.
    bytes: usize,
    /// How much more may be spent on suggestions.
    suggestions: Suggestions,
    /// The sum of the [fingerprints](super::fingerprint) of the value's lists and maps.
    pub(crate) fingerprint: u64,
    /// All of them, counted.
    pub(crate) tally: Tally,
    /// Whether they are counted only.
    counts_only: bool,
    /// How many of the user's functions came to be asked.
    asked: usize,
    answers: Answers,
    /// The items, keys and values that functions are to be asked about.
    pub(crate) pending: Pending,
}

/// Items, keys and values that functions are to be asked about once all are judged, in the order of the walk.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    met: usize,
    broken: VecDeque<usize>,
}

impl Pending {
    /// Notes the next place.
    pub(crate) fn note(&mut self, held: bool) {
        if !held {
            self.broken.push_back(self.met);
        }
        self.met += 1;
    }

    /// The same places, from the first on.
    pub(crate) fn rewound(self) -> Self {
        Self { met: 0, ..self }
    }

    /// Whether the next place held.
    pub(crate) fn next_held(&mut self) -> bool {
        let held = self.broken.front() != Some(&self.met);
        if !held {
            self.broken.pop_front();
        }
        self.met += 1;
        held
    }
}

/// Where the answers of the user's functions come from: none is asked twice about one value.
enum Answers {
    /// From the functions.
    Fresh,
    /// From the functions, and what they refuse is noted.
    Noted(Refusals),
    /// From a walk over the same value before.
    Known(Refusals),
}

/// What the user's functions refused in a walk: how many were asked before, and the message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusals(VecDeque<(usize, String)>);

impl Findings {
    pub(crate) const fn new(settings: Settings) -> Self {
        Self {
            violations: Vec::new(),
            beyond: None,
            unchecked: Vec::new(),
            settings,
            bytes: 0,
            suggestions: Suggestions::new(0),
            fingerprint: 0,
            tally: Tally::NONE,
            counts_only: false,
            asked: 0,
            answers: Answers::Fresh,
            pending: Pending { met: 0, broken: VecDeque::new() },
        }
    }

    /// Findings that are counted and not kept, but for what the user's functions say.
    #[cfg(feature = "json")]
    pub(crate) fn counting(settings: Settings) -> Self {
        Self { counts_only: true, answers: Answers::Noted(Refusals::default()), ..Self::new(settings) }
    }

    /// Findings about a value that the user's functions were asked about before.
    pub(crate) fn knowing(refusals: Refusals, settings: Settings) -> Self {
        Self { answers: Answers::Known(refusals), ..Self::new(settings) }
    }

    /// What the user's functions refused.
    #[cfg(feature = "json")]
    pub(crate) fn into_refusals(self) -> Refusals {
        match self.answers {
            Answers::Noted(refusals) => refusals,
            Answers::Fresh | Answers::Known(_) => Refusals::default(),
        }
    }

    /// What one of the user's functions says. Its message may be missing where nobody will read it.
    pub(crate) fn ask(&mut self, verdict: impl FnOnce() -> CheckOutcome) -> CheckOutcome {
        let place = self.asked;
        self.asked += 1;
        match &mut self.answers {
            Answers::Fresh => verdict(),
            Answers::Noted(Refusals(refusals)) => verdict().map_err(|message| {
                refusals.push_back((place, message));
                String::new()
            }),
            Answers::Known(Refusals(refusals)) if refusals.front().is_some_and(|(at, _)| *at == place) => {
                Err(refusals.pop_front().map(|(_, message)| message).unwrap_or_default())
            }
            Answers::Known(_) => Ok(()),
        }
    }

    /// How many violations there are.
    #[inline]
    pub(crate) const fn count(&self) -> usize {
        self.tally.count()
    }

    /// Notes that a function is not asked about what is here.
    #[cold]
    pub(crate) fn leave_unchecked(&mut self, check: &'static str, frame: &Frame<'_>) {
        if !self.counts_only && self.unchecked.len() < NAMED_UNCHECKED {
            self.unchecked.push(Unchecked { path: frame.pointer(), check });
        }
    }

    /// Keeps a violation at a place, or notes that there was one more.
    pub(crate) fn push(
        &mut self,
        code: Code,
        frame: &Frame<'_>,
        violation: impl FnOnce(&mut Suggestions) -> Violation,
    ) {
        self.tally.add(code, frame);
        if !self.counts_only {
            self.keep(code.class(), violation);
        }
    }

    /// Keeps a violation of a class, as long as the report has room for it.
    pub(crate) fn keep(&mut self, class: Class, violation: impl FnOnce(&mut Suggestions) -> Violation) {
        if self.beyond.is_none() && self.violations.len() < self.settings.max_violations {
            let violation = violation(&mut self.suggestions).shortened();
            self.bytes = self.bytes.saturating_add(violation.bytes());
            if self.violations.is_empty() {
                self.violations.reserve(FIRST);
            }
            if self.violations.is_empty() || self.bytes <= self.settings.report_bytes() {
                self.violations.push(violation);
                return;
            }
        }
        self.beyond = self.beyond.max(Some(class));
    }

    /// Whether there are more than a report keeps.
    pub(crate) const fn is_full(&self) -> bool {
        self.beyond.is_some() || (self.counts_only && self.tally.count() > self.settings.max_violations)
    }

    pub(crate) fn into_result(self) -> Result<(), Report> {
        if self.violations.is_empty() && self.beyond.is_none() {
            return Ok(());
        }
        let mut report = Report::of(self.violations, self.beyond);
        report.unchecked = self.unchecked;
        Err(report)
    }
}
