//! The walk over a JSON text against a shape.
//!
//! It mirrors what [`Checker`](crate::Checker) does with typed values, by the same rule data and the same functions
//! ([`apply`]); a property test holds both reports equal.

mod conforms;
mod lists_and_maps;
mod objects;
mod unions;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::checker::Findings;
use crate::checker::apply;
use crate::checker::path::{Frame, Step};
use crate::impls::blob::Blob;
use crate::report::{Class, Code, Fault, Location, Report, Violation};
use crate::rules::{Measure, Number, Rules};
use crate::settings::Settings;
use crate::shape::{Check, Integer, Kind, Member, Shape};

pub(super) use self::unions::variant_of;

use self::conforms::Question;
use self::lists_and_maps::Owner;
use super::merge::{self, Sets};
use super::refusal::{self, Aim};
use super::tape::{Place, Tape, Token};
use super::{Options, locate, may_take_long, message_of, syntax};

/// How many levels serde_json reads.
pub(super) const DEEPEST: usize = 127;

/// What is known of a text before the walk.
pub(super) enum Known<'k> {
    /// Nothing, or nothing of use.
    Nothing,
    /// It deserialises, with this report: the type may know more than its shape.
    Typed(Option<&'k Report>),
    /// It does not.
    Refused(&'k serde_json::Error),
}

/// Walks a text and reports what is wrong with it.
pub(super) fn report(text: &str, shape: &'static Shape, options: &Options, known: &Known<'_>) -> Option<Report> {
    if let Some(report) = not_json(text) {
        return Some(report);
    }
    let tape = Tape::new(text);
    let mut walker = Walker::new(&tape, options);
    walker.guarded = options.settings.keep_values && shape.holds_secrets();
    walker.value(Tape::ROOT, shape, &Rules::NONE, Frame::ROOT);
    if let Some(place) = walker.half_pair {
        return Some(syntax(text, "is not JSON: an escape names half a surrogate pair".into(), tape.span(place)));
    }
    let mut report = walker.findings.into_result().err();
    match known {
        Known::Typed(Some(typed)) => report = merge::merge(report, typed, &tape, &walker.sets, options),
        Known::Refused(error) => {
            let mut found = report.unwrap_or(Report { violations: Vec::new(), beyond: None });
            refusal::add(&mut found, &tape, shape, options, error);
            report = Some(found);
        }
        Known::Nothing | Known::Typed(None) => {}
    }
    if let Some(report) = &mut report {
        locate::fill_in(text, &mut report.violations);
    }
    report
}

/// The report of a text that is no JSON. The parser that deserialises has a limit on depth, this one has none.
fn not_json(text: &str) -> Option<Report> {
    if u32::try_from(text.len()).is_err() {
        return Some(syntax("", "is 4 GiB or longer, which is not looked into".into(), 0..0));
    }
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let start = locate::offset_of(text.as_bytes(), error.line(), error.column());
    let start = (0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |char| start + char.len_utf8());
    Some(syntax(text, message_of(&error), start..end))
}

/// Whether the walk can read a text.
pub(super) fn is_readable(text: &str) -> bool {
    not_json(text).is_none()
}

/// A walk in progress.
pub(super) struct Walker<'w, 'j> {
    pub(super) tape: &'w Tape<'j>,
    pub(super) options: &'w Options,
    pub(super) findings: Findings,
    /// A string that no Rust string can hold: the whole text counts as broken then, as for serde_json.
    pub(super) half_pair: Option<Place>,
    /// Where the walk only looks for what is sensitive: the places found. Nothing is judged then.
    pub(super) secrets: Option<Vec<Place>>,
    /// Whether a value of the wrong type must not be kept: it may be a secret in the wrong place.
    guarded: bool,
    /// Where the walk only looks for a place: which.
    pub(super) aim: Option<Aim>,
    /// The sets that were met.
    pub(super) sets: Sets,
    /// What was found out about values without a tag.
    answers: BTreeMap<Question, bool>,
    /// How deep such a question leads right now.
    asking: usize,
    /// How many have taken entries of objects.
    owners: Owner,
}

impl<'w, 'j> Walker<'w, 'j> {
    pub(super) fn new(tape: &'w Tape<'j>, options: &'w Options) -> Self {
        Self {
            tape,
            options,
            findings: Findings::new(options.settings),
            half_pair: None,
            secrets: None,
            guarded: false,
            aim: None,
            sets: Sets::default(),
            answers: BTreeMap::new(),
            asking: 0,
            owners: 0,
        }
    }

    /// Notes that the value here must not be shown.
    pub(super) fn hide(&mut self, place: Place, frame: &Frame<'_>) {
        if let Some(secrets) = &mut self.secrets
            && frame.is_sensitive()
        {
            secrets.push(place);
        }
    }

    /// Notes that nobody can tell what the value here is: part of it may be sensitive.
    pub(super) fn conceal(&mut self, place: Place) {
        if let Some(secrets) = &mut self.secrets {
            secrets.push(place);
        }
    }

    /// Judges the value at a place by a shape and the rules of the member it is.
    pub(super) fn value(&mut self, place: Place, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let frame = &frame.of(shape, rules);
        self.hide(place, frame);
        self.pass(place, frame);
        let token = self.tape.token(place);
        let limit = self.options.settings.max_depth.min(DEEPEST);
        if matches!(token, Token::Array | Token::Object) && frame.depth >= limit {
            return self.found(place, frame, Fault::TooDeep { limit });
        }
        match (shape.kind(), token) {
            (Kind::Optional(_), Token::Null) if rules.required => self.found(place, frame, Fault::Required),
            (Kind::Opaque, _) | (Kind::Boolean, Token::Boolean) | (Kind::Optional(_) | Kind::Unit, Token::Null) => {}
            (Kind::Optional(inner), _) => self.value(place, inner(), rules, *frame),
            (Kind::Newtype(member), _) => {
                let rules = rules.over(&member.rules);
                if let Some(below) = self.below(place, frame, Step::Inline) {
                    self.value(place, member.shape(), &rules, below);
                    self.checks(member, self.tape.raw(place), place, &below);
                }
            }
            (Kind::Integer(limits), Token::Number) => self.integer(place, *limits, rules, frame),
            (Kind::Float { single }, Token::Number) => self.float(place, *single, rules, frame),
            (Kind::String, Token::String) => self.text(place, rules, frame),
            (Kind::Character, Token::String) => self.character(place, rules, frame),
            (Kind::Blob, Token::String) => self.blob(place, rules, frame),
            (Kind::List(list), Token::Array) => self.list(place, list, rules, frame),
            (Kind::Tuple(members), Token::Array) => self.tuple(place, members, frame),
            (Kind::Map { key, value }, Token::Object) => self.map(place, key(), value(), rules, frame),
            (Kind::Structure(structure), Token::Object) => {
                self.object(place, frame, |it, object, frame| it.structure(object, structure, frame));
            }
            (Kind::Enum(set), Token::String) => self.enumeration(place, set, rules, frame),
            (Kind::Union(union), _) => self.union(place, union, frame),
            _ => self.mistyped(place, shape, frame),
        }
        self.own_checks(shape, place, frame);
    }

    /// The value is of the wrong type.
    pub(super) fn mistyped(&mut self, place: Place, shape: &'static Shape, frame: &Frame<'_>) {
        let found = describe(self.tape.token(place));
        self.wrong(place, expected(shape.behind().kind()), found, frame);
    }

    /// The value is not what is expected.
    pub(super) fn wrong(
        &mut self,
        place: Place,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        frame: &Frame<'_>,
    ) {
        self.found(place, frame, Fault::Type { expected: expected.into(), found: found.into() });
    }

    /// A string without its escapes. One that Rust cannot hold ends the walk.
    pub(super) fn string(&mut self, place: Place) -> Option<Cow<'j, str>> {
        let string = self.tape.string(place);
        if string.is_none() {
            self.half_pair.get_or_insert(place);
        }
        string
    }

    pub(super) fn text(&mut self, place: Place, rules: &Rules, frame: &Frame<'_>) {
        if let Some(text) = self.string(place) {
            apply::text(rules, &text, |fault| self.found_with(place, frame, fault, || text.clone()));
        }
    }

    fn character(&mut self, place: Place, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(place) else { return };
        if text.chars().count() == 1 {
            self.text(place, rules, frame);
        } else {
            self.wrong(place, "a string of one character", "a string", frame);
        }
    }

    fn blob(&mut self, place: Place, rules: &Rules, frame: &Frame<'_>) {
        let Some(text) = self.string(place) else { return };
        match Blob::decoded_len(&text) {
            Some(length) => {
                apply::size(rules, length, Measure::Bytes, |fault| self.found(place, frame, fault));
            }
            None => self.wrong(place, "a base64 string", "a string that is not base64", frame),
        }
    }

    fn integer(&mut self, place: Place, limits: Integer, rules: &Rules, frame: &Frame<'_>) {
        let raw = self.tape.raw(place);
        match whole(raw) {
            None => self.wrong(place, "an integer", not_whole(raw), frame),
            Some(value) if value.as_i128() == Some(0) && limits.nonzero => {
                self.wrong(place, "an integer other than 0", "0", frame);
            }
            Some(value) if !limits.holds(value) => {
                let range = format!("an integer from {} to {}", limits.min, limits.max);
                self.wrong(place, range, "one that does not fit", frame);
            }
            Some(value) => {
                apply::number(rules, value, |fault| {
                    self.found_with(place, frame, fault, || raw.into());
                });
            }
        }
    }

    fn float(&mut self, place: Place, single: bool, rules: &Rules, frame: &Frame<'_>) {
        let raw = self.tape.raw(place);
        let value = raw.parse::<f64>().unwrap_or(f64::NAN);
        if !value.is_finite() {
            self.wrong(place, "a number that a double can hold", "a larger one", frame);
        } else if single {
            #[expect(clippy::cast_possible_truncation, reason = "as serde_json reads an `f32`")]
            let value = value as f32;
            apply::single(rules, value, |fault| self.found_with(place, frame, fault, || raw.into()));
        } else {
            let value = Number::from_f64(value);
            apply::number(rules, value, |fault| self.found_with(place, frame, fault, || raw.into()));
        }
    }

    /// Calls the user's functions on a part of the text: `null` where a member is absent.
    pub(super) fn checks(&mut self, member: &'static Member, raw: &str, place: Place, frame: &Frame<'_>) {
        if member.checks.is_empty() || self.is_hopeless(raw, place, member.shape()) {
            return;
        }
        for check in member.checks {
            if let Some(message) = self.refusal(check, raw) {
                self.refused(check, message, place, frame);
            }
        }
    }

    /// Calls the type's own functions. What they say of a value that holds secrets may tell one.
    pub(super) fn own_checks(&mut self, shape: &'static Shape, place: Place, frame: &Frame<'_>) {
        if shape.checks.is_empty() || self.is_hopeless(self.tape.raw(place), place, shape) {
            return;
        }
        for check in shape.checks {
            if let Some(message) = self.refusal(check, self.tape.raw(place)) {
                let frame = Frame { own_sensitive: frame.own_sensitive || shape.holds_secrets(), ..*frame };
                self.refused(check, message, place, &frame);
            }
        }
    }

    /// Whether serde would need very long to find out that it cannot read a part of the text for the user's functions.
    fn is_hopeless(&mut self, raw: &str, place: Place, shape: &'static Shape) -> bool {
        may_take_long(raw, shape) && !self.fits(place, shape)
    }

    fn refusal(&self, check: &Check, raw: &str) -> Option<String> {
        if self.secrets.is_some() { None } else { (check.run)(raw).err() }
    }

    fn refused(&mut self, check: &Check, message: String, place: Place, frame: &Frame<'_>) {
        let message = (!frame.is_sensitive()).then_some(message);
        self.found(place, frame, Fault::Check { name: check.name, message });
    }

    /// Whether whatever else is found changes nothing: it is not kept, and the report's class is the gravest already.
    pub(super) fn is_settled(&self) -> bool {
        self.findings.beyond == Some(Class::Unreadable)
    }

    /// The frame one step below, or a violation where that never ends.
    pub(super) fn below<'f>(&mut self, place: Place, frame: &'f Frame<'f>, step: Step<'f>) -> Option<Frame<'f>> {
        let below = frame.below(step, frame.is_sensitive());
        if below.is_below(Settings::DEFAULT.max_depth) {
            self.found(place, &below, Fault::TooDeep { limit: Settings::DEFAULT.max_depth });
            return None;
        }
        Some(below)
    }

    pub(super) fn found(&mut self, place: Place, frame: &Frame<'_>, fault: Fault) {
        let tape = self.tape;
        self.found_with(place, frame, fault, || tape.raw(place).into());
    }

    /// Writes a violation down.
    #[cold]
    pub(super) fn found_with<'v>(
        &mut self,
        place: Place,
        frame: &Frame<'_>,
        fault: Fault,
        value: impl FnOnce() -> Cow<'v, str>,
    ) {
        if let Some(secrets) = &mut self.secrets {
            // What is not looked into may hold anything. A member at fault is its key and, behind it, its value.
            match fault {
                Fault::Type { .. } | Fault::TooDeep { .. } => secrets.push(place),
                Fault::UnknownMember { .. } | Fault::DuplicateMember => secrets.extend([place, place + 1]),
                _ => {}
            }
            return;
        }
        let tape = self.tape;
        // What stands in an object or an array may be sensitive in part; so may be a member that nobody declared.
        let plain = !matches!(tape.token(place), Token::Object | Token::Array) && fault.code() != Code::UnknownMember;
        let guarded = self.guarded && fault.code() == Code::Type;
        let keep = self.options.settings.keep_values && !frame.is_sensitive() && plain && !guarded;
        self.findings.push(fault.code().class(), || Violation {
            location: Some(Location { bytes: tape.span(place), line: 1, column: 1 }),
            value: keep.then(|| value().into()),
            ..frame.violation(fault)
        });
    }
}

/// A JSON number, or a key in its form, as a whole one, read as serde_json reads it: `1.0`, `1e2` and `-0` are no
/// integers, `+1` and `01` no numbers.
pub(super) fn whole(raw: &str) -> Option<Number> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    if raw == "-0" || digits.starts_with('+') || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    raw.parse::<i128>().map(Number::from_i128).or_else(|_| raw.parse::<u128>().map(Number::from_u128)).ok()
}

fn not_whole(raw: &str) -> &'static str {
    if raw.contains(['.', 'e', 'E']) {
        "a number with a fraction or an exponent"
    } else if raw == "-0" {
        "a negative zero"
    } else {
        "a number of more than 38 digits"
    }
}

/// What stands in the text, for messages.
pub(super) const fn describe(token: Token) -> &'static str {
    match token {
        Token::Object => "an object",
        Token::Array => "an array",
        Token::String => "a string",
        Token::Number => "a number",
        Token::Boolean => "a boolean",
        Token::Null => "null",
    }
}

/// What a kind of shape expects, for messages.
fn expected(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "a boolean",
        Kind::Integer(_) => "an integer",
        Kind::Float { .. } => "a number",
        Kind::String | Kind::Enum(_) => "a string",
        Kind::Character => "a string of one character",
        Kind::Blob => "a base64 string",
        Kind::Unit => "null",
        Kind::List(_) | Kind::Tuple(_) => "an array",
        Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_) => "an object",
        Kind::Opaque | Kind::Converted(_) => "anything",
        // Only what goes round in a circle has these still.
        Kind::Optional(_) | Kind::Newtype(_) => "another value",
    }
}
