//! Fields: what they are called on the wire, whether they take part, their rules.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::{Attribute, GenericArgument, Index, Member, Meta, PathArguments, PathSegment, Type, TypePath, parse_quote};

use super::adapter;
use super::args::flag;
use super::rename::RenameAll;
use super::rules::{self, Lowered};
use super::serde::Part;
use super::settings::{self, Given, Once};
use super::wire::PartSettings;
use crate::errors::Errors;
use crate::model::{DefaultValue, Field, Fields, Presence, Style, WireForm};
use crate::span::Extent;
use crate::syntax::{self, RawRule};
use crate::vocabulary::{Rule, Setting, Site};

/// What the surrounding type or variant says of its fields.
pub(crate) struct Naming {
    pub(crate) rule: RenameAll,
    pub(crate) defaulted: bool,
    pub(crate) transparent: bool,
    pub(crate) closed: bool,
}

/// Lowers the fields of a struct or a variant.
pub(crate) fn lower(fields: syn::Fields, naming: &Naming, errors: &Errors) -> Fields {
    let style = match &fields {
        syn::Fields::Named(_) => Style::Named,
        syn::Fields::Unnamed(list) if list.unnamed.len() == 1 => Style::Newtype,
        syn::Fields::Unnamed(_) => Style::Tuple,
        syn::Fields::Unit => Style::Unit,
    };
    let mut list: Vec<_> = fields.into_iter().enumerate().map(|(at, item)| field(item, at, naming, errors)).collect();
    let present = list.iter().filter(|field| field.presence != Presence::Absent).count();
    let style = match style {
        Style::Named | Style::Tuple if naming.transparent && present == 1 => Style::Newtype,
        Style::Newtype if present == 0 => Style::Tuple,
        other => other,
    };
    if naming.transparent && style == Style::Newtype {
        // serde asks through it, so that it may be absent where its inside may.
        for field in &mut list {
            field.flatten = true;
        }
    }
    Fields { style, list, closed: naming.closed, tag: None }
}

fn field(field: syn::Field, at: usize, naming: &Naming, errors: &Errors) -> Field {
    let serde = Part::read(&field.attrs);
    let attrs = attributes(&field.attrs, serde.skip, errors);
    let has_name = field.ident.is_some();
    if let Some(extent) = attrs.wire.flatten.filter(|_| !has_name) {
        errors.at(extent, "`flatten` goes on a field with a name; remove it");
    }
    let part = attrs.wire.merge(serde, errors);
    let mut rules = attrs.lowered.rules;
    let adapter = adapter::of_field(&mut rules, attrs.skip, attrs.with, errors);
    let presence = match (part.skip, attrs.skip.is_some() && adapter.is_none()) {
        (true, _) => Presence::Absent,
        (_, true) => Presence::Opaque,
        _ => Presence::Full,
    };
    let form = if part.with {
        WireForm::Custom(part.with_type)
    } else if part.borrow && is_cow_of_bytes(&field.ty) {
        WireForm::BorrowedBytes
    } else {
        WireForm::OfType
    };
    let derived = field.ident.as_ref().map(|ident| naming.rule.field(&ident.unraw().to_string()));
    let wire = part.rename.or(derived).unwrap_or_else(|| at.to_string());
    Field {
        allows: allows(&field.attrs),
        member: field.ident.map_or_else(|| Member::Unnamed(Index::from(at)), Member::Named),
        ty_extent: Extent::of_type(&field.ty),
        ty: enclosed(field.ty),
        wire,
        aliases: part.aliases,
        presence,
        adapter,
        flatten: part.flatten && has_name,
        defaulted: part.default || naming.defaulted,
        default: part.default.then(|| part.default_path.map_or(DefaultValue::OfType, DefaultValue::Made)),
        form,
        reads_with: part.with_path,
        getter: part.getter,
        rules,
        checks: attrs.lowered.checks.into_iter().filter_map(|check| check.of_field(errors)).collect(),
    }
}

/// Whether serde's derive takes a type for `Cow<'_, [u8]>`. It looks at the name and nothing else, so this is what decides how
/// a text is read.
fn is_cow_of_bytes(ty: &Type) -> bool {
    let Type::Path(TypePath { qself: None, path, .. }) = ty else { return false };
    let Some(PathSegment { ident, arguments: PathArguments::AngleBracketed(args) }) = path.segments.last() else {
        return false;
    };
    let is_byte = |ty: &Type| matches!(ty, Type::Path(path) if path.path.is_ident("u8"));
    let is_bytes = |arg: &GenericArgument| match arg {
        GenericArgument::Type(Type::Slice(slice)) => is_byte(&slice.elem),
        _ => false,
    };
    ident == "Cow" && args.args.len() == 2 && args.args.last().is_some_and(is_bytes)
}

/// A type as it can stand in `<T as Trait>`: several bounds need parentheses there, and so do arguments behind a keyword
/// (`crate<T>`, which is no type, but parses as one).
fn enclosed(ty: Type) -> Type {
    let bounds = match &ty {
        Type::Path(TypePath { path, .. }) if path.segments.first().is_some_and(|first| !first.arguments.is_none()) => {
            let is_keyword = ["crate", "self", "super"].iter().any(|keyword| path.segments[0].ident == keyword);
            return if is_keyword { parse_quote!((#ty)) } else { ty };
        }
        Type::TraitObject(object) => &object.bounds,
        Type::ImplTrait(object) => &object.bounds,
        _ => return ty,
    };
    if bounds.len() > 1 || bounds.trailing_punct() { parse_quote!((#ty)) } else { ty }
}

/// What a field's attributes say.
struct FieldAttrs {
    wire: PartSettings,
    skip: Option<Extent>,
    with: Option<Given<TokenStream>>,
    lowered: Lowered,
}

fn attributes(attrs: &[Attribute], serde_skips: bool, errors: &Errors) -> FieldAttrs {
    let mut wire = PartSettings::default();
    let (mut skip, mut with) = (None, None);
    let mut once = Once::default();
    let mut raw = Vec::new();
    for rule in syntax::rules(attrs, errors) {
        let setting = Setting::parse(&rule.name.to_string())
            .filter(|setting| rule.in_glue && setting.sites().contains(&Site::Field));
        let Some(setting) = setting else {
            raw.push(rule);
            continue;
        };
        if !once.is_first(&rule, errors) {
            continue;
        }
        match setting {
            Setting::Rename => wire.rename = settings::name(&rule, setting, errors),
            Setting::Alias => wire.aliases.extend(settings::name(&rule, setting, errors).map(|given| given.value)),
            Setting::Default => wire.default = flag(&rule, errors),
            Setting::Flatten => wire.flatten = flag(&rule, errors),
            Setting::Skip => skip = flag(&rule, errors),
            Setting::With => with = adapter::with(&rule, errors),
            // On types and variants only.
            Setting::RenameAll
            | Setting::RenameAllFields
            | Setting::Tag
            | Setting::Content
            | Setting::Untagged
            | Setting::Other
            | Setting::Transparent
            | Setting::DenyUnknownFields
            | Setting::Internal
            | Setting::Crate
            | Setting::Bound => {}
        }
    }
    // What is not looked into may still be shown beside something that is, has a size, and is what functions take.
    let is_read = |rule: &RawRule| {
        let word = Rule::parse(&rule.name.to_string());
        let about_the_whole = matches!(word, Some(Rule::Sensitive | Rule::Check | Rule::List | Rule::Map));
        !serde_skips && (skip.is_none() || about_the_whole)
    };
    let (read, rest): (Vec<_>, Vec<_>) = raw.into_iter().partition(is_read);
    for rule in rest {
        unread(&rule, serde_skips, errors);
    }
    FieldAttrs { wire, skip, with, lowered: rules::lower(read, Site::Field, errors) }
}

/// A rule on a field that is not looked into would never be read.
fn unread(rule: &RawRule, serde_skips: bool, errors: &Errors) {
    let name = &rule.name;
    let message = if serde_skips && *name == Rule::Check.name() {
        "serde skips this field, so no text is ever checked for it; check it in a function of the type: `#[check(path)]` above the struct".to_owned()
    } else if serde_skips {
        format!("serde skips this field, so `{name}` would never be checked; remove one of the two")
    } else {
        format!("`glue(skip)` leaves this field unchecked, so `{name}` would never be checked; remove one of the two")
    };
    errors.at(rule.extent, message);
}

/// The `allow`s among attributes; `expect` becomes `allow`, since the expansion may well do nothing to expect.
pub(crate) fn allows(attrs: &[Attribute]) -> Vec<Attribute> {
    let lists = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::List(list) if list.path.is_ident("allow") || list.path.is_ident("expect") => Some(&list.tokens),
        _ => None,
    });
    lists.map(|lints| parse_quote!(#[allow(#lints)])).collect()
}
