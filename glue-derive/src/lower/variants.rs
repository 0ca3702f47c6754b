//! Variants: what they are called on the wire, and which one stands for every unknown value.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{Attribute, DataEnum};

use super::args::flag;
use super::check::{self, RawCheck};
use super::fields::{self, Naming};
use super::misplaced;
use super::serde::{Container, Part};
use super::settings::{self, Once};
use super::wire::PartSettings;
use crate::errors::Errors;
use crate::model::{Enum, Fields, Role, Style, Tag, Variant};
use crate::span::Extent;
use crate::syntax;
use crate::vocabulary::{Rule, Setting, Site};

/// Lowers an enum.
pub(crate) fn lower(data: DataEnum, names: &Container, errors: &Errors) -> Enum {
    let tag = match (&names.tag, &names.content) {
        _ if names.untagged => Tag::Untagged,
        (Some(tag), Some(content)) => Tag::Adjacent { tag: tag.clone(), content: content.clone() },
        (Some(tag), None) => Tag::Internal(tag.clone()),
        (None, _) => Tag::External,
    };
    let mut others = Vec::new();
    let variants = data.variants.into_iter().map(|item| variant(item, names, &mut others, errors)).collect();
    let mut lowered = Enum { tag, variants };
    open(&mut lowered);
    if let [(ident, extent), rest @ ..] = &others[..] {
        for (_, extent) in rest {
            let message =
                format!("one variant takes every other value, and `{ident}` does already; remove one `other`");
            errors.at(*extent, message);
        }
        if let Some(message) = wrong_other(&lowered, ident).filter(|_| rest.is_empty()) {
            errors.at(*extent, message);
        }
    }
    lowered
}

/// `others`: the variants that our `other` is on so far.
fn variant(variant: syn::Variant, names: &Container, others: &mut Vec<(Ident, Extent)>, errors: &Errors) -> Variant {
    let VariantAttrs { wire, internal, checks } = attributes(&variant.attrs, &variant.fields, errors);
    others.extend(wire.other.map(|extent| (variant.ident.clone(), extent)));
    let ours_other = wire.other.is_some();
    let part = wire.merge(Part::read(&variant.attrs), errors);
    let naming = Naming {
        rule: part.rename_all.or(names.rename_all_fields).unwrap_or_default(),
        defaulted: false,
        transparent: false,
        closed: names.deny_unknown_fields,
    };
    let rule = names.rename_all.unwrap_or_default();
    let wire = part.rename.unwrap_or_else(|| rule.variant(&variant.ident.unraw().to_string()));
    let mut fields = fields::lower(variant.fields, &naming, errors);
    let allows = fields::allows(&variant.attrs);
    fields.list.iter_mut().for_each(|field| field.allows.extend(allows.iter().cloned()));
    let checks = if names.remote.is_some() { check::unheard(checks, errors) } else { checks };
    Variant {
        ident: variant.ident,
        wire,
        aliases: part.aliases,
        skipped: part.skip,
        internal,
        // A value that nothing names is what serde's `untagged` around a string reads.
        untagged: part.untagged || ours_other && fields.style == Style::Newtype,
        role: if part.other && fields.style == Style::Unit { Role::Unknown } else { Role::Known },
        checks: checks.into_iter().filter_map(|check| check.of_variant(&fields, errors)).collect(),
        fields,
    }
}

/// What is wrong with `other` on this variant.
fn wrong_other(body: &Enum, ident: &Ident) -> Option<String> {
    let variant = body.variants.iter().find(|variant| variant.ident == *ident)?;
    if body.tag == Tag::Untagged {
        return Some("an `untagged` enum has no names, so that none is unknown; remove `other`".to_owned());
    }
    match variant.fields.style {
        _ if variant.role == Role::Unknown => None,
        Style::Newtype => Some(
            "`other` around a value takes the unknown strings of a value set, and this enum's variants hold data; \
             write the variant without data"
                .to_owned(),
        ),
        _ => Some(format!("`other` takes every unknown value as text; write `{ident}(String)`, or `{ident}` alone")),
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
    wire: PartSettings,
    internal: bool,
    checks: Vec<RawCheck>,
}

fn attributes(attrs: &[Attribute], fields: &syn::Fields, errors: &Errors) -> VariantAttrs {
    let mut found = VariantAttrs::default();
    let mut once = Once::default();
    for rule in syntax::rules(attrs, errors) {
        if rule.name == Rule::Check.name() {
            found.checks.extend(check::check(rule, errors));
            continue;
        }
        let setting = Setting::parse(&rule.name.to_string());
        let Some(setting) = setting.filter(|setting| rule.in_glue && setting.sites().contains(&Site::Variant)) else {
            let (place, message) = misplaced::on_variant(&rule, fields);
            errors.at(place, message);
            continue;
        };
        if !once.is_first(&rule, errors) {
            continue;
        }
        let wire = &mut found.wire;
        match setting {
            Setting::Rename => wire.rename = settings::name(&rule, setting, errors),
            Setting::Alias => wire.aliases.extend(settings::name(&rule, setting, errors).map(|given| given.value)),
            Setting::Untagged => wire.untagged = flag(&rule, errors),
            Setting::Other => wire.other = flag(&rule, errors),
            Setting::Internal if !matches!(fields, syn::Fields::Unit) => {
                errors.at(rule.extent, "`internal` hides a value of a value set; this variant holds data");
            }
            Setting::Internal => found.internal = flag(&rule, errors).is_some(),
            // On types and fields only.
            Setting::RenameAll
            | Setting::RenameAllFields
            | Setting::Default
            | Setting::Flatten
            | Setting::Tag
            | Setting::Content
            | Setting::Transparent
            | Setting::DenyUnknownFields
            | Setting::With
            | Setting::Skip
            | Setting::Crate
            | Setting::Bound => {}
        }
    }
    found
}

/// The fields of a variant, for whoever needs no names.
impl Variant {
    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.fields, Fields { style: Style::Unit, .. })
    }
}
