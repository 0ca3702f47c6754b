//! The inside of a rule's parentheses: a list of values, `name = value`s, words and nested rules.
//!
//! A mistake in one entry does not hide the others: parsing goes on after the next comma.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, ExprGroup, ExprLit, Lit, Token, token};

use crate::errors::Errors;
use crate::span::Extent;
use crate::vocabulary::{self, Takes, Word};

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
            // A fragment is what the caller of a `macro_rules!` macro wrote; the name beside it is the macro's.
            Self::Named { value: value @ Expr::Group(_), .. } | Self::Value(value) => Extent::of_expr(value),
            Self::Named { name, value } => Extent::between(name.span(), Extent::of_expr(value)),
            Self::Word(name) => name.span().into(),
            Self::Call { name, group } => Extent::between(name.span(), group.span()),
        }
    }
}

/// Splits the inside of `owner(…)` into its entries.
pub(crate) fn split(tokens: TokenStream, parens: Extent, owner: &str, errors: &Errors) -> Args {
    let before = errors.count();
    let mut list = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let start = input.cursor();
            let entry = if is_too_deep(start, DEEPEST) {
                Err(input.error(format!(
                    "this is nested more than {DEEPEST} levels deep; give its inside a name of its own"
                )))
            } else {
                entry(input, owner, errors)
            };
            match entry {
                Ok(arg) => list.extend(arg),
                Err(error) => {
                    let ended = input.is_empty();
                    skip(input);
                    unread(error, owner, &Unread { parens, ended, whole: until(start, input.cursor()) }, errors);
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

/// An entry that could not be read.
struct Unread {
    parens: Extent,
    /// Whether the end came too early.
    ended: bool,
    whole: Option<Extent>,
}

/// Reports an entry that could not be read. syn reports an unexpected end at the derive; the parentheses are nearer. What stands
/// unquoted in a `pattern` is no Rust at all.
fn unread(error: syn::Error, owner: &str, unread: &Unread, errors: &Errors) {
    if let ("pattern", Some(whole)) = (owner, unread.whole) {
        errors.at(whole, "expected a string literal; put the pattern in quotes, e.g. `pattern(\"[a-z]+\")`");
        return;
    }
    for error in error {
        let early = unread.ended && error.to_string().starts_with("unexpected end");
        let place = if early || unread.ended { unread.parens } else { error.span().into() };
        let message =
            if early { format!("a value in `{owner}` ends too early; complete it") } else { error.to_string() };
        errors.at(place, message);
    }
}

/// The tokens between two places.
fn until(start: Cursor<'_>, end: Cursor<'_>) -> Option<Extent> {
    let (mut at, mut extent) = (start, None::<Extent>);
    while at != end
        && let Some((token, next)) = at.token_tree()
    {
        extent = Some(extent.map_or(token.span().into(), |first| Extent::between(first, token.span())));
        at = next;
    }
    extent
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
    // A missing comma before what is certainly the next entry: read that too.
    let is_word = input.cursor().ident().is_some_and(|(name, _)| Word::parse(&name.to_string()).is_some());
    if !(is_word || input.peek(Lit)) {
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

/// One entry; none where nothing but a comment stands.
fn entry(input: ParseStream<'_>, owner: &str, errors: &Errors) -> syn::Result<Option<Arg>> {
    attributes(input, owner, errors)?;
    if input.is_empty() {
        return Ok(None);
    }
    if input.peek(Token![,]) {
        return Err(input.error("nothing stands before this `,`; remove it"));
    }
    if !input.peek(Ident::peek_any) || input.peek2(Token![::]) {
        return value(input).map(Arg::Value).map(Some);
    }
    let ahead = input.fork();
    let name = ahead.call(Ident::parse_any)?;
    if ahead.is_empty() || ahead.peek(Token![,]) {
        if !is_name(&name) {
            return Err(syn::Error::new(
                name.span(),
                format!("`{name}` is a keyword; a name or a value is expected here"),
            ));
        }
        input.advance_to(&ahead);
        return Ok(Some(Arg::Word(name)));
    }
    if ahead.peek(Token![=]) && !ahead.peek(Token![==]) && !ahead.peek(Token![=>]) {
        input.advance_to(&ahead);
        return named(name, input, owner, errors);
    }
    let begins_entry = ahead.peek(Lit) || ahead.peek(Ident::peek_any) && !ahead.peek(Token![as]);
    if ahead.peek(Token![=]) || ahead.peek(Token![:]) || begins_entry {
        if begins_entry && !vocabulary::takes(&name.to_string(), Takes::Value) {
            return word_before(name, input, &ahead);
        }
        no_equals(&name, &ahead, errors);
        skip(input);
        return Ok(None);
    }
    if let Some(call) = call(&name, input, errors) {
        return Ok(Some(call));
    }
    input.parse().map(Arg::Value).map(Some)
}

/// Whether a word can be a name or a value: it is no keyword, or one that we or paths have a use for.
fn is_name(name: &Ident) -> bool {
    let text = name.to_string();
    syn::parse2::<Ident>(name.to_token_stream()).is_ok()
        || Word::parse(&text).is_some()
        || ["self", "Self", "super", "crate", "true", "false"].contains(&text.as_str())
}

/// `unique max = 5`: the comma is missing. `pattern "a"`: the parentheses are.
fn word_before(name: Ident, input: ParseStream<'_>, ahead: ParseStream<'_>) -> syn::Result<Option<Arg>> {
    if ahead.peek(Lit)
        && let Some((value, _)) = ahead.cursor().token_tree()
    {
        let message = format!("`{name}` takes its arguments in parentheses; write `{name}({value})`");
        return Err(syn::Error::new(value.span(), message));
    }
    input.advance_to(ahead);
    Ok(Some(Arg::Word(name)))
}

/// `min 1`, `min: 1`, `min == 1`.
fn no_equals(name: &Ident, after: ParseStream<'_>, errors: &Errors) {
    let place = match operator(after) {
        Some(operator) => operator,
        None => after.span().into(),
    };
    let sign = after.peek(Token![:]) || after.peek(Token![=]);
    let value = if sign {
        "…".to_owned()
    } else {
        after.cursor().token_tree().map(|(token, _)| token.to_string()).unwrap_or_default()
    };
    errors.at(place, format!("expected `=` after `{name}`; write `{name} = {value}`"));
}

/// Both characters of `==` or `=>`.
fn operator(input: ParseStream<'_>) -> Option<Extent> {
    if !input.peek(Token![==]) && !input.peek(Token![=>]) {
        return None;
    }
    let (first, rest) = input.cursor().punct()?;
    let (second, _) = rest.punct()?;
    Some(Extent::between(first.span(), second.span()))
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

fn named(name: Ident, input: ParseStream<'_>, owner: &str, errors: &Errors) -> syn::Result<Option<Arg>> {
    let equals: Token![=] = input.parse()?;
    attributes(input, owner, errors)?;
    if input.is_empty() || input.peek(Token![,]) {
        errors.at(equals.spans[0], format!("expected a value after `{name} =`"));
        return Ok(None);
    }
    let value = value(input)?;
    Ok(Some(Arg::Named { name, value }))
}

/// A value. Most are literals, and syn would ask dozens of other questions first.
fn value(input: ParseStream<'_>) -> syn::Result<Expr> {
    let ahead = input.fork();
    let fragment = input.cursor().group(Delimiter::None).map(|(_, span, _)| span.join());
    let lit = if input.peek(Lit) && !input.peek(Token![-]) { ahead.parse().ok() } else { None };
    match lit {
        Some(lit) if ahead.is_empty() || ahead.peek(Token![,]) => {
            input.advance_to(&ahead);
            let value = Expr::Lit(ExprLit { attrs: Vec::new(), lit });
            Ok(match fragment {
                Some(span) => grouped(value, span),
                None => value,
            })
        }
        _ => input.parse(),
    }
}

/// How many delimiters an entry may have, one inside the other: reading takes stack for each, and rules of items of items
/// cost rustc more than twice as much a level.
const DEEPEST: usize = 32;

/// Whether an entry, up to its comma, has delimiters that are nested deeper than this.
fn is_too_deep(mut at: Cursor<'_>, levels: usize) -> bool {
    while let Some((token, after)) = at.token_tree() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',' && levels == DEEPEST) {
            return false;
        }
        if let Some((inside, _, _, after_group)) = at.any_group() {
            if levels == 0 || is_too_deep(inside, levels - 1) {
                return true;
            }
            at = after_group;
        } else {
            at = after;
        }
    }
    false
}

/// A literal that a `macro_rules!` macro was given: syn reads it through the invisible group around it.
fn grouped(value: Expr, span: Span) -> Expr {
    Expr::Group(ExprGroup { attrs: Vec::new(), group_token: token::Group { span }, expr: Box::new(value) })
}

/// `name(…)` where nothing goes on behind it as an expression would. Whether that is a nested rule or a call of a constant function is
/// not for the grammar to decide; `item(/// a comment …)` is no call, and fine here. A rule in braces or brackets is meant so, too.
fn call(name: &Ident, input: ParseStream<'_>, errors: &Errors) -> Option<Arg> {
    let ahead = input.fork();
    ahead.call(Ident::parse_any).ok()?;
    let group: Group = ahead.parse().ok()?;
    match group.delimiter() {
        Delimiter::Parenthesis => {}
        Delimiter::Brace | Delimiter::Bracket if vocabulary::takes(&name.to_string(), Takes::Parens) => {
            let place = Extent::between(group.span_open(), group.span_close());
            errors.at(place, format!("`{name}` takes its arguments in parentheses; write `{name}(…)`"));
        }
        _ => return None,
    }
    let goes_on = !ahead.peek(Token![,])
        && !ahead.peek(Token![;])
        && matches!(ahead.cursor().token_tree(), Some((TokenTree::Punct(_), _)))
        || ahead.peek(Token![as])
        || ahead.peek(token::Paren)
        || ahead.peek(token::Bracket);
    if goes_on {
        return None;
    }
    input.advance_to(&ahead);
    Some(Arg::Call { name: name.clone(), group })
}
