//! A word at a place that does not take it: where it goes, or which one was meant.

use super::args::parens;
use super::suggest;
use crate::span::Extent;
use crate::syntax::RawRule;
use crate::vocabulary::{self, Argument, Rule, Setting, Site, Word, names_on};

/// Among the rules of a field, an item, a key or a value. A rule is wrong as a whole, any other word by its name.
pub(crate) fn rule(rule: &RawRule, site: Site) -> (Extent, String) {
    let name = rule.name.to_string();
    let place = if name == "required" { rule.extent } else { rule.name.span().into() };
    (place, among_rules(&name, site))
}

fn among_rules(name: &str, site: Site) -> String {
    match Word::parse(name) {
        Some(Word::Rule(Rule::Required)) => "a key is always present; remove `required`".to_owned(),
        Some(Word::Argument(Argument::Min | Argument::Max | Argument::Equal | Argument::Unit)) => {
            format!("`{name}` is a bound, not a rule; write `len({name} = …)` or `range({name} = …)`")
        }
        Some(Word::Argument(Argument::Above | Argument::Below | Argument::MultipleOf)) => {
            format!("`{name}` is a bound, not a rule; write `range({name} = …)`")
        }
        Some(Word::Argument(argument @ (Argument::Unique | Argument::Item))) => {
            format!("`{name}` belongs in `list`; write `list({name}{})`", parens(argument))
        }
        Some(Word::Argument(Argument::Key | Argument::Value)) => {
            format!("`{name}` belongs in `map`; write `map({name}(…))`")
        }
        Some(Word::Argument(Argument::Partial)) => {
            "`partial` belongs in `pattern`; write `pattern(\"…\", partial)`".to_owned()
        }
        Some(Word::Setting(Setting::Internal) | Word::Argument(Argument::Internal)) => {
            "`internal` goes on a variant, or around a value of `one_of`".to_owned()
        }
        Some(word) if site == Site::Field => format!("`{name}` goes on {}, not on a field", home(word.sites())),
        Some(word) if word.sites().contains(&Site::Field) => {
            format!("`{name}` goes on a field, not inside another rule")
        }
        Some(word) => format!("`{name}` goes on {}, not inside another rule", home(word.sites())),
        None => match vocabulary::synonym(name) {
            // Another library's word for what is no rule here, but belongs to one.
            Some(word) if !names_on(site).contains(&word) => {
                format!("unknown rule `{name}`; {}", among_rules(word, site))
            }
            _ => suggest::unknown("rule", name, &names_on(site)),
        },
    }
}

/// On the type itself. A known word is wrong as a whole, an unknown one by its name.
pub(crate) fn on_type(rule: &RawRule) -> (Extent, String) {
    let name = rule.name.to_string();
    match Word::parse(&name) {
        Some(Word::Setting(Setting::Internal)) => {
            (rule.extent, "`internal` goes on a variant, not on the type".to_owned())
        }
        Some(word) if !word.sites().contains(&Site::Field) && !word.sites().is_empty() => {
            (rule.extent, format!("`{name}` goes on {}, not on the type", home(word.sites())))
        }
        Some(_) => {
            let message = format!("`{name}` goes on a field, not on the type; move it to the field it is about");
            (rule.extent, message)
        }
        None => (rule.name.span().into(), suggest::unknown("argument", &name, &names_on(Site::Type))),
    }
}

/// On a variant, which holds these fields.
pub(crate) fn on_variant(rule: &RawRule, fields: &syn::Fields) -> (Extent, String) {
    let name = rule.name.to_string();
    match Word::parse(&name) {
        Some(Word::Argument(_)) | None => {
            (rule.name.span().into(), suggest::unknown("argument", &name, &names_on(Site::Variant)))
        }
        Some(word) if !word.sites().contains(&Site::Field) => {
            (rule.extent, format!("`{name}` goes on {}, not on a variant", home(word.sites())))
        }
        Some(_) => {
            let advice = match fields {
                syn::Fields::Unit => "this variant has none: remove it",
                _ => "move it inside, before the field's type or name",
            };
            (rule.extent, format!("`{name}` goes on a field, not on a variant; {advice}"))
        }
    }
}

/// The first of the places that take a word.
fn home(sites: &[Site]) -> &'static str {
    match sites.first() {
        Some(Site::Type) => "the type",
        Some(Site::Variant) => "a variant",
        _ => "a field",
    }
}
