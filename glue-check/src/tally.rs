//! What was found, in numbers; and the exit code that follows from it.

use std::fmt;
use std::process::ExitCode;

use glue_validate::{Level, Report};

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    valid: usize,
    invalid: usize,
    violations: usize,
    truncated: bool,
    warnings: usize,
    unread: usize,
}

impl Tally {
    /// Counts a request.
    pub(crate) fn count(&mut self, report: Option<&Report>) {
        if let Some(report) = report {
            let warnings = warned(report);
            self.violations += report.violations().len() - warnings;
            self.warnings += warnings;
            self.truncated |= report.is_truncated();
        }
        let is_denied = report.is_some_and(Report::is_denied);
        self.invalid += usize::from(is_denied);
        self.valid += usize::from(!is_denied);
    }

    /// Adds the counts of a part of the run.
    pub(crate) fn add(&mut self, other: &Self) {
        self.valid += other.valid;
        self.invalid += other.invalid;
        self.violations += other.violations;
        self.truncated |= other.truncated;
        self.warnings += other.warnings;
        self.unread += other.unread;
    }

    /// Counts a file that could not be read.
    pub(crate) fn fail(&mut self) {
        self.unread += 1;
    }

    /// 2 where something could not be read, else 1 where something is invalid, else 0.
    pub(crate) fn exit_code(self) -> ExitCode {
        match self {
            Self { unread: 0, invalid: 0, .. } => ExitCode::SUCCESS,
            Self { unread: 0, .. } => ExitCode::FAILURE,
            _ => ExitCode::from(2),
        }
    }
}

/// `3 requests: 1 valid, 2 invalid with 5 violations`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let requests = self.valid + self.invalid;
        let plural = if requests == 1 { "" } else { "s" };
        write!(f, "{requests} request{plural}: {} valid, {} invalid", self.valid, self.invalid)?;
        if self.invalid > 0 {
            write!(f, " with {}", violations(self.violations, self.truncated))?;
        }
        if self.warnings > 0 {
            write!(f, "; {}", warnings(self.warnings))?;
        }
        match self.unread {
            0 => {}
            1 => f.write_str("; 1 file could not be read")?,
            several => write!(f, "; {several} files could not be read")?,
        }
        Ok(())
    }
}

/// `1 violation`, `2 violations`, `more than 1000 violations`.
pub(crate) fn violations(count: usize, truncated: bool) -> String {
    let more = if truncated { "more than " } else { "" };
    format!("{more}{count} violation{}", if count == 1 && !truncated { "" } else { "s" })
}

/// `1 warning`, `2 warnings`.
pub(crate) fn warnings(count: usize) -> String {
    format!("{count} warning{}", if count == 1 { "" } else { "s" })
}

/// How many of a report's violations do not deny the request.
pub(crate) fn warned(report: &Report) -> usize {
    report.violations().iter().filter(|violation| violation.level() != Level::Deny).count()
}
