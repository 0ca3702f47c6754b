//! `pattern`. Literals go through the pattern compiler, which remembers them for as long as the compiler process lives.

use std::sync::Arc;

use glue_pattern::compile::{Compiled, Options, cached};
use syn::{Expr, ExprLit, Lit, LitStr};

use super::args::{args, nothing_given};
use super::suggest;
use crate::errors::Errors;
use crate::model::{Pattern, PatternSource};
use crate::span::Extent;
use crate::syntax::{Arg, RawRule, call_expr, strip, text, word_expr};
use crate::vocabulary::{self, Argument, Rule, argument_names};

/// `pattern("…")`, `pattern("…", partial)`, `pattern(PATH)`.
pub(crate) fn pattern(rule: RawRule, errors: &Errors) -> Option<Pattern> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, Rule::Pattern, errors)?;
    let (mut source, mut partial) = (None, None);
    if args.list.is_empty() {
        nothing_given("pattern", &args, "give it a pattern, e.g. `pattern(\"[a-z]+\")`", errors);
    }
    for arg in args.list {
        let extent = arg.extent();
        match arg {
            Arg::Word(word) if word == Argument::Partial.name() && partial.is_some() => {
                errors.at(extent, "`partial` is given twice; remove one");
            }
            Arg::Word(word) if word == Argument::Partial.name() => {
                if source.is_none() {
                    errors.at(extent, "`partial` stands after the pattern; write `pattern(\"…\", partial)`");
                }
                partial = Some(extent);
            }
            _ if source.is_some() => errors.at(extent, extra_after_pattern(&arg)),
            Arg::Named { name, .. } => {
                errors.at(name.span(), unknown(&name.to_string()));
                source = Some(None);
            }
            Arg::Word(word) => source = Some(Some((extent, word_expr(&word)))),
            Arg::Call { name, group } => source = Some(Some((extent, call_expr(&name, &group)))),
            Arg::Value(expr) => source = Some(Some((extent, expr))),
        }
    }
    let (extent, expr) = source??;
    let source = pattern_source(&expr, extent, partial, errors)?;
    Some(Pattern { name, extent, source })
}

fn unknown(name: &str) -> String {
    let way = vocabulary::way(name).unwrap_or("`pattern` takes a string and, after it, `partial`");
    format!("unknown argument `{name}`; {way}")
}

fn extra_after_pattern(arg: &Arg) -> String {
    if let Arg::Named { name, .. } = arg
        && name == Argument::Partial.name()
    {
        return "`partial` takes no value; write `partial`".to_owned();
    }
    if let Arg::Named { name, .. } = arg
        && vocabulary::way(&name.to_string()).is_some()
    {
        return unknown(&name.to_string());
    }
    if let Arg::Word(word) = arg
        && let Some(meant) = suggest::nearest(&word.to_string(), &argument_names(Rule::Pattern))
    {
        return format!("unknown argument `{word}`; did you mean `{meant}`?");
    }
    "`pattern` takes one pattern and, after it, `partial`; remove this".to_owned()
}

fn pattern_source(expr: &Expr, extent: Extent, partial: Option<Extent>, errors: &Errors) -> Option<PatternSource> {
    match strip(expr) {
        Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
            let compiled = compile(literal, extent, partial.is_some(), errors)?;
            return Some(PatternSource::Literal(compiled));
        }
        Expr::Path(path) => {
            if let Some(partial) = partial {
                errors.at(partial, "`partial` belongs where the pattern is made: `pattern!(\"…\", partial)`");
            }
            return Some(PatternSource::Path(path.clone()));
        }
        Expr::Lit(_) => {
            let message = format!("expected a string literal, e.g. `pattern(\"[a-z]+\")`; `{}` is none", text(expr));
            errors.at(extent, message);
        }
        _ => errors.at(extent, "expected a string literal, or the path of a `Pattern` made by `pattern!(\"…\")`"),
    }
    None
}

/// Compiles a pattern. One that is wrong, or that accepts nothing worth a rule, is reported.
fn compile(literal: &LitStr, extent: Extent, partial: bool, errors: &Errors) -> Option<Arc<Compiled>> {
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
