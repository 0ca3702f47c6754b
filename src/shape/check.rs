//! The user's own functions, as the JSON check calls them.

use alloc::string::String;

use crate::context::Context;
use crate::rules::Rules;

/// A function of the user's that judges a value: what it reads, where its refusal is told, and how it is asked about a JSON text.
///
/// The derive makes them of `#[check(…)]`. A [`GlueValidate`](crate::GlueValidate) written by hand puts them into its shape, and asks
/// the same function about the typed value with [`Members::ask`](crate::Members::ask).
///
/// ```
/// use glue_validate::shape::{Check, Kind, Member, Shape, Structure};
/// use glue_validate::{Checker, GlueValidate, json};
///
/// struct SignUp {
///     password: String,
///     repeat: String,
/// }
///
/// fn same(password: &str, repeat: &str) -> Result<(), String> {
///     if password == repeat { Ok(()) } else { Err("must be the password again".into()) }
/// }
///
/// impl GlueValidate for SignUp {
///     fn shape() -> &'static Shape {
///         const MEMBERS: &[Member] = &[Member::new("password", String::shape), Member::new("repeat", String::shape)];
///         const SAME: Check = Check::new("same", |parts| match (parts.read::<String>(0), parts.read::<String>(1)) {
///             (Some(password), Some(repeat)) => same(&password, &repeat),
///             _ => Ok(()),
///         });
///         static SHAPE: Shape = Shape::new("SignUp", Kind::Structure(Structure::new(MEMBERS)))
///             .with_checks(const { &[SAME.reading(&[0, 1]).told_at(1)] });
///         &SHAPE
///     }
///
///     fn check(&self, cx: &mut Checker<'_>) {
///         cx.members(Self::shape(), |members| {
///             members.member("password", &self.password);
///             members.member("repeat", &self.repeat);
///             members.ask("same", || same(&self.password, &self.repeat));
///         });
///     }
/// }
///
/// let report = SignUp { password: "a".into(), repeat: "b".into() }.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/repeat: must be the password again");
/// // Asked about a text that is no `SignUp`, too: what it reads can be read.
/// let report = json::check::<SignUp>(br#"{"password": "a", "repeat": "b", "x": 1}"#).unwrap_err();
/// assert_eq!(report.violations()[0].path(), "/repeat");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Check {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Parts<'_>) -> CheckOutcome,
    /// The members that it reads, by their places; all there is if missing.
    pub(crate) reads: Option<&'static [usize]>,
    /// The member that its refusal is told at.
    pub(crate) at: Option<usize>,
    pub(crate) always: bool,
}

/// What a check says of a value: `Ok`, or the function's message.
/// A part that does not deserialise (other violations tell why) is `Ok`.
#[doc(hidden)]
pub type CheckOutcome = Result<(), String>;

/// Lets a type read a part of a JSON text that is not looked into, or its absence: `Ok`, or why the type does not.
pub type Reader = fn(Raw<'_>) -> CheckOutcome;

/// A part of a JSON text as a type is to read it.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'j> {
    /// Its text; none where the part is absent.
    pub(crate) json: Option<&'j str>,
    /// How many arrays and objects around it count towards the depth that serde_json reads.
    pub(crate) depth: usize,
}

impl Raw<'_> {
    /// A part that is absent.
    pub(crate) const ABSENT: Self = Self { json: None, depth: 0 };
}

#[cfg(feature = "json")]
impl<'j> Raw<'j> {
    /// A part with this text.
    pub(crate) const fn new(json: &'j str) -> Self {
        Self { json: Some(json), depth: 0 }
    }

    /// The part, so deep in its text.
    pub(crate) const fn at_depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }
}

impl Check {
    /// A check under the name of its function, which is asked about the parts of a JSON text that it reads: about the whole value,
    /// once all of it held.
    pub const fn new(name: &'static str, run: fn(&Parts<'_>) -> CheckOutcome) -> Self {
        Self { name, run, reads: None, at: None, always: false }
    }

    /// It reads these members alone, by their places in the shape: it is asked once these held.
    #[must_use]
    pub const fn reading(self, members: &'static [usize]) -> Self {
        Self { reads: Some(members), ..self }
    }

    /// Its refusal is told at the member of this place in the shape.
    #[must_use]
    pub const fn told_at(self, member: usize) -> Self {
        Self { at: Some(member), ..self }
    }

    /// It is asked whatever is wrong with the value, as long as there is one.
    #[must_use]
    pub const fn always(self) -> Self {
        Self { always: true, ..self }
    }

    /// The function's name, as the attribute has it.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The members that it reads, by their places in the shape; `None` if it reads the whole value.
    pub const fn reads(&self) -> Option<&'static [usize]> {
        self.reads
    }

    /// The place in the shape of the member that its refusal is told at, if it is not the value itself.
    pub const fn at(&self) -> Option<usize> {
        self.at
    }

    /// Whether it is asked whatever is wrong with the value.
    pub const fn is_always_asked(&self) -> bool {
        self.always
    }

    /// Whether it is about members: where they are matters to it.
    #[cfg(feature = "json")]
    pub(crate) const fn is_about_members(&self) -> bool {
        self.reads.is_some() || self.at.is_some()
    }
}

/// The parts of a JSON text that a [`Check`] reads.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'p> {
    pub(crate) whole: &'p str,
    pub(crate) members: &'p [Part<'p>],
    pub(crate) context: &'p Context<'p>,
}

/// A part of a JSON text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'p> {
    /// Missing if it is absent.
    pub(crate) text: Option<&'p str>,
    pub(crate) rules: &'p Rules,
}

impl<'p> Parts<'p> {
    /// The JSON text of the value; of a member that is absent, `null`.
    pub const fn whole(&self) -> &'p str {
        self.whole
    }

    /// The JSON text of a member, by its place among those that the check reads; `None` if it is absent.
    pub fn member(&self, place: usize) -> Option<&'p str> {
        self.members.get(place).and_then(|part| part.text)
    }

    /// What the caller told of the circumstances.
    pub const fn context(&self) -> &'p Context<'p> {
        self.context
    }
}
