//! The values of `#[glue(…)]`'s settings: names on the wire and spellings.

use super::rename::{self, RenameAll};
use super::suggest;
use crate::errors::Errors;
use crate::span::Extent;
use crate::syntax::{Form, RawRule, string, text};
use crate::vocabulary::Setting;

/// A setting's value, and where the setting is written.
#[derive(Clone, Debug)]
pub(crate) struct Given<T> {
    pub(crate) value: T,
    pub(crate) extent: Extent,
}

/// The settings that were given at one place; all but `alias` are given once.
#[derive(Default)]
pub(crate) struct Once(Vec<String>);

impl Once {
    /// Whether this one was not given before; a second one is reported.
    pub(crate) fn is_first(&mut self, rule: &RawRule, errors: &Errors) -> bool {
        let name = rule.name.to_string();
        if name != Setting::Alias.name() && self.0.contains(&name) {
            errors.at(rule.extent, format!("`{name}` is given twice; remove one"));
            return false;
        }
        self.0.push(name);
        true
    }
}

/// `rename = "Name"`, and the others whose value is a name.
pub(crate) fn name(rule: &RawRule, setting: Setting, errors: &Errors) -> Option<Given<String>> {
    let Form::Value(value) = &rule.form else {
        let (name, example) = (setting.name(), setting.example());
        errors.at(rule.inner, format!("`{name}` takes the name on the wire; write `{example}`"));
        return None;
    };
    let Some(name) = string(value) else {
        let message = format!("a name on the wire is a string; write `{} = \"{}\"`", setting.name(), text(value));
        errors.at(Extent::of_expr(value), message);
        return None;
    };
    Some(Given { value: name, extent: rule.inner })
}

/// `rename_all = "PascalCase"`.
pub(crate) fn spelling(rule: &RawRule, setting: Setting, errors: &Errors) -> Option<Given<RenameAll>> {
    if let Form::Value(value) = &rule.form
        && let Some(text) = string(value)
    {
        let Some(found) = RenameAll::parse(&text) else {
            let names: Vec<_> = rename::NAMES.iter().map(|(name, _)| *name).collect();
            errors.at(Extent::of(value), suggest::unknown("spelling", &text, &names));
            return None;
        };
        return Some(Given { value: found, extent: rule.inner });
    }
    let (name, example) = (setting.name(), setting.example());
    errors.at(rule.inner, format!("`{name}` takes the name of a spelling; write `{example}`"));
    None
}
