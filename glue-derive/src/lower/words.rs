//! The rules that are not about bounds: `pattern`, `one_of`, `check`, `required`, `sensitive`.

use syn::{Expr, ExprLit, ExprPath, Lit, Path};

use super::bounds::{nothing_given, strip, text};
use super::rules::args;
use super::suggest;
use crate::errors::{Errors, Extent};
use crate::model::{Choice, OneOf, Pattern, PatternSource};
use crate::pattern::compile;
use crate::syntax::{Arg, Form, RawRule, call_expr, split};

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

/// `pattern("…")`, `pattern("…", partial)`, `pattern(PATH)`.
pub(crate) fn pattern(rule: RawRule, errors: &Errors) -> Option<Pattern> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, "pattern(\"[a-z]+\")", errors)?;
    let (mut source, mut partial) = (None, None);
    if args.list.is_empty() {
        nothing_given("pattern", &args, "give it a pattern, e.g. `pattern(\"[a-z]+\")`", errors);
    }
    for arg in args.list {
        let extent = arg.extent();
        match arg {
            Arg::Word(word) if word == "partial" && partial.is_some() => {
                errors.at(extent, "`partial` is given twice; remove one");
            }
            Arg::Word(word) if word == "partial" => {
                if source.is_none() {
                    errors.at(extent, "`partial` stands after the pattern; write `pattern(\"…\", partial)`");
                }
                partial = Some(extent);
            }
            _ if source.is_some() => errors.at(extent, extra_after_pattern(&arg)),
            Arg::Named { name, .. } => {
                let message = format!("unknown argument `{name}`; `pattern` takes a string and, after it, `partial`");
                errors.at(name.span(), message);
                source = Some(None);
            }
            Arg::Word(word) => source = Some(Some((extent, Expr::Path(path_expr(Path::from(word)))))),
            Arg::Call { name, group } => source = Some(Some((extent, call_expr(&name, &group)))),
            Arg::Value(expr) => source = Some(Some((extent, expr))),
        }
    }
    let (extent, expr) = source??;
    let source = pattern_source(&expr, extent, partial, errors)?;
    Some(Pattern { name, extent, source })
}

fn path_expr(path: Path) -> ExprPath {
    ExprPath { attrs: Vec::new(), qself: None, path }
}

fn extra_after_pattern(arg: &Arg) -> String {
    if let Arg::Named { name, .. } = arg
        && name == "partial"
    {
        return "`partial` takes no value; write `partial`".to_owned();
    }
    if let Arg::Word(word) = arg
        && let Some(meant) = suggest::nearest(&word.to_string(), &["partial"])
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
        Expr::Path(ExprPath { path, qself: None, .. }) => {
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

/// `one_of("a", "b", internal("c"))`.
pub(crate) fn one_of(rule: RawRule, errors: &Errors) -> Option<OneOf> {
    let name = Extent::from(rule.name.span());
    let args = args(rule, "one_of(\"a\", \"b\")", errors)?;
    if args.list.is_empty() {
        nothing_given(
            "one_of",
            &args,
            "no value would be accepted: list the values, e.g. `one_of(\"a\", \"b\")`",
            errors,
        );
        return None;
    }
    let mut values = Vec::new();
    for arg in args.list {
        match arg {
            Arg::Call { name, group } if name == "internal" => {
                let inner = split(group.stream(), group.span().into(), "internal", errors);
                if inner.list.is_empty() {
                    nothing_given("internal", &inner, "list the values in it, e.g. `internal(\"c\")`", errors);
                }
                inner.list.into_iter().for_each(|arg| values.extend(choice(&arg, true, errors)));
            }
            other => values.extend(choice(&other, false, errors)),
        }
    }
    (!values.is_empty()).then_some(OneOf { name, values })
}

fn choice(arg: &Arg, internal: bool, errors: &Errors) -> Option<Choice> {
    let extent = arg.extent();
    let wrong = match arg {
        Arg::Value(value) => match strip(value) {
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
                return Some(Choice { text: literal.value(), extent, internal });
            }
            other => text(other),
        },
        Arg::Word(word) => word.to_string(),
        Arg::Call { name, group } => text(&call_expr(name, group)),
        Arg::Named { name, .. } => {
            errors.at(extent, format!("`one_of` lists string literals; `{name}` needs no name"));
            return None;
        }
    };
    let message = match arg {
        Arg::Call { name, .. } if suggest::nearest(&name.to_string(), &["internal"]).is_some() => {
            suggest::unknown("argument", &name.to_string(), &["internal"])
        }
        _ => {
            let bare = wrong.trim_matches('\'');
            let is_text = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | ':');
            if bare.chars().all(is_text) {
                format!("`one_of` lists string literals; write `\"{bare}\"`")
            } else {
                "`one_of` lists string literals, e.g. `one_of(\"a\", \"b\")`".to_owned()
            }
        }
    };
    errors.at(extent, message);
    None
}

/// `check(path)`.
pub(crate) fn check(rule: RawRule, errors: &Errors) -> Option<ExprPath> {
    let args = args(rule, "check(path::to::function)", errors)?;
    if args.list.is_empty() {
        nothing_given("check", &args, "name a function, e.g. `check(path::to::function)`", errors);
    }
    let mut list = args.list.into_iter();
    let first = list.next()?;
    if let Some(second) = list.next() {
        errors.at(second.extent(), "`check` names one function; write a `#[check(…)]` of its own for the second");
    }
    let extent = first.extent();
    let message = match &first {
        Arg::Word(word) => return Some(path_expr(Path::from(word.clone()))),
        Arg::Call { name, .. } => format!("`check` names a function and does not call it; write `check({name})`"),
        Arg::Named { .. } => "`check` takes the path of a function alone; write `check(path::to::function)`".to_owned(),
        Arg::Value(value) => match strip(value) {
            Expr::Path(path) => return Some(path.clone()),
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
                format!("a function is named without quotes; write `check({})`", literal.value())
            }
            Expr::Closure(_) => "`check` needs the path of a function; a closure has none: give it a name".to_owned(),
            Expr::Call(call) => {
                format!("`check` names a function and does not call it; write `check({})`", text(&call.func))
            }
            _ => "`check` needs the path of a function, e.g. `check(path::to::function)`".to_owned(),
        },
    };
    errors.at(extent, message);
    None
}
