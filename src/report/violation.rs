//! A violation: where, whose, and which fault. Never the rejected value, unless asked to keep it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::fmt;
use core::ops;

use super::code::Code;
use super::fault::Fault;
use super::level::Level;
use super::path_text::PathText;
use super::visible::{shorten, visible};

/// How many characters of a value are kept.
const LONGEST_VALUE: usize = 4096;
/// How many bytes a rendering has about of a clue.
const LONGEST_CLUE: usize = 200;
/// How many characters are kept of what a function says.
const LONGEST_MESSAGE: usize = 1024;

/// One broken constraint.
///
/// ```
/// use glue_validate::{Code, GlueValidate};
///
/// #[derive(GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let report = Tag { key: String::new() }.validate().unwrap_err();
/// let violation = &report.violations()[0];
/// assert_eq!(violation.path(), "/key");
/// assert_eq!(violation.code(), Code::Length);
/// ```
#[derive(Clone, PartialEq)]
pub struct Violation {
    pub(crate) path: PathText,
    pub(crate) subject: Subject,
    /// Whether the path does not tell all of the way: a key is masked, or an unknown name left out.
    pub(crate) cut: bool,
    pub(crate) fault: Fault,
    pub(crate) sensitive: bool,
    pub(crate) location: Option<Location>,
    pub(crate) value: Option<Box<str>>,
    pub(crate) level: Level,
    /// What is said instead of the fault's own words.
    pub(crate) words: Option<Box<str>>,
}

impl Violation {
    /// Where: a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) into the request, in wire names.
    /// The request itself is the empty string. A fault of a map's key has the pointer of its entry.
    ///
    /// A pointer of a request that has very long keys is shortened. Where something is left out stands `~…`, which no real
    /// pointer has; [`location`](Self::location) is exact.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the fault is in: a member, an item of a list, the key or the value of a map's entry.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The kind of fault.
    pub fn code(&self) -> Code {
        self.fault.code()
    }

    /// The fault with its facts: the bounds, the actual length.
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Where in the JSON text. A typed value has no text.
    pub fn location(&self) -> Option<&Location> {
        self.location.as_ref()
    }

    /// The rejected value, only if the caller asked to keep values and the value is not sensitive; a very long one shortened.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Whether the value is one that no report may show.
    pub fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// What it leads to: [`Deny`](Level::Deny), unless [`Levels`](crate::Levels) were applied.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The violation with the value that it keeps.
    pub(crate) fn with_value(self, value: Option<Cow<'_, str>>) -> Self {
        Self { value: value.map(Into::into), ..self }
    }

    /// The violation with what came from the request, its value and what a function said of it, shortened if very long.
    pub(crate) fn shortened(mut self) -> Self {
        if let Some(value) = &self.value
            && let Cow::Owned(short) = shorten(value, LONGEST_VALUE)
        {
            self.value = Some(short.into());
        }
        if let Fault::Check { message: Some(message), .. } | Fault::Syntax { message } = &mut self.fault
            && let Cow::Owned(short) = shorten(message, LONGEST_MESSAGE)
        {
            *message = short;
        }
        self
    }

    /// How many bytes it takes, about: in memory, or in a rendering, of which Smithy's has each path three times.
    pub(crate) fn bytes(&self) -> usize {
        let message = match &self.fault {
            Fault::Type { expected, found, .. } => expected.len() + found.len(),
            Fault::Pattern { pattern, clue } => pattern.source().len() + clue.map_or(0, |_| LONGEST_CLUE),
            Fault::Enum { values, .. } => values.listed().iter().map(|value| value.len()).sum(),
            Fault::Check { message: Some(message), .. } | Fault::Syntax { message } => message.len(),
            _ => 0,
        };
        size_of::<Self>() + 3 * self.path.len() + self.value.as_ref().map_or(0, |value| value.len()) + message
    }

    /// Says it in other words, if there are some and they do not tell a secret.
    pub(super) fn reword(&mut self, words: &impl Fn(&Fault) -> Option<String>) {
        let said = match &self.fault {
            Fault::Length { min, max, measure, .. } if self.sensitive => {
                let of = |actual| words(&Fault::Length { min: *min, max: *max, actual, measure: *measure });
                // Words that are the same for any length do not tell it.
                of(0).filter(|said| of(u64::MAX).as_ref() == Some(said))
            }
            fault => words(fault),
        };
        self.words = said.map(Into::into);
    }

    /// What is wrong, for people, without the path. The message about a sensitive value does not say how long it is.
    pub fn message(&self) -> String {
        if let Some(words) = &self.words {
            return words.as_ref().into();
        }
        if self.sensitive { self.fault.without_facts().to_string() } else { self.fault.to_string() }
    }
}

impl Violation {
    /// What the value tells beside the rule, in the library's words and where it may.
    #[cfg(feature = "human")]
    pub(crate) fn hint(&self) -> Option<String> {
        if self.sensitive || self.words.is_some() { None } else { self.fault.hint() }
    }
}

/// What a value as a whole is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    /// Nobody said what it is.
    Value,
    /// It was sent to a service, or will be.
    Request,
}

impl Root {
    /// What a value is called that could be read.
    pub(super) const fn of_value(self) -> &'static str {
        self.name(&Fault::DuplicateMember)
    }

    const fn name(self, fault: &Fault) -> &'static str {
        match (self, fault) {
            (Self::Request, _) => "the request",
            (Self::Value, Fault::Syntax { .. }) => "the text",
            (Self::Value, _) => "the value",
        }
    }
}

impl Violation {
    /// What the fault is in, in words: `the request`, `` `/Tags` ``, `` the empty key of `/Tags` ``. `tick` stands around a
    /// pointer.
    pub(crate) fn whose(&self, root: Root, tick: &str) -> String {
        let path = &*self.path;
        let above = path.strip_suffix('/');
        match (self.subject, above) {
            _ if path.is_empty() => root.name(&self.fault).into(),
            (Subject::Key, Some("")) => alloc::format!("the empty key of {}", root.name(&self.fault)),
            (Subject::Key, Some(above)) => alloc::format!("the empty key of {tick}{above}{tick}"),
            (Subject::Key, None) => alloc::format!("key of {tick}{path}{tick}"),
            (_, Some(_)) => alloc::format!("{tick}{path}{tick} (an empty name)"),
            (_, None) => alloc::format!("{tick}{path}{tick}"),
        }
    }

    /// The line of a report.
    pub(crate) fn line(&self, root: Root) -> String {
        // Names and messages may come from the request, this text may go to a terminal.
        alloc::format!("{}: {}", visible(&self.whose(root, "")), visible(&self.message()))
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Root::Value))
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Violation");
        debug.field("path", &self.path).field("subject", &self.subject);
        if self.sensitive {
            // The facts of its fault, and how many bytes it takes, tell of a secret.
            let place = self.location.as_ref().map(|location| (location.line, location.column));
            debug.field("code", &self.code()).field("message", &self.message()).field("place", &place);
        } else {
            debug.field("fault", &self.fault).field("location", &self.location);
        }
        debug.finish_non_exhaustive()
    }
}

/// What a violation is in.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use glue_validate::{GlueValidate, Subject};
///
/// #[derive(GlueValidate)]
/// struct Tags(#[map(key(len(min = 1)), value(len(max = 3)))] BTreeMap<String, String>);
///
/// let report = Tags([("".into(), "long".into())].into()).validate().unwrap_err();
/// let subjects: Vec<_> = report.iter().map(|violation| violation.subject()).collect();
/// assert_eq!(subjects, [Subject::Key, Subject::Value]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A member of a structure; also the request itself.
    Member,
    /// An item of a list.
    Item,
    /// The key of a map's entry.
    Key,
    /// The value of a map's entry.
    Value,
}

impl Subject {
    /// The lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Item => "item",
            Self::Key => "key",
            Self::Value => "value",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in a JSON text.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct Tag {
///     #[len(1, 128)]
///     key: String,
/// }
///
/// let text = "{\n  \"key\": \"\"\n}";
/// let report = json::from_str::<Tag>(text).unwrap_err();
/// let location = report.violations()[0].location().unwrap();
/// assert_eq!((location.line, location.column), (2, 10));
/// assert_eq!(&text[location.bytes.clone()], "\"\"");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The bytes of the text that are at fault: the value, the key, or the object that lacks a member.
    pub bytes: ops::Range<usize>,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The column of the first byte in its line, in characters, from 1.
    pub column: usize,
}
