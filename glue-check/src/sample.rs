//! Requests that are made up: valid ones, or ones that break one constraint each.

use std::io::{self, Write};

use glue_validate::sample::{JustInvalid, Sampler, Unmade};
use serde::Serialize;
use serde_json::Value;

use crate::args::SampleArgs;
use crate::registry;

/// Why requests are not printed.
pub(crate) enum MadeError {
    /// There is nobody to take them, or no room.
    Write(io::Error),
    /// There are none.
    Unusable(String),
}

impl From<io::Error> for MadeError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// A request that breaks one constraint, as it is printed.
#[derive(Serialize)]
struct Broken<'b> {
    request: &'b Value,
    violation: Expected<'b>,
}

/// The violation that a report has of a request.
#[derive(Serialize)]
struct Expected<'b> {
    path: &'b str,
    subject: &'static str,
    code: &'static str,
}

/// Prints the requests that the arguments ask for, one on a line.
pub(crate) fn run(args: &SampleArgs, out: &mut impl Write) -> Result<(), MadeError> {
    let operation = registry::find(&args.operation, args.api).map_err(MadeError::Unusable)?;
    let sampler = Sampler::new(operation.shape());
    let unmade =
        |unmade: Unmade| MadeError::Unusable(format!("no request to `{}` was made: {unmade}", operation.name()));
    if args.invalid {
        invalid(&sampler, args, out)?;
    } else {
        for seed in seeds(args.seed).take(args.count.unwrap_or(1)) {
            writeln!(out, "{}", sampler.random(seed).map_err(unmade)?)?;
        }
    }
    Ok(out.flush()?)
}

/// The seeds from the first one on.
fn seeds(first: u64) -> impl Iterator<Item = u64> {
    (0..).map(move |further| first.wrapping_add(further))
}

/// Prints a request for each constraint; more than there are constraints differ in what breaks them, fewer are evenly spread.
fn invalid(sampler: &Sampler, args: &SampleArgs, out: &mut impl Write) -> Result<(), MadeError> {
    let mut left = args.count;
    for seed in seeds(args.seed) {
        let all = sampler.invalid(seed).into_made();
        let taken = left.map_or(all.len(), |left| left.min(all.len()));
        for index in 0..taken {
            if let Some(invalid) = all.get(index * all.len() / taken) {
                print(invalid, out)?;
            }
        }
        left = left.map(|left| left - taken);
        if left.is_none_or(|left| left == 0) || taken == 0 {
            break;
        }
    }
    Ok(())
}

fn print(invalid: &JustInvalid, out: &mut impl Write) -> io::Result<()> {
    let violation =
        Expected { path: invalid.path(), subject: invalid.subject().as_str(), code: invalid.code().as_str() };
    serde_json::to_writer(&mut *out, &Broken { request: invalid.value(), violation })?;
    writeln!(out)
}
