//! Shapes and rules in few calls.

use crate::rules::{Length, Rules};
use crate::shape::{Kind, Member, Shape, ShapeRef};

// Each call in a constant costs the compiler more than most of what else stands there, so the most frequent chains of
// calls are one.

/// A member under its name on the wire, with rules.
pub const fn ruled(name: &'static str, shape: ShapeRef, rules: Rules) -> Member {
    Member::new(name, shape).with_rules(rules)
}

/// A length of `min` to `max` characters.
pub const fn between(min: u64, max: u64) -> Rules {
    Rules::NONE.with_length(Length::chars(Some(min), Some(max)))
}

/// A length of `min` characters or more.
pub const fn at_least(min: u64) -> Rules {
    Rules::NONE.with_length(Length::chars(Some(min), None))
}

/// A length of `max` characters or less.
pub const fn no_more_than(max: u64) -> Rules {
    Rules::NONE.with_length(Length::chars(None, Some(max)))
}

/// Any length.
pub const fn of_any_length() -> Rules {
    Rules::NONE.with_length(Length::chars(None, None))
}

/// The shape of a `Cow<[u8]>` that serde may borrow.
pub fn borrowed_bytes() -> &'static Shape {
    crate::impls::borrowed::or_copied()
}

/// The shape of a field that is not looked into (`#[glue(skip)]`).
pub fn opaque() -> &'static Shape {
    const { &Shape::new("anything", Kind::Opaque) }
}
