//! A walk in progress: what it is for, where it is, and how it goes on to what lies below.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use super::findings::Findings;
use super::findings::Refusals;
use super::path::{Frame, KeyText, Step};
use super::record::Recorder;
#[cfg(feature = "json")]
use super::tally::Tally;
use crate::context::Context;
use crate::report::{Code, Fault, Report};
use crate::rules::Rules;
use crate::settings::Settings;
use crate::validate::GlueValidate;

/// Walks a typed value and collects what is wrong with it.
///
/// Only a [`GlueValidate`](crate::GlueValidate) written by hand meets it: there, [`check`](crate::GlueValidate::check)
/// says once what the value is on the wire. [`json::assert_agreement`](crate::json::assert_agreement) tells a test
/// whether `check` and [`shape`](crate::GlueValidate::shape) agree.
///
/// # A value by hand
/// ```
/// use glue_validate::{Checker, GlueValidate, shape::Shape};
///
/// /// A string that is compared without regard to case, validated as the string it holds.
/// struct Caseless(String);
///
/// impl GlueValidate for Caseless {
///     fn shape() -> &'static Shape {
///         String::shape()
///     }
///
///     fn check(&self, cx: &mut Checker<'_>) {
///         cx.string(&self.0);
///     }
/// }
///
/// #[derive(GlueValidate)]
/// struct Request {
///     #[map(max = 2)]
///     headers: std::collections::BTreeMap<String, Caseless>,
/// }
/// # assert!(Request { headers: Default::default() }.validate().is_ok());
/// ```
///
/// # A structure by hand
/// ```
/// use glue_validate::rules::{Length, Rules};
/// use glue_validate::shape::{Kind, Member, Shape, Structure};
/// use glue_validate::{Checker, GlueValidate};
///
/// struct Tag {
///     key: String,
///     value: Option<String>,
/// }
///
/// impl GlueValidate for Tag {
///     fn shape() -> &'static Shape {
///         const KEY: Rules = Rules::NONE.with_length(Length::chars(Some(1), Some(128)));
///         static SHAPE: Shape = Shape::new(
///             "Tag",
///             Kind::Structure(Structure::new(
///                 const { &[Member::new("Key", String::shape).with_rules(KEY), Member::new("Value", Option::<String>::shape)] },
///             )),
///         );
///         &SHAPE
///     }
///
///     fn check(&self, cx: &mut Checker<'_>) {
///         cx.members(Self::shape(), |members| {
///             members.member("Key", &self.key);
///             members.member("Value", &self.value);
///         });
///     }
/// }
///
/// let report = Tag { key: String::new(), value: None }.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/Key: must have 1 to 128 characters, has 0");
/// ```
pub struct Checker<'c> {
    pub(crate) purpose: &'c mut Purpose,
    pub(crate) frame: Frame<'c>,
    pub(crate) rules: &'c Rules,
    pub(crate) context: &'c Context<'c>,
}

impl fmt::Debug for Checker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checker").field("path", &self.frame.pointer()).finish_non_exhaustive()
    }
}

/// What a walk is for.
pub(crate) enum Purpose {
    /// To judge the value.
    Judge(Findings),
    /// To write down what the value is, so that two can be compared.
    Record(Recorder),
}

/// Judges a whole value.
pub(crate) fn run<T: GlueValidate + ?Sized>(
    value: &T,
    context: &Context<'_>,
    settings: Settings,
) -> Result<(), Report> {
    find(value, context, Findings::new(settings)).map_or(Ok(()), Findings::into_result)
}

/// What can be said of a whole value without a report.
#[cfg(feature = "json")]
pub(crate) struct Survey {
    /// What is wrong with it, counted.
    pub(crate) tally: Tally,
    /// The fingerprint of its lists and maps.
    pub(crate) fingerprint: u64,
    /// What the user's functions refused.
    pub(crate) refusals: Refusals,
}

/// Judges a whole value without writing anything down.
#[cfg(feature = "json")]
pub(crate) fn survey<T: GlueValidate + ?Sized>(value: &T, context: &Context<'_>, settings: Settings) -> Survey {
    let findings = find(value, context, Findings::counting(settings)).unwrap_or_else(|| Findings::counting(settings));
    let (tally, fingerprint) = (findings.tally, findings.fingerprint);
    Survey { tally, fingerprint, refusals: findings.into_refusals() }
}

/// Judges a whole value of which it is known what the user's functions say.
#[cfg(feature = "json")]
pub(crate) fn run_knowing<T: GlueValidate + ?Sized>(
    value: &T,
    refusals: Refusals,
    settings: Settings,
) -> Result<(), Report> {
    find(value, &Context::NONE, Findings::knowing(refusals, settings)).map_or(Ok(()), Findings::into_result)
}

fn find<T: GlueValidate + ?Sized>(value: &T, context: &Context<'_>, findings: Findings) -> Option<Findings> {
    let mut purpose = Purpose::Judge(findings);
    value.check(&mut Checker { purpose: &mut purpose, frame: Frame::ROOT, rules: &Rules::NONE, context });
    match purpose {
        Purpose::Judge(findings) => Some(findings),
        Purpose::Record(_) => None,
    }
}

/// Judges a value at a place, under its rules.
#[cfg(feature = "json")]
pub(crate) fn run_at<T: GlueValidate + ?Sized>(
    value: &T,
    frame: &Frame<'_>,
    rules: &Rules,
    context: &Context<'_>,
    settings: Settings,
) -> Option<Findings> {
    let mut purpose = Purpose::Judge(Findings::new(settings));
    value.check(&mut Checker { purpose: &mut purpose, frame: *frame, rules, context });
    match purpose {
        Purpose::Judge(findings) => Some(findings),
        Purpose::Record(_) => None,
    }
}

/// Whether what is told keeps the rules of its place; no function of the user's is asked.
pub(crate) fn keeps(rules: &Rules, tell: impl FnOnce(&mut Checker<'_>)) -> bool {
    let mut purpose = Purpose::Judge(Findings::knowing(Refusals::default(), Settings::DEFAULT));
    tell(&mut Checker { purpose: &mut purpose, frame: Frame::ROOT, rules, context: &Context::NONE });
    matches!(purpose, Purpose::Judge(findings) if findings.count() == 0)
}

/// Gives a checker to tell a value to that nobody judges.
#[cfg(feature = "json")]
pub(crate) fn unjudged<R>(tell: impl FnOnce(&mut Checker<'_>) -> R) -> R {
    let mut purpose = Purpose::Record(Recorder::new(true));
    tell(&mut Checker { purpose: &mut purpose, frame: Frame::ROOT, rules: &Rules::NONE, context: &Context::NONE })
}

/// The value in a form that is equal for equal values.
pub(super) fn canonical<T: GlueValidate + ?Sized>(value: &T) -> String {
    record(value, false)
}

/// The value's text, for a map's key: a string as it is or the start of it, a number in digits.
fn plain_text<T: GlueValidate + ?Sized>(value: &T) -> String {
    record(value, true)
}

fn record<T: GlueValidate + ?Sized>(value: &T, bare: bool) -> String {
    let mut purpose = Purpose::Record(Recorder::new(bare));
    value.check(&mut Checker {
        purpose: &mut purpose,
        frame: Frame::ROOT,
        rules: &Rules::NONE,
        context: &Context::NONE,
    });
    match purpose {
        Purpose::Record(recorder) => recorder.into_text(),
        Purpose::Judge(_) => String::new(),
    }
}

impl<K: GlueValidate> KeyText for K {
    fn key_text(&self) -> String {
        plain_text(self)
    }
}

impl Checker<'_> {
    /// Whether a further violation would not be kept anyway.
    pub(super) fn is_full(&self) -> bool {
        match &self.purpose {
            Purpose::Judge(findings) => findings.is_full(),
            Purpose::Record(_) => false,
        }
    }

    /// How many violations were found so far: none since is what it means that a part held.
    #[inline]
    pub(crate) fn count(&self) -> usize {
        match &self.purpose {
            Purpose::Judge(findings) => findings.count(),
            Purpose::Record(_) => 0,
        }
    }

    /// Whether nothing was found since there were so many violations. It is not known once the report is full, since then
    /// not all is looked at.
    #[inline]
    pub(crate) fn held_since(&self, count: usize) -> bool {
        self.count() == count && !self.is_full()
    }

    /// What the caller told of the circumstances.
    pub fn context(&self) -> &Context<'_> {
        self.context
    }

    pub(super) fn is_sensitive(&self) -> bool {
        self.frame.is_sensitive() || self.rules.sensitive
    }

    /// One step down: the same walk, at another place, under other rules.
    #[inline]
    pub(crate) fn descend(&mut self, step: Step<'_>, rules: &Rules, check: impl FnOnce(&mut Checker<'_>)) {
        let sensitive = self.is_sensitive();
        let frame = self.frame.below(step, sensitive);
        let mut below = Checker { purpose: &mut *self.purpose, frame, rules, context: self.context };
        let limit = match below.purpose {
            Purpose::Judge(findings) => findings.settings.max_depth,
            Purpose::Record(_) => Settings::DEFAULT.max_depth,
        };
        if below.frame.is_below(limit) {
            self.too_deep(limit);
        } else {
            check(&mut below);
        }
    }

    /// The value has parts that are too deep: one violation, not one for each.
    #[cold]
    fn too_deep(&mut self, limit: usize) {
        let path = self.frame.pointer();
        let told = match &self.purpose {
            Purpose::Judge(findings) => {
                findings.violations.last().is_some_and(|it| it.code() == Code::TooDeep && it.path == path)
            }
            Purpose::Record(_) => true,
        };
        if !told {
            self.found(Fault::TooDeep { limit }, || None);
        }
    }

    /// The same place, kept out of the report.
    #[inline]
    pub(crate) fn secretly(&mut self, check: impl FnOnce(&mut Checker<'_>)) {
        let frame = Frame { own_sensitive: true, ..self.frame };
        check(&mut Checker { purpose: &mut *self.purpose, frame, rules: self.rules, context: self.context });
    }

    /// Writes a violation down.
    #[cold]
    pub(crate) fn found<'v>(&mut self, fault: Fault, value: impl FnOnce() -> Option<Cow<'v, str>>) {
        let frame = Frame { own_sensitive: self.is_sensitive(), ..self.frame };
        if let Purpose::Judge(findings) = &mut *self.purpose {
            let keep = findings.settings.keep_values && !frame.is_sensitive();
            let may_tell = !frame.is_sensitive();
            findings.push(fault.code(), &frame, |suggestions| {
                let value = if keep || (may_tell && fault.can_be_explained()) { value() } else { None };
                let told = value.as_deref().filter(|_| may_tell);
                frame.violation(fault.explained(told, suggestions)).with_value(value.filter(|_| keep))
            });
        }
    }
}
