//! Reports for serde: what [`render::json`](crate::render::json) writes of each violation.

use alloc::string::ToString;

use glue_pattern::Clue;
use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::clue::short_expected;
use super::fault::Fault;
use super::level::Level;
use super::model::Model;
use super::violation::Violation;

/// `{"path", "subject", "code", "message", "line", "column"}`; of a pattern also `"clue": {"index", "found", "expected"}`, if the
/// value is not sensitive; and `"level": "warn"` if that is its level.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Entry { violation: self, lines_before: 0 }.serialize(serializer)
    }
}

/// A list of violations whose text starts behind some lines of a file.
pub(crate) struct Violations<'v> {
    pub(crate) list: &'v [Violation],
    pub(crate) lines_before: usize,
}

impl Serialize for Violations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.list.len()))?;
        for violation in self.list {
            seq.serialize_element(&Entry { violation, lines_before: self.lines_before })?;
        }
        seq.end()
    }
}

/// `{"index", "found", "expected"}`: how many characters precede the place; the character there, `null` at the string's end;
/// what may stand there in words, `null` if that is not short.
struct ClueEntry<'c>(&'c Clue);

impl Serialize for ClueEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_struct("Clue", 3)?;
        entry.serialize_field("index", &self.0.char_index())?;
        entry.serialize_field("found", &self.0.found())?;
        entry.serialize_field("expected", &short_expected(self.0).map(ToString::to_string))?;
        entry.end()
    }
}

struct Entry<'v> {
    violation: &'v Violation,
    lines_before: usize,
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let violation = self.violation;
        let location = violation.location();
        let clue = match violation.fault() {
            Fault::Pattern { clue: Some(clue), .. } if !violation.is_sensitive() => Some(clue),
            _ => None,
        };
        let is_denied = violation.level() == Level::Deny;
        let mut entry =
            serializer.serialize_struct("Violation", 6 + usize::from(clue.is_some()) + usize::from(!is_denied))?;
        entry.serialize_field("path", violation.path())?;
        entry.serialize_field("subject", violation.subject().as_str())?;
        entry.serialize_field("code", violation.code().as_str())?;
        entry.serialize_field("message", &violation.message())?;
        entry.serialize_field("line", &location.map(|it| it.line.saturating_add(self.lines_before)))?;
        entry.serialize_field("column", &location.map(|it| it.column))?;
        if let Some(clue) = clue {
            entry.serialize_field("clue", &ClueEntry(clue))?;
        }
        if !is_denied {
            entry.serialize_field("level", violation.level().as_str())?;
        }
        entry.end()
    }
}

impl Serialize for Model {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut model = serializer.serialize_struct("Model", 3)?;
        model.serialize_field("service", self.service)?;
        model.serialize_field("source", self.source)?;
        model.serialize_field("date", self.date)?;
        model.end()
    }
}
