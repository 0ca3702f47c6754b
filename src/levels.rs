//! Which violations count: a level for each code, for a whole check, an operation or a place in its requests.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use crate::report::{Code, Fault, Level, Report, Violation};
use crate::rules::RangeEnd;

/// A level for every violation.
///
/// A model of a service grows old, and an old model errs by refusing what the service has come to accept. [`strict`]
/// denies whatever the model denies; [`tolerant`], for production, warns where a newer model may be laxer. Either can be
/// changed for a code, in one operation or at one place of it; of several settings that concern a violation the most
/// specific counts, and of equals the last.
///
/// ```
/// use glue_validate::{GlueValidate, Level, Levels};
///
/// #[derive(GlueValidate)]
/// struct CreateJob {
///     #[len(1, 255)]
///     name: String,
///     #[one_of("Standard", "G.1X")]
///     worker_type: String,
/// }
///
/// let job = CreateJob { name: "nightly".into(), worker_type: "G.16X".into() };
/// let report = job.validate().unwrap_err();
///
/// let report = Levels::tolerant().apply("CreateJob", report).unwrap();
/// assert!(!report.is_denied());
/// assert_eq!(report.violations()[0].level(), Level::Warn);
///
/// let levels = Levels::strict().set(Level::Allow, "enum=CreateJob./worker_type".parse().unwrap());
/// assert_eq!(levels.apply("CreateJob", report), None);
/// ```
///
/// [`strict`]: Self::strict
/// [`tolerant`]: Self::tolerant
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    tolerant: bool,
    settings: Vec<(Concern, Level)>,
}

/// What a level is set for: a code, everywhere or within an operation or a place of it.
///
/// It is written `CODE`, `CODE=OPERATION` or `CODE=OPERATION./PLACE`, where the place is a JSON Pointer with `*` for any
/// one step; what is below it is concerned too: `pattern=CreateSession./GlueVersion`, `enum=CreateJob./Connections/*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    code: Code,
    operation: Option<String>,
    /// Empty for a whole request.
    place: String,
}

impl Levels {
    /// Denies everything.
    pub const fn strict() -> Self {
        Self { tolerant: false, settings: Vec::new() }
    }

    /// Warns where a newer model may accept what this one refuses: unknown members, value sets, patterns and upper
    /// bounds. Denies what no newer model would accept: what is missing or of the wrong type, and lower bounds.
    pub const fn tolerant() -> Self {
        Self { tolerant: true, settings: Vec::new() }
    }

    /// Sets a level.
    #[must_use]
    pub fn set(mut self, level: Level, concern: Concern) -> Self {
        self.settings.push((concern, level));
        self
    }

    /// The level of a violation in a request to an operation.
    pub fn level(&self, operation: &str, violation: &Violation) -> Level {
        let concerned = self.settings.iter().filter(|(concern, _)| concern.is_about(operation, violation));
        match concerned.max_by_key(|(concern, _)| concern.specificity()) {
            Some((_, level)) => *level,
            None if self.tolerant && may_pass_later(violation.fault()) => Level::Warn,
            None => Level::Deny,
        }
    }

    /// The report with a level for each violation and without those that are allowed; `None` if that is all of them.
    ///
    /// A report that reached its cap stays denied ([`Report::is_denied`]): nobody knows what it left out.
    pub fn apply(&self, operation: &str, mut report: Report) -> Option<Report> {
        for violation in &mut report.violations {
            violation.level = self.level(operation, violation);
        }
        report.violations.retain(|violation| violation.level != Level::Allow);
        (!report.violations.is_empty() || report.is_truncated()).then_some(report)
    }
}

/// Whether a newer model of the same service may accept the value.
fn may_pass_later(fault: &Fault) -> bool {
    match fault {
        Fault::UnknownMember { .. } | Fault::Enum { .. } | Fault::Pattern { .. } => true,
        Fault::Length { min, actual, .. } => min.is_none_or(|min| *actual >= min),
        Fault::Range { beyond, .. } => *beyond == RangeEnd::Max,
        _ => false,
    }
}

impl Concern {
    fn is_about(&self, operation: &str, violation: &Violation) -> bool {
        self.code == violation.code()
            && self.operation.as_ref().is_none_or(|own| own == operation)
            && is_at_or_below(&self.place, violation.path())
    }

    /// Nothing but the code, an operation, or a place by its depth.
    fn specificity(&self) -> (bool, usize) {
        (self.operation.is_some(), self.place.matches('/').count())
    }
}

/// Whether a pointer leads to a place or below it.
fn is_at_or_below(place: &str, pointer: &str) -> bool {
    let mut steps = pointer.split('/');
    place.split('/').all(|wanted| steps.next().is_some_and(|step| wanted == "*" || wanted == step))
}

impl FromStr for Concern {
    type Err = InvalidConcern;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (code, within) = text.split_once('=').map_or((text, None), |(code, within)| (code, Some(within)));
        let invalid = |what| InvalidConcern { text: text.to_owned(), what };
        let code = code.parse().map_err(|_| invalid("there is no such code"))?;
        let Some(within) = within else { return Ok(Self { code, operation: None, place: String::new() }) };
        let (operation, place) = within.split_once('.').unwrap_or((within, ""));
        if operation.is_empty() {
            return Err(invalid("the name of an operation stands after `=`"));
        }
        if !place.is_empty() && !place.starts_with('/') {
            return Err(invalid("a place begins with `/`"));
        }
        Ok(Self { code, operation: Some(operation.to_owned()), place: place.to_owned() })
    }
}

/// A text that is no [`Concern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidConcern {
    text: String,
    what: &'static str,
}

impl fmt::Display for InvalidConcern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}; write `CODE`, `CODE=OPERATION` or `CODE=OPERATION./PLACE`", self.text, self.what)
    }
}

impl core::error::Error for InvalidConcern {}
