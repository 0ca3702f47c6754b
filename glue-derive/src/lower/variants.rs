//! Variants: what they are called on the wire, and which one stands for every unknown value.

use syn::ext::IdentExt;
use syn::{Attribute, DataEnum};

use super::args::flag;
use super::fields::{self, Naming};
use super::rename::RenameAll;
use super::serde::{Container, Part};
use super::suggest;
use crate::errors::Errors;
use crate::model::{Enum, Fields, Role, Style, Tag, Variant};
use crate::span::Extent;
use crate::syntax;

/// Lowers an enum.
pub(crate) fn lower(data: DataEnum, names: &Container, rename_all: Option<RenameAll>, errors: &Errors) -> Enum {
    let tag = match (&names.tag, &names.content) {
        _ if names.untagged => Tag::Untagged,
        (Some(tag), Some(content)) => Tag::Adjacent { tag: tag.clone(), content: content.clone() },
        (Some(tag), None) => Tag::Internal(tag.clone()),
        (None, _) => Tag::External,
    };
    let rule = rename_all.unwrap_or(names.rename_all);
    let variants = data.variants.into_iter().map(|item| variant(item, rule, names, errors)).collect();
    let mut lowered = Enum { tag, variants };
    open(&mut lowered);
    lowered
}

fn variant(variant: syn::Variant, rule: RenameAll, names: &Container, errors: &Errors) -> Variant {
    let serde = Part::read(&variant.attrs);
    let own = own(&variant.attrs, &variant.fields, errors);
    let naming = Naming {
        rule: serde.rename_all.unwrap_or(names.rename_all_fields),
        defaulted: false,
        transparent: false,
        closed: names.deny_unknown_fields,
    };
    let wire = own.rename.or(serde.rename).unwrap_or_else(|| rule.variant(&variant.ident.unraw().to_string()));
    Variant {
        ident: variant.ident,
        wire,
        aliases: serde.aliases,
        skipped: serde.skip,
        internal: own.internal,
        untagged: serde.untagged,
        role: if serde.other { Role::Unknown } else { Role::Known },
        fields: fields::lower(variant.fields, &naming, errors),
    }
}

/// Where every other variant is a plain value, one `#[serde(untagged)]` variant around one field takes all other
/// strings: the enum is open.
fn open(lowered: &mut Enum) {
    let is_open = |variant: &Variant| variant.untagged && variant.fields.style == Style::Newtype && !variant.skipped;
    let plain =
        |variant: &Variant| variant.skipped || variant.role == Role::Unknown || variant.fields.style == Style::Unit;
    let candidates = lowered.variants.iter().filter(|variant| is_open(variant)).count();
    let rest = lowered.variants.iter().filter(|variant| !is_open(variant)).all(plain);
    if lowered.tag == Tag::External && candidates == 1 && rest && lowered.variants.len() > 1 {
        for variant in lowered.variants.iter_mut().filter(|variant| is_open(variant)) {
            variant.role = Role::Unknown;
        }
    }
}

/// What `#[glue(…)]` says of a variant.
#[derive(Default)]
struct VariantAttrs {
    rename: Option<String>,
    internal: bool,
}

fn own(attrs: &[Attribute], fields: &syn::Fields, errors: &Errors) -> VariantAttrs {
    let mut own = VariantAttrs::default();
    let mut renames = 0;
    for rule in syntax::rules(attrs, errors) {
        let name = rule.name.to_string();
        match name.as_str() {
            "rename" if rule.in_glue => {
                renames += 1;
                own.rename = fields::rename(&rule, renames, errors);
            }
            "internal" if rule.in_glue && !matches!(fields, syn::Fields::Unit) => {
                errors.at(rule.extent, "`internal` hides a value of a value set; this variant holds data");
            }
            "internal" if rule.in_glue && own.internal => {
                errors.at(rule.extent, "`internal` is given twice; remove one");
            }
            "internal" if rule.in_glue => own.internal = flag(&rule, errors).is_some(),
            "crate" | "bound" | "rename_all" => {
                errors.at(rule.extent, format!("`{name}` goes on the type, not on a variant"));
            }
            _ if syntax::HELPERS.contains(&name.as_str()) || name == "skip" => {
                errors.at(rule.extent, misplaced(&name, fields));
            }
            _ => {
                errors.at(Extent::from(rule.name.span()), suggest::unknown("argument", &name, &["rename", "internal"]));
            }
        }
    }
    own
}

fn misplaced(name: &str, fields: &syn::Fields) -> String {
    match fields {
        syn::Fields::Unit => format!("`{name}` goes on a field, not on a variant; this variant has none: remove it"),
        _ => format!("`{name}` goes on a field, not on a variant; move it inside, before the field's type or name"),
    }
}

/// The fields of a variant, for whoever needs no names.
impl Variant {
    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.fields, Fields { style: Style::Unit, .. })
    }
}
