//! The command line.

use std::ffi::OsString;
#[cfg(feature = "serve")]
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args as ClapArgs, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use glue_validate::render::visible;
use glue_validate::{Concern, Level, Levels};

const AFTER_HELP: &str = "\
Of several requests (several files, or --lines) each is told apart:
  json    {\"file\":…,\"line\":…,\"operation\":…,\"valid\":…,\"violations\":[…]} on a line; \"line\" with --lines only
  smithy  {\"file\":…,\"line\":…,\"body\":…} on a line
  aws     FILE:LINE: before the sentence
A last line counts them: on standard output for people, on standard error otherwise.

Exit codes:
  0  every request is valid
  1  some request is invalid
  2  the call cannot be served, or a file cannot be read";

/// How [`Concern`] is written.
const CONCERN: &str = "CODE[=OPERATION[./PLACE]]";

/// Checks AWS Glue requests in JSON files, before they are sent: everything that is wrong with each, and where.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(name = "glue-check", version, after_help = AFTER_HELP, max_term_width = 120)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// The operation that the requests are for, such as `CreateSession`; left out if the files say it: by their names
    /// (`nightly.start-job-run.json`), or in `glue-check.toml`
    #[arg(required_unless_present_any = ["list", "explain"])]
    pub(crate) operation: Option<String>,

    /// The files to check; `-` is standard input. Without an operation also folders
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The configuration [default: `glue-check.toml` here, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// How to say what is wrong
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// Ask the current API, also where the operation's documented page is at hand
    #[arg(long)]
    pub(crate) api: bool,

    /// Each line of a file is a request of its own (NDJSON); empty lines are passed over
    #[arg(long)]
    pub(crate) lines: bool,

    /// Let members pass that the operation does not have
    #[arg(long)]
    pub(crate) allow_unknown: bool,

    #[command(flatten)]
    pub(crate) levels: LevelArgs,

    /// Name at most this many violations of a request
    #[arg(long, value_name = "N", default_value = "1000")]
    pub(crate) max_violations: NonZeroUsize,

    /// In which order people read the violations of a request
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Sort::Report)]
    pub(crate) sort: Sort,

    /// When to colour what people read
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,

    /// List the operations
    #[arg(long, conflicts_with_all = ["operation", "explain"])]
    pub(crate) list: bool,

    /// Print what an operation demands, or one member of it: `CreateSession`, `CreateSession.Tags.key`
    #[arg(long, value_name = "OPERATION[.MEMBER…]", conflicts_with = "operation")]
    pub(crate) explain: Option<String>,
}

/// What makes a request invalid.
#[derive(Debug, ClapArgs)]
pub(crate) struct LevelArgs {
    /// Which violations make a request invalid, unless one of the next three says otherwise [default: strict]
    #[arg(long, value_enum, value_name = "PRESET")]
    levels: Option<Preset>,

    /// Violations that make a request invalid: a code, everywhere, in an operation or at a place of it
    #[arg(long, value_name = CONCERN)]
    deny: Vec<Concern>,

    /// Violations that are reported as warnings, such as `enum` or `pattern=CreateSession./GlueVersion`
    #[arg(long, value_name = CONCERN)]
    warn: Vec<Concern>,

    /// Violations that are left out
    #[arg(long, value_name = CONCERN)]
    allow: Vec<Concern>,
}

impl LevelArgs {
    /// The levels that the arguments ask for: of concerns alike, `--deny` counts before `--warn`, and that before `--allow`.
    /// Without a preset those given are changed.
    pub(crate) fn over(&self, given: Levels) -> Levels {
        self.changing(self.levels.map_or(given, Preset::levels))
    }

    /// The preset that the arguments ask for.
    #[cfg(feature = "serve")]
    pub(crate) fn preset(&self) -> Preset {
        self.levels.unwrap_or(Preset::Strict)
    }

    /// The levels of another preset, changed as the arguments change theirs.
    #[cfg(feature = "serve")]
    pub(crate) fn with(&self, preset: Preset) -> Levels {
        self.changing(preset.levels())
    }

    fn changing(&self, preset: Levels) -> Levels {
        let settings = [(Level::Allow, &self.allow), (Level::Warn, &self.warn), (Level::Deny, &self.deny)];
        let settings = settings.into_iter().flat_map(|(level, concerns)| concerns.iter().map(move |it| (level, it)));
        settings.fold(preset, |levels, (level, concern)| levels.set(level, concern.clone()))
    }
}

/// What there is to do besides checking files.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// Print the JSON Schema of an operation's request, for editors
    Schema(SchemaArgs),
    /// Print requests that are valid, or break one constraint each: one on a line
    Sample(SampleArgs),
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// Whose schema to print.
#[derive(Debug, ClapArgs)]
pub(crate) struct SchemaArgs {
    /// The operation that requests are for, such as `CreateSession`
    pub(crate) operation: String,

    /// Ask the current API, also where the operation's documented page is at hand
    #[arg(long)]
    pub(crate) api: bool,

    /// Let members pass that the operation does not have
    #[arg(long)]
    pub(crate) allow_unknown: bool,
}

/// Which requests to make.
#[derive(Debug, ClapArgs)]
pub(crate) struct SampleArgs {
    /// The operation that the requests are for, such as `CreateSession`
    pub(crate) operation: String,

    /// What the requests are made of: the same number makes the same requests
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) seed: u64,

    /// How many requests [default: 1; with `--invalid` one for each constraint]
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<usize>,

    /// Requests that break one constraint each, with the violation that a report has of it:
    /// `{"request":…,"violation":{"path":…,"subject":…,"code":…}}`
    #[arg(long)]
    pub(crate) invalid: bool,

    /// Ask the current API, also where the operation's documented page is at hand
    #[arg(long)]
    pub(crate) api: bool,
}

/// Answers Glue's API on this machine: what Glue would refuse is refused in its words, the rest gets the smallest answer
#[cfg(feature = "serve")]
#[derive(Debug, ClapArgs)]
pub(crate) struct ServeArgs {
    /// Where to listen; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:4580")]
    pub(crate) addr: SocketAddr,

    /// Show the page for people in a browser
    #[arg(long)]
    pub(crate) open: bool,

    /// Keep the report of every request in this file, a JSON object on each line
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) levels: LevelArgs,
}

/// Where to begin with levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Preset {
    /// Whatever the model refuses
    Strict,
    /// Only what a newer model would refuse as well; warns of unknown members, value sets, patterns and upper bounds
    Tolerant,
}

impl Preset {
    fn levels(self) -> Levels {
        match self {
            Self::Strict => Levels::strict(),
            Self::Tolerant => Levels::tolerant(),
        }
    }

    /// The lower-case name.
    #[cfg(feature = "serve")]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Tolerant => "tolerant",
        }
    }
}

/// How to say what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line, a caret under the value, and the rule it broke
    Human,
    /// For programs: one JSON object for each request, on a line
    Json,
    /// The body that a Smithy service answers with; nothing for a valid request
    Smithy,
    /// What AWS answers, in its own words; nothing for a valid request
    Aws,
    /// For code hosting sites: one SARIF 2.1.0 log for all requests
    Sarif,
}

/// In which order violations are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// As the operation's members are declared
    Report,
    /// As they stand in the file, from top to bottom
    Text,
}

/// Reads the command line; `Err` is the exit code where there is nothing more to do.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Args, ExitCode> {
    let args: Vec<OsString> = args.into_iter().collect();
    Args::try_parse_from(&args).map_err(|error| {
        let code = u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        // A closed standard error is no reason to fail in another way.
        let _ = in_visible_words(&args, error).print();
        code
    })
}

/// Clap quotes arguments as they are: an error is asked for again, about arguments that a terminal only shows.
fn in_visible_words(args: &[OsString], error: clap::Error) -> clap::Error {
    let shown = args.iter().map(|arg| visible(&arg.to_string_lossy()).into_owned());
    Args::try_parse_from(shown).err().unwrap_or(error)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Args::command().debug_assert();
    }
}
