//! Two members, or two variants, cannot have one name on the wire.

use crate::errors::Errors;
use crate::model::{Field, Presence, Role, Variant};
use crate::span::Extent;

/// Members of one object.
pub(super) fn members_differ(fields: &[Field], errors: &Errors) {
    let mut seen: Vec<&str> = Vec::new();
    for field in fields {
        let syn::Member::Named(ident) = &field.member else { continue };
        if field.flatten || field.presence == Presence::Absent {
            continue;
        }
        if seen.contains(&field.wire.as_str()) {
            let message =
                format!("`{}` is the name on the wire of an earlier field, too; rename one of the two", field.wire);
            errors.at(Extent::from(ident.span()), message);
        }
        seen.push(&field.wire);
    }
}

/// Variants of one enum.
pub(super) fn variants_differ(variants: &[Variant], errors: &Errors) {
    let mut seen: Vec<&str> = Vec::new();
    for variant in variants {
        if variant.skipped || variant.untagged || variant.role == Role::Unknown {
            continue;
        }
        if seen.contains(&variant.wire.as_str()) {
            let message =
                format!("`{}` is the name on the wire of an earlier variant, too; rename one of the two", variant.wire);
            errors.at(Extent::from(variant.ident.span()), message);
        }
        seen.push(&variant.wire);
    }
}
