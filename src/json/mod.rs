//! One complete report for a JSON text.
//!
//! Valid input takes the fast path: serde_json deserialises straight into the type, the value is validated. Only where
//! that fails is the text walked once more against the type's [shape](crate::shape), and everything reported: missing
//! and unknown members, wrong types and broken constraints together, each with its place in the text.

mod canonical;
mod locate;
mod merge;
mod refusal;
mod secrets;
mod suggest;
mod tape;
mod walk;
mod watch;

use alloc::string::{String, ToString};
use alloc::vec;
use core::cell::Cell;

use serde::Deserialize;

pub use self::secrets::sensitive_spans;

use self::walk::Known;
use self::watch::Seen;
use crate::checker;
use crate::checker::path::Frame;
use crate::report::{Fault, Location, Report, Violation};
use crate::settings::Settings;
use crate::shape::Shape;
use crate::validate::{GlueValidate, Valid};

/// How strictly JSON is read, and how much a report keeps.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// #[serde(rename_all = "PascalCase")]
/// struct StopSession {
///     #[len(1, 255)]
///     id: String,
/// }
///
/// let text = br#"{"Id": "session-1", "RequestOrigin": "console"}"#;
/// assert!(json::from_slice::<StopSession>(text).is_err());
///
/// let lenient = json::Options::new().allow_unknown_members(true);
/// assert!(lenient.from_slice::<StopSession>(text).is_ok());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(crate) unknown_members: bool,
    pub(crate) settings: Settings,
}

impl Options {
    /// Unknown members are violations; the defaults of [`Settings`].
    pub const fn new() -> Self {
        Self { unknown_members: false, settings: Settings::DEFAULT }
    }

    /// With these settings. The levels of nesting stay 127 at most: serde_json reads no more.
    ///
    /// ```
    /// use glue_validate::{Settings, json};
    ///
    /// let settings = Settings::new().max_violations(20);
    /// assert_eq!(json::Options::new().settings(settings), json::Options::new().max_violations(20));
    /// ```
    #[must_use]
    pub const fn settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// Whether members that the shape does not have are let pass.
    #[must_use]
    pub const fn allow_unknown_members(self, allow: bool) -> Self {
        Self { unknown_members: allow, ..self }
    }

    /// How many violations the report keeps, 1 at least.
    #[must_use]
    pub const fn max_violations(self, violations: usize) -> Self {
        Self { settings: self.settings.max_violations(violations), ..self }
    }

    /// How many levels the text may be nested, 127 at most: serde_json reads no more.
    #[must_use]
    pub const fn max_depth(self, depth: usize) -> Self {
        let depth = if depth < walk::DEEPEST { depth } else { walk::DEEPEST };
        Self { settings: self.settings.max_depth(depth), ..self }
    }

    /// Whether violations keep the rejected values, for AWS's own wording. Sensitive ones are never kept.
    #[must_use]
    pub const fn keep_values(self, keep: bool) -> Self {
        Self { settings: self.settings.keep_values(keep), ..self }
    }

    /// Like [`from_slice`], with these options.
    ///
    /// # Errors
    /// As `from_slice`.
    pub fn from_slice<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de [u8]) -> Result<Valid<T>, Report> {
        self.from_str(utf8(json)?)
    }

    /// Like [`from_str`], with these options.
    ///
    /// # Errors
    /// As `from_str`.
    pub fn from_str<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de str) -> Result<Valid<T>, Report> {
        let foreseen = Cell::new(None);
        let foresight = || {
            let report = self.foresee(json, T::shape());
            let refused = report.is_some();
            foreseen.set(report);
            refused
        };
        let seen = Seen::new(&foresight);
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let value = watch::read::<T>(&mut deserializer, &seen);
        // The value is looked at where it lies: it is large, and so moves only on its way out.
        if let Ok(value) = &value {
            if let Err(error) = deserializer.end() {
                return Err(self.refused(json, T::shape(), &error));
            }
            let (result, fingerprint) = checker::run_with_fingerprint(value, self.settings);
            let passed_over = seen.ignored.get() && !self.unknown_members;
            let lost = passed_over || seen.misread.get() || seen.refused.get();
            let complete = fingerprint == seen.fingerprint.get() && !lost;
            match result {
                Ok(()) if complete => {}
                result => self.look_closer(json, T::shape(), &seen, result.err())?,
            }
        }
        match value {
            Ok(value) => Ok(Valid::trusted(value)),
            Err(error) => Err(foreseen.take().unwrap_or_else(|| self.refused(json, T::shape(), &error))),
        }
    }

    /// The report, if there is one, of a text that serde may take very long to refuse.
    fn foresee(&self, json: &str, shape: &'static Shape) -> Option<Report> {
        if may_take_long(json, shape) { walk::report(json, shape, self, &Known::Nothing) } else { None }
    }

    /// The report of a text that does not deserialise.
    #[cold]
    fn refused(&self, json: &str, shape: &'static Shape, error: &serde_json::Error) -> Report {
        // A refused text has a fault.
        walk::report(json, shape, self, &Known::Refused(error)).unwrap_or_else(|| syntax(json, message_of(error), 0..0))
    }

    /// The report, if there is one, of a text that deserialises but may hold more than the value does.
    #[cold]
    fn look_closer(
        &self,
        json: &str,
        shape: &'static Shape,
        seen: &Seen<'_>,
        typed: Option<Report>,
    ) -> Result<(), Report> {
        let report = if seen.misread.get() {
            walk::report(json, shape, self, &Known::Nothing).or(typed)
        } else {
            walk::report(json, shape, self, &Known::Typed(typed.as_ref()))
        };
        report.map_or(Ok(()), Err)
    }

    /// Like [`from_reader`], with these options.
    ///
    /// # Errors
    /// As `from_reader`.
    #[cfg(feature = "std")]
    pub fn from_reader<T: serde::de::DeserializeOwned + GlueValidate>(
        &self,
        mut reader: impl std::io::Read,
    ) -> std::io::Result<Result<Valid<T>, Report>> {
        let mut bytes = vec![];
        reader.read_to_end(&mut bytes)?;
        Ok(self.from_slice(&bytes))
    }

    /// Like [`check`], with these options.
    ///
    /// # Errors
    /// As `check`.
    pub fn check<T: GlueValidate>(&self, json: &[u8]) -> Result<(), Report> {
        walk::report(utf8(json)?, T::shape(), self, &Known::Nothing).map_or(Ok(()), Err)
    }
}

/// Reads a value of type `T` from JSON and validates it.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// #[serde(rename_all = "PascalCase")]
/// struct CreateTrigger {
///     #[len(1, 255)]
///     name: String,
///     #[range(min = 1)]
///     delay: Option<i32>,
/// }
///
/// let report = json::from_slice::<CreateTrigger>(br#"{"Delay": 0, "Nmae": "t"}"#).unwrap_err();
/// let found: Vec<_> = report.violations().iter().map(|it| (it.path(), it.code().as_str())).collect();
/// assert_eq!(found, [("/Name", "required"), ("/Delay", "range"), ("/Nmae", "unknown_member")]);
/// ```
///
/// # Errors
/// A [`Report`] with everything that is wrong with the text: that it is not UTF-8 or not JSON (one violation), or its
/// missing, unknown and duplicate members, wrong types and broken constraints.
pub fn from_slice<'de, T: Deserialize<'de> + GlueValidate>(json: &'de [u8]) -> Result<Valid<T>, Report> {
    Options::new().from_slice(json)
}

/// Like [`from_slice`], for a text that is known to be UTF-8.
///
/// The time it takes is linear in the text, with one exception that is serde's: where two variants of a union without a tag
/// lead back to the union, reading a *valid* value may take twice as long with each level of nesting. Give such a union
/// a tag, or put the variant first that most values are. What is invalid is refused before serde reads it.
///
/// # Errors
/// As `from_slice`.
pub fn from_str<'de, T: Deserialize<'de> + GlueValidate>(json: &'de str) -> Result<Valid<T>, Report> {
    Options::new().from_str(json)
}

/// Like [`from_slice`], for a text that is read to its end first.
///
/// # Errors
/// The outer one where reading fails; the inner as `from_slice`.
#[cfg(feature = "std")]
pub fn from_reader<T: serde::de::DeserializeOwned + GlueValidate>(
    reader: impl std::io::Read,
) -> std::io::Result<Result<Valid<T>, Report>> {
    Options::new().from_reader(reader)
}

/// Judges a JSON text by the shape of `T` alone: no `T` is made, so `T` need not deserialise.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(GlueValidate)]
/// struct Tag<'a> {
///     #[len(1, 128)]
///     key: &'a str,
/// }
///
/// assert!(json::check::<Tag>(br#"{"key": "team"}"#).is_ok());
/// assert!(json::check::<Tag>(br#"{"key": ""}"#).is_err());
/// ```
///
/// # Errors
/// As [`from_slice`].
pub fn check<T: GlueValidate>(json: &[u8]) -> Result<(), Report> {
    Options::new().check::<T>(json)
}

/// Whether serde may need far longer for a text than its length tells: the shape is one for which the time doubles with each level.
fn may_take_long(json: &str, shape: &'static Shape) -> bool {
    is_long_or_deep(json) && shape.doubles()
}

/// Whether a text is nested more than a few levels, or so long that to ask more about its shape costs nothing beside reading it.
fn is_long_or_deep(json: &str) -> bool {
    const LONG: usize = 4096;
    const FEW: usize = 8;
    // `[` and `{` differ in one bit. So few bytes at a time that their number is a byte: the compiler adds those side by side.
    let opens = |byte: &u8| u8::from(byte | 0x20 == b'{');
    let count = || json.as_bytes().chunks(128).map(|few| usize::from(few.iter().map(opens).sum::<u8>())).sum::<usize>();
    json.len() > LONG || count() > FEW
}

/// The text, where the bytes are UTF-8.
fn utf8(json: &[u8]) -> Result<&str, Report> {
    simdutf8::basic::from_utf8(json).map_err(|_| {
        let valid = core::str::from_utf8(json).err().map_or(0, |error| error.valid_up_to());
        let before = json.get(..valid).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default();
        let message = alloc::format!("is not UTF-8: the byte at offset {valid} belongs to no character");
        syntax(before, message, valid..valid.saturating_add(1))
    })
}

/// The report of a text that is no JSON at all: one violation.
fn syntax(text: &str, message: String, bytes: core::ops::Range<usize>) -> Report {
    let location = Some(Location { bytes, line: 1, column: 1 });
    let mut violations = vec![Violation { location, ..Frame::ROOT.violation(Fault::Syntax { message }) }];
    locate::fill_in(text, &mut violations);
    Report { violations, beyond: None }
}

/// serde_json's message without the place, which the violation has.
fn message_of(error: &serde_json::Error) -> String {
    let full = error.to_string();
    let end = full.rfind(" at line ").unwrap_or(full.len());
    alloc::format!("is not JSON: {}", full.get(..end).unwrap_or(&full))
}
