//! The violations found so far: what is kept, and what is counted only.

use alloc::vec::Vec;

use crate::report::{Class, Report, Violation};
use crate::settings::Settings;

/// The violations found so far.
pub(crate) struct Findings {
    pub(crate) violations: Vec<Violation>,
    /// The gravest class among the violations beyond the cap, where there were any.
    pub(crate) beyond: Option<Class>,
    pub(crate) settings: Settings,
    /// The sum of the [fingerprints](super::fingerprint) of the value's lists and maps.
    pub(crate) fingerprint: u64,
}

impl Findings {
    pub(crate) const fn new(settings: Settings) -> Self {
        Self { violations: Vec::new(), beyond: None, settings, fingerprint: 0 }
    }

    /// Keeps a violation of a class, or notes that there was one more.
    pub(crate) fn push(&mut self, class: Class, violation: impl FnOnce() -> Violation) {
        if self.violations.len() < self.settings.max_violations {
            self.violations.push(violation());
        } else {
            self.beyond = self.beyond.max(Some(class));
        }
    }

    pub(crate) fn into_result(self) -> Result<(), Report> {
        if self.violations.is_empty() && self.beyond.is_none() {
            return Ok(());
        }
        Err(Report { violations: self.violations, beyond: self.beyond })
    }
}
