//! `check`: a function of the user's, and what it is asked about.

use proc_macro2::Group;
use quote::ToTokens;
use syn::{Expr, ExprLit, ExprPath, Lit, Member, Type};

use super::args::{args, nothing_given};
use super::suggest;
use crate::errors::Errors;
use crate::model::{Check, FieldRef, Fields, Style};
use crate::span::Extent;
use crate::syntax::{Arg, RawRule, call_expr, split, strip, text, word_expr};
use crate::vocabulary::{Argument, Rule, argument_names};

/// A check as it was written: which fields there are is not known yet.
pub(crate) struct RawCheck {
    /// All of it.
    extent: Extent,
    path: ExprPath,
    reads: Option<(Vec<Named>, Extent)>,
    at: Option<(Named, Extent)>,
    always: Option<Extent>,
    context: Option<Type>,
}

/// A field by its name or its number.
struct Named {
    name: String,
    extent: Extent,
}

/// `check(path)`, `check(path(field, …), at = field)`, and whatever else stands behind it.
pub(crate) fn check(rule: RawRule, errors: &Errors) -> Option<RawCheck> {
    let extent = rule.extent;
    let args = args(rule, Rule::Check, errors)?;
    if args.list.is_empty() {
        nothing_given("check", &args, "name a function, e.g. `check(path::to::function)`", errors);
    }
    let mut list = args.list.into_iter();
    let first = list.next()?;
    let function = function(first, errors);
    let mut options = Options::default();
    let before = errors.count();
    for arg in list {
        option(arg, &mut options, errors);
    }
    // What rustc would say of a call without what is wrong here would be no second mistake.
    if errors.count() > before {
        return None;
    }
    let (path, reads) = function?;
    let Options { at, always, context } = options;
    Some(RawCheck { extent, path, reads, at, always, context })
}

/// What stands behind the function.
#[derive(Default)]
struct Options {
    at: Option<(Named, Extent)>,
    always: Option<Extent>,
    context: Option<Type>,
}

type Function = (ExprPath, Option<(Vec<Named>, Extent)>);

/// The function, and the fields that it takes.
fn function(first: Arg, errors: &Errors) -> Option<Function> {
    let extent = first.extent();
    let message = match first {
        Arg::Word(word) => match word_expr(&word) {
            Expr::Path(path) => return Some((path, None)),
            _ => format!("`check` names a function; `{word}` is none"),
        },
        Arg::Call { name, group } => match word_expr(&name) {
            Expr::Path(path) => return call(path, &group, errors),
            _ => format!("`check` names a function; `{name}` is none"),
        },
        Arg::Named { .. } => "`check` takes the path of a function first; write `check(path::to::function)`".to_owned(),
        Arg::Value(value) => match strip(&value) {
            Expr::Path(path) => return Some((path.clone(), None)),
            Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
                format!("a function is named without quotes; write `check({})`", literal.value())
            }
            Expr::Closure(_) => "`check` needs the path of a function; a closure has none: give it a name".to_owned(),
            Expr::Call(found) => match (strip(&found.func), group_of(found)) {
                (Expr::Path(path), Some(group)) => return call(path.clone(), &group, errors),
                (function, _) => {
                    format!("`check` names a function and does not call it; write `check({})`", text(function))
                }
            },
            _ => "`check` needs the path of a function, e.g. `check(path::to::function)`".to_owned(),
        },
    };
    errors.at(extent, message);
    None
}

/// The parentheses of a call.
fn group_of(call: &syn::ExprCall) -> Option<Group> {
    let mut group = None;
    for token in call.to_token_stream() {
        if let proc_macro2::TokenTree::Group(found) = token {
            group = Some(found);
        }
    }
    group
}

/// `path(field, …)`.
fn call(path: ExprPath, group: &Group, errors: &Errors) -> Option<Function> {
    let inner = split(group.stream(), group.span().into(), "check", errors);
    if inner.list.is_empty() {
        if !inner.broken {
            let message = format!("`check` names a function and does not call it; write `check({})`", text(&path));
            errors.at(Extent::between(Extent::of(&path), group.span()), message);
        }
        return None;
    }
    let mut names = Vec::new();
    let count = inner.list.len();
    for arg in inner.list {
        names.extend(field_of_arg(arg, errors));
    }
    let extent = Extent::between(Extent::of(&path), group.span());
    (names.len() == count && !inner.broken).then_some((path, Some((names, extent))))
}

fn field_of_arg(arg: Arg, errors: &Errors) -> Option<Named> {
    match arg {
        Arg::Word(word) => field(&word_expr(&word), errors),
        Arg::Call { name, group } => field(&call_expr(&name, &group), errors),
        Arg::Value(value) => field(&value, errors),
        Arg::Named { ref name, .. } => {
            errors.at(arg.extent(), format!("a check takes fields by their names; `{name} = …` is none"));
            None
        }
    }
}

/// A field's name, or its number.
fn field(value: &Expr, errors: &Errors) -> Option<Named> {
    let extent = Extent::of_expr(value);
    let message = match strip(value) {
        Expr::Path(path) if path.qself.is_none() && path.path.get_ident().is_some() => {
            return Some(Named { name: text(path), extent });
        }
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) if number.suffix().is_empty() => {
            return Some(Named { name: number.to_string(), extent });
        }
        Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
            format!("a field is named without quotes; write `{}`", literal.value())
        }
        Expr::Reference(reference) => {
            format!("a check takes references to its fields anyway; write `{}`", text(&reference.expr))
        }
        Expr::Field(access) => format!("a field is named alone; write `{}`", text(&access.member)),
        _ => "a check takes fields by their names, e.g. `check(same(password, repeat))`".to_owned(),
    };
    errors.at(extent, message);
    None
}

fn option(arg: Arg, options: &mut Options, errors: &Errors) {
    let extent = arg.extent();
    let name = match &arg {
        Arg::Named { name, .. } | Arg::Word(name) | Arg::Call { name, .. } => Some(name.to_string()),
        Arg::Value(_) => None,
    };
    let known = name.as_deref().and_then(Argument::parse).filter(|it| Rule::Check.arguments().contains(it));
    let (Some(argument), Some(name)) = (known, &name) else {
        let message = match (&name, &arg) {
            (Some(name), Arg::Named { .. }) => suggest::unknown("argument", name, &argument_names(Rule::Check)),
            _ => "`check` names one function; write a `#[check(…)]` of its own for the second".to_owned(),
        };
        errors.at(extent, message);
        return;
    };
    let given = match argument {
        Argument::At => options.at.is_some(),
        Argument::Always => options.always.is_some(),
        _ => options.context.is_some(),
    };
    if given {
        errors.at(extent, format!("`{name}` is given twice; keep one"));
        return;
    }
    match (argument, arg) {
        (Argument::At, Arg::Named { value, .. }) => options.at = field(&value, errors).map(|at| (at, extent)),
        (Argument::Always, Arg::Word(_)) => options.always = Some(extent),
        (Argument::Always, _) => errors.at(extent, "`always` takes nothing; write the word alone"),
        (Argument::Context, Arg::Named { value, .. }) => match syn::parse2(value.to_token_stream()) {
            Ok(ty) => options.context = Some(ty),
            Err(_) => errors.at(Extent::of_expr(&value), "`context` takes a type; write `context = Region`"),
        },
        _ => errors.at(extent, format!("`{name}` takes a value behind `=`; write `{}`", argument.example())),
    }
}

impl RawCheck {
    /// On a field.
    pub(crate) fn of_field(self, errors: &Errors) -> Option<Check> {
        if let Some((_, extent)) = &self.reads {
            let message = "a check that reads several fields goes on the type that has them; a field's own takes the field: write \
                           `check(path)`";
            errors.at(*extent, message);
            return None;
        }
        if let Some((_, extent)) = &self.at {
            errors.at(
                *extent,
                "what a field's check says is told at the field; remove `at`, or move the check to the type",
            );
        }
        Some(self.resolved(None, None))
    }

    /// On an enum.
    pub(crate) fn of_enum(self, errors: &Errors) -> Option<Check> {
        if let Some(extent) = self.about_fields() {
            let message = "an enum has no fields of its own; write this on the variant that has them";
            errors.at(extent, message);
            return None;
        }
        Some(self.resolved(None, None))
    }

    /// On a variant.
    pub(crate) fn of_variant(self, fields: &Fields, errors: &Errors) -> Option<Check> {
        if self.reads.is_none() {
            let message = if fields.style == Style::Unit {
                "`check` goes on a field, not on a variant; this variant has none: remove it".to_owned()
            } else {
                let path = text(&self.path);
                format!(
                    "`check` goes on a field, not on a variant; on a variant it takes fields by their names: write \
                     `check({path}(…))`"
                )
            };
            errors.at(self.extent, message);
            return None;
        }
        self.of_fields(fields, errors)
    }

    /// On what has these fields.
    pub(crate) fn of_fields(mut self, fields: &Fields, errors: &Errors) -> Option<Check> {
        if let Some(extent) = self.about_fields()
            && matches!(fields.style, Style::Newtype | Style::Unit)
        {
            let what = if fields.style == Style::Unit { "there is no field here" } else { "there is one field alone" };
            let path = text(&self.path);
            errors.at(extent, format!("{what}, so that nothing needs to be named; write `check({path})`"));
            return None;
        }
        let reads = self.reads.take().map(|(names, _)| {
            let mut seen: Vec<usize> = Vec::new();
            let mut refs = Vec::new();
            for name in &names {
                let Some(found) = resolve(name, fields, errors) else { continue };
                if seen.contains(&found.field) {
                    errors.at(name.extent, format!("`{}` is read twice; remove one", name.name));
                }
                seen.push(found.field);
                refs.push(found);
            }
            (refs.len() == names.len()).then_some(refs)
        });
        let at = self.at.take().map(|(name, _)| resolve(&name, fields, errors));
        if matches!(reads, Some(None)) || matches!(at, Some(None)) {
            return None;
        }
        Some(self.resolved(reads.flatten(), at.flatten()))
    }

    /// Where it speaks of fields.
    fn about_fields(&self) -> Option<Extent> {
        self.reads.as_ref().map(|(_, extent)| *extent).or(self.at.as_ref().map(|(_, extent)| *extent))
    }

    fn resolved(self, reads: Option<Vec<FieldRef>>, at: Option<FieldRef>) -> Check {
        Check { path: self.path, reads, at, always: self.always.is_some(), context: self.context }
    }
}

/// The field of a name.
fn resolve(named: &Named, fields: &Fields, errors: &Errors) -> Option<FieldRef> {
    let name_of = |member: &Member| match member {
        Member::Named(ident) => ident.to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    };
    if let Some(field) = fields.list.iter().position(|field| name_of(&field.member) == named.name) {
        return Some(FieldRef { field, extent: named.extent });
    }
    let wire = fields.list.iter().find(|field| field.wire == named.name || field.aliases.contains(&named.name));
    let message = if let Some(field) = wire {
        let name = name_of(&field.member);
        format!("`{}` is a name on the wire; the field is called `{name}`", named.name)
    } else {
        let known: Vec<_> = fields.list.iter().map(|field| name_of(&field.member)).collect();
        suggest::unknown("field", &named.name, &known.iter().map(String::as_str).collect::<Vec<_>>())
    };
    errors.at(named.extent, message);
    None
}

/// A definition of another crate's type never has a value of its own, which a function of it could take.
pub(crate) fn unheard(checks: Vec<RawCheck>, errors: &Errors) -> Vec<RawCheck> {
    for check in checks {
        let message = "a `remote` definition has no values, so that this would never be called; write it on the fields that name the definition";
        errors.at(Extent::of(&check.path), message);
    }
    Vec::new()
}
