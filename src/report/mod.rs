//! The report: every violation of one request, in order.

mod clue;
mod code;
mod fault;
mod level;
mod model;
mod path_text;
pub(crate) mod pointer;
#[cfg(feature = "serde")]
mod serialize;
mod suggest;
mod unchecked;
mod violation;
mod visible;
pub(crate) mod wording;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub(crate) use self::code::Class;
pub use self::code::{Code, UnknownCode};
pub use self::fault::{Fault, JsonType};
pub use self::level::Level;
pub use self::model::Model;
pub(crate) use self::path_text::PathText;
#[cfg(feature = "serde")]
pub(crate) use self::serialize::Violations;
pub(crate) use self::suggest::Suggestions;
pub use self::suggest::nearest;
pub(crate) use self::unchecked::NAMED as NAMED_UNCHECKED;
pub use self::unchecked::Unchecked;
pub(crate) use self::violation::Root;
pub use self::violation::{Location, Subject, Violation};
#[cfg(feature = "json")]
pub(crate) use self::visible::is_unsafe;
pub(crate) use self::visible::shorten;
pub use self::visible::visible;

/// Everything that is wrong with one value, in declaration order.
///
/// `Display` writes a line for each violation; [`render`](crate::render) has other forms. A report is never empty.
///
/// ```
/// use glue_validate::{Code, GlueValidate};
///
/// #[derive(GlueValidate)]
/// struct Table {
///     #[len(1, 255)]
///     name: String,
///     #[range(min = 0)]
///     retention: i32,
/// }
///
/// let report = Table { name: String::new(), retention: -1 }.validate().unwrap_err();
/// let found: Vec<_> = report.iter().map(|violation| (violation.path(), violation.code())).collect();
/// assert_eq!(found, [("/name", Code::Length), ("/retention", Code::Range)]);
/// assert_eq!(
///     report.to_string(),
///     "/name: must have 1 to 255 characters, has 0\n/retention: must be at least 0"
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub(crate) violations: Vec<Violation>,
    /// The gravest class among the violations beyond the cap, where there were any.
    pub(crate) beyond: Option<Class>,
    pub(crate) unchecked: Vec<Unchecked>,
    model: Option<&'static Model>,
    of_request: bool,
}

impl Report {
    /// A report of these violations, which does not say what they were judged by.
    pub(crate) const fn of(violations: Vec<Violation>, beyond: Option<Class>) -> Self {
        Self { violations, beyond, unchecked: Vec::new(), model: None, of_request: false }
    }

    /// Says by which model of a service the request was judged.
    #[must_use]
    pub fn with_model(self, model: &'static Model) -> Self {
        Self { model: Some(model), ..self }
    }

    /// Says that the value is a request, and so is to be called one: [`Display`](fmt::Display) and the rendering for people
    /// call it "the value" otherwise, and a text that is no JSON "the text". What was judged by a model is a request.
    ///
    /// ```
    /// use glue_validate::{GlueValidate, json};
    ///
    /// #[derive(Debug, serde::Deserialize, GlueValidate)]
    /// struct Stop {
    ///     id: String,
    /// }
    ///
    /// let report = json::from_str::<Stop>("[1]").unwrap_err();
    /// assert_eq!(report.to_string(), "the value: must be an object, found an array");
    /// assert_eq!(report.of_request().to_string(), "the request: must be an object, found an array");
    /// ```
    #[must_use]
    pub fn of_request(self) -> Self {
        Self { of_request: true, ..self }
    }

    /// What the value as a whole is called.
    pub(crate) const fn root(&self) -> Root {
        if self.of_request || self.model.is_some() { Root::Request } else { Root::Value }
    }

    /// Says it in other words: another language, another tone. What `words` answers for a fault stands in
    /// [`Violation::message`] and in every rendering that shows it; `None` leaves the fault its own words. The wordings of
    /// [`smithy`](crate::render::smithy) and [`aws`](crate::render::aws) are those services' and stay.
    ///
    /// How long a sensitive value is must not be told: there an answer that depends on
    /// [`actual`](Fault::Length::actual) is not used.
    ///
    /// ```
    /// use glue_validate::{Fault, GlueValidate};
    ///
    /// #[derive(GlueValidate)]
    /// struct Table {
    ///     #[len(1, 255)]
    ///     name: String,
    ///     retention: Option<i32>,
    /// }
    ///
    /// let report = Table { name: String::new(), retention: None }.validate().unwrap_err();
    /// let report = report.reworded(|fault| match fault {
    ///     Fault::Length { min: Some(min), max: Some(max), actual, .. } => {
    ///         Some(format!("muss {min} bis {max} Zeichen haben, hat {actual}"))
    ///     }
    ///     _ => None,
    /// });
    /// assert_eq!(report.to_string(), "/name: muss 1 bis 255 Zeichen haben, hat 0");
    /// ```
    #[must_use]
    pub fn reworded(mut self, words: impl Fn(&Fault) -> Option<String>) -> Self {
        for violation in &mut self.violations {
            violation.reword(&words);
        }
        self
    }

    /// By which model of a service the request was judged, if an operation's shape of a generated API was asked: a newer
    /// service may accept what an older model refuses.
    pub const fn model(&self) -> Option<&'static Model> {
        self.model
    }

    /// The violations: members in declaration order, a container's size before its items, entries in map order.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Goes through the violations.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// Takes the violations out.
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// The functions of types (`#[check]`) that were not asked, since what each reads is at fault: 16 at most are named.
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// Whether there were more violations than [`Settings`](crate::Settings) allow to keep.
    pub fn is_truncated(&self) -> bool {
        self.beyond.is_some()
    }

    /// Whether a violation denies the request, as all do unless [`Levels`](crate::Levels) were applied. What lies beyond
    /// the cap counts as denied, since nobody knows what it is.
    pub fn is_denied(&self) -> bool {
        self.is_truncated() || self.denied().next().is_some()
    }

    fn denied(&self) -> impl Iterator<Item = &Violation> {
        self.violations.iter().filter(|violation| violation.level == Level::Deny)
    }

    /// Whether the request could not be read as its shape: a service answers `SerializationException` then, and
    /// `ValidationException` otherwise.
    ///
    /// Smithy has no rule against unknown members, so beside broken constraints they make no difference; a report of
    /// nothing but unknown members is one of serialization. Violations beyond the cap count as well.
    pub fn is_serialization(&self) -> bool {
        self.class() != Class::Broken
    }

    /// The report of a value that has no text.
    #[cfg(feature = "json")]
    pub(crate) fn without_locations(mut self) -> Self {
        for violation in &mut self.violations {
            violation.location = None;
        }
        self
    }

    /// The gravest class among all violations: what a service would answer for.
    fn class(&self) -> Class {
        let kept = self.denied().map(|violation| violation.code().class()).max();
        kept.max(self.beyond).unwrap_or(Class::Unknown)
    }

    /// The violations that a service would name: those of the report's class that deny the request.
    pub(crate) fn answered(&self) -> impl Iterator<Item = &Violation> {
        let class = self.class();
        self.denied().filter(move |violation| violation.code().class() == class)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&violation.line(self.root()))?;
        }
        if self.is_truncated() {
            write!(f, "\nand more: only the first {} are kept", self.violations.len())?;
        }
        for unchecked in &self.unchecked {
            write!(f, "\n{}", unchecked.line(self.root()))?;
        }
        Ok(())
    }
}

impl core::error::Error for Report {}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Violation;
    type IntoIter = core::slice::Iter<'r, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.iter()
    }
}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = alloc::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

/// A list of the violations, each an object.
#[cfg(feature = "serde")]
impl serde::Serialize for Report {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Violations { list: self.violations(), lines_before: 0 }.serialize(serializer)
    }
}
