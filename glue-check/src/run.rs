//! The run: what was asked for, file by file.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ColorChoice;
use glue_validate::Levels;
use glue_validate::json::Options;
use glue_validate::render::human::Style;

use crate::about;
use crate::args::{Args, Command, Format};
use crate::config::Config;
use crate::input::{open, say, unreadable};
use crate::inputs::{self, Input};
use crate::job::Job;
use crate::lines;
use crate::output::{Out, Output, Sink};
use crate::registry;
use crate::request::Request;
use crate::sample::{self, MadeError};
#[cfg(feature = "serve")]
use crate::serve;
use crate::tally::Tally;

/// The exit code of a call that cannot be served.
const UNUSABLE: u8 = 2;

/// Does what the arguments ask for.
pub(crate) fn run(args: &Args) -> ExitCode {
    let choice = match args.color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let mut out = Out::new(io::stdout(), choice);
    if let Some(command) = &args.command {
        return match command {
            #[cfg(feature = "serve")]
            Command::Serve(args) => serve::run(args),
            Command::Schema(args) => match about::schema(&args.operation, args.api, args.allow_unknown) {
                Ok(text) => print(&mut out, &text),
                Err(message) => unusable(message),
            },
            Command::Sample(args) => made(sample::run(args, &mut out)),
            Command::Completions { shell } => print(&mut out, &about::completions(*shell)),
            Command::Man => print(&mut out, &about::manual()),
        };
    }
    if args.list {
        return print(&mut out, &about::list(args.api));
    }
    if let Some(what) = &args.explain {
        return match about::explanation(what, args.api) {
            Ok(text) => print(&mut out, &text),
            Err(message) => unusable(message),
        };
    }
    match inputs(args) {
        Ok((inputs, config)) => check(args, &inputs, config.levels, &mut out),
        Err(message) => unusable(message),
    }
}

/// The files to check, and what the repository says about them.
fn inputs(args: &Args) -> Result<(Vec<Input>, Config), String> {
    let config = Config::read(args.config.as_deref(), args.api)?;
    let first = args.operation.as_deref().unwrap_or_default();
    if !inputs::is_path(first) {
        let operation = registry::find(first, args.api)?;
        if args.files.is_empty() {
            let name = operation.name();
            return Err(format!(
                "no <FILE>... is given; name those with requests to `{name}`, or `-` for standard input"
            ));
        }
        return Ok((inputs::of_operation(operation, &args.files, args.lines), config));
    }
    let paths: Vec<_> = [PathBuf::from(first)].into_iter().chain(args.files.iter().cloned()).collect();
    Ok((inputs::of_paths(&paths, &config, args.api, args.lines)?, config))
}

/// Checks all files.
fn check(args: &Args, inputs: &[Input], levels: Levels, out: &mut Out) -> ExitCode {
    let options = Options::new()
        .allow_unknown_members(args.allow_unknown)
        .max_violations(args.max_violations.get())
        .keep_values(args.format == Format::Aws);
    let style = if out.current_choice() == anstream::ColorChoice::Never { Style::Plain } else { Style::Ansi };
    let is_one = matches!(inputs, [input] if !input.lines && args.files.len() == 1);
    let output = Output::new(args.format, style, !is_one).sorted(args.sort);
    let job = Job { options, levels: args.levels.over(levels), output };
    let mut tally = Tally::default();
    let result = files(&job, inputs, out, &mut tally);
    if let Err(error) = result
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        // Nobody to read on is no fault of anyone; a full disk is.
        return unusable(format_args!("cannot write: {error}"));
    }
    tally.exit_code()
}

/// Checks each file in turn.
fn files(job: &Job, inputs: &[Input], out: &mut Out, tally: &mut Tally) -> io::Result<()> {
    out.write_all(job.output.head().as_bytes())?;
    let mut sink = Sink::new(out, &job.output);
    for input in inputs {
        let name = if input.path == Path::new("-") { "<stdin>".into() } else { input.path.to_string_lossy() };
        if input.lines {
            lines::check(job, input, &name, &mut sink, tally)?;
        } else {
            whole(job, input, &name, &mut sink, tally)?;
        }
    }
    out.write_all(job.output.foot().as_bytes())?;
    if job.output.is_several() {
        if job.output.is_for_people() {
            writeln!(out, "{tally}")?;
        } else {
            say(format_args!("{tally}"));
        }
    }
    out.flush()
}

/// Checks a file that is one request.
fn whole(job: &Job, input: &Input, name: &str, sink: &mut Sink<'_>, tally: &mut Tally) -> io::Result<()> {
    let mut text = Vec::new();
    if let Err(error) = open(&input.path).and_then(|(mut reader, _)| reader.read_to_end(&mut text)) {
        unreadable(name, &error, tally);
        return Ok(());
    }
    let request = Request { operation: input.operation, file: name, line: None, text: &text };
    sink.take(&job.check(&request, tally))
}

fn unusable(message: impl fmt::Display) -> ExitCode {
    say(format_args!("error: {message}"));
    ExitCode::from(UNUSABLE)
}

/// The exit code of a command that prints something made for the call.
fn made(result: Result<(), MadeError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(MadeError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(MadeError::Write(error)) => unusable(format_args!("cannot write: {error}")),
        Err(MadeError::Unusable(message)) => unusable(message),
    }
}

fn print(out: &mut Out, text: &str) -> ExitCode {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => unusable(format_args!("cannot write: {error}")),
        _ => ExitCode::SUCCESS,
    }
}
