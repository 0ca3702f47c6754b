//! The user's own functions, as the checks of both kinds of values ask them.

use alloc::string::String;
use core::any::Any;

use crate::context::Context;

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
/// assert_eq!(report.to_string(), "/x: is not a member\n/repeat: must be the password again");
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
    /// The [`Rules`](crate::rules::Rules) of its place, as a value of any type: rules name checks, and so these do not name them.
    pub(crate) rules: &'p dyn Any,
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
