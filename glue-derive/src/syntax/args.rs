//! The inside of a rule's parentheses: a list of values, `name = value`s, words and nested rules.
//!
//! A mistake in one entry does not hide the others: parsing goes on after the next comma.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Lit, Token, token};

use crate::errors::{Errors, Extent};

/// What stands between a rule's parentheses.
pub(crate) struct Args {
    pub(crate) list: Vec<Arg>,
    /// As it was written.
    pub(crate) tokens: TokenStream,
    pub(crate) parens: Extent,
    /// Whether a mistake was found: a list that is empty because of it is not "empty".
    pub(crate) broken: bool,
}

/// One entry.
pub(crate) enum Arg {
    /// `name = value`.
    Named { name: Ident, value: Expr },
    /// `name`.
    Word(Ident),
    /// `name(…)`: a nested rule, or a call of a constant function.
    Call { name: Ident, group: Group },
    /// Anything else.
    Value(Expr),
}

impl Arg {
    pub(crate) fn extent(&self) -> Extent {
        match self {
            Self::Named { name, value } => Extent::between(name.span(), Extent::of(value)),
            Self::Word(name) => name.span().into(),
            Self::Call { name, group } => Extent::between(name.span(), group.span()),
            Self::Value(value) => Extent::of(value),
        }
    }
}

/// `name(…)` as an expression.
pub(crate) fn call_expr(name: &Ident, group: &Group) -> Expr {
    let tokens: TokenStream = [TokenTree::from(name.clone()), group.clone().into()].into_iter().collect();
    syn::parse2(tokens.clone()).unwrap_or(Expr::Verbatim(tokens))
}

/// Splits the inside of `owner(…)` into its entries.
pub(crate) fn split(tokens: TokenStream, parens: Extent, owner: &str, errors: &Errors) -> Args {
    let before = errors.count();
    let mut list = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match entry(input, owner, errors) {
                Ok(arg) => list.push(arg),
                Err(error) => {
                    for error in error {
                        errors.at(error_place(&error, parens), error.to_string());
                    }
                    skip(input);
                }
            }
            comma(input, errors);
        }
        Ok(())
    };
    // The parser itself reports what is wrong, and consumes everything.
    let _consumed = parser.parse2(tokens.clone());
    Args { list, tokens, parens, broken: errors.count() > before }
}

/// syn reports an unexpected end at the derive; the parentheses are nearer.
fn error_place(error: &syn::Error, parens: Extent) -> Extent {
    if error.to_string().starts_with("unexpected end") { parens } else { error.span().into() }
}

/// After an entry only a comma can follow.
fn comma(input: ParseStream<'_>, errors: &Errors) {
    if input.is_empty() || input.parse::<Token![,]>().is_ok() {
        return;
    }
    let found = input.cursor().token_tree();
    if let Some((token, _)) = found {
        errors.at(token.span(), format!("expected `,` before `{token}`"));
    }
    // A missing comma before what looks like the next entry: read that too.
    if !(input.peek(Ident::peek_any) || input.peek(Lit)) {
        skip(input);
        let _comma = input.parse::<Token![,]>();
    }
}

/// Goes to the next comma.
fn skip(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _token = input.parse::<TokenTree>();
    }
}

fn entry(input: ParseStream<'_>, owner: &str, errors: &Errors) -> syn::Result<Arg> {
    attributes(input, owner, errors)?;
    if input.peek(Token![,]) {
        return Err(input.error("nothing stands before this `,`; remove it"));
    }
    if !input.peek(Ident::peek_any) || input.peek2(Token![::]) {
        return input.parse().map(Arg::Value);
    }
    let ahead = input.fork();
    let name = ahead.call(Ident::parse_any)?;
    if ahead.is_empty() || ahead.peek(Token![,]) {
        input.call(Ident::parse_any)?;
        return Ok(Arg::Word(name));
    }
    if ahead.peek(Token![=]) && !ahead.peek(Token![==]) && !ahead.peek(Token![=>]) {
        input.call(Ident::parse_any)?;
        return named(name, input);
    }
    if ahead.peek(Token![=])
        || ahead.peek(Token![:])
        || ahead.peek(Lit)
        || ahead.peek(Ident::peek_any) && !ahead.peek(Token![as])
    {
        return Err(no_equals(&name, &ahead));
    }
    if ahead.peek(token::Paren)
        && let Some(call) = call(&name, input)
    {
        return Ok(call);
    }
    input.parse().map(Arg::Value)
}

/// `min 1`, `min: 1`, `min == 1`.
fn no_equals(name: &Ident, after: ParseStream<'_>) -> syn::Error {
    let sign = after.peek(Token![:]) || after.peek(Token![=]);
    let value = if sign {
        "…".to_owned()
    } else {
        after.cursor().token_tree().map(|(token, _)| token.to_string()).unwrap_or_default()
    };
    after.error(format!("expected `=` after `{name}`; write `{name} = {value}`"))
}

/// Doc comments and attributes have no meaning inside a rule.
fn attributes(input: ParseStream<'_>, owner: &str, errors: &Errors) -> syn::Result<()> {
    while input.peek(Token![#]) {
        let pound: Token![#] = input.parse()?;
        let bang = input.peek(Token![!]);
        if bang {
            input.parse::<Token![!]>()?;
        }
        let group: Group = input.parse()?;
        let doc = group.stream().to_string().starts_with("doc");
        let message = if doc {
            format!("a doc comment has no meaning inside `{owner}`; write `//`")
        } else {
            format!("an attribute has no meaning inside `{owner}`; remove it")
        };
        errors.at(Extent::between(pound.spans[0], group.span()), message);
    }
    Ok(())
}

fn named(name: Ident, input: ParseStream<'_>) -> syn::Result<Arg> {
    let equals: Token![=] = input.parse()?;
    if input.is_empty() || input.peek(Token![,]) {
        let message = format!("expected a value after `{name} =`");
        return Err(syn::Error::new(equals.spans[0], message));
    }
    let value = input.parse()?;
    Ok(Arg::Named { name, value })
}

/// `name(…)` with nothing but a comma after it. Whether that is a nested rule or a call of a constant function is
/// not for the grammar to decide; `item(/// a comment …)` is no call, and fine here.
fn call(name: &Ident, input: ParseStream<'_>) -> Option<Arg> {
    let ahead = input.fork();
    ahead.call(Ident::parse_any).ok()?;
    let group: Group = ahead.parse().ok()?;
    if !(ahead.is_empty() || ahead.peek(Token![,])) {
        return None;
    }
    input.advance_to(&ahead);
    Some(Arg::Call { name: name.clone(), group })
}
