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
pub type Reader = fn(Option<&str>) -> CheckOutcome;

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
