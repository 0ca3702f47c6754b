//! The user's own functions, as the JSON check calls them.

/// A function of the user's that judges a value, as the JSON check calls it.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&str) -> CheckOutcome,
}

/// What a check says of a part of a JSON text: `Ok`, or the function's message.
/// A part that does not deserialise (other violations tell why) is `Ok`.
#[doc(hidden)]
pub type CheckOutcome = Result<(), alloc::string::String>;

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
    /// A check under the name of its function.
    #[doc(hidden)]
    pub const fn new(name: &'static str, run: fn(&str) -> CheckOutcome) -> Self {
        Self { name, run }
    }

    /// The function's name, as the attribute has it.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}
