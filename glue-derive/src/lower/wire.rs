//! What a type looks like on the wire, as serde's attributes and ours say it together.
//!
//! `#[glue(…)]` has serde's words, for types that do not derive serde's traits. Where both say the same thing of the same
//! item they must agree: serde reads the text, so a name of ours beside another of serde's would never be met.

use std::fmt;

use super::rename::RenameAll;
use super::serde;
use super::settings::Given;
use crate::errors::Errors;
use crate::span::Extent;
use crate::vocabulary::Setting;

/// What our settings say of a type.
#[derive(Default)]
pub(crate) struct ContainerSettings {
    pub(crate) rename: Option<String>,
    pub(crate) rename_all: Option<Given<RenameAll>>,
    pub(crate) rename_all_fields: Option<Given<RenameAll>>,
    pub(crate) tag: Option<Given<String>>,
    pub(crate) content: Option<Given<String>>,
    pub(crate) untagged: Option<Extent>,
    pub(crate) default: Option<Extent>,
    pub(crate) transparent: Option<Extent>,
    pub(crate) deny_unknown_fields: Option<Extent>,
}

/// What our settings say of a field or a variant.
#[derive(Default)]
pub(crate) struct PartSettings {
    pub(crate) rename: Option<Given<String>>,
    pub(crate) aliases: Vec<String>,
    pub(crate) default: Option<Extent>,
    pub(crate) flatten: Option<Extent>,
    pub(crate) untagged: Option<Extent>,
    pub(crate) other: Option<Extent>,
}

/// What kind of type the settings are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Struct,
    Enum,
}

impl ContainerSettings {
    /// Reports the settings that mean nothing on this kind of type, or not without another.
    pub(crate) fn check(&self, shape: Shape, errors: &Errors) {
        let extent = |given: &Option<Given<String>>| given.as_ref().map(|given| given.extent);
        let (wrong, right): (&[_], _) = match shape {
            Shape::Struct => (
                &[
                    (Setting::Tag, extent(&self.tag)),
                    (Setting::Content, extent(&self.content)),
                    (Setting::Untagged, self.untagged),
                    (Setting::RenameAllFields, self.rename_all_fields.as_ref().map(|given| given.extent)),
                ],
                "an enum, not on a struct",
            ),
            Shape::Enum => (
                &[(Setting::Default, self.default), (Setting::Transparent, self.transparent)],
                "a struct, not on an enum",
            ),
        };
        for (setting, extent) in wrong {
            if let Some(extent) = extent {
                errors.at(*extent, format!("`{}` goes on {right}; remove it", setting.name()));
            }
        }
    }

    /// What both say. `content` needs a `tag`, and neither goes with `untagged`.
    pub(crate) fn merge(self, serde: serde::Container, errors: &Errors) -> serde::Container {
        let merged = serde::Container {
            rename_all: agree(Setting::RenameAll, self.rename_all, serde.rename_all, errors),
            rename_all_fields: agree(Setting::RenameAllFields, self.rename_all_fields, serde.rename_all_fields, errors),
            tag: agree(Setting::Tag, self.tag.clone(), serde.tag, errors),
            content: agree(Setting::Content, self.content.clone(), serde.content, errors),
            untagged: serde.untagged || self.untagged.is_some(),
            default: serde.default || self.default.is_some(),
            default_path: serde.default_path,
            transparent: serde.transparent || self.transparent.is_some(),
            deny_unknown_fields: serde.deny_unknown_fields || self.deny_unknown_fields.is_some(),
            converted: serde.converted,
            remote: serde.remote,
        };
        match (&self.tag, &self.content, self.untagged) {
            (Some(tag), _, _) if merged.untagged => {
                errors.at(tag.extent, "an enum has a `tag` or is `untagged`; remove one of the two");
            }
            (None, Some(content), _) if merged.tag.is_none() => {
                errors.at(
                    content.extent,
                    "`content` needs a `tag` beside it; write `tag = \"type\", content = \"value\"`",
                );
            }
            (_, _, Some(untagged)) if merged.tag.is_some() => {
                errors.at(untagged, "an enum has a `tag` or is `untagged`; remove one of the two");
            }
            _ => {}
        }
        merged
    }
}

impl PartSettings {
    /// What both say.
    pub(crate) fn merge(self, serde: serde::Part, errors: &Errors) -> serde::Part {
        serde::Part {
            rename: agree(Setting::Rename, self.rename, serde.rename, errors),
            aliases: serde.aliases.into_iter().chain(self.aliases).collect(),
            flatten: serde.flatten || self.flatten.is_some(),
            default: serde.default || self.default.is_some(),
            default_path: serde.default_path,
            with_path: serde.with_path,
            untagged: serde.untagged || self.untagged.is_some(),
            other: serde.other || self.other.is_some(),
            rename_all: serde.rename_all,
            skip: serde.skip,
            with: serde.with,
            with_type: serde.with_type,
            getter: serde.getter,
            borrow: serde.borrow,
        }
    }
}

/// The value that both give, or one of them.
fn agree<T: PartialEq + fmt::Display>(
    setting: Setting,
    ours: Option<Given<T>>,
    serdes: Option<T>,
    errors: &Errors,
) -> Option<T> {
    let (ours, serdes) = match (ours, serdes) {
        (Some(ours), Some(serdes)) => (ours, serdes),
        (ours, serdes) => return ours.map(|given| given.value).or(serdes),
    };
    if ours.value != serdes {
        let name = setting.name();
        let message = format!("serde's own `{name}` here is `{serdes}`, and serde reads the text; remove this one");
        errors.at(ours.extent, message);
    }
    Some(serdes)
}
