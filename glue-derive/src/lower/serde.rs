//! serde's attributes, as far as they say what the wire looks like. Mistakes in them are serde's to report.

use quote::format_ident;
use syn::{Attribute, ExprPath, Path};

use super::rename::RenameAll;
use crate::errors::Errors;
use crate::span::Extent;
use crate::syntax::{self, Arg, string};

/// One serde argument: its name, its string if it has one, the parts if it has parentheses.
struct Item {
    name: String,
    text: Option<String>,
    parts: Vec<Item>,
}

impl Item {
    /// The string, or the one under `deserialize`: the name in a request that is read.
    fn read_name(&self) -> Option<String> {
        self.text
            .clone()
            .or_else(|| self.parts.iter().find(|part| part.name == "deserialize").and_then(|part| part.text.clone()))
    }
}

impl Item {
    /// The path that the string is.
    fn path(&self) -> Option<ExprPath> {
        self.text.as_ref().and_then(|text| syn::parse_str(text).ok())
    }
}

/// All arguments of all `#[serde(…)]`s.
fn items(attrs: &[Attribute]) -> Vec<Item> {
    let serde = attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let lists = serde.filter_map(|attr| attr.meta.require_list().ok());
    lists.flat_map(|list| parts(list.tokens.clone())).collect()
}

fn parts(tokens: proc_macro2::TokenStream) -> Vec<Item> {
    let errors = Errors::new();
    let args = syntax::split(tokens, Extent::from(proc_macro2::Span::call_site()), "serde", &errors);
    // serde reports what is wrong with its own attributes.
    let _reported = errors.finish();
    args.list.into_iter().filter_map(item).collect()
}

fn item(arg: Arg) -> Option<Item> {
    let (name, text, parts) = match arg {
        Arg::Named { name, value } => (name, string(&value), Vec::new()),
        Arg::Word(name) => (name, None, Vec::new()),
        Arg::Call { name, group } => (name, None, parts(group.stream())),
        Arg::Value(_) => return None,
    };
    Some(Item { name: name.to_string(), text, parts })
}

/// What serde says of a type.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "serde's own flags")]
pub(crate) struct Container {
    pub(crate) rename_all: Option<RenameAll>,
    pub(crate) rename_all_fields: Option<RenameAll>,
    pub(crate) default: bool,
    /// The function that makes it.
    pub(crate) default_path: Option<ExprPath>,
    pub(crate) transparent: bool,
    pub(crate) deny_unknown_fields: bool,
    pub(crate) untagged: bool,
    /// Read as another type (`from`, `try_from`). `into` is about writing.
    pub(crate) converted: bool,
    /// The type of another crate that this one describes (`remote`).
    pub(crate) remote: Option<Path>,
    pub(crate) tag: Option<String>,
    pub(crate) content: Option<String>,
}

impl Container {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut found = Self::default();
        for item in items(attrs) {
            let rule = || item.read_name().and_then(|name| RenameAll::parse(&name));
            match item.name.as_str() {
                "rename_all" => found.rename_all = rule(),
                "rename_all_fields" => found.rename_all_fields = rule(),
                "default" => {
                    found.default = true;
                    found.default_path = item.path();
                }
                "transparent" => found.transparent = true,
                "deny_unknown_fields" => found.deny_unknown_fields = true,
                "untagged" => found.untagged = true,
                "from" | "try_from" => found.converted = true,
                "remote" => found.remote = item.text.and_then(|text| syn::parse_str(&text).ok()),
                "tag" => found.tag = item.text,
                "content" => found.content = item.text,
                _ => {}
            }
        }
        found
    }
}

/// What serde says of a field or a variant.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "serde's own flags")]
pub(crate) struct Part {
    pub(crate) rename: Option<String>,
    pub(crate) rename_all: Option<RenameAll>,
    pub(crate) aliases: Vec<String>,
    /// Not read from the wire.
    pub(crate) skip: bool,
    pub(crate) flatten: bool,
    pub(crate) default: bool,
    /// The function that makes it.
    pub(crate) default_path: Option<ExprPath>,
    /// Read by a function, so its look on the wire is unknown.
    pub(crate) with: bool,
    /// The type that the function belongs to, if it is a type's.
    pub(crate) with_type: Option<Path>,
    /// What gives a field's value that is private to another crate (`getter`).
    pub(crate) getter: Option<Path>,
    /// The function.
    pub(crate) with_path: Option<ExprPath>,
    pub(crate) untagged: bool,
    pub(crate) other: bool,
    /// Read without copying, where its type can.
    pub(crate) borrow: bool,
}

impl Part {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut found = Self::default();
        for item in items(attrs) {
            match item.name.as_str() {
                "rename" => found.rename = item.read_name().or(found.rename),
                "rename_all" => found.rename_all = item.read_name().and_then(|name| RenameAll::parse(&name)),
                "alias" => found.aliases.extend(item.text),
                "skip" | "skip_deserializing" => found.skip = true,
                "flatten" => found.flatten = true,
                "default" => {
                    found.default = true;
                    found.default_path = item.path();
                }
                "with" | "deserialize_with" => {
                    found.with = true;
                    found.with_path = item.path();
                    if item.name == "with"
                        && let Some(path) = &mut found.with_path
                    {
                        path.path.segments.push(format_ident!("deserialize").into());
                    }
                    found.with_type = item.text.and_then(|text| type_of(&item.name, &text)).or(found.with_type);
                }
                "getter" => found.getter = item.text.and_then(|text| syn::parse_str(&text).ok()),
                "untagged" => found.untagged = true,
                "other" => found.other = true,
                "borrow" => found.borrow = true,
                _ => {}
            }
        }
        found
    }
}

/// The type whose function reads a field: a path's last name tells by its first letter whether it is a type or a module.
fn type_of(argument: &str, text: &str) -> Option<Path> {
    let mut path = syn::parse_str::<Path>(text).ok()?;
    if argument == "deserialize_with" {
        path.segments.pop();
        path.segments.pop_punct();
    }
    let name = path.segments.last()?.ident.to_string();
    name.starts_with(char::is_uppercase).then_some(path)
}
