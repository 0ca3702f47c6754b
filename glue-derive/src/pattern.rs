//! Pattern literals, through the pattern compiler, which remembers them for as long as the compiler process lives.

use std::sync::Arc;

use glue_pattern::compile::{Compiled, Options, cached};
use syn::LitStr;

use crate::errors::{Errors, Extent};

/// Compiles a pattern. One that is wrong, or that accepts nothing worth a rule, is reported.
pub(crate) fn compile(literal: &LitStr, extent: Extent, partial: bool, errors: &Errors) -> Option<Arc<Compiled>> {
    let source = literal.value();
    if source.is_empty() {
        let message = if partial {
            "an empty pattern that may match anywhere accepts everything; remove it, or write the pattern"
        } else {
            "an empty pattern accepts only the empty string; remove it, or write the pattern"
        };
        errors.at(extent, message);
        return None;
    }
    match cached(&source, &Options::new().partial(partial)) {
        Ok(compiled) => {
            let facts = compiled.facts();
            if facts.is_empty() {
                errors.at(extent, "no string matches this pattern; remove it, or correct it");
            } else if facts.is_only_empty() {
                errors.at(extent, "this pattern accepts only the empty string; remove it, or correct it");
            }
            Some(compiled)
        }
        Err(error) => {
            errors.at(extent, error.render());
            None
        }
    }
}
