//! What every rule asks of its arguments: that there are some, or none.

use crate::errors::Errors;
use crate::span::Extent;
use crate::syntax::{Args, Form, RawRule, text};
use crate::vocabulary::{Argument, Rule, Takes};

/// The arguments of a rule that needs some.
pub(crate) fn args(rule: RawRule, word: Rule, errors: &Errors) -> Option<Args> {
    let (name, example) = (word.name(), word.example());
    match rule.form {
        Form::Args(args) => return Some(args),
        Form::Bare => errors.at(rule.extent, format!("`{name}` says nothing; write `{example}`")),
        Form::Value(value) => {
            let value = text(&value);
            errors.at(rule.inner, format!("`{name} = {value}` is not how it is written; write `{example}`"));
        }
    }
    None
}

/// Adds what is said of a rule without any argument.
pub(crate) fn nothing_given(rule: &str, args: &Args, hint: &str, errors: &Errors) {
    if !args.broken {
        errors.at(args.parens, format!("`{rule}` says nothing; {hint}"));
    }
}

/// A rule that is a word alone.
pub(crate) fn flag(rule: &RawRule, errors: &Errors) -> Option<Extent> {
    let name = &rule.name;
    match &rule.form {
        Form::Bare => return Some(name.span().into()),
        Form::Args(args) => errors.at(args.parens, format!("`{name}` takes nothing; write `{name}`")),
        Form::Value(_) => errors.at(rule.inner, format!("`{name}` takes no value; write `{name}`")),
    }
    None
}

/// What stands behind an argument's name in an example.
pub(crate) fn parens(argument: Argument) -> &'static str {
    if argument.takes() == Takes::Parens { "(…)" } else { "" }
}
