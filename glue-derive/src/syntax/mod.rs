//! Step one: tokens to raw rules. Grammar only: what a rule means, and whether it exists, is for `lower` to say.

mod args;
mod text;

pub(crate) use args::{Arg, Args, split};
pub(crate) use text::{call_expr, string, strip, text, word_expr};

use proc_macro2::Ident;
use syn::{Attribute, Expr, MacroDelimiter, Meta};

use crate::errors::Errors;
use crate::span::Extent;
use crate::vocabulary::Rule;

/// A rule as it was written: `len(1, 255)` in whichever place.
pub(crate) struct RawRule {
    pub(crate) name: Ident,
    /// The rule with all that belongs to it: the whole attribute, or the rule within `glue(…)`, `item(…)`.
    pub(crate) extent: Extent,
    /// The rule without the `#[…]` of its attribute.
    pub(crate) inner: Extent,
    pub(crate) form: Form,
    /// Whether it stood inside `#[glue(…)]`.
    pub(crate) in_glue: bool,
}

/// What follows a rule's name.
pub(crate) enum Form {
    /// Nothing.
    Bare,
    /// `(…)`.
    Args(Args),
    /// `= …`.
    Value(Box<Expr>),
}

/// The raw rules among the attributes of a field, a variant or a type.
pub(crate) fn rules(attrs: &[Attribute], errors: &Errors) -> Vec<RawRule> {
    let mut rules = Vec::new();
    for attr in attrs {
        let Some(name) = attr.path().get_ident() else { continue };
        if name == "glue" {
            glue(name, attr, errors, &mut rules);
        } else if Rule::parse(&name.to_string()).is_some() {
            let inner = Extent::between(name.span(), meta_end(&attr.meta));
            let form = match &attr.meta {
                Meta::Path(_) => Form::Bare,
                Meta::List(list) => {
                    parenthesised(name, list, errors);
                    Form::Args(split(list.tokens.clone(), delimiter(list), &name.to_string(), errors))
                }
                // rustc itself refuses anything but a literal here.
                Meta::NameValue(pair) if !matches!(pair.value, Expr::Lit(_)) => continue,
                Meta::NameValue(pair) => Form::Value(Box::new(pair.value.clone())),
            };
            let extent = attribute(attr);
            rules.push(RawRule { name: name.clone(), extent, inner, form, in_glue: false });
        }
    }
    rules
}

/// An attribute from `#` to `]`. Collecting its tokens to find the ends would cost more than all else that is done with them.
fn attribute(attr: &Attribute) -> Extent {
    Extent::between(attr.pound_token.spans[0], attr.bracket_token.span.close())
}

/// The last token inside of an attribute.
fn meta_end(meta: &Meta) -> Extent {
    match meta {
        Meta::List(list) => list.delimiter.span().close().into(),
        other => Extent::of(other),
    }
}

fn delimiter(list: &syn::MetaList) -> Extent {
    Extent::between(list.delimiter.span().open(), list.delimiter.span().close())
}

/// `#[len{…}]` and `#[len[…]]` are no rules.
fn parenthesised(name: &Ident, list: &syn::MetaList, errors: &Errors) {
    if !matches!(list.delimiter, MacroDelimiter::Paren(_)) {
        let message = format!("`{name}` takes its arguments in parentheses; write `{name}(…)`");
        errors.at(delimiter(list), message);
    }
}

/// The rules inside `#[glue(…)]`.
fn glue(name: &Ident, attr: &Attribute, errors: &Errors, rules: &mut Vec<RawRule>) {
    let Meta::List(list) = &attr.meta else {
        errors.at(attribute(attr), "`glue` takes its rules in parentheses; write `#[glue(len(1, 255))]`");
        return;
    };
    parenthesised(name, list, errors);
    let args = split(list.tokens.clone(), delimiter(list), "glue", errors);
    if args.list.is_empty() && !args.broken {
        errors.at(args.parens, "`glue` is empty; write a rule in it, or remove it");
    }
    for arg in args.list {
        if let Some(rule) = nested(arg, "glue", errors) {
            rules.push(RawRule { in_glue: true, ..rule });
        }
    }
}

/// A rule inside another's parentheses.
pub(crate) fn nested(arg: Arg, owner: &str, errors: &Errors) -> Option<RawRule> {
    let extent = arg.extent();
    let (name, form) = match arg {
        Arg::Word(name) => (name, Form::Bare),
        Arg::Call { name, group } => {
            let args = split(group.stream(), group.span().into(), &name.to_string(), errors);
            (name, Form::Args(args))
        }
        Arg::Named { name, value } => (name, Form::Value(Box::new(value))),
        Arg::Value(_) => {
            errors.at(extent, format!("`{owner}` takes rules, such as `len(1, 255)`; this is a value"));
            return None;
        }
    };
    Some(RawRule { name, extent, inner: extent, form, in_glue: false })
}
