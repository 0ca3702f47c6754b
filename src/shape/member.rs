//! Members: made by the derive, read by everybody.

use super::check::Reader;
use super::types::{Member, Shape, ShapeRef};
use crate::check::Check;
use crate::rules::Rules;

impl Member {
    /// A member under its name on the wire.
    pub const fn new(name: &'static str, shape: ShapeRef) -> Self {
        Self {
            name,
            aliases: &[],
            rules: Rules::NONE,
            ruled: false,
            shape,
            converted: None,
            reader: None,
            checks: &[],
            flatten: false,
            defaulted: false,
        }
    }

    /// Sets the rules.
    #[must_use]
    pub const fn with_rules(self, rules: Rules) -> Self {
        Self { rules, ruled: true, ..self }
    }

    /// Sets the other names under which serde accepts the member.
    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Sets the member's own checks.
    #[must_use]
    pub const fn with_checks(self, checks: &'static [Check]) -> Self {
        Self { checks, ..self }
    }

    /// The member's own members stand in its place (serde's `flatten`); of a newtype's member: so does its being absent
    /// (serde's `transparent`).
    #[must_use]
    pub const fn flattened(self) -> Self {
        Self { flatten: true, ..self }
    }

    /// The member may be absent though its type is not an `Option` (serde's `default`).
    #[must_use]
    pub const fn defaulted(self) -> Self {
        Self { defaulted: true, ..self }
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The rules.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Other names under which serde accepts the member.
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The member's own checks.
    pub const fn checks(&self) -> &'static [Check] {
        self.checks
    }

    /// Whether the member's own members stand in its place (serde's `flatten`).
    pub const fn is_flattened(&self) -> bool {
        self.flatten
    }

    /// Whether the member may be absent though its type is not an `Option` (serde's `default`).
    pub const fn is_defaulted(&self) -> bool {
        self.defaulted
    }

    /// The shape of the member's type.
    pub fn shape(&self) -> &'static Shape {
        (self.shape)()
    }

    /// The member's value is converted from what the text has (serde's `with`), into a value of this shape. Then serde makes none
    /// of an absent one.
    #[doc(hidden)]
    #[must_use]
    pub const fn converted_to(self, shape: ShapeRef) -> Self {
        Self { converted: Some(shape), ..self }
    }

    /// The member's value is not looked into, but its type can be asked to read it.
    #[doc(hidden)]
    #[must_use]
    pub const fn read_by(self, reader: Reader) -> Self {
        Self { reader: Some(reader), ..self }
    }

    /// The shape of the value, whatever the text has.
    pub(crate) fn value_shape(&self) -> &'static Shape {
        self.converted.map_or_else(|| self.shape(), |shape| shape())
    }

    /// Whether the value is converted from what the text has, and holds secrets: where in the text, only the conversion knows.
    #[cfg(feature = "json")]
    pub(crate) fn converts_secrets(&self) -> bool {
        self.converted.is_some_and(|shape| shape().holds_secrets())
    }

    /// Whether a JSON object without the member is at fault.
    pub fn is_required(&self) -> bool {
        let absence_is_read = self.converted.is_none() && self.shape().may_be_absent();
        self.rules.required || !(self.defaulted || self.flatten || absence_is_read)
    }

    pub(crate) fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}
