//! Files and standard input; and what is said about those that cannot be read.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::Path;

use glue_validate::render::visible;

use crate::tally::Tally;

/// A reader of a file or of standard input; and the number of bytes where it is known.
pub(crate) fn open(path: &Path) -> io::Result<(Box<dyn Read + Send>, Option<u64>)> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin()), None));
    }
    let file = File::open(path)?;
    let length = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
    Ok((Box::new(file), length))
}

/// Says that a file cannot be read, and goes on.
pub(crate) fn unreadable(name: &str, error: &io::Error, tally: &mut Tally) {
    say(format_args!("error: cannot read `{}`: {error}", visible(name)));
    tally.fail();
}

/// Writes a line to standard error. If that is closed, nobody wants to know.
pub(crate) fn say(message: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{message}");
}
