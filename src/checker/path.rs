//! Where a walk is: a chain of frames on the stack, made into a JSON Pointer when something is wrong.

use alloc::string::String;
use core::fmt::Write as _;

use crate::report::{Fault, Level, PathText, Subject, Violation, pointer};

/// How many newtypes and `Option`s in a row may hold each other.
const MOST_INLINE: usize = 32;

/// One level of a walk.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'c> {
    pub(crate) parent: Option<&'c Frame<'c>>,
    pub(crate) step: Step<'c>,
    /// How many levels of the value lie above.
    pub(crate) depth: usize,
    /// How many steps led here that were no level.
    pub(crate) inline: usize,
    /// Whether a value above this one is sensitive.
    pub(crate) inherited_sensitive: bool,
    /// Whether the value here is sensitive of itself.
    pub(crate) own_sensitive: bool,
}

/// How a level was reached from the one above.
#[derive(Clone, Copy)]
pub(crate) enum Step<'c> {
    /// The value itself, or one that stands in its container's place (a newtype, serde's `flatten`).
    Inline,
    /// A member of a structure, under its wire name.
    Member(&'static str),
    /// A member under another name that serde accepts for it, as the text has it.
    #[cfg(feature = "json")]
    Alias {
        /// The member's own name: a typed value knows no other.
        name: &'static str,
        alias: &'static str,
    },
    /// A member that the structure does not have.
    #[cfg(feature = "json")]
    Unknown(&'c str),
    /// An item of a list.
    Index(usize),
    /// The key of a map's entry. A hidden key is sensitive in itself.
    Key { key: &'c dyn KeyText, hidden: bool },
    /// The value of a map's entry.
    Value { key: &'c dyn KeyText, hidden: bool },
}

impl Step<'_> {
    /// The step to a member of these names, which the text calls `name`.
    #[cfg(feature = "json")]
    pub(crate) fn member(own: &'static str, aliases: &'static [&'static str], name: &str) -> Self {
        match aliases.iter().find(|alias| **alias == name) {
            Some(alias) if own != name => Self::Alias { name: own, alias },
            _ => Self::Member(own),
        }
    }
}

/// Whose names a pointer has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// The text's, which may have aliases.
    Text,
    /// The type's.
    #[cfg(feature = "json")]
    Type,
}

/// A map's key as its JSON has it.
pub(crate) trait KeyText {
    /// The key, or the start of a very long one.
    fn key_text(&self) -> String;
}

impl Frame<'_> {
    /// One step below this.
    #[inline]
    pub(crate) fn below<'b>(&'b self, step: Step<'b>, sensitive: bool) -> Frame<'b> {
        let (depth, inline) = match step {
            Step::Inline => (self.depth, self.inline + 1),
            _ => (self.depth + 1, 0),
        };
        Frame { parent: Some(self), step, depth, inline, inherited_sensitive: sensitive, own_sensitive: false }
    }

    /// The same place, where the value is what an `Option` holds.
    #[cfg(feature = "json")]
    pub(crate) fn inside(&self) -> Self {
        Frame { inline: self.inline + 1, ..*self }
    }

    /// Whether this is below a number of levels; or so many newtypes or `Option`s hold each other that they never end.
    #[inline]
    pub(crate) const fn is_below(&self, levels: usize) -> bool {
        self.depth > levels || self.inline > MOST_INLINE
    }

    /// Whether what stands here must not be shown.
    #[inline]
    pub(crate) const fn is_sensitive(&self) -> bool {
        self.inherited_sensitive || self.own_sensitive
    }

    /// This place, where the value stands under these rules.
    #[cfg(feature = "json")]
    pub(crate) fn under(self, rules: &crate::rules::Rules) -> Self {
        Frame { own_sensitive: self.own_sensitive || rules.sensitive, ..self }
    }

    pub(crate) const ROOT: Self = Frame {
        parent: None,
        step: Step::Inline,
        depth: 0,
        inline: 0,
        inherited_sensitive: false,
        own_sensitive: false,
    };

    /// The JSON Pointer of this place, shortened if it is [very long](crate::report::pointer). The keys of a sensitive
    /// map are part of its value, so each is masked as `*`. A name that nobody declared is left out below something
    /// sensitive, since it may be a secret in the wrong place.
    pub(crate) fn pointer(&self) -> PathText {
        let mut pointer = PathText::EMPTY;
        self.write_pointer(Names::Text, &mut pointer, self.depth);
        pointer
    }

    /// The pointer of this place in a typed value, which has no aliases.
    #[cfg(feature = "json")]
    pub(crate) fn typed_pointer(&self) -> PathText {
        let mut pointer = PathText::EMPTY;
        self.write_pointer(Names::Type, &mut pointer, self.depth);
        pointer
    }

    /// Whether the text has an alias on the way here.
    #[cfg(feature = "json")]
    pub(crate) fn is_aliased(&self) -> bool {
        matches!(self.step, Step::Alias { .. }) || self.parent.is_some_and(Frame::is_aliased)
    }

    /// Shows this place as a typed value has it, which knows no aliases.
    #[cfg(feature = "json")]
    pub(crate) fn with_own_names(&self, show: &mut dyn FnMut(&Frame<'_>)) {
        if !self.is_aliased() {
            return show(self);
        }
        let step = match self.step {
            Step::Alias { name, .. } => Step::Member(name),
            step => step,
        };
        match self.parent {
            Some(parent) => parent.with_own_names(&mut |parent| show(&Frame { parent: Some(parent), step, ..*self })),
            None => show(&Frame { step, ..*self }),
        }
    }

    /// Writes the pointer of a place above the value that is this deep. Returns whether it tells all of the way.
    fn write_pointer(&self, names: Names, out: &mut PathText, deepest: usize) -> bool {
        let whole = self.parent.is_none_or(|parent| parent.write_pointer(names, out, deepest));
        if !self.may_be_named() {
            if matches!(self.step, Step::Key { .. } | Step::Value { .. }) {
                out.push_str("/*");
            }
            return false;
        }
        if out.len() > pointer::LONG_POINTER && self.depth + pointer::LAST_SEGMENTS <= deepest {
            pointer::push_ellipsis(out);
            return whole;
        }
        match self.step {
            Step::Inline => {}
            Step::Member(name) => pointer::push_segment(out, name),
            #[cfg(feature = "json")]
            Step::Alias { name, alias } => pointer::push_segment(out, if names == Names::Text { alias } else { name }),
            #[cfg(feature = "json")]
            Step::Unknown(name) => pointer::push_segment(out, name),
            Step::Index(index) => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, "/{index}");
            }
            Step::Key { key, .. } | Step::Value { key, .. } => pointer::push_segment(out, &key.key_text()),
        }
        whole
    }

    /// Whether the step here may be shown.
    const fn may_be_named(&self) -> bool {
        match self.step {
            Step::Inline | Step::Member(_) | Step::Index(_) => true,
            #[cfg(feature = "json")]
            Step::Alias { .. } => true,
            #[cfg(feature = "json")]
            Step::Unknown(_) => !self.inherited_sensitive,
            Step::Key { hidden, .. } | Step::Value { hidden, .. } => !(self.inherited_sensitive || hidden),
        }
    }

    /// A violation of what stands here.
    pub(crate) fn violation(&self, fault: Fault) -> Violation {
        let mut path = PathText::EMPTY;
        let whole = self.write_pointer(Names::Text, &mut path, self.depth);
        let (subject, sensitive) = (self.subject(), self.is_sensitive());
        Violation {
            path,
            subject,
            cut: !whole,
            fault,
            sensitive,
            location: None,
            value: None,
            level: Level::Deny,
            words: None,
        }
    }

    pub(crate) fn subject(&self) -> Subject {
        match self.step {
            Step::Inline => self.parent.map_or(Subject::Member, Frame::subject),
            Step::Member(_) => Subject::Member,
            #[cfg(feature = "json")]
            Step::Alias { .. } => Subject::Member,
            #[cfg(feature = "json")]
            Step::Unknown(_) => Subject::Member,
            Step::Index(_) => Subject::Item,
            Step::Key { .. } => Subject::Key,
            Step::Value { .. } => Subject::Value,
        }
    }
}
