//! Fields: what they are called on the wire, whether they take part, their rules.

use syn::ext::IdentExt;
use syn::{Attribute, Index, Member, Meta, parse_quote};

use super::args::flag;
use super::rename::RenameAll;
use super::rules::{self, Lowered, Place};
use super::serde::Part;
use crate::errors::Errors;
use crate::model::{Field, Fields, Presence, Style};
use crate::span::Extent;
use crate::syntax::{self, Form, RawRule, string, text};

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
    Fields { style, list, closed: naming.closed }
}

fn field(field: syn::Field, at: usize, naming: &Naming, errors: &Errors) -> Field {
    let serde = Part::read(&field.attrs);
    let (lowered, own) = attributes(&field.attrs, serde.skip, errors);
    let presence = match (serde.skip, own.skip) {
        (true, _) => Presence::Absent,
        (_, true) => Presence::Opaque,
        _ => Presence::Full,
    };
    let derived = field.ident.as_ref().map(|ident| naming.rule.field(&ident.unraw().to_string()));
    let wire = own.rename.or(serde.rename).or(derived).unwrap_or_else(|| at.to_string());
    Field {
        member: field.ident.map_or_else(|| Member::Unnamed(Index::from(at)), Member::Named),
        ty_extent: Extent::of_type(&field.ty),
        ty: field.ty,
        wire,
        aliases: serde.aliases,
        presence,
        flatten: serde.flatten,
        defaulted: serde.default || naming.defaulted,
        custom_wire: serde.with,
        rules: lowered.rules,
        checks: lowered.checks,
    }
}

/// What `#[glue(…)]` says of a field besides rules.
#[derive(Default)]
struct FieldAttrs {
    rename: Option<String>,
    skip: bool,
}

fn attributes(attrs: &[Attribute], serde_skips: bool, errors: &Errors) -> (Lowered, FieldAttrs) {
    let mut own = FieldAttrs::default();
    let mut renames = 0;
    let mut raw = Vec::new();
    for rule in syntax::rules(attrs, errors) {
        match rule.name.to_string().as_str() {
            "rename" if rule.in_glue => {
                renames += 1;
                own.rename = rename(&rule, renames, errors);
            }
            "skip" if rule.in_glue && own.skip => errors.at(rule.extent, "`skip` is given twice; remove one"),
            "skip" if rule.in_glue => own.skip = flag(&rule, errors).is_some(),
            _ => raw.push(rule),
        }
    }
    // What is not validated may still be shown, beside something that is.
    let is_read = |rule: &RawRule| !serde_skips && (!own.skip || rule.name == "sensitive");
    let (read, rest): (Vec<_>, Vec<_>) = raw.into_iter().partition(is_read);
    for rule in rest {
        unread(&rule, serde_skips, errors);
    }
    (rules::lower(read, Place::Field, errors), own)
}

/// A rule on a field that is not looked into would never be read.
fn unread(rule: &RawRule, serde_skips: bool, errors: &Errors) {
    let name = &rule.name;
    let message = if serde_skips {
        format!("serde skips this field, so `{name}` would never be checked; remove one of the two")
    } else {
        format!("`glue(skip)` leaves this field unchecked, so `{name}` would never be checked; remove one of the two")
    };
    errors.at(rule.extent, message);
}

/// `rename = "…"` of a field or a variant.
pub(crate) fn rename(rule: &RawRule, times: usize, errors: &Errors) -> Option<String> {
    if times > 1 {
        errors.at(rule.extent, "`rename` is given twice; remove one");
    }
    let Form::Value(value) = &rule.form else {
        errors.at(rule.inner, "`rename` takes the name on the wire; write `rename = \"Name\"`");
        return None;
    };
    let name = string(value);
    if name.is_none() {
        let message = format!("a name on the wire is a string; write `rename = \"{}\"`", text(value));
        errors.at(Extent::of_expr(value), message);
    }
    name
}

/// The `allow`s among attributes; `expect` becomes `allow`, since the expansion may well do nothing to expect.
pub(crate) fn allows(attrs: &[Attribute]) -> Vec<Attribute> {
    let lists = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::List(list) if list.path.is_ident("allow") || list.path.is_ident("expect") => Some(&list.tokens),
        _ => None,
    });
    lists.map(|lints| parse_quote!(#[allow(#lints)])).collect()
}
