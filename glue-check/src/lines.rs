//! Files with a request on each line: read in pieces of whole lines, each piece checked on all cores while the next is
//! read. A file of any size takes the memory of two pieces, and of what is said about one.

use std::io::{self, BufRead as _, BufReader, Read};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::input::{open, unreadable};
use crate::inputs::Input;
use crate::job::Job;
use crate::output::{Said, Sink};
use crate::registry::Operation;
use crate::request::Request;
use crate::tally::Tally;

/// A piece ends with the line that passes either of these.
const BYTES: usize = 1 << 20;
const LINES: usize = 4096;

/// How much is read from a file at once.
const BUFFER: usize = 1 << 18;

/// Checks a file line by line.
pub(crate) fn check(job: &Job, input: &Input, name: &str, sink: &mut Sink<'_>, tally: &mut Tally) -> io::Result<()> {
    let (reader, length) = match open(&input.path) {
        Ok(opened) => opened,
        Err(error) => {
            unreadable(name, &error, tally);
            return Ok(());
        }
    };
    let bar = progress(length);
    let mut reader = BufReader::with_capacity(BUFFER, reader);
    let mut piece = read(&mut reader, 1);
    while !piece.is_end() {
        let next_line = piece.next_line;
        let (found, next) =
            rayon::join(|| check_piece(job, input.operation, name, &piece), || read(&mut reader, next_line));
        tally.add(&found.tally);
        if !found.said.out.is_empty() || !found.said.err.is_empty() {
            bar.suspend(|| sink.take(&found.said))?;
        }
        bar.inc(piece.text.len() as u64);
        if let Some(error) = piece.error {
            unreadable(name, &error, tally);
            break;
        }
        piece = next;
    }
    bar.finish_and_clear();
    Ok(())
}

/// Whole lines of a file.
struct Piece {
    text: Vec<u8>,
    first_line: usize,
    next_line: usize,
    /// What kept the rest from being read.
    error: Option<io::Error>,
}

impl Piece {
    fn is_end(&self) -> bool {
        self.text.is_empty() && self.error.is_none()
    }

    /// The lines that hold something, with their numbers.
    fn lines(&self) -> Vec<(usize, &[u8])> {
        let lines = self.text.split(|byte| *byte == b'\n').zip(self.first_line..);
        lines.map(|(line, number)| (number, line)).filter(|(_, line)| !line.trim_ascii().is_empty()).collect()
    }
}

fn read(reader: &mut BufReader<impl Read>, first_line: usize) -> Piece {
    let mut piece = Piece { text: Vec::new(), first_line, next_line: first_line, error: None };
    while piece.text.len() < BYTES && piece.next_line - first_line < LINES {
        match reader.read_until(b'\n', &mut piece.text) {
            Ok(0) => break,
            Ok(_) => piece.next_line += 1,
            Err(error) => {
                piece.error = Some(error);
                break;
            }
        }
    }
    piece
}

/// What was found in a piece.
#[derive(Default)]
struct Found {
    said: Said,
    tally: Tally,
}

fn check_piece(job: &Job, operation: &'static Operation, name: &str, piece: &Piece) -> Found {
    let lines = piece.lines();
    let found = lines.par_iter().map(|&(number, text)| {
        let mut tally = Tally::default();
        let said = job.check(&Request { operation, file: name, line: Some(number), text }, &mut tally);
        Found { said, tally }
    });
    // In order, whichever was checked first.
    let found: Vec<Found> = found.collect();
    found.into_iter().fold(Found::default(), |mut all, one| {
        all.said.push(&one.said);
        all.tally.add(&one.tally);
        all
    })
}

/// A progress bar on standard error; it hides itself where that is no terminal.
fn progress(length: Option<u64>) -> ProgressBar {
    let (bar, template) = match length {
        Some(length) => (ProgressBar::new(length), "{bar:40} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
