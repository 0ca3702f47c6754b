//! What was found, in numbers; and the exit code that follows from it.

use std::fmt;
use std::process::ExitCode;

use glue_validate::Report;

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    valid: usize,
    invalid: usize,
    violations: usize,
    truncated: bool,
    unread: usize,
}

impl Tally {
    /// Counts a request.
    pub(crate) fn count(&mut self, result: &Result<(), Report>) {
        match result {
            Ok(()) => self.valid += 1,
            Err(report) => {
                self.invalid += 1;
                self.violations += report.violations().len();
                self.truncated |= report.is_truncated();
            }
        }
    }

    /// Adds the counts of a part of the run.
    pub(crate) fn add(&mut self, other: &Self) {
        self.valid += other.valid;
        self.invalid += other.invalid;
        self.violations += other.violations;
        self.truncated |= other.truncated;
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
