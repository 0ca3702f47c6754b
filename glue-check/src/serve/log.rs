//! The reports of all requests, a line each, in the order in which they were answered.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::input::say;

/// A file that grows by a line for each request.
pub(super) struct Log(Mutex<File>);

impl Log {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file =
            File::create(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        Ok(Self(Mutex::new(file)))
    }

    /// Adds a line. Calls go on if it cannot be written.
    pub(super) fn add(&self, line: &impl Display) {
        let line = format!("{line}\n");
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = file.write_all(line.as_bytes()) {
            say(format_args!("error: cannot write a report: {error}"));
        }
    }
}
